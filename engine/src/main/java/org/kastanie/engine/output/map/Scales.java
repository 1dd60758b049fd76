package org.kastanie.engine.output.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.Statistics;
import org.kastanie.engine.output.StressClasses;
import org.kastanie.engine.output.SummaryField;
import org.kastanie.engine.output.Words;
import org.kastanie.solver.quantity.Quantity;

/**
 * Chooses classes. Felt, radiant and surface temperature have fixed ones, so that maps of different hours and places can
 * be laid side by side; where a map would show fewer than three of them or hardly more than one, and for all else, a round step is chosen that
 * spreads the map's own values over about eight classes (a choice: what a reader can tell apart).
 */
public final class Scales {
    /** Limits of the UTCI and PET classes with one more in the wide warm ones, degC. */
    private static final double[] UTCI = {-40, -27, -13, 0, 9, 20, 26, 29, 32, 35, 38, 42, 46};

    private static final double[] PET = {4, 8, 13, 18, 23, 26, 29, 32, 35, 38, 41, 45};
    /** How far the colours of cold reach into the diverging ramp, whose middle is grey: a choice. */
    private static final double COLD = 0.36;

    private static final double[] RADIANT = {15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70};
    private static final double[] SURFACE = {15, 20, 25, 30, 35, 40, 45, 50, 55, 60};
    private static final int WANTED = 8;
    private static final int TOO_FEW = 3;
    /** A map that is nearly all of one colour says nothing: a choice. */
    private static final double DOMINANT = 0.85;

    /** Values looked at when classes are chosen: a choice, the percentiles used do not change visibly with more. */
    private static final int ENOUGH = 20_000;

    /** A difference below this is noise of single precision. */
    private static final double NOTHING = 1e-5;

    private static final String OWN = "Classes chosen for this map; not comparable by colour with others.";

    private Scales() {}

    /** Classes for maps of a quantity that show these values (unit for people). */
    public static Scale of(Quantity quantity, float[] values) {
        String unit = Words.mapUnit(quantity);
        if (quantity.cfName().equals("eastward_wind") || quantity.cfName().equals("northward_wind")) {
            return difference(values, unit); // its sign is what matters
        }
        Scale scale = standard(quantity);
        if (scale != null) {
            float[] sorted = Statistics.sorted(sample(values));
            int low = scale.classOf(Statistics.percentile(sorted, 0.02));
            int high = scale.classOf(Statistics.percentile(sorted, 0.98));
            if (high - low + 1 >= TOO_FEW && mostInOneClass(scale, sorted) <= DOMINANT) {
                return scale;
            }
        }
        // Colours of stress keep their meaning: classes of a map's own have others.
        boolean heat = quantity.displayUnit().equals("degC") && StressClasses.of(quantity) == null;
        Ramp ramp = heat ? Ramp.HEAT : Ramp.LIGHT;
        return spread(values, ramp, unit, scale != null ? OWN : "");
    }

    /** The fixed classes of a quantity; null if it has none. Charts of shares use them too: one colour, one meaning. */
    public static @Nullable Scale standard(Quantity quantity) {
        double[] fixed = fixed(quantity);
        if (fixed.length == 0) {
            return null;
        }
        Scale scale = Scale.of(fixed, Ramp.HEAT, Words.mapUnit(quantity), "");
        StressClasses stress = StressClasses.of(quantity);
        if (stress == null) {
            return scale;
        }
        int cold = stress.neutral();
        int warm = scale.classes() - cold;
        for (int i = 0; i < scale.classes(); i++) {
            scale.colours()[i] = i < cold
                    ? Ramp.DIVERGING.colour(COLD * i / (cold - 1))
                    : Ramp.HEAT.colour((double) (i - cold) / (warm - 1));
        }
        return scale.named(names(stress, fixed));
    }

    /** Classes for a summary map. */
    public static Scale of(SummaryField field) {
        for (Quantity quantity : List.of(
                Quantity.UTCI,
                Quantity.PET,
                Quantity.AIR_TEMPERATURE,
                Quantity.MEAN_RADIANT_TEMPERATURE,
                Quantity.SURFACE_TEMPERATURE)) {
            if (field.unit().equals("degC") && field.name().startsWith(quantity.contractName())) {
                return of(quantity, field.values());
            }
        }
        if (field.name().equals("tropical_nights")) {
            return nights(field.values());
        }
        boolean heat = field.name().contains("above");
        return spread(field.values(), heat ? Ramp.HEAT : Ramp.LIGHT, Words.unit(field.unit()), "");
    }

