package org.kastanie.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.engine.run.InterruptedRunException;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.study.StudyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            Study study = StudyReader.read(file, options.settings);
            StudyRun.run(study, results.out, mode, options.open(stop));
            System.out.println("results: " + results.out);
            System.out.println("open " + results.out.resolve("report").resolve("index.html"));
            return ExitCode.DONE;
        } catch (InterruptedRunException e) {
            // said here and not by the caller: once the request is finished the process ends
            return Failures.report(e, false, System.err);
        } finally {
            stop.finish();
        }
    }
}
