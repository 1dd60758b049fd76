package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyPatches;

/**
 * What leaves see, per crown cell: rays over the whole sphere from points spread over the height of the crown. The mean of
 * pi times the radiance over the sphere is what one unit of leaf area, turned at random, receives on the mean of its sides.
 *
 * <p>A crown cell counts as a facet of area 4 G Omega LAI per ground area (both sides of every leaf, each seeing a
 * hemisphere, at its mean projection), so that emission and interception are reciprocal.
 */
final class CrownView {
    private static final int AZIMUTHS = 24;
    private static final int RINGS = 8;
    private static final Directions RAYS = Directions.sphere(AZIMUTHS, RINGS);
    /** Sky patch of every ray. */
    private static final int[] PATCH = RAYS.patches();

    final Rows surroundings;
    /** Rows over sky patches. */
    final Rows sky;
    /** Area of the crown as a facet, per ground area of its cell. */
    final float[] leafArea;
    /** Share of its own radiation that a crown cell takes back. */
    final float[] self;

    private final Columns columns;
    private final Sources sources;
    private final Course[] courses;

    CrownView(Columns columns, Sources sources, double reach, Workers workers) {
        this.columns = columns;
        this.sources = sources;
        int n = sources.crownCount;
        leafArea = new float[n];
        self = new float[n];
        courses = n > 0 ? Course.all(columns, reach, RAYS) : new Course[0];
        Rows[] rows = Rows.pair(n, 2 * RAYS.count() + 1, workers, this::fill);
        surroundings = rows[0];
        sky = rows[1];
        for (int c = 0; c < n; c++) {
            int p = columns.ofLocal(sources.crownPlace[c]);
            leafArea[c] = 4 * columns.extinction[p] * (columns.crownTop[p] - columns.crownBase[p]);
            int own = sources.facetCount + c;
            self[c] = (float) surroundings.weight(c, own, own + 1);
        }
    }

    private void fill(int from, int to, PackedRows.Builder rows, PackedRows.Builder skies) {
        Bundle bundle = new Bundle(columns, sources, courses[0]);
        Hits hits = new Hits(courses.length);
        Row row = new Row();
        Row open = new Row();
        for (int c = from; c < to; ) {
            int n = neighbours(c, to);
            int cell = columns.ofLocal(sources.crownPlace[c]);
            march(bundle, hits, cell, columns.ofLocal(sources.crownPlace[c + n - 1]) - cell + 1);
            for (int end = c + n; c < end; c++) {
                int lane = columns.ofLocal(sources.crownPlace[c]) - cell;
                row.clear();
                open.clear();
                for (int k = 0; k < courses.length; k++) {
                    hits.add(k, lane, 1.0 / courses.length, row);
                    if (hits.target(k, lane) == Ray.SKY) {
                        open.add(PATCH[k], hits.transmitted(k, lane) / courses.length);
                    }
                }
                rows.end(row);
                skies.end(open);
            }
        }
    }

    private void march(Bundle bundle, Hits hits, int cell, int count) {
        for (int k = 0; k < courses.length; k++) {
            // heights spread evenly and alike over the rings (golden section)
            float level = (float) ((0.5 + k * 0.6180339887498949) % 1);
            for (int i = 0; i < count; i++) {
                float base = columns.crownBase[cell + i];
                float top = columns.crownTop[cell + i];
                // between crowns there is nobody to look
                bundle.height[i] = top > base ? base + (top - base) * level : columns.highest;
            }
            bundle.cast(courses[k], cell, count);
            hits.take(k, bundle, count);
        }
    }

    /** Number of crown cells from one on that lie in one row within the width of a bundle. */
    private int neighbours(int first, int end) {
        int cell = columns.ofLocal(sources.crownPlace[first]);
        int n = 1;
        while (first + n < end) {
            int next = columns.ofLocal(sources.crownPlace[first + n]);
            if (next - cell >= Bundle.LANES || next / columns.stride != cell / columns.stride) {
                break;
            }
            n++;
        }
        return n;
    }

    /** Sky patch a unit vector points into; vectors below the horizon count as just above it. */
    static int patch(double x, double y, double z) {
        double azimuth = Math.atan2(x, y);
        int a = Math.floorMod((int) Math.floor(azimuth / SkyPatches.AZIMUTH_WIDTH), SkyPatches.AZIMUTHS);
        int b = (int) (Math.asin(Math.max(0, Math.min(1, z))) / SkyPatches.BAND_WIDTH);
        return a * SkyPatches.BANDS + Math.min(SkyPatches.BANDS - 1, b);
    }

    long bytes() {
        return surroundings.bytes() + sky.bytes() + 8L * leafArea.length;
    }
}
