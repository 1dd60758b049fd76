package org.kastanie.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(name = "bench", description = "Measure the kernels, scalar and vector side by side: kastanie bench [name].")
final class BenchCommand implements Callable<Integer> {
    @Unmatched
    List<String> rest = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        return OtherModule.run("bench", "org.kastanie.benchmarks.Main", rest);
    }
}
