package org.kastanie.engine.scene;

import java.util.Locale;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.TwinSource;

/** Heights above ground that nothing has: says what was left out, and refuses what would only look like a lack of memory. */
final class HeightDoubts {
    /** No building is taller: Burj Khalifa 828 m; no tree comes near it (116 m). A choice above both. */
    private static final double TALLEST = 1000;

    private HeightDoubts() {}

    /**
     * Looks through a raster of heights above ground.
     *
     * @param things what it holds, such as "buildings"
     */
    static void check(TwinSource.Layer layer, String things, QualityReport quality) {
        String file = String.valueOf(layer.path().getFileName());
        float[] values = layer.raster().values();
        int negative = 0;
        for (int i = 0; i < values.length; i++) {
            negative += values[i] < 0 ? 1 : 0;
            if (values[i] > TALLEST) {
                int width = layer.raster().columns();
                throw new InputException(
                        String.format(
                                Locale.ROOT,
                                "%s: row %d, column %d is %.0f m above the ground; nothing stands that high",
                                file,
                                i / width + 1,
                                i % width + 1,
                                values[i]),
                        "correct the cell, or declare the value as no data; heights count in metres above ground");
            }
        }
        if (negative > 0) {
            quality.add(
                    Kind.SKIPPED,
                    file,
                    "",
                    negative + " cells below 0 m hold no " + things + ": heights above ground cannot be negative");
        }
    }
}
