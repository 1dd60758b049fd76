package org.kastanie.engine.twin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.kastanie.engine.InputException;

/** Opens files of the twin; gzip is recognised by its first two bytes, whatever the file is called. */
final class InputFiles {
    /** Where Jackson would name the source if it were allowed to. */
    private static final Pattern UNSAID = Pattern.compile("\\s*\\((?:start marker )?at \\[Source: REDACTED.*?]\\)");

    private static final int BUFFER = 1 << 16;

    private InputFiles() {}

    /** Refuses what is not there, not a file, not readable or empty. */
    static void check(Path path) {
        String name = name(path);
        if (!Files.exists(path)) {
            throw new InputException(
                    "There is no file " + path + ".", "Check the path; in a job it is relative to the job file.");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new InputException(
                    name + " is not a readable file.",
                    "Name a file; a folder, zip or tile index stands for its files in a job only.");
        }
        try {
            if (Files.size(path) == 0) {
                throw new InputException(
                        name + " is empty (0 bytes).", "Download or export the file again, or take it out of the job.");
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static InputStream open(Path path) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1f && second == 0x8b
                ? new BufferedInputStream(new Unpacked(new GZIPInputStream(in, BUFFER), Files.size(path)), BUFFER)
                : in;
    }

    static InputException unreadable(Path path, Exception cause) {
        return new InputException(
                name(path) + " cannot be read: " + message(cause),
                "The file may be cut off or damaged: download or export it again.",
                cause);
    }

    /** First line of the innermost message there is. */
    static String message(Throwable thrown) {
        String text = "";
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String message = t.getMessage();
            if (message != null && !message.isBlank()) {
                text = message;
            }
        }
        if (text.contains("ZLIB input stream")) {
            return "the gzip stream ends in the middle, the file is cut off";
        }
        String line = text.isEmpty() ? thrown.getClass().getSimpleName() : text;
        return UNSAID.matcher(line.lines().findFirst().orElse(line))
                .replaceAll("")
                .strip();
    }

    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** Endings that stand before the last one. */
    private static final Pattern BEFORE =
            Pattern.compile("(?i)\\.(gml|xml|json|jsonl|geojson|city|osm|csv|asc|tiff?)$");

    /** File name without folders and endings: the stem of ids made from file name and ordinal. */
    static String stem(Path path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        String stem = dot < 1 ? name : name.substring(0, dot);
        for (String shorter = BEFORE.matcher(stem).replaceFirst("");
                !shorter.equals(stem) && !shorter.isEmpty();
                shorter = BEFORE.matcher(stem).replaceFirst("")) {
            stem = shorter;
        }
        return stem;
    }
}
