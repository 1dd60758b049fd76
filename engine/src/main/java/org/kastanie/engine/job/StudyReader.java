package org.kastanie.engine.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.run.RunSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From a study file to a {@link Study}, or to all its problems. */
public final class StudyReader {
    /** Names of folders a study writes itself; a variant of that name would be written over. */
    private static final Set<String> TAKEN = Set.of("ist", "differences", "report", "tables", "draws");

    /** Fewer draws than these say nothing about an interval: a choice. */
    private static final int FEWEST = 5;

    private final JobText text;
    private final JobPaths paths;
    private final List<Problem> problems = new ArrayList<>();

    private StudyReader(JobText text) {
        this.text = text;
        this.paths = new JobPaths(text.file());
    }

    /** Whether a file is a study and not a job; what cannot be read is none. */
    public static boolean isStudy(Path file) {
        try {
            ObjectNode tree = JobText.read(file).tree();
            boolean manifest =
                    tree.path("job").isObject() && tree.path("inputs").isArray();
            return !manifest && (tree.has("job") || tree.has("variants") || tree.has("planting"));
        } catch (InputException e) {
            return false;
        }
    }

    /**
     * Reads and checks a study and the job it names.
     *
     * @param settings {@code key.path=value} for the job of the base case, later ones win
     * @throws BadJobException with every problem found
     */
    public static Study read(Path file, List<String> settings) {
        try {
            return new StudyReader(JobText.read(file)).study(settings);
        } catch (InputException e) {
            throw new BadJobException(List.of(Problem.of(e)));
        }
    }

    private Study study(List<String> settings) {
        ObjectNode tree = text.tree();
        problems.addAll(StudySchema.check(text));
        List<Job.Input> inputs = JobInputs.find(text, paths, problems);
        names();
        JsonNode draws = tree.at("/uncertainty/draws");
        if (draws.isNumber() && draws.asDouble() > 0 && draws.asDouble() < FEWEST) {
            problems.add(new Problem(
                    text.where("/uncertainty/draws") + ": uncertainty.draws is " + draws
                            + "; an interval needs at least " + FEWEST + " draws",
                    "set it to " + FEWEST + " or more, or to 0 for none"));
        }
        Job base = base(settings);
        if (!problems.isEmpty() || base == null) {
            throw new BadJobException(problems);
        }
        String name =
                tree.path("name").asString(text.file().getFileName().toString().replaceFirst("\\.[A-Za-z]+$", ""));
        tree.put("name", name);
        // asked before the defaults are filled in: a study that plans no trees has no such section
        ObjectNode planting = tree.path("planting") instanceof ObjectNode given ? given : tree.objectNode();
        StudySchema.fillDefaults(tree);
        return new Study(
                text.file(),
                tree,
                inputs,
                name,
                tree.has("question") ? words(tree.path("question"), name) : null,
                JobReader.variant(base, base.spec().name(), tree.arrayNode()),
                variants(base),
                areas(),
                streets(),
                carriageways(),
                walk(),
                population(),
                coolPlaces(),
                uncertainty(),
                languages(),
                planting);
    }

    /** The job, read whatever else is wrong, so that its problems are told too. */
    private @Nullable Job base(List<String> settings) {
        JsonNode job = text.tree().path("job");
        try {
            if (job instanceof ObjectNode own) {
                Overrides.apply(own, settings);
                if (!own.has("name")) {
                    own.put("name", text.tree().path("name").asString("IST"));
                }
                return JobReader.inline(new JobText(text.file(), own.deepCopy(), lines("/job/")));
            }
            return job.isString() && !job.asString().isBlank()
                    ? JobReader.read(paths.resolve(job.asString()), settings)
                    : null;
        } catch (BadJobException e) {
            problems.addAll(e.problems());
        } catch (InputException e) {
            problems.add(Problem.of(e));
        }
        return null;
    }

