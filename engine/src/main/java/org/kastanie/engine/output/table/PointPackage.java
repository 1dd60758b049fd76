package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.GeoReference;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** One layer of points with attributes as a GeoPackage (OGC 12-128r18) in the system of the results. */
public final class PointPackage {
    private static final GeometryFactory JTS = new GeometryFactory();

    private PointPackage() {}

    /**
     * @param name of an attribute
     * @param type TEXT, DOUBLE or INTEGER
     */
    public record Column(String name, String type) {}

    /**
     * @param x m
     * @param y m
     * @param values in the order of the columns; null for none
     */
    public record Row(double x, double y, List<? extends @Nullable Object> values) {}

    public static void write(Path file, String layer, GeoReference place, List<Column> columns, List<Row> rows)
            throws IOException {
        Files.deleteIfExists(file);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            GpkgBase.begin(database, place);
            describe(database, layer, place, rows);
            StringBuilder sql = new StringBuilder(
                    "CREATE TABLE " + layer + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT");
            columns.forEach(c -> sql.append(", ").append(c.name()).append(' ').append(c.type()));
            try (Statement create = database.createStatement()) {
                create.execute(sql.append(")").toString());
            }
            insert(database, layer, place, columns.size(), rows);
            database.commit();
        } catch (SQLException e) {
            throw new IOException(file.getFileName() + " could not be written: " + e.getMessage(), e);
        }
    }

    private static void describe(Connection database, String layer, GeoReference place, List<Row> rows)
            throws SQLException {
        Envelope box = new Envelope();
        rows.forEach(r -> box.expandToInclude(r.x(), r.y()));
        try (PreparedStatement contents = database.prepareStatement(
                        "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id)"
                                + " VALUES (?, 'features', ?, ?, ?, ?, ?, ?)");
                PreparedStatement column = database.prepareStatement(
                        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)")) {
            contents.setString(1, layer);
            contents.setString(2, layer);
            double[] corners = {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
            for (int k = 0; k < 4; k++) {
                contents.setObject(3 + k, rows.isEmpty() ? null : corners[k]);
            }
            contents.setInt(7, place.epsg());
            contents.execute();
            column.setString(1, layer);
            column.setInt(2, place.epsg());
            column.execute();
        }
    }

    private static void insert(Connection database, String layer, GeoReference place, int columns, List<Row> rows)
            throws SQLException {
        String marks = "NULL,?" + ",?".repeat(columns);
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO " + layer + " VALUES (" + marks + ")")) {
            for (Row row : rows) {
                insert.setBytes(1, GpkgBase.blob(place.epsg(), JTS.createPoint(new Coordinate(row.x(), row.y()))));
                for (int c = 0; c < columns; c++) {
                    insert.setObject(2 + c, row.values().get(c));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
