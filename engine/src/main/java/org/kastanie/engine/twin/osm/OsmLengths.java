package org.kastanie.engine.twin.osm;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths as people write them into tags: metres unless they say otherwise. */
public final class OsmLengths {
    private static final Pattern NUMBER =
            Pattern.compile("(-?\\d{1,9}(?:[.,]\\d{1,9})?)\\s*(m|metres?|meters?|cm|km|ft|feet)?");
    private static final Pattern FEET =
            Pattern.compile("(\\d{1,5}(?:\\.\\d+)?)\\s*'\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*(?:\"|'')?)?");
    private static final double FOOT = 0.3048;
    private static final double INCH = 0.0254;

    private OsmLengths() {}

    /** The first of the tags that is a length, m; NaN if none is. */
    public static double metres(Map<String, String> tags, String... keys) {
        for (String key : keys) {
            double metres = metres(tags.get(key));
            if (!Double.isNaN(metres)) {
                return metres;
            }
        }
        return Double.NaN;
    }

    /** Metres; of several values ({@code 3;5}) the first; NaN for what is no length. */
    public static double metres(@Nullable String text) {
        String first = first(text);
        Matcher number = NUMBER.matcher(first);
        if (number.matches()) {
            double value = Double.parseDouble(number.group(1).replace(',', '.'));
            return switch (number.group(2) == null ? "m" : number.group(2)) {
                case "cm" -> value / 100;
                case "km" -> value * 1000;
                case "ft", "feet" -> value * FOOT;
                default -> value;
            };
        }
        Matcher feet = FEET.matcher(first);
        if (feet.matches()) {
            double inches = feet.group(2) == null ? 0 : Double.parseDouble(feet.group(2));
            return Double.parseDouble(feet.group(1)) * FOOT + inches * INCH;
        }
        return Double.NaN;
    }

    /** A number without a unit; NaN for anything else. */
    public static double number(@Nullable String text) {
        Matcher number = NUMBER.matcher(first(text));
        return number.matches() && number.group(2) == null
                ? Double.parseDouble(number.group(1).replace(',', '.'))
                : Double.NaN;
    }

    private static String first(@Nullable String text) {
        if (text == null) {
            return "";
        }
        int end = text.indexOf(';');
        return (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
    }
}
