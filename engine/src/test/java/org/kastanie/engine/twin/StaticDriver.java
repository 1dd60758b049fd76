package org.kastanie.engine.twin;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import java.nio.file.Path;
import java.util.Arrays;

/** A small static driver made by hand: 8 x 6 cells of 3 m, two houses wall to wall, a tree, a shrub, lawn, asphalt, a pond. */
public final class StaticDriver {
    static final int COLUMNS = 8;
    static final int ROWS = 6;
    static final float CELL = 3;

    private StaticDriver() {}

    public static Path write(Path file, double turned) {
        try (WritableHdfFile out = HdfFile.write(file)) {
            out.putAttribute("origin_x", 389_000.0);
            out.putAttribute("origin_y", 5_819_000.0);
            out.putAttribute("origin_z", 28.5);
            out.putAttribute("rotation_angle", turned);
            out.putDataset("x", axis(COLUMNS));
            out.putDataset("y", axis(ROWS));
            out.putDataset("zlad", new float[] {0, 0.5f, 1.5f, 2.5f});
            out.putDataset("crs", 1).putAttribute("epsg_code", "EPSG:25833");
            float[][] terrain = new float[ROWS][COLUMNS];
            float[][] height = filled(-9999);
            int[][] id = new int[ROWS][COLUMNS];
            byte[][] vegetation = bytes();
            byte[][] pavement = bytes();
            byte[][] water = bytes();
            for (int r = 0; r < ROWS; r++) {
                for (int c = 0; c < COLUMNS; c++) {
                    terrain[r][c] = r;
                    id[r][c] = -9999;
                    vegetation[r][c] = (byte) (r < 3 ? 3 : -127);
                    pavement[r][c] = (byte) (r >= 3 ? 2 : -127);
                }
            }
            water[5][7] = 4;
            pavement[5][7] = -127;
            for (int c = 1; c < 5; c++) {
                height[1][c] = c < 3 ? 9 : 12;
                id[1][c] = c < 3 ? 70 : 71;
                vegetation[1][c] = -127;
            }
            out.putDataset("zt", terrain).putAttribute("_FillValue", -9999f);
            out.putDataset("buildings_2d", height).putAttribute("_FillValue", -9999f);
            out.putDataset("building_id", id).putAttribute("_FillValue", -9999);
            mark(out.putDataset("vegetation_type", vegetation));
            mark(out.putDataset("pavement_type", pavement));
            mark(out.putDataset("water_type", water));
            leaves(out);
        }
        return file;
    }

    /** A tree of two columns, its leaves from 1 to 3 m; a shrub of one column without a number, to 1 m. */
    private static void leaves(WritableHdfFile out) {
        float[][][] density = new float[4][ROWS][COLUMNS];
        int[][][] tree = new int[4][ROWS][COLUMNS];
        for (int k = 0; k < 4; k++) {
            for (int c = 5; c < 7; c++) {
                density[k][4][c] = k >= 2 ? 0.8f : 0;
                tree[k][4][c] = k >= 2 ? 12 : -9999;
            }
        }
        density[1][0][0] = 2;
        out.putDataset("lad", density).putAttribute("_FillValue", -9999f);
        out.putDataset("tree_id", tree).putAttribute("_FillValue", -9999);
    }

    private static void mark(WritableDataset set) {
        set.putAttribute("_FillValue", (byte) -127);
    }

    private static float[] axis(int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = CELL * (i + 0.5f);
        }
        return out;
    }

    private static float[][] filled(float value) {
        float[][] out = new float[ROWS][COLUMNS];
        for (float[] row : out) {
            Arrays.fill(row, value);
        }
        return out;
    }

    private static byte[][] bytes() {
        byte[][] out = new byte[ROWS][COLUMNS];
        for (byte[] row : out) {
            Arrays.fill(row, (byte) -127);
        }
        return out;
    }
}
