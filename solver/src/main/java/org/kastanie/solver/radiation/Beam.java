package org.kastanie.solver.radiation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.CrownKernel;
import org.kastanie.solver.kernel.reference.HorizonKernel;
import org.kastanie.solver.kernel.vector.CrownVectors;
import org.kastanie.solver.kernel.vector.HorizonVectors;
import org.kastanie.solver.sun.SunPosition;

/**
 * The sun's beam on facets, persons and leaves.
 *
 * <p>Per sun position the exact ray from every cell's centre gives the height below which the cell's air is in shadow; all
 * that stands or hangs in the cell is compared with it. A shadow edge crosses a cell of the raster somewhere: the lit share
 * of the cell is a ramp one cell wide along the ray about the centre ray's answer, which is exact for an edge along a row or
 * column of the raster. Crowns weaken the beam along its true path.
 */
final class Beam {
    /** Memory for positions seen before; the days of a spin-up repeat them. A choice. */
    private static final long CACHE_BYTES = 160L << 20;
    /** Least cosine between wall and sun, horizontally, for the way from the wall to the middle of its cell. */
    private static final double GRAZING = 0.25;

    private static final int SUB = Columns.SLIDE;

    private final Columns columns;
    private final Sources sources;
    private final Facets facets;
    private final Places places;
    private final Persons persons;
    private final double reach;
    private final Map<SunPosition, Lit> cache = new HashMap<>();
    private long cached;

    Beam(Columns columns, Sources sources, Places places, Persons persons, double reach) {
        this.columns = columns;
        this.sources = sources;
        this.facets = sources.facets;
        this.places = places;
        this.persons = persons;
        this.reach = Math.min(reach, (columns.pad - 1) * (double) columns.cell);
    }

    /** One sun position's geometry. */
    private static final class Position {
        final SunPosition sun;
        final AzimuthSteps steps;
        final float tangent;
        final float secant;
        /** Height of the ramp: one cell along the ray. */
        final float ramp;

        final float ownCell;
        final float[] drop;

        Position(SunPosition sun, double reach, Columns columns) {
            this.sun = sun;
            tangent = (float) Math.tan(sun.elevation());
            secant = (float) (1 / Math.cos(sun.elevation()));
            double far = (columns.highest - columns.lowest) / tangent + columns.cell;
            steps = AzimuthSteps.of(sun.azimuth(), Math.min(reach, far), columns.cell, columns.stride);
            ownCell = (float) AzimuthSteps.ownCell(sun.azimuth(), columns.cell);
            ramp = 2 * ownCell * tangent;
            drop = new float[steps.count()];
            for (int j = 0; j < drop.length; j++) {
                drop[j] = steps.near()[j] * tangent;
            }
        }

        float share(float height, float shadow) {
            return Math.max(0, Math.min(1, 0.5f + (height - shadow) / ramp));
        }
    }

    Lit at(SunPosition sun, Workers workers) {
        Lit known = cache.get(sun);
        if (known != null) {
            return known;
        }
        short[] all = new short[facets.count()];
        short[] open = columns.hasCrowns ? new short[facets.horizontal()] : all;
        Lit lit = new Lit(all, new short[persons.count()], new short[sources.crownCount], open);
        Position position = new Position(sun, reach, columns);
        float[] shadow = new float[columns.active.size()];
        workers.forEach(columns.active.rows(), 8, (from, to) -> {
            for (int r = from; r < to; r++) {
                row(position, r, shadow, lit);
            }
        });
        workers.forEach(facets.walls().count(), 1024, (from, to) -> {
            for (int w = from; w < to; w++) {
                lit.facets()[facets.horizontal() + w] = Lit.pack(wall(position, w, shadow));
            }
        });
        workers.forEach(sources.crownCount, 256, (from, to) -> {
            for (int c = from; c < to; c++) {
                lit.crowns()[c] = Lit.pack(leaves(position, c, shadow));
            }
        });
        if (cached + lit.bytes() <= CACHE_BYTES) {
            cache.put(sun, lit);
            cached += lit.bytes();
        }
        return lit;
    }

    private void row(Position p, int row, float[] shadow, Lit lit) {
        int width = columns.active.columns();
        int first = row * width;
        int start = columns.ofLocal(first);
        float[] s = new float[width + HorizonVectors.SLACK];
        Arrays.fill(s, Columns.NOTHING);
        HorizonVectors.shadowHeight(columns.top, start, width, p.steps.offset(), p.drop, p.steps.count(), s, 0);
        System.arraycopy(s, 0, shadow, first, width);
        float[] height = new float[width + HorizonVectors.SLACK];
        float[] depth = new float[width + HorizonVectors.SLACK];
        for (int i = 0; i < width; i++) {
            height[i] = columns.top[start + i] + places.rise[first + i] + Places.CLEARANCE;
        }
        crowns(p, start, width, height, depth);
        for (int i = 0; i < width; i++) {
            float share = p.share(height[i], s[i]);
            lit.open()[first + i] = Lit.pack(share);
            lit.facets()[first + i] = Lit.pack(share * through(depth[i], p));
            height[i] = persons.height(start + i);
            depth[i] = 0;
        }
        crowns(p, start, width, height, depth);
        for (int i = 0; i < width; i++) {
            int person = persons.ofPlace(first + i);
            if (person >= 0) {
                lit.persons()[person] = Lit.pack(p.share(height[i], s[i]) * through(depth[i], p));
            }
        }
    }

