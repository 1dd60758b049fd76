package org.kastanie.engine.output.zarr;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.SummaryField;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.quantity.Quantity;

/** Writes the fields of a run as {@code fields.zarr}: SI units, UTC, CF 1.8 metadata. */
public final class FieldStore {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String BUILDING = "building";
    private static final String CROWN = "crown";
    private static final String HEIGHT = "building_height";
    private static final String[] PLANE = {"y", "x"};
    private static final String[] CUBE = {"time", "y", "x"};

    private final ResultSet results;
    private final ZarrWriter zarr;
    private final ChunkGrid chunks;
    private final int rows;
    private final int columns;

    private FieldStore(ResultSet results, ZarrWriter zarr, ChunkGrid chunks) {
        this.results = results;
        this.zarr = zarr;
        this.chunks = chunks;
        this.rows = chunks.rows();
        this.columns = chunks.columns();
    }

    /** Writes all but the chunks of the fields over time, which a run writes as it goes; returns all files of the store. */
    public static List<Path> write(ResultSet results, List<SummaryField> summaries, Path root) throws IOException {
        Grid grid = results.domain().grid();
        ChunkGrid chunks = ChunkGrid.of(grid.rows(), grid.columns());
        writePart(summaries, results.backdrop(), root, chunks, chunks.whole());
        return describe(results, summaries, root, chunks);
    }

    /** Writes the fields without a time of a part of the domain, which begins and ends at borders of chunks. */
    public static void writePart(
            List<SummaryField> summaries, ResultSet.Backdrop backdrop, Path root, ChunkGrid chunks, Window part)
            throws IOException {
        for (SummaryField field : summaries) {
            float[] values = field.unit().equals("degC") ? kelvin(field.values()) : field.values();
            ZarrChunks.write(root.resolve(field.name()), "", chunks, part, values);
        }
        ZarrChunks.write(root.resolve(BUILDING), chunks, part, backdrop.building());
        ZarrChunks.write(root.resolve(CROWN), chunks, part, backdrop.crown());
        ZarrChunks.write(root.resolve(HEIGHT), "", chunks, part, backdrop.height());
    }

    /** Writes axes and metadata beside chunks that are there; returns all files of the store. */
    public static List<Path> describe(ResultSet results, List<SummaryField> summaries, Path root, ChunkGrid chunks)
            throws IOException {
        FieldStore store = new FieldStore(results, new ZarrWriter(root, globals(results)), chunks);
        store.axes();
        store.statics(summaries);
        for (Quantity quantity : results.available()) {
            store.cube(quantity);
        }
        return store.zarr.finish();
    }

    private static Map<String, Object> globals(ResultSet results) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("Conventions", "CF-1.8");
        attributes.put("title", results.name());
        attributes.put("source", "Kastanie, urban heat microclimate engine");
        attributes.put("time_offset", results.offset().getId());
        attributes.put("latitude", results.domain().latitude());
        attributes.put("longitude", results.domain().longitude());
        if (!results.notices().isEmpty()) {
            attributes.put("comment", String.join(" ", results.notices()));
        }
        if (!results.attribution().isEmpty()) {
            attributes.put("attribution", results.attribution());
        }
        return attributes;
    }

    private void axes() throws IOException {
        Grid grid = results.domain().grid();
        double[] x = new double[columns];
        double[] y = new double[rows];
        for (int c = 0; c < columns; c++) {
            x[c] = grid.x(c);
        }
        for (int r = 0; r < rows; r++) {
            y[r] = grid.y(r);
        }
        zarr.doubles("x", new int[] {columns}, x, axis("x", "X", "projection_x_coordinate"));
        zarr.doubles("y", new int[] {rows}, y, axis("y", "Y", "projection_y_coordinate"));
        long[] times = new long[results.times()];
        long[] bounds = new long[2 * results.times()];
        for (int t = 0; t < times.length; t++) {
            times[t] = results.interval().toSeconds() * (t + 1);
            bounds[2 * t] = results.interval().toSeconds() * t;
            bounds[2 * t + 1] = times[t];
        }
        String since = "seconds since " + UTC.format(results.start());
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("_ARRAY_DIMENSIONS", new String[] {"time"});
        time.put("standard_name", "time");
        time.put("long_name", "end of the interval, UTC");
        time.put("axis", "T");
        time.put("units", since);
        time.put("calendar", "proleptic_gregorian");
        time.put("bounds", "time_bnds");
        zarr.longs("time", new int[] {times.length}, times, time);
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("_ARRAY_DIMENSIONS", new String[] {"time", "bnds"});
        limits.put("units", since);
        limits.put("calendar", "proleptic_gregorian");
        zarr.longs("time_bnds", new int[] {times.length, 2}, bounds, limits);
        zarr.longs("spatial_ref", new int[0], new long[] {0}, GridMapping.attributes(results.domain()));
    }

    private static Map<String, Object> axis(String dimension, String axis, String standardName) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("_ARRAY_DIMENSIONS", new String[] {dimension});
        attributes.put("standard_name", standardName);
        attributes.put("units", "m");
        attributes.put("axis", axis);
        return attributes;
    }

    private void statics(List<SummaryField> summaries) throws IOException {
        for (SummaryField field : summaries) {
            boolean temperature = field.unit().equals("degC");
            Map<String, Object> attributes = described(PLANE, field.title(), temperature ? "K" : field.unit());
            if (!field.cellMethods().isEmpty()) {
                attributes.put("cell_methods", field.cellMethods());
            }
            zarr.plane(field.name(), chunks, attributes);
        }
        flags(BUILDING, "mask of buildings", "no_building building");
        flags(CROWN, "mask of tree crowns", "no_crown crown");
        zarr.plane(HEIGHT, chunks, described(PLANE, "height of buildings above ground", "m"));
    }

    private void flags(String name, String title, String meanings) throws IOException {
        Map<String, Object> attributes = described(PLANE, title, "1");
        attributes.put("flag_values", new int[] {0, 1});
        attributes.put("flag_meanings", meanings);
        zarr.mask(name, chunks, attributes);
    }

    private void cube(Quantity quantity) throws IOException {
        Map<String, Object> attributes = described(CUBE, quantity.description(), quantity.unit());
        if (!quantity.cfName().isEmpty()) {
            attributes.put("standard_name", quantity.cfName());
        }
        attributes.put("cell_methods", "time: mean");
        zarr.cube(quantity.contractName(), results.times(), chunks, attributes);
    }

    /** {@code _CRS} is where GDAL before 3.8 looks for the system. */
    private Map<String, Object> described(String[] dimensions, String title, String unit) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("_ARRAY_DIMENSIONS", dimensions);
        attributes.put("long_name", title);
        attributes.put("units", unit);
        attributes.put("grid_mapping", "spatial_ref");
        // xarray makes a coordinate of it then, where rioxarray looks for the system
        attributes.put("coordinates", "spatial_ref");
        attributes.put(
                "_CRS",
                Map.of(
                        "url",
                        "http://www.opengis.net/def/crs/EPSG/0/"
                                + results.domain().epsg()));
        return attributes;
    }

    private static float[] kelvin(float[] celsius) {
        float[] kelvin = new float[celsius.length];
        for (int i = 0; i < kelvin.length; i++) {
            kelvin[i] = (float) (celsius[i] + PhysicalConstants.ZERO_CELSIUS);
        }
        return kelvin;
    }
}
