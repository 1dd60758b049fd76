package org.kastanie.solver.surface;

import java.util.ArrayList;
import java.util.List;

/**
 * The numerical layers of a column, outer first, cut from its physical layers.
 *
 * <p>Every face between physical layers stays a face. Thickness grows inward in the coordinate in which heat spreads
 * evenly, s = integral of dx / sqrt(diffusivity): the frequency that a layer at depth s can feel falls with s squared, so
 * the size may grow with s.
 *
 * @param thickness m
 * @param capacity C = volumetric heat capacity times thickness, J m-2 K-1
 * @param conductance one more than layers: skin to the first middle, between middles (harmonic mean of the two halves),
 *     last middle to what lies behind, W m-2 K-1
 */
record LayerMesh(double[] thickness, double[] capacity, double[] conductance) {
    /**
     * Outermost layer in s^(1/2) when space is short: 8 mm of concrete, a third of what heat travels in 10 minutes. A
     * choice: of 2..20 the one with the least error of the skin's response at periods from 20 minutes to a day with eight
     * layers over 0.5 to 2 m.
     */
    static final double OUTERMOST = 8;

    static final int DEFAULT_LAYERS = 8;

    /** Behind the last layer: temperature given at its lower face. */
    static final double FIXED_AT_FACE = 0;
    /** Behind the last layer: no heat passes. */
    static final double INSULATED = Double.POSITIVE_INFINITY;

    int layers() {
        return thickness.length;
    }

    double depthOfMiddle(int layer) {
        double depth = 0;
        for (int j = 0; j < layer; j++) {
            depth += thickness[j];
        }
        return depth + 0.5 * thickness[layer];
    }

    /**
     * Cuts at least one layer from each physical layer, {@code wanted} in all unless there are more physical ones.
     *
     * @param behind thermal resistance behind the last layer, m2 K W-1; {@link #FIXED_AT_FACE}, {@link #INSULATED}
     */
    static LayerMesh of(List<Layer> layers, int wanted, double behind) {
        double[] ends = stretched(layers, wanted);
        int[] pieces = share(ends, Math.max(wanted, layers.size()));
        List<double[]> cut = new ArrayList<>();
        double s0 = 0;
        double ratio = growth(diffusive(layers, layers.size()), wanted);
        for (int i = 0; i < layers.size(); i++) {
            double begin = i == 0 ? 0 : ends[i - 1];
            double root = Math.sqrt(diffusivity(layers.get(i)));
            double from = s0;
            for (int m = 1; m <= pieces[i]; m++) {
                double to = m == pieces[i]
                        ? diffusive(layers, i + 1)
                        : unstretch(begin + (ends[i] - begin) * m / pieces[i], ratio);
                cut.add(new double[] {(to - from) * root, i});
                from = to;
            }
            s0 = from;
        }
        return assemble(layers, cut, behind);
    }

    private static LayerMesh assemble(List<Layer> layers, List<double[]> cut, double behind) {
        int n = cut.size();
        double[] thickness = new double[n];
        double[] capacity = new double[n];
        double[] conductance = new double[n + 1];
        double half = 0;
        for (int j = 0; j < n; j++) {
            Layer of = layers.get((int) cut.get(j)[1]);
            thickness[j] = cut.get(j)[0];
            capacity[j] = of.volumetricHeatCapacity() * thickness[j];
            double mine = 0.5 * thickness[j] / of.conductivity();
            conductance[j] = 1 / (half + mine);
            half = mine;
        }
        conductance[n] = 1 / (half + behind);
        return new LayerMesh(thickness, capacity, conductance);
    }

    private static double diffusivity(Layer layer) {
        return layer.conductivity() / layer.volumetricHeatCapacity();
    }

    private static double diffusive(List<Layer> layers, int count) {
        double s = 0;
        for (int i = 0; i < count; i++) {
            s += layers.get(i).thickness() / Math.sqrt(diffusivity(layers.get(i)));
        }
        return s;
    }

    /** Ratio of neighbours with which {@code n} layers from {@link #OUTERMOST} fill the column; 1 if equal ones are thinner. */
    private static double growth(double total, int n) {
        if (total <= n * OUTERMOST) {
            return 1;
        }
        double low = 1 + 1e-9;
        double high = 2;
        while (OUTERMOST * (Math.pow(high, n) - 1) / (high - 1) < total) {
            high *= 2;
        }
        for (int i = 0; i < 100; i++) {
            double middle = 0.5 * (low + high);
            if (OUTERMOST * (Math.pow(middle, n) - 1) / (middle - 1) > total) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** Ends of the physical layers in the coordinate in which numerical layers are equally long. */
    private static double[] stretched(List<Layer> layers, int wanted) {
        double ratio = growth(diffusive(layers, layers.size()), wanted);
        double[] ends = new double[layers.size()];
        for (int i = 0; i < ends.length; i++) {
            double s = diffusive(layers, i + 1);
            ends[i] = ratio == 1 ? s : Math.log1p((ratio - 1) * s / OUTERMOST);
        }
        return ends;
    }

    private static double unstretch(double eta, double ratio) {
        return ratio == 1 ? eta : OUTERMOST * Math.expm1(eta) / (ratio - 1);
    }

    /** Gives each physical layer one piece and the rest one by one to the one whose pieces are longest. */
    private static int[] share(double[] ends, int total) {
        int[] pieces = new int[ends.length];
        java.util.Arrays.fill(pieces, 1);
        for (int given = ends.length; given < total; given++) {
            int worst = 0;
            double longest = 0;
            for (int i = 0; i < ends.length; i++) {
                double length = (ends[i] - (i == 0 ? 0 : ends[i - 1])) / pieces[i];
                if (length > longest * (1 + 1e-12)) {
                    longest = length;
                    worst = i;
                }
            }
            pieces[worst]++;
        }
        return pieces;
    }
}
