package org.kastanie.engine.twin;

import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Envelope;

/** Resamples a raster into another coordinate system, on cells of about the same size. */
final class RasterWarp {
    private RasterWarp() {}

    /**
     * The cells it resamples on follow from the whole raster, so that parts of it fit together.
     *
     * @param in where the whole raster lies
     * @param cells the part of it there is
     * @param bilinear else the nearest cell (classes, and heights with sharp edges)
     * @param window what is wanted, or null for everything
     */
    static Raster warp(RasterFrame in, Raster cells, Crs from, Crs to, boolean bilinear, @Nullable Envelope window) {
        RasterFrame lattice = lattice(in, from, to);
        RasterFrame.Part part = window == null ? lattice.whole() : lattice.part(window);
        if (part == null) {
            part = new RasterFrame.Part(0, 0, 1, 1);
        }
        float[] out = new float[part.columns() * part.rows()];
        CoordinateTransform back = CoordinateTransform.between(to, from);
        for (int r = 0; r < part.rows(); r++) {
            double y = lattice.north() - (part.row() + r + 0.5) * lattice.cellY();
            for (int c = 0; c < part.columns(); c++) {
                double[] p = back.apply(lattice.west() + (part.column() + c + 0.5) * lattice.cellX(), y);
                double x = (p[0] - cells.west()) / cells.cellX();
                double down = (cells.north() - p[1]) / cells.cellY();
                out[r * part.columns() + c] = bilinear ? bilinear(cells, x - 0.5, down - 0.5) : nearest(cells, x, down);
            }
        }
        return lattice.raster(part, out);
    }

    /** Cells of about the same size that cover the raster in the other system. */
    static RasterFrame lattice(RasterFrame in, Crs from, Crs to) {
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
        if (columns < 1 || rows < 1 || (long) columns * rows > 8L * in.columns() * in.rows() + 1024) {
            throw new InputException(
                    "A raster in " + from + " cannot be brought into " + to + ".",
                    "Warp it beforehand, for example gdalwarp -t_srs EPSG:" + to.epsg() + ".");
        }
        return new RasterFrame(columns, rows, extent.getMinX(), extent.getMaxY(), cell, cell);
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
