package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.map.MapPainter;
import org.kastanie.engine.output.map.Picture;
import org.kastanie.engine.output.map.Png;
import org.kastanie.engine.output.map.Scales;
import org.kastanie.engine.output.objects.ObjectDifference;
import org.kastanie.engine.output.raster.CogImage;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.engine.output.report.ComparisonReport;
import org.kastanie.engine.output.report.Html;
import org.kastanie.engine.output.table.Csv;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;

/**
 * Compares two runs of one domain and period: differences B minus A as rasters ({@code difference/*.tif}), maps ({@code
 * png/}), a table ({@code differences.csv}) and a page ({@code report/index.html}); differences of objects where both runs have them.
 */
public final class ResultComparison {
    /** A change smaller than this counts as none, K: half a degree is about what a person notices. A choice. */
    private static final double NOTICEABLE = 0.5;

    private final StoredRun a;
    private final StoredRun b;
    private final Path out;
    private final Stamps stamps;
    private final ResultSet.Backdrop backdrop;
    private final boolean fixedClasses;
    private final Collection<Path> files = new ConcurrentLinkedQueue<>();

    private ResultComparison(StoredRun a, StoredRun b, Path out, boolean fixedClasses) {
        this.fixedClasses = fixedClasses;
        this.a = a;
        this.b = b;
        this.out = out;
        this.stamps = Stamps.of(a.description());
        this.backdrop = either(a.description().backdrop(), b.description().backdrop());
    }

    /** As below, with maps in classes that suit what they show. */
    public static List<Path> compare(
            Path a, Path b, Path out, List<RunDifference> differences, Workers workers, Progress progress)
            throws IOException {
        return compare(a, b, out, differences, false, workers, progress);
    }

    /**
     * Writes the comparison of two result folders.
     *
     * @param out folder of the comparison
     * @param differences what the runs were told differently
     * @param fixedClasses the maps have the classes of their quantity, not some of their own
     * @return the files relative to {@code out}
     */
    public static List<Path> compare(
            Path a,
            Path b,
            Path out,
            List<RunDifference> differences,
            boolean fixedClasses,
            Workers workers,
            Progress progress)
            throws IOException {
        StoredRun first = StoredRun.open(a);
        StoredRun second = StoredRun.open(b);
        check(a, b, first.description(), second.description());
        Files.createDirectories(out.resolve("png"));
        ResultComparison comparison = new ResultComparison(first, second, out, fixedClasses);
        comparison.write(differences, workers, progress);
        comparison.files.addAll(ObjectDifference.write(a, b, second.description(), out));
        return comparison.files.stream().map(out::relativize).sorted().toList();
    }

    private static void check(Path a, Path b, ResultSet first, ResultSet second) {
        if (!first.domain().grid().equals(second.domain().grid())
                || first.domain().epsg() != second.domain().epsg()) {
            throw new InputException(
                    a + " and " + b + " cover different domains: "
                            + first.domain().grid() + " and " + second.domain().grid(),
                    "compare runs with the same domain (crs, bounds, cell)");
        }
        boolean same = first.start().equals(second.start())
                && first.interval().equals(second.interval())
                && first.times() == second.times();
        if (!same) {
            throw new InputException(
                    a + " and " + b + " cover different periods: " + first.start() + " and " + second.start(),
                    "compare runs with the same period and output interval");
        }
    }

    private static ResultSet.Backdrop either(ResultSet.Backdrop a, ResultSet.Backdrop b) {
        boolean[] crown = new boolean[a.crown().length];
        for (int i = 0; i < crown.length; i++) {
            crown[i] = a.crown()[i] || b.crown()[i];
        }
        return new ResultSet.Backdrop(b.building(), crown, b.height());
    }

    private void write(List<RunDifference> differences, Workers workers, Progress progress) throws IOException {
        List<Quantity> common = a.description().available().stream()
                .filter(b.description().available()::contains)
                .toList();
        if (common.isEmpty()) {
            throw new InputException("the two runs have no quantity in common", "compare runs with the same outputs");
        }
        int hottest = hottest();
        Map<Quantity, List<List<String>>> rows = new ConcurrentSkipListMap<>();
        Map<Quantity, ComparisonReport.Change> changes = new ConcurrentSkipListMap<>();
        Tasks tasks = new Tasks();
        for (Quantity quantity : common) {
            tasks.add(() -> {
                double[] course = new double[a.description().times()];
                rows.put(quantity, raster(quantity, course));
                changes.put(quantity, change(quantity, hottest, course));
            });
        }
        progress.stage("comparing", 2L * tasks.size());
        tasks.run(workers, progress, 0);
        table(rows.values());
        Html html = ComparisonReport.page(
                a.description(), b.description(), stamps.full(hottest), differences, List.copyOf(changes.values()));
        html.drawings().run(workers, progress, tasks.size());
        Path page = out.resolve("report").resolve("index.html");
        Files.createDirectories(page.getParent());
        Files.writeString(page, html.page(), StandardCharsets.UTF_8);
        files.add(page);
    }

