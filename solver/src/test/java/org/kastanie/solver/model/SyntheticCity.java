package org.kastanie.solver.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Window;

/** A flat city of boxes and box-shaped crowns aligned with the grid, for tests. Ground at 0 m; everything is active. */
final class SyntheticCity {
    /** Index of materials in facets: the test hands in the list in this order. */
    static final int GROUND = 0;

    static final int ROOF = 1;
    static final int WALL = 2;

    private final Grid grid;
    private final float[] top;
    private final boolean[] building;
    private final float[] crownBase;
    private final float[] crownTop;
    private final float[] density;
    private final int[] tree;
    private final int[] groundMaterial;
    private final int[] wallMaterial;

    SyntheticCity(int columns, int rows, double cell) {
        grid = new Grid(columns, rows, cell, 0, rows * cell);
        int n = grid.size();
        top = new float[n];
        building = new boolean[n];
        crownBase = filled(n, Float.NaN);
        crownTop = filled(n, Float.NaN);
        density = new float[n];
        tree = new int[n];
        Arrays.fill(tree, -1);
        groundMaterial = new int[n];
        wallMaterial = new int[n];
        Arrays.fill(wallMaterial, WALL);
    }

    private static float[] filled(int n, float value) {
        float[] array = new float[n];
        Arrays.fill(array, value);
        return array;
    }

    /** A box over rows r0..r1-1 and columns c0..c1-1. */
    SyntheticCity box(int r0, int c0, int r1, int c1, double height) {
        return box(r0, c0, r1, c1, height, WALL);
    }

    SyntheticCity box(int r0, int c0, int r1, int c1, double height, int material) {
        for (int r = r0; r < r1; r++) {
            for (int c = c0; c < c1; c++) {
                int i = grid.index(r, c);
                top[i] = (float) height;
                building[i] = true;
                wallMaterial[i] = material;
            }
        }
        return this;
    }

    SyntheticCity crown(int r0, int c0, int r1, int c1, double base, double height, double leafAreaDensity) {
        for (int r = r0; r < r1; r++) {
            for (int c = c0; c < c1; c++) {
                int i = grid.index(r, c);
                crownBase[i] = (float) base;
                crownTop[i] = (float) height;
                density[i] = (float) leafAreaDensity;
                tree[i] = 0;
            }
        }
        return this;
    }

    SyntheticCity ground(int r0, int c0, int r1, int c1, int material) {
        for (int r = r0; r < r1; r++) {
            Arrays.fill(groundMaterial, grid.index(r, c0), grid.index(r, c0) + c1 - c0, material);
        }
        return this;
    }

    Grid grid() {
        return grid;
    }

    UrbanGeometry geometry() {
        float[] fraction = new float[grid.size()];
        for (int i = 0; i < fraction.length; i++) {
            fraction[i] = building[i] ? 1 : 0;
        }
        return new UrbanGeometry(
                grid,
                grid.full(),
                grid.full(),
                new float[grid.size()],
                top,
                building,
                fraction,
                new Crowns(crownBase, crownTop, density, tree));
    }

    Facets facets() {
        List<float[]> segments = new ArrayList<>();
        int[][] step = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};
        double height = grid.cell();
        for (int i = 0; i < grid.size(); i++) {
            for (int face = 0; face < 4; face++) {
                int r = grid.row(i) + step[face][0];
                int c = grid.column(i) + step[face][1];
                if (!grid.contains(r, c) || !building[grid.index(r, c)] || top[grid.index(r, c)] <= top[i]) {
                    continue;
                }
                int j = grid.index(r, c);
                int pieces = (int) Math.ceil((top[j] - top[i]) / height - 1e-9);
                for (int p = 0; p < pieces; p++) {
                    float low = (float) (top[i] + p * height);
                    segments.add(new float[] {i, face, low, (float) Math.min(low + height, top[j]), wallMaterial[j]});
                }
            }
        }
        return assemble(segments);
    }

    private Facets assemble(List<float[]> segments) {
        int walls = segments.size();
        int n = grid.size() + walls;
        WallSegments w = new WallSegments(new int[walls], new byte[walls], new float[walls], new float[walls]);
        float[] area = new float[n];
        float[] nx = new float[n];
        float[] ny = new float[n];
        float[] nz = new float[n];
        int[] material = new int[n];
        int[] owner = new int[n];
        for (int i = 0; i < grid.size(); i++) {
            area[i] = (float) (grid.cell() * grid.cell());
            nz[i] = 1;
            material[i] = building[i] ? ROOF : groundMaterial[i];
            owner[i] = building[i] ? 0 : -1;
        }
        float[] outX = {0, -1, 0, 1};
        float[] outY = {-1, 0, 1, 0};
        for (int s = 0; s < walls; s++) {
            float[] v = segments.get(s);
            w.cell()[s] = (int) v[0];
            w.face()[s] = (byte) v[1];
            w.bottom()[s] = v[2];
            w.top()[s] = v[3];
            int f = grid.size() + s;
            area[f] = (float) (grid.cell() * (v[3] - v[2]));
            nx[f] = outX[(int) v[1]];
            ny[f] = outY[(int) v[1]];
            material[f] = (int) v[4];
        }
        return new Facets(grid.size(), w, material, area, nx, ny, nz, owner);
    }

    Window window() {
        return grid.full();
    }
}
