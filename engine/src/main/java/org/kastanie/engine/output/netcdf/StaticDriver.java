package org.kastanie.engine.output.netcdf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.Ordered;
import org.kastanie.solver.grid.Grid;

/**
 * Writes a scene as a static driver in the PALM input data standard 1.9 ({@code pids_static.nc}): terrain, buildings with
 * their numbers, kinds of pavement, vegetation and water, leaf area density. South first, as the standard wants it.
 */
public final class StaticDriver {
    /** The soil PALM takes where nothing is known: medium. The scene knows no soil types. */
    private static final byte SOIL_TYPE = 2;

    private static final byte NONE = -127;
    private static final float NO_NUMBER = -9999;
    private static final List<String> PLANE = List.of("y", "x");

    /** Ground classes as {kind, number}: kind 0 vegetation, 1 pavement, 2 water; tables of PALM's land surface model. */
    private static final Map<String, int[]> TYPES = Map.ofEntries(
            Map.entry("asphalt", new int[] {1, 2}),
            Map.entry("concrete", new int[] {1, 3}),
            Map.entry("cobblestone", new int[] {1, 4}),
            Map.entry("paving_stone", new int[] {1, 5}),
            Map.entry("wood", new int[] {1, 8}),
            Map.entry("gravel", new int[] {1, 9}),
            Map.entry("rail", new int[] {1, 9}),
            Map.entry("rubber", new int[] {1, 13}),
            Map.entry("artificial_turf", new int[] {1, 14}),
            Map.entry("bare_soil", new int[] {0, 1}),
            Map.entry("meadow", new int[] {0, 8}),
            Map.entry("grass", new int[] {0, 3}),
            Map.entry("sand", new int[] {0, 9}),
            Map.entry("shrub", new int[] {0, 16}),
            Map.entry("water", new int[] {2, 1}));

    private static final String[] KINDS = {"vegetation_type", "pavement_type", "water_type"};

    private StaticDriver() {}

    /**
     * What of a scene goes into a driver, per cell of the domain, north first.
     *
     * @param reference of the cells
     * @param ground m above the datum
     * @param height of buildings above their ground, m; 0 where there is none
     * @param building number from 1, 0 where there is none
     * @param type of PALM of the building, 0 where the twin does not tell or there is none
     * @param cover ground class without {@code ground.}, null on buildings
     * @param leaves crowns above the ground
     */
    public record Content(
            GeoReference reference,
            float[] ground,
            float[] height,
            int[] building,
            byte[] type,
            @Nullable String[] cover,
            Leaves leaves) {}

    /**
     * @param base lower end above ground, m
     * @param top upper end above ground, m
     * @param density m2 m-3, 0 where there are none
     */
    public record Leaves(float[] base, float[] top, float[] density) {}

    /** @return classes of the scene the standard has no number for; asphalt stands in their place */
    public static java.util.Set<String> write(Content content, String title, Path file) {
        java.util.Set<String> unknown = new java.util.TreeSet<>();
        Grid grid = content.reference().grid();
        float lowest = Float.POSITIVE_INFINITY;
        for (float z : content.ground()) {
            lowest = Math.min(lowest, z);
        }
        try (NetCdf out = new NetCdf(file, globals(content.reference(), title, lowest))) {
            out.axis("x", centres(grid.columns(), grid.cell()), axis("distance to origin in x-direction", "X"));
            out.axis("y", centres(grid.rows(), grid.cell()), axis("distance to origin in y-direction", "Y"));
            out.scalar(
                    "crs",
                    0,
                    Ordered.map(
                            "epsg_code",
                            "EPSG:" + content.reference().epsg(),
                            "long_name",
                            "coordinate reference system"));
            plane(
                    out,
                    "zt",
                    grid,
                    floats(content.ground(), lowest),
                    field("terrain height above origin_z", "m", NO_NUMBER));
            buildings(out, content, grid);
            covers(out, content, grid, unknown);
            leaves(out, content.leaves(), grid);
        }
        return unknown;
    }

    private static Map<String, Object> globals(GeoReference reference, String title, float lowest) {
        Grid grid = reference.grid();
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("Conventions", "CF-1.7");
        attributes.put("title", title);
        attributes.put("source", "Kastanie, urban heat microclimate engine");
        attributes.put("origin_x", grid.west());
        attributes.put("origin_y", grid.south());
        attributes.put("origin_z", (double) lowest);
        attributes.put("origin_lat", reference.latitude());
        attributes.put("origin_lon", reference.longitude());
        attributes.put("rotation_angle", 0.0);
        return attributes;
    }

    private static double[] centres(int count, double cell) {
        double[] centres = new double[count];
        for (int i = 0; i < count; i++) {
            centres[i] = (i + 0.5) * cell;
        }
        return centres;
    }

    private static Map<String, Object> axis(String name, String axis) {
        return Ordered.map("units", "m", "long_name", name, "axis", axis);
    }

