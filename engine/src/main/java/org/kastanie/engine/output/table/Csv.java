package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180 with line feeds), UTF-8. */
public final class Csv {
    private final StringBuilder text = new StringBuilder();

    public Csv row(List<String> cells) {
        text.append(cells.stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .append('\n');
        return this;
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** A number with this many digits behind the point; empty for NaN. */
    public static String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return "";
        }
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    private static String quoted(String cell) {
        boolean special = cell.contains(",") || cell.contains("\"") || cell.contains("\n") || cell.contains("\r");
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
