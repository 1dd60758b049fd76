package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.map.Lettering;
import org.kastanie.engine.output.map.MapFiles;
import org.kastanie.engine.output.map.RasterStyles;
import org.kastanie.engine.output.raster.CogImage;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.engine.output.report.ReportWriter;
import org.kastanie.engine.output.table.AreaPackage;
import org.kastanie.engine.output.table.AreaTables;
import org.kastanie.engine.output.table.PointTables;
import org.kastanie.engine.output.table.ProfileTables;
import org.kastanie.engine.output.table.QualityFile;
import org.kastanie.engine.output.zarr.FieldStore;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;

/**
 * Puts the results of a run together from what its tiles left, the same files {@link ResultWriter} writes. Memory holds, for
 * each worker, a block, the overviews of one field (a third of a value a cell of the domain) and one value a cell of the areas.
 */
public final class MosaicWriter {
    private final ResultSet results;
    private final Mosaic mosaic;
    private final MosaicCourse seen;
    private final Path folder;
    private final List<SummaryField> summaries;
    private final Tasks tasks = new Tasks();
    private final Collection<Path> files = new ConcurrentLinkedQueue<>();

    private MosaicWriter(ResultSet results, Mosaic mosaic, Path folder, Path work) {
        this.results = results;
        this.mosaic = mosaic;
        this.folder = folder;
        this.summaries = Summaries.described(results);
        this.seen = new MosaicCourse(results, mosaic, work);
    }

    /**
     * @param results of the whole domain, without frames, static fields and backdrop
     * @param work folder for what waits
     * @return the files written, relative to {@code folder}
     */
    public static List<Path> write(
            ResultSet results, Mosaic mosaic, Path folder, Path work, Workers workers, Progress progress)
            throws IOException {
        MosaicWriter writer = new MosaicWriter(results, mosaic, folder, work);
        writer.write(workers, progress);
        return writer.files.stream().map(folder::relativize).sorted().toList();
    }

    private void write(Workers workers, Progress progress) throws IOException {
        Tasks reading = new Tasks();
        seen.plan(reading, summaries);
        boolean store = results.formats().contains("zarr");
        if (store) {
            for (Window chunk : mosaic.chunks().chunks(mosaic.chunks().whole())) {
                reading.add(() -> FieldStore.writePart(
                        mosaic.summaries(summaries, chunk),
                        mosaic.backdrop(chunk),
                        mosaic.fields(),
                        mosaic.chunks(),
                        chunk));
            }
        }
        progress.stage("putting tiles together", reading.size());
        reading.run(workers, progress, 0);
        if (!Lettering.available()) {
            results.quality().add(QualityReport.Kind.NOTE, "output", "", ResultWriter.NO_FONT);
        }
        Course course = seen.course(summaries);
        ReportWriter report = plan(course);
        if (store) {
            tasks.add(() -> files.addAll(FieldStore.describe(results, summaries, mosaic.fields(), mosaic.chunks())));
        }
        progress.stage("writing results", tasks.size());
        tasks.run(workers, progress, 0);
        if (report != null) {
            files.add(report.write(folder.resolve("report")));
        }
    }

    /** Plans all files; gives the report, if there is to be one, to be written when its maps are drawn. */
    private @Nullable ReportWriter plan(Course course) throws IOException {
        tasks.add(() -> {
            files.addAll(PointTables.write(results, folder));
            files.addAll(ProfileTables.write(results, folder));
            files.addAll(AreaTables.write(results, course.areas(), folder));
            files.add(AreaPackage.write(results, course.areas(), folder));
            files.add(QualityFile.write(results, folder));
        });
        if (results.formats().contains("png")) {
            Files.createDirectories(folder.resolve("png"));
            new MapFiles(seen.drawn(), course.digest(), course.summaries(), folder.resolve("png")).plan(tasks, files);
        }
        if (results.formats().contains("cog")) {
            rasters();
            RasterStyles.plan(
                    tasks,
                    files,
                    seen.drawn(),
                    course.summaries(),
                    course.digest().hottest(),
                    folder);
        }
        if (!results.formats().contains("report")) {
            return null;
        }
        results.facts().put("Maps", told());
        ReportWriter report =
                new ReportWriter(results, seen.drawn(), course.digest(), course.areas(), course.summaries());
        tasks.add(report.drawings());
        return report;
    }

    private String told() {
        int n = seen.thinning();
        return n == 1
                ? "every cell"
                : "means of " + n + " x " + n + " cells, also in sentences about parts of the area; means and shares of"
                        + " stress are of all cells";
    }

    private void rasters() throws IOException {
        List<String> stamps = Stamps.of(results).all();
        Files.createDirectories(folder.resolve("summary"));
        for (Quantity quantity : results.requested()) {
            if (results.available().contains(quantity)) {
                CogImage image = new CogImage(results.domain(), quantity.description(), quantity.displayUnit(), stamps);
                List<Path> bands = IntStream.range(0, results.times())
                        .mapToObj(time -> seen.band(quantity, time))
                        .toList();
                assemble(folder.resolve(quantity.contractName() + ".tif"), image, bands);
            }
        }
        for (SummaryField field : summaries) {
            CogImage image = new CogImage(results.domain(), field.title(), field.unit(), List.of(field.title()));
            Path file = folder.resolve("summary").resolve(field.name() + ".tif");
            assemble(file, image, List.of(seen.band(field.name())));
        }
    }

    private void assemble(Path file, CogImage image, List<Path> bands) {
        files.add(file);
        tasks.add(() -> CogWriter.assemble(file, image, bands));
    }
}
