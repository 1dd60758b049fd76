package org.kastanie.engine.forcing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.InputException;

/** Lines and numbers of weather files, with errors that name file and line. */
final class WeatherText {
    private WeatherText() {}

    static List<String> lines(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    "weather file not found: " + path, "check weather.path; it is relative to the job file");
        }
        try {
            // Latin-1 reads every byte; names in headers are all that could look odd.
            String text = Files.readString(path, StandardCharsets.ISO_8859_1);
            List<String> lines = text.replace("\u00ef\u00bb\u00bf", "").lines().toList();
            if (lines.stream().allMatch(String::isBlank)) {
                throw new InputException("weather file is empty: " + path, "check weather.path");
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    static double number(String token, Path path, int line) {
        String text = token.strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("na")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InputException(
                    where(path, line) + ": '" + text + "' is not a number",
                    text.indexOf(',') < 0 ? "correct the line" : "write decimal points, such as 21.5",
                    e);
        }
    }

    static int integer(String token, Path path, int line) {
        double value = number(token, path, line);
        if (value != Math.rint(value)) {
            throw new InputException(
                    where(path, line) + ": '" + token.strip() + "' is not a whole number", "correct the line");
        }
        return (int) value;
    }

    static String where(Path path, int line) {
        return path.getFileName() + " line " + line;
    }

    static double[] empty() {
        double[] values = new double[Variable.COUNT];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** NaN where a value is one of the format's marks for missing. */
    static double unless(double value, double missing) {
        return value >= missing ? Double.NaN : value;
    }
}
