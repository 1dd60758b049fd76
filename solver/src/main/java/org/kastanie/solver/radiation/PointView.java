package org.kastanie.solver.radiation;

import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;
import org.kastanie.solver.sun.SunPosition;

/** One radiometer: its own fine rays over the whole sphere, cast once. */
final class PointView {
    private static final int AZIMUTHS = 96;
    private static final int RINGS = 64;
    /** Rays to the disc of the sun. */
    private static final int DISC = 16;
    /** Half the mean apparent diameter of the sun, 0.533 degrees (Allen's Astrophysical Quantities, ch. 14), rad. */
    private static final double SUN_RADIUS = Math.toRadians(0.533 / 2);
    /** Points of equal shares of a disc of radius 1 on a spiral of golden angles, across and along. */
    private static final double[][] SPIRAL = spiral();

    private final Columns columns;
    private final RayCaster caster;
    private final double x;
    private final double y;
    private final double z;
    private final double azimuth;
    private final float[] table;
    private final int[] patch;
    private final int[] target;
    private final float[] transmitted;
    private final int[] crown;
    private final float[] crownShare;
    private final int[] ownCrown;
    private final float[] ownShare;

    PointView(Columns columns, RayCaster caster, PointObserver observer) {
        this.columns = columns;
        this.caster = caster;
        x = within((observer.x() - columns.grid.west()) / columns.cell, columns.pad - columns.active.column());
        y = within((columns.grid.north() - observer.y()) / columns.cell, columns.pad - columns.active.row());
        z = columns.top[(int) y * columns.stride + (int) x] + Math.max(Places.CLEARANCE, observer.height());
        azimuth = observer.azimuth();
        Directions rays = Directions.sphere(AZIMUTHS, RINGS);
        table = PersonRays.table(rays);
        int n = rays.count();
        patch = new int[n];
        target = new int[n];
        transmitted = new float[n];
        crown = new int[n];
        crownShare = new float[n];
        ownCrown = new int[n];
        ownShare = new float[n];
        Ray ray = new Ray();
        double sine = Math.sin(azimuth);
        double cosine = Math.cos(azimuth);
        for (int k = 0; k < n; k++) {
            // the sensor's frame turned clockwise from north
            double dx = rays.x()[k] * cosine + rays.y()[k] * sine;
            double dy = rays.y()[k] * cosine - rays.x()[k] * sine;
            double dz = rays.z()[k];
            caster.cast(x, y, z, dx, dy, dz, ray);
            patch[k] = CrownView.patch(dx, dy, dz);
            target[k] = ray.target;
            transmitted[k] = (float) ray.transmitted;
            crown[k] = ray.crown;
            crownShare[k] = (float) ray.crownShare;
            ownCrown[k] = ray.ownCrown;
            ownShare[k] = (float) ray.ownShare;
        }
    }

    /**
     * Twelve fluxes: shortwave then longwave, down, up, north, east, south, west of the sensor. Then what the beam adds to
     * the sum of the four sides, and its mean round the side of an upright cylinder.
     */
    float[] fluxes(SkyState sky, float[] shortwave, float[] longwave) {
        double[] sum = new double[2 * PersonField.DIRECTIONS];
        for (int k = 0; k < target.length; k++) {
            double s = share(k, shortwave);
            double l = share(k, longwave);
            if (target[k] == Ray.SKY) {
                s += transmitted[k] * Math.PI * sky.diffuseRadiance()[patch[k]];
                l += transmitted[k] * Math.PI * sky.longwave().of(patch[k] % SkyPatches.BANDS);
            } else {
                s += transmitted[k] * shortwave[target[k]];
                l += transmitted[k] * longwave[target[k]];
            }
            for (int d = 0; d < PersonField.DIRECTIONS; d++) {
                double w = table[k * PersonField.DIRECTIONS + d];
                sum[d] += w * s;
                sum[PersonField.DIRECTIONS + d] += w * l;
            }
        }
        double diffuse = sides(sum);
        double around = 0;
        for (int k = 0; k < sky.sun().length; k++) {
            SunPosition sun = sky.sun()[k];
            double beam = sky.sunWeight()[k] * (sky.directNormal()[k] + sky.circumsolarNormal()[k]);
            double arriving = beam > 0 ? beam * lit(sun) : 0;
            addBeam(arriving, sun, azimuth, sum);
            around += arriving * Math.cos(sun.elevation()) / Math.PI;
        }
        float[] out = new float[sum.length + 2];
        for (int d = 0; d < sum.length; d++) {
            out[d] = (float) sum[d];
        }
        out[sum.length] = (float) (sides(sum) - diffuse);
        out[sum.length + 1] = (float) around;
        return out;
    }

    /** Place in the padded raster, its fraction rounded before the shift: the same wherever the raster begins. */
    private static double within(double place, int shift) {
        double whole = Math.floor(place);
        return whole + shift + (float) (place - whole);
    }

    private static double sides(double[] shortwave) {
        return shortwave[2] + shortwave[3] + shortwave[4] + shortwave[5];
    }

    private double share(int k, float[] source) {
        double sum = 0;
        if (ownShare[k] > 0) {
            sum += ownShare[k] * source[ownCrown[k]];
        }
        if (crownShare[k] > 0) {
            sum += crownShare[k] * source[crown[k]];
        }
        return sum;
    }

    /**
     * Share of the sun's disc that the place sees, leaves counted. The instrument is a point: its lines start where it
     * stands, not all over its cell, and its penumbra is that of the disc, taken as evenly bright.
     */
    private double lit(SunPosition sun) {
        Ray ray = new Ray();
        double level = Math.sqrt(sun.x() * sun.x() + sun.y() * sun.y());
        double acrossX = level > 0 ? sun.y() / level : 1;
        double acrossY = level > 0 ? -sun.x() / level : 0;
        double sum = 0;
        for (double[] point : SPIRAL) {
            double across = SUN_RADIUS * point[0];
            double up = SUN_RADIUS * point[1];
            double dx = sun.x() + across * acrossX + up * sun.z() * acrossY;
            double dy = sun.y() + across * acrossY - up * sun.z() * acrossX;
            double dz = sun.z() + up * level;
            double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
            caster.cast(x, y, z, dx / length, dy / length, dz / length, ray);
            sum += ray.target == Ray.SKY ? ray.transmitted : 0;
        }
        return sum / DISC;
    }

    private static double[][] spiral() {
        double golden = Math.PI * (3 - Math.sqrt(5));
        double[][] points = new double[DISC][];
        for (int k = 0; k < DISC; k++) {
            double radius = Math.sqrt((k + 0.5) / DISC);
            points[k] = new double[] {radius * Math.cos(k * golden), radius * Math.sin(k * golden)};
        }
        return points;
    }

    /** Adds a beam of a given normal irradiance to the shortwave directions of a sensor. */
    static void addBeam(double beam, SunPosition sun, double azimuth, double[] sum) {
        sum[0] += beam * Math.max(0, sun.z());
        double level = beam * Math.cos(sun.elevation());
        for (int d = 0; d < 4; d++) {
            sum[2 + d] += level * Math.max(0, Math.cos(sun.azimuth() - azimuth - d * Math.PI / 2));
        }
    }
}
