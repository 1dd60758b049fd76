package org.kastanie.engine.output.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
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

    private final ResultSet results;
    private final List<ObjectTable> tables;
    private final Connection database;
    private final PackageTables registry;

    private ObjectPackage(ResultSet results, List<ObjectTable> tables, Connection database) {
        this.results = results;
        this.tables = tables;
        this.database = database;
        this.registry = new PackageTables(database, results.domain().epsg(), results.stamp(results.times() - 1));
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
        StringBuilder create = new StringBuilder("CREATE TABLE " + kind.layer()
                + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom " + PackageTables.geometry(kind));
        columns.forEach(c -> create.append(", \"")
                .append(c.name().replace("\"", ""))
                .append(c.type() == Type.TEXT ? "\" TEXT" : "\" DOUBLE"));
        registry.execute(create.append(")").toString());
        Envelope extent = new Envelope();
        table.objects().forEach(o -> extent.expandToInclude(o.geometry().getEnvelopeInternal()));
        boolean flat = kind.isFlat();
        registry.layer(kind, results.name() + ": " + kind.layer(), extent);
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

    private void times() throws SQLException {
        registry.execute("CREATE TABLE times (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, suffix TEXT, time TEXT, "
                + "time_utc DATETIME)");
        registry.table("times", "ends of the output intervals; suffix of their columns");
        List<String> stamps = Stamps.of(results).all();
        for (int t = 0; t < results.times(); t++) {
            registry.insert(
                    "INSERT INTO times VALUES (?,?,?,?)",
                    t + 1,
                    ObjectColumns.name("", results.stamp(t)).substring(1),
                    stamps.get(t),
                    PackageTables.UTC.format(results.stamp(t)));
        }
    }

    private void columns() throws SQLException {
        registry.execute(
                "CREATE TABLE measures (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, layer TEXT, name TEXT, "
                        + "unit TEXT, description TEXT)");
        registry.table("measures", "units of the columns");
        int fid = 1;
        for (ObjectTable table : tables) {
            for (Measure m : table.kind().measures()) {
                registry.insert(
                        "INSERT INTO measures VALUES (?,?,?,?,?)",
                        fid++,
                        table.kind().layer(),
                        m.name(),
                        m.unit(),
                        m.description());
            }
        }
    }

    private void styles() throws SQLException {
        registry.styles();
        for (ObjectTable table : tables) {
            Measure measure = table.kind().measures().getFirst();
            registry.style(
                    table.kind(),
                    measure.name() + "_max",
                    QgisStyle.scale(measure.scale(), highest(table)),
                    "highest " + measure.description() + ", " + measure.unit());
        }
    }

    private static float[] highest(ObjectTable table) {
        float[] values = new float[table.objects().size()];
        for (int o = 0; o < values.length; o++) {
            values[o] = (float) table.range(0, o).high();
        }
        return values;
    }
}