    /** A class a night, as long as colours can be told apart. */
    private static Scale nights(float[] count) {
        float[] sorted = Statistics.sorted(sample(count));
        int most = sorted.length == 0 ? 1 : Math.max(1, Math.round(sorted[sorted.length - 1]));
        if (most > WANTED) {
            return spread(count, Ramp.HEAT, "nights", "");
        }
        double[] edges = new double[most];
        Arrays.setAll(edges, i -> i + 0.5);
        List<String> names = new ArrayList<>(List.of("none", "1 night"));
        for (int n = 2; n <= most; n++) {
            names.add(n + " nights");
        }
        return Scale.of(edges, Ramp.HEAT, "", "").named(names);
    }

    /** Classes for a difference, symmetric about zero; the middle one is "hardly any change". */
    public static Scale difference(float[] values, String unit) {
        float[] magnitude = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            magnitude[i] = Math.abs(values[i]);
        }
        // The greatest changes cover few cells: the scale follows them, not the bulk.
        double largest = Statistics.percentile(Statistics.sorted(sample(magnitude)), 0.995);
        double step = largest > NOTHING ? round(largest / 4.5) : 0.1;
        double[] edges = new double[10];
        for (int i = 0; i < 5; i++) {
            edges[5 + i] = (i + 0.5) * step;
            edges[4 - i] = -(i + 0.5) * step;
        }
        return Scale.of(edges, Ramp.DIVERGING, unit, "");
    }

    /**
     * Classes for a difference that are the same on every map of a quantity, so that variants can be laid side by side; a
     * choice. Quantities without any have those of {@link #difference(float[], String)}.
     */
    public static Scale difference(Quantity quantity, float[] values, String unit) {
        double[] half = switch (quantity) {
            case UTCI, PET -> new double[] {0.5, 1, 2, 4, 6};
            case MEAN_RADIANT_TEMPERATURE, SURFACE_TEMPERATURE -> new double[] {1, 5, 10, 15, 20};
            case AIR_TEMPERATURE -> new double[] {0.1, 0.25, 0.5, 1, 2};
            case WIND_SPEED -> new double[] {0.1, 0.25, 0.5, 1, 2};
            default -> new double[0];
        };
        if (half.length == 0) {
            return difference(values, unit);
        }
        double[] edges = new double[2 * half.length];
        for (int i = 0; i < half.length; i++) {
            edges[half.length + i] = half[i];
            edges[half.length - 1 - i] = -half[i];
        }
        return Scale.of(edges, Ramp.DIVERGING, unit, "");
    }

    /** Share of the values in the class that holds most of them. */
    private static double mostInOneClass(Scale scale, float[] values) {
        int[] counts = new int[scale.classes()];
        for (float value : values) {
            counts[scale.classOf(value)]++;
        }
        return (double) Arrays.stream(counts).max().orElse(0) / values.length;
    }

    /** Enough values, evenly taken, to choose classes by. */
    private static float[] sample(float[] values) {
        int every = Math.max(1, values.length / ENOUGH);
        float[] some = new float[(values.length + every - 1) / every];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * every];
        }
        return some;
    }

    private static double[] fixed(Quantity quantity) {
        return switch (quantity) {
            case UTCI -> UTCI;
            case PET -> PET;
            case MEAN_RADIANT_TEMPERATURE -> RADIANT;
            case SURFACE_TEMPERATURE -> SURFACE;
            default -> new double[0];
        };
    }

    private static List<String> names(StressClasses stress, double[] edges) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= edges.length; i++) {
            double inside = i == 0 ? edges[0] - 0.5 : edges[i - 1] + 0.5;
            names.add(stress.label(stress.classOf(inside)));
        }
        return names;
    }

    private static Scale spread(float[] values, Ramp ramp, String unit, String note) {
        float[] sorted = Statistics.sorted(sample(values));
        double low = sorted.length == 0 ? 0 : Statistics.percentile(sorted, 0.01);
        double high = sorted.length == 0 ? 1 : Statistics.percentile(sorted, 0.99);
        double step = round(Math.max((high - low) / WANTED, 1e-3));
        List<Double> edges = new ArrayList<>();
        for (long k = (long) Math.floor(low / step) + 1; k * step < high || edges.isEmpty(); k++) {
            edges.add(Math.rint(k * step * 1e6) / 1e6);
        }
        return Scale.of(edges.stream().mapToDouble(Double::doubleValue).toArray(), ramp, unit, note);
    }

    /** Next of 1, 2, 2.5, 5 times a power of ten. */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= step * 0.999) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
