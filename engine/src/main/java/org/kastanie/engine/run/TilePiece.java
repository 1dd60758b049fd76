package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.table.HeatTable;
import org.kastanie.engine.twin.QualityReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a finished tile leaves beside its fields.
 *
 * @param manifest as the tile would have written it as a run of its own, without its files
 * @param points series of the points in it
 * @param heat of the surfaces in the polygons, as far as they lie in it
 * @param quality what its part of the twin lacked
 * @param facts what a report would tell of it
 * @param notes of the weather
 */
record TilePiece(
        ObjectNode manifest,
        List<ResultSet.PointSeries> points,
        List<HeatTable.Budget> heat,
        List<QualityReport.Entry> quality,
        Map<String, String> facts,
        List<String> notes) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Writes the piece, which appears only complete: it is the mark of a finished tile. */
    static void write(Path file, Manifest manifest, ResultSet results, List<HeatTable.Budget> heat, List<String> notes)
            throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.set("manifest", manifest.tree());
        root.set("points", MAPPER.valueToTree(results.points()));
        root.set("heat", MAPPER.valueToTree(heat));
        root.set("quality", MAPPER.valueToTree(results.quality().entries()));
        root.set("facts", MAPPER.valueToTree(results.facts()));
        root.set("notes", MAPPER.valueToTree(notes));
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.writeString(half, MAPPER.writeValueAsString(root));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static TilePiece read(Path file) throws IOException {
        JsonNode root = MAPPER.readTree(Files.readString(file));
        List<ResultSet.PointSeries> points = new ArrayList<>();
        root.path("points").forEach(p -> points.add(MAPPER.treeToValue(p, ResultSet.PointSeries.class)));
        List<HeatTable.Budget> heat = new ArrayList<>();
        root.path("heat").forEach(h -> heat.add(MAPPER.treeToValue(h, HeatTable.Budget.class)));
        List<QualityReport.Entry> quality = new ArrayList<>();
        root.path("quality").forEach(q -> quality.add(MAPPER.treeToValue(q, QualityReport.Entry.class)));
        Map<String, String> facts = new LinkedHashMap<>();
        root.path("facts")
                .properties()
                .forEach(f -> facts.put(f.getKey(), f.getValue().asString("")));
        List<String> notes = new ArrayList<>();
        root.path("notes").forEach(n -> notes.add(n.asString("")));
        return new TilePiece((ObjectNode) root.path("manifest"), points, heat, quality, facts, notes);
    }

    /** A number of the tile's manifest, such as {@code /scene/trees}. */
    double number(String pointer) {
        return manifest.at(pointer).asDouble(0);
    }
}
