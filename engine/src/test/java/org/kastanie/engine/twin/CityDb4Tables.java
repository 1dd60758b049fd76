package org.kastanie.engine.twin;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables of a 3DCityDB 4, written after its documentation and filled from those {@link CityDbLoader} made: every polygon a row
 * of its own below a root, a column for every level of detail. A test fixture: only what the reader looks at.
 */
final class CityDb4Tables {
    private static final List<String> STATEMENTS = List.of(
            "create schema citydb4",
            "set search_path to citydb4, citydb, public",
            "create table citydb4.database_srs as select srid, srs_name as gml_srs_name from citydb.database_srs",
            "create table citydb4.objectclass as select id, is_toplevel, case"
                    + " when classname like 'Outer%Surface' then replace(classname, 'Outer', 'OuterBuilding')"
                    + " when classname in ('WindowSurface', 'DoorSurface') then 'Building' || replace(classname, 'Surface', '')"
                    + " when classname like '%Surface' then 'Building' || classname else classname end as classname"
                    + " from citydb.objectclass",
            "create table citydb4.cityobject as select id, objectclass_id, objectid as gmlid, envelope, termination_date"
                    + " from citydb.feature",
            "create sequence citydb4.surface_seq start 1000000",
            "create table citydb4.surface_geometry (id bigint primary key, gmlid text, parent_id bigint, root_id bigint,"
                    + " is_solid numeric, geometry geometry(PolygonZ), implicit_geometry geometry(PolygonZ))",
            "insert into citydb4.surface_geometry select id, null, null, id, 0, null, null from citydb.geometry_data",
            "insert into citydb4.surface_geometry select nextval('citydb4.surface_seq'), gmlid, root, root, 0,"
                    + " case when implicit then null else geom end, case when implicit then geom end from ("
                    + " select g.id as root, c.value->>'objectId' as gmlid, d.geom, g.implicit_geometry is not null as implicit"
                    + " from citydb.geometry_data g cross join lateral ST_Dump(coalesce(g.geometry, g.implicit_geometry)) d"
                    + " left join lateral json_array_elements(g.geometry_properties->'children') c"
                    + " on (c.value->>'geometryIndex')::int = d.path[1] - 1 order by g.id, d.path[1]) x",
            "create table citydb4.implicit_geometry as select id, relative_geometry_id as relative_brep_id"
                    + " from citydb.implicit_geometry",
            "create function citydb4.surface(owner bigint, which text) returns bigint language sql stable as"
                    + " 'select val_geometry_id from citydb.property where feature_id = owner and name = which limit 1'",
            "create table citydb4.building as select f.id, f.objectclass_id, up.feature_id as building_parent_id,"
                    + " coalesce(up.feature_id, f.id) as building_root_id,"
                    + " (select val_double from citydb.property p where p.feature_id = f.id and p.name = 'value') as measured_height,"
                    + " (select val_int::numeric from citydb.property p where p.feature_id = f.id and p.name = 'storeysAboveGround')"
                    + " as storeys_above_ground,"
                    + columns("lod0_footprint_id=lod0MultiSurface", "lod0_roofprint_id=lod0RoofEdge")
                    + ", "
                    + columns(
                            "lod1_multi_surface_id=lod1MultiSurface",
                            "lod2_multi_surface_id=lod2MultiSurface",
                            "lod3_multi_surface_id=lod3MultiSurface",
                            "lod4_multi_surface_id=lod4MultiSurface")
                    + ", "
                    + columns(
                            "lod1_solid_id=lod1Solid",
                            "lod2_solid_id=lod2Solid",
                            "lod3_solid_id=lod3Solid",
                            "lod4_solid_id=lod4Solid")
                    + " from citydb.feature f join citydb.objectclass o on o.id = f.objectclass_id"
                    + " left join citydb.property up on up.val_feature_id = f.id and up.name = 'buildingPart'"
                    + " where o.classname in ('Building', 'BuildingPart')",
            "create table citydb4.thematic_surface as select f.id, f.objectclass_id, up.feature_id as building_id, "
                    + columns(
                            "lod2_multi_surface_id=lod2MultiSurface",
                            "lod3_multi_surface_id=lod3MultiSurface",
                            "lod4_multi_surface_id=lod4MultiSurface")
                    + " from citydb.feature f join citydb.property up on up.val_feature_id = f.id and up.name = 'boundary'",
            "create table citydb4.opening as select f.id, f.objectclass_id, "
                    + columns("lod3_multi_surface_id=lod3MultiSurface", "lod4_multi_surface_id=lod4MultiSurface")
                    + " from citydb.feature f join citydb.property up on up.val_feature_id = f.id and up.name = 'fillingSurface'",
            "create table citydb4.opening_to_them_surface as select val_feature_id as opening_id, feature_id as"
                    + " thematic_surface_id from citydb.property where name = 'fillingSurface'",
            "create table citydb4.cityobject_genericattrib as select id, name as attrname, val_string as strval,"
                    + " val_int as intval, val_double as realval, val_uri as urival, val_timestamp as dateval,"
                    + " feature_id as cityobject_id from citydb.property where namespace_id = 3",
            "create table citydb4.solitary_vegetat_object as select f.id, f.objectclass_id,"
                    + " (select val_string from citydb.property p where p.feature_id = f.id and p.name = 'species') as species,"
                    + " (select val_double from citydb.property p where p.feature_id = f.id and p.name = 'height') as height,"
                    + " (select val_double from citydb.property p where p.feature_id = f.id and p.name = 'crownDiameter')"
                    + " as crown_diameter, "
                    + columns(
                            "lod1_brep_id=lod1Geometry",
                            "lod2_brep_id=lod2Geometry",
                            "lod3_brep_id=lod3Geometry",
                            "lod4_brep_id=lod4Geometry")
                    + ", " + implicit(1) + ", " + implicit(2) + ", " + implicit(3) + ", " + implicit(4)
                    + " from citydb.feature f join citydb.objectclass o on o.id = f.objectclass_id"
                    + " where o.classname = 'SolitaryVegetationObject'",
            "drop schema citydb cascade");

    private CityDb4Tables() {}

    private static String columns(String... pairs) {
        return String.join(
                ", ",
                java.util.Arrays.stream(pairs)
                        .map(p -> p.split("="))
                        .map(p -> "citydb4.surface(f.id, '" + p[1] + "') as " + p[0])
                        .toList());
    }

    private static String implicit(int level) {
        String of = " from citydb.property p where p.feature_id = f.id and p.name = 'lod" + level
                + "ImplicitRepresentation'";
        String column = "lod" + level + "_implicit_";
        return "(select val_implicitgeom_id" + of + ") as " + column + "rep_id, (select val_implicitgeom_refpoint" + of
                + ") as " + column + "ref_point, (select replace(translate(val_array::text, '[]', ''), ',', ' ')" + of
                + ") as " + column + "transformation";
    }

    /** Turns the version 5 of a database into a version 4 in the schema citydb4. */
    static void convert(PostgresServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS) {
                statement.execute(sql);
            }
        }
    }
}
