package org.kastanie.engine.output.report;

import java.time.Duration;
import java.util.Locale;

/** Every sentence of the report in one place. English; a translation is another class with these members. */
final class Phrases {
    static final String LANGUAGE = "en";
    static final String KEY = "In brief";
    static final String STRESS = "How much of the outdoor area is under heat stress, hour by hour";
    static final String STRESS_LEAD =
            "Each bar is one hour. Its colours show which share of the outdoor area (streets, squares, courtyards, parks; "
                    + "not the buildings) falls into which class of thermal stress on the UTCI scale. The colours are those of the maps, "
                    + "except where a map says that it has classes of its own.";
    static final String STRESS_PET_LEAD = "The same on the PET scale, which German planning guidelines (VDI 3787) use.";
    static final String STRESS_TABLE = "The figures behind the chart";
    static final String CHART_AXIS = "start of the hour, local time";
    static final String DAY_MAPS = "The hottest hour on the map";
    static final String COOL_MAPS = "The coolest hour on the map";
    static final String SUMMARY_MAPS = "The whole period on the map";
    static final String AREAS = "Named areas";
    static final String AREA_TABLE = "Means over each area; warmest first";
    static final String QUALITY = "What was assumed or missing";
    static final String QUALITY_NONE = "Nothing: every object of the city model could be used as it was.";
    static final String QUALITY_LEAD = "The full list, object by object, is in quality.json.";
    static final String DIFFERS = "What differs between the runs";
    static final String DIFFERS_NOT = "Nothing: the same job, the same inputs, the same version of the program.";
    static final String DIFFERS_TABLE =
            "Keys of the job with their defaults, contents of the inputs (SHA-256), version; whole values in manifest.json";
    static final String FACTS = "About this calculation";
    static final String TERMS = "What the terms mean";
    /** Takes the sentence about the values, escaped. */
    static final String TERM_LIST = """
            <dl><dt>Felt temperature (UTCI, PET)</dt><dd>The temperature of a simple reference climate in which a person
            would feel the same. It combines air temperature, radiation, wind and humidity. UTCI is the international index;
            PET is the one German planning guidelines use.</dd>
            <dt>Mean radiant temperature</dt><dd>What sun, sky, ground and walls radiate onto a person, put into one
            temperature. It is what makes the difference between sun and shade.</dd>
            <dt>Air temperature</dt><dd>At 2 m above the ground, in the shade, as a weather station measures it.</dd>
            <dt>Surface temperature</dt><dd>Of the ground and the roofs, as a thermal camera would see it from above; under
            trees it is the ground.</dd>
            <dt>Values</dt><dd>%s</dd></dl>
            """;

    static final String LEGEND_BUILDING = "<li><i class=\"tall\"></i>building (darker: taller)</li>";
    static final String LEGEND_EDGE = "<li><i class=\"edge\"></i>edge of a building</li>";
    static final String LEGEND_CROWN = "<li><i class=\"crown\"></i>tree crown</li>";
    static final String FOOT = "Made with Kastanie, an open engine for urban heat. All values are model results.";

    private Phrases() {}

    static String text(String pattern, Object... values) {
        return String.format(Locale.ENGLISH, pattern, values);
    }

    static String degrees(double celsius) {
        return Double.isNaN(celsius) ? "\u2013" : number("%.1f", celsius) + "\u00a0\u00b0C";
    }

    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "\u2013";
        }
        if (share >= 0.995 && share < 1) {
            return "over 99\u00a0%";
        }
        return share > 0 && share < 0.005 ? "under 1\u00a0%" : number("%.0f", 100 * share) + "\u00a0%";
    }

    /** What the values are means over, and for whom. */
    static String values(Duration interval, String person) {
        String over = interval.equals(Duration.ofHours(1))
                ? "one hour"
                : interval.toMinutes() % 60 == 0 ? interval.toHours() + " hours" : interval.toMinutes() + " minutes";
        return "Means over " + over
                + (person.isEmpty() ? "." : ". Radiation and felt temperature are for " + person + ".");
    }

    static String number(String pattern, double value) {
        return Double.isNaN(value) ? "\u2013" : text(pattern, value).replace('-', '\u2212');
    }
}
