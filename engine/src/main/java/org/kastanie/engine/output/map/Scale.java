package org.kastanie.engine.output.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Classes of a map with their colours, lowest first.
 *
 * @param edges between the classes, ascending; a value on an edge belongs to the class above
 * @param colours 0xRRGGBB of each class, one more than edges
 * @param names of the classes such as "strong heat stress"; empty strings where there is none
 * @param unit as people write it
 * @param note sentence about the classes, may be empty
 */
public record Scale(double[] edges, int[] colours, List<String> names, String unit, String note) {

    private static final int MOST_DIGITS = 6;

    /** Colours spread evenly over the classes. */
    public static Scale of(double[] edges, Ramp ramp, String unit, String note) {
        int[] colours = new int[edges.length + 1];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < colours.length; i++) {
            colours[i] = ramp.colour((double) i / edges.length);
            names.add("");
        }
        return new Scale(edges, colours, names, unit, note);
    }

    public Scale named(List<String> classNames) {
        return new Scale(edges, colours, classNames, unit, note);
    }

    public int classes() {
        return colours.length;
    }

    /** Class of a value that is not NaN. */
    public int classOf(double value) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value >= edges[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Marks the classes that occur in the values; returns {@code marks}. */
    boolean[] mark(float[] values, boolean[] marks) {
        for (float value : values) {
            if (!Float.isNaN(value)) {
                marks[classOf(value)] = true;
            }
        }
        return marks;
    }

    /** Share of the valid values in each class, 0..1; all NaN without valid values. */
    public double[] shares(float[] values) {
        double[] shares = new double[classes()];
        int valid = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                shares[classOf(value)]++;
                valid++;
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = valid == 0 ? Double.NaN : shares[i] / valid;
        }
        return shares;
    }

    public int colour(double value) {
        return colours[classOf(value)];
    }

    /** Limits of a class in words: "below 26", "26 to 32", "46 and more". */
    public String label(int number) {
        if (number == 0) {
            return "below " + text(edges[0]);
        }
        if (number == edges.length) {
            return text(edges[number - 1]) + " and more";
        }
        return text(edges[number - 1]) + " to " + text(edges[number]);
    }

    /** All limits with the same number of digits. */
    private String text(double value) {
        int digits = 0;
        for (double edge : edges) {
            while (digits < MOST_DIGITS
                    && Math.abs(edge * Math.pow(10, digits) - Math.rint(edge * Math.pow(10, digits))) > 1e-6) {
                digits++;
            }
        }
        return String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '\u2212');
    }
}
