package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.twin.QualityReport;

/** Writes {@code quality.json}: notices, number of entries per kind, then every entry by object id. */
public final class QualityFile {
    private QualityFile() {}

    public static Path write(ResultSet results, Path folder) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (QualityReport.Kind kind : QualityReport.Kind.values()) {
            counts.put(word(kind), 0);
        }
        List<Map<String, String>> entries = new ArrayList<>();
        for (QualityReport.Entry entry : results.quality().entries()) {
            counts.merge(word(entry.kind()), 1, Integer::sum);
            Map<String, String> one = new LinkedHashMap<>();
            one.put("kind", word(entry.kind()));
            one.put("source", entry.source());
            one.put("object", entry.object());
            one.put("message", entry.message());
            entries.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", results.name());
        json.put("notices", results.notices());
        json.put("counts", counts);
        json.put("entries", entries);
        Path file = folder.resolve("quality.json");
        Json.write(file, json);
        return file;
    }

    private static String word(QualityReport.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
