package org.kastanie.engine.twin;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mil.nga.tiff.FieldTagType;
import mil.nga.tiff.FileDirectory;
import mil.nga.tiff.FileDirectoryEntry;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * Where a GeoTIFF lies (OGC 19-008r4: GeoKey directory, pixel scale, tie point, transformation).
 *
 * @param crs system, or null if the file names none
 * @param west x of the western edge
 * @param north y of the northern edge
 * @param cellX width of a cell
 * @param cellY height of a cell
 */
record GeoKeys(@Nullable Crs crs, double west, double north, double cellX, double cellY) {
    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int CITATION = 1026;
    private static final int GEOGRAPHIC = 2048;
    private static final int PROJECTED = 3072;
    private static final int PROJECTED_CITATION = 3073;
    private static final int USER_DEFINED = 32767;
    private static final int PIXEL_IS_POINT = 2;

    /** Null if the file does not say where it lies. */
    static @Nullable GeoKeys read(FileDirectory directory, String file) {
        Map<Integer, Object> keys = keys(directory);
        Crs crs = crs(keys, file);
        double[] placed = placed(directory, file);
        if (placed == null) {
            return crs == null ? null : new GeoKeys(crs, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double half = Integer.valueOf(PIXEL_IS_POINT).equals(keys.get(RASTER_TYPE)) ? 0.5 : 0;
        return new GeoKeys(crs, placed[0] - half * placed[2], placed[1] + half * placed[3], placed[2], placed[3]);
    }

    /** x and y of the first cell's corner (or centre), and the size of a cell. */
    private static double @Nullable [] placed(FileDirectory directory, String file) {
        double[] matrix = doubles(directory, FieldTagType.ModelTransformation);
        if (matrix.length >= 8) {
            if (matrix[1] != 0 || matrix[4] != 0 || matrix[0] <= 0 || matrix[5] >= 0) {
                throw new InputException(
                        file + " is rotated or not north-up.", "Warp it to a north-up raster (gdalwarp does).");
            }
            return new double[] {matrix[3], matrix[7], matrix[0], -matrix[5]};
        }
        double[] scale = doubles(directory, FieldTagType.ModelPixelScale);
        double[] tie = doubles(directory, FieldTagType.ModelTiepoint);
        if (scale.length < 2 || tie.length < 6) {
            return null;
        }
        if (!(scale[0] > 0) || !(scale[1] > 0)) {
            throw new InputException(file + " has cells without size.", "Export it again as a north-up GeoTIFF.");
        }
        return new double[] {tie[3] - tie[0] * scale[0], tie[4] + tie[1] * scale[1], scale[0], scale[1]};
    }

    private static @Nullable Crs crs(Map<Integer, Object> keys, String file) {
        int model = keys.get(MODEL_TYPE) instanceof Integer i ? i : 0;
        int code = keys.get(model == 2 ? GEOGRAPHIC : PROJECTED) instanceof Integer i ? i : 0;
        if (code != 0 && code != USER_DEFINED) {
            return CrsResolver.resolve("EPSG:" + code, file);
        }
        for (int key : new int[] {PROJECTED_CITATION, CITATION}) {
            if (keys.get(key) instanceof String citation) {
                EpsgTable.Definition known = EpsgTable.get().find(citation.split("\\|", 2)[0]);
                if (known != null) {
                    return CrsResolver.lookUp(known.code());
                }
            }
        }
        if (code == USER_DEFINED) {
            throw new InputException(
                    file + " is in a user-defined coordinate system without EPSG code.",
                    "Assign the code, for example with gdal_edit -a_srs EPSG:25832, or add crs to the entry.");
        }
        return null;
    }

    private static Map<Integer, Object> keys(FileDirectory directory) {
        double[] raw = doubles(directory, FieldTagType.GeoKeyDirectory);
        FileDirectoryEntry asciiEntry = directory.get(FieldTagType.GeoAsciiParams);
        String ascii = asciiEntry == null ? "" : text(asciiEntry.getValues());
        Map<Integer, Object> keys = new HashMap<>();
        for (int i = 4; i + 3 < raw.length; i += 4) {
            int location = (int) raw[i + 1];
            int count = (int) raw[i + 2];
            int value = (int) raw[i + 3];
            if (location == 0) {
                keys.put((int) raw[i], value);
            } else if (location == FieldTagType.GeoAsciiParams.getId() && value + count <= ascii.length()) {
                keys.put((int) raw[i], ascii.substring(value, value + count));
            }
        }
        return keys;
    }

    /** Value GDAL writes for cells without data, or null. */
    static @Nullable Double noData(FileDirectory directory) {
        FileDirectoryEntry entry = directory.get(FieldTagType.GDAL_NODATA);
        if (entry == null) {
            return null;
        }
        String value = text(entry.getValues()).replace("\0", "").strip().toLowerCase(Locale.ROOT);
        try {
            return value.isEmpty() || value.contains("nan") ? null : Double.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static String text(@Nullable Object values) {
        if (values instanceof List<?> list) {
            StringBuilder joined = new StringBuilder();
            list.forEach(joined::append);
            return joined.toString();
        }
        return String.valueOf(values);
    }

    private static double[] doubles(FileDirectory directory, FieldTagType tag) {
        FileDirectoryEntry entry = directory.get(tag);
        Object values = entry == null ? null : entry.getValues();
        if (values instanceof List<?> list) {
            return list.stream()
                    .mapToDouble(v -> v instanceof Number n ? n.doubleValue() : Double.NaN)
                    .toArray();
        }
        return values instanceof Number number ? new double[] {number.doubleValue()} : new double[0];
    }
}
