package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.ResultComparison;
import org.kastanie.engine.output.RunDifference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares two results into a folder of its own, under the same rules as the results of a run. */
public final class Comparison {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Comparison() {}

    /** Writes what changes from {@code a} to {@code b}, with maps in classes that suit them. */
    public static void run(Path a, Path b, Path out, ResultFolder.Mode mode, int threads, Progress progress)
            throws IOException {
        run(a, b, out, mode, false, threads, progress);
    }

    /**
     * Writes what changes from {@code a} to {@code b}.
     *
     * @param fixedClasses the maps have the classes of their quantity, whatever they show
     */
    public static void run(
            Path a, Path b, Path out, ResultFolder.Mode mode, boolean fixedClasses, int threads, Progress progress)
            throws IOException {
        requireResult(a);
        requireResult(b);
        ResultFolder folder = ResultFolder.of(out, mode);
        folder.open();
        try (RunWorkers workers = new RunWorkers(threads)) {
            JsonNode from = ManifestFiles.read(a.resolve(Manifest.NAME));
            JsonNode to = ManifestFiles.read(b.resolve(Manifest.NAME));
            List<RunDifference> differences = RunDifferences.of(from, to);
            List<Path> files =
                    ResultComparison.compare(a, b, folder.partial(), differences, fixedClasses, workers, progress);
            ObjectNode manifest = MAPPER.createObjectNode();
            manifest.put("comparison", 1);
            manifest.put("kastanie", BuildInfo.current().version());
            run(manifest.putObject("from"), a, from);
            run(manifest.putObject("to"), b, to);
            manifest.put("scenarioAlone", differences.stream().noneMatch(d -> d.kind() == RunDifference.Kind.OTHER));
            ArrayNode keys = manifest.putArray("differences");
            for (RunDifference difference : differences) {
                ObjectNode node = keys.addObject();
                node.put("key", difference.key());
                node.put("from", difference.from());
                node.put("to", difference.to());
                node.put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
            }
            ArrayNode list = manifest.putArray("files");
            for (Path file : files) {
                ObjectNode node = list.addObject();
                node.put("path", file.toString().replace('\\', '/'));
                node.put("sha256", ManifestFiles.sha256(folder.partial().resolve(file)));
            }
            Files.writeString(folder.partial().resolve(Manifest.NAME), MAPPER.writeValueAsString(manifest) + "\n");
            folder.complete();
        } catch (RuntimeException | IOException e) {
            folder.abandon();
            throw e;
        }
    }

    /** Which run a side of the comparison is: its name and the fingerprint of its manifest. */
    private static void run(ObjectNode node, Path folder, JsonNode manifest) throws IOException {
        node.put("name", manifest.at("/job/name").asString(""));
        node.put("manifestSha256", ManifestFiles.sha256(folder.resolve(Manifest.NAME)));
    }

    private static void requireResult(Path folder) {
        if (!Files.isRegularFile(folder.resolve(Manifest.NAME))) {
            throw new InputException(
                    folder + " holds no result of Kastanie (no manifest.json)",
                    "give the --out folder of a finished run");
        }
    }
}
