package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.kernel.vector.HorizonVectors;

/**
 * The city as padded rasters around the active window: whatever a receiver may look at lies in one flat array at a fixed
 * offset from it, and where the data end nothing stands.
 */
final class Columns {
    /** Height of what does not exist: low enough never to shade, finite so that differences stay numbers. */
    static final float NOTHING = -1e9f;

    /** Cells a crown run-length maximum looks ahead. */
    static final int SLIDE = 16;

    /** Cells around the data that maxima along a line may still be asked for. */
    static final int MARGIN = 8;

    /** Cells a skyline beyond the data is thick: no ray slips between two of its cells. */
    private static final int RING = 3;

    final Grid grid;
    final Window active;
    /** Those of the active window that have receivers, by their place: all, but for the model of a part of a scene. */
    final CellSet cells;
    /** Padded index by place. */
    private final int[] paddedOf;

    final float cell;
    /** Cells around the active window. */
    final int pad;
    /** Cells up to which anything is looked for. */
    final int far;

    final int stride;
    final int rows;
    final float[] top;
    final boolean[] building;
    final float[] crownBase;
    final float[] crownTop;
    /** G Omega LAD, m-1; 0 without crown. */
    final float[] extinction;
    /** Highest crown top of this and the next {@link #SLIDE} - 1 cells. */
    final float[] crownAhead;

    /** Underside and upper side of slabs, {@link #NOTHING} without; empty if the scene has none. */
    final float[] slabBase;

    final float[] slabTop;
    /** Highest upper side of this and the next {@link Panorama#BLOCK} - 1 cells. */
    final float[] slabAhead;

    final float slabHighest;
    /** First and last row, then column of the padded raster with a slab; an empty range without. */
    private final int[] slabBox = {Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE};

    final boolean hasSlabs;

    /** Rows and columns of the padded raster with data, and a few beyond: lattice steps stray off a line by a cell. */
    final int dataRow;

    final int dataRows;
    final int dataColumn;
    final int dataColumns;

    final boolean hasCrowns;
    final float lowest;
    final float highest;
    final float crownHighest;

    Columns(UrbanGeometry geometry, RadiationOptions options) {
        this(geometry, CellSet.of(geometry.active()), options);
    }

    Columns(UrbanGeometry geometry, CellSet cells, RadiationOptions options) {
        this.cells = cells;
        grid = geometry.grid();
        active = geometry.active();
        cell = (float) grid.cell();
        int reach = (int) Math.ceil(options.reach() / grid.cell());
        far = Math.min(reach, Math.max(grid.rows(), grid.columns())) + 1;
        pad = RadiationOptions.overlook(far) + 1;
        stride = active.columns() + 2 * pad;
        rows = active.rows() + 2 * pad;
        paddedOf = new int[cells.size()];
        for (int k = 0; k < paddedOf.length; k++) {
            paddedOf[k] = index(cells.row(k), cells.column(k));
        }
        int size = Math.multiplyExact(rows, stride) + stride + HorizonVectors.SLACK;
        top = filled(size, NOTHING);
        building = new boolean[size];
        crownBase = filled(size, -NOTHING);
        crownTop = filled(size, NOTHING);
        extinction = new float[size];
        copy(geometry, options.clumping());
        hasSlabs = geometry.slabs().any();
        slabBase = padded(geometry, geometry.slabs().base(), hasSlabs ? size : 0);
        slabTop = padded(geometry, geometry.slabs().top(), hasSlabs ? size : 0);
        if (options.skyline() > 0) {
            ring(geometry, (float) options.skyline());
        }
        slabAhead = slidingMaximum(slabTop, Panorama.BLOCK);
        crownAhead = slidingMaximum(crownTop);
        dataRow = Math.max(0, pad - active.row() - MARGIN);
        dataRows = Math.min(rows, pad - active.row() + grid.rows() + MARGIN) - dataRow;
        dataColumn = Math.max(0, pad - active.column() - MARGIN);
        dataColumns = Math.min(stride, pad - active.column() + grid.columns() + MARGIN) - dataColumn;
        float low = Float.POSITIVE_INFINITY;
        float high = NOTHING;
        float crown = NOTHING;
        for (int i = 0; i < size; i++) {
            low = top[i] > NOTHING ? Math.min(low, top[i]) : low;
            high = Math.max(high, top[i]);
            crown = Math.max(crown, crownTop[i]);
        }
        lowest = low;
        crownHighest = crown;
        hasCrowns = crown > NOTHING;
        float slab = NOTHING;
        for (float z : slabTop) {
            slab = Math.max(slab, z);
        }
        slabHighest = slab;
        high = Math.max(high, slab);
        highest = Math.max(high, crown);
    }

    private void enclose(int row, int column) {
        slabBox[0] = Math.min(slabBox[0], row);
        slabBox[1] = Math.max(slabBox[1], row);
        slabBox[2] = Math.min(slabBox[2], column);
        slabBox[3] = Math.max(slabBox[3], column);
    }

