package org.kastanie.engine.twin;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citygml4j.core.model.building.AbstractBuilding;
import org.citygml4j.core.model.building.BuildingPartProperty;
import org.citygml4j.core.model.construction.AbstractConstructionSurface;
import org.citygml4j.core.model.core.AbstractCityObject;
import org.citygml4j.core.model.core.AbstractFeature;
import org.citygml4j.core.model.core.AbstractThematicSurface;
import org.citygml4j.core.model.core.ImplicitGeometry;
import org.citygml4j.core.model.vegetation.SolitaryVegetationObject;
import org.citygml4j.core.visitor.ObjectWalker;
import org.citygml4j.xml.reader.CityGMLReader;
import org.jspecify.annotations.Nullable;
import org.xmlobjects.gml.model.basictypes.Measure;
import org.xmlobjects.gml.model.basictypes.Sign;
import org.xmlobjects.gml.model.geometry.AbstractGeometry;
import org.xmlobjects.gml.model.geometry.GeometryProperty;
import org.xmlobjects.gml.model.geometry.primitives.OrientableSurface;
import org.xmlobjects.gml.model.geometry.primitives.Polygon;
import org.xmlobjects.gml.visitor.GeometryWalker;

/**
 * Puts buildings and trees of a CityGML file into a database laid out like a 3DCityDB 5, as its documentation describes it:
 * tables feature, property, geometry_data, implicit_geometry. A test fixture: only what the reader looks at.
 */
public final class CityDbLoader {
    /** Tables and columns of the relational schema that matter here, written after its documentation. */
    static final List<String> TABLES = List.of(
            "create table database_srs (srid integer primary key, srs_name text)",
            "create table namespace (id integer primary key, alias text)",
            "create table objectclass (id serial primary key, classname text, is_toplevel numeric)",
            "create table feature (id bigint primary key, objectclass_id integer, objectid text,"
                    + " envelope geometry(GeometryZ), termination_date timestamptz)",
            "create table geometry_data (id bigint primary key, geometry geometry(GeometryZ),"
                    + " implicit_geometry geometry(GeometryZ), geometry_properties json, feature_id bigint)",
            "create table implicit_geometry (id bigint primary key, objectid text, relative_geometry_id bigint)",
            "create table property (id bigint primary key, feature_id bigint, parent_id bigint, namespace_id integer,"
                    + " name text, val_int bigint, val_double double precision, val_string text, val_timestamp timestamptz,"
                    + " val_uri text, val_uom text, val_array json, val_lod text, val_geometry_id bigint,"
                    + " val_implicitgeom_id bigint, val_implicitgeom_refpoint geometry(GeometryZ), val_feature_id bigint,"
                    + " val_relation_type integer)",
            "create index on feature using gist (envelope)",
            "create index on property (feature_id)",
            "insert into namespace values (1, 'core'), (3, 'gen'), (8, 'con'), (10, 'bldg'), (14, 'veg'), (18, 'depr')");

    private static final int CORE = 1;
    private static final int GENERIC = 3;

    private final Connection connection;
    private final int srid;
    private final Map<String, Integer> classes = new HashMap<>();
    private final Map<String, Long> prototypes = new HashMap<>();
    private Map<String, AbstractGeometry> byId = new HashMap<>();
    private long next;

    private CityDbLoader(Connection connection, int srid) {
        this.connection = connection;
        this.srid = srid;
    }

