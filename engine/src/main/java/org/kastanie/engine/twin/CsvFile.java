package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;

/**
 * A small table: header line, then rows. Separator semicolon, tab or comma, whichever the header has most of; quotes as
 * in RFC 4180; UTF-8, or ISO 8859-1 if the bytes are not UTF-8.
 */
final class CsvFile {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    CsvFile(Path path) {
        InputFiles.check(path);
        String text = withoutComments(read(path));
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        char separator = separator(text.substring(0, end));
        List<List<String>> all = split(text, separator);
        if (all.size() < 2 || all.get(0).size() < 2) {
            throw new InputException(
                    InputFiles.name(path) + " is not a table with a header line and rows.",
                    "Give a CSV file with named columns, separated by ; or , (x and y at least).");
        }
        header = all.get(0).stream().map(String::strip).toList();
        rows.addAll(all.subList(1, all.size()));
    }

    /** Lines that begin with # before the header. */
    static List<String> comments(Path path) {
        return read(path)
                .lines()
                .map(line -> line.replace("\ufeff", ""))
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .toList();
    }

    static String withoutComments(String text) {
        int start = text.startsWith("\ufeff") ? 1 : 0;
        while (start < text.length() && text.charAt(start) == '#') {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        return text.substring(start);
    }

    private static String read(Path path) {
        try (InputStream in = InputFiles.open(path)) {
            byte[] bytes = in.readAllBytes();
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
    }

    private static char separator(String line) {
        char best = ',';
        long most = 0;
        for (char c : new char[] {';', '\t', ','}) {
            long n = line.chars().filter(x -> x == c).count();
            if (n > most) {
                most = n;
                best = c;
            }
        }
        return best;
    }

    private static List<List<String>> split(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean escaped = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (escaped) {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && c == separator) {
                row.add(field.toString());
                field.setLength(0);
            } else if (!quoted && c == '\n') {
                endRow(rows, row, field);
                row = new ArrayList<>();
            } else if (c != '\r' || quoted) {
                field.append(c);
            }
        }
        endRow(rows, row, field);
        return rows;
    }

    private static void endRow(List<List<String>> rows, List<String> row, StringBuilder field) {
        row.add(field.toString());
        field.setLength(0);
        if (row.size() > 1 || !row.get(0).isBlank()) {
            rows.add(row);
        }
    }

    List<String> header() {
        return header;
    }

    int rows() {
        return rows.size();
    }

    /** Value of a cell; empty if the row is short. */
    String cell(int row, int column) {
        List<String> cells = rows.get(row);
        return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
    }
}
