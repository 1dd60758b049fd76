package org.kastanie.engine.output.map;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.output.Digest;
import org.kastanie.engine.output.Fields;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;
import org.kastanie.engine.output.SummaryField;
import org.kastanie.engine.output.Words;
import org.kastanie.solver.quantity.Quantity;

/**
 * Writes {@code png/}: every requested quantity at the hottest and the coolest hour, all hours on one sheet, and the
 * summaries.
 */
public final class MapFiles {
    private final ResultSet results;
    private final Stamps stamps;
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    private MapFiles(ResultSet results, Path folder) {
        this.results = results;
        this.stamps = Stamps.of(results);
        this.folder = folder;
    }

    public static List<Path> write(ResultSet results, Digest digest, List<SummaryField> summaries, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        MapFiles maps = new MapFiles(results, folder);
        for (Quantity quantity : results.requested()) {
            if (results.available().contains(quantity)) {
                maps.hour(quantity, digest.hottest(), "hottest_hour");
                maps.hour(quantity, digest.coolest(), "coolest_hour");
                maps.sheet(quantity);
            }
        }
        for (SummaryField field : summaries) {
            maps.summary(field);
        }
        return maps.files;
    }

    /** The map of a quantity at one time. */
    public static Picture picture(ResultSet results, Stamps stamps, Quantity quantity, int time) throws IOException {
        float[] values = Fields.display(results, quantity, time);
        return new Picture(
                Words.title(quantity),
                results.name() + "  \u00b7  " + stamps.full(time),
                Scales.of(quantity, values),
                values,
                results.domain(),
                results.backdrop(),
                results.notices());
    }

    private void hour(Quantity quantity, int time, String which) throws IOException {
        save(quantity.contractName() + "_" + which, picture(results, stamps, quantity, time));
    }

    private void sheet(Quantity quantity) throws IOException {
        int step = (results.times() + 47) / 48;
        List<Integer> times = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        float[] sample = new float[0];
        for (int time = 0; time < results.times(); time += step) {
            times.add(time);
            captions.add(
                    results.times() > 24
                            ? stamps.day(time).substring(0, 6) + stamps.interval(time)
                            : stamps.interval(time));
            sample = thinned(sample, Fields.display(results, quantity, time));
        }
        Picture frame = new Picture(
                Words.title(quantity) + ", hour by hour",
                results.name() + "  \u00b7  " + stamps.day(0) + ", " + stamps.clockName(results.stamp(0)),
                Scales.of(quantity, sample),
                new float[0],
                results.domain(),
                results.backdrop(),
                results.notices());
        save(
                quantity.contractName() + "_all_hours",
                SheetPainter.paint(frame, captions, i -> Fields.display(results, quantity, times.get(i))));
    }

    /** Every so many values of a field behind those already there: enough to choose classes by. */
    private static float[] thinned(float[] before, float[] values) {
        int every = Math.max(1, values.length / 5000);
        int count = (values.length + every - 1) / every;
        float[] all = Arrays.copyOf(before, before.length + count);
        for (int i = 0; i < count; i++) {
            all[before.length + i] = values[i * every];
        }
        return all;
    }

    private void summary(SummaryField field) throws IOException {
        String title =
                Character.toUpperCase(field.title().charAt(0)) + field.title().substring(1);
        String when = field.cellMethods().isEmpty() ? "" : "  \u00b7  " + stamps.day(0);
        save(
                "summary_" + field.name(),
                new Picture(
                        title,
                        results.name() + when,
                        Scales.of(field),
                        field.values(),
                        results.domain(),
                        results.backdrop(),
                        results.notices()));
    }

    private void save(String name, Picture picture) throws IOException {
        save(name, MapPainter.full(picture));
    }

    private void save(String name, BufferedImage image) throws IOException {
        Path file = folder.resolve(name + ".png");
        Files.write(file, Png.bytes(image));
        files.add(file);
    }
}
