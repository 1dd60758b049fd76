package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.sqlite.SQLiteConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One feature layer of a GeoPackage (OGC 12-128), opened for reading only. */
final class GeoPackageFile implements FeatureFile {
    private static final String MAGIC = "SQLite format 3";

    /** Bytes of the envelope in a geometry's head, by its indicator (OGC 12-128, table "GeoPackageBinary"). */
    private static final int[] ENVELOPE = {0, 32, 48, 48, 64};

    private record Layer(String table, String column, int system) {}

    private interface Query<T> {
        T of(Connection database) throws SQLException;
    }

    private final Path path;
    private final Layer layer;

    GeoPackageFile(Path path, @Nullable String wanted) {
        this.path = path;
        checkMagic();
        layer = choose(query(GeoPackageFile::layers), wanted);
    }

    private void checkMagic() {
        try (InputStream in = Files.newInputStream(path)) {
            if (!new String(in.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1).equals(MAGIC)) {
                throw notGeoPackage("it is no SQLite database");
            }
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
    }

    private InputException notGeoPackage(String why) {
        return notGeoPackage(path, why);
    }

    private static InputException notGeoPackage(Path path, String why) {
        return new InputException(
                InputFiles.name(path) + " cannot be read as a GeoPackage: " + why + ".",
                "Export the layer again as GeoPackage or GeoJSON; the file may be cut off.");
    }

    private <T> T query(Query<T> query) {
        return query(path, query);
    }

    private static <T> T query(Path path, Query<T> query) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        Properties properties = config.toProperties();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath(), properties)) {
            return query.of(database);
        } catch (SQLException e) {
            InputException problem = notGeoPackage(path, InputFiles.message(e));
            problem.initCause(e);
            throw problem;
        }
    }

    /** What the tables of contents and metadata say. */
    static Map<String, String> words(Path path) {
        Map<String, String> words = new LinkedHashMap<>();
        query(path, database -> {
            collect(
                    database,
                    "SELECT table_name || ': ' || description FROM gpkg_contents WHERE description <> ''",
                    words);
            if (has(database, "gpkg_metadata")) {
                collect(database, "SELECT metadata FROM gpkg_metadata", words);
            }
            return Boolean.TRUE;
        });
        return words;
    }

    private static boolean has(Connection database, String table) throws SQLException {
        try (PreparedStatement select = database.prepareStatement("SELECT 1 FROM sqlite_master WHERE name = ?")) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void collect(Connection database, String sql, Map<String, String> words) throws SQLException {
        try (PreparedStatement select = database.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String text = rows.getString(1);
                String plain = text == null ? "" : text.replaceAll("<[^>]*>", " ");
                words.merge(sql.contains("gpkg_contents") ? "description" : "metadata", plain, (a, b) -> a + "; " + b);
            }
        }
    }

    private static List<Layer> layers(Connection database) throws SQLException {
        List<Layer> layers = new ArrayList<>();
        try (PreparedStatement select = database.prepareStatement(
                        "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY table_name");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                layers.add(new Layer(rows.getString(1), rows.getString(2), rows.getInt(3)));
            }
        }
        return layers;
    }

    private Layer choose(List<Layer> layers, @Nullable String wanted) {
        List<String> names = layers.stream().map(Layer::table).toList();
        if (layers.isEmpty()) {
            throw notGeoPackage("it has no feature layer");
        }
        if (wanted == null && layers.size() > 1) {
            throw new InputException(
                    InputFiles.name(path) + " has " + layers.size() + " layers.",
                    "Name one by the key layer: " + String.join(", ", names) + ".");
        }
        return layers.stream()
                .filter(l -> wanted == null || l.table().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        InputFiles.name(path) + " has no layer \"" + wanted + "\".",
                        "It has: " + String.join(", ", names) + "."));
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Head head() {
        HeadBuilder head = new HeadBuilder();
        features(head::add);
        return head.build(system());
    }

    /** The layer's system as the file registers it; null for the two that mean "undefined". */
    private @Nullable String system() {
        if (layer.system() <= 0) {
            return null;
        }
        return query(database -> {
            try (PreparedStatement select = database.prepareStatement(
                    "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?")) {
                select.setInt(1, layer.system());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getString(1) + ":" + row.getInt(2) : "EPSG:" + layer.system();
                }
            }
        });
    }

    @Override
    public void features(Consumer<JsonNode> sink) {
        query(database -> {
            try (PreparedStatement select = database.prepareStatement("SELECT * FROM " + quoted(layer.table()));
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sink.accept(feature(rows));
                }
            }
            return Boolean.TRUE;
        });
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private JsonNode feature(ResultSet row) throws SQLException {
        ObjectNode properties = FeatureNodes.properties();
        byte[] blob = null;
        for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
            String name = row.getMetaData().getColumnName(c);
            if (name.equals(layer.column())) {
                blob = row.getBytes(c);
                continue;
            }
            switch (row.getObject(c)) {
                case null -> properties.putNull(name);
                case byte[] bytes -> properties.putNull(name); // pictures and the like say nothing here
                case Integer whole -> properties.put(name, whole);
                case Long whole -> properties.put(name, whole);
                case Double number -> properties.put(name, number);
                case Object other -> properties.put(name, other.toString());
            }
        }
        return FeatureNodes.feature(properties, blob == null ? null : geometry(blob));
    }

    private @Nullable Geometry geometry(byte[] blob) {
        try {
            if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
                return null;
            }
            int indicator = blob[3] >> 1 & 7;
            if (indicator >= ENVELOPE.length) {
                return null;
            }
            return new WKBReader(Polygons.FACTORY).read(Arrays.copyOfRange(blob, 8 + ENVELOPE[indicator], blob.length));
        } catch (ParseException | IllegalArgumentException e) {
            return null; // the reader says which feature has no usable geometry
        }
    }
}
