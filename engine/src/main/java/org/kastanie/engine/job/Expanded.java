package org.kastanie.engine.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.run.PolygonFile;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinFiles;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries of the twin that name a folder, a zip archive or a tile index become an entry for each of its files before anything else
 * looks at the job: from then on the job names files only, and the manifest each with its SHA-256.
 */
final class Expanded {
    private static final List<String> OPTIONS = List.of("crs", "layer", "files");
    /** As in the schema of the job, whose defaults are filled in later. */
    private static final double DEFAULT_MARGIN = 300;

    private final JobText job;
    private final JobPaths paths;
    private final ArrayNode twin;
    private final List<Job.Input> found = new ArrayList<>();
    private TwinFiles.@Nullable Area area;

    private Expanded(JobText job, JobPaths paths) {
        this.job = job;
        this.paths = paths;
        this.twin = job.tree().arrayNode();
    }

    /** Names the files in the job's tree and gives all inputs. */
    static List<Job.Input> of(JobText job, JobPaths paths, List<Job.Input> inputs) {
        if (!(job.tree().path("twin") instanceof ArrayNode entries)) {
            return inputs;
        }
        Expanded expanded = new Expanded(job, paths);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                expanded.entry(entries.get(i));
            } catch (InputException e) {
                String pointer = "/twin/" + i + "/path";
                problems.add(Problem.at(job.where(pointer) + ": " + JobSchema.keyPath(pointer), e));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadJobException(problems);
        }
        job.tree().set("twin", expanded.twin);
        List<Job.Input> all = new ArrayList<>(expanded.found);
        inputs.stream().filter(i -> !JobInputs.isTwin(i.pointer())).forEach(all::add);
        return all;
    }

    private void entry(JsonNode entry) {
        String written = entry.path("path").asString("");
        if (written.isEmpty()) {
            twin.add(entry);
            return;
        }
        Path path = paths.resolve(written);
        Map<String, Object> options = new LinkedHashMap<>();
        OPTIONS.stream()
                .filter(entry::has)
                .forEach(o -> options.put(o, entry.path(o).asString()));
        TwinEntry asked = new TwinEntry(entry.path("type").asString(), path, options);
        if (!TwinFiles.areBehind(asked)) {
            add(entry.deepCopy(), written, path);
            return;
        }
        TwinFiles.Choice choice = TwinFiles.behind(asked, written, area());
        String words = entry.has("origin") ? entry.path("origin").asString() : choice.words();
        for (TwinFiles.Found file : choice.files()) {
            ObjectNode one = (ObjectNode) entry.deepCopy();
            one.remove("files");
            one.put("path", file.written());
            if (file == choice.files().getFirst()) {
                one.put("origin", words); // said once
            }
            Envelope e = file.extent();
            if (e != null && area().crs() != null) {
                one.putArray("extent")
                        .add(e.getMinX())
                        .add(e.getMinY())
                        .add(e.getMaxX())
                        .add(e.getMaxY());
            }
            add(one, file.written(), file.path());
        }
    }

    private void add(JsonNode entry, String written, Path path) {
        found.add(new Job.Input("/twin/" + twin.size() + "/path", written, path));
        twin.add(entry);
    }

    /** Domain and margin, as far as the job says them itself. */
    private TwinFiles.Area area() {
        if (area == null) {
            JsonNode domain = job.tree().path("domain");
            Crs crs = domain.has("crs") ? CrsResolver.resolve(domain.path("crs").asString(), "domain.crs") : null;
            Envelope box = box(domain, crs);
            if (box != null) {
                box.expandBy(domain.path("margin").asDouble(DEFAULT_MARGIN));
            }
            area = new TwinFiles.Area(box, crs);
        }
        return area;
    }

    private @Nullable Envelope box(JsonNode domain, @Nullable Crs crs) {
        JsonNode b = domain.path("bounds");
        if (b.size() == 4) {
            return new Envelope(
                    b.get(0).asDouble(),
                    b.get(2).asDouble(),
                    b.get(1).asDouble(),
                    b.get(3).asDouble());
        }
        if (!domain.has("path") || crs == null) {
            return null;
        }
        Envelope all = new Envelope();
        PolygonFile.features(paths.resolve(domain.path("path").asString()), null, crs)
                .forEach(f -> all.expandToInclude(f.geometry().getEnvelopeInternal()));
        return all;
    }
}
