package org.kastanie.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.Problem;
import org.kastanie.engine.run.InterruptedRunException;
import org.kastanie.engine.run.ResourceException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, for people: one line what and where, one line what to do; and the exit code for scripts. */
final class Failures {
    private Failures() {}

    static int report(Throwable e, boolean verbose, PrintStream err) {
        int code = say(e, err);
        if (verbose) {
            e.printStackTrace(err);
        }
        return code;
    }

    private static int say(Throwable e, PrintStream err) {
        switch (e) {
            case BadJobException bad -> {
                problems(bad.problems(), err);
                return ExitCode.BAD_INPUT;
            }
            case InputException input -> {
                lines(err, text(input), input.remedy());
                return ExitCode.BAD_INPUT;
            }
            case ResourceException resource -> {
                lines(err, text(resource), resource.remedy());
                return ExitCode.NO_RESOURCES;
            }
            case InterruptedRunException stopped -> {
                lines(err, text(stopped), "continue with the same command and --resume");
                return ExitCode.INTERRUPTED;
            }
            case OutOfMemoryError memory -> {
                lines(
                        err,
                        "not enough memory: " + text(memory),
                        "give more with --memory, or use larger cells (domain.cell)");
                return ExitCode.NO_RESOURCES;
            }
            case UncheckedIOException io -> {
                return files(new IOException(io.getMessage(), io), err);
            }
            case IOException io -> {
                return files(io, err);
            }
            default -> {
                lines(
                        err,
                        "internal error: " + e.getClass().getSimpleName() + ": " + text(e),
                        "this is a defect of Kastanie: run it again with --verbose and report what is printed");
                return ExitCode.INTERNAL;
            }
        }
    }

    private static int files(IOException e, PrintStream err) {
        String text = text(e);
        if (text.contains("No space left")) {
            lines(err, "the disk is full: " + text, "make room or choose another --out");
            return ExitCode.NO_RESOURCES;
        }
        lines(err, "reading or writing failed: " + text, "check that the path exists, its rights and the disk");
        return ExitCode.INTERNAL;
    }

    static void problems(List<Problem> problems, PrintStream err) {
        problems.forEach(p -> lines(err, p.problem(), p.remedy()));
    }

    static int usage(ParameterException e, PrintStream err) {
        CommandLine command = e.getCommandLine();
        List<String> near = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String hint = near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
        lines(err, text(e), hint + "'" + command.getCommandSpec().qualifiedName() + " --help' shows what is possible");
        return ExitCode.BAD_INPUT;
    }

    private static void lines(PrintStream err, String problem, String remedy) {
        err.println("error: " + problem.replaceAll("\\s*\\R\\s*", " "));
        err.println("  -> " + remedy.replaceAll("\\s*\\R\\s*", " "));
    }

    private static String text(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
