package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a run comes from: what its manifest needs so that it can be run again.
 *
 * @param job resolved job, every default filled in, paths that name no person
 * @param given what of it the job file or the command line gave; the rest are defaults
 * @param inputs files read
 */
public record Provenance(ObjectNode job, ObjectNode given, List<Input> inputs) {
    /**
     * @param key in the job, such as twin.0.path
     * @param path as the manifest shows it
     * @param bytes size
     * @param sha256 hexadecimal
     * @param fetched where it waits if it came from a server and is kept with the results, else null
     */
    public record Input(
            String key,
            String path,
            long bytes,
            String sha256,
            @Nullable Path fetched) {}

    /** Copies what came from servers beside the results, so that the manifest can be run again without them. */
    List<Path> keep(Path folder, List<Path> files) throws IOException {
        List<Path> all = new ArrayList<>(files);
        for (Input input : inputs) {
            if (input.fetched() != null) {
                Path copy = folder.resolve(input.path());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(input.fetched(), copy, StandardCopyOption.REPLACE_EXISTING);
                all.add(Path.of(input.path()));
            }
        }
        return all;
    }

    /** Fingerprint of everything results depend on: job, inputs, version. */
    String key(BuildInfo build) {
        StringBuilder text = new StringBuilder(build.version())
                .append('\n')
                .append(build.commit())
                .append('\n');
        text.append(job).append('\n');
        inputs.forEach(i -> text.append(i.key()).append(' ').append(i.sha256()).append('\n'));
        return ManifestFiles.sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
