package org.kastanie.engine.twin;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Envelope;

/**
 * One entry of the job's {@code twin} list.
 *
 * @param type as the contract names it: citygml, footprints, trees, terrain, surface, building-height, canopy,
 *     landcover
 * @param path the file
 * @param options all other keys of the entry as the YAML reader gives them: {@code crs}, {@code columns} (a map),
 *     {@code height}, {@code storeys}, {@code ground}, {@code base}, {@code id}, {@code classes} (a name or a map), {@code band},
 *     {@code extent}, and {@code roofAttribute}, {@code wallAttribute} of the job's roofs and walls
 */
public record TwinEntry(String type, Path path, Map<String, Object> options) {
    public TwinEntry(String type, Path path) {
        this(type, path, Map.of());
    }

    @Nullable
    String text(String key) {
        Object value = options.get(key);
        return value == null ? null : value.toString();
    }

    /** Names of attributes: the map {@code columns}, and keys of the entry itself that name an attribute. */
    Map<String, String> columns(String... direct) {
        Map<String, String> names = new LinkedHashMap<>();
        if (options.get("columns") instanceof Map<?, ?> columns) {
            columns.forEach((key, value) -> {
                if (value != null) {
                    names.put(String.valueOf(key), value.toString());
                }
            });
        }
        for (String key : direct) {
            String value = text(key);
            if (value != null) {
                names.put(key, value);
            }
        }
        return names;
    }

    /** System named by the entry's {@code crs}, or null. */
    @Nullable
    Crs crs() {
        String name = text("crs");
        return name == null ? null : CrsResolver.resolve(name, "crs of " + path.getFileName());
    }

    /** Where its objects lie, if something but the file itself said so (a tile index): in the model's system; else null. */
    @Nullable
    Envelope extent() {
        return options.get("extent") instanceof List<?> sides
                        && sides.size() == 4
                        && sides.get(0) instanceof Number west
                        && sides.get(1) instanceof Number south
                        && sides.get(2) instanceof Number east
                        && sides.get(3) instanceof Number north
                ? new Envelope(west.doubleValue(), east.doubleValue(), south.doubleValue(), north.doubleValue())
                : null;
    }

    int whole(String key, int fallback) {
        Object value = options.get(key);
        if (value == null) {
            return fallback;
        }
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            throw new InputException(
                    path.getFileName() + ": " + key + " is \"" + value + "\", not a whole number.",
                    "Give a whole number, for example " + key + ": " + fallback + ".",
                    e);
        }
    }
}
