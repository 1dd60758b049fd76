package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.DENSITY_WATER;

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
    /** Slope of ln(soil surface resistance) in wetness (Sellers, Heiser and Hall 1992, J. Geophys. Res. 97, 19033, eq. 19). */
    static final double SOIL_SLOPE = 4.255;
    /** Restoring time of the upper store, s (Deardorff 1978; Noilhan and Planton 1989). */
    static final double EXCHANGE_TIME = 86400;
    /** Share of ground that low vegetation shades: 1 - exp(-0.5 LAI) (Best et al. 2011, Geosci. Model Dev. 4, 677, eq. 2). */
    static final double COVER = 0.5;

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

    /** Fills kappa and cap of the block; true if any facet of it can exchange vapour. */
    boolean conductances(FacetRun run, FacetBlock b, int first, double seconds, double pressure) {
        for (int i = 0; i < b.count; i++) {
            b.heat[i] = (float) PhysicalConstants.latentHeat(b.air[i] + PhysicalConstants.ZERO_CELSIUS);
            b.upperShare[i] = 1;
        }
        switch (run.material().water()) {
            case WaterBehaviour.Open open -> open(b);
            case WaterBehaviour.Sealed sealed -> sealed(sealed, b, first, seconds);
            case WaterBehaviour.Soil soil -> {
                for (int i = 0; i < b.count; i++) {
                    soil(soil, b, i, first + i, seconds, pressure);
                }
            }
        }
        boolean any = false;
        for (int i = 0; i < b.count; i++) {
            any |= b.kappa[i] > 0;
        }
        return any;
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

    /** Penman-Monteith conductances of the plants and of the bare part, side by side. */
    private void soil(WaterBehaviour.Soil soil, FacetBlock b, int i, int facet, double seconds, double pressure) {
        float kelvin = b.air[i] + (float) PhysicalConstants.ZERO_CELSIUS;
        float density = (float) PhysicalConstants.airDensity(pressure, kelvin, b.humidity[i]);
        float airResistance = density * (float) PhysicalConstants.HEAT_CAPACITY_AIR / b.h[i];
        float unit = density * b.heat[i];
        float deficit = b.saturation[i] - b.humidity[i];
        double rate = b.heat[i] / seconds;
        double wilted = soil.wiltingPoint() * soil.rootDepth() * DENSITY_WATER;
        double usable = Math.max(0, lower[facet] - wilted);
        if (deficit <= 0) {
            b.kappa[i] = unit / airResistance;
            b.cap[i] = 0;
            return;
        }
        double cover = 1 - Exp.of((float) (-COVER * soil.leafAreaIndex()));
        double ofPlants = 0;
        if (soil.leafAreaIndex() > 0 && usable > 0) {
            double moisture =
                    usable / ((soil.fieldCapacity() - soil.wiltingPoint()) * soil.rootDepth() * DENSITY_WATER);
            ofPlants = cover * unit / (airResistance + Stomata.grass(soil, b, i, moisture, pressure));
            ofPlants = Math.min(ofPlants, rate * usable / deficit);
        }
        double wetness = Math.min(1, upper[facet] / (soil.fieldCapacity() * soil.topDepth() * DENSITY_WATER));
        double wetResistance = soil.leafAreaIndex() > 0 ? Stomata.WET_SOIL : soil.minimumResistance();
        double resistance = wetResistance * Exp.of((float) (SOIL_SLOPE * (1 - wetness)));
        double ofSoil = (1 - cover) * unit / (airResistance + resistance);
        // An empty store must not hold back the other one: no more conductance than it can feed at today's deficit.
        ofSoil = Math.min(ofSoil, rate * upper[facet] / deficit);
        double sum = ofPlants + ofSoil;
        double share = sum > 0 ? ofSoil / sum : 1;
        b.upperShare[i] = (float) share;
        b.kappa[i] = (float) sum;
        double most = Math.min(share > 0 ? upper[facet] / share : 1e30, share < 1 ? usable / (1 - share) : 1e30);
        b.cap[i] = (float) Math.min(rate * most, 1e30);
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
                double levelling = 1 - Exp.of((float) -Math.min(seconds / EXCHANGE_TIME, 80));
                for (int f = first; f < first + b.count; f++) {
                    sink(soil, f, levelling);
                }
            }
            case WaterBehaviour.Open open -> {}
        }
    }

    /** Moves water between the soil stores: overflow down, and levelling within {@link #EXCHANGE_TIME}. */
    private void sink(WaterBehaviour.Soil soil, int f, double levelling) {
        double top = soil.topDepth() * DENSITY_WATER;
        double root = soil.rootDepth() * DENSITY_WATER;
        double over = Math.max(0, upper[f] - soil.fieldCapacity() * top);
        double gap = lower[f] / root - (upper[f] - over) / top;
        double up = gap * top * root / (top + root) * levelling;
        upper[f] += up - over;
        lower[f] += over - up;
        double deep = Math.max(0, lower[f] - soil.fieldCapacity() * root);
        lower[f] -= deep;
        lost[f] += deep;
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
