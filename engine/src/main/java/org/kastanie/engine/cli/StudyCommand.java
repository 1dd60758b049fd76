package org.kastanie.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.engine.run.InterruptedRunException;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.study.StudyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "study",
        description =
                "Run a base case and its variants side by side: kastanie study STUDY.yaml --out DIR. Difference maps, "
                        + "tables and a report say what each variant changes. --set changes keys of the base case.",
        mixinStandardHelpOptions = true)
final class StudyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STUDY", description = "Study file (YAML or JSON).")
    Path file = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the results.")
    Path out = Path.of("");

    @Option(names = "--overwrite", description = "Replace the results in DIR (removes only files its manifest lists).")
    boolean overwrite;

    @Option(names = "--resume", description = "Continue an interrupted study; finished variants are kept.")
    boolean resume;

    @Mixin
    RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        if (overwrite && resume) {
            throw new InputException("--overwrite and --resume contradict each other", "give one of them");
        }
        StopRequest stop = new StopRequest();
        stop.listen(ExitCode.INTERRUPTED, resume);
        try {
            Study study = StudyReader.read(file, options.settings);
            StudyRun.run(study, out, mode(), options.open(stop));
            System.out.println("results: " + out);
            System.out.println("open " + out.resolve("report").resolve("index.html"));
            return ExitCode.DONE;
        } catch (InterruptedRunException e) {
            // said here and not by the caller: once the request is finished the process ends
            return Failures.report(e, false, System.err);
        } finally {
            stop.finish();
        }
    }

    private ResultFolder.Mode mode() {
        return overwrite ? ResultFolder.Mode.OVERWRITE : resume ? ResultFolder.Mode.RESUME : ResultFolder.Mode.NEW;
    }
}
