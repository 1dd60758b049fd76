package org.kastanie.engine.output.netcdf;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Building types of PALM from what a twin says of a building: residential or not, and the time it was built. Types 1 to 3 are
 * residential, 4 to 6 are not, each up to 1950, to 2000, later; 7 is a bridge (PALM input data standard, building_type).
 */
public final class PalmBuildingTypes {
    /** The type PALM takes for a building of which it knows nothing: residential, 1951 to 2000. */
    public static final byte UNKNOWN = 2;

    private static final int BRIDGE = 7;
    private static final int OLD = 1950;
    private static final int NEW = 2000;

    /** Codes of German surveys (ALKIS, 31001_1010) and of the SIG3D list (1000): four digits, perhaps behind a prefix. */
    private static final Pattern CODE = Pattern.compile("(31001_)?(\\d{4})");

    /** Values of OpenStreetMap's key building, from its wiki page, that are dwellings. */
    private static final Set<String> DWELLINGS = Set.of(
            "residential",
            "apartments",
            "house",
            "detached",
            "semidetached_house",
            "terrace",
            "bungalow",
            "dormitory",
            "farm",
            "cabin");

    /** The same that are neither dwellings nor sheds. */
    private static final Set<String> OTHERS = Set.of(
            "office",
            "commercial",
            "retail",
            "supermarket",
            "industrial",
            "warehouse",
            "school",
            "university",
            "college",
            "kindergarten",
            "hospital",
            "hotel",
            "public",
            "civic",
            "government",
            "church",
            "train_station");

    private PalmBuildingTypes() {}

    /**
     * @param kind Bridge, or anything else for a building
     * @param function as the twin writes it, or null
     * @param year of construction, 0 if unknown
     * @return a type, or 0 if the twin says nothing the standard can use
     */
    public static byte of(String kind, @Nullable String function, int year) {
        if (kind.equals("Bridge")) {
            return BRIDGE;
        }
        Boolean dwelling = dwelling(function);
        if (dwelling == null && year == 0) {
            return 0;
        }
        int age = year == 0 ? 1 : year <= OLD ? 0 : year <= NEW ? 1 : 2;
        return (byte) (1 + age + (dwelling == null || dwelling ? 0 : 3));
    }

    /** Null if the function does not tell. */
    private static @Nullable Boolean dwelling(@Nullable String function) {
        String text = function == null ? "" : function.strip().toLowerCase(Locale.ROOT);
        Matcher code = CODE.matcher(text);
        if (code.matches()) {
            int number = Integer.parseInt(code.group(2));
            // ALKIS: 1000 to 1999 dwellings, 2000 to 3999 trade and public; SIG3D: dwellings up to 1099 only
            if (number >= 1000 && number < (code.group(1) == null ? 1100 : 2000)) {
                return true;
            }
            return number >= 2000 && number < 4000 ? Boolean.FALSE : null;
        }
        return DWELLINGS.contains(text) ? Boolean.TRUE : OTHERS.contains(text) ? Boolean.FALSE : null;
    }
}
