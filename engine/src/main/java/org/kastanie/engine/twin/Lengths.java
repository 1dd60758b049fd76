package org.kastanie.engine.twin;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xmlobjects.gml.model.measures.Length;

/** Lengths of city models in metres, whatever unit they are written in. */
final class Lengths {
    /** International foot, m (EPSG unit 9002); the survey foot (9003) differs by 2 millionths. */
    private static final double FOOT = 0.3048;

    private static final Set<String> FEET = Set.of("ft", "foot", "feet", "[ft_i]", "[ft_us]", "us-ft", "9002", "9003");

    private Lengths() {}

    /** NaN where there is none, or no positive one. */
    static double metres(@Nullable Length length) {
        if (length == null) {
            return Double.NaN;
        }
        Double value = length.getValue();
        return value != null && value > 0 && Double.isFinite(value) ? value * factor(length.getUom()) : Double.NaN;
    }

    static boolean inFeet(@Nullable Length length) {
        return length != null && factor(length.getUom()) != 1;
    }

    private static double factor(@Nullable String unit) {
        if (unit == null) {
            return 1;
        }
        String last = unit.substring(
                Math.max(Math.max(unit.lastIndexOf(':'), unit.lastIndexOf('#')), unit.lastIndexOf('/')) + 1);
        return FEET.contains(last.toLowerCase(Locale.ROOT)) ? FOOT : 1;
    }
}
