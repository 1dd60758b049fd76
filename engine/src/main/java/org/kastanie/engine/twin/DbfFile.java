package org.kastanie.engine.twin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import tools.jackson.databind.node.ObjectNode;

/** The attribute table of a Shapefile (dBASE III): fixed columns of text. */
final class DbfFile {
    private static final int DESCRIPTOR = 32;
    private static final int END = 0x0d;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    private record Column(String name, char type, int start, int length) {}

    private final Path path;
    private final byte[] bytes;
    private final int first;
    private final int width;
    private final int rows;
    private final List<Column> columns = new ArrayList<>();
    private final @Nullable Charset stated;

    DbfFile(Path path, @Nullable Path encoding) {
        this.path = path;
        try {
            bytes = Files.readAllBytes(path);
            stated = encoding == null ? null : charset(Files.readString(encoding, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
        if (bytes.length < DESCRIPTOR) {
            throw broken("it is too short");
        }
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        rows = head.getInt(4);
        first = Short.toUnsignedInt(head.getShort(8));
        width = Short.toUnsignedInt(head.getShort(10));
        if (rows < 0 || first < DESCRIPTOR || first > bytes.length || width < 1) {
            throw broken("its head makes no sense");
        }
        int start = 1;
        for (int at = DESCRIPTOR; at + DESCRIPTOR <= first && bytes[at] != END; at += DESCRIPTOR) {
            int length = Byte.toUnsignedInt(bytes[at + 16]);
            columns.add(new Column(name(at), (char) bytes[at + 11], start, length));
            start += length;
        }
        if (start > width) {
            throw broken("its columns are wider than its rows");
        }
    }

    private static @Nullable Charset charset(String named) {
        String name = named.strip();
        String usual = name.matches("\\d{3,5}") ? "windows-" + name : name;
        try {
            return Charset.forName(usual);
        } catch (IllegalArgumentException e) {
            return null; // a name nobody knows says as little as no name
        }
    }

    private String name(int at) {
        int length = 0;
        while (length < 11 && bytes[at + length] != 0) {
            length++;
        }
        return text(at, length);
    }

    /** UTF-8 where the bytes are, else what the .cpg says, else Latin 1. */
    private String text(int from, int length) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, from, length, stated == null ? StandardCharsets.ISO_8859_1 : stated);
        }
        return text.replace('\0', ' ').strip(); // some programs fill columns with zeros, most with blanks
    }

    /** Attributes of one record; none where the table ends before the shapes do. */
    ObjectNode row(int row) {
        ObjectNode properties = FeatureNodes.properties();
        long at = first + (long) row * width;
        if (row >= rows || at + width > bytes.length) {
            return properties;
        }
        for (Column column : columns) {
            String text = text((int) at + column.start(), column.length());
            // stars fill numbers that did not fit, and stand for "no value"
            if (text.isEmpty() || text.chars().allMatch(c -> c == '*')) {
                properties.putNull(column.name());
            } else if (column.type() == 'N' && WHOLE.matcher(text).matches()) {
                properties.put(column.name(), Long.parseLong(text));
            } else if ((column.type() == 'N' || column.type() == 'F') && !Double.isNaN(Attributes.number(text))) {
                properties.put(column.name(), Attributes.number(text));
            } else {
                properties.put(column.name(), text);
            }
        }
        return properties;
    }

    private InputException broken(String why) {
        return new InputException(
                InputFiles.name(path) + " is not a whole attribute table: " + why + ".",
                "Export the Shapefile again, or as GeoPackage or GeoJSON.");
    }
}
