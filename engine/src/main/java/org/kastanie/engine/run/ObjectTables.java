package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.AreaCells;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.objects.CityObject;
import org.kastanie.engine.output.objects.ObjectKind;
import org.kastanie.engine.scene.ObjectLinks;
import org.kastanie.engine.scene.ObjectLinks.Link;
import org.kastanie.engine.scene.ObjectLinks.OfBuilding;
import org.kastanie.engine.scene.ObjectLinks.OfGround;
import org.kastanie.engine.scene.ObjectLinks.OfStreet;
import org.kastanie.engine.scene.ObjectLinks.OfSurface;
import org.kastanie.engine.scene.ObjectLinks.OfTree;
import org.kastanie.engine.scene.ObjectLinks.Side;
import org.kastanie.engine.scene.PlacedTree;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.Planes;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Lists the objects of every kind with what tells of them: polygons of one boundary surface become one object. */
final class ObjectTables {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Cells round an area beyond which it surely holds the centre of one. */
    private static final double SMALL = 1e6;

    /**
     * Objects of one kind and, object by object, what their measures are taken from.
     *
     * @param objects as they stand in the files
     * @param links name of a measure to facets or cells of every object
     * @param cells name of a measure to places in the domain of every object
     */
    record Listed(List<CityObject> objects, Map<String, List<Link>> links, Map<String, List<int[]>> cells) {
        static Listed empty() {
            return new Listed(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void link(String measure, Link link) {
            links.computeIfAbsent(measure, m -> new ArrayList<>()).add(link);
        }

        void cells(String measure, int[] places) {
            cells.computeIfAbsent(measure, m -> new ArrayList<>()).add(places);
        }
    }

    private final Map<ObjectKind, Listed> byKind = new EnumMap<>(ObjectKind.class);

    private ObjectTables() {
        for (ObjectKind kind : ObjectKind.values()) {
            byKind.put(kind, Listed.empty());
        }
    }

    /** @param building whether a cell of the domain is a building */
    static Map<ObjectKind, Listed> of(ObjectLinks links, Places places, boolean[] building) {
        ObjectTables tables = new ObjectTables();
        for (OfBuilding linked : links.buildings()) {
            tables.surfaces(linked, tables.building(linked));
        }
        for (OfTree tree : links.trees()) {
            tables.tree(tree, places.domain().grid());
        }
        links.grounds().forEach(tables::ground);
        links.streets().forEach(tables::street);
        for (ResultSet.Area street : places.streets()) {
            int[] open = IntStream.of(cells(street, places.domain().grid()))
                    .filter(i -> !building[i])
                    .toArray();
            tables.place(ObjectKind.STREET, street, open, places, Map.of("source", "job"));
        }
        for (ResultSet.Area area : places.areas()) {
            int[] cells = cells(area, places.domain().grid());
            tables.place(ObjectKind.AREA, area, cells, places, Map.of());
        }
        return tables.byKind;
    }

    private Listed of(ObjectKind kind) {
        return byKind.computeIfAbsent(kind, k -> Listed.empty());
    }

    private CityObject building(OfBuilding linked) {
        Building building = linked.building();
        Map<String, Object> facts = new LinkedHashMap<>();
        Building.Particulars known = building.particulars();
        facts.put("kind", known.kind());
        put(facts, "part_of", known.partOf());
        put(facts, "function", known.function());
        if (known.year() > 0) {
            facts.put("year_of_construction", (double) known.year());
        }
        facts.put("lod", (double) building.levelOfDetail());
        if (!Double.isNaN(building.groundHeight())) {
            facts.put("ground_height", building.groundHeight());
        }
        if (!Double.isNaN(building.height())) {
            facts.put("height", building.height());
        }
        Listed all = of(ObjectKind.BUILDING);
        CityObject object = new CityObject(
                building.id(), null, building.footprint(), building.footprint().getArea(), facts);
        all.objects().add(object);
        all.link("roof_temperature", linked.roof());
        all.link("wall_temperature", linked.walls());
        for (String measure : List.of("utci_around", "mean_radiant_temperature_around", "air_temperature_around")) {
            all.cells(measure, linked.around());
        }
        return object;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private void ground(OfGround linked) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(
                facts,
                "kind",
                linked.origin().kind().isEmpty() ? null : linked.origin().kind());
        put(facts, "ground_class", linked.groundClass().isEmpty() ? null : linked.groundClass());
        String street = linked.origin().street();
        Listed all = of(ObjectKind.GROUND);
        all.objects()
                .add(new CityObject(
                        linked.id(),
                        street == null ? null : new CityObject.Owner(street, street),
                        linked.shape(),
                        linked.shape().getArea(),
                        facts));
        ObjectKind.GROUND.measures().forEach(m -> all.cells(m.name(), linked.cells()));
    }

    private void street(OfStreet linked) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", "twin");
        facts.put("kind", linked.kind());
        Listed all = of(ObjectKind.STREET);
        all.objects()
                .add(new CityObject(
                        linked.id(), null, linked.shape(), linked.shape().getArea(), facts));
        ObjectKind.STREET.measures().forEach(m -> all.cells(m.name(), linked.cells()));
    }