    private void table(Collection<List<List<String>>> rows) throws IOException {
        Csv table = new Csv();
        table.row(List.of(
                "time",
                "quantity",
                "unit",
                "mean",
                "minimum",
                "p05",
                "p50",
                "p95",
                "maximum",
                "share_lower",
                "share_higher"));
        rows.forEach(quantity -> quantity.forEach(table::row));
        Path csv = out.resolve("differences.csv");
        table.write(csv);
        files.add(csv);
    }

    /** The hour with the highest mean felt temperature of run A. */
    private int hottest() throws IOException {
        Quantity guide = a.description().available().contains(Quantity.UTCI)
                ? Quantity.UTCI
                : a.description().available().getFirst();
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int time = 0; time < a.description().times(); time++) {
            double mean = Statistics.mean(a.field(guide, time));
            if (mean > highest) {
                highest = mean;
                best = time;
            }
        }
        return best;
    }

    /** Writes the raster of all hours; returns the rows of the table and fills in the course of the means. */
    private List<List<String>> raster(Quantity quantity, double[] course) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Path file = out.resolve("difference").resolve(quantity.contractName() + ".tif");
        CogImage image = new CogImage(
                a.description().domain(),
                "difference (B minus A) of " + quantity.description(),
                quantity.unit(),
                stamps.all());
        CogWriter.write(file, image, time -> {
            float[] difference = difference(quantity, time);
            rows.add(row(quantity, stamps.iso(time), difference));
            course[time] = Statistics.mean(difference);
            return difference;
        });
        files.add(file);
        return rows;
    }

    private static List<String> row(Quantity quantity, String time, float[] difference) {
        Statistics moments = Statistics.of(difference);
        float[] sorted = Statistics.sorted(difference);
        double threshold = quantity.unit().equals("K") ? NOTICEABLE : 0;
        int lower = 0;
        int higher = 0;
        for (float value : sorted) {
            lower += value < -threshold ? 1 : 0;
            higher += value > threshold ? 1 : 0;
        }
        double count = sorted.length == 0 ? Double.NaN : sorted.length;
        List<String> row = new ArrayList<>(List.of(time, quantity.contractName(), quantity.unit()));
        int digits = quantity == Quantity.SPECIFIC_HUMIDITY ? 7 : 4;
        double[] values = {
            moments.mean(),
            moments.minimum(),
            Statistics.percentile(sorted, 0.05),
            Statistics.percentile(sorted, 0.5),
            Statistics.percentile(sorted, 0.95),
            moments.maximum(),
            lower / count,
            higher / count
        };
        for (double value : values) {
            row.add(Csv.number(value, digits));
        }
        return row;
    }

    private ComparisonReport.Change change(Quantity quantity, int hottest, double[] course) throws IOException {
        float[] difference = Fields.map(quantity, difference(quantity, hottest));
        Picture picture = new Picture(
                "Change of " + Words.quantity(quantity),
                b.description().name() + " minus " + a.description().name() + "  \u00b7  " + stamps.full(hottest),
                fixedClasses
                        ? Scales.difference(quantity, difference, Words.differenceUnit(quantity))
                        : Scales.difference(difference, Words.differenceUnit(quantity)),
                difference,
                a.description().domain(),
                backdrop,
                notices(),
                attribution());
        Path file = out.resolve("png").resolve(quantity.contractName() + "_difference_hottest_hour.png");
        Files.write(file, Png.bytes(MapPainter.full(picture)));
        files.add(file);
        return new ComparisonReport.Change(quantity, picture, course, NOTICEABLE);
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>(a.description().notices());
        b.description().notices().stream()
                .filter(notice -> !notices.contains(notice))
                .forEach(notices::add);
        return notices;
    }

    private List<String> attribution() {
        List<String> sources = new ArrayList<>(a.description().attribution());
        b.description().attribution().stream()
                .filter(source -> !sources.contains(source))
                .forEach(sources::add);
        return sources;
    }

    /** B minus A; NaN where either has no value. */
    private float[] difference(Quantity quantity, int time) throws IOException {
        float[] before = a.field(quantity, time);
        float[] after = b.field(quantity, time);
        for (int i = 0; i < after.length; i++) {
            after[i] -= before[i];
        }
        return after;
    }
}