    /**
     * False if no slab can lie on the way from any of {@link Panorama#BLOCK} neighbouring cells along an azimuth.
     *
     * @param offset of the last cell of the way
     */
    boolean slabsAlong(int start, int offset) {
        int row = start / stride;
        int column = start - row * stride;
        int down = Math.floorDiv(offset + stride / 2, stride);
        int across = offset - down * stride;
        return Math.max(row, row + down) + 1 >= slabBox[0]
                && Math.min(row, row + down) - 1 <= slabBox[1]
                && Math.max(column, column + across) + Panorama.BLOCK >= slabBox[2]
                && Math.min(column, column + across) - 1 <= slabBox[3];
    }

    /** Whether a height over a cell is inside its slab. */
    boolean inSlab(int padded, float z) {
        return hasSlabs && z > slabBase[padded] && z < slabTop[padded];
    }

    /** Values of the cells that have one, {@link #NOTHING} elsewhere. */
    private float[] padded(UrbanGeometry geometry, float[] values, int size) {
        float[] out = filled(size, NOTHING);
        for (int r = 0; r < rows && size > 0; r++) {
            for (int c = 0; c < stride; c++) {
                int row = r - pad + active.row();
                int column = c - pad + active.column();
                if (grid.contains(row, column) && geometry.slabs().at(grid.index(row, column))) {
                    out[r * stride + c] = values[grid.index(row, column)];
                    enclose(r, c);
                }
            }
        }
        return out;
    }

    private void copy(UrbanGeometry geometry, double clumping) {
        Crowns crowns = geometry.crowns();
        for (int r = 0; r < rows; r++) {
            int gridRow = r - pad + active.row();
            if (gridRow < 0 || gridRow >= grid.rows()) {
                continue;
            }
            for (int c = 0; c < stride; c++) {
                int gridColumn = c - pad + active.column();
                if (gridColumn < 0 || gridColumn >= grid.columns()) {
                    continue;
                }
                int from = grid.index(gridRow, gridColumn);
                int to = r * stride + c;
                top[to] = geometry.top()[from];
                building[to] = geometry.building()[from];
                float density = crowns.leafAreaDensity()[from];
                // leaves inside a roof or the ground do not exist
                float base = Math.max(crowns.base()[from], top[to]);
                if (density > 0 && crowns.top()[from] > base) {
                    crownBase[to] = base;
                    crownTop[to] = crowns.top()[from];
                    extinction[to] = (float) (CrownOptics.LEAF_PROJECTION * clumping * density);
                }
            }
        }
    }

    /** Walls of one height round the scene, on the ground of its rim. */
    private void ring(UrbanGeometry geometry, float height) {
        for (int r = 1; r < rows - 1; r++) {
            int gridRow = r - pad + active.row();
            int row = Math.clamp(gridRow, 0, grid.rows() - 1);
            for (int c = 1; c < stride - 1; c++) {
                int gridColumn = c - pad + active.column();
                int column = Math.clamp(gridColumn, 0, grid.columns() - 1);
                int away = Math.max(Math.abs(gridRow - row), Math.abs(gridColumn - column));
                if (away > 0 && away <= RING) {
                    top[r * stride + c] = geometry.ground()[grid.index(row, column)] + height;
                    building[r * stride + c] = true;
                }
            }
        }
    }

    private static float[] filled(int size, float value) {
        float[] a = new float[size];
        Arrays.fill(a, value);
        return a;
    }

    /** Highest of every element and the next {@link #SLIDE} - 1. */
    static float[] slidingMaximum(float[] a) {
        return slidingMaximum(a, SLIDE);
    }

    private static float[] slidingMaximum(float[] a, int cells) {
        float[] m = a.clone();
        for (int w = 1; w < cells; w *= 2) {
            for (int i = 0; i + w < m.length; i++) {
                m[i] = Math.max(m[i], m[i + w]);
            }
        }
        return m;
    }

    /** Padded index of a cell of the grid (inside the active window or its padding). */
    int index(int gridRow, int gridColumn) {
        return (gridRow - active.row() + pad) * stride + gridColumn - active.column() + pad;
    }

    int indexOfGrid(int gridIndex) {
        return index(grid.row(gridIndex), grid.column(gridIndex));
    }

    /** Place of a padded index, or -1. */
    int local(int padded) {
        int row = padded / stride;
        return local(padded - row * stride, row);
    }

    /** Place of column and row of the padded raster, or -1. */
    int local(int x, int y) {
        return cells.number(y - pad + active.row(), x - pad + active.column());
    }

    /** Padded index of a place. */
    int ofLocal(int local) {
        return paddedOf[local];
    }

    /**
     * Rise to the steepest neighbour that belongs to the same slope, m: half of it lifts a receiver out of the staircase
     * that a slope becomes on a raster (the near face of the next step is half a cell away, its plane a whole one).
     */
    float rise(int padded) {
        float h = top[padded];
        float limit = (building[padded] ? 1.2f : 0.5f) * cell;
        float rise = 0;
        for (int offset : new int[] {-stride, stride, -1, 1}) {
            float d = top[padded + offset] - h;
            if (d > rise && d <= limit && building[padded + offset] == building[padded]) {
                rise = d;
            }
        }
        return rise;
    }

    long bytes() {
        return 21L * top.length;
    }
}