    private void surfaces(OfBuilding linked, CityObject building) {
        Map<String, List<OfSurface>> byId = new LinkedHashMap<>();
        for (OfSurface surface : linked.surfaces()) {
            byId.computeIfAbsent(surface.surface().id(), id -> new ArrayList<>())
                    .add(surface);
        }
        byId.forEach((id, parts) -> {
            List<Polygon> polygons =
                    parts.stream().map(p -> p.surface().polygon()).toList();
            double area = polygons.stream().mapToDouble(Planes::area).sum();
            Listed all = of(kind(parts));
            all.objects()
                    .add(new CityObject(
                            id,
                            building.asOwner(),
                            FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new)),
                            area,
                            Map.of()));
            all.link(
                    "surface_temperature",
                    joined(parts.stream().map(OfSurface::facets).toList()));
        });
    }

    /** A roof surface with an upright piece stays a roof. */
    private static ObjectKind kind(List<OfSurface> parts) {
        Side side = parts.getFirst().side();
        return switch (side) {
            case ROOF -> ObjectKind.ROOF;
            case WALL -> ObjectKind.WALL;
            case UNDERSIDE -> ObjectKind.UNDERSIDE;
        };
    }

    private static Link joined(List<Link> links) {
        if (links.size() == 1) {
            return links.getFirst();
        }
        int n = links.stream().mapToInt(l -> l.at().length).sum();
        int[] at = new int[n];
        float[] weight = new float[n];
        int to = 0;
        for (Link link : links) {
            System.arraycopy(link.at(), 0, at, to, link.at().length);
            System.arraycopy(link.weight(), 0, weight, to, link.at().length);
            to += link.at().length;
        }
        return new Link(at, weight);
    }

    private void tree(OfTree linked, Grid domain) {
        PlacedTree tree = linked.tree();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("species", tree.species());
        facts.put("height", tree.height());
        facts.put("crown_diameter", tree.crownDiameter());
        facts.put("crown_base", tree.crownBase());
        Listed all = of(ObjectKind.TREE);
        Coordinate foot = new Coordinate(tree.x(), tree.y(), Math.round(linked.foot() * 100) / 100.0);
        all.objects().add(new CityObject(tree.id(), null, FACTORY.createPoint(foot), Double.NaN, facts));
        all.link("leaf_temperature", linked.crown());
        float[] ground = new float[linked.crown().at().length];
        java.util.Arrays.fill(ground, (float) (domain.cell() * domain.cell()));
        all.link("transpiration", new Link(linked.crown().at(), ground));
        for (String measure : List.of("utci_shade", "mean_radiant_temperature_shade", "air_temperature_shade")) {
            all.cells(measure, linked.shade());
        }
    }

    /**
     * Cells of an area as {@link AreaCells} has them. One that holds the centre of no cell takes those it touches, but not
     * where it holds one beyond the edge of this tile.
     */
    private static int[] cells(ResultSet.Area area, Grid grid) {
        int[] cells = AreaCells.of(area, grid).cells();
        if (cells.length == 0
                || area.geometry()
                        .contains(FACTORY.createPoint(
                                new Coordinate(grid.x(grid.column(cells[0])), grid.y(grid.row(cells[0])))))) {
            return cells;
        }
        Envelope box = area.geometry().getEnvelopeInternal();
        double columns = Math.ceil(box.getWidth() / grid.cell()) + 2;
        double rows = Math.ceil(box.getHeight() / grid.cell()) + 2;
        if (columns * rows > SMALL) {
            return new int[0];
        }
        double west = grid.west() + (grid.columnAt(box.getMinX()) - 1) * grid.cell();
        double north = grid.north() - (grid.rowAt(box.getMaxY()) - 1) * grid.cell();
        Grid around = new Grid((int) columns + 1, (int) rows + 1, grid.cell(), west, north);
        int[] all = AreaCells.of(area, around).cells();
        return IntStream.of(all)
                .filter(i ->
                        grid.contains(grid.rowAt(around.y(around.row(i))), grid.columnAt(around.x(around.column(i)))))
                .map(i -> grid.index(grid.rowAt(around.y(around.row(i))), grid.columnAt(around.x(around.column(i)))))
                .toArray();
    }

    /** A polygon of the job, if it holds any cell. */
    private void place(ObjectKind kind, ResultSet.Area area, int[] found, Places places, Map<String, Object> facts) {
        int[] cells = found;
        boolean[] inside = places.inside();
        if (cells.length == 0) {
            return;
        }
        if (inside != null) {
            cells = IntStream.of(cells).filter(i -> inside[i]).toArray();
        }
        Listed all = of(kind);
        all.objects()
                .add(new CityObject(
                        area.id(), null, area.geometry(), area.geometry().getArea(), facts));
        for (ObjectKind.Measure measure : kind.measures()) {
            all.cells(measure.name(), cells);
        }
    }
}
