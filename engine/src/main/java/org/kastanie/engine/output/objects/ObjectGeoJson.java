package org.kastanie.engine.output.objects;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.objects.ObjectColumns.Column;
import org.kastanie.engine.twin.CoordinateTransform;
import org.kastanie.engine.twin.Crs;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code objects/<layer>.geojson} (RFC 7946): longitude and latitude on WGS 84, outer rings counter-clockwise. The third
 * number of a position is the height above the ellipsoid where the job gives the geoid's, else above the twin's own datum.
 */
final class ObjectGeoJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** Digits of a degree: 1 cm. */
    private static final double DEGREE_DIGITS = 1e7;

    private final ResultSet results;
    private final CoordinateTransform transform;
    private final double lift;

    private ObjectGeoJson(ResultSet results, double lift) {
        this.lift = lift;
        this.results = results;
        this.transform = CoordinateTransform.between(
                new Crs(results.domain().epsg(), results.domain().name()), new Crs(4326, "WGS 84"));
    }

    /** @param lift from the twin's heights to those above the ellipsoid, m; 0 if the job does not tell */
    static List<Path> write(ResultSet results, List<ObjectTable> tables, double lift, Path folder) throws IOException {
        Path objects = Files.createDirectories(folder.resolve("objects"));
        List<Path> files = new ArrayList<>();
        for (ObjectTable table : tables) {
            Path file = objects.resolve(table.kind().layer() + ".geojson");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                    JsonGenerator json = MAPPER.createGenerator(out)) {
                new ObjectGeoJson(results, lift).collection(table, json);
            }
            files.add(file);
        }
        return files;
    }

    private void collection(ObjectTable table, JsonGenerator json) {
        List<Column> columns = ObjectColumns.of(table, results);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeStringProperty("name", table.kind().layer());
        json.writeArrayPropertyStart("features");
        for (int o = 0; o < table.objects().size(); o++) {
            CityObject object = table.objects().get(o);
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringProperty("type", "Feature");
            json.writeStringProperty("id", object.id());
            json.writeObjectPropertyStart("properties");
            for (Column column : columns) {
                property(json, column.name(), column.value().of(o));
            }
            json.writeEndObject();
            json.writeName("geometry");
            geometry(object.geometry(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    static void property(JsonGenerator json, String name, @Nullable Object value) {
        json.writeName(name);
        if (value instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    private void geometry(Geometry geometry, JsonGenerator json) {
        json.writeStartObject();
        if (geometry instanceof Point point) {
            json.writeStringProperty("type", "Point");
            json.writeName("coordinates");
            position(point.getCoordinateSequence(), 0, json);
        } else {
            json.writeStringProperty("type", "MultiPolygon");
            json.writeArrayPropertyStart("coordinates");
            Geometry polygons = Flat.polygons(geometry);
            for (int i = 0; i < polygons.getNumGeometries(); i++) {
                Polygon polygon = (Polygon) polygons.getGeometryN(i);
                json.writeStartArray();
                ring(polygon.getExteriorRing(), true, json);
                for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
                    ring(polygon.getInteriorRingN(k), false, json);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void ring(LinearRing ring, boolean outer, JsonGenerator json) {
        CoordinateSequence points = ring.getCoordinateSequence();
        boolean turn = Orientation.isCCWArea(ring.getCoordinates()) != outer;
        json.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            position(points, turn ? points.size() - 1 - i : i, json);
        }
        json.writeEndArray();
    }

    private void position(CoordinateSequence points, int i, JsonGenerator json) {
        double[] p = transform.apply(points.getX(i), points.getY(i));
        double z = points.getDimension() > 2 ? points.getOrdinate(i, 2) : Double.NaN;
        json.writeStartArray();
        json.writeNumber(Math.round(p[0] * DEGREE_DIGITS) / DEGREE_DIGITS);
        json.writeNumber(Math.round(p[1] * DEGREE_DIGITS) / DEGREE_DIGITS);
        if (!Double.isNaN(z)) {
            json.writeNumber(Math.round((z + lift) * 1000) / 1000.0);
        }
        json.writeEndArray();
    }
}
