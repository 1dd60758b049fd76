package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.map.Lettering;
import org.kastanie.engine.output.map.MapFiles;
import org.kastanie.engine.output.raster.CogImage;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.engine.output.report.ReportWriter;
import org.kastanie.engine.output.table.AreaPackage;
import org.kastanie.engine.output.table.AreaTables;
import org.kastanie.engine.output.table.PointTables;
import org.kastanie.engine.output.table.QualityFile;
import org.kastanie.engine.output.zarr.FieldStore;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.quantity.Quantity;

/**
 * Writes everything of the contract's table except the manifest into a folder.
 *
 * <p>Tables and quality.json always; rasters of the requested quantities ({@code cog}), all available fields ({@code
 * zarr}), maps ({@code png}) and the report ({@code report}) where the job names the format. Parallel work runs in the
 * common pool, or in the fork-join pool the caller is in; the bytes written do not depend on it.
 */
public final class ResultWriter {
    private static final String STAGE = "writing results";
    private static final String NO_FONT =
            "this system has no font: maps carry no words; install one (Debian: fonts-dejavu-core) and run again";

    private final ResultSet results;
    private final Path folder;
    private final Progress progress;
    private final List<Path> files = new ArrayList<>();
    private long done;

    private ResultWriter(ResultSet results, Path folder, Progress progress) {
        this.results = results;
        this.folder = folder;
        this.progress = progress;
    }

    /** Returns the files written, relative to {@code folder}. */
    public static List<Path> write(ResultSet results, Path folder, Progress progress) throws IOException {
        Files.createDirectories(folder);
        ResultWriter writer = new ResultWriter(results, folder, progress);
        writer.write();
        return writer.files.stream().map(folder::relativize).sorted().toList();
    }

    private void write() throws IOException {
        progress.stage(STAGE, 5L + results.requested().size());
        List<SummaryField> summaries = Summaries.of(results);
        AreaSeries areas = AreaSeries.of(results);
        Digest digest = Digest.of(results);
        if (!Lettering.available()) {
            results.quality().add(QualityReport.Kind.NOTE, "output", "", NO_FONT);
        }
        step();
        if (results.formats().contains("cog")) {
            rasters(summaries);
        }
        if (results.formats().contains("zarr")) {
            files.addAll(FieldStore.write(results, summaries, folder.resolve("fields.zarr")));
        }
        step();
        if (results.formats().contains("png")) {
            files.addAll(MapFiles.write(results, digest, summaries, folder.resolve("png")));
        }
        step();
        if (results.formats().contains("report")) {
            files.add(ReportWriter.write(results, digest, areas, summaries, folder.resolve("report")));
        }
        step();
        files.addAll(PointTables.write(results, folder));
        files.addAll(AreaTables.write(results, areas, folder));
        files.add(AreaPackage.write(results, areas, folder));
        files.add(QualityFile.write(results, folder));
        step();
    }

    private void rasters(List<SummaryField> summaries) throws IOException {
        List<String> stamps = Stamps.of(results).all();
        for (Quantity quantity : results.requested()) {
            if (results.available().contains(quantity)) {
                CogImage image = new CogImage(results.domain(), quantity.description(), quantity.displayUnit(), stamps);
                raster(quantity.contractName() + ".tif", image, time -> Fields.display(results, quantity, time));
            }
            step();
        }
        for (SummaryField field : summaries) {
            CogImage image = new CogImage(results.domain(), field.title(), field.unit(), List.of(field.title()));
            raster("summary/" + field.name() + ".tif", image, band -> field.values());
        }
    }

    private void raster(String name, CogImage image, CogImage.Source source) throws IOException {
        Path file = folder.resolve(name);
        CogWriter.write(file, image, source);
        files.add(file);
    }

    private void step() {
        progress.done(++done);
    }
}