    private static float through(float depth, Position p) {
        return depth > 0 ? (float) Math.exp(-depth * p.secant) : 1;
    }

    private void crowns(Position p, int start, int width, float[] height, float[] depth) {
        if (!columns.hasCrowns) {
            return;
        }
        int[] offset = new int[p.steps.count() + 1];
        float[] near = new float[p.steps.count() + 1];
        float[] far = new float[p.steps.count() + 1];
        float[] lane = new float[SUB + HorizonVectors.SLACK];
        for (int i = 0; i < width; i += SUB) {
            int n = Math.min(SUB, width - i);
            float low = Float.POSITIVE_INFINITY;
            for (int k = 0; k < n; k++) {
                lane[k] = height[i + k];
                low = Math.min(low, lane[k]);
            }
            int m = 0;
            if (columns.crownAhead[start + i] > low) {
                offset[0] = 0;
                near[0] = 0;
                far[0] = p.ownCell;
                m = 1;
            }
            for (int j = 0; j < p.drop.length && columns.crownHighest - low > p.drop[j]; j++) {
                if (columns.crownAhead[start + i + p.steps.offset()[j]] - low > p.drop[j]) {
                    offset[m] = p.steps.offset()[j];
                    near[m] = p.steps.near()[j];
                    far[m++] = p.steps.far()[j];
                }
            }
            if (m > 0) {
                CrownVectors.slant(
                        columns.crownBase,
                        columns.crownTop,
                        columns.extinction,
                        start + i,
                        n,
                        lane,
                        offset,
                        near,
                        far,
                        m,
                        1 / p.tangent,
                        depth,
                        i);
            }
        }
    }

    private float wall(Position p, int segment, float[] shadow) {
        int f = facets.horizontal() + segment;
        double across =
                facets.normalX()[f] * Math.sin(p.sun.azimuth()) + facets.normalY()[f] * Math.cos(p.sun.azimuth());
        if (across * Math.cos(p.sun.elevation()) + facets.normalZ()[f] * Math.sin(p.sun.elevation()) <= 0) {
            return 0;
        }
        WallSegments walls = facets.walls();
        // where the ray to the segment passes the middle of the open cell
        float lift = (float) (0.5 * columns.cell * p.tangent / Math.max(GRAZING, across));
        float upper = walls.top()[segment] + lift;
        int cell = places.cell[f];
        float s = shadowAt(p, cell, shadow);
        float share = Math.max(0, Math.min(1, (upper - s) / (walls.top()[segment] - walls.bottom()[segment])));
        return share > 0 ? share * through(depth(p, cell, places.z[f]), p) : 0;
    }

    private float shadowAt(Position p, int cell, float[] shadow) {
        int local = columns.local(cell);
        if (local >= 0) {
            return shadow[local];
        }
        float[] s = {Columns.NOTHING};
        HorizonKernel.shadowHeight(columns.top, cell, 1, p.steps.offset(), p.drop, p.steps.count(), s, 0);
        return s[0];
    }

    /** Optical depth of crowns towards the sun per unit of slant, from one height over one cell. */
    private float depth(Position p, int cell, float height) {
        if (columns.crownHighest <= height) {
            return 0;
        }
        float[] sum = new float[1];
        float[] h = {height};
        int[] offset = {0};
        float[] near = {0};
        float[] far = {p.ownCell};
        for (int j = -1; j < p.drop.length && (j < 0 || columns.crownHighest - height > p.drop[j]); j++) {
            int o = j < 0 ? 0 : p.steps.offset()[j];
            if (columns.extinction[cell + o] > 0) {
                offset[0] = o;
                near[0] = j < 0 ? 0 : p.steps.near()[j];
                far[0] = j < 0 ? p.ownCell : p.steps.far()[j];
                CrownKernel.slant(
                        columns.crownBase,
                        columns.crownTop,
                        columns.extinction,
                        cell,
                        1,
                        h,
                        offset,
                        near,
                        far,
                        1,
                        1 / p.tangent,
                        sum,
                        0);
            }
        }
        return sum[0];
    }

    /** Mean over the leaves of one crown cell. */
    private float leaves(Position p, int crown, float[] shadow) {
        int place = sources.crownPlace[crown];
        int cell = columns.ofLocal(place);
        float base = columns.crownBase[cell];
        float height = columns.crownTop[cell] - base;
        // layers no thicker than one cell and one unit of depth: the mean of the exponential within one is then known
        // well
        float thickness = Math.min(columns.cell, 1 / (columns.extinction[cell] * p.secant));
        int layers = Math.max(2, Math.min(16, (int) Math.ceil(height / thickness)));
        float sum = 0;
        for (int k = 0; k < layers; k++) {
            float z = base + height * (k + 0.5f) / layers;
            float share = p.share(z, shadow[place]);
            sum += share > 0 ? share * through(depth(p, cell, z), p) : 0;
        }
        return sum / layers;
    }

    long bytes() {
        return cached;
    }
}
