package org.kastanie.engine.planting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.Gathered;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.Shapes;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Reads candidate places: points as they are, lines and polygons as places every so many metres. */
final class SiteReader {
    /** Places at most; beyond this a slip of {@code every} is likelier than a wish. */
    private static final int MOST = 1_000_000;

    private final PlantingSpec spec;
    private final Crs city;
    private final List<Site> sites = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private SiteReader(PlantingSpec spec, Crs city) {
        this.spec = spec;
        this.city = city;
    }

    /** @throws org.kastanie.engine.job.BadJobException with every feature that cannot be read */
    static List<Site> read(PlantingSpec spec, Crs city) {
        SiteReader reader = new SiteReader(spec, city);
        Gathered problems = new Gathered();
        for (PlantingSpec.CandidateFile file : spec.candidates()) {
            List<Shapes.Shape> shapes = problems.ask(() -> Shapes.read(file.path(), file.layer(), file.crs(), city));
            for (Shapes.Shape shape : shapes == null ? List.<Shapes.Shape>of() : shapes) {
                problems.attempt(() -> reader.add(file, shape));
            }
        }
        problems.raise();
        return reader.sites;
    }

    private void add(PlantingSpec.CandidateFile file, Shapes.Shape shape) {
        String name = file.path().getFileName().toString().replaceFirst("\\..*", "");
        String id = text(file, shape, "id", name + "-" + shape.ordinal());
        Geometry geometry = shape.geometry();
        if (geometry == null) {
            throw new InputException(
                    file.path() + ": candidate '" + id + "' has no point, line or polygon",
                    "mend or remove feature " + shape.ordinal());
        }
        if (geometry instanceof Point point) {
            put(file, shape, id, point.getCoordinate());
            return;
        }
        List<Coordinate> places = geometry.getDimension() == 0
                ? List.of(geometry.getCoordinates())
                : geometry.getDimension() == 1 ? along(geometry, file.every()) : within(geometry, file);
        for (int k = 0; k < places.size(); k++) {
            put(file, shape, id + "-" + (k + 1), places.get(k));
        }
    }

    private void put(PlantingSpec.CandidateFile file, Shapes.Shape shape, String id, Coordinate at) {
        if (sites.size() >= MOST) {
            throw new InputException(
                    "more than " + MOST + " candidate places", "give a larger planting.candidates.every");
        }
        String unique = id;
        for (int k = 2; !ids.add(unique); k++) {
            unique = id + "/" + k;
        }
        String name = file.path().getFileName().toString().replaceFirst("\\..*", "");
        sites.add(new Site(
                unique,
                text(file, shape, "street", file.street().isEmpty() ? name : file.street()),
                at.x,
                at.y,
                cost(file, shape, id),
                type(file, shape, id),
                spec.must().contains(unique) || Set.of("true", "yes", "1").contains(text(file, shape, "must", ""))));
    }

    private double cost(PlantingSpec.CandidateFile file, Shapes.Shape shape, String id) {
        String text = text(file, shape, "cost", "");
        try {
            return text.isEmpty() ? file.cost() : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InputException(
                    file.path() + ": the cost of candidate '" + id + "' is '" + text + "', not a number",
                    "give EUR as a number, or leave it out for the file's cost",
                    e);
        }
    }

    private String type(PlantingSpec.CandidateFile file, Shapes.Shape shape, String id) {
        String type = text(file, shape, "type", "");
        if (!type.isEmpty() && spec.types().stream().noneMatch(t -> t.name().equals(type))) {
            throw new InputException(
                    file.path() + ": candidate '" + id + "' asks for the tree type '" + type + "', which is not there",
                    "planting.types has: "
                            + String.join(
                                    ", ",
                                    spec.types().stream()
                                            .map(PlantingSpec.TreeType::name)
                                            .toList()));
        }
        return type;
    }

    private static String text(PlantingSpec.CandidateFile file, Shapes.Shape shape, String key, String other) {
        Map<String, String> all = shape.attributes();
        String named = file.columns().get(key);
        if (named != null && !all.containsKey(named) && key.equals("id")) {
            throw new InputException(
                    file.path() + ": feature " + shape.ordinal() + " has no attribute '" + named + "'",
                    "name another in planting.candidates.columns.id");
        }
        String value = all.get(named == null ? key : named);
        return value == null ? other : key.equals("must") ? value.toLowerCase(Locale.ROOT) : value;
    }

    private static List<Coordinate> along(Geometry lines, double every) {
        List<Coordinate> places = new ArrayList<>();
        for (int g = 0; g < lines.getNumGeometries(); g++) {
            LineString line = (LineString) lines.getGeometryN(g);
            LengthIndexedLine index = new LengthIndexedLine(line);
            int n = (int) Math.min(MOST, Math.floor(line.getLength() / every + 1e-9));
            double first = (line.getLength() - n * every) / 2;
            for (int k = 0; k <= n; k++) {
                places.add(index.extractPoint(first + k * every));
            }
        }
        return places;
    }

    private static List<Coordinate> within(Geometry polygon, PlantingSpec.CandidateFile file) {
        Envelope box = polygon.getEnvelopeInternal();
        double every = file.every();
        if (box.getWidth() / every * (box.getHeight() / every) > 4.0 * MOST) {
            throw new InputException(
                    file.path() + ": a polygon of " + Math.round(polygon.getArea()) + " m2 every " + every
                            + " m gives too many places",
                    "give a larger planting.candidates.every");
        }
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(polygon);
        List<Coordinate> places = new ArrayList<>();
        for (double y = box.getMinY() + every / 2; y < box.getMaxY(); y += every) {
            for (double x = box.getMinX() + every / 2; x < box.getMaxX(); x += every) {
                Coordinate at = new Coordinate(x, y);
                if (inside.locate(at) != Location.EXTERIOR) {
                    places.add(at);
                }
            }
        }
        return places;
    }
}
