package org.kastanie.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kastanie.engine.demo.DemoQuarter;
import org.kastanie.engine.job.Job;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.job.JobRun;
import org.kastanie.engine.run.Comparison;
import org.kastanie.engine.run.InterruptedRunException;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "A hot July day in a made-up quarter of Munich, with the trees of its avenue and without. Writes"
                + " ./kastanie-demo and, beside it, the files of the quarter (-quarter), the run without the trees"
                + " (-without-trees) and the difference (-difference); older demo results there are replaced.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", description = "Default: ./kastanie-demo")
    Path out = Path.of("kastanie-demo");

    @Mixin
    RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        Path quarter = beside("-quarter");
        Path without = beside("-without-trees");
        Path difference = beside("-difference");
        StopRequest early = new StopRequest();
        early.listen(ExitCode.INTERRUPTED, false);
        try {
            DemoQuarter.write(quarter);
        } finally {
            early.finish();
        }
        System.out.println("the quarter as a city would hand it over: " + quarter);
        int code = run(quarter.resolve("job.yaml"), out);
        code = code == ExitCode.DONE ? run(quarter.resolve("job-without-trees.yaml"), without) : code;
        if (code != ExitCode.DONE) {
            return code;
        }
        Runner.Options run = options.open(new StopRequest());
        Comparison.run(without, out, difference, mode(difference), run.threads(), run.progress());
        System.out.println();
        System.out.println("with the avenue's trees:    " + out);
        System.out.println("without them:               " + without);
        System.out.println("what the trees change:      " + difference);
        System.out.println("Open "
                + out.resolve("report").resolve("index.html").toAbsolutePath().toUri());
        return ExitCode.DONE;
    }

    private int run(Path jobFile, Path folder) throws IOException {
        StopRequest stop = new StopRequest();
        stop.listen(ExitCode.INTERRUPTED, false);
        try {
            Job job = JobReader.read(jobFile, List.copyOf(options.settings));
            System.out.println(job.spec().name());
            JobRun.run(job, folder, mode(folder), options.open(stop));
            return ExitCode.DONE;
        } catch (InterruptedRunException e) {
            // the demo takes a minute and replaces what it finds: it has no --resume to offer
            System.err.println("interrupted in the run that writes " + folder + "; start the demo again");
            return ExitCode.INTERRUPTED;
        } finally {
            stop.finish();
        }
    }

    /** Older results of the demo make way; anything else stays and is an error. */
    private static ResultFolder.Mode mode(Path folder) {
        boolean there = Files.exists(folder) || Files.exists(folder.resolveSibling(folder.getFileName() + ".partial"));
        return there ? ResultFolder.Mode.OVERWRITE : ResultFolder.Mode.NEW;
    }

    private Path beside(String suffix) {
        return out.resolveSibling(out.getFileName() + suffix);
    }
}
