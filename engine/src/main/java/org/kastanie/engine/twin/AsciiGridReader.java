package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.InputException;

/** Reads an ESRI ASCII grid (ncols, nrows, xllcorner or xllcenter, cellsize or dx and dy, NODATA_value). */
final class AsciiGridReader {
    private final Path path;
    private final byte[] bytes;
    private int at;

    private AsciiGridReader(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    static Raster read(Path path) {
        InputFiles.check(path);
        try (InputStream in = InputFiles.open(path)) {
            return new AsciiGridReader(path, in.readAllBytes()).read();
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
    }

    private Raster read() {
        Map<String, Double> head = new HashMap<>();
        while (true) {
            int before = at;
            String key = token().toLowerCase(Locale.ROOT);
            if (key.isEmpty() || !Character.isLetter(key.charAt(0)) || key.equals("nan")) {
                at = before;
                break;
            }
            head.put(key, number(token()));
        }
        int columns = (int) head(head, "ncols");
        int rows = (int) head(head, "nrows");
        double cellX = head.containsKey("dx") ? head(head, "dx") : head(head, "cellsize");
        double cellY = head.containsKey("dy") ? head(head, "dy") : cellX;
        if (columns < 1 || rows < 1 || !(cellX > 0) || !(cellY > 0) || (long) columns * rows > bytes.length) {
            throw damaged("its header (ncols, nrows, cellsize) does not fit its length");
        }
        double west = head.containsKey("xllcenter") ? head(head, "xllcenter") - 0.5 * cellX : head(head, "xllcorner");
        double south = head.containsKey("yllcenter") ? head(head, "yllcenter") - 0.5 * cellY : head(head, "yllcorner");
        double noData = head.getOrDefault("nodata_value", -9999.0);
        float[] values = new float[columns * rows];
        for (int i = 0; i < values.length; i++) {
            double value = value(i);
            values[i] = value == noData ? Float.NaN : (float) value;
        }
        return new Raster(columns, rows, west, south + rows * cellY, cellX, cellY, values);
    }

    private double head(Map<String, Double> head, String key) {
        Double value = head.get(key);
        if (value == null) {
            throw damaged("its header has no " + key);
        }
        return value;
    }

    private InputException damaged(String why) {
        return new InputException(
                InputFiles.name(path) + " is not a usable ASCII grid: " + why + ".",
                "Export it again as ESRI ASCII grid or GeoTIFF.");
    }

    private void skipSpace() {
        while (at < bytes.length && bytes[at] <= ' ') {
            at++;
        }
    }

    private String token() {
        skipSpace();
        int start = at;
        while (at < bytes.length && bytes[at] > ' ') {
            at++;
        }
        return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
    }

    private double number(String token) {
        if (token.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(token.replace(',', '.'));
        } catch (NumberFormatException e) {
            throw damaged("\"" + token + "\" is not a number");
        }
    }

    /** Plain decimals without a detour through strings; everything else by the JDK. */
    private double value(int index) {
        skipSpace();
        if (at >= bytes.length) {
            throw damaged("it ends after " + index + " values");
        }
        int start = at;
        boolean negative = bytes[at] == '-';
        int i = negative ? at + 1 : at;
        long mantissa = 0;
        int digits = 0;
        int decimals = -1;
        while (i < bytes.length && bytes[i] > ' ') {
            byte c = bytes[i];
            if (c >= '0' && c <= '9') {
                mantissa = mantissa * 10 + (c - '0');
                digits++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if ((c == '.' || c == ',') && decimals < 0) {
                decimals = 0;
            } else {
                digits = 99;
                break;
            }
            i++;
        }
        if (digits == 0 || digits > 15) {
            at = start;
            return number(token());
        }
        at = i;
        double value = decimals > 0 ? mantissa / Math.pow(10, decimals) : mantissa;
        return negative ? -value : value;
    }
}
