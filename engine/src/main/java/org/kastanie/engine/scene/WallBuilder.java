package org.kastanie.engine.scene;

import java.util.Arrays;
import java.util.Locale;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Window;

/**
 * Finds the walls of the raster, gives every segment its true normal and area, and makes the totals of every building those
 * of the vector model.
 *
 * <p>A raster face of a wall turned by phi is cos(phi) times too large; area times |normal . face normal| undoes that
 * exactly (the faces of one wall sum to L (cos^2 + sin^2)), and one factor per building takes care of corners and eaves.
 */
final class WallBuilder {
    /** Steps smaller than this are not walls, m. A choice. */
    private static final double LEAST = 0.05;
    /** Least share of a raster face that counts, so that no segment has no area. A choice. */
    private static final double LEAST_FACING = 0.05;
    /**
     * A step is explained by roof planes up to this many cells times their steepness: one cell between centres, a quarter
     * for half-covered cells whose mean lies off the centre. A choice.
     */
    private static final double REACH = 1.25;

    private static final double SLACK = 0.3;
    /** Steepness taken for roofs known from rasters only: 60 degrees, the steepest common pitch. A choice. */
    private static final double RASTER_STEEPNESS = Math.tan(Math.toRadians(60));
    /** Contract: fine segments up to this height of the wall, three times as high above. */
    private static final double FINE_HEIGHT = 30;
    /**
     * Least height of a segment, m. A choice: the side of a storey's window band; at 1 m cells it halves the number of wall
     * facets (Munich block: 168 000 to 85 000) against segments of one cell.
     */
    private static final double LEAST_SEGMENT = 2;
    /** Limits of the factor per building: beyond, the raster does not know the building. A choice. */
    private static final double LEAST_FACTOR = 0.25;

    private static final double MOST_FACTOR = 4;

    /** Row and column steps from the open cell to the wall's column: north, east, south, west. */
    private static final int[] ROW = {-1, 0, 1, 0};

    private static final int[] COLUMN = {0, 1, 0, -1};

    private final Grid grid;
    private final Columns columns;
    private final WallPieces pieces;
    private final FootprintNormals fitted;
    private final double[] normal = new double[2];

    private int[] cell = new int[1024];
    private byte[] face = new byte[1024];
    /** bottom, top, area, normalX, normalY of every segment. */
    private float[] numbers = new float[5 * 1024];

    private int[] owner = new int[1024];
    private int count;

    WallBuilder(Grid grid, Columns columns, WallPieces pieces) {
        this.grid = grid;
        this.columns = columns;
        this.pieces = pieces;
        this.fitted = new FootprintNormals(grid, columns);
    }

    /**
     * Segments with area, normal and building.
     *
     * @param segments by cell and height
     * @param area m2
     * @param normalX east
     * @param normalY north
     * @param building ordinal
     * @param fittedShare share of the area that belongs to buildings without vector walls
     */
    record Walls(
            WallSegments segments,
            float[] area,
            float[] normalX,
            float[] normalY,
            int[] building,
            double fittedShare) {}

    Walls build(Window active, QualityReport quality) {
        double[] vector = Arrays.copyOf(
                pieces.wallArea(columns.fromRaster()), columns.ids().size());
        double[] raster = new double[Math.max(1, vector.length)];
        for (int i = 0; i < grid.size(); i++) {
            for (int f = 0; f < 4; f++) {
                raster[Math.max(0, ownerOf(i, f))] += look(i, f, active);
            }
        }
        double[] factor = factors(vector, raster, quality);
        double fittedArea = 0;
        double all = 0;
        for (int s = 0; s < count; s++) {
            numbers[5 * s + 2] *= (float) factor[owner[s]];
            all += numbers[5 * s + 2];
            fittedArea += vector[owner[s]] > 0 ? 0 : numbers[5 * s + 2];
        }
        return new Walls(
                new WallSegments(Arrays.copyOf(cell, count), Arrays.copyOf(face, count), pick(0), pick(1)),
                pick(2),
                pick(3),
                pick(4),
                Arrays.copyOf(owner, count),
                all > 0 ? fittedArea / all : 0);
    }

    private float[] pick(int column) {
        float[] out = new float[count];
        for (int s = 0; s < count; s++) {
            out[s] = numbers[5 * s + column];
        }
        return out;
    }

    private int neighbour(int i, int f) {
        int r = i / grid.columns() + ROW[f];
        int c = i % grid.columns() + COLUMN[f];
        return grid.contains(r, c) ? grid.index(r, c) : -1;
    }

    private int ownerOf(int i, int f) {
        int high = neighbour(i, f);
        return high < 0 ? -1 : columns.ownerOf(high);
    }

    /** Area of the wall that cell {@code low} sees on side {@code f}, before the factor; 0 when there is none. */
    private double look(int low, int f, Window active) {
        int high = neighbour(low, f);
        if (high >= 0 && (columns.hanging().at(low) || columns.hanging().at(high))) {
            return hanging(low, high, f, active);
        }
        if (high < 0 || !columns.building()[high]) {
            return 0;
        }
        float bottom = columns.top()[low];
        float top = columns.top()[high];
        double explained = LEAST;
        if (columns.building()[low]) {
            explained = SLACK + REACH * grid.cell() * Math.max(steepness(low), steepness(high));
        }
        if (top - bottom <= explained) {
            return 0;
        }
        double fx = -COLUMN[f];
        double fy = ROW[f];
        trueNormal(low, high, fx, fy);
        double facing = Math.max(LEAST_FACING, normal[0] * fx + normal[1] * fy);
        if (active.contains(low / grid.columns(), low % grid.columns())) {
            emit(low, f, bottom, top, columns.owner()[high], facing);
        }
        return facing * grid.cell() * (top - bottom);
    }

