package org.kastanie.engine.twin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names, parameters and well-known text of the EPSG systems, from the tables that come with proj4j-epsg. Read once, on
 * first use (about 6000 lines).
 */
final class EpsgTable {
    /**
     * @param code EPSG code
     * @param name EPSG name
     * @param parameters PROJ parameters
     */
    record Definition(int code, String name, String parameters) {
        boolean geographic() {
            return parameters.contains("+proj=longlat");
        }
    }

    private static final class Holder {
        static final EpsgTable TABLE = new EpsgTable();
    }

    private final Map<Integer, Definition> byCode = new HashMap<>();
    private final Map<String, Definition> byName = new HashMap<>();

    static EpsgTable get() {
        return Holder.TABLE;
    }

    private EpsgTable() {
        try (BufferedReader reader = open("/proj4/nad/epsg")) {
            String name = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("#")) {
                    name = line.substring(1).strip();
                } else if (line.startsWith("<")) {
                    add(line, name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line, String name) {
        int end = line.indexOf('>');
        int last = line.lastIndexOf('<');
        int code = Integer.parseInt(line.substring(1, end).strip());
        Definition definition = new Definition(
                code,
                name,
                line.substring(end + 1, last > end ? last : line.length()).strip());
        byCode.put(code, definition);
        byName.putIfAbsent(name.toLowerCase(Locale.ROOT), definition);
    }

    @Nullable
    Definition find(int code) {
        return byCode.get(code);
    }

    @Nullable
    Definition find(String name) {
        return byName.get(name.strip().toLowerCase(Locale.ROOT));
    }

    /** WKT 1 of a code; empty if the table has none. */
    static String wkt(int code) {
        String key = code + "=";
        try (BufferedReader reader = open("/proj4/wkt/epsg.properties")) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(key)) {
                    return line.substring(key.length()).replace("\\", "").strip();
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader open(String resource) throws IOException {
        InputStream in = org.locationtech.proj4j.CRSFactory.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("The EPSG tables of proj4j-epsg are not on the class path: " + resource);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
