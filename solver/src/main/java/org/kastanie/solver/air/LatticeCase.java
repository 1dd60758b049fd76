package org.kastanie.solver.air;

/**
 * What a lattice Boltzmann flow runs through: cubes of air from the ground to a lid, lengths in cells. Speeds are in any unit; the
 * lattice scales them.
 *
 * <p>Cells run level by level, row by row, column by column: cell = (level * rows + row) * columns + column. Columns run
 * east, rows south, levels up.
 *
 * @param columns from west to east
 * @param rows from north to south
 * @param levels from the ground to the lid
 * @param length mixing length per cell, in cells; below 0 where the cell is solid
 * @param drag coefficient d of the force -d |u| u on a cell's air, 1 per cell
 * @param inflow speed of the undisturbed wind at the rim
 * @param east share of that speed along the columns; (east, south) is a unit vector
 * @param south share along the rows
 */
record LatticeCase(
        int columns, int rows, int levels, float[] length, float[] drag, Inflow inflow, double east, double south) {

    /** Undisturbed wind at the rim of the domain. */
    @FunctionalInterface
    interface Inflow {
        /** Speed over a column of the rim (row and column inside the domain) at a level. */
        double speed(int row, int column, int level);
    }

    LatticeCase {
        int n = columns * rows * levels;
        if (columns < 2 || rows < 2 || levels < 2 || length.length != n || drag.length != n) {
            throw new IllegalArgumentException("a lattice of " + columns + " x " + rows + " x " + levels
                    + " cells (at least 2 each) does not fit fields of " + length.length + " and " + drag.length);
        }
    }

    int index(int row, int column, int level) {
        return (level * rows + row) * columns + column;
    }

    int cells() {
        return columns * rows * levels;
    }

    /** Length of the domain along the wind, cells. */
    double extent() {
        return columns * Math.abs(east) + rows * Math.abs(south);
    }

    /** Largest speed of the inflow over the rim. */
    double fastestInflow() {
        double most = 0;
        for (int level = 0; level < levels; level++) {
            for (int row = 0; row < rows; row++) {
                most = Math.max(most, Math.max(inflow.speed(row, 0, level), inflow.speed(row, columns - 1, level)));
            }
            for (int column = 0; column < columns; column++) {
                most = Math.max(most, Math.max(inflow.speed(0, column, level), inflow.speed(rows - 1, column, level)));
            }
        }
        return most;
    }
}
