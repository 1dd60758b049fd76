package org.kastanie.engine.planting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.Gathered;
import org.kastanie.engine.job.Problem;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.solver.quantity.Quantity;
import tools.jackson.databind.JsonNode;

/** The section {@code planting} of a study that passed its schema. */
final class PlantingReader {
    private static final Map<Quantity, Double> THRESHOLDS =
            Map.of(Quantity.UTCI, 32.0, Quantity.PET, 35.0, Quantity.MEAN_RADIANT_TEMPERATURE, 55.0);

    private final Study study;
    private final JsonNode planting;
    private final Gathered problems = new Gathered();

    private PlantingReader(Study study) {
        this.study = study;
        planting = study.planting();
    }

    /** @throws org.kastanie.engine.job.BadJobException with everything that is wrong with it */
    static PlantingSpec read(Study study) {
        return new PlantingReader(study).spec();
    }

    private PlantingSpec spec() {
        problems.attempt(this::requireCandidates);
        List<PlantingSpec.CandidateFile> files = new ArrayList<>();
        planting.path("candidates").forEach(c -> files.add(file(c)));
        List<PlantingSpec.Exclusion> exclusions = new ArrayList<>();
        planting.path("exclusions").forEach(e -> exclusions.add(exclusion(e)));
        study.carriageways()
                .forEach(c ->
                        exclusions.add(new PlantingSpec.Exclusion(c, 0, new Study.Words("Fahrbahn", "a carriageway"))));
        List<String> must = strings("must");
        List<String> mustNot = strings("mustNot");
        for (String id : must) {
            if (mustNot.contains(id)) {
                problems.add(new Problem(
                        "candidate '" + id + "' must be planted and must not",
                        "take it off planting.must or planting.mustNot"));
            }
        }
        List<PlantingSpec.TreeType> types = problems.ask(this::types);
        PlantingSpec.Aim aim = problems.ask(this::aim);
        problems.raise();
        JsonNode far = planting.path("distances");
        return new PlantingSpec(
                files,
                Objects.requireNonNull(types),
                planting.path("years").asDouble(10),
                Objects.requireNonNull(aim),
                new PlantingSpec.Limits(
                        planting.path("number").asInt(20),
                        planting.path("budget").asDouble(Double.POSITIVE_INFINITY),
                        planting.path("trials").asInt(400)),
                new PlantingSpec.Rules(
                        far.path("facade").asDouble(3),
                        far.path("crown").asDouble(1),
                        far.path("spacing").asDouble(Double.NaN)),
                exclusions,
                must,
                mustNot);
    }

    private void requireCandidates() {
        if (planting.path("candidates").isEmpty()) {
            throw new InputException(
                    study.file() + " names no candidate places",
                    "add planting: {candidates: [{path: places.geojson}], number: 10}; docs/plan-trees.md shows one");
        }
    }

    private Path path(JsonNode node) {
        return study.resolve(node.path("path").asString());
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.has(key) ? node.path(key).asString() : null;
    }

    private List<String> strings(String key) {
        List<String> all = new ArrayList<>();
        planting.path(key).forEach(s -> all.add(s.asString()));
        return all;
    }

    private PlantingSpec.CandidateFile file(JsonNode node) {
        Map<String, String> columns = new LinkedHashMap<>();
        node.path("columns")
                .properties()
                .forEach(p -> columns.put(p.getKey(), p.getValue().asString()));
        return new PlantingSpec.CandidateFile(
                path(node),
                text(node, "layer"),
                text(node, "crs"),
                node.path("every").asDouble(8),
                node.path("cost").asDouble(15_000),
                node.path("street").asString(""),
                columns);
    }

    private PlantingSpec.Exclusion exclusion(JsonNode node) {
        Path path = path(node);
        return new PlantingSpec.Exclusion(
                path,
                node.path("distance").asDouble(0),
                StudyReader.words(node.path("reason"), path.getFileName().toString()));
    }

    private List<PlantingSpec.TreeType> types() {
        List<PlantingSpec.TreeType> types = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : planting.path("types")) {
            String name = node.path("name").asString();
            if (!names.add(name)) {
                throw new InputException(
                        "two of planting.types are called '" + name + "'", "give each a name of its own");
            }
            types.add(new PlantingSpec.TreeType(
                    name,
                    node.path("species").asString("tilia_cordata"),
                    node.path("height").asDouble(7),
                    node.path("crownDiameter").asDouble(4),
                    later(name, node.path("later")),
                    node.path("surcharge").asDouble(0)));
        }
        return types.isEmpty() ? List.of(new PlantingSpec.TreeType("lime", "tilia_cordata", 7, 4, Map.of(), 0)) : types;
    }

    private static Map<Integer, double[]> later(String name, JsonNode node) {
        Map<Integer, double[]> later = new LinkedHashMap<>();
        node.properties().forEach(p -> {
            try {
                later.put(Integer.parseInt(p.getKey()), new double[] {
                    p.getValue().path(0).asDouble(), p.getValue().path(1).asDouble()
                });
            } catch (NumberFormatException e) {
                throw new InputException(
                        "planting.types: '" + name + "' has a size after '" + p.getKey() + "' years",
                        "write whole years, such as later: {10: [10, 6]}",
                        e);
            }
        });
        return later;
    }

    private PlantingSpec.Aim aim() {
        JsonNode node = planting.path("objective");
        Quantity quantity =
                Quantity.valueOf(node.path("quantity").asString("utci").toUpperCase(java.util.Locale.ROOT));
        int from = node.path("hours").path(0).asInt(10);
        int to = node.path("hours").path(1).asInt(18);
        if (to <= from) {
            throw new InputException(
                    "planting.objective.hours ends at " + to + " and begins at " + from,
                    "write [first, end], such as [10, 18]");
        }
        JsonNode weights = node.path("weights");
        return new PlantingSpec.Aim(
                quantity,
                node.path("above").asDouble(THRESHOLDS.getOrDefault(quantity, 32.0)),
                from,
                to,
                weights.has("path") ? new PlantingSpec.Weights(path(weights), text(weights, "attribute")) : null);
    }
}
