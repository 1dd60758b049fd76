package org.kastanie.engine.output.map;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.kastanie.engine.output.Digest;
import org.kastanie.engine.output.Fields;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;
import org.kastanie.engine.output.SummaryField;
import org.kastanie.engine.output.Tasks;
import org.kastanie.engine.output.Words;
import org.kastanie.solver.quantity.Quantity;

/**
 * Writes {@code png/}: every requested quantity at the hottest and the coolest hour, all hours on one sheet, and the
 * summaries.
 */
public final class MapFiles {
    private final ResultSet results;
    private final Digest digest;
    private final List<SummaryField> summaries;
    private final Stamps stamps;
    private final Path folder;

    /**
     * @param folder exists
     */
    public MapFiles(ResultSet results, Digest digest, List<SummaryField> summaries, Path folder) {
        this.results = results;
        this.digest = digest;
        this.summaries = summaries;
        this.stamps = Stamps.of(results);
        this.folder = folder;
    }

    /** Adds one piece of work a map, the longest first, and the file it will write. */
    public void plan(Tasks tasks, Collection<Path> files) {
        List<Quantity> shown = results.requested().stream()
                .filter(results.available()::contains)
                .toList();
        for (Quantity quantity : shown) {
            plan(tasks, files, quantity.contractName() + "_all_hours", () -> sheet(quantity));
        }
        for (Quantity quantity : shown) {
            String name = quantity.contractName();
            plan(tasks, files, name + "_hottest_hour", () -> hour(quantity, digest.hottest()));
            plan(tasks, files, name + "_coolest_hour", () -> hour(quantity, digest.coolest()));
        }
        for (SummaryField field : summaries) {
            plan(tasks, files, "summary_" + field.name(), () -> summary(field));
        }
    }

    @FunctionalInterface
    private interface Painting {
        BufferedImage paint() throws IOException;
    }

    private void plan(Tasks tasks, Collection<Path> files, String name, Painting painting) {
        Path file = folder.resolve(name + ".png");
        files.add(file);
        tasks.add(() -> Files.write(file, Png.bytes(painting.paint())));
    }

    /** The map of a quantity at one time. */
    public static Picture picture(ResultSet results, Stamps stamps, Quantity quantity, int time) throws IOException {
        float[] values = Fields.map(results, quantity, time);
        return new Picture(
                Words.title(quantity),
                results.name() + "  \u00b7  " + stamps.full(time),
                Scales.of(quantity, values),
                values,
                results.domain(),
                results.backdrop(),
                results.notices(),
                results.attribution());
    }

    private BufferedImage hour(Quantity quantity, int time) throws IOException {
        return MapPainter.full(picture(results, stamps, quantity, time));
    }

    /** Every so many output times, so that a sheet has at most 48 of them. */
    private static int sheetStep(ResultSet results) {
        return (results.times() + 47) / 48;
    }

    /** The classes of all hours of a quantity together. */
    static Scale scale(ResultSet results, Quantity quantity) throws IOException {
        float[] sample = new float[0];
        for (int time = 0; time < results.times(); time += sheetStep(results)) {
            sample = thinned(sample, Fields.map(results, quantity, time));
        }
        return Scales.of(quantity, sample);
    }

    private BufferedImage sheet(Quantity quantity) throws IOException {
        int step = sheetStep(results);
        List<Integer> times = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (int time = 0; time < results.times(); time += step) {
            times.add(time);
            captions.add(
                    results.times() > 24
                            ? stamps.day(time).substring(0, 6) + stamps.interval(time)
                            : stamps.interval(time));
        }
        Picture frame = new Picture(
                Words.title(quantity) + ", hour by hour",
                results.name() + "  \u00b7  " + stamps.day(0) + ", " + stamps.clockName(results.stamp(0)),
                scale(results, quantity),
                new float[0],
                results.domain(),
                results.backdrop(),
                results.notices(),
                results.attribution());
        return SheetPainter.paint(frame, captions, i -> Fields.map(results, quantity, times.get(i)));
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

    private BufferedImage summary(SummaryField field) {
        String title =
                Character.toUpperCase(field.title().charAt(0)) + field.title().substring(1);
        String when = field.cellMethods().isEmpty() ? "" : "  \u00b7  " + stamps.day(0);
        return MapPainter.full(new Picture(
                title,
                results.name() + when,
                Scales.of(field),
                field.values(),
                results.domain(),
                results.backdrop(),
                results.notices(),
                results.attribution()));
    }
}
