package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.DENSITY_WATER;

import java.util.Arrays;
import org.kastanie.solver.kernel.reference.Exp;
import org.kastanie.solver.kernel.reference.Log;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Water on and in the facets, kg m-2, and how readily it evaporates.
 *
 * <p>Sealed: {@code upper} is the film. Soil: {@code upper} and {@code lower} are all the water of the two stores. What a
 * full store cannot take goes down and at last into {@code lost} (run-off and deep percolation), so that
 * upper + lower + lost changes by precipitation minus evaporation only.
 *
 * @param upper film, or water of the upper soil
 * @param lower water of the lower soil
 * @param lost run off or percolated since the beginning
 */
record WaterStores(double[] upper, double[] lower, double[] lost) {
    /** Film: wet share (W/Wmax)^(2/3) (Deardorff 1978, J. Geophys. Res. 83, 1889; for roofs and roads Masson 2000). */
    static final float FILM_POWER = 2f / 3f;
    /** Restoring time of the upper store, s (Deardorff 1978; Noilhan and Planton 1989). */
    static final double EXCHANGE_TIME = 86400;

    static WaterStores of(int facets) {
        return new WaterStores(new double[facets], new double[facets], new double[facets]);
    }

    void start(FacetRun run, double available) {
        if (run.material().water() instanceof WaterBehaviour.Soil soil) {
            double content = soil.wiltingPoint() + available * (soil.fieldCapacity() - soil.wiltingPoint());
            for (int i = run.first(); i < run.first() + run.count(); i++) {
                upper[i] = content * soil.topDepth() * DENSITY_WATER;
                lower[i] = content * soil.rootDepth() * DENSITY_WATER;
            }
        }
    }

    /** All water of some facets, what they lost included, kg m-2 summed. */
    double held(int first, int count) {
        double sum = 0;
        for (int f = first; f < first + count; f++) {
            sum += upper[f] + lower[f] + lost[f];
        }
        return sum;
    }

    /** Shows a block the water of its soil. */
    void show(FacetBlock b, int first) {
        for (int i = 0; i < b.count; i++) {
            b.upper[i] = (float) upper[first + i];
            b.lower[i] = (float) lower[first + i];
        }
    }

    /** Fills kappa and cap of a block that is no soil. */
    void conductances(WaterBehaviour water, FacetBlock b, int first, double seconds) {
        if (water instanceof WaterBehaviour.Sealed sealed) {
            sealed(sealed, b, first, seconds);
        } else {
            open(b);
        }
        Arrays.fill(b.upperShare, 0, b.count, 1f);
    }

    /** Exchange of a surface that is wet all over, W m-2 per kg kg-1. */
    private static float full(FacetBlock b, int i) {
        return b.h[i] / (float) PhysicalConstants.HEAT_CAPACITY_AIR * b.heat[i];
    }

    private static void open(FacetBlock b) {
        for (int i = 0; i < b.count; i++) {
            b.kappa[i] = full(b, i);
            b.cap[i] = Float.MAX_VALUE;
        }
    }

    private void sealed(WaterBehaviour.Sealed sealed, FacetBlock b, int first, double seconds) {
        for (int i = 0; i < b.count; i++) {
            double film = upper[first + i];
            boolean dew = b.saturation[i] < b.humidity[i];
            b.kappa[i] = dew ? full(b, i) : film > 0 ? full(b, i) * wetShare(film, sealed.storage()) : 0;
            b.cap[i] = (float) (b.heat[i] / seconds * film);
        }
    }

    private static float wetShare(double film, double storage) {
        if (!(film > 0) || !(storage > 0)) {
            return 0;
        }
        float filled = (float) Math.max(Math.min(film / storage, 1), 1e-30);
        return Exp.of(FILM_POWER * Log.of(filled));
    }

    /** Books what a step evaporated and lets the stores overflow and exchange. */
    void settle(FacetRun run, FacetBlock b, int first, double seconds) {
        if (run.material().water() instanceof WaterBehaviour.Open) {
            return;
        }
        for (int i = 0; i < b.count; i++) {
            int f = first + i;
            double evaporated = b.latent[i] * seconds / b.heat[i];
            double share = evaporated < 0 ? 1 : b.upperShare[i];
            upper[f] = Math.max(0, upper[f] - evaporated * share);
            lower[f] = Math.max(0, lower[f] - evaporated * (1 - share));
        }
        switch (run.material().water()) {
            case WaterBehaviour.Sealed sealed -> {
                for (int f = first; f < first + b.count; f++) {
                    double over = Math.max(0, upper[f] - sealed.storage());
                    upper[f] -= over;
                    lost[f] += over;
                }
            }
            case WaterBehaviour.Soil soil -> {
                sink(soil, first, first + b.count, 1 - Exp.of((float) -Math.min(seconds / EXCHANGE_TIME, 80)));
            }
            case WaterBehaviour.Open open -> {}
        }
    }

    /** Moves water between the soil stores: overflow down, and levelling within {@link #EXCHANGE_TIME}. */
    private void sink(WaterBehaviour.Soil soil, int from, int to, double levelling) {
        double top = soil.topDepth() * DENSITY_WATER;
        double root = soil.rootDepth() * DENSITY_WATER;
        double fullTop = soil.fieldCapacity() * top;
        double fullRoot = soil.fieldCapacity() * root;
        // What flows for a whole difference of contents, cut to what flows per water of each store.
        double perLower = top / (top + root) * levelling;
        double perUpper = root / (top + root) * levelling;
        double[] a = upper;
        double[] b = lower;
        double[] c = lost;
        for (int f = from; f < to; f++) {
            double over = Math.max(0, a[f] - fullTop);
            double up = perLower * b[f] - perUpper * (a[f] - over);
            double below = b[f] + (over - up);
            double deep = Math.max(0, below - fullRoot);
            a[f] += up - over;
            b[f] = below - deep;
            c[f] += deep;
        }
    }

    void add(FacetRun run, int f, double amount) {
        if (amount >= 0 || run.material().water() instanceof WaterBehaviour.Sealed) {
            upper[f] = Math.max(0, upper[f] + amount);
        } else {
            lower[f] = Math.max(0, lower[f] + amount);
        }
    }

    double available(FacetRun run, int f) {
        if (run.material().water() instanceof WaterBehaviour.Soil soil) {
            double content = lower[f] / (soil.rootDepth() * DENSITY_WATER);
            double share = (content - soil.wiltingPoint()) / (soil.fieldCapacity() - soil.wiltingPoint());
            return Math.min(1, Math.max(0, share));
        }
        return Double.NaN;
    }
}
