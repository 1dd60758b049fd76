package org.kastanie.engine.scene;

import java.util.Arrays;

/**
 * Fills cells without data smoothly from the cells around them: averages are pushed up a pyramid of ever coarser grids
 * and pulled back down into the holes (Gortler et al. 1996, "The Lumigraph", section 3.4: push-pull). Linear in the
 * number of cells, any size of hole, and beyond the data's edge it levels out to their mean.
 */
final class HoleFiller {
    private HoleFiller() {}

    /** Fills NaN in place; leaves the field alone when it holds no value at all. */
    static void fill(float[] field, int rows, int columns) {
        boolean holes = false;
        boolean values = false;
        for (float v : field) {
            holes |= Float.isNaN(v);
            values |= !Float.isNaN(v);
        }
        if (!holes || !values) {
            return;
        }
        int halfRows = (rows + 1) / 2;
        int halfColumns = (columns + 1) / 2;
        float[] half = new float[halfRows * halfColumns];
        push(field, rows, columns, half, halfColumns);
        fill(half, halfRows, halfColumns);
        pull(field, rows, columns, half, halfRows, halfColumns);
    }

    private static void push(float[] fine, int rows, int columns, float[] half, int halfColumns) {
        int[] count = new int[half.length];
        double[] sum = new double[half.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                float v = fine[r * columns + c];
                if (!Float.isNaN(v)) {
                    int k = (r / 2) * halfColumns + c / 2;
                    sum[k] += v;
                    count[k]++;
                }
            }
        }
        Arrays.setAll(sum, k -> count[k] > 0 ? sum[k] / count[k] : Double.NaN);
        for (int k = 0; k < half.length; k++) {
            half[k] = (float) sum[k];
        }
    }

    private static void pull(float[] fine, int rows, int columns, float[] half, int halfRows, int halfColumns) {
        for (int r = 0; r < rows; r++) {
            int r0 = r / 2;
            int r1 = Math.clamp(r % 2 == 0 ? r0 - 1 : r0 + 1, 0, halfRows - 1);
            for (int c = 0; c < columns; c++) {
                if (Float.isNaN(fine[r * columns + c])) {
                    int c0 = c / 2;
                    int c1 = Math.clamp(c % 2 == 0 ? c0 - 1 : c0 + 1, 0, halfColumns - 1);
                    double near = 0.75 * half[r0 * halfColumns + c0] + 0.25 * half[r0 * halfColumns + c1];
                    double far = 0.75 * half[r1 * halfColumns + c0] + 0.25 * half[r1 * halfColumns + c1];
                    fine[r * columns + c] = (float) (0.75 * near + 0.25 * far);
                }
            }
        }
    }
}
