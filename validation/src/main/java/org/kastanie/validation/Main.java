package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code kastanie validation --out DIR [--data DIR] [case...]}: runs the cases, writes the guide, exits with 4 if a gate
 * fails.
 */
public final class Main {
    private static final int GATE_FAILED = 4;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) throws IOException {
        Path out = Path.of("kastanie-validation");
        Path data = Path.of(System.getProperty("kastanie.testdata", "../shared"));
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--out", "--data" -> {
                    if (i + 1 == args.length) {
                        fail(args[i] + " needs a folder", "give it one, such as " + args[i] + " results");
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
        List<String> known = Cases.all().stream().map(ValidationCase::id).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                fail("no validation case is called " + name, "known are: " + String.join(", ", known));
            }
        }
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
            List<Row> rows = each.run(data, scratch).stream()
                    .map(c -> new Row(each.id(), c, expectations.of(each.id(), c)))
                    .toList();
            outcomes.add(new Outcome(each, rows, ""));
        }
        return outcomes;
    }

    private static void fail(String problem, String remedy) {
        System.err.println(problem);
        System.err.println(remedy);
        System.exit(USAGE);
    }
}
