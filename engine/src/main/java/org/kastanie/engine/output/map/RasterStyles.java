package org.kastanie.engine.output.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.SummaryField;
import org.kastanie.engine.output.Tasks;
import org.kastanie.engine.output.Words;
import org.kastanie.solver.quantity.Quantity;

/**
 * A style beside every GeoTIFF, which QGIS takes by itself: the classes and colours of the sheet of all hours, or of the map of a
 * summary. The band shown first is the hottest hour.
 */
public final class RasterStyles {
    private RasterStyles() {}

    /**
     * @param results the run as maps show it
     * @param hottest output time shown first
     * @param folder of the GeoTIFFs
     */
    public static void plan(
            Tasks tasks,
            Collection<Path> files,
            ResultSet results,
            List<SummaryField> summaries,
            int hottest,
            Path folder) {
        for (Quantity quantity : results.requested()) {
            Path file = folder.resolve(quantity.contractName() + ".qml");
            tasks.add(() -> {
                Scale scale = scale(results, quantity);
                if (scale != null) {
                    Files.writeString(file, QgisStyle.raster(hottest + 1, scale, Words.mapFactor(quantity)));
                    files.add(file);
                }
            });
        }
        for (SummaryField field : summaries) {
            Path file = folder.resolve("summary").resolve(field.name() + ".qml");
            files.add(file);
            tasks.add(() -> Files.writeString(file, QgisStyle.raster(1, Scales.of(field), 1)));
        }
    }

    /** Of a run in tiles without maps or report no field is at hand: then only fixed classes are. */
    private static @Nullable Scale scale(ResultSet results, Quantity quantity) throws IOException {
        return results.available().contains(quantity) ? MapFiles.scale(results, quantity) : Scales.standard(quantity);
    }
}
