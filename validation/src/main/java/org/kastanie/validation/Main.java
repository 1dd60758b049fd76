package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.NearestName;

/**
 * {@code kastanie validation --out DIR [--data DIR] [case...]}: runs the cases, writes the guide, exits with 4 if a gate
 * fails.
 */
public final class Main {
    private static final int GATE_FAILED = 4;

    private Main() {}

    public static void main(String[] args) throws IOException {
        if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
            System.out.println(help());
            return;
        }
        Path out = Path.of("kastanie-validation");
        Path data = Path.of(System.getProperty("kastanie.testdata", "../shared"));
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--out", "--data" -> {
                    if (i + 1 == args.length) {
                        throw new InputException(
                                args[i] + " needs a folder", "give it one, such as " + args[i] + " results");
                    }
                    Path value = Path.of(args[i + 1]);
                    out = args[i].equals("--out") ? value : out;
                    data = args[i].equals("--data") ? value : data;
                    i++;
                }
                default -> wanted.add(args[i]);
            }
        }
        checkNames(wanted);
        List<Outcome> outcomes = runAll(data, out, wanted);
        Guide.write(outcomes, out);
        List<Row> failed = outcomes.stream()
                .flatMap(o -> o.rows().stream())
                .filter(row -> !row.passes())
                .toList();
        for (Row row : failed) {
            System.err.printf(
                    "gate failed: %s %s (%s): %.3g, gate %.3g%n",
                    row.caseId(),
                    row.comparison().quantity(),
                    row.comparison().subset(),
                    row.figure(),
                    row.expectation().gate());
        }
        System.out.println("guide: " + out.resolve("index.html"));
        System.exit(failed.isEmpty() ? 0 : GATE_FAILED);
    }

    private static void checkNames(List<String> wanted) {
        List<String> known = names();
        for (String name : wanted) {
            if (!known.contains(name)) {
                String nearest = NearestName.of(name, known).orElse("");
                throw new InputException(
                        "no validation case is called '" + name + "'",
                        "did you mean '" + nearest + "'? Known are " + String.join(", ", known));
            }
        }
    }

    private static List<String> names() {
        return Cases.all().stream().map(ValidationCase::id).toList();
    }

    private static String help() {
        return """
                Usage: kastanie validation [--out DIR] [--data DIR] [CASE...]
                Compare with measurements and exact solutions; write the guide; exit with 4 if a gate fails.
                      --out DIR    Folder of the guide. Default: kastanie-validation.
                      --data DIR   Folder of the measurements. Default: KASTANIE_TESTDATA, else ../shared beside the checkout.
                      CASE         Cases to run, all without one:
                """ + "                   " + String.join("\n                   ", names());
    }

    private static List<Outcome> runAll(Path data, Path out, List<String> wanted) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Expectations expectations = Expectations.recorded();
        for (ValidationCase each : Cases.all()) {
            if (!wanted.isEmpty() && !wanted.contains(each.id())) {
                continue;
            }
            Optional<String> missing = each.missing(data);
            if (missing.isPresent()) {
                System.err.println(each.id() + ": skipped: no data (" + missing.get() + ")");
                outcomes.add(new Outcome(each, List.of(), missing.get()));
                continue;
            }
            System.err.println(each.id() + ": running");
            Path scratch = Files.createTempDirectory("kastanie-validation");
            try {
                List<Row> rows = each.run(data, scratch).stream()
                        .map(c -> new Row(each.id(), c, expectations.of(each.id(), c)))
                        .toList();
                outcomes.add(new Outcome(each, rows, ""));
            } finally {
                delete(scratch);
            }
        }
        return outcomes;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
