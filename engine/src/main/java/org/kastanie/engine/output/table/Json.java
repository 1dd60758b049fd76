package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON for people and programs: two spaces, line feeds on every system, null for no value. */
public final class Json {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER =
            JsonMapper.builder().build().writer().with(new DefaultPrettyPrinter().withObjectIndenter(INDENT));

    private Json() {}

    public static void write(Path file, Object content) throws IOException {
        byte[] json = WRITER.writeValueAsBytes(content);
        Files.write(file, json);
    }

    /** The value rounded to digits behind the point, null for NaN. */
    public static @Nullable Double number(double value, int digits) {
        if (Double.isNaN(value)) {
            return null;
        }
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
