package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PatchKernel;

/**
 * What facets see besides the sky: rays of fixed directions, the same for all facets of a kind so that neighbours are
 * marched together, weighted by the cosine about the true normal and scaled so that sky and rays together make one.
 */
final class FacetView {
    private static final int AZIMUTHS = 16;
    private static final int RINGS = 4;
    private static final int WALL_RINGS = 8;
    private static final int WALL_AZIMUTHS = 24;
    /** Less than this share seen by no ray is put on the mean of all facets. */
    private static final double UNSEEN = 1e-6;
    /** Least weight, of one, that is worth a ray. */
    private static final double LEAST = 5e-4;

    /** Upward rays, each the same share of a level facet's irradiance; what lies below the horizon of sloping facets. */
    private static final Directions UPWARD = Directions.cosine(AZIMUTHS, RINGS);

    private static final Directions DOWNWARD = Directions.belowHorizon(AZIMUTHS, RINGS);
    /** For ceilings of slabs. */
    private static final Directions UNDER = UPWARD.mirrored();
    /** For walls: about half of them lie before each. */
    private static final Directions AROUND = Directions.sphere(WALL_AZIMUTHS, WALL_RINGS);

    private final Columns columns;
    private final Facets facets;
    private final Places places;
    private final Sources sources;
    private final WallStacks stacks;
    private final float[] skyView;
    private final Course[] up;
    private final Course[] down;
    private final Course[] around;
    /** Empty in a scene without slabs. */
    private final Course[] under;

    private FacetView(
            Columns columns, Sources sources, Places places, WallStacks stacks, float[] skyView, double reach) {
        this.columns = columns;
        this.facets = sources.facets;
        this.sources = sources;
        this.places = places;
        this.stacks = stacks;
        this.skyView = skyView;
        up = Course.all(columns, reach, UPWARD);
        down = Course.all(columns, reach, DOWNWARD);
        around = Course.all(columns, reach, AROUND);
        under = columns.hasSlabs ? Course.all(columns, reach, UNDER) : new Course[0];
    }

    static Rows build(
            Columns columns,
            Sources sources,
            Places places,
            WallStacks stacks,
            float[] skyView,
            double reach,
            Workers workers) {
        FacetView view = new FacetView(columns, sources, places, stacks, skyView, reach);
        int most = 2 * Math.max(UPWARD.count() + DOWNWARD.count(), AROUND.count()) + 2;
        return Rows.build(sources.facetCount, most, workers, view::fill);
    }

    /** Scratch of one thread. */
    private final class Scratch {
        final Bundle bundle = new Bundle(columns, sources, up[0]);
        final Hits hits = new Hits(Math.max(up.length + down.length, around.length));
        final double[] weight = new double[(up.length + down.length) * Bundle.LANES];
        final Row row = new Row();
    }

    private void fill(int from, int to, PackedRows.Builder rows) {
        Scratch s = new Scratch();
        int f = from;
        while (f < to) {
            if (f < facets.horizontal()) {
                int n = columns.cells.together(f, Math.min(Bundle.LANES, Math.min(to, facets.horizontal()) - f));
                horizontal(f, n, s, rows);
                f += n;
            } else if (f < facets.firstSlab()) {
                int n = stacks.run(f, Math.min(to, facets.firstSlab()));
                stack(f, n, s, rows);
                f += n;
            } else if (facets.isDeck(f)) {
                horizontal(f++, 1, s, rows);
            } else {
                ceiling(f++, s, rows);
            }
        }
    }

    /** The underside of a slab. */
    private void ceiling(int f, Scratch s, PackedRows.Builder rows) {
        s.bundle.height[0] = places.z[f];
        s.row.clear();
        for (int k = 0; k < under.length; k++) {
            s.bundle.cast(under[k], places.cell[f], 1);
            s.hits.take(k, s.bundle, 1);
            s.hits.add(k, 0, weight(f, UNDER, k), s.row);
        }
        end(f, s.row, rows);
    }

    /** Neighbouring cells of one row, or a deck. */
    private void horizontal(int first, int n, Scratch s, PackedRows.Builder rows) {
        System.arraycopy(places.z, first, s.bundle.height, 0, n);
        int at = places.cell[first];
        for (int k = 0; k < up.length + down.length; k++) {
            boolean rising = k < up.length;
            if (weigh(first, n, rising ? UPWARD : DOWNWARD, rising ? k : k - up.length, s.weight, k * Bundle.LANES)) {
                s.bundle.cast(rising ? up[k] : down[k - up.length], at, n);
                if (s.bundle.open(n)) {
                    s.hits.open(k, n);
                } else {
                    s.hits.take(k, s.bundle, n);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            s.row.clear();
            for (int k = 0; k < up.length + down.length; k++) {
                double weight = s.weight[k * Bundle.LANES + i];
                if (weight > 0) {
                    s.hits.add(k, i, weight, s.row);
                }
            }
            end(first + i, s.row, rows);
        }
    }

    /** Weight of a ray for each of {@code n} facets; false if it is worth nothing to any of them. */
    private boolean weigh(int first, int n, Directions rays, int k, double[] weight, int at) {
        boolean any = false;
        for (int i = 0; i < n; i++) {
            weight[at + i] = weight(first + i, rays, k);
            any |= weight[at + i] > 0;
        }
        return any;
    }

    private double weight(int f, Directions rays, int k) {
        double cosine = facets.normalZ()[f] > PatchKernel.LEVEL
                ? rays.z()[k]
                : facets.normalX()[f] * rays.x()[k]
                        + facets.normalY()[f] * rays.y()[k]
                        + facets.normalZ()[f] * rays.z()[k];
        double w = cosine * rays.share()[k];
        return w > LEAST ? w : 0;
    }

    /** Facets of one stack. */
    private void stack(int first, int n, Scratch s, PackedRows.Builder rows) {
        System.arraycopy(places.z, first, s.bundle.height, 0, n);
        for (int k = 0; k < around.length; k++) {
            s.weight[k] = weight(first, AROUND, k);
            if (s.weight[k] > 0) {
                s.bundle.castStack(around[k], places.cell[first], n);
                s.hits.take(k, s.bundle, n);
            }
        }
        for (int i = 0; i < n; i++) {
            s.row.clear();
            for (int k = 0; k < around.length; k++) {
                if (s.weight[k] > 0) {
                    s.hits.add(k, i, s.weight[k], s.row);
                }
            }
            end(first + i, s.row, rows);
        }
    }

    private void end(int f, Row row, PackedRows.Builder rows) {
        double rest = 1 - skyView[f];
        double seen = row.sum();
        if (seen > UNSEEN) {
            row.scale(rest / seen);
        } else {
            row.add(sources.outside(Sources.ANY), rest);
        }
        rows.end(row);
    }
}
