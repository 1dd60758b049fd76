package org.kastanie.engine.scene;

import java.util.Arrays;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;

/**
 * Samples the roof planes on a fine lattice in every cell: fraction, majority, mean height, normal and true area. The
 * highest plane wins where roofs overlap.
 */
final class RoofRaster {
    /** Spacing of the lattice, m: a choice; a 20 m box at any angle then has its area to about 0.1 %. */
    private static final double SPACING = 0.25;

    private final Grid grid;
    private final RoofMesh mesh;
    private final int side;
    private final int[] found;
    private final double[] height;
    private final double[] sorted;
    /** Samples in the grid inside a triangle, and those where it is the highest. */
    private final int[] inside;

    private final int[] highest;
    /** Samples won, and those of them in the active window. */
    private final int[] winner;

    private final int[] winnerActive;

    RoofRaster(Grid grid, RoofMesh mesh) {
        this.grid = grid;
        this.mesh = mesh;
        this.side = Math.clamp((int) Math.ceil(grid.cell() / SPACING - 1e-9), 4, 16);
        this.found = new int[side * side];
        this.height = new double[side * side];
        this.sorted = new double[side * side];
        this.inside = new int[mesh.count()];
        this.highest = new int[mesh.count()];
        this.winner = new int[mesh.count()];
        this.winnerActive = new int[mesh.count()];
    }

    void run(Columns columns, Window active) {
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                int cell = grid.index(r, c);
                if (mesh.touches(cell)) {
                    sample(cell, r, c, active.contains(r, c));
                    settle(cell, columns);
                }
            }
        }
    }

    private void sample(int cell, int row, int column, boolean active) {
        double step = grid.cell() / side;
        for (int k = 0; k < found.length; k++) {
            double x = column * grid.cell() + (k % side + 0.5) * step;
            double y = -row * grid.cell() - (k / side + 0.5) * step;
            int t = mesh.top(cell, x, y);
            found[k] = t;
            if (t >= 0) {
                height[k] = mesh.height(t, x, y);
                mesh.count(cell, x, y, t, inside, highest);
                winner[t]++;
                winnerActive[t] += active ? 1 : 0;
            }
        }
    }

    private void settle(int cell, Columns columns) {
        int hits = 0;
        for (int t : found) {
            hits += t >= 0 ? 1 : 0;
        }
        columns.fraction()[cell] = (float) hits / found.length;
        if (2 * hits < found.length) {
            return;
        }
        int owner = majority();
        int n = 0;
        double steep = 0;
        for (int k = 0; k < found.length; k++) {
            if (found[k] >= 0 && mesh.building(found[k]) == owner) {
                sorted[n++] = height[k];
                steep = Math.max(steep, Math.hypot(mesh.gradientX(found[k]), mesh.gradientY(found[k])));
            }
        }
        Arrays.sort(sorted, 0, n);
        // A step inside the cell belongs to the neighbours: only the level of the median counts, not a mean of both.
        double middle = sorted[n / 2];
        double band = 1 + Math.min(steep, 3) * grid.cell();
        mean(cell, columns, owner, middle, band);
    }

    private int majority() {
        int best = -1;
        int most = 0;
        for (int k = 0; k < found.length; k++) {
            if (found[k] >= 0) {
                int candidate = mesh.building(found[k]);
                int n = 0;
                for (int t : found) {
                    n += t >= 0 && mesh.building(t) == candidate ? 1 : 0;
                }
                if (n > most || (n == most && candidate < best)) {
                    most = n;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private void mean(int cell, Columns columns, int owner, double middle, double band) {
        double z = 0;
        double gx = 0;
        double gy = 0;
        double ratio = 0;
        double steep = 0;
        int n = 0;
        for (int k = 0; k < found.length; k++) {
            int t = found[k];
            if (t >= 0 && mesh.building(t) == owner && Math.abs(height[k] - middle) <= band) {
                z += height[k];
                gx += mesh.gradientX(t);
                gy += mesh.gradientY(t);
                ratio += mesh.areaRatio(t);
                steep = Math.max(steep, Math.hypot(mesh.gradientX(t), mesh.gradientY(t)));
                n++;
            }
        }
        columns.building()[cell] = true;
        columns.owner()[cell] = owner;
        columns.top()[cell] = (float) (z / n);
        columns.gradientX()[cell] = (float) (gx / n);
        columns.gradientY()[cell] = (float) (gy / n);
        columns.areaRatio()[cell] = (float) (ratio / n);
        columns.steepness()[cell] = (float) steep;
    }

    /** True roof area by building, parts hidden below higher roofs or outside the grid left out. */
    double[] roofArea(int buildings) {
        double[] area = new double[buildings];
        for (int t = 0; t < mesh.count(); t++) {
            area[mesh.building(t)] += visible(t);
        }
        return area;
    }

    /** True roof area in the active window. */
    double activeRoofArea() {
        double area = 0;
        for (int t = 0; t < mesh.count(); t++) {
            area += winner[t] == 0 ? 0 : visible(t) * winnerActive[t] / winner[t];
        }
        return area;
    }

    private double visible(int t) {
        double lattice = Math.pow(grid.cell() / side, 2);
        double plan = mesh.planArea(t);
        // A triangle cut by the grid's edge: its area inside is what the lattice found of it.
        double within = mesh.inGrid(t) ? plan : Math.min(plan, inside[t] * lattice);
        // A splinter between the lattice points counts as seen.
        double share = inside[t] == 0 ? 1 : (double) highest[t] / inside[t];
        return within * share * mesh.areaRatio(t);
    }
}
