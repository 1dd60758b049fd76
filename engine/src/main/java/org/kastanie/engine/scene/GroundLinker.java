package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.scene.ObjectLinks.OfGround;
import org.kastanie.engine.scene.ObjectLinks.OfStreet;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.engine.twin.TwinSource.Origin;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Links the land cover polygons of a twin, and the streets they are parts of, with the cells of its scene. */
final class GroundLinker {
    private static final GeometryFactory JTS = new GeometryFactory();
    /** What a polygon must reach into a cell to touch it, m. */
    private static final double TOUCH = 1e-6;
    /** Cells round a polygon beyond which it surely holds the centre of one. */
    private static final double SMALL = 1e6;

    /** A piece of ground while it is put together. */
    private static final class Piece {
        final String id;
        final Origin origin;
        String groundClass;
        final List<Polygon> polygons = new ArrayList<>();
        final List<Integer> cells = new ArrayList<>();
        final Envelope box = new Envelope();

        Piece(String id, Origin origin, String groundClass) {
            this.id = id;
            this.origin = origin;
            this.groundClass = groundClass;
        }

        /** After the last polygon. */
        void measure() {
            polygons.forEach(p -> box.expandToInclude(p.getEnvelopeInternal()));
        }

        Geometry shape() {
            return JTS.createMultiPolygon(polygons.toArray(Polygon[]::new));
        }
    }

    private final CityModel city;
    private final UrbanGeometry geometry;
    private final Grid grid;
    private final LinkPlace place;
    private final Envelope domain;
    private final Geometry frame;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, List<Integer>> byId = new HashMap<>();
    private final Map<String, Integer> known = new HashMap<>();
    /** The piece that lies uppermost, by place in the domain; -1 for none. */
    private final int[] uppermost;

    GroundLinker(CityModel city, Scene scene, LinkPlace place) {
        this.city = city;
        this.geometry = scene.geometry();
        this.grid = geometry.grid();
        this.place = place;
        Grid d = grid.crop(geometry.domain());
        domain = new Envelope(d.west(), d.east(), d.south(), d.north());
        frame = JTS.toGeometry(domain);
        uppermost = new int[geometry.domain().size()];
        Arrays.fill(uppermost, -1);
    }

    /**
     * Polygons of one id, class and origin are one piece: the ways of OpenStreetMap come in several. A piece that reaches into the
     * domain has all of them, so that tiles agree about it.
     */
    List<OfGround> grounds() {
        for (TwinSource source : city.sources()) {
            if (source instanceof TwinSource.Cover cover) {
                lay(cover);
            }
        }
        for (int i = 0; i < uppermost.length; i++) {
            if (uppermost[i] >= 0) {
                pieces.get(uppermost[i]).cells.add(i);
            }
        }
        pieces.forEach(Piece::measure);
        return pieces.stream()
                .filter(this::reachesIn)
                .map(p -> new OfGround(p.id, p.origin, edited(p), onGround(p.shape()), sorted(p.cells)))
                .toList();
    }

    private boolean reachesIn(Piece piece) {
        return piece.box.intersects(domain) && piece.polygons.stream().anyMatch(frame::intersects);
    }

    private void lay(TwinSource.Cover cover) {
        UnaryOperator<@Nullable String> table = LandCoverTable.of(cover);
        for (TwinSource.Area area : cover.areas()) {
            String told = table.apply(area.label());
            String name = told == null ? TwinSource.KEEP : told;
            if (name.equals(LandCover.BUILDING)) {
                Footprints.cells(grid, area.shape(), i -> open(i, local -> uppermost[local] = -1));
            } else {
                lay(area, name, !cover.classes().isEmpty());
            }
        }
    }

    private void lay(TwinSource.Area area, String name, boolean tabled) {
        boolean own = !name.equals(TwinSource.KEEP);
        // A polygon that a table of classes names was laid before by its kind: the same object, with a better class.
        Integer same = tabled ? before(area) : null;
        if (same != null && !own) {
            return;
        }
        int number = same != null
                ? same
                : known.computeIfAbsent(
                        area.id() + '\n' + name + '\n' + area.origin(), k -> piece(area.id(), area.origin(), name));
        Piece piece = pieces.get(number);
        if (same == null) {
            PolygonExtracter.getPolygons(area.shape(), piece.polygons);
        } else {
            piece.groundClass = name;
            piece.cells.clear();
        }
        cells(area.shape(), own ? local -> uppermost[local] = number : piece.cells::add, piece.cells::add);
    }

    private int piece(String id, Origin origin, String groundClass) {
        pieces.add(new Piece(id, origin, groundClass));
        byId.computeIfAbsent(id, i -> new ArrayList<>()).add(pieces.size() - 1);
        return pieces.size() - 1;
    }

    private @Nullable Integer before(TwinSource.Area area) {
        Envelope box = area.shape().getEnvelopeInternal();
        for (int p : byId.getOrDefault(area.id(), List.of())) {
            if (pieces.get(p).shape().getEnvelopeInternal().equals(box)) {
                return p;
            }
        }
        return null;
    }

