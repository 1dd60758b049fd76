package org.kastanie.engine.output.table;

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
import org.kastanie.engine.output.AreaCells;
import org.kastanie.engine.output.AreaSeries;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;
import org.locationtech.jts.geom.Envelope;

/**
 * Writes {@code areas.gpkg} (OGC GeoPackage 1.3): layer {@code areas} with the polygons and attribute table {@code
 * area_values} with one row a polygon and time; join on {@code id}.
 */
public final class AreaPackage {
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
        GpkgBase.begin(database, results.domain());
        execute(
                "CREATE TABLE areas (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT, "
                        + "cells INTEGER)",
                "CREATE TABLE area_values (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id TEXT, time TEXT, "
                        + "time_utc DATETIME"
                        + columnDefinitions() + ")");
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
                insert(
                        insert,
                        fid++,
                        GpkgBase.blob(results.domain().epsg(), area.area().geometry()),
                        area.area().id(),
                        area.cells().length);
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
