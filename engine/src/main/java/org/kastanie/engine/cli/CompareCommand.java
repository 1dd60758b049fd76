package org.kastanie.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kastanie.engine.run.Comparison;
import org.kastanie.engine.run.ResultFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        description =
                "Difference maps and tables of two results of one domain: kastanie compare A B --out DIR (B minus A). Both runs "
                        + "need zarr among their outputs.formats (it is by default): the fields are read from fields.zarr. The "
                        + "report lists everything in which the two runs differ.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR_A", description = "Result to start from.")
    Path a = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR_B", description = "Result of the same domain and period.")
    Path b = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the comparison.")
    Path out = Path.of("");

    @Option(names = "--overwrite", description = "Replace an older comparison in DIR.")
    boolean overwrite;

    @Override
    public Integer call() throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        ResultFolder.Mode mode = overwrite ? ResultFolder.Mode.OVERWRITE : ResultFolder.Mode.NEW;
        Comparison.run(a, b, out, mode, threads, ProgressStyle.AUTO.open(System.err, Main.terminal()));
        System.out.println("comparison: " + out);
        System.out.println("open " + out.resolve("report").resolve("index.html"));
        return ExitCode.DONE;
    }
}
