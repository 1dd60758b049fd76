package org.kastanie.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.engine.planting.PlanTrees;
import org.kastanie.engine.planting.TreePlan;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.StopRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan-trees",
        description = "Where trees cool most for the money: kastanie plan-trees STUDY.yaml --out DIR.",
        mixinStandardHelpOptions = true)
final class PlanTreesCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STUDY", description = "Study file (YAML or JSON) with a section 'planting'.")
    Path study = Path.of("");

    @Mixin
    OutOptions results = new OutOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Override
    public Integer call() throws Exception {
        ResultFolder.Mode mode = results.mode();
        StopRequest stop = new StopRequest();
        stop.listen(ExitCode.INTERRUPTED, false);
        try {
            Study read = StudyReader.read(study, options.settings);
            TreePlan plan = PlanTrees.run(read, results.out, mode, options.open(stop));
            System.out.println("recommended: " + plan.recommended().size() + " trees for "
                    + Math.round(plan.cost()) + " EUR, at most "
                    + Math.round(1000 * plan.choice().gap()) / 10.0 + " % below the best possible");
            System.out.println("results: " + results.out);
            System.out.println("open " + results.out.resolve("report").resolve("index.html"));
            return ExitCode.DONE;
        } finally {
            stop.finish();
        }
    }
}
