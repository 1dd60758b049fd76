package org.kastanie.engine.twin.citydb;

import java.util.List;

/**
 * How a version lays out its tables. Both give the same rows, so that everything behind them is the same. Version 4: <a
 * href="https://3dcitydb-docs.readthedocs.io/en/latest/3dcitydb/schema/index.html">documentation of its schema</a>.
 */
enum CityDbLayout {
    V5(
            5,
            "feature",
            "srs_name",
            List.of(
                    "feature",
                    "property",
                    "geometry_data",
                    "objectclass",
                    "namespace",
                    "implicit_geometry",
                    "database_srs"),
            """
            with recursive part (root, id) as (
                select f.id, f.id from feature f where f.id = any (?)
                union
                select part.root, p.val_feature_id
                from part join property p on p.feature_id = part.id
                where p.val_relation_type = 1 and p.val_feature_id is not null
                  and p.name in ('boundary', 'buildingPart', 'fillingSurface')
            )
            select part.root, f.id, f.objectid, o.classname,
                   p.id, p.parent_id, n.alias, p.name,
                   coalesce(p.val_string, p.val_uri, p.val_int::text, p.val_double::text, p.val_timestamp::date::text),
                   coalesce(p.val_double, p.val_int), p.val_array::text, p.val_feature_id,
                   ST_AsEWKB(g.geometry), g.geometry_properties::text, p.val_implicitgeom_id,
                   ST_X(p.val_implicitgeom_refpoint), ST_Y(p.val_implicitgeom_refpoint),
                   ST_Z(p.val_implicitgeom_refpoint)
            from part
            join feature f on f.id = part.id and f.termination_date is null
            join objectclass o on o.id = f.objectclass_id
            left join property p on p.feature_id = f.id
            left join namespace n on n.id = p.namespace_id
            left join geometry_data g on g.id = p.val_geometry_id
            order by part.root, f.id, p.id
            """,
            """
            select ST_AsEWKB(g.implicit_geometry), g.geometry_properties::text
            from implicit_geometry i join geometry_data g on g.id = i.relative_geometry_id
            where i.id = ?
            """),
    V4(
            4,
            "cityobject",
            "gml_srs_name",
            List.of(
                    "cityobject",
                    "building",
                    "thematic_surface",
                    "opening",
                    "opening_to_them_surface",
                    "surface_geometry",
                    "solitary_vegetat_object",
                    "implicit_geometry",
                    "cityobject_genericattrib",
                    "objectclass",
                    "database_srs"),
            """
            with wanted (id) as (select unnest(?::bigint[])),
            block as (
                select coalesce(b.building_root_id, b.id) as root, b.* from building b
                where b.building_root_id in (select id from wanted) or b.id in (select id from wanted)
            ),
            skin as (
                select block.root, t.* from thematic_surface t join block on block.id = t.building_id
            ),
            hole as (
                select skin.root, l.thematic_surface_id, w.* from opening w
                join opening_to_them_surface l on l.opening_id = w.id join skin on skin.id = l.thematic_surface_id
            ),
            tree as (select v.id as root, v.* from solitary_vegetat_object v where v.id in (select id from wanted)),
            part (root, id) as (
                select root, id from block union select root, id from skin
                union select root, id from hole union select root, id from tree
            ),
            body (id, name, surface) as (
                select block.id, c.name, c.surface from block cross join lateral (values
                    ('lod0MultiSurface', lod0_footprint_id), ('lod0RoofEdge', lod0_roofprint_id),
                    ('lod1MultiSurface', lod1_multi_surface_id), ('lod2MultiSurface', lod2_multi_surface_id),
                    ('lod3MultiSurface', lod3_multi_surface_id), ('lod4MultiSurface', lod4_multi_surface_id),
                    ('lod1Solid', lod1_solid_id), ('lod2Solid', lod2_solid_id),
                    ('lod3Solid', lod3_solid_id), ('lod4Solid', lod4_solid_id)) c (name, surface)
                union all
                select skin.id, c.name, c.surface from skin cross join lateral (values
                    ('lod2MultiSurface', lod2_multi_surface_id), ('lod3MultiSurface', lod3_multi_surface_id),
                    ('lod4MultiSurface', lod4_multi_surface_id)) c (name, surface)
                union all
                select hole.id, c.name, c.surface from hole cross join lateral (values
                    ('lod3MultiSurface', lod3_multi_surface_id), ('lod4MultiSurface', lod4_multi_surface_id)) c (name, surface)
                union all
                select tree.id, c.name, c.surface from tree cross join lateral (values
                    ('lod1Geometry', lod1_brep_id), ('lod2Geometry', lod2_brep_id),
                    ('lod3Geometry', lod3_brep_id), ('lod4Geometry', lod4_brep_id)) c (name, surface)
            ),
            place (id, name, prototype, point, matrix) as (
                select tree.id, c.* from tree cross join lateral (values
                    ('lod1ImplicitRepresentation', lod1_implicit_rep_id, lod1_implicit_ref_point, lod1_implicit_transformation),
                    ('lod2ImplicitRepresentation', lod2_implicit_rep_id, lod2_implicit_ref_point, lod2_implicit_transformation),
                    ('lod3ImplicitRepresentation', lod3_implicit_rep_id, lod3_implicit_ref_point, lod3_implicit_transformation),
                    ('lod4ImplicitRepresentation', lod4_implicit_rep_id, lod4_implicit_ref_point, lod4_implicit_transformation)) c
            ),
            fact (id, row, parent, space, name, text, number, child, surface, prototype, point, matrix) as (
                select building_parent_id, id, 0, 'bldg', 'buildingPart', null::text, null::float8, id::bigint, null::bigint,
                       null::bigint, null::geometry, null::text
                from block where building_parent_id is not null
                union all select building_id, id, 0, 'core', 'boundary', null, null, id, null, null, null, null from skin
                union all
                select thematic_surface_id, id, 0, 'con', 'fillingSurface', null, null, id, null, null, null, null from hole
                union all
                select id, -2, 0, 'con', 'height', null, null, null, null, null, null, null
                from block where measured_height is not null
                union all
                select id, -1, -2, 'con', 'value', null, measured_height, null, null, null, null, null
                from block where measured_height is not null
                union all
                select id, 0, 0, 'bldg', 'storeysAboveGround', null, storeys_above_ground, null, null, null, null, null
                from block where storeys_above_ground is not null
                union all
                select tree.id, 0, 0, 'veg', c.name, c.text, c.number, null, null, null, null, null
                from tree cross join lateral (values
                    ('species', species::text, null::float8), ('height', null, height),
                    ('crownDiameter', null, crown_diameter)) c (name, text, number)
                where c.text is not null or c.number is not null
                union all select id, 0, 0, 'core', name, null, null, null, surface, null, null, null
                from body where surface is not null
                union all select id, 0, 0, 'core', name, null, null, null, null, prototype, point,
                       '[' || regexp_replace(trim(matrix), '\\s+', ',', 'g') || ']'
                from place where point is not null
                union all
                select a.cityobject_id, a.id, 0, 'gen', a.attrname,
                       coalesce(a.strval, a.urival, a.intval::text, a.realval::text, a.dateval::date::text),
                       coalesce(a.realval, a.intval), null, null, null, null, null
                from cityobject_genericattrib a where a.cityobject_id in (select id from part)
            )
            select part.root, f.id, f.gmlid,
                   case when o.classname in ('BuildingWindow', 'BuildingDoor')
                            then replace(o.classname, 'Building', '') || 'Surface'
                        when o.classname like '%Surface' then replace(o.classname, 'Building', '')
                        else o.classname end,
                   fact.row, fact.parent, fact.space, fact.name, fact.text, fact.number, fact.matrix, fact.child,
                   g.wkb, g.about, fact.prototype, ST_X(fact.point), ST_Y(fact.point), ST_Z(fact.point)
            from part
            join cityobject f on f.id = part.id and f.termination_date is null
            join objectclass o on o.id = f.objectclass_id
            left join fact on fact.id = part.id
            left join lateral (
                select ST_AsEWKB(ST_Collect(s.geometry order by s.n)) as wkb,
                       json_build_object('type', 8, 'children', json_agg(json_build_object(
                           'type', 5, 'objectId', coalesce(s.gmlid, ''), 'geometryIndex', s.n - 1) order by s.n))::text as about
                from (select geometry, gmlid, row_number() over (order by id) as n from surface_geometry
                      where root_id = fact.surface and geometry is not null) s
            ) g on fact.surface is not null
            order by part.root, f.id, fact.row
            """,
            """
            select ST_AsEWKB(ST_Collect(s.implicit_geometry order by s.id)), null::text
            from implicit_geometry i join surface_geometry s on s.root_id = i.relative_brep_id
            where i.id = ? and s.implicit_geometry is not null
            """);

    private final int version;
    private final String features;
    private final String srsName;
    private final List<String> tables;
    private final String rows;
    private final String prototype;

    CityDbLayout(int version, String features, String srsName, List<String> tables, String rows, String prototype) {
        this.version = version;
        this.features = features;
        this.srsName = srsName;
        this.tables = tables;
        this.rows = rows;
        this.prototype = prototype;
    }

    int version() {
        return version;
    }

    /** Table of the city objects, which has id, objectclass_id, envelope and termination_date. */
    String features() {
        return features;
    }

    /** Column of database_srs that spells the system. */
    String srsName() {
        return srsName;
    }

    /** Tables that are read. */
    List<String> tables() {
        return tables;
    }

    /** Query of {@link CityDbRows}. */
    String rows() {
        return rows;
    }

    /** Query of the geometry of a prototype. */
    String prototype() {
        return prototype;
    }
}
