package org.kastanie.engine.run;

import java.util.List;
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
     */
    public record Input(String key, String path, long bytes, String sha256) {}

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
