package org.kastanie.solver.air;

import static org.kastanie.solver.quantity.PhysicalConstants.GRAVITY;

import org.kastanie.solver.grid.Workers;

/**
 * The wind of the present forcing: the library's winds of the two neighbouring sectors, mixed by components (a sum stays
 * free of divergence) and scaled. The weights are those that turn one unit vector into the other, so that the speed of the
 * undisturbed wind does not dip between sectors.
 *
 * <p>The forcing's wind is brought to the blending height by the logarithmic law over the roughness of its own site; there
 * land no longer shows (Wieringa 1986), and {@link Canopy} brings it down again. Calm: the mean wind does not fall below
 * {@link #CALM}, and by day the wind felt by the facets is raised by the convective velocity scale w* as in Beljaars
 * (1995, Q. J. R. Meteorol. Soc. 121, 255): sqrt(U^2 + (1.2 w*)^2), w*^3 = g/T B z_i, z_i = 1000 m.
 */
final class AirFlow {
    /**
     * Least wind at the blending height, m s-1. Choice: Beaufort 0 ends at 0.3 m s-1 at 10 m (WMO-No. 8), which is 0.4
     * at 60 m over open land; 0.5 rounds it up.
     */
    static final double CALM = 0.5;

    /** Share of w* in the wind felt (Beljaars 1995). */
    private static final double GUST = 1.2;
    /** Depth of the convective boundary layer z_i, m (Beljaars 1995). */
    private static final double BOUNDARY_LAYER = 1000;
    /** k = (l S)^2 / 0.3, the equilibrium of production and dissipation with C_mu = 0.09 (Launder and Spalding 1974). */
    private static final double STRUCTURE = 0.3;

    private final VoxelSpace space;
    private final WindLibrary library;
    private final double blending;
    final Faces flux;
    final float[] friction;
    final float[] east;
    final float[] south;
    /** Wind felt, turbulence and gusts included: sqrt(U^2 + k), m s-1. */
    final float[] speed;

    private double lastDirection = Double.NaN;
    private double lastMean = Double.NaN;
    private double lastGust = Double.NaN;
    private double gustFactor = 1;

    AirFlow(VoxelSpace space, WindLibrary library, double blending) {
        this.space = space;
        this.library = library;
        this.blending = blending;
        this.flux = space.grid().faces();
        int n = space.grid().voxels();
        this.friction = new float[n];
        this.east = new float[n];
        this.south = new float[n];
        this.speed = new float[n];
    }

    /** Wind at the blending height, m s-1, not below {@link #CALM}. */
    double blendingSpeed(AirForcing forcing) {
        double z0 = Math.max(1e-4, forcing.roughness());
        double z = Math.max(forcing.windHeight(), 2 * z0);
        double there = forcing.windSpeed() * StrictMath.log(blending / z0) / StrictMath.log(z / z0);
        return Math.max(CALM, there);
    }

    /** Sets the flow; {@code buoyancy} is the kinematic heat flux of the ground, K m s-1. */
    void update(AirForcing forcing, double buoyancy, Workers workers) {
        double mean = blendingSpeed(forcing);
        double convective = StrictMath.cbrt(GRAVITY / forcing.temperature() * Math.max(0, buoyancy) * BOUNDARY_LAYER);
        double gust = Math.sqrt(mean * mean + GUST * GUST * convective * convective) / mean;
        boolean same = mean == lastMean && forcing.windDirection() == lastDirection;
        if (same && gust == lastGust) {
            return;
        }
        gustFactor = gust;
        if (!same) {
            mix(forcing.windDirection(), mean, workers);
        }
        felt(workers);
        lastMean = mean;
        lastDirection = forcing.windDirection();
        lastGust = gust;
    }

    double gustFactor() {
        return gustFactor;
    }

    private void mix(double direction, double scale, Workers workers) {
        int n = library.directions();
        double sector = direction / (2 * Math.PI) * n;
        sector -= n * Math.floor(sector / n);
        int first = (int) Math.floor(sector) % n;
        double second = sector - Math.floor(sector);
        WindField a = library.of(first, workers);
        WindField b = second > 0 ? library.of((first + 1) % n, workers) : a;
        double step = 2 * Math.PI / n;
        float wa = (float) (scale * StrictMath.sin((1 - second) * step) / StrictMath.sin(step));
        float wb = (float) (scale * StrictMath.sin(second * step) / StrictMath.sin(step));
        blend(flux.x(), a.flux().x(), b.flux().x(), wa, wb, workers);
        blend(flux.y(), a.flux().y(), b.flux().y(), wa, wb, workers);
        blend(flux.z(), a.flux().z(), b.flux().z(), wa, wb, workers);
        blend(friction, a.friction(), b.friction(), (float) (scale * (1 - second)), (float) (scale * second), workers);
        CellVelocity.level(space, flux, east, south, workers);
    }

    private static void blend(float[] out, float[] a, float[] b, float wa, float wb, Workers workers) {
        workers.forEach(out.length, 1 << 15, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = wa * a[i] + wb * b[i];
            }
        });
    }

    private void felt(Workers workers) {
        float gust = (float) (gustFactor * gustFactor);
        float k = (float) (1 / STRUCTURE);
        workers.forEach(speed.length, 1 << 15, (from, to) -> {
            for (int i = from; i < to; i++) {
                float square = east[i] * east[i] + south[i] * south[i];
                speed[i] = (float) Math.sqrt(gust * square + k * friction[i] * friction[i]);
            }
        });
    }
}
