package org.kastanie.engine.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kastanie.engine.InputException;
import tools.jackson.databind.JsonNode;

/** The files a job or a study names: found, readable, not empty. */
final class JobInputs {
    private JobInputs() {}

    static List<Job.Input> find(JobText job, JobPaths paths, List<Problem> problems) {
        List<String> pointers = new ArrayList<>();
        list(job.tree(), "twin", pointers);
        pointers.add("/weather/path");
        for (int i = 0; i < job.tree().at("/weather/also").size(); i++) {
            pointers.add("/weather/also/" + i);
        }
        list(job.tree(), "areas", pointers);
        pointers.add("/domain/path");
        list(job.tree(), "streets", pointers);
        list(job.tree(), "carriageways", pointers); // these three of a study
        pointers.add("/walk/path");
        pointers.add("/population/path");
        for (String key : List.of("candidates", "exclusions")) { // and these of its trees
            for (int i = 0; i < job.tree().path("planting").path(key).size(); i++) {
                pointers.add("/planting/" + key + "/" + i + "/path");
            }
        }
        pointers.add("/planting/objective/weights/path");
        List<Job.Input> inputs = new ArrayList<>();
        for (String pointer : pointers) {
            JsonNode node = job.tree().at(pointer);
            if (node.isString() && !node.asString().isBlank()) {
                add(job, pointer, paths, inputs, problems);
            }
        }
        return inputs;
    }

    private static void list(JsonNode tree, String key, List<String> pointers) {
        for (int i = 0; i < tree.path(key).size(); i++) {
            pointers.add("/" + key + "/" + i + "/path");
        }
    }

    private static void add(
            JobText job, String pointer, JobPaths paths, List<Job.Input> inputs, List<Problem> problems) {
        String written = job.tree().at(pointer).asString();
        String where = job.where(pointer) + ": " + JobSchema.keyPath(pointer);
        try {
            Path path = paths.resolve(written);
            inputs.add(new Job.Input(pointer, written, path));
            if (isTwin(pointer) && Files.isDirectory(path)) {
                return; // stands for its files
            }
            check(path, where, written.startsWith(JobPaths.TESTDATA), problems);
        } catch (InputException e) {
            problems.add(Problem.at(where, e));
        }
    }

    static boolean isTwin(String pointer) {
        return pointer.startsWith("/twin/");
    }

    private static void check(Path path, String where, boolean testdata, List<Problem> problems) {
        if (!Files.exists(path)) {
            String remedy = testdata
                    ? "set KASTANIE_TESTDATA (or -Dkastanie.testdata) to the folder of the test data"
                    : neighbour(path);
            problems.add(new Problem(where + " names " + path + ", which does not exist", remedy));
        } else if (!Files.isRegularFile(path)) {
            problems.add(new Problem(where + " names " + path + ", which is not a file", "name a file"));
        } else if (!Files.isReadable(path)) {
            problems.add(new Problem(where + " names " + path + ", which may not be read", "change its rights"));
        } else {
            checkSize(path, where, problems);
        }
    }

    private static void checkSize(Path path, String where, List<Problem> problems) {
        try {
            if (Files.size(path) == 0) {
                problems.add(new Problem(
                        where + " names " + path + ", which is empty (0 bytes)",
                        "fetch the file again or leave it out"));
            }
        } catch (IOException e) {
            problems.add(
                    new Problem(where + " names " + path + ", which cannot be read: " + e.getMessage(), "check it"));
        }
    }

    /** A file of nearly the same name in the same folder, if there is one. */
    private static String neighbour(Path path) {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "paths are relative to the job file; there is no folder " + folder;
        }
        String wanted = path.getFileName().toString();
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.limit(2000).map(f -> f.getFileName().toString()).toList();
            return NearestName.of(wanted, names)
                    .filter(n -> NearestName.distance(n.toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT))
                            <= Math.max(2, wanted.length() / 4))
                    .map(n -> "did you mean '" + n + "'? Paths are relative to the job file")
                    .orElse("mend the path; paths are relative to the job file");
        } catch (IOException e) {
            return "mend the path; paths are relative to the job file";
        }
    }
}
