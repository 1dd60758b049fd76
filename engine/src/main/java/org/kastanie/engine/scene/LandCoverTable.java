package org.kastanie.engine.scene;

import java.util.HashMap;
import java.util.Map;
import org.kastanie.engine.InputException;

/** Tables from land cover codes to the contract's ground classes; the data stand in {@code landcover.yaml}. */
public final class LandCoverTable {
    private LandCoverTable() {}

    /**
     * A table by name (umep, osm, alkis, urban-atlas), or an own one.
     *
     * @param name of the table; or the table itself as {@code 1=asphalt;5=grass}; or a YAML file of lines {@code 3: grass}
     */
    public static Map<Integer, String> named(String name) {
        Map<String, Object> tables = Yaml.resource("landcover.yaml");
        Map<String, Object> table = tables.containsKey(name) ? Yaml.map(tables.get(name)) : own(name, tables);
        Map<Integer, String> out = new HashMap<>();
        table.forEach((code, ground) -> {
            if (!code.equals("source")) {
                try {
                    out.put(Integer.valueOf(code.trim()), String.valueOf(ground));
                } catch (NumberFormatException e) {
                    throw new InputException(
                            "land cover table " + name + ": '" + code + "' is not a whole number",
                            "write lines such as 3: grass",
                            e);
                }
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
