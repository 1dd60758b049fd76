package org.kastanie.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** A measured inflow profile: means of repeated readings, linear between heights. */
final class FlowProfile implements DoubleUnaryOperator {
    /** Below the lowest reading and above the highest: about the neutral power law over smooth to open ground (Counihan 1975). */
    private static final double EXPONENT = 0.15;

    private final double[] height;
    private final double[] speed;

    private FlowProfile(double[] height, double[] speed) {
        this.height = height;
        this.speed = speed;
    }

    /** From pairs of height and speed in any order. */
    static FlowProfile of(List<double[]> readings) {
        Map<Double, List<Double>> byHeight = new TreeMap<>();
        for (double[] r : readings) {
            byHeight.computeIfAbsent(r[0], h -> new ArrayList<>()).add(r[1]);
        }
        double[] height = byHeight.keySet().stream().mapToDouble(h -> h).toArray();
        double[] speed = byHeight.values().stream()
                .mapToDouble(all -> all.stream().mapToDouble(u -> u).average().orElseThrow())
                .toArray();
        return new FlowProfile(height, speed);
    }

    @Override
    public double applyAsDouble(double z) {
        int last = height.length - 1;
        if (z <= height[0]) {
            return speed[0] * Math.pow(z / height[0], EXPONENT);
        }
        if (z >= height[last]) {
            return speed[last] * Math.pow(z / height[last], EXPONENT);
        }
        int above = Arrays.binarySearch(height, z);
        above = above < 0 ? -above - 1 : above;
        double share = (z - height[above - 1]) / (height[above] - height[above - 1]);
        return speed[above - 1] + share * (speed[above] - speed[above - 1]);
    }
}
