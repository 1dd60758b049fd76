package org.kastanie.engine.twin;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;

/**
 * Aerial images that see near infrared, as land cover: where half of the ground is green, grass; elsewhere what was there before.
 *
 * <p>NDVI = (near infrared - red) / (near infrared + red); green share of a pixel = ((NDVI - bare) / (full - bare))^2 between
 * NDVI 0.2 (bare) and 0.5 (closed vegetation): Sobrino, Jimenez-Munoz, Paolini 2004, Remote Sensing of Environment 90, 434-440,
 * after Carlson and Ripley 1997. The thresholds are those of reflectances; images hold brightness as the camera gave it, so the
 * share is a helper, not a measurement.
 */
final class Greenness {
    private static final double BARE = 0.2;
    private static final double FULL = 0.5;
    /** A pixel is green from this share on: choice, the larger part of it. */
    private static final double GREEN = 0.5;

    /** Codes of what is made: the class table that goes with it. */
    static final String CLASSES = "0=" + TwinSource.KEEP + ";1=grass";

    /** Near infrared and red by name of the class source; none for a raster that is the index itself. */
    private static final Map<String, int[]> BANDS =
            Map.of("ndvi", new int[0], "cir", new int[] {1, 2}, "rgbi", new int[] {4, 1});

    private Greenness() {}

    /** Whether a land cover entry is such an image. */
    static boolean is(TwinEntry entry) {
        String classes = entry.text("classes");
        return entry.type().equals("landcover") && classes != null && BANDS.containsKey(classes);
    }

    /** Codes 0 and 1; NaN without data. */
    static Raster read(TwinEntry entry, RasterFrame.@Nullable Part part, RasterFrame frame, QualityReport quality) {
        String name = InputFiles.name(entry.path());
        int[] bands = BANDS.get(entry.text("classes"));
        RasterFrame.Part wanted = part == null ? frame.whole() : part;
        if (bands == null || bands.length == 0) {
            return coded(index(entry, frame, wanted), name, quality);
        }
        if (RasterReader.isAscii(entry.path())) {
            throw new InputException(
                    name + " has one band; an image has several.",
                    "Give a GeoTIFF, or the index itself with classes: ndvi.");
        }
        GeoTiffReader file = new GeoTiffReader(entry.path());
        Raster infrared = file.read(bands[0], wanted);
        Raster red = file.read(bands[1], wanted);
        float[] index = infrared.values().clone();
        for (int i = 0; i < index.length; i++) {
            float sum = index[i] + red.values()[i];
            index[i] = sum > 0 ? (index[i] - red.values()[i]) / sum : Float.NaN;
        }
        return coded(with(infrared, index), name, quality);
    }

    private static Raster index(TwinEntry entry, RasterFrame frame, RasterFrame.Part part) {
        Raster raster = RasterReader.read(entry, frame, part);
        for (float v : raster.values()) {
            if (Math.abs(v) > 1) {
                throw new InputException(
                        InputFiles.name(entry.path()) + " holds " + v + ", which is no NDVI (-1 to 1).",
                        "Give the index as -1 to 1, or the image with classes: cir or rgbi.");
            }
        }
        return raster;
    }

    /** Share of a pixel that is green, 0 to 1. */
    static double share(double ndvi) {
        double s = Math.clamp((ndvi - BARE) / (FULL - BARE), 0, 1);
        return s * s;
    }

    private static Raster coded(Raster index, String name, QualityReport quality) {
        float[] codes = index.values().clone();
        double sum = 0;
        int known = 0;
        int green = 0;
        for (int i = 0; i < codes.length; i++) {
            if (Float.isNaN(codes[i])) {
                continue;
            }
            double share = share(codes[i]);
            sum += share;
            known++;
            codes[i] = share >= GREEN ? 1 : 0;
            green += share >= GREEN ? 1 : 0;
        }
        if (known > 0) {
            quality.add(
                    Kind.ASSUMED,
                    name,
                    "",
                    String.format(
                            Locale.ROOT,
                            "Green share of the image %.0f %% by its NDVI, green pixels %.0f %%: taken as grass, also where crowns hide the ground.",
                            100 * sum / known,
                            100.0 * green / known));
        }
        return with(index, codes);
    }

    private static Raster with(Raster r, float[] values) {
        return new Raster(r.columns(), r.rows(), r.west(), r.north(), r.cellX(), r.cellY(), values);
    }
}
