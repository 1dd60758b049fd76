package org.kastanie.engine.twin.citydb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;

/**
 * What a database says of itself.
 *
 * @param layout its version
 * @param srid PostGIS number of its geometry
 * @param srsName as written, may be empty
 * @param crs the horizontal system it means
 */
record CityDbHead(CityDbLayout layout, int srid, String srsName, Crs crs) {
    private static final String TABLES_OF =
            "select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                    + " where n.nspname = ? and c.relkind in ('r', 'v', 'p')";
    private static final String SCHEMAS = "select distinct n.nspname::text from pg_catalog.pg_class c"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relname in ('geometry_data', 'surface_geometry')";

    static CityDbHead read(CityDbSession session) {
        String where = "the 3DCityDB " + session.address();
        CityDbLayout layout = layout(session, where);
        requirePostGis(session, where);
        List<Integer> codes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        session.query("select srid, " + layout.srsName() + " from database_srs", row -> {
            codes.add(row.getInt(1));
            names.add(String.valueOf(row.getString(2)));
        });
        if (codes.isEmpty() || codes.getFirst() <= 0) {
            throw new InputException(
                    where + " names no coordinate system: its table database_srs is "
                            + (codes.isEmpty() ? "empty" : "set to " + codes.getFirst()),
                    "set it: select citydb_pkg.change_schema_srid(25832, 'urn:ogc:def:crs:EPSG::25832')");
        }
        int srid = codes.getFirst();
        requireSame(session, layout, where, srid);
        return new CityDbHead(layout, srid, names.getFirst(), CrsResolver.resolve("EPSG:" + srid, where));
    }

    private static CityDbLayout layout(CityDbSession session, String where) {
        Set<String> there = new TreeSet<>();
        session.query(
                TABLES_OF, row -> there.add(row.getString(1)), session.address().schema());
        CityDbLayout layout = there.contains("cityobject") ? CityDbLayout.V4 : CityDbLayout.V5;
        List<String> missing = new ArrayList<>(layout.tables());
        missing.removeAll(there);
        if (missing.isEmpty()) {
            return layout;
        }
        Set<String> schemas = new TreeSet<>();
        session.query(SCHEMAS, row -> schemas.add(row.getString(1)));
        throw new InputException(
                there.isEmpty()
                        ? where + " has no schema '" + session.address().schema() + "', or nothing is in it"
                        : where + " is not complete: the tables " + String.join(", ", missing) + " are missing",
                schemas.isEmpty()
                        ? "this database holds no 3DCityDB: mend host, port or database"
                        : "a 3DCityDB is in the schema " + String.join(", ", schemas) + " of this database");
    }

    private static void requirePostGis(CityDbSession session, String where) {
        List<String> schemas = new ArrayList<>();
        session.query(
                "select n.nspname::text from pg_catalog.pg_extension e"
                        + " join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname = 'postgis'",
                row -> schemas.add(row.getString(1)));
        if (schemas.isEmpty()) {
            throw new InputException(
                    where + " is in a database without PostGIS", "create extension postgis, or name another database");
        }
        session.query(
                "select set_config('search_path', current_setting('search_path') || ',' || quote_ident(?), true)",
                row -> {},
                schemas.getFirst());
    }

    /** Geometry that carries another number than the database states is found by no search for a place. */
    private static void requireSame(CityDbSession session, CityDbLayout layout, String where, int srid) {
        List<Integer> found = new ArrayList<>();
        session.query(
                "select ST_SRID(envelope) from " + layout.features() + " where envelope is not null limit 1",
                row -> found.add(row.getInt(1)));
        if (!found.isEmpty() && found.getFirst() != srid) {
            throw new InputException(
                    where + " contradicts itself: its objects carry the SRID " + found.getFirst()
                            + ", its table database_srs says " + srid,
                    "set both to the same: select citydb_pkg.change_schema_srid(...)");
        }
    }
}
