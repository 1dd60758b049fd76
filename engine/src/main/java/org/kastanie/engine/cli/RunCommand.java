package org.kastanie.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kastanie.engine.job.Job;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.job.JobRun;
import org.kastanie.engine.run.InterruptedRunException;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.StopRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Run a job: kastanie run JOB.yaml --out DIR. A manifest.json is run again as it was.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "JOB", description = "Job file (YAML or JSON) or manifest.json of a result.")
    Path job = Path.of("");

    @Mixin
    ResumableOut results = new ResumableOut();

    @Mixin
    RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        ResultFolder.Mode mode = results.mode();
        StopRequest stop = new StopRequest();
        stop.listen(ExitCode.INTERRUPTED, mode == ResultFolder.Mode.RESUME);
        try {
            Job read = JobReader.read(job, options.settings);
            read.origins().forEach(origin -> System.out.println("from " + origin));
            JobRun.run(read, results.out, mode, options.open(stop));
            System.out.println("results: " + results.out);
            if (read.spec().outputs().formats().contains("report")) {
                System.out.println("open " + results.out.resolve("report").resolve("index.html"));
            }
            return ExitCode.DONE;
        } catch (InterruptedRunException e) {
            // said here and not by the caller: once the request is finished the process ends
            return Failures.report(e, false, System.err);
        } finally {
            stop.finish();
        }
    }
}
