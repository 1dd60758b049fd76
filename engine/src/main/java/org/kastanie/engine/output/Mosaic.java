package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.zarr.ChunkGrid;
import org.kastanie.engine.output.zarr.ZarrChunks;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;

/**
 * What the tiles of a run leave on disk: packed chunks of the whole domain, which no tile shares with another. Fields over time
 * are written by the tile's {@link FramePacker} in SI units, planes without a time here in the units people see.
 *
 * @param fields folder of the fields over time, one array a quantity
 * @param planes folder of the planes
 * @param chunks how the domain is cut
 */
public record Mosaic(Path fields, Path planes, ChunkGrid chunks) {
    static final String BUILDING = "building";
    static final String CROWN = "crown";
    static final String HEIGHT = "building_height";

    /**
     * Adds the planes of a tile, its summaries among them.
     *
     * @param tile with frames of the tile
     * @param window of the domain it covers
     */
    public void add(ResultSet tile, Window window, Workers workers) throws IOException {
        Tasks tasks = new Tasks();
        List<SummaryField> sums = Collections.synchronizedList(new ArrayList<>());
        for (Quantity quantity : Summaries.ORDER) {
            if (tile.available().contains(quantity)) {
                tasks.add(() -> {
                    Summaries summary = new Summaries(tile, quantity);
                    for (int time = 0; time < tile.times(); time++) {
                        summary.add(Fields.display(tile, quantity, time));
                    }
                    sums.addAll(summary.fields());
                    for (SummaryField field : summary.fields()) {
                        write(field.name(), window, field.values());
                    }
                });
            }
        }
        tasks.add(() -> {
            write(Summaries.sky(tile).name(), window, tile.skyViewFactor());
            write(BUILDING, window, numbers(tile.backdrop().building()));
            write(CROWN, window, numbers(tile.backdrop().crown()));
            write(HEIGHT, window, tile.backdrop().height());
        });
        tasks.run(workers, Progress.SILENT, 0);
        for (SummaryField field : Summaries.shade(tile, List.copyOf(sums))) {
            write(field.name(), window, field.values());
        }
    }

    private void write(String name, Window window, float[] values) throws IOException {
        ZarrChunks.write(planes.resolve(name), "", chunks, window, values);
    }

    /** A window of a field in SI units. */
    float[] field(Quantity quantity, int time, Window window) throws IOException {
        return ZarrChunks.read(fields.resolve(quantity.contractName()), ZarrChunks.time(time), chunks, window);
    }

    /** A window of a plane in the units people see. */
    float[] plane(String name, Window window) throws IOException {
        return ZarrChunks.read(planes.resolve(name), "", chunks, window);
    }

    ResultSet.Backdrop backdrop(Window window) throws IOException {
        return new ResultSet.Backdrop(
                marks(plane(BUILDING, window)), marks(plane(CROWN, window)), plane(HEIGHT, window));
    }

    /** The described summaries with the values of a window. */
    List<SummaryField> summaries(List<SummaryField> described, Window window) throws IOException {
        List<SummaryField> fields = new ArrayList<>();
        for (SummaryField field : described) {
            fields.add(field.with(plane(field.name(), window)));
        }
        return fields;
    }

    private static float[] numbers(boolean[] marks) {
        float[] numbers = new float[marks.length];
        for (int i = 0; i < marks.length; i++) {
            numbers[i] = marks[i] ? 1 : 0;
        }
        return numbers;
    }

    /** True where at least half is marked. */
    static boolean[] marks(float[] shares) {
        boolean[] marks = new boolean[shares.length];
        for (int i = 0; i < shares.length; i++) {
            marks[i] = shares[i] >= 0.5f;
        }
        return marks;
    }
}
