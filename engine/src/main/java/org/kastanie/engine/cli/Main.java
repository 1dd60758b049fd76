package org.kastanie.engine.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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
            PlanTreesCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Stack traces with errors, and everything that was assumed.")
    boolean verbose;

    private static final int STANDARD_ERROR = 2;

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
     * The launcher hides the note every Java prints when an incubating module is in use: descriptor 2 goes nowhere until here
     * and then becomes a copy of the one it names. Opening that one again by name would not do: a second opening of a file
     * has a place of its own in it, and writers to the first would write over what it says.
     */
    private static void redirectErrors() {
        Integer descriptor = Integer.getInteger("kastanie.stderr");
        if (descriptor == null) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle dup2 = linker.downcallHandle(
                    linker.defaultLookup().find("dup2").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            if ((int) dup2.invokeExact(descriptor.intValue(), STANDARD_ERROR) == STANDARD_ERROR) {
                return;
            }
        } catch (Throwable e) {
            System.out.println("kastanie: standard error cannot be reached (" + e + "), using standard output");
        }
        System.setErr(System.out);
    }
}
