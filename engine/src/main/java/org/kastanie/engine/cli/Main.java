package org.kastanie.engine.cli;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code kastanie}. */
@Command(
        name = "kastanie",
        description = "Where a city gets hot, hour by hour: from its own files to maps, tables and a report.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            InspectCommand.class,
            CompareCommand.class,
            SchemaCommand.class,
            BenchCommand.class,
            ValidationCommand.class,
            LaterCommand.Study.class,
            LaterCommand.PlanTrees.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Stack traces with errors, and everything that was assumed.")
    boolean verbose;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public static void main(String[] args) {
        redirectErrors();
        System.exit(execute(args));
    }

    /** Runs a command line and gives its exit code; for tests and embedding. */
    public static int execute(String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, c, r) -> Failures.report(e, main.verbose, System.err))
                .setParameterExceptionHandler((e, a) -> Failures.usage(e, System.err))
                .setOut(new java.io.PrintWriter(System.out, true))
                .setErr(new java.io.PrintWriter(System.err, true));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return Failures.report(e, main.verbose, System.err);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** Whether standard error is a terminal; the launcher knows, Java does not. */
    static boolean terminal() {
        return Boolean.getBoolean("kastanie.terminal");
    }

    /**
     * The launcher hides the note every Java prints when an incubating module is in use: standard error goes nowhere until
     * here and continues on the descriptor it names.
     */
    private static void redirectErrors() {
        String descriptor = System.getProperty("kastanie.stderr");
        if (descriptor != null) {
            try {
                System.setErr(new PrintStream(
                        new FileOutputStream(new File(descriptor), true), true, StandardCharsets.UTF_8));
            } catch (IOException e) {
                System.out.println(
                        "kastanie: standard error cannot be opened (" + e.getMessage() + "), using this one");
                System.setErr(System.out);
            }
        }
    }
}
