package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.InputException;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.radiation.PointObserver;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Where a run looks: its domain, its points, its polygons, checked against the scene.
 *
 * @param domain grid of the results
 * @param points the job's points with what they stand on
 * @param areas polygons for tables
 * @param streets strips of the job's streets, where results on objects are wanted
 * @param inside per cell of the domain whether results are wanted; null for all
 */
record Places(
        GeoReference domain,
        List<Point> points,
        List<ResultSet.Area> areas,
        List<ResultSet.Area> streets,
        boolean @Nullable [] inside) {

    /** How far below a roof a point may lie for rounding, m (contract). */
    private static final double BELOW_ROOF = 1;

    /** Distance to the data's edge in building heights below which a point is flagged (contract). */
    private static final double EDGE_HEIGHTS = 3;

    /**
     * @param spec as in the job
     * @param observer for the model
     * @param onRoof the cell is a building
     * @param nearEdge close to where the data end
     */
    record Point(RunSpec.PointSpec spec, PointObserver observer, boolean onRoof, boolean nearEdge) {}

    /** @param data rectangle beyond which nothing is known; a point near its edge is flagged */
    static Places of(RunSpec spec, CityModel city, Scene scene, @Nullable Geometry polygon, Envelope data) {
        UrbanGeometry geometry = scene.geometry();
        Grid grid = geometry.grid().crop(geometry.domain());
        GeoReference domain = domain(grid, city.crs(), scene.reference().wkt());
        List<Point> points = new ArrayList<>();
        double edge = EDGE_HEIGHTS * tallest(geometry);
        List<InputException> problems = new ArrayList<>();
        for (RunSpec.PointSpec point : spec.points()) {
            try {
                points.add(place(point, geometry, edgeDistance(point, data) < edge));
            } catch (InputException e) {
                problems.add(e);
            }
        }
        if (!problems.isEmpty()) {
            InputException first = problems.removeFirst();
            problems.forEach(first::addSuppressed); // for who wants to say them all
            throw first;
        }
        List<ResultSet.Area> areas = new ArrayList<>();
        for (RunSpec.AreaSpec area : spec.areas()) {
            areas.addAll(PolygonFile.read(area.path(), area.id(), city.crs()));
        }
        return new Places(domain, points, areas, streets(spec, city.crs()), inside(grid, polygon));
    }

    /** Lines become strips of their width; a polygon is taken as it is. */
    private static List<ResultSet.Area> streets(RunSpec spec, Crs crs) {
        List<ResultSet.Area> strips = new ArrayList<>();
        for (RunSpec.StreetSpec street : spec.streets()) {
            for (PolygonFile.Feature feature : PolygonFile.features(street.path(), street.id(), crs)) {
                strips.add(new ResultSet.Area(feature.name(), street.strip(feature.geometry())));
            }
        }
        return strips;
    }

    /** Whether a cell of the domain is a building. */
    static boolean[] buildings(UrbanGeometry geometry) {
        boolean[] building = new boolean[geometry.domain().size()];
        for (int i = 0; i < building.length; i++) {
            building[i] = geometry.building()[geometry.domain().gridIndex(geometry.grid(), i)];
        }
        return building;
    }

    static GeoReference domain(Grid grid, Crs crs, String wkt) {
        double[] lonLat =
                CrsResolver.lonLat(crs, 0.5 * (grid.west() + grid.east()), 0.5 * (grid.south() + grid.north()));
        return new GeoReference(grid, crs.epsg(), crs.name(), wkt, lonLat[1], lonLat[0]);
    }

    List<PointObserver> observers() {
        return points.stream().map(Point::observer).toList();
    }

    List<List<Double>> depths() {
        return points.stream().map(p -> p.spec().depths()).toList();
    }

    /** Points with a profile, by their place in the list. */
    int[] profiles() {
        return IntStream.range(0, points.size())
                .filter(p -> points.get(p).spec().profile())
                .toArray();
    }

    /** @param domain grid of the domain alone */
    static void requireInside(RunSpec.PointSpec point, Grid domain) {
        if (!domain.contains(domain.rowAt(point.y()), domain.columnAt(point.x()))) {
            throw outside(point, new Envelope(domain.west(), domain.east(), domain.south(), domain.north()));
        }
    }

    static InputException outside(RunSpec.PointSpec point, Envelope d) {
        return new InputException(
                "point '" + point.id() + "' at " + point.x() + ", " + point.y() + " lies outside the domain ["
                        + d.getMinX() + ", " + d.getMinY() + ", " + d.getMaxX() + ", " + d.getMaxY() + "]",
                "move it, enlarge domain.bounds, or leave it out (coordinates are in the domain's system)");
    }

    private static Point place(RunSpec.PointSpec point, UrbanGeometry geometry, boolean nearEdge) {
        Grid grid = geometry.grid();
        Window domain = geometry.domain();
        int row = grid.rowAt(point.y());
        int column = grid.columnAt(point.x());
        requireInside(point, grid.crop(domain));
        boolean roof = geometry.building()[grid.index(row, column)];
        if (roof && point.height() < -BELOW_ROOF) {
            throw new InputException(
                    "point '" + point.id() + "' lies " + -point.height() + " m below the roof it stands on",
                    "heights count from the roof there: give height: 1.1, or move the point off the building");
        }
        if (!roof && point.height() < 0) {
            throw new InputException(
                    "point '" + point.id() + "' lies " + -point.height() + " m below the ground",
                    "give a height above the ground; temperatures in the ground are listed with depths: [0.05]");
        }
        double height = Math.max(0, point.height());
        return new Point(point, new PointObserver(point.x(), point.y(), height, point.azimuth()), roof, nearEdge);
    }

    /** Height of the tallest building of the scene above its ground, m. */
    private static double tallest(UrbanGeometry geometry) {
        double height = 0;
        for (int i = 0; i < geometry.top().length; i++) {
            if (geometry.building()[i]) {
                height = Math.max(height, geometry.top()[i] - geometry.ground()[i]);
            }
        }
        return height;
    }

    /** Where the twin's data or the scene ends. */
    static Envelope data(Envelope scene, Envelope twin) {
        return twin.isNull() ? scene : scene.intersection(twin);
    }

    static Envelope data(Grid scene, CityModel city) {
        return data(new Envelope(scene.west(), scene.east(), scene.south(), scene.north()), city.extent());
    }

    private static double edgeDistance(RunSpec.PointSpec point, Envelope data) {
        if (data.isNull() || !data.contains(point.x(), point.y())) {
            return 0;
        }
        return Math.min(
                Math.min(point.x() - data.getMinX(), data.getMaxX() - point.x()),
                Math.min(point.y() - data.getMinY(), data.getMaxY() - point.y()));
    }

    /** Whether a polygon holds the centre of any cell. */
    static boolean anyInside(Grid grid, @Nullable Geometry polygon) {
        if (polygon == null) {
            return true;
        }
        for (boolean in : within(grid, polygon)) {
            if (in) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] within(Grid grid, Geometry polygon) {
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(polygon);
        boolean[] inside = new boolean[grid.size()];
        for (int i = 0; i < inside.length; i++) {
            Coordinate centre = new Coordinate(grid.x(grid.column(i)), grid.y(grid.row(i)));
            inside[i] = locator.locate(centre) != Location.EXTERIOR;
        }
        return inside;
    }

    private static boolean @Nullable [] inside(Grid grid, @Nullable Geometry polygon) {
        if (polygon == null) {
            return null;
        }
        if (!anyInside(grid, polygon)) {
            throw nothingInside();
        }
        return within(grid, polygon);
    }

    static InputException nothingInside() {
        return new InputException(
                "no cell of the domain lies inside the polygon of domain.path",
                "check the polygon's coordinate system, or leave domain.bounds out: it then covers the polygon");
    }
}
