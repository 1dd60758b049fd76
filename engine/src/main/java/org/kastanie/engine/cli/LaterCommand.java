package org.kastanie.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kastanie.engine.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Commands whose names are kept for later versions; the help says so. */
abstract class LaterCommand implements Callable<Integer> {
    @Unmatched
    List<String> rest = new ArrayList<>();

    private final String problem;
    private final String remedy;

    LaterCommand(String problem, String remedy) {
        this.problem = problem;
        this.remedy = remedy;
    }

    @Override
    public Integer call() {
        throw new InputException(problem, remedy);
    }

    @Command(name = "study", description = "Many variants at once: not in this version yet.")
    static final class Study extends LaterCommand {
        Study() {
            super(
                    "'study' is not yet in this version",
                    "run both variants with 'kastanie run' (scenario: fell, plant) and put them side by side with 'kastanie compare'");
        }
    }
}
