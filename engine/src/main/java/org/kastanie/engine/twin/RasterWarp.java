package org.kastanie.engine.twin;

import java.util.Arrays;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Envelope;

/** Resamples a raster into another coordinate system, on cells of about the same size. */
final class RasterWarp {
    private RasterWarp() {}

    /** @param bilinear else the nearest cell (classes, and heights with sharp edges) */
    static Raster warp(Raster in, Crs from, Crs to, boolean bilinear) {
        CoordinateTransform forward = CoordinateTransform.between(from, to);
        Envelope extent = forward.apply(in.extent());
        double middleX = in.extent().centre().x;
        double middleY = in.extent().centre().y;
        double[] o = forward.apply(middleX, middleY);
        double[] e = forward.apply(middleX + in.cellX(), middleY);
        double[] n = forward.apply(middleX, middleY + in.cellY());
        double cell = Math.sqrt(Math.abs((e[0] - o[0]) * (n[1] - o[1]) - (e[1] - o[1]) * (n[0] - o[0])));
        int columns = (int) Math.ceil(extent.getWidth() / cell);
        int rows = (int) Math.ceil(extent.getHeight() / cell);
        if (columns < 1 || rows < 1 || (long) columns * rows > 8L * in.values().length + 1024) {
            throw new InputException(
                    "A raster in " + from + " cannot be brought into " + to + ".",
                    "Warp it beforehand, for example gdalwarp -t_srs EPSG:" + to.epsg() + ".");
        }
        float[] out = new float[columns * rows];
        Arrays.fill(out, Float.NaN);
        CoordinateTransform back = CoordinateTransform.between(to, from);
        for (int r = 0; r < rows; r++) {
            double y = extent.getMaxY() - (r + 0.5) * cell;
            for (int c = 0; c < columns; c++) {
                double[] p = back.apply(extent.getMinX() + (c + 0.5) * cell, y);
                double x = (p[0] - in.west()) / in.cellX();
                double down = (in.north() - p[1]) / in.cellY();
                out[r * columns + c] = bilinear ? bilinear(in, x - 0.5, down - 0.5) : nearest(in, x, down);
            }
        }
        return new Raster(columns, rows, extent.getMinX(), extent.getMaxY(), cell, cell, out);
    }

    private static float nearest(Raster in, double x, double y) {
        int c = (int) Math.floor(x);
        int r = (int) Math.floor(y);
        boolean inside = c >= 0 && r >= 0 && c < in.columns() && r < in.rows();
        return inside ? in.values()[r * in.columns() + c] : Float.NaN;
    }

    /** Between cell centres; beyond the outermost centres, up to the edge, the nearest cell. */
    private static float bilinear(Raster in, double x, double y) {
        if (x < -0.5 || y < -0.5 || x > in.columns() - 0.5 || y > in.rows() - 0.5) {
            return Float.NaN;
        }
        double cx = Math.clamp(x, 0, in.columns() - 1.0);
        double cy = Math.clamp(y, 0, in.rows() - 1.0);
        int c = Math.min((int) cx, Math.max(0, in.columns() - 2));
        int r = Math.min((int) cy, Math.max(0, in.rows() - 2));
        int c1 = Math.min(c + 1, in.columns() - 1);
        int r1 = Math.min(r + 1, in.rows() - 1);
        double fx = cx - c;
        double fy = cy - r;
        float[] v = in.values();
        double top = (1 - fx) * v[r * in.columns() + c] + fx * v[r * in.columns() + c1];
        double low = (1 - fx) * v[r1 * in.columns() + c] + fx * v[r1 * in.columns() + c1];
        double mixed = (1 - fy) * top + fy * low;
        return Double.isNaN(mixed) ? nearest(in, x + 0.5, y + 0.5) : (float) mixed;
    }
}
