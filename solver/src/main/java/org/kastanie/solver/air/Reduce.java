package org.kastanie.solver.air;

/** Sums in a fixed order. */
final class Reduce {
    private Reduce() {}

    static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }
}
