package org.kastanie.engine.cli;

import java.util.concurrent.Callable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.JobSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "schema", description = "Print the JSON Schema of the job file.", mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", defaultValue = "job", description = "job (study is not yet in this version)")
    String which = "job";

    @Override
    public Integer call() {
        switch (which) {
            case "job" -> System.out.println(JobSchema.text());
            case "study" ->
                throw new InputException("studies are not yet in this version", "use 'kastanie schema job'");
            default -> throw new InputException("there is no schema called " + which, "use 'kastanie schema job'");
        }
        return ExitCode.DONE;
    }
}
