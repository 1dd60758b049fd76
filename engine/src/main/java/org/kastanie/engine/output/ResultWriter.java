package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.map.Lettering;
import org.kastanie.engine.output.map.MapFiles;
import org.kastanie.engine.output.map.RasterStyles;
import org.kastanie.engine.output.netcdf.FieldFiles;
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
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;

/**
 * Writes everything of the contract's table except the manifest into a folder.
 *
 * <p>Tables and quality.json always; rasters of the requested quantities ({@code cog}), all available fields ({@code
 * zarr}), maps ({@code png}) and the report ({@code report}) where the job names the format. Every file is a piece of work
 * of its own, shared among the workers; the bytes written do not depend on their number, and memory holds a few fields a
 * worker.
 */
public final class ResultWriter {
    /** About as many files as a run with all formats writes besides the fields: for the bar alone. */
    private static final int FILES_TO_COME = 60;

    private static final String STAGE = "writing results";
    static final String NO_FONT =
            "this system has no font: maps carry no words; install one (Debian: fonts-dejavu-core) and run again";

    private final ResultSet results;
    private final FramePacker packer;
    private final Path folder;
    private final Tasks tasks = new Tasks();
    private final Collection<Path> files = new ConcurrentLinkedQueue<>();

    private ResultWriter(ResultSet results, FramePacker packer, Path folder) {
        this.results = results;
        this.packer = packer;
        this.folder = folder;
    }

    /**
     * @param packer knows which fields are packed already; the others are packed here
     * @return the files written, relative to {@code folder}
     */
    public static List<Path> write(
            ResultSet results, FramePacker packer, Path folder, Workers workers, Progress progress) throws IOException {
        Files.createDirectories(folder);
        ResultWriter writer = new ResultWriter(results, packer, folder);
        writer.write(workers, progress);
        return writer.files.stream().map(folder::relativize).sorted().toList();
    }

    private void write(Workers workers, Progress progress) throws IOException {
        Tasks packing = new Tasks();
        for (Quantity quantity : results.available()) {
            IntStream.range(0, results.times()).forEach(time -> packing.add(() -> packer.pack(quantity, time)));
        }
        progress.stage(STAGE, packing.size() + FILES_TO_COME);
        packing.run(workers, progress, 0);
        Course course = Course.of(results, workers);
        if (!Lettering.available()) {
            results.quality().add(QualityReport.Kind.NOTE, "output", "", NO_FONT);
        }
        ReportWriter report = report(course);
        plan(course);
        tasks.run(workers, progress, packing.size());
        if (report != null) {
            files.add(report.write(folder.resolve("report")));
        }
    }

    private @Nullable ReportWriter report(Course course) throws IOException {
        if (!results.formats().contains("report")) {
            return null;
        }
        ReportWriter report = new ReportWriter(results, results, course.digest(), course.areas(), course.summaries());
        tasks.add(report.drawings());
        return report;
    }

    private void plan(Course course) throws IOException {
        tasks.add(() -> {
            files.addAll(PointTables.write(results, folder));
            files.addAll(ProfileTables.write(results, folder));
            files.addAll(AreaTables.write(results, course.areas(), folder));
            files.add(AreaPackage.write(results, course.areas(), folder));
            files.add(QualityFile.write(results, folder));
        });
        if (results.formats().contains("png")) {
            Files.createDirectories(folder.resolve("png"));
            MapFiles maps = new MapFiles(results, course.digest(), course.summaries(), folder.resolve("png"));
            maps.plan(tasks, files);
        }
        if (results.formats().contains("cog")) {
            rasters(course.summaries());
            RasterStyles.plan(
                    tasks, files, results, course.summaries(), course.digest().hottest(), folder);
        }
        if (results.formats().contains("netcdf")) {
            for (Quantity quantity : results.requested()) {
                if (results.available().contains(quantity)) {
                    tasks.add(() -> files.addAll(FieldFiles.write(results, quantity, folder.resolve("netcdf"))));
                }
            }
        }
        if (results.formats().contains("zarr")) {
            tasks.add(() -> files.addAll(FieldStore.write(results, course.summaries(), folder.resolve("fields.zarr"))));
        }
    }

    private void rasters(List<SummaryField> summaries) throws IOException {
        List<String> stamps = Stamps.of(results).all();
        Files.createDirectories(folder.resolve("summary"));
        for (Quantity quantity : results.requested()) {
            if (results.available().contains(quantity)) {
                CogImage image = new CogImage(results.domain(), quantity.description(), quantity.displayUnit(), stamps);
                List<Path> bands = new ArrayList<>();
                IntStream.range(0, results.times()).forEach(time -> bands.add(packer.band(quantity, time)));
                Path file = folder.resolve(quantity.contractName() + ".tif");
                files.add(file);
                tasks.add(() -> CogWriter.assemble(file, image, bands));
            }
        }
        for (SummaryField field : summaries) {
            CogImage image = new CogImage(results.domain(), field.title(), field.unit(), List.of(field.title()));
            Path file = folder.resolve("summary").resolve(field.name() + ".tif");
            files.add(file);
            tasks.add(() -> CogWriter.write(file, image, band -> field.values()));
        }
    }
}
