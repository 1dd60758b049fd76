package org.kastanie.engine.output.netcdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.output.CrsText;
import org.kastanie.engine.output.Ordered;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;

/**
 * Writes each quantity asked for as {@code netcdf/<quantity>.nc}: NetCDF-4, CF 1.11, the units, names and cell methods of
 * fields.zarr. A file holds one quantity, since all of a file is in memory while it is written; long periods are cut into
 * several.
 */
public final class FieldFiles {
    /** Values of one file: 128 MB while it is written. A choice. */
    private static final long MOST_VALUES = 32_000_000;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final List<String> CUBE = List.of("time", "y", "x");

    private FieldFiles() {}

    /** Files of a quantity, in order of time. */
    public static List<Path> write(ResultSet results, Quantity quantity, Path folder) throws IOException {
        Files.createDirectories(folder);
        long cells = results.domain().grid().size();
        int most = (int) Math.clamp(MOST_VALUES / cells, 1, results.times());
        List<Path> files = new java.util.ArrayList<>();
        for (int first = 0; first < results.times(); first += most) {
            int count = Math.min(most, results.times() - first);
            String number = most < results.times() ? String.format(Locale.ROOT, "-%03d", 1 + first / most) : "";
            Path file = folder.resolve(quantity.contractName() + number + ".nc");
            write(results, quantity, first, count, file);
            files.add(file);
        }
        return files;
    }

    private static void write(ResultSet results, Quantity quantity, int first, int count, Path file)
            throws IOException {
        Grid grid = results.domain().grid();
        try (NetCdf out = new NetCdf(file, globals(results))) {
            time(out, results, first, count);
            double[] x = new double[grid.columns()];
            double[] y = new double[grid.rows()];
            for (int c = 0; c < x.length; c++) {
                x[c] = grid.x(c);
            }
            for (int r = 0; r < y.length; r++) {
                y[r] = grid.y(r);
            }
            out.axis("y", y, Ordered.map("standard_name", "projection_y_coordinate", "units", "m", "axis", "Y"));
            out.axis("x", x, Ordered.map("standard_name", "projection_x_coordinate", "units", "m", "axis", "X"));
            bounds(out, results, first, count);
            out.scalar("spatial_ref", 0, mapping(results));
            float[][][] values = new float[count][grid.rows()][grid.columns()];
            for (int t = 0; t < count; t++) {
                float[] field = results.frames().read(quantity, first + t);
                for (int r = 0; r < y.length; r++) {
                    System.arraycopy(field, r * x.length, values[t][r], 0, x.length);
                }
            }
            out.field(quantity.contractName(), CUBE, values, y.length, x.length, described(quantity));
        }
    }

    private static Map<String, Object> globals(ResultSet results) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("Conventions", "CF-1.11");
        attributes.put("title", results.name());
        attributes.put("source", "Kastanie, urban heat microclimate engine");
        if (!results.notices().isEmpty()) {
            attributes.put("comment", String.join(" ", results.notices()));
        }
        if (!results.attribution().isEmpty()) {
            attributes.put("references", String.join("; ", results.attribution()));
        }
        return attributes;
    }

    private static void time(NetCdf out, ResultSet results, int first, int count) {
        double[] seconds = new double[count];
        for (int t = 0; t < count; t++) {
            seconds[t] = results.interval().toSeconds() * (first + t + 1.0);
        }
        Map<String, Object> attributes = new LinkedHashMap<>(clock(results));
        attributes.put("standard_name", "time");
        attributes.put("long_name", "end of the interval, UTC");
        attributes.put("axis", "T");
        attributes.put("bounds", "time_bnds");
        out.axis("time", seconds, attributes);
    }

    private static void bounds(NetCdf out, ResultSet results, int first, int count) {
        out.dimension("bnds", 2);
        double[][] bounds = new double[count][2];
        for (int t = 0; t < count; t++) {
            bounds[t][0] = results.interval().toSeconds() * (double) (first + t);
            bounds[t][1] = results.interval().toSeconds() * (first + t + 1.0);
        }
        out.variable("time_bnds", List.of("time", "bnds"), bounds, clock(results));
    }

    private static Map<String, Object> clock(ResultSet results) {
        return Ordered.map("units", "seconds since " + UTC.format(results.start()), "calendar", "proleptic_gregorian");
    }

    private static Map<String, Object> mapping(ResultSet results) {
        CrsText text = CrsText.of(results.domain());
        Map<String, Object> attributes = new LinkedHashMap<>(text.cf());
        if (!text.wkt().isEmpty()) {
            attributes.put("crs_wkt", text.wkt());
            attributes.put("spatial_ref", text.wkt());
        }
        attributes.put("epsg_code", "EPSG:" + results.domain().epsg());
        Grid grid = results.domain().grid();
        attributes.put(
                "GeoTransform",
                String.format(
                        Locale.ROOT, "%s %s 0.0 %s 0.0 %s", grid.west(), grid.cell(), grid.north(), -grid.cell()));
        return attributes;
    }

    private static Map<String, Object> described(Quantity quantity) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("_FillValue", new float[] {Float.NaN});
        attributes.put("long_name", quantity.description());
        attributes.put("units", quantity.unit());
        if (!quantity.cfName().isEmpty()) {
            attributes.put("standard_name", quantity.cfName());
        }
        attributes.put("cell_methods", "time: mean");
        attributes.put("grid_mapping", "spatial_ref");
        return attributes;
    }
}
