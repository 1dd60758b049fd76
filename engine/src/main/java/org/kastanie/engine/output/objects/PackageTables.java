package org.kastanie.engine.output.objects;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.map.QgisStyle;
import org.kastanie.engine.output.map.Scale;
import org.locationtech.jts.geom.Envelope;

/** What the layers of a GeoPackage are registered with, and the table of styles QGIS looks into. */
final class PackageTables {
    static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Connection database;
    private final int epsg;
    /** The end of the period, not the time of writing, so that equal runs give equal bytes. */
    private final String changed;

    private int styles;

    PackageTables(Connection database, int epsg, Instant changed) {
        this.database = database;
        this.epsg = epsg;
        this.changed = UTC.format(changed);
    }

    /** A layer whose table exists. */
    void layer(ObjectKind kind, String description, Envelope extent) throws SQLException {
        contents(kind.layer(), "features", description, extent);
        insert(
                "INSERT INTO gpkg_geometry_columns VALUES (?,?,?,?,?,?)",
                kind.layer(),
                "geom",
                geometry(kind),
                epsg,
                kind.isFlat() ? 0 : 1,
                0);
    }

    static String geometry(ObjectKind kind) {
        return kind == ObjectKind.TREE ? "POINT" : "MULTIPOLYGON";
    }

    /** A table without geometry that exists. */
    void table(String name, String description) throws SQLException {
        contents(name, "attributes", description, new Envelope());
    }

    private void contents(String table, String type, String description, Envelope extent) throws SQLException {
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
                type.equals("features") ? epsg : null);
    }

    /** The table in which QGIS keeps styles; the style marked as default is taken when a layer is opened. */
    void styles() throws SQLException {
        execute("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), "
                + "f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), "
                + "styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
                + "update_time DATETIME)");
        table("layer_styles", "styles for QGIS");
    }

    /** The style a layer opens with: colours by a column. */
    void style(ObjectKind kind, String column, Scale scale, String description) throws SQLException {
        QgisStyle.Shape shape = kind == ObjectKind.TREE
                ? QgisStyle.Shape.MARKER
                : kind == ObjectKind.WALL ? QgisStyle.Shape.EDGE : QgisStyle.Shape.FILL;
        insert(
                "INSERT INTO layer_styles VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                ++styles,
                "",
                "",
                kind.layer(),
                "geom",
                column,
                QgisStyle.vector(shape, column, scale),
                "",
                1,
                description,
                "",
                null,
                changed);
    }

    void insert(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.execute();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
