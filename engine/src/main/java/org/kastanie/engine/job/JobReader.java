package org.kastanie.engine.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.InputException;
import org.kastanie.engine.run.ManifestFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From a job file (YAML, JSON, or the manifest of an earlier run) to a {@link Job}, or to all its problems. */
public final class JobReader {
    private JobReader() {}

    /**
     * Reads and checks a job.
     *
     * @param file YAML or JSON, or a manifest.json, whose inputs must then be unchanged
     * @param settings {@code key.path=value}, later ones win
     * @throws BadJobException with every problem found
     */
    public static Job read(Path file, List<String> settings) {
        JobText raw = readText(file);
        JsonNode manifest = manifest(raw);
        JobText text = manifest == null ? raw : new JobText(file, (ObjectNode) manifest.path("job"), Map.of());
        try {
            Overrides.apply(text.tree(), settings);
        } catch (InputException e) {
            throw new BadJobException(List.of(Problem.of(e)));
        }
        JobPaths paths = new JobPaths(file);
        List<Problem> problems = new ArrayList<>(JobSchema.check(text));
        List<Job.Input> inputs = JobInputs.find(text, paths, problems);
        problems.addAll(JobRules.check(text));
        if (manifest != null && problems.isEmpty()) {
            problems.addAll(changed(manifest, inputs));
        }
        if (!problems.isEmpty()) {
            throw new BadJobException(problems);
        }
        inputs = Fetched.of(text, Expanded.of(text, paths, inputs));
        if (!text.tree().has("name")) {
            text.tree().put("name", file.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", ""));
        }
        return resolve(file, text.tree(), inputs);
    }

    /** A job that stands in another file. */
    static Job inline(JobText text) {
        JobPaths paths = new JobPaths(text.file());
        List<Problem> problems = new ArrayList<>(JobSchema.check(text));
        List<Job.Input> inputs = JobInputs.find(text, paths, problems);
        problems.addAll(JobRules.check(text));
        if (!problems.isEmpty()) {
            throw new BadJobException(problems);
        }
        inputs = Fetched.of(text, Expanded.of(text, paths, inputs));
        return resolve(text.file(), text.tree(), inputs);
    }

    /** A checked job with its defaults. */
    private static Job resolve(Path file, ObjectNode tree, List<Job.Input> inputs) {
        ObjectNode given = tree.deepCopy();
        JobSchema.fillDefaults(tree);
        return new Job(file, tree, given, inputs, SpecBuilder.build(tree, new JobPaths(file)));
    }

    /** A job with other content, checked before. */
    static Job changed(Job base, ObjectNode tree) {
        return resolve(
                base.file(),
                tree,
                base.inputs().stream()
                        .filter(i -> !tree.at(i.pointer()).isMissingNode())
                        .toList());
    }

    /**
     * The same job under another name, with further edits after its own.
     *
     * @param edits checked by the schema
     */
    static Job variant(Job base, String name, ArrayNode edits) {
        ObjectNode tree = base.given().deepCopy();
        tree.put("name", name);
        tree.withArray("scenario").addAll(edits.deepCopy());
        JsonNode formats = tree.at("/outputs/formats");
        if (formats instanceof ArrayNode list && !list.toString().contains("\"zarr\"")) {
            list.add("zarr"); // what a study compares
        }
        return resolve(base.file(), tree, base.inputs());
    }

    private static JobText readText(Path file) {
        try {
            return JobText.read(file);
        } catch (InputException e) {
            throw new BadJobException(List.of(Problem.of(e)));
        }
    }

    private static @org.jspecify.annotations.Nullable JsonNode manifest(JobText text) {
        JsonNode tree = text.tree();
        return tree.path("job").isObject() && tree.path("inputs").isArray() ? tree : null;
    }

    /** Inputs whose content is not what the manifest was written for. */
    private static List<Problem> changed(JsonNode manifest, List<Job.Input> inputs) {
        List<Problem> problems = new ArrayList<>();
        for (Job.Input input : inputs) {
            for (JsonNode recorded : manifest.path("inputs")) {
                if (recorded.path("key").asString("").equals(JobSchema.keyPath(input.pointer()))) {
                    compare(input, recorded.path("sha256").asString(""), problems);
                }
            }
        }
        return problems;
    }

    private static void compare(Job.Input input, String expected, List<Problem> problems) {
        String found;
        try {
            found = ManifestFiles.sha256(input.path());
        } catch (IOException e) {
            problems.add(new Problem(input.path() + " cannot be read: " + e.getMessage(), "check its rights"));
            return;
        }
        if (!found.equals(expected)) {
            problems.add(new Problem(
                    input.path() + " has changed since the manifest was written (SHA-256 " + found.substring(0, 12)
                            + "... instead of " + expected.substring(0, Math.min(12, expected.length())) + "...)",
                    "bring the old file back, or run the job file instead of the manifest"));
        }
    }
}
