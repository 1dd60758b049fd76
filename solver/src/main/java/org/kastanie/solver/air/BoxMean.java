package org.kastanie.solver.air;

/** Mean over a square around every column; the rim counts only what lies inside. */
final class BoxMean {
    private BoxMean() {}

    static float[] of(float[] field, int columns, int rows, int reach) {
        double[] sum = new double[(columns + 1) * (rows + 1)];
        for (int r = 0; r < rows; r++) {
            double line = 0;
            for (int c = 0; c < columns; c++) {
                line += field[r * columns + c];
                sum[(r + 1) * (columns + 1) + c + 1] = sum[r * (columns + 1) + c + 1] + line;
            }
        }
        float[] mean = new float[field.length];
        for (int r = 0; r < rows; r++) {
            int r0 = Math.max(0, r - reach) * (columns + 1);
            int r1 = Math.min(rows, r + reach + 1) * (columns + 1);
            for (int c = 0; c < columns; c++) {
                int c0 = Math.max(0, c - reach);
                int c1 = Math.min(columns, c + reach + 1);
                double total = sum[r1 + c1] - sum[r0 + c1] - sum[r1 + c0] + sum[r0 + c0];
                mean[r * columns + c] = (float) Math.max(0, total / ((double) (r1 - r0) / (columns + 1) * (c1 - c0)));
            }
        }
        return mean;
    }
}