    /**
     * The same where a slab hangs over one of the cells or both: the stretches of height in which air on one side meets
     * something solid on the other. Walls under a slab have no roof edge above them and do not count for the factor.
     */
    private double hanging(int low, int high, int f, Window active) {
        int building = columns.ownerOf(high);
        if (building < 0) {
            return 0;
        }
        double fx = -COLUMN[f];
        double fy = ROW[f];
        if (!(building < columns.fromRaster()
                && pieces.normal(faceX(low, high), faceY(low, high), fx, fy, building, normal))) {
            normal[0] = fx;
            normal[1] = fy;
        }
        double facing = Math.max(LEAST_FACING, normal[0] * fx + normal[1] * fy);
        float foot = columns.hanging().at(high) ? columns.hanging().slabs().base()[high] : columns.top()[low];
        double counted = 0;
        for (int stretch = 0; stretch < 2; stretch++) {
            boolean under = stretch == 0;
            if (under && !columns.hanging().at(low)) {
                continue;
            }
            float bottom = Math.max(foot, under ? columns.top()[low] : columns.floor(low));
            float top = Math.min(
                    columns.floor(high), under ? columns.hanging().slabs().base()[low] : Float.MAX_VALUE);
            if (top - bottom > LEAST) {
                if (active.contains(low / grid.columns(), low % grid.columns())) {
                    emit(low, f, bottom, top, building, facing);
                }
                counted += under ? 0 : facing * grid.cell() * (top - bottom);
            }
        }
        return counted;
    }

    private double faceX(int low, int high) {
        return 0.5 * (low % grid.columns() + high % grid.columns() + 1) * grid.cell();
    }

    private double faceY(int low, int high) {
        return -0.5 * (low / grid.columns() + high / grid.columns() + 1) * grid.cell();
    }

    private double steepness(int i) {
        return columns.owner()[i] < columns.fromRaster() ? columns.steepness()[i] : RASTER_STEEPNESS;
    }

    private void trueNormal(int low, int high, double fx, double fy) {
        double x = faceX(low, high);
        double y = faceY(low, high);
        int building = columns.owner()[high];
        boolean vector = building < columns.fromRaster() && pieces.normal(x, y, fx, fy, building, normal);
        if (!vector) {
            fitted.normal(low, high, fx, fy, normal);
        }
    }

    private void emit(int low, int f, float bottom, float top, int building, double facing) {
        double segment = Math.max(grid.cell(), LEAST_SEGMENT);
        double fine = Math.min(top - bottom, FINE_HEIGHT);
        int lower = Math.max(1, (int) Math.round(fine / segment));
        double rest = top - bottom - fine;
        int upper = rest > 0 ? Math.max(1, (int) Math.round(rest / (3 * segment))) : 0;
        for (int s = 0; s < lower + upper; s++) {
            double z0 = s < lower ? fine * s / lower : fine + rest * (s - lower) / upper;
            double z1 = s < lower ? fine * (s + 1) / lower : fine + rest * (s + 1 - lower) / upper;
            if (count == cell.length) {
                cell = Arrays.copyOf(cell, 2 * count);
                face = Arrays.copyOf(face, 2 * count);
                owner = Arrays.copyOf(owner, 2 * count);
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            }
            cell[count] = low;
            face[count] = (byte) f;
            owner[count] = building;
            float[] piece = {
                (float) (bottom + z0),
                (float) (bottom + z1),
                (float) (facing * grid.cell() * (z1 - z0)),
                (float) normal[0],
                (float) normal[1]
            };
            System.arraycopy(piece, 0, numbers, 5 * count++, 5);
        }
    }

    private double[] factors(double[] vector, double[] raster, QualityReport quality) {
        double[] factor = new double[vector.length];
        Arrays.fill(factor, 1);
        for (int b = 0; b < columns.fromRaster(); b++) {
            if (raster[b] > 0 && vector[b] > 0) {
                double f = vector[b] / raster[b];
                factor[b] = Math.clamp(f, LEAST_FACTOR, MOST_FACTOR);
                if (factor[b] != f) {
                    quality.add(
                            Kind.DOUBTFUL,
                            "scene",
                            columns.ids().get(b),
                            String.format(
                                    Locale.ROOT,
                                    "its walls have %.1f m2, but the raster of %.1f m cells shows %.1f m2",
                                    vector[b],
                                    grid.cell(),
                                    raster[b]));
                }
            } else if (vector[b] > 1) {
                quality.add(
                        Kind.DOUBTFUL,
                        "scene",
                        columns.ids().get(b),
                        String.format(Locale.ROOT, "%.1f m2 of walls are lost: too small for the cells", vector[b]));
            }
        }
        return factor;
    }
}
