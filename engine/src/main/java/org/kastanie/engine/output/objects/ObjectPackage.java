package org.kastanie.engine.output.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;
import org.kastanie.engine.output.map.QgisStyle;
import org.kastanie.engine.output.objects.ObjectColumns.Column;
import org.kastanie.engine.output.objects.ObjectColumns.Type;
import org.kastanie.engine.output.objects.ObjectKind.Measure;
import org.kastanie.engine.output.table.GpkgBase;
import org.locationtech.jts.geom.Envelope;

/**
 * Writes {@code objects.gpkg} (OGC GeoPackage 1.3): one layer a kind, table {@code times} with the output times, table {@code
 * columns} with units, and {@code layer_styles}, from which QGIS takes the colours.
 */
final class ObjectPackage {
    static final String FILE = "objects.gpkg";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ResultSet results;
    private final List<ObjectTable> tables;
    private final Connection database;
    /** The end of the period, not the time of writing, so that equal runs give equal bytes. */
    private final String changed;

    private ObjectPackage(ResultSet results, List<ObjectTable> tables, Connection database) {
        this.results = results;
        this.tables = tables;
        this.database = database;
        this.changed = UTC.format(results.stamp(results.times() - 1));
    }

    static Path write(ResultSet results, List<ObjectTable> tables, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Files.deleteIfExists(file);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            new ObjectPackage(results, tables, database).write();
        } catch (SQLException e) {
            throw new IOException(FILE + " could not be written: " + e.getMessage(), e);
        }
        return file;
    }

    private void write() throws SQLException {
        GpkgBase.begin(database, results.domain());
        for (ObjectTable table : tables) {
            layer(table);
        }
        times();
        columns();
        styles();
        database.commit();
    }

    private void layer(ObjectTable table) throws SQLException {
        ObjectKind kind = table.kind();
        List<Column> columns = ObjectColumns.of(table, results);
        StringBuilder create = new StringBuilder(
                "CREATE TABLE " + kind.layer() + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom "
                        + (kind == ObjectKind.TREE ? "POINT" : "MULTIPOLYGON"));
        columns.forEach(c -> create.append(", \"")
                .append(c.name().replace("\"", ""))
                .append(c.type() == Type.TEXT ? "\" TEXT" : "\" DOUBLE"));
        execute(create.append(")").toString());
        Envelope extent = new Envelope();
        table.objects().forEach(o -> extent.expandToInclude(o.geometry().getEnvelopeInternal()));
        boolean flat = kind.isFlat();
        contents(kind.layer(), "features", results.name() + ": " + kind.layer(), extent);
        insert(
                "INSERT INTO gpkg_geometry_columns VALUES (?,?,?,?,?,?)",
                kind.layer(),
                "geom",
                kind == ObjectKind.TREE ? "POINT" : "MULTIPOLYGON",
                results.domain().epsg(),
                flat ? 0 : 1,
                0);
        String marks = "?,?" + ",?".repeat(columns.size());
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO " + kind.layer() + " VALUES (" + marks + ")")) {
            for (int o = 0; o < table.objects().size(); o++) {
                insert.setInt(1, o + 1);
                insert.setBytes(
                        2,
                        flat
                                ? GpkgBase.blob(
                                        results.domain().epsg(),
                                        Flat.polygons(table.objects().get(o).geometry()))
                                : GpkgBase.blob(
                                        results.domain().epsg(),
                                        table.objects().get(o).geometry(),
                                        IsoWkb.of(table.objects().get(o).geometry())));
                for (int c = 0; c < columns.size(); c++) {
                    insert.setObject(3 + c, columns.get(c).value().of(o));
                }
                insert.addBatch();
                if (o % 1000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void contents(String table, String type, String description, Envelope extent) throws SQLException {
        boolean features = type.equals("features");
        boolean box = !extent.isNull();
        insert(
                "INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)",
                table,
                type,
                table,
                description,
                changed,
                box ? extent.getMinX() : null,
                box ? extent.getMinY() : null,
                box ? extent.getMaxX() : null,
                box ? extent.getMaxY() : null,
                features ? results.domain().epsg() : null);
    }

    private void times() throws SQLException {
        execute("CREATE TABLE times (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, suffix TEXT, time TEXT, "
                + "time_utc DATETIME)");
        contents("times", "attributes", "ends of the output intervals; suffix of their columns", new Envelope());
        List<String> stamps = Stamps.of(results).all();
        for (int t = 0; t < results.times(); t++) {
            insert(
                    "INSERT INTO times VALUES (?,?,?,?)",
                    t + 1,
                    ObjectColumns.name("", results.stamp(t)).substring(1),
                    stamps.get(t),
                    UTC.format(results.stamp(t)));
        }
    }

    private void columns() throws SQLException {
        execute("CREATE TABLE measures (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, layer TEXT, name TEXT, "
                + "unit TEXT, description TEXT)");
        contents("measures", "attributes", "units of the columns", new Envelope());
        int fid = 1;
        for (ObjectTable table : tables) {
            for (Measure m : table.kind().measures()) {
                insert(
                        "INSERT INTO measures VALUES (?,?,?,?,?)",
                        fid++,
                        table.kind().layer(),
                        m.name(),
                        m.unit(),
                        m.description());
            }
        }
    }

    /** The table in which QGIS keeps styles; the style marked as default is taken when a layer is opened. */
    private void styles() throws SQLException {
        execute("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), "
                + "f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), "
                + "styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
                + "update_time DATETIME)");
        contents("layer_styles", "attributes", "styles for QGIS", new Envelope());
        int id = 1;
        for (ObjectTable table : tables) {
            Measure measure = table.kind().measures().getFirst();
            String column = measure.name() + "_max";
            String qml = QgisStyle.vector(
                    table.kind() == ObjectKind.TREE
                            ? QgisStyle.Shape.MARKER
                            : table.kind() == ObjectKind.WALL ? QgisStyle.Shape.EDGE : QgisStyle.Shape.FILL,
                    column,
                    QgisStyle.scale(measure.scale(), highest(table)));
            insert(
                    "INSERT INTO layer_styles VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    id++,
                    "",
                    "",
                    table.kind().layer(),
                    "geom",
                    column,
                    qml,
                    "",
                    1,
                    "highest " + measure.description() + ", " + measure.unit(),
                    "",
                    null,
                    changed);
        }
    }

    private static float[] highest(ObjectTable table) {
        float[] values = new float[table.objects().size()];
        for (int o = 0; o < values.length; o++) {
            values[o] = (float) table.range(0, o).high();
        }
        return values;
    }

    private void insert(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
