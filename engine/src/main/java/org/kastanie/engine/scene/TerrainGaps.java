package org.kastanie.engine.scene;

import java.util.Locale;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.TwinSource;

/** Finds values of a terrain that stand for "no data" though the file does not say so. */
final class TerrainGaps {
    /** No land lies lower or higher, m: shore of the Dead Sea -430, Mount Everest 8849. */
    private static final double LOWEST = -500;

    private static final double HIGHEST = 9000;
    /** Choice: zeros are gaps if all other ground lies at least this far above or below them, m. */
    private static final double APART = 20;

    private TerrainGaps() {}

    /** The raster with such values as NaN; the same raster if there are none. */
    static Raster without(TwinSource.Layer layer, QualityReport quality) {
        Raster raster = layer.raster();
        double nearest = Double.POSITIVE_INFINITY;
        int zeros = 0;
        int impossible = 0;
        for (float v : raster.values()) {
            boolean possible = v >= LOWEST && v <= HIGHEST;
            impossible += possible || Float.isNaN(v) ? 0 : 1;
            zeros += v == 0 ? 1 : 0;
            nearest = possible && v != 0 ? Math.min(nearest, Math.abs(v)) : nearest;
        }
        boolean gaps = zeros > 0 && nearest >= APART && nearest < Double.POSITIVE_INFINITY;
        if (impossible == 0 && !gaps) {
            return raster;
        }
        float[] values = raster.values().clone();
        for (int i = 0; i < values.length; i++) {
            boolean gap = !(values[i] >= LOWEST && values[i] <= HIGHEST) || (gaps && values[i] == 0);
            values[i] = gap ? Float.NaN : values[i];
        }
        String file = String.valueOf(layer.path().getFileName());
        if (impossible > 0) {
            quality.add(
                    Kind.REPAIRED,
                    file,
                    "",
                    impossible + " cells of a terrain below -500 m or above 9000 m count as no data");
        }
        if (gaps) {
            quality.add(
                    Kind.REPAIRED,
                    file,
                    "",
                    String.format(
                            Locale.ROOT,
                            "%d cells of exactly 0 m count as no data: all other ground is at least %.0f m away from 0",
                            zeros,
                            nearest));
        }
        return new Raster(
                raster.columns(), raster.rows(), raster.west(), raster.north(), raster.cellX(), raster.cellY(), values);
    }
}
