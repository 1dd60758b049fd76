package org.kastanie.engine.output;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.kastanie.solver.quantity.Quantity;

/**
 * The course of a run in a few numbers.
 *
 * @param means mean over the domain per quantity and time, in the unit shown to people
 * @param hottest time with the highest mean felt temperature (UTCI; else PET, radiant, air, surface temperature)
 * @param coolest time with the lowest mean air temperature (else of the quantity that chose the hottest time)
 * @param guide quantity that chose the hottest time
 */
public record Digest(Map<Quantity, double[]> means, int hottest, int coolest, Quantity guide) {
    private static final Quantity[] GUIDES = {
        Quantity.UTCI,
        Quantity.PET,
        Quantity.MEAN_RADIANT_TEMPERATURE,
        Quantity.AIR_TEMPERATURE,
        Quantity.SURFACE_TEMPERATURE
    };

    public static Digest of(ResultSet results) throws IOException {
        Map<Quantity, double[]> means = new EnumMap<>(Quantity.class);
        for (Quantity quantity : results.available()) {
            double[] series = new double[results.times()];
            for (int time = 0; time < series.length; time++) {
                series[time] =
                        Statistics.of(Fields.display(results, quantity, time)).mean();
            }
            means.put(quantity, series);
        }
        Quantity guide = guide(means);
        double[] day = means.getOrDefault(guide, new double[results.times()]);
        double[] air = means.getOrDefault(Quantity.AIR_TEMPERATURE, day);
        return new Digest(means, extreme(day, 1), extreme(air, -1), guide);
    }

    private static Quantity guide(Map<Quantity, double[]> means) {
        for (Quantity quantity : GUIDES) {
            if (means.containsKey(quantity)) {
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
