package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;

/**
 * What facets see besides the sky: rays of fixed directions, the same for all facets of a kind so that neighbours are
 * marched together, weighted by the cosine about the true normal and scaled so that sky and rays together make one.
 */
final class FacetView {
    private static final int AZIMUTHS = 16;
    private static final int RINGS = 4;
    private static final int WALL_RINGS = 6;
    /** Less than this share seen by no ray is put on the mean of all facets. */
    private static final double UNSEEN = 1e-6;
    /** Least weight, of one, that is worth a ray. */
    private static final double LEAST = 5e-4;

    /** Upward rays, each the same share of a level facet's irradiance; what lies below the horizon of sloping facets. */
    private static final Directions UPWARD = Directions.cosine(AZIMUTHS, RINGS);

    private static final Directions DOWNWARD = Directions.belowHorizon(AZIMUTHS, RINGS);
    private static final Directions ASIDE = Directions.cosine(AZIMUTHS, WALL_RINGS);

    private final Columns columns;
    private final Facets facets;
    private final Places places;
    private final Sources sources;
    private final RayCaster caster;
    private final float[] skyView;
    private final Course[] up;
    private final Course[] down;

    private FacetView(
            Columns columns, Sources sources, Places places, RayCaster caster, float[] skyView, double reach) {
        this.columns = columns;
        this.facets = sources.facets;
        this.sources = sources;
        this.places = places;
        this.caster = caster;
        this.skyView = skyView;
        up = Course.all(columns, reach, UPWARD);
        down = Course.all(columns, reach, DOWNWARD);
    }

    static Rows build(
            Columns columns,
            Sources sources,
            Places places,
            RayCaster caster,
            float[] skyView,
            double reach,
            Workers workers) {
        FacetView view = new FacetView(columns, sources, places, caster, skyView, reach);
        int most = 2 * Math.max(UPWARD.count() + DOWNWARD.count(), ASIDE.count()) + 2;
        return Rows.build(sources.facetCount, most, workers, view::fill);
    }

    /** Scratch of one thread. */
    private final class Scratch {
        final Bundle bundle = new Bundle(columns, sources, up[0]);
        final Hits hits = new Hits(up.length + down.length);
        final double[] weight = new double[(up.length + down.length) * Bundle.LANES];
        final Row row = new Row();
        final Ray ray = new Ray();
    }

    private void fill(int from, int to, PackedRows.Builder rows) {
        Scratch s = new Scratch();
        int width = columns.active.columns();
        int f = from;
        while (f < to) {
            if (f < facets.horizontal()) {
                int n = Math.min(Bundle.LANES, Math.min(Math.min(to, facets.horizontal()) - f, width - f % width));
                horizontal(f, n, s, rows);
                f += n;
            } else {
                wall(f, s.row, s.ray);
                end(f++, s.row, rows);
            }
        }
    }

    /** Neighbouring cells of one row. */
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
            int f = first + i;
            double cosine = PatchCosine.flat(facets.normalZ()[f])
                    ? rays.z()[k]
                    : facets.normalX()[f] * rays.x()[k]
                            + facets.normalY()[f] * rays.y()[k]
                            + facets.normalZ()[f] * rays.z()[k];
            double w = cosine * rays.share()[k];
            weight[at + i] = w > LEAST ? w : 0;
            any |= w > LEAST;
        }
        return any;
    }

    private void wall(int f, Row row, Ray ray) {
        double nx = facets.normalX()[f];
        double ny = facets.normalY()[f];
        double nz = facets.normalZ()[f];
        double horizontal = Math.sqrt(nx * nx + ny * ny);
        // across: horizontal in the facet; along: up its slope
        double ax = -ny / horizontal;
        double ay = nx / horizontal;
        double bx = ay * nz;
        double by = -ax * nz;
        double bz = ax * ny - ay * nx;
        double weight = 1.0 / ASIDE.count();
        row.clear();
        for (int k = 0; k < ASIDE.count(); k++) {
            double u = ASIDE.x()[k];
            double v = ASIDE.y()[k];
            double w = ASIDE.z()[k];
            caster.cast(
                    places.x[f],
                    places.y[f],
                    places.z[f],
                    u * ax + v * bx + w * nx,
                    u * ay + v * by + w * ny,
                    v * bz + w * nz,
                    ray);
            row.add(ray.ownCrown, weight * ray.ownShare);
            row.add(ray.crown, weight * ray.crownShare);
            if (ray.target != Ray.SKY) {
                row.add(ray.target, weight * ray.transmitted);
            }
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
