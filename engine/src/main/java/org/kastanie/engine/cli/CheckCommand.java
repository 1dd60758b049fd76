package org.kastanie.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kastanie.engine.job.Job;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.job.JobRun;
import org.kastanie.engine.run.Estimate;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Everything that can be known of a job before computing: files, coordinates, weather, cost.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "JOB", description = "Job file (YAML or JSON).")
    Path job = Path.of("");

    @Mixin
    RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        Job read = JobReader.read(job, options.settings);
        Runner.Options run = options.open(new StopRequest());
        Estimate estimate = JobRun.check(read, run);
        estimate.requireMemory(run.memory());
        System.out.println(job + " can be run");
        read.origins().forEach(origin -> System.out.println("from " + origin));
        System.out.println(estimate.words());
        return ExitCode.DONE;
    }
}
