package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code points.csv} of a run. */
final class PointTable {
    private final List<String> header;
    private final List<String[]> rows = new ArrayList<>();

    private PointTable(List<String> header) {
        this.header = header;
    }

    static PointTable read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        PointTable table = new PointTable(Arrays.asList(lines.getFirst().split(",", -1)));
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                table.rows.add(line.split(",", -1));
            }
        }
        return table;
    }

    /** Value of a column at a point and stamp; NaN if the table has no such row or the cell is empty. */
    double at(String id, OffsetDateTime stamp, String column) {
        int k = header.indexOf(column);
        if (k < 0) {
            throw new IllegalArgumentException("points.csv has no column " + column);
        }
        for (String[] row : rows) {
            if (row[1].equals(id) && OffsetDateTime.parse(row[0]).isEqual(stamp)) {
                return row[k].isEmpty() ? Double.NaN : Double.parseDouble(row[k]);
            }
        }
        return Double.NaN;
    }
}
