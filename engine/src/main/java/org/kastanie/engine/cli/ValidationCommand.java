package org.kastanie.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "validation",
        description = "Compare with measurements and exact solutions: kastanie validation --out DIR [--data DIR].")
final class ValidationCommand implements Callable<Integer> {
    @Unmatched
    List<String> rest = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        return OtherModule.run("validation", "org.kastanie.validation.Main", rest);
    }
}
