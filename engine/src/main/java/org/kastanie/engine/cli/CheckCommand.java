package org.kastanie.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.Gathered;
import org.kastanie.engine.job.Job;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.job.JobRun;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.engine.planting.PlanTrees;
import org.kastanie.engine.run.Estimate;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.study.StudyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description =
                "Everything that can be known of a job or a study before computing: files, coordinates, weather, edits, "
                        + "places for trees, cost.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "JOB", description = "Job or study file (YAML or JSON).")
    Path job = Path.of("");

    @Mixin
    RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        return StudyReader.isStudy(job) ? study() : job();
    }

    private int job() throws IOException {
        Job read = JobReader.read(job, options.settings);
        Runner.Options run = options.open(new StopRequest());
        Estimate estimate = JobRun.check(read, run);
        estimate.requireMemory(run.memory());
        System.out.println(job + " can be run");
        read.origins().forEach(origin -> System.out.println("from " + origin));
        System.out.println(estimate.words());
        return ExitCode.DONE;
    }

    private int study() throws IOException {
        Study study = StudyReader.read(job, options.settings);
        Runner.Options run = options.open(new StopRequest());
        Gathered problems = new Gathered();
        Estimate estimate = base(study, run, problems);
        problems.attempt(() -> StudyRun.check(study, run));
        String places = study.planting().isEmpty() ? null : problems.ask(() -> PlanTrees.check(study, run));
        problems.raise();
        if (estimate != null) {
            estimate.requireMemory(run.memory());
        }
        System.out.println(job + " can be run");
        study.base().origins().forEach(origin -> System.out.println("from " + origin));
        int runs = (1 + study.variants().size()) * (1 + study.uncertainty().draws());
        if (!study.variants().isEmpty()) {
            System.out.println("study: " + runs + " runs: the base case and "
                    + study.variants().size() + " variants"
                    + (study.uncertainty().draws() > 0 ? ", and the same for every draw" : ""));
        }
        if (places != null) {
            System.out.println("plan-trees: " + places);
        }
        if (estimate != null) {
            System.out.println("each run: " + estimate.words());
        }
        return ExitCode.DONE;
    }

    private static @Nullable Estimate base(Study study, Runner.Options run, Gathered problems) throws IOException {
        try {
            return JobRun.check(study.base(), run);
        } catch (BadJobException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
