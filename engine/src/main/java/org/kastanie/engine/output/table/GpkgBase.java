package org.kastanie.engine.output.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.CrsText;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** What every GeoPackage begins with (OGC 12-128r18). */
public final class GpkgBase {
    private static final int APPLICATION_ID = 0x47504B47; // "GPKG"
    private static final int VERSION = 10300;

    private GpkgBase() {}

    /** Marks, tables of the standard, and the systems a file of this place needs; one transaction is open afterwards. */
    public static void begin(Connection database, GeoReference place) throws SQLException {
        execute(database, "PRAGMA application_id = " + APPLICATION_ID, "PRAGMA user_version = " + VERSION);
        database.setAutoCommit(false);
        execute(
                database,
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
                        + "(srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))");
        systems(database, place);
    }

    private static void systems(Connection database, GeoReference place) throws SQLException {
        String geographic = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";
        String own = CrsText.of(place).wkt();
        try (PreparedStatement insert =
                database.prepareStatement("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,NULL)")) {
            system(insert, "Undefined Cartesian", -1, "NONE", "undefined");
            system(insert, "Undefined geographic", 0, "NONE", "undefined");
            system(insert, "WGS 84", 4326, "EPSG", geographic);
            system(insert, place.name(), place.epsg(), "EPSG", own.isEmpty() ? "undefined" : own);
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

    /** GeoPackage binary: header with envelope (section 2.1.3), then WKB. */
    public static byte[] blob(int epsg, Geometry geometry) {
        return blob(epsg, geometry, new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry));
    }

    /** The same with the geometry written by the caller, who knows of z. */
    public static byte[] blob(int epsg, Geometry geometry, byte[] wkb) {
        boolean empty = geometry.isEmpty();
        ByteBuffer blob = ByteBuffer.allocate((empty ? 8 : 40) + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) (empty ? 0x11 : 0x03));
        blob.putInt(epsg);
        if (!empty) {
            Envelope box = geometry.getEnvelopeInternal();
            blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
            blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
        }
        return blob.put(wkb).array();
    }

    private static void execute(Connection database, String... statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
