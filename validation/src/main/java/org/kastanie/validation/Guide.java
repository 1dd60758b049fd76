package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the validation guide: {@code index.html}, {@code results.csv}, {@code pairs.csv} and one figure a comparison. */
final class Guide {
    private Guide() {}

    static void write(List<Outcome> outcomes, Path out) throws IOException {
        Files.createDirectories(out.resolve("figures"));
        Files.writeString(out.resolve("results.csv"), table(outcomes), StandardCharsets.UTF_8);
        Files.writeString(out.resolve("pairs.csv"), pairs(outcomes), StandardCharsets.UTF_8);
        StringBuilder page = new StringBuilder(HEAD);
        page.append(overview(outcomes));
        for (Outcome outcome : outcomes) {
            page.append(section(outcome, out));
        }
        page.append("</main></body></html>\n");
        Files.writeString(out.resolve("index.html"), page, StandardCharsets.UTF_8);
    }

    private static String table(List<Outcome> outcomes) {
        StringBuilder csv = new StringBuilder("case;quantity;subset;unit;n;bias;rmse;worst;peer;goal;gate\n");
        for (Outcome outcome : outcomes) {
            for (Row row : outcome.rows()) {
                Comparison c = row.comparison();
                csv.append(String.join(
                                ";",
                                row.caseId(),
                                c.quantity(),
                                c.subset(),
                                c.unit(),
                                Integer.toString(c.count()),
                                figure(c.bias()),
                                figure(c.rmse()),
                                figure(c.worst()),
                                row.expectation().peer(),
                                figure(row.expectation().goal()),
                                figure(row.expectation().gate())))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private static String pairs(List<Outcome> outcomes) {
        StringBuilder csv = new StringBuilder("case;quantity;subset;label;reference;ours\n");
        for (Outcome outcome : outcomes) {
            for (Row row : outcome.rows()) {
                Comparison c = row.comparison();
                for (Comparison.Pair p : c.pairs()) {
                    csv.append(String.join(
                                    ";",
                                    row.caseId(),
                                    c.quantity(),
                                    c.subset(),
                                    p.label(),
                                    figure(p.reference()),
                                    figure(p.ours())))
                            .append('\n');
                }
            }
        }
        return csv.toString();
    }

    /** Every figure that has a goal or a gate, in one table. */
    private static String overview(List<Outcome> outcomes) {
        StringBuilder html = new StringBuilder("<h2>At a glance</h2>\n<table class=\"glance\"><thead><tr><th>case</th>"
                + "<th>quantity, part</th><th>ours</th><th>bias</th><th>goal</th><th>gate</th><th>unit</th><th>peers</th>"
                + "<th>verdict</th></tr></thead><tbody>\n");
        for (Outcome outcome : outcomes) {
            for (Row row : outcome.rows()) {
                if (row.expectation() != Expectation.NONE) {
                    html.append(glance(row));
                }
            }
        }
        return html.append("</tbody></table>\n").toString();
    }

    private static String glance(Row row) {
        Comparison c = row.comparison();
        Expectation e = row.expectation();
        return "<tr class=\"" + verdict(row) + "\"><td><a href=\"#" + row.caseId() + "\">" + escape(row.caseId())
                + "</a></td><td>" + escape(c.quantity() + ", " + c.subset()) + "</td><td>" + figure(row.figure())
                + (e.metric().equals("worst") ? " (largest)" : "") + "</td><td>" + figure(c.bias()) + "</td><td>"
                + figure(e.goal()) + "</td><td>" + figure(e.gate()) + "</td><td>" + escape(c.unit()) + "</td><td>"
                + escape(e.peer()) + "</td><td>" + word(row) + "</td></tr>\n";
    }

    private static String verdict(Row row) {
        return !row.passes() ? "failed" : row.reachesGoal() ? "goal" : "";
    }

    private static String word(Row row) {
        if (!row.passes()) {
            return "gate failed";
        }
        return row.reachesGoal()
                ? "goal reached"
                : Double.isNaN(row.expectation().goal()) ? "" : "short of the goal";
    }

    private static String section(Outcome outcome, Path out) throws IOException {
        ValidationCase source = outcome.source();
        StringBuilder html = new StringBuilder();
        html.append("<section id=\"").append(source.id()).append("\"><h2>").append(escape(source.title()));
        html.append("</h2>\n<p>").append(escape(source.notes())).append("</p>\n<p class=\"source\">Source: ");
        html.append(escape(source.source())).append("</p>\n");
        if (!outcome.skipped().isEmpty()) {
            return html.append("<p>Skipped: no data (")
                    .append(escape(outcome.skipped()))
                    .append(").</p></section>\n")
                    .toString();
        }
        html.append("<table><thead><tr><th>quantity</th><th>part</th><th>n</th><th>bias</th><th>RMSE</th>"
                + "<th>largest</th><th>unit</th><th>peers</th><th>goal</th><th>gate</th></tr></thead><tbody>\n");
        List<String> figures = new ArrayList<>();
        for (Row row : outcome.rows()) {
            html.append(line(row));
            if (row.comparison().subset().equals("all") && row.comparison().count() > 3) {
                figures.add(Figures.write(row, out.resolve("figures")));
            }
        }
        html.append("</tbody></table>\n");
        figures.addAll(source.pictures(out.resolve("figures")));
        for (String figure : figures) {
            html.append("<img src=\"figures/").append(figure).append("\" alt=\"Ours beside the reference: ");
            html.append(figure).append("\">\n");
        }
        return html.append("</section>\n").toString();
    }

    private static String line(Row row) {
        Comparison c = row.comparison();
        Expectation e = row.expectation();
        return "<tr class=\"" + verdict(row) + "\"><td>" + escape(c.quantity()) + "</td><td>" + escape(c.subset())
                + "</td><td>" + c.count() + "</td><td>" + figure(c.bias()) + "</td><td>" + figure(c.rmse())
                + "</td><td>" + figure(c.worst()) + "</td><td>" + escape(c.unit()) + "</td><td>" + escape(e.peer())
                + "</td><td>" + figure(e.goal()) + "</td><td>" + figure(e.gate()) + "</td></tr>\n";
    }

    private static String figure(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return Math.abs(value) >= 0.1 || value == 0
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%.2g", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static final String HEAD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kastanie: verification and validation</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff}
            main{max-width:60rem;margin:0 auto;padding:1rem}
            table{border-collapse:collapse;width:100%;font-size:.85rem}
            th,td{border-bottom:1px solid #ddd;padding:.25rem .5rem;text-align:right}
            th:nth-child(1),td:nth-child(1),th:nth-child(2),td:nth-child(2),th:nth-child(8),td:nth-child(8){text-align:left}
            tr.goal td:nth-child(5),.glance tr.goal td:nth-child(3){background:#cfe6f5} tr.failed td{background:#f7dcd0}
            .glance tr.goal td:nth-child(5){background:none} .glance td:nth-child(9),.glance th:nth-child(9){text-align:left}
            .source{color:#555;font-size:.85rem} img{max-width:100%}
            </style></head><body><main><h1>Verification and validation</h1>
            <p>Every figure on this page was computed by this run. "Goal" is what we want, "gate" is our recorded figure
            plus a margin: beyond it this validation fails. A blue RMSE has reached its goal.</p>
            """;
}
