package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import org.kastanie.engine.output.AreaCells;
import org.kastanie.engine.output.AreaSeries;
import org.kastanie.engine.output.CrsText;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * Writes {@code areas.gpkg} (OGC GeoPackage 1.3): layer {@code areas} with the polygons and attribute table {@code
 * area_values} with one row a polygon and time; join on {@code id}.
 */
public final class AreaPackage {
    private static final int APPLICATION_ID = 0x47504B47; // "GPKG"
    private static final int VERSION = 10300;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ResultSet results;
    private final AreaSeries series;
    private final Connection database;

    private AreaPackage(ResultSet results, AreaSeries series, Connection database) {
        this.results = results;
        this.series = series;
        this.database = database;
    }

    public static Path write(ResultSet results, AreaSeries series, Path folder) throws IOException {
        Path file = folder.resolve("areas.gpkg");
        Files.deleteIfExists(file);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            new AreaPackage(results, series, database).write();
        } catch (SQLException e) {
            throw new IOException("areas.gpkg could not be written: " + e.getMessage(), e);
        }
        return file;
    }

    private void write() throws SQLException {
        execute("PRAGMA application_id = " + APPLICATION_ID, "PRAGMA user_version = " + VERSION);
        database.setAutoCommit(false);
        execute(
                "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, "
                        + "organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, "
                        + "definition TEXT NOT NULL, description TEXT)",
                "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, "
                        + "identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL "
                        + "DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, "
                        + "max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES "
                        + "gpkg_spatial_ref_sys(srs_id))",
                "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, "
                        + "geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, "
                        + "m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), "
                        + "CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY "
                        + "(table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY "
                        + "(srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))",
                "CREATE TABLE areas (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT, "
                        + "cells INTEGER)",
                "CREATE TABLE area_values (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id TEXT, time TEXT, "
                        + "time_utc DATETIME"
                        + columnDefinitions() + ")");
        systems();
        contents();
        features();
        values();
        database.commit();
    }

    private String columnDefinitions() {
        StringBuilder text = new StringBuilder();
        series.columns()
                .forEach(column -> text.append(", ").append(column.name()).append(" DOUBLE"));
        return text.toString();
    }

    private void systems() throws SQLException {
        String geographic = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";
        String own = CrsText.of(results.domain()).wkt();
        int epsg = results.domain().epsg();
        try (PreparedStatement insert =
                database.prepareStatement("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,NULL)")) {
            system(insert, "Undefined Cartesian", -1, "NONE", "undefined");
            system(insert, "Undefined geographic", 0, "NONE", "undefined");
            system(insert, "WGS 84", 4326, "EPSG", geographic);
            system(insert, results.domain().name(), epsg, "EPSG", own.isEmpty() ? "undefined" : own);
        }
    }

    private static void system(PreparedStatement insert, String name, int id, String organisation, String definition)
            throws SQLException {
        insert.setString(1, name);
        insert.setInt(2, id);
        insert.setString(3, organisation);
        insert.setInt(4, id);
        insert.setString(5, definition);
        insert.execute();
    }

    private void contents() throws SQLException {
        Envelope extent = new Envelope();
        series.areas()
                .forEach(area -> extent.expandToInclude(area.area().geometry().getEnvelopeInternal()));
        // The end of the period, not the time of writing, so that equal runs give equal bytes.
        String changed = UTC.format(results.stamp(results.times() - 1));
        int epsg = results.domain().epsg();
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)")) {
            Object[] box = extent.isNull()
                    ? new Object[4]
                    : new Object[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()};
            insert(insert, "areas", "features", "areas", results.name(), changed, box[0], box[1], box[2], box[3], epsg);
            insert(
                    insert,
                    "area_values",
                    "attributes",
                    "area_values",
                    "mean, percentiles and shares of stress classes by area and time",
                    changed,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO gpkg_geometry_columns VALUES (?,?,?,?,?,?)")) {
            insert(insert, "areas", "geom", "GEOMETRY", epsg, 0, 0);
        }
    }

    private void features() throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO areas VALUES (?,?,?,?)")) {
            int fid = 1;
            for (AreaCells area : series.areas()) {
                insert(insert, fid++, blob(area.area().geometry()), area.area().id(), area.cells().length);
            }
        }
    }

    private void values() throws SQLException {
        List<String> stamps = Stamps.of(results).all();
        String marks = "?,?,?,?" + ",?".repeat(series.columns().size());
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO area_values VALUES (" + marks + ")")) {
            int fid = 1;
            for (int a = 0; a < series.areas().size(); a++) {
                for (int time = 0; time < results.times(); time++) {
                    insert.setInt(1, fid++);
                    insert.setString(2, series.areas().get(a).area().id());
                    insert.setString(3, stamps.get(time));
                    insert.setString(4, UTC.format(results.stamp(time)));
                    double[] row = series.values()[a][time];
                    for (int c = 0; c < row.length; c++) {
                        insert.setObject(5 + c, Double.isNaN(row[c]) ? null : row[c]);
                    }
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** GeoPackage binary: header with envelope (section 2.1.3), then WKB. */
    private byte[] blob(Geometry geometry) {
        byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
        boolean empty = geometry.isEmpty();
        ByteBuffer blob = ByteBuffer.allocate((empty ? 8 : 40) + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) (empty ? 0x11 : 0x03));
        blob.putInt(results.domain().epsg());
        if (!empty) {
            Envelope box = geometry.getEnvelopeInternal();
            blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
            blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
        }
        return blob.put(wkb).array();
    }

    private static void insert(PreparedStatement insert, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.execute();
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