    /** Lines of a part of the file as if it were a file of its own. */
    private Map<String, Integer> lines(String part) {
        Map<String, Integer> lines = new HashMap<>();
        text.lines().forEach((pointer, line) -> {
            if (pointer.startsWith(part)) {
                lines.put(pointer.substring(part.length() - 1), line);
            }
        });
        return lines;
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        int i = 0;
        for (JsonNode variant : text.tree().path("variants")) {
            String name = variant.path("name").asString("").toLowerCase(Locale.ROOT);
            String where = text.where("/variants/" + i) + ": ";
            if (!name.isEmpty() && !seen.add(name)) {
                problems.add(new Problem(
                        where + "two variants are called '" + name + "'", "give each variant a name of its own"));
            }
            if (TAKEN.contains(name)) {
                problems.add(new Problem(
                        where + "a variant cannot be called '" + name + "', for the study writes a folder of that name",
                        "give it another name"));
            }
            if (variant instanceof ObjectNode own) {
                problems.addAll(EditBuilder.check(new JobText(text.file(), own, lines("/variants/" + i + "/"))));
            }
            i++;
        }
    }

    private List<Study.Variant> variants(Job base) {
        List<Study.Variant> variants = new ArrayList<>();
        for (JsonNode v : text.tree().path("variants")) {
            String name = v.path("name").asString();
            variants.add(new Study.Variant(
                    name, words(v.path("title"), name), JobReader.variant(base, name, (ArrayNode) v.path("scenario"))));
        }
        return variants;
    }

    /** A text in one language or both; the same twice where only one is given. */
    public static Study.Words words(JsonNode node, String fallback) {
        String one = node.isString() ? node.asString() : null;
        String german =
                one != null ? one : node.path("de").asString(node.path("en").asString(fallback));
        String english = one != null ? one : node.path("en").asString(german);
        return new Study.Words(german, english);
    }

    private List<RunSpec.AreaSpec> areas() {
        List<RunSpec.AreaSpec> areas = new ArrayList<>();
        text.tree().path("areas").forEach(a -> areas.add(new RunSpec.AreaSpec(path(a), id(a))));
        return areas;
    }

    private List<RunSpec.StreetSpec> streets() {
        List<RunSpec.StreetSpec> streets = new ArrayList<>();
        text.tree()
                .path("streets")
                .forEach(s -> streets.add(
                        new RunSpec.StreetSpec(path(s), id(s), s.path("width").asDouble())));
        return streets;
    }

    private List<Path> carriageways() {
        List<Path> files = new ArrayList<>();
        text.tree().path("carriageways").forEach(c -> files.add(path(c)));
        return files;
    }

    private Study.@Nullable Walk walk() {
        JsonNode w = text.tree().path("walk");
        return w.has("path") ? new Study.Walk(path(w), w.path("every").asDouble()) : null;
    }

    private Study.@Nullable Population population() {
        JsonNode p = text.tree().path("population");
        return p.has("path") ? new Study.Population(path(p), p.path("attribute").asString()) : null;
    }

    private Study.CoolPlaces coolPlaces() {
        JsonNode c = text.tree().path("coolPlaces");
        return new Study.CoolPlaces(
                c.path("quantity").asString(),
                c.path("below").asDouble(),
                c.path("distance").asDouble(),
                c.path("smallest").asDouble());
    }

    private Study.Uncertainty uncertainty() {
        JsonNode u = text.tree().path("uncertainty");
        return new Study.Uncertainty(
                u.path("draws").asInt(),
                u.path("seed").asLong(),
                u.path("level").asDouble(),
                u.path("cell").asDouble(Double.NaN));
    }

    private List<String> languages() {
        String language = text.tree().path("language").asString();
        return language.equals("both") ? List.of("de", "en") : List.of(language);
    }

    private Path path(JsonNode node) {
        return paths.resolve(node.path("path").asString());
    }

    private static @Nullable String id(JsonNode node) {
        return node.has("id") ? node.path("id").asString() : null;
    }
}
