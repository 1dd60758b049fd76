package org.kastanie.engine.scene;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.TwinSource;

/**
 * Tables from land cover codes, and names of classes where polygons have names, to the contract's ground classes; the data stand
 * in {@code landcover.yaml}.
 */
public final class LandCoverTable {
    private LandCoverTable() {}

    /**
     * A table of whole numbers, as rasters have them, by name (umep, osm, alkis, urban-atlas), or an own one.
     *
     * @param name of the table; or the table itself as {@code 1=asphalt;5=grass}; or a YAML file of lines {@code 3: grass}
     */
    public static Map<Integer, String> named(String name) {
        Map<String, Object> tables = Yaml.resource("landcover.yaml");
        boolean own = !tables.containsKey(name);
        Map<Integer, String> out = new HashMap<>();
        table(name, tables).forEach((code, ground) -> {
            try {
                out.put(Integer.valueOf(code.strip()), ground);
            } catch (NumberFormatException e) {
                if (own) {
                    throw new InputException(
                            "land cover table " + name + ": '" + code + "' is not a whole number",
                            "write lines such as 3: grass; names of classes are for polygons",
                            e);
                }
            }
        });
        return out;
    }

    /** As {@link #named}, for polygons: keys are {@link #plain plain} codes or names. */
    static Map<String, String> labels(String name) {
        Map<String, String> out = new HashMap<>();
        table(name, Yaml.resource("landcover.yaml")).forEach((code, ground) -> out.put(plain(code), ground));
        return out;
    }

    /** From the labels of polygons to classes; null for a label without one. */
    static UnaryOperator<@Nullable String> of(TwinSource.Cover areas) {
        if (areas.classes().isEmpty()) {
            return label -> label == null ? null : label.strip();
        }
        Map<String, String> table = labels(areas.classes());
        return label -> label == null ? null : table.get(plain(label));
    }

    /**
     * A label without what spellings differ in: {@code AX_Wohnbauflaeche} and {@code Wohnbaufl\u00e4che} are the same, and so are
     * {@code 11100} and {@code 11100.0}.
     */
    static String plain(String label) {
        String text = label.strip().toLowerCase(Locale.ROOT);
        if (text.matches("\\d+(\\.0*)?")) {
            return text.replaceAll("\\..*", "");
        }
        return text.replaceFirst("^ax_", "")
                .replace("\u00e4", "ae")
                .replace("\u00f6", "oe")
                .replace("\u00fc", "ue")
                .replace("\u00df", "ss")
                .replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, String> table(String name, Map<String, Object> tables) {
        Map<String, Object> table = tables.containsKey(name) ? Yaml.map(tables.get(name)) : own(name, tables);
        Map<String, String> out = new HashMap<>();
        table.forEach((code, ground) -> {
            if (!code.equals("source")) {
                out.put(code, String.valueOf(ground));
            }
        });
        return out;
    }

    private static Map<String, Object> own(String name, Map<String, Object> tables) {
        if (name.contains("=")) {
            Map<String, Object> table = new HashMap<>();
            for (String entry : name.split(";")) {
                int sign = entry.indexOf('=');
                table.put(sign < 0 ? entry : entry.substring(0, sign), entry.substring(sign + 1));
            }
            return table;
        }
        java.nio.file.Path file = java.nio.file.Path.of(name);
        if (!java.nio.file.Files.isRegularFile(file)) {
            throw new InputException(
                    "land cover classes '" + name + "' are neither a known table nor one of your own",
                    "known tables: " + String.join(", ", new java.util.TreeSet<>(tables.keySet())));
        }
        return Yaml.file(file);
    }
}