    /** Loads a file into the schema of a new database. */
    public static void load(PostgresServer server, String database, String schema, Path file, int srid)
            throws Exception {
        server.create(database);
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("set search_path to " + schema + ", public");
            for (String table : TABLES) {
                statement.execute(table);
            }
            statement.execute("insert into database_srs values (" + srid + ", 'urn:ogc:def:crs:EPSG::" + srid + "')");
            connection.setAutoCommit(false);
            new CityDbLoader(connection, srid).load(file);
            connection.commit();
        }
    }

    private void load(Path file) throws Exception {
        try (InputStream in = CityGmlFile.open(file);
                CityGMLReader reader = CityGmlFile.reader(in)) {
            while (reader.hasNext()) {
                AbstractFeature feature = reader.next();
                byId = new HashMap<>();
                feature.accept(new ObjectWalker() {
                    @Override
                    public void visit(AbstractGeometry geometry) {
                        if (CityGmlFile.id(geometry.getId()) != null) {
                            byId.putIfAbsent(geometry.getId(), geometry);
                        }
                        super.visit(geometry);
                    }
                });
                if (feature instanceof AbstractBuilding building) {
                    top(building(building));
                } else if (feature instanceof SolitaryVegetationObject tree) {
                    top(tree(tree));
                } else if (feature instanceof AbstractCityObject other) {
                    feature(other, true);
                }
            }
        }
    }

    private long building(AbstractBuilding building) throws SQLException {
        long id = feature(building, building instanceof org.citygml4j.core.model.building.Building);
        generics(id, building);
        for (var height : building.getHeights()) {
            long parent = property(id, 8, "height", Map.of());
            property(
                    id,
                    8,
                    "value",
                    Map.of(
                            "parent_id",
                            parent,
                            "val_double",
                            height.getObject().getValue().getValue()));
        }
        if (building.getStoreysAboveGround() != null) {
            property(id, 10, "storeysAboveGround", Map.of("val_int", (long) building.getStoreysAboveGround()));
        }
        for (int level = 0; level <= 3; level++) {
            geometry(id, CORE, "lod" + level + "Solid", level, building.getSolid(level));
            geometry(id, CORE, "lod" + level + "MultiSurface", level, building.getMultiSurface(level));
        }
        if (building.hasDeprecatedProperties()) {
            var old = building.getDeprecatedProperties();
            geometry(id, 18, "lod0RoofEdge", 0, old.getLod0RoofEdge());
            geometry(id, 18, "lod1MultiSurface", 1, old.getLod1MultiSurface());
            geometry(id, 18, "lod4MultiSurface", 4, old.getLod4MultiSurface());
            geometry(id, 18, "lod4Solid", 4, old.getLod4Solid());
        }
        for (var boundary : building.getBoundaries()) {
            if (boundary.getObject() instanceof AbstractThematicSurface surface) {
                contains(id, CORE, "boundary", surface(surface));
            }
        }
        List<BuildingPartProperty> parts = new ArrayList<>();
        if (building instanceof org.citygml4j.core.model.building.Building whole) {
            parts.addAll(whole.getBuildingParts());
        }
        if (building.hasDeprecatedProperties()) {
            parts.addAll(building.getDeprecatedProperties().getConsistsOfBuildingParts());
        }
        for (BuildingPartProperty part : parts) {
            contains(id, 10, "buildingPart", building(part.getObject()));
        }
        return id;
    }

    private long surface(AbstractThematicSurface surface) throws SQLException {
        long id = feature(surface, false);
        for (int level = 0; level <= 3; level++) {
            geometry(id, CORE, "lod" + level + "MultiSurface", level, surface.getMultiSurface(level));
        }
        if (surface.hasDeprecatedProperties()) {
            geometry(
                    id,
                    18,
                    "lod4MultiSurface",
                    4,
                    surface.getDeprecatedProperties().getLod4MultiSurface());
        }
        if (surface instanceof AbstractConstructionSurface construction) {
            for (var filling : construction.getFillingSurfaces()) {
                contains(id, 8, "fillingSurface", surface(filling.getObject()));
            }
        }
        return id;
    }

    private long tree(SolitaryVegetationObject tree) throws SQLException {
        long id = feature(tree, true);
        generics(id, tree);
        if (tree.getHeight() != null) {
            property(id, 14, "height", Map.of("val_double", tree.getHeight().getValue()));
        }
        if (tree.getCrownDiameter() != null) {
            property(
                    id,
                    14,
                    "crownDiameter",
                    Map.of("val_double", tree.getCrownDiameter().getValue()));
        }
        if (tree.getSpecies() != null) {
            property(id, 14, "species", Map.of("val_string", tree.getSpecies().getValue()));
        }
        for (int level = 1; level <= 3; level++) {
            var implicit = tree.getImplicitRepresentation(level);
            if (implicit != null) {
                implicit(id, level, implicit.getObject());
            }
        }
        if (tree.hasDeprecatedProperties()) {
            var old = tree.getDeprecatedProperties();
            geometry(id, 18, "lod1Geometry", 1, old.getLod1Geometry());
            geometry(id, 18, "lod2Geometry", 2, old.getLod2Geometry());
            geometry(id, 18, "lod3Geometry", 3, old.getLod3Geometry());
        }
        return id;
    }

    private void implicit(long feature, int level, ImplicitGeometry implicit) throws SQLException {
        GeometryProperty<?> relative = implicit.getRelativeGeometry();
        Map<String, Object> values = new HashMap<>();
        if (relative != null) {
            String href = relative.getHref() == null ? "" : relative.getHref().replace("#", "");
            if (relative.getObject() != null) {
                href = String.valueOf(relative.getObject().getId());
                if (!prototypes.containsKey(href)) {
                    long data = geometryRow(relative, "implicit_geometry", 0);
                    prototypes.put(
                            href, insert("implicit_geometry", Map.of("objectid", href, "relative_geometry_id", data)));
                }
            }
            values.put("val_implicitgeom_id", prototypes.get(href));
        }
        if (implicit.getTransformationMatrix() != null) {
            values.put(
                    "val_array",
                    implicit.getTransformationMatrix().toRowMajorList().toString());
        }
        List<Double> at = implicit.getReferencePoint().getObject().toCoordinateList3D();
        values.put(
                "val_implicitgeom_refpoint",
                "SRID=" + srid + ";POINT Z(" + at.get(0) + " " + at.get(1) + " " + at.get(2) + ")");
        values.put("val_lod", String.valueOf(level));
        property(feature, CORE, "lod" + level + "ImplicitRepresentation", values);
    }

    private long feature(AbstractFeature feature, boolean top) throws SQLException {
        String name = feature.getClass().getSimpleName();
        Integer type = classes.get(name);
        if (type == null) {
            type = classes.size() + 1;
            classes.put(name, type);
            try (PreparedStatement add = connection.prepareStatement("insert into objectclass values (?, ?, ?)")) {
                add.setInt(1, type);
                add.setString(2, name);
                add.setInt(3, top ? 1 : 0);
                add.execute();
            }
        }
        Map<String, Object> values = new HashMap<>();
        values.put("objectclass_id", (long) type);
        values.put("objectid", CityGmlFile.id(feature.getId()));
        return insert("feature", values);
    }

    /** Envelope of everything a top-level object contains. */
    private void top(long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update feature set envelope = (with recursive part(id) as (select ?::bigint union select val_feature_id"
                        + " from property p join part on p.feature_id = part.id where val_feature_id is not null)"
                        + " select ST_Force3D(ST_SetSRID(ST_Envelope(ST_Collect(coalesce(g.geometry, val_implicitgeom_refpoint))), ?))"
                        + " from part join property p on p.feature_id = part.id left join geometry_data g on g.id = val_geometry_id)"
                        + " where id = ?")) {
            update.setLong(1, id);
            update.setInt(2, srid);
            update.setLong(3, id);
            update.execute();
        }
    }

    private void generics(long id, AbstractCityObject object) throws SQLException {
        for (var property : object.getGenericAttributes()) {
            Object value = property.getObject().getValue();
            String column = switch (value) {
                case null -> "";
                case Integer i -> "val_int";
                case Double d -> "val_double";
                case Measure m -> "val_double";
                default -> "val_string";
            };
            Object plain = value instanceof Measure m
                    ? m.getValue()
                    : value instanceof Integer i ? (Object) i.longValue() : value;
            if (plain != null) {
                property(
                        id,
                        GENERIC,
                        property.getObject().getName(),
                        Map.of(column, plain instanceof Number ? plain : plain.toString()));
            }
        }
    }

    private void contains(long feature, int space, String name, long child) throws SQLException {
        property(feature, space, name, Map.of("val_feature_id", child, "val_relation_type", 1L));
    }

    private void geometry(long feature, int space, String name, int level, @Nullable GeometryProperty<?> property)
            throws SQLException {
        if (property != null && (property.getObject() != null || property.getHref() != null)) {
            long row = geometryRow(property, "geometry", feature);
            if (row != 0) {
                property(feature, space, name, Map.of("val_lod", String.valueOf(level), "val_geometry_id", row));
            }
        }
    }

    private long geometryRow(GeometryProperty<?> property, String column, long feature) throws SQLException {
        Collector collector = new Collector();
        collector.visit(property);
        if (collector.polygons.isEmpty()) {
            return 0;
        }
        boolean solid = property.getObject() instanceof org.xmlobjects.gml.model.geometry.primitives.AbstractSolid;
        String kind = solid ? "POLYHEDRALSURFACE" : "MULTIPOLYGON";
        String text = (column.equals("geometry") ? "SRID=" + srid + ";" : "") + kind + " Z("
                + String.join(",", collector.polygons) + ")";
        StringBuilder json = new StringBuilder(
                "{\"type\":" + (solid ? 9 : 8) + (collector.flat ? ",\"is2D\":true" : "") + ",\"children\":[");
        if (solid) {
            json.append("{\"type\":6},");
        }
        for (int i = 0; i < collector.polygons.size(); i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"type\":5,\"geometryIndex\":")
                    .append(i);
            json.append(collector.ids.get(i).isEmpty() ? "" : ",\"objectId\":\"" + collector.ids.get(i) + "\"");
            json.append(solid ? ",\"parent\":0}" : "}");
        }
        Map<String, Object> values = new HashMap<>();
        values.put(column, text);
        values.put("geometry_properties", json.append("]}").toString());
        if (feature != 0) {
            values.put("feature_id", feature);
        }
        return insert("geometry_data", values);
    }

    private long property(long feature, int space, String name, Map<String, Object> values) throws SQLException {
        Map<String, Object> all = new HashMap<>(values);
        all.put("feature_id", feature);
        all.put("namespace_id", (long) space);
        all.put("name", name);
        return insert("property", all);
    }

    private long insert(String table, Map<String, Object> values) throws SQLException {
        long id = ++next;
        List<String> columns = new ArrayList<>(values.keySet());
        String marks = String.join(
                ", ",
                columns.stream()
                        .map(c -> c.contains("geometry") && !c.endsWith("_id") && !c.endsWith("properties")
                                        || c.endsWith("refpoint")
                                ? "?::geometry"
                                : c.equals("val_array") || c.endsWith("properties") ? "?::json" : "?")
                        .toList());
        String sql = "insert into " + table + " (id, " + String.join(", ", columns) + ") values (?, " + marks + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            for (int i = 0; i < columns.size(); i++) {
                switch (values.get(columns.get(i))) {
                    case null -> statement.setNull(i + 2, Types.VARCHAR);
                    case Long number -> statement.setLong(i + 2, number);
                    case Double number -> statement.setDouble(i + 2, number);
                    case Object text -> statement.setString(i + 2, text.toString());
                }
            }
            statement.execute();
        }
        return id;
    }

    /** Polygons of a geometry as WKT bodies; references are followed, reversed surfaces turned. */
    private final class Collector extends GeometryWalker {
        final List<String> polygons = new ArrayList<>();
        final List<String> ids = new ArrayList<>();
        boolean flat;
        private boolean reversed;

        @Override
        public void visit(GeometryProperty<?> property) {
            AbstractGeometry target = property.getHref() == null
                    ? null
                    : byId.get(property.getHref().replace("#", ""));
            if (property.getObject() == null && target != null) {
                target.accept((org.xmlobjects.gml.visitor.GeometryVisitor) this);
            } else {
                super.visit(property);
            }
        }

        @Override
        public void visit(OrientableSurface surface) {
            boolean before = reversed;
            reversed ^= surface.getOrientation() == Sign.MINUS;
            visit((GeometryProperty<?>) surface.getBaseSurface());
            reversed = before;
        }

        @Override
        public void visit(Polygon polygon) {
            List<String> rings = new ArrayList<>();
            rings.add(ring(polygon.getExterior().getObject()));
            polygon.getInterior().forEach(r -> rings.add(ring(r.getObject())));
            polygons.add("(" + String.join(",", rings) + ")");
            String id = CityGmlFile.id(polygon.getId());
            ids.add(id == null ? "" : id);
        }

        private String ring(org.xmlobjects.gml.model.geometry.primitives.AbstractRing ring) {
            List<Double> xyz = ring instanceof org.xmlobjects.gml.model.geometry.primitives.LinearRing linear
                    ? linear.toCoordinateList3D()
                    : ((org.xmlobjects.gml.model.geometry.primitives.Ring) ring).toCoordinateList3D();
            List<String> points = new ArrayList<>();
            for (int i = 0; i + 2 < xyz.size(); i += 3) {
                points.add(String.format(Locale.ROOT, "%s %s %s", xyz.get(i), xyz.get(i + 1), xyz.get(i + 2)));
            }
            return "(" + String.join(",", reversed ? points.reversed() : points) + ")";
        }
    }
}
