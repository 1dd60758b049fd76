package org.kastanie.solver.grid;

/**
 * Opaque slabs with air below them: the storeys over a passage, bridges, canopies. At most one per cell, over open ground.
 *
 * @param base underside, m above the height datum, per cell of the scene grid; NaN without slab; empty if there is none
 * @param top upper side, the same
 */
public record Slabs(float[] base, float[] top) {
    public Slabs {
        if (base.length != top.length) {
            throw new IllegalArgumentException("undersides and upper sides of the slabs differ in number");
        }
        for (int i = 0; i < base.length; i++) {
            if (Float.isNaN(base[i]) != Float.isNaN(top[i]) || base[i] >= top[i]) {
                throw new IllegalArgumentException(
                        "the slab of cell " + i + " has its underside at " + base[i] + " m and its top at " + top[i]);
            }
        }
    }

    public static Slabs none() {
        return new Slabs(new float[0], new float[0]);
    }

    /** Whether any cell has one. */
    public boolean any() {
        for (float z : top) {
            if (!Float.isNaN(z)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a cell has the same slab, or none, here and there. */
    public boolean alike(Slabs other, int cell) {
        return at(cell) == other.at(cell)
                && (!at(cell) || (base[cell] == other.base[cell] && top[cell] == other.top[cell]));
    }

    /** Whether a cell has one. */
    public boolean at(int cell) {
        return top.length > 0 && !Float.isNaN(top[cell]);
    }
}
