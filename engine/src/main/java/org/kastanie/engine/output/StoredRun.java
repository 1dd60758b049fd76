package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.InputException;
import org.kastanie.engine.output.zarr.ZarrReader;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;
import tools.jackson.databind.JsonNode;

/**
 * A run read back from its {@code fields.zarr}.
 *
 * @param description name, place and times; without frames, points, areas
 * @param store its fields
 */
public record StoredRun(ResultSet description, ZarrReader store) {
    private static final String SINCE = "seconds since ";

    public static StoredRun open(Path folder) throws IOException {
        ZarrReader store = ZarrReader.open(folder.resolve("fields.zarr"));
        double[] x = store.doubles("x");
        double[] y = store.doubles("y");
        long[] times = store.longs("time");
        JsonNode mapping = store.attributes("spatial_ref");
        String[] transform = mapping.path("GeoTransform").asString("").split(" ", -1);
        if (transform.length != 6 || times.length == 0) {
            throw new InputException(
                    folder.resolve("fields.zarr") + " was not written by Kastanie", "name a result folder of a run");
        }
        double cell = Double.parseDouble(transform[1]);
        Grid grid =
                new Grid(x.length, y.length, cell, Double.parseDouble(transform[0]), Double.parseDouble(transform[3]));
        JsonNode global = store.attributes("");
        GeoReference reference = new GeoReference(
                grid,
                mapping.path("spatial_epsg").asInt(0),
                mapping.path("projected_crs_name").asString(""),
                mapping.path("crs_wkt").asString(""),
                global.path("latitude").asDouble(0),
                global.path("longitude").asDouble(0));
        String since = store.attributes("time").path("units").asString("").substring(SINCE.length());
        Instant start = LocalDateTime.parse(since, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"))
                .toInstant(ZoneOffset.UTC);
        List<Quantity> quantities = store.cubes().stream()
                .flatMap(name -> Quantity.byContractName(name).stream())
                .sorted()
                .toList();
        ResultSet description = new ResultSet(
                global.path("title").asString(""),
                reference,
                start,
                Duration.ofSeconds(times[0]),
                times.length,
                ZoneOffset.of(global.path("time_offset").asString("Z")),
                new Frames(folder, grid.size()),
                quantities,
                quantities,
                List.of(),
                store.plane("sky_view_factor"),
                new ResultSet.Backdrop(store.mask("building"), store.mask("crown"), store.plane("building_height")),
                List.of(),
                List.of(),
                new QualityReport(),
                List.of(global.path("comment").asString("")).stream()
                        .filter(notice -> !notice.isEmpty())
                        .toList(),
                Map.of(),
                "",
                attribution(global));
        return new StoredRun(description, store);
    }

    private static List<String> attribution(JsonNode global) {
        List<String> sources = new ArrayList<>();
        global.path("attribution").forEach(source -> sources.add(source.asString("")));
        return List.copyOf(sources);
    }

    /** Fields in SI units. */
    public float[] field(Quantity quantity, int time) throws IOException {
        return store.slice(quantity.contractName(), time);
    }

    /** Fields in the units people see. */
    public float[] shown(Quantity quantity, int time) throws IOException {
        return Fields.display(quantity, field(quantity, time));
    }
}
