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

    final Rows surroundings;
    /** Rows over sky patches. */
    final Rows sky;
    /** Area of the crown as a facet, per ground area of its cell. */
    final float[] leafArea;
    /** Share of its own radiation that a crown cell takes back. */
    final float[] self;

    CrownView(Columns columns, Sources sources, RayCaster caster, Workers workers) {
        int n = sources.crownCount;
        leafArea = new float[n];
        self = new float[n];
        Directions rays = Directions.sphere(AZIMUTHS, RINGS);
        int[] patch = rays.patches();
        Rows[] rows = Rows.pair(
                n,
                2 * rays.count() + 1,
                workers,
                (c, row, up, ray) -> fill(columns, sources.crownPlace[c], caster, rays, patch, row, up, ray));
        surroundings = rows[0];
        sky = rows[1];
        for (int c = 0; c < n; c++) {
            int p = columns.ofLocal(sources.crownPlace[c]);
            leafArea[c] = 4 * columns.extinction[p] * (columns.crownTop[p] - columns.crownBase[p]);
            int own = sources.facetCount + c;
            self[c] = (float) surroundings.weight(c, own, own + 1);
        }
    }

    private static void fill(
            Columns columns, int place, RayCaster caster, Directions rays, int[] patch, Row row, Row sky, Ray ray) {
        int p = columns.ofLocal(place);
        double base = columns.crownBase[p];
        double height = columns.crownTop[p] - base;
        double weight = 1.0 / rays.count();
        for (int k = 0; k < rays.count(); k++) {
            // heights spread evenly and alike over the rings (golden section)
            double level = (0.5 + k * 0.6180339887498949) % 1;
            caster.cast(
                    p % columns.stride + 0.5,
                    p / columns.stride + 0.5,
                    base + height * level,
                    rays.x()[k],
                    rays.y()[k],
                    rays.z()[k],
                    ray);
            row.add(ray.ownCrown, weight * ray.ownShare);
            row.add(ray.crown, weight * ray.crownShare);
            if (ray.target == Ray.SKY) {
                sky.add(patch[k], weight * ray.transmitted);
            } else {
                row.add(ray.target, weight * ray.transmitted);
            }
        }
    }

    /** Sky patch a unit vector points into; vectors below the horizon count as just above it. */
    static int patch(double x, double y, double z) {
        double azimuth = Math.atan2(x, y);
        int a = Math.floorMod((int) Math.rint(azimuth / SkyPatches.AZIMUTH_WIDTH), SkyPatches.AZIMUTHS);
        int b = (int) (Math.asin(Math.max(0, Math.min(1, z))) / SkyPatches.BAND_WIDTH);
        return a * SkyPatches.BANDS + Math.min(SkyPatches.BANDS - 1, b);
    }

    long bytes() {
        return surroundings.bytes() + sky.bytes() + 8L * leafArea.length;
    }
}
