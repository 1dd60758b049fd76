package org.kastanie.engine.output;

import java.util.Arrays;

/**
 * Moments of the valid values of a field.
 *
 * @param count valid values
 * @param size all values
 * @param minimum NaN without values, like the following
 * @param maximum largest value
 * @param mean arithmetic mean
 * @param deviation standard deviation of the population
 */
public record Statistics(int count, int size, float minimum, float maximum, double mean, double deviation) {
    /** Of nothing. */
    public static final Statistics NONE = new Statistics(0, 0, Float.NaN, Float.NaN, Double.NaN, Double.NaN);

    public static Statistics of(float[] values) {
        int count = 0;
        double sum = 0;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                count++;
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (count == 0) {
            return new Statistics(0, values.length, Float.NaN, Float.NaN, Double.NaN, Double.NaN);
        }
        double mean = sum / count;
        double squares = 0;
        for (float value : values) {
            squares += Float.isNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        return new Statistics(count, values.length, low, high, mean, Math.sqrt(squares / count));
    }

    /** Of both sets of values together (Chan et al. 1983, The American Statistician 37, 242, equation 2.1). */
    public Statistics plus(Statistics other) {
        if (count == 0 || other.count == 0) {
            Statistics filled = count == 0 ? other : this;
            return new Statistics(
                    filled.count, size + other.size, filled.minimum, filled.maximum, filled.mean, filled.deviation);
        }
        int n = count + other.count;
        double step = other.mean - mean;
        double share = (double) other.count / n;
        double squares = count * deviation * deviation
                + other.count * other.deviation * other.deviation
                + step * step * share * count;
        return new Statistics(
                n,
                size + other.size,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum),
                mean + step * share,
                Math.sqrt(squares / n));
    }

    /** Arithmetic mean of the valid values, NaN without any. */
    static double mean(float[] values) {
        int count = 0;
        double sum = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                count++;
                sum += value;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    public double validPercent() {
        return size == 0 ? 0 : 100.0 * count / size;
    }

    /** The valid values of a field in ascending order. */
    public static float[] sorted(float[] values) {
        float[] valid = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                valid[count++] = value;
            }
        }
        valid = Arrays.copyOf(valid, count);
        Arrays.sort(valid);
        return valid;
    }

    /**
     * Value below which a share of the sorted values lies, linear between neighbours (Hyndman and Fan 1996, type 7); NaN
     * without values.
     */
    public static float percentile(float[] sorted, double share) {
        if (sorted.length == 0) {
            return Float.NaN;
        }
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, sorted.length - 1);
        return (float) (sorted[low] + (at - low) * (sorted[high] - sorted[low]));
    }
}
