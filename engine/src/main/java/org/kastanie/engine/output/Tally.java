package org.kastanie.engine.output;

import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.map.Scale;
import org.kastanie.engine.output.map.Scales;
import org.kastanie.solver.quantity.Quantity;

/** Mean and class shares of one field that is seen block by block; counts are exact. */
final class Tally {
    private final @Nullable StressClasses classes;
    private final @Nullable Scale scale;
    private final long[] stress;
    private final long[] bands;
    private long count;
    private double sum;

    Tally(Quantity quantity) {
        classes = StressClasses.of(quantity);
        scale = Scales.standard(quantity);
        stress = new long[classes == null ? 0 : classes.count()];
        bands = new long[scale == null ? 0 : scale.classes()];
    }

    /** Adds a block, given in the units people see. */
    void add(float[] values) {
        int valid = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                valid++;
                sum += value;
            }
        }
        count += valid;
        if (valid > 0 && classes != null && scale != null) {
            add(stress, classes.shares(values), valid);
            add(bands, scale.shares(values), valid);
        }
    }

    private static void add(long[] counts, double[] shares, int valid) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += Math.round(shares[i] * valid);
        }
    }

    double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Share of every stress class; NaN without values. */
    double[] stress() {
        return shares(stress);
    }

    /** Share of every class of the maps; NaN without values. */
    double[] bands() {
        return shares(bands);
    }

    private double[] shares(long[] counts) {
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = count == 0 ? Double.NaN : (double) counts[i] / count;
        }
        return shares;
    }
}
