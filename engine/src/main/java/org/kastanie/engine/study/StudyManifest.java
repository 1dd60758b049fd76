package org.kastanie.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kastanie.engine.job.Job;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.run.BuildInfo;
import org.kastanie.engine.run.ManifestFiles;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The manifest of a study: its text, the files it read beside those of the job, every file it wrote. */
final class StudyManifest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StudyManifest() {}

    static void write(Study study, List<StudyRun.Part> parts, Path folder) throws IOException {
        ObjectNode manifest = MAPPER.createObjectNode();
        manifest.put("study", 1);
        BuildInfo build = BuildInfo.current();
        ObjectNode kastanie = manifest.putObject("kastanie");
        kastanie.put("version", build.version());
        kastanie.put("commit", build.commit());
        manifest.put("name", study.name());
        manifest.set("resolved", study.resolved());
        ArrayNode inputs = manifest.putArray("inputs");
        for (Job.Input input : study.inputs()) {
            ObjectNode node = inputs.addObject();
            node.put("key", input.pointer().substring(1).replace('/', '.'));
            node.put("path", input.written());
            node.put("sha256", ManifestFiles.sha256(input.path()));
        }
        ArrayNode runs = manifest.putArray("runs");
        for (StudyRun.Part part : parts) {
            ObjectNode node = runs.addObject();
            node.put("name", part.name());
            node.put("manifest", part.name() + "/manifest.json");
            node.put(
                    "manifestSha256",
                    ManifestFiles.sha256(folder.resolve(part.name()).resolve("manifest.json")));
        }
        ArrayNode files = manifest.putArray("files");
        for (Path file : StudyRun.files(folder)) {
            ObjectNode node = files.addObject();
            node.put("path", file.toString().replace('\\', '/'));
            node.put("sha256", ManifestFiles.sha256(folder.resolve(file)));
        }
        Files.writeString(folder.resolve("manifest.json"), MAPPER.writeValueAsString(manifest) + "\n");
    }
}
