package org.kastanie.engine.output;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.kastanie.solver.quantity.Quantity;

/**
 * The course of a run in a few numbers.
 *
 * @param means mean over the domain per quantity and time, in the unit shown to people
 * @param shares share of the valid cells in every stress class per time, for UTCI and PET
 * @param bands share of the valid cells in every class of the maps per time, for the same
 * @param hottest time with the highest mean felt temperature (UTCI; else PET, radiant, air, surface temperature)
 * @param coolest time with the lowest mean air temperature (else of the quantity that chose the hottest time)
 * @param guide quantity that chose the hottest time
 */
public record Digest(
        Map<Quantity, double[]> means,
        Map<Quantity, double[][]> shares,
        Map<Quantity, double[][]> bands,
        int hottest,
        int coolest,
        Quantity guide) {
    private static final Quantity[] GUIDES = {
        Quantity.UTCI,
        Quantity.PET,
        Quantity.MEAN_RADIANT_TEMPERATURE,
        Quantity.AIR_TEMPERATURE,
        Quantity.SURFACE_TEMPERATURE
    };

    static Digest of(
            int times,
            Map<Quantity, double[]> means,
            Map<Quantity, double[][]> shares,
            Map<Quantity, double[][]> bands) {
        Quantity guide = guide(means);
        double[] day = means.getOrDefault(guide, new double[times]);
        double[] air = means.getOrDefault(Quantity.AIR_TEMPERATURE, day);
        return new Digest(means, shares, bands, extreme(day, 1), extreme(air, -1), guide);
    }

    /** Shares of the stress classes of a quantity, per time. */
    public double[][] shares(Quantity quantity) {
        return Objects.requireNonNull(shares.get(quantity), quantity::contractName);
    }

    /** Shares of the classes of a quantity's maps, per time. */
    public double[][] bands(Quantity quantity) {
        return Objects.requireNonNull(bands.get(quantity), quantity::contractName);
    }

    private static Quantity guide(Map<Quantity, double[]> means) {
        for (Quantity quantity : GUIDES) {
            double[] series = means.get(quantity);
            if (series != null && Arrays.stream(series).anyMatch(Double::isFinite)) {
                return quantity;
            }
        }
        return means.isEmpty() ? Quantity.UTCI : means.keySet().iterator().next();
    }

    private static int extreme(double[] series, int sign) {
        int best = 0;
        for (int i = 1; i < series.length; i++) {
            if (sign * series[i] > sign * series[best] || Double.isNaN(series[best])) {
                best = i;
            }
        }
        return best;
    }
}
