package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/** Finds attributes by the names a job gives or by the names tree and building registers commonly use. */
final class Attributes {
    private static final Pattern NUMBER =
            Pattern.compile("^\\s*([-+]?\\d+(?:[.,]\\d+)?(?:[eE][-+]?\\d+)?)\\s*(?:m|Meter|a)?\\s*$");
    private static final Pattern RANGE = Pattern.compile(
            "^\\s*(\\d{1,3}(?:[.,]\\d+)?)\\s*(?:m\\s*)?(?:-|\u2013|bis|to)\\s*(\\d{1,3}(?:[.,]\\d+)?)\\s*(?:m|Meter)?\\s*$");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1[5-9]\\d\\d|20\\d\\d)(?!\\d)");

    /** What a register may call a property; first match wins. Names of Berlin, Hamburg, Leipzig,
     * Vienna and others (docs/tree-registers.md). */
    static final Map<String, List<String>> TREE_NAMES = Map.ofEntries(
            Map.entry("id", List.of("id", "gml_id", "gmlid", "gisid", "treeid", "tree_id", "baumid", "baum_id")),
            Map.entry(
                    "height",
                    List.of(
                            "height",
                            "h_tree",
                            "tree_height",
                            "baumhoehe_txt", // Vienna: baumhoehe itself is the number of a class
                            "baumhoehe",
                            "hoehe",
                            "hoehe_m",
                            "height_m",
                            "gesamthoehe")),
            Map.entry(
                    "crownDiameter",
                    List.of(
                            "crowndiameter",
                            "crown_diameter",
                            "d_crown",
                            "kronendurchmesser_txt",
                            "kronedurch",
                            "kronendurchmesser",
                            "krone_dm",
                            "krone_m",
                            "kronendurchmesser_m",
                            "diameter_crown")),
            Map.entry(
                    "crownBase",
                    List.of("crownbase", "crown_base", "h_trunk", "trunk_height", "kronenansatz", "stammhoehe")),
            Map.entry(
                    "species",
                    List.of(
                            "species",
                            "art_bot",
                            "baumart_wi",
                            "baumart_botanisch",
                            "art_latein",
                            "gattung_art",
                            "art_botan",
                            "art_botanisch",
                            "wis_text",
                            "gattung_latein",
                            "botanical_name",
                            "genus",
                            "gattung")),
            Map.entry(
                    "planted",
                    List.of("planted", "pflanzjahr", "pflanzj", "plant_year", "planting_year", "start_date")),
            Map.entry("leafAreaIndex", List.of("leafareaindex", "lai")),
            Map.entry("rootVolume", List.of("rootvolume", "pitvolume", "baumgrube")),
            Map.entry("ground", List.of("ground", "z_ground", "z")),
            Map.entry(
                    "x",
                    List.of(
                            "x",
                            "lon",
                            "longitude",
                            "laenge",
                            "east",
                            "easting",
                            "rechtswert",
                            "xcoord",
                            "utm_x",
                            "x_coord")),
            Map.entry(
                    "y",
                    List.of(
                            "y",
                            "lat",
                            "latitude",
                            "breite",
                            "north",
                            "northing",
                            "hochwert",
                            "ycoord",
                            "utm_y",
                            "y_coord")));

    static final Map<String, List<String>> FOOTPRINT_NAMES = Map.of(
            "id", List.of("id", "gml_id", "gmlid", "building_id", "osm_id", "@id"),
            "height",
                    List.of(
                            "height",
                            "height_m",
                            "hoehe",
                            "hoehe_m",
                            "measuredheight",
                            "building:height",
                            "gebaeudehoehe"),
            "storeys",
                    List.of(
                            "storeys",
                            "levels",
                            "building:levels",
                            "storeysaboveground",
                            "geschosse",
                            "aog",
                            "anzahldgeschosse"),
            "ground", List.of("ground", "z_ground", "ground_height", "bodenhoehe"),
            "base", List.of("min_height", "building:min_height"),
            "roofMaterial", List.of("roofmaterial", "roof_material", "roof:material"),
            "wallMaterial", List.of("wallmaterial", "wall_material", "building:material"));

    private final Map<String, String> actual = new LinkedHashMap<>();

    /**
     * @param file for messages
     * @param known what columns the file has; empty if not known beforehand (GeoJSON)
     * @param wanted names given by the job, by property
     * @param common usual names, by property
     */
    Attributes(String file, List<String> known, Map<String, String> wanted, Map<String, List<String>> common) {
        Map<String, String> byLower = new LinkedHashMap<>();
        known.forEach(name -> byLower.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        known.forEach(name -> byLower.putIfAbsent(plain(name), name));
        common.forEach((property, names) -> names.stream()
                .filter(byLower::containsKey)
                .findFirst()
                .ifPresent(name -> actual.put(property, byLower.get(name))));
        wanted.forEach((property, name) -> {
            if (!common.containsKey(property)) {
                throw new InputException(
                        file + ": columns has no property \"" + property + "\".",
                        "Known are " + String.join(", ", new java.util.TreeSet<>(common.keySet())) + ".");
            }
            if (known.isEmpty()) {
                throw new InputException(
                        file + " has no attribute \"" + name + "\" (named for " + property + "): it has none at all.",
                        "Export it again with its attributes.");
            }
            if (!known.contains(name)) {
                throw new InputException(
                        file + " has no attribute \"" + name + "\" (named for " + property + ").",
                        "It has: " + String.join(", ", known) + ".");
            }
            actual.put(property, name);
        });
    }

    /** Name of the attribute that holds a property, or null. */
    @Nullable
    String of(String property) {
        return actual.get(property);
    }

    /** A name as the lists above write it: small letters, umlauts as two. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("\u00e4", "ae")
                .replace("\u00f6", "oe")
                .replace("\u00fc", "ue")
                .replace("\u00df", "ss");
    }

    /** First of the names that is usual for a tree's property; empty if none is. */
    static String first(String[] names, String property) {
        List<String> usual = TREE_NAMES.getOrDefault(property, List.of());
        for (String name : names) {
            if (usual.contains(plain(name.strip().replace("\"", "")))) {
                return name;
            }
        }
        return "";
    }

    List<String> missing(List<String> properties) {
        List<String> missing = new ArrayList<>(properties);
        missing.removeIf(actual::containsKey);
        return missing;
    }

    /** A number with point or decimal comma, perhaps followed by m; NaN for anything else. */
    static double number(@Nullable String text) {
        if (text == null) {
            return Double.NaN;
        }
        Matcher matcher = NUMBER.matcher(text);
        double value = matcher.matches() ? Double.parseDouble(matcher.group(1).replace(',', '.')) : Double.NaN;
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** A positive number; NaN for anything else: registers write 0 for "not measured". */
    static double positive(@Nullable String text) {
        double value = number(text);
        return value > 0 ? value : Double.NaN;
    }

    /** Lower and upper end of a class of sizes such as {@code 11-15 m}, {@code 11 bis 15 m}; null for anything else. */
    static double @Nullable [] range(@Nullable String text) {
        Matcher matcher = RANGE.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        double low = Double.parseDouble(matcher.group(1).replace(',', '.'));
        double high = Double.parseDouble(matcher.group(2).replace(',', '.'));
        return high > low ? new double[] {low, high} : null;
    }

    /** First year between 1500 and 2099 in a text; 0 if there is none. */
    static int year(@Nullable String text) {
        Matcher matcher = YEAR.matcher(text == null ? "" : text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
