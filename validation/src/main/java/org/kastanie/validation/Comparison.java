package org.kastanie.validation;

import java.util.List;

/**
 * Values of one quantity, ours beside what they are compared with.
 *
 * @param quantity name in the tables, such as {@code Tmrt} or {@code K down}
 * @param subset part of the data, such as {@code all}, {@code sun}, {@code shade}
 * @param unit of both values
 * @param pairs the values
 */
public record Comparison(String quantity, String subset, String unit, List<Pair> pairs) {
    public Comparison {
        pairs = List.copyOf(pairs);
    }

    /**
     * One pair of values.
     *
     * @param label where or when, such as {@code 2005-10-07 12}
     * @param reference measured, exact or published value
     * @param ours computed value
     */
    public record Pair(String label, double reference, double ours) {}

    public int count() {
        return pairs.size();
    }

    /** Mean of ours minus reference. */
    public double bias() {
        return pairs.stream()
                .mapToDouble(p -> p.ours() - p.reference())
                .average()
                .orElse(Double.NaN);
    }

    /** Root of the mean squared difference. */
    public double rmse() {
        return Math.sqrt(pairs.stream()
                .mapToDouble(p -> (p.ours() - p.reference()) * (p.ours() - p.reference()))
                .average()
                .orElse(Double.NaN));
    }

    /** Largest absolute difference. */
    public double worst() {
        return pairs.stream()
                .mapToDouble(p -> Math.abs(p.ours() - p.reference()))
                .max()
                .orElse(Double.NaN);
    }
}
