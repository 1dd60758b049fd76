package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** A made-up heat day over made-up blocks: test material for the writers, not physics. */
public final class SyntheticResults {
    public static final Set<Quantity> ALL = EnumSet.of(
            Quantity.SURFACE_TEMPERATURE,
            Quantity.AIR_TEMPERATURE,
            Quantity.MEAN_RADIANT_TEMPERATURE,
            Quantity.UTCI,
            Quantity.PET,
            Quantity.SUNLIT_FRACTION);

    private final Grid grid;
    private final boolean[] building;
    private final boolean[] crown;
    private final float[] height;
    private final boolean trees;

    private SyntheticResults(int columns, int rows, double cell, boolean trees) {
        grid = new Grid(columns, rows, cell, 690774, 5335776 + rows * cell);
        building = new boolean[grid.size()];
        crown = new boolean[grid.size()];
        height = new float[grid.size()];
        this.trees = trees;
        double blocks = rows / 3.0;
        for (int i = 0; i < grid.size(); i++) {
            int r = grid.row(i);
            int c = grid.column(i);
            double u = (r % blocks) / blocks;
            double v = (c % blocks) / blocks;
            boolean court = u > 0.4 && u < 0.65 && v > 0.4 && v < 0.65;
            building[i] = u > 0.25 && u < 0.8 && v > 0.25 && v < 0.8 && !court;
            height[i] = building[i] ? 12 + 3 * ((int) (r / blocks) + (int) (c / blocks)) : 0;
            double dv = (v * 6) % 1 - 0.5;
            double du = u * 6 - 0.6;
            crown[i] = trees && !building[i] && du * du + dv * dv < 0.2;
        }
    }

    /** 60 x 50 cells of 2 m, 24 hours from midnight CET of 20 July 2015. */
    public static ResultSet small(Path frames) throws IOException {
        return make(60, 50, 2, true, frames);
    }

    public static ResultSet make(int columns, int rows, double cell, boolean trees, Path frames) throws IOException {
        SyntheticResults maker = new SyntheticResults(columns, rows, cell, trees);
        Frames out = new Frames(frames, columns * rows);
        for (Quantity quantity : ALL) {
            for (int time = 0; time < 24; time++) {
                out.write(quantity, time, maker.field(quantity, time));
            }
        }
        return maker.results(out);
    }

    /** Packs the fields of results for files in {@code root}. */
    public static FramePacker packer(ResultSet results, Path root) {
        return new FramePacker(
                results.frames(),
                results.domain().grid(),
                results.formats().contains("cog") ? Set.copyOf(results.requested()) : Set.of(),
                results.formats().contains("zarr")
                        ? FramePacker.Store.whole(root, results.domain().grid())
                        : null,
                root.resolveSibling(root.getFileName() + "-packed"));
    }

    private ResultSet results(Frames frames) {
        QualityReport quality = new QualityReport();
        quality.add(QualityReport.Kind.ASSUMED, "trees.geojson", "T12", "height missing: 10 m assumed");
        quality.add(QualityReport.Kind.SKIPPED, "buildings.gml", "DEBY_1", "roof polygon has two points");
        for (int i = 0; i < 3; i++) {
            quality.add(
                    QualityReport.Kind.DOUBTFUL,
                    "scene",
                    "DEBY_" + i,
                    (5 + i) + ".5 m2 of walls are lost: too small for the cells");
        }
        quality.add(QualityReport.Kind.NOTE, "weather.dat", "", "no precipitation column: no rain");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Weather", "DWD test reference year Munich, extreme summer, 20 July");
        facts.put("Method", "Energy balance of every surface, wind and air temperature solved on the same grid");
        facts.put("Limits", "One day, no traffic heat, wind direction held for each hour");
        float[] sky = new float[grid.size()];
        for (int i = 0; i < sky.length; i++) {
            sky[i] = building[i] ? 1 : crown[i] ? 0.25f : 0.6f;
        }
        return new ResultSet(
                "Synthetic quarter, heat day",
                new GeoReference(grid, 25832, "ETRS89 / UTM zone 32N", "", 48.147, 11.57),
                Instant.parse("2015-07-19T23:00:00Z"),
                Duration.ofHours(1),
                24,
                ZoneOffset.ofHours(1),
                frames,
                List.copyOf(ALL),
                List.of(
                        Quantity.SURFACE_TEMPERATURE,
                        Quantity.AIR_TEMPERATURE,
                        Quantity.MEAN_RADIANT_TEMPERATURE,
                        Quantity.UTCI,
                        Quantity.PET),
                List.of("cog", "zarr", "png", "report"),
                sky,
                new ResultSet.Backdrop(building, crown, height),
                points(),
                areas(),
                quality,
                List.of("Land cover was assumed to be asphalt on 34 % of the ground."),
                facts,
                "a person standing outdoors",
                List.of("Survey of the quarter (CC BY 4.0)"));
    }

