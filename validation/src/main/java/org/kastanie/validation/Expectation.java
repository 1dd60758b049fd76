package org.kastanie.validation;

/**
 * What a figure is held against.
 *
 * @param metric {@code rmse} or {@code worst}
 * @param peer figures of peers, in words
 * @param goal figure we want, NaN if none
 * @param baseline our recorded figure, NaN if none
 * @param gate recorded baseline plus its margin; beyond it the validation fails
 */
public record Expectation(String metric, String peer, double goal, double baseline, double gate) {
    public static final Expectation NONE = new Expectation("rmse", "", Double.NaN, Double.NaN, Double.NaN);
}