    private static Map<String, Object> field(String name, String unit, Object fill) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Object one = fill instanceof Float f
                ? new float[] {f}
                : fill instanceof Byte b ? new byte[] {b} : new int[] {(Integer) fill};
        attributes.put("_FillValue", one);
        attributes.put("long_name", name);
        attributes.put("units", unit);
        attributes.put("grid_mapping", "crs");
        return attributes;
    }

    private static float[] floats(float[] values, float less) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] - less;
        }
        return out;
    }

    private static void plane(NetCdf out, String name, Grid grid, float[] values, Map<String, Object> attributes) {
        out.field(name, PLANE, southFirst(values, grid), grid.rows(), grid.columns(), attributes);
    }

    private static float[][] southFirst(float[] values, Grid grid) {
        float[][] rows = new float[grid.rows()][grid.columns()];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(values, (rows.length - 1 - r) * grid.columns(), rows[r], 0, grid.columns());
        }
        return rows;
    }

    private static void buildings(NetCdf out, Content content, Grid grid) {
        float[] height = new float[grid.size()];
        int[][] id = new int[grid.rows()][grid.columns()];
        byte[][] type = new byte[grid.rows()][grid.columns()];
        int known = 0;
        int all = 0;
        for (int i = 0; i < height.length; i++) {
            boolean there = content.building()[i] > 0;
            int row = grid.rows() - 1 - i / grid.columns();
            height[i] = there ? content.height()[i] : NO_NUMBER;
            id[row][i % grid.columns()] = there ? content.building()[i] : (int) NO_NUMBER;
            boolean told = content.type()[i] > 0;
            type[row][i % grid.columns()] = !there ? NONE : told ? content.type()[i] : PalmBuildingTypes.UNKNOWN;
            known += there && told ? 1 : 0;
            all += there ? 1 : 0;
        }
        Map<String, Object> heights = field("building height above ground", "m", NO_NUMBER);
        heights.put("lod", 1);
        plane(out, "buildings_2d", grid, height, heights);
        out.field("building_id", PLANE, id, grid.rows(), grid.columns(), field("number of the building", "1", (int)
                NO_NUMBER));
        Map<String, Object> types = field("building type", "1", NONE);
        types.put(
                "comment",
                "from use and year of the twin on " + known + " of " + all
                        + " cells with buildings; the rest is assumed: PALM's default");
        out.field("building_type", PLANE, type, grid.rows(), grid.columns(), types);
    }

    private static void covers(NetCdf out, Content content, Grid grid, java.util.Set<String> unknown) {
        byte[][][] types = new byte[3][grid.rows()][grid.columns()];
        byte[][] soil = new byte[grid.rows()][grid.columns()];
        for (int i = 0; i < grid.size(); i++) {
            int row = grid.rows() - 1 - i / grid.columns();
            int column = i % grid.columns();
            int[] type = type(content.cover()[i], unknown);
            for (int kind = 0; kind < 3; kind++) {
                types[kind][row][column] = type.length > 0 && type[0] == kind ? (byte) type[1] : NONE;
            }
            soil[row][column] = type.length > 0 && type[0] != 2 ? SOIL_TYPE : NONE;
        }
        for (int kind = 0; kind < 3; kind++) {
            out.field(
                    KINDS[kind],
                    PLANE,
                    types[kind],
                    grid.rows(),
                    grid.columns(),
                    field(KINDS[kind].replace('_', ' '), "1", NONE));
        }
        Map<String, Object> soils = field("soil type", "1", NONE);
        soils.put("comment", "assumed: PALM's default; the scene knows no soil types");
        out.field("soil_type", PLANE, soil, grid.rows(), grid.columns(), soils);
    }

    private static int[] type(@Nullable String cover, java.util.Set<String> unknown) {
        if (cover == null) {
            return new int[0];
        }
        int[] type = TYPES.get(cover);
        if (type == null) {
            unknown.add(cover);
            return new int[] {1, 2};
        }
        return type;
    }

    /** Layers of one cell's edge; the first, at 0, is the ground itself, the next from 0 to one edge and so on. */
    private static void leaves(NetCdf out, Leaves leaves, Grid grid) {
        double high = 0;
        for (int i = 0; i < leaves.density().length; i++) {
            high = leaves.density()[i] > 0 ? Math.max(high, leaves.top()[i]) : high;
        }
        if (high == 0) {
            return;
        }
        double thick = grid.cell();
        int layers = (int) Math.ceil(high / thick - 1e-6);
        double[] z = new double[layers + 1];
        float[][][] density = new float[layers + 1][grid.rows()][grid.columns()];
        for (int k = 1; k <= layers; k++) {
            z[k] = (k - 0.5) * thick;
            for (int i = 0; i < grid.size(); i++) {
                double overlap = Math.min(leaves.top()[i], k * thick) - Math.max(leaves.base()[i], (k - 1) * thick);
                if (leaves.density()[i] > 0 && overlap > 0) {
                    density[k][grid.rows() - 1 - i / grid.columns()][i % grid.columns()] =
                            (float) (leaves.density()[i] * overlap / thick);
                }
            }
        }
        out.axis("zlad", z, Ordered.map("units", "m", "long_name", "height above ground", "axis", "Z"));
        out.field(
                "lad",
                List.of("zlad", "y", "x"),
                density,
                grid.rows(),
                grid.columns(),
                field("leaf area density", "m2 m-3", NO_NUMBER));
    }
}
