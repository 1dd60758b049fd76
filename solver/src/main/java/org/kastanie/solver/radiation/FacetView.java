package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;

/** What facets see besides the sky: rays about the true normal, scaled so that sky and rays together make one. */
final class FacetView {
    private static final int AZIMUTHS = 16;
    private static final int HORIZONTAL_RINGS = 4;
    private static final int WALL_RINGS = 6;
    /** Less than this share seen by no ray is put on the mean of all facets. */
    private static final double UNSEEN = 1e-6;

    private static final Directions UPWARD = Directions.cosine(AZIMUTHS, HORIZONTAL_RINGS);
    private static final Directions ASIDE = Directions.cosine(AZIMUTHS, WALL_RINGS);

    /** Sky patch every upward ray runs through. */
    private static final int[] PATCH = UPWARD.patches();

    private final Facets facets;
    private final Places places;
    private final Sources sources;
    private final RayCaster caster;
    private final SkyVisibility sky;
    private final float[] skyView;

    private FacetView(Sources sources, Places places, RayCaster caster, SkyVisibility sky, float[] skyView) {
        this.sky = sky;
        this.facets = sources.facets;
        this.sources = sources;
        this.places = places;
        this.caster = caster;
        this.skyView = skyView;
    }

    static Rows build(
            Sources sources, Places places, RayCaster caster, SkyVisibility sky, float[] skyView, Workers workers) {
        FacetView view = new FacetView(sources, places, caster, sky, skyView);
        return Rows.build(sources.facetCount, 2 * AZIMUTHS * WALL_RINGS + 1, workers, view::fill);
    }

    private void fill(int f, Row row, Ray ray) {
        double nx = facets.normalX()[f];
        double ny = facets.normalY()[f];
        double nz = facets.normalZ()[f];
        double horizontal = Math.sqrt(nx * nx + ny * ny);
        boolean flat = f < facets.horizontal() && PatchCosine.flat(nz);
        // across: horizontal in the facet; along: up its slope (for level facets east and north)
        double ax = flat ? 1 : -ny / horizontal;
        double ay = flat ? 0 : nx / horizontal;
        double bx = flat ? 0 : ay * nz;
        double by = flat ? 1 : -ax * nz;
        double bz = flat ? 0 : ax * ny - ay * nx;
        Directions rays = f < facets.horizontal() ? UPWARD : ASIDE;
        double weight = 1.0 / rays.count();
        for (int k = 0; k < rays.count(); k++) {
            if (flat && sky.open(f, PATCH[k])) {
                continue;
            }
            double u = rays.x()[k];
            double v = rays.y()[k];
            double w = rays.z()[k];
            double dx = u * ax + v * bx + w * (flat ? 0 : nx);
            double dy = u * ay + v * by + w * (flat ? 0 : ny);
            double dz = v * bz + w * (flat ? 1 : nz);
            caster.cast(places.x[f], places.y[f], places.z[f], dx, dy, dz, ray);
            row.add(ray.ownCrown, weight * ray.ownShare);
            row.add(ray.crown, weight * ray.crownShare);
            if (ray.target != Ray.SKY) {
                row.add(ray.target, weight * ray.transmitted);
            }
        }
        double rest = 1 - skyView[f];
        double seen = row.sum();
        if (seen > UNSEEN) {
            row.scale(rest / seen);
        } else {
            row.add(sources.outside(Sources.ANY), rest);
        }
    }
}
