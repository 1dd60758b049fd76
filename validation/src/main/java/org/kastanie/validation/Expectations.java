package org.kastanie.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The recorded expectations: {@code expectations.csv}, one line a figure. A gate is the recorded baseline plus the margin
 * of the line (relative), never the goal.
 */
public final class Expectations {
    private final Map<String, Expectation> lines = new HashMap<>();

    /** Reads the table that ships with this module. */
    public static Expectations recorded() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                        Expectations.class.getResourceAsStream("expectations.csv"), "expectations.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Expectations all = new Expectations();
            reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(all::add);
            return all;
        }
    }

    private void add(String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 8) {
            throw new IllegalStateException("expectations.csv: want 8 cells, got " + cells.length + ": " + line);
        }
        double baseline = number(cells[6]);
        double margin = number(cells[7]);
        lines.put(
                key(cells[0], cells[1], cells[2]),
                new Expectation(cells[3], cells[4], number(cells[5]), baseline, baseline * (1 + margin)));
    }

    public Expectation of(String caseId, Comparison comparison) {
        return lines.getOrDefault(key(caseId, comparison.quantity(), comparison.subset()), Expectation.NONE);
    }

    private static String key(String caseId, String quantity, String subset) {
        return caseId + "|" + quantity + "|" + subset;
    }

    private static double number(String cell) {
        return cell.isBlank() ? Double.NaN : Double.parseDouble(cell.strip());
    }
}
