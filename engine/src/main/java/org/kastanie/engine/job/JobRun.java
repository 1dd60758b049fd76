package org.kastanie.engine.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.run.Estimate;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.Provenance;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.RunCheck;
import org.kastanie.engine.run.Runner;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Life cycle of a requested run: read the job, check it, run it into a folder. */
public final class JobRun {
    private JobRun() {}

    /**
     * Runs a job.
     *
     * @param job from {@link JobReader}
     * @param out folder of the results
     * @param mode what to do with what is there
     */
    public static void run(Job job, Path out, ResultFolder.Mode mode, Runner.Options options) throws IOException {
        ResultFolder folder = ResultFolder.of(out, mode);
        Runner.run(job.spec(), provenance(job, folder.folder()), options, folder, mode == ResultFolder.Mode.RESUME);
    }

    /**
     * Everything that can be known before computing.
     *
     * @throws BadJobException with every problem
     */
    public static Estimate check(Job job, Runner.Options options) throws IOException {
        RunCheck.Outcome outcome =
                RunCheck.check(job.spec(), provenance(job, Path.of("").toAbsolutePath()), options);
        Estimate estimate = outcome.estimate();
        if (estimate == null) {
            throw new BadJobException(
                    outcome.problems().stream().map(Problem::of).toList());
        }
        return estimate;
    }

    private static Provenance provenance(Job job, Path results) throws IOException {
        ObjectNode portable = job.resolved().deepCopy();
        ObjectNode given = job.given().deepCopy();
        List<Provenance.Input> inputs = new ArrayList<>();
        for (Job.Input input : job.inputs()) {
            boolean fetched = Fetched.is(input.path());
            String path =
                    fetched ? Fetched.kept(input.path()) : JobPaths.portable(input.written(), input.path(), results);
            set(portable, input.pointer(), path);
            inputs.add(new Provenance.Input(
                    JobSchema.keyPath(input.pointer()),
                    path,
                    Files.size(input.path()),
                    ManifestFiles.sha256(input.path()),
                    fetched ? input.path() : null));
        }
        return new Provenance(portable, given, inputs);
    }

    private static void set(ObjectNode job, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        switch (job.at(pointer.substring(0, slash))) {
            case ObjectNode object -> object.put(pointer.substring(slash + 1), value);
            case ArrayNode array -> array.set(Integer.parseInt(pointer.substring(slash + 1)), value);
            default -> throw new IllegalStateException("no such key: " + pointer);
        }
    }
}
