package org.kastanie.engine.cli;

import java.util.concurrent.Callable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.JobSchema;
import org.kastanie.engine.job.StudySchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "schema",
        description = "Print the JSON Schema of the job or study file.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", defaultValue = "job", description = "job or study. Default: job.")
    String which = "job";

    @Override
    public Integer call() {
        switch (which) {
            case "job" -> System.out.println(JobSchema.text());
            case "study" -> System.out.println(StudySchema.text());
            default ->
                throw new InputException(
                        "there is no schema called " + which, "use 'kastanie schema job' or 'kastanie schema study'");
        }
        return ExitCode.DONE;
    }
}