    private List<ResultSet.PointSeries> points() {
        Map<String, double[]> values = new LinkedHashMap<>();
        double[] air = new double[24];
        double[] ground = new double[24];
        double[] net = new double[24];
        for (int t = 0; t < 24; t++) {
            air[t] = 300 + t * 0.125;
            ground[t] = t == 3 ? Double.NaN : 295;
            net[t] = 10.5 * t;
        }
        values.put("air_temperature", air);
        values.put("ground_temperature_0.20", ground);
        values.put("net_radiation", net);
        return List.of(
                new ResultSet.PointSeries("station", grid.x(3), grid.y(4), 1.1, false, true, values, null),
                new ResultSet.PointSeries("roof, east", grid.x(20), grid.y(20), 1.1, true, false, Map.of(), null));
    }

    private List<ResultSet.Area> areas() {
        GeometryFactory factory = new GeometryFactory();
        double size = grid.rows() * grid.cell();
        List<ResultSet.Area> areas = new ArrayList<>();
        String[] names = {"Avenue <north>", "Square", "School yard"};
        for (int i = 0; i < names.length; i++) {
            double x = grid.west() + 0.05 * size + i * size / 3;
            double y = grid.north() - 0.2 * size - i * 0.25 * size;
            Polygon ring = factory.createPolygon(new Coordinate[] {
                new Coordinate(x, y),
                new Coordinate(x + 0.3 * size, y),
                new Coordinate(x + 0.3 * size, y + 0.15 * size),
                new Coordinate(x, y + 0.15 * size),
                new Coordinate(x, y)
            });
            areas.add(new ResultSet.Area(names[i], ring));
        }
        areas.add(new ResultSet.Area(
                "far away", factory.createPoint(new Coordinate(0, 0)).buffer(10)));
        return areas;
    }

    private float[] field(Quantity quantity, int time) {
        double hour = time + 0.5;
        double sun = Math.max(0, Math.sin(Math.PI * (hour - 5) / 15));
        double air = 25 + 9 * Math.sin(Math.PI * (hour - 9) / 12);
        float[] values = new float[grid.size()];
        for (int i = 0; i < values.length; i++) {
            boolean shade = crown[i] || shaded(i, hour);
            double lit = sun > 0 && !shade ? 1 : 0;
            double wobble = 0.4 * Math.sin(grid.column(i) * 0.07) + 0.4 * Math.cos(grid.row(i) * 0.05);
            double local = air + wobble - (crown[i] ? 0.6 * sun : 0);
            double radiant = local - 4 + sun * (lit == 1 ? 32 : 10);
            double value = switch (quantity) {
                case SUNLIT_FRACTION -> lit;
                case AIR_TEMPERATURE -> local + 273.15;
                case SURFACE_TEMPERATURE -> local + sun * (lit == 1 ? 20 : 4) - (building[i] ? 2 : 0) + 273.15;
                case MEAN_RADIANT_TEMPERATURE -> radiant + 273.15;
                case UTCI -> local + 0.28 * (radiant - local) + 273.15;
                default -> local + 0.45 * (radiant - local) + 273.15;
            };
            boolean outside = quantity != Quantity.SURFACE_TEMPERATURE && quantity != Quantity.SUNLIT_FRACTION;
            values[i] = building[i] && outside ? Float.NaN : (float) value;
        }
        return values;
    }

    private boolean shaded(int cell, double hour) {
        double azimuth = Math.PI * (hour - 12) / 12;
        int r = grid.row(cell);
        int c = grid.column(cell);
        for (int step = 1; step < 12; step++) {
            int row = (int) Math.round(r + step * Math.cos(azimuth));
            int column = (int) Math.round(c - step * Math.sin(azimuth));
            if (grid.contains(row, column) && height[grid.index(row, column)] > step * grid.cell()) {
                return true;
            }
        }
        return false;
    }
}