    /**
     * Open cells of the domain in a polygon.
     *
     * @param centre hears those with their centre in it
     * @param touched hears, where it is too small or narrow for any centre, those it touches
     */
    private void cells(Geometry shape, IntConsumer centre, IntConsumer touched) {
        if (Footprints.cells(grid, shape, i -> open(i, centre)) > 0) {
            return;
        }
        Envelope box = shape.getEnvelopeInternal();
        if (grid.columnAt(box.getMaxX()) < 0
                || grid.rowAt(box.getMinY()) < 0
                || grid.columnAt(box.getMinX()) >= grid.columns()
                || grid.rowAt(box.getMaxY()) >= grid.rows()
                || centresBeyond(shape)) {
            return;
        }
        PreparedGeometry small = PreparedGeometryFactory.prepare(shape);
        double half = grid.cell() / 2 - TOUCH;
        int last = Math.min(grid.columns() - 1, grid.columnAt(box.getMaxX()));
        int low = Math.min(grid.rows() - 1, grid.rowAt(box.getMinY()));
        for (int r = Math.max(0, grid.rowAt(box.getMaxY())); r <= low; r++) {
            for (int c = Math.max(0, grid.columnAt(box.getMinX())); c <= last; c++) {
                double x = grid.x(c);
                double y = grid.y(r);
                if (small.intersects(JTS.toGeometry(new Envelope(x - half, x + half, y - half, y + half)))) {
                    open(grid.index(r, c), touched);
                }
            }
        }
    }

    /** Whether a polygon without a centre of a cell of the scene holds one beyond it: tiles must agree about what is small. */
    private boolean centresBeyond(Geometry shape) {
        Envelope box = shape.getEnvelopeInternal();
        double columns = Math.ceil(box.getWidth() / grid.cell()) + 2;
        double rows = Math.ceil(box.getHeight() / grid.cell()) + 2;
        if (columns * rows > SMALL) {
            return true;
        }
        double west = grid.west() + (grid.columnAt(box.getMinX()) - 1) * grid.cell();
        double north = grid.north() - (grid.rowAt(box.getMaxY()) - 1) * grid.cell();
        Grid around = new Grid((int) columns + 1, (int) rows + 1, grid.cell(), west, north);
        return Footprints.cells(around, shape, i -> {}) > 0;
    }

    private void open(int cell, IntConsumer local) {
        int r = grid.row(cell);
        int c = grid.column(cell);
        if (place.counts(r, c) && !geometry.building()[cell]) {
            local.accept(geometry.domain().local(r, c));
        }
    }

    /** The class the scenario gives it, where its surfaces cover most of it. */
    private String edited(Piece piece) {
        String now = piece.groundClass;
        if (now.equals(TwinSource.KEEP)) {
            return "";
        }
        Geometry shape = piece.shape();
        for (TwinSource source : city.sources()) {
            if (source instanceof TwinSource.Patch patch
                    && patch.area().getEnvelopeInternal().intersects(shape.getEnvelopeInternal())) {
                double covered = 0;
                for (Polygon part : piece.polygons) {
                    covered += OverlayNGRobust.overlay(part, patch.area(), OverlayNG.INTERSECTION)
                            .getArea();
                }
                now = patch.share() * covered > shape.getArea() / 2 ? patch.groundClass() : now;
            }
        }
        return now;
    }

    /** Every street whose pieces are known, after {@link #grounds}; cells of all of them, whatever lies over them. */
    List<OfStreet> streets() {
        Map<String, List<Piece>> parts = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            String street = piece.origin.street();
            if (street != null && reachesIn(piece)) {
                parts.computeIfAbsent(street, s -> new ArrayList<>()).add(piece);
            }
        }
        List<OfStreet> streets = new ArrayList<>();
        parts.forEach((id, own) -> {
            List<Polygon> polygons =
                    own.stream().flatMap(p -> p.polygons.stream()).toList();
            List<Integer> cells = new ArrayList<>();
            Geometry all = JTS.createMultiPolygon(polygons.toArray(Polygon[]::new));
            cells(all, cells::add, cells::add);
            Geometry whole = polygons.size() == 1 ? all : OverlayNGRobust.union(all);
            streets.add(new OfStreet(id, own.getFirst().origin.kind(), whole, sorted(cells)));
        });
        return streets;
    }

    private Geometry onGround(Geometry shape) {
        List<Polygon> polygons = new ArrayList<>();
        PolygonExtracter.getPolygons(shape, polygons);
        Geometry all = JTS.createMultiPolygon(polygons.toArray(Polygon[]::new));
        return new GeometryEditor(JTS).edit(all, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] corners, Geometry ring) {
                return Arrays.stream(corners)
                        .map(c -> new Coordinate(c.x, c.y, height(c)))
                        .toArray(Coordinate[]::new);
            }
        });
    }

    private double height(Coordinate c) {
        return Math.round(Resample.bilinear(grid, geometry.ground(), c.x, c.y) * 100) / 100.0;
    }

    private static int[] sorted(List<Integer> cells) {
        return cells.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }
}
