package org.kastanie.engine.output.report;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.RunDifference;
import org.kastanie.engine.output.Statistics;
import org.kastanie.engine.output.Words;
import org.kastanie.engine.output.map.Picture;
import org.kastanie.solver.quantity.Quantity;

/** The page that shows what changed between two runs. */
public final class ComparisonReport {
    /**
     * What one quantity did.
     *
     * @param quantity what changed
     * @param map difference B minus A at the hottest hour
     * @param course mean difference at every time
     * @param noticeable smallest change that counts, K
     */
    public record Change(Quantity quantity, Picture map, double[] course, double noticeable) {}

    /** Keys named in the note; the table has all. */
    private static final int NAMED = 6;
    /** Characters of a value shown in the table; the comparison's manifest has the whole. */
    private static final int LONG = 160;

    private ComparisonReport() {}

    /** The page, whose maps are still to be drawn. */
    public static Html page(
            ResultSet a, ResultSet b, String hour, List<RunDifference> differences, List<Change> changes) {
        Html html = new Html(b.name() + " \u2013 " + a.name());
        html.raw("<header><h1>What changes: " + Html.escape(b.name()) + "</h1><p class=\"lead\">"
                + Html.escape("compared with " + a.name() + " \u00b7 hottest hour: " + hour) + "</p></header>");
        for (String notice : changes.getFirst().map().notices()) {
            html.raw("<p class=\"notice\"><b>Note:</b> " + Html.escape(notice) + "</p>");
        }
        mixed(html, differences);
        html.heading(Phrases.KEY);
        List<String> sentences = new ArrayList<>();
        for (Change change : changes) {
            if (change.quantity().unit().equals("K")) {
                sentences.add(sentence(change));
            }
        }
        html.list(sentences);
        html.heading("Where it changes, in the hottest hour").raw("<div class=\"maps\">");
        for (Change change : changes) {
            html.figure(() -> new Html.Figure(change.map(), hour, "Map: " + sentence(change)));
        }
        html.raw("</div>");
        List<String> head = new ArrayList<>(
                List.of("quantity", "unit", "hottest hour", "whole period", "most lowered hour", "most raised hour"));
        List<List<String>> rows = new ArrayList<>();
        for (Change change : changes) {
            float[] course = new float[change.course().length];
            for (int i = 0; i < course.length; i++) {
                course[i] = Words.mapFactor(change.quantity()) * (float) change.course()[i];
            }
            Statistics moments = Statistics.of(course);
            String digits = change.quantity().unit().equals("K") ? "%+.2f" : "%+.3f";
            rows.add(List.of(
                    Words.title(change.quantity()),
                    Words.differenceUnit(change.quantity()),
                    Phrases.number(digits, Statistics.of(change.map().values()).mean()),
                    Phrases.number(digits, moments.mean()),
                    Phrases.number(digits, moments.minimum()),
                    Phrases.number(digits, moments.maximum())));
        }
        html.heading("Mean change over the whole domain")
                .table("Mean over all cells, second run minus first", head, rows);
        html.paragraph(
                "Every hour with percentiles stands in differences.csv; the maps of every hour in difference/*.tif.");
        told(html, a, b, differences);
        return html.foot(changes.getFirst().map().attribution());
    }

    /** A note where the changes cannot be put down to the scenario alone. */
    private static void mixed(Html html, List<RunDifference> differences) {
        List<String> others = differences.stream()
                .filter(d -> d.kind() == RunDifference.Kind.OTHER)
                .map(RunDifference::key)
                .toList();
        if (!others.isEmpty()) {
            html.raw("<p class=\"notice\"><b>Note:</b> "
                    + Html.escape(Phrases.text(
                            "The runs differ in more than their scenario: %s. The changes below come from everything that "
                                    + "differs, not from the scenario alone; see \u201c%s\u201d.",
                            String.join(", ", others.subList(0, Math.min(NAMED, others.size())))
                                    + (others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : ""),
                            Phrases.DIFFERS))
                    + "</p>");
        }
    }

    private static void told(Html html, ResultSet a, ResultSet b, List<RunDifference> differences) {
        html.heading(Phrases.DIFFERS);
        if (differences.isEmpty()) {
            html.paragraph(Phrases.DIFFERS_NOT);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (RunDifference difference : differences) {
            String meaning = switch (difference.kind()) {
                case SCENARIO -> "the scenario";
                case HARMLESS -> "changes no value";
                case OTHER -> "may change values";
            };
            rows.add(List.of(difference.key(), shown(difference.from()), shown(difference.to()), meaning));
        }
        html.table(
                Phrases.DIFFERS_TABLE,
                List.of("key", "first run: " + a.name(), "second run: " + b.name(), "what it means"),
                rows);
    }

    private static String shown(String value) {
        return value.length() > LONG ? value.substring(0, LONG) + "\u2026" : value;
    }

    private static String sentence(Change change) {
        float[] sorted = Statistics.sorted(change.map().values());
        int cooler = 0;
        int warmer = 0;
        for (float value : sorted) {
            cooler += value < -change.noticeable() ? 1 : 0;
            warmer += value > change.noticeable() ? 1 : 0;
        }
        double count = Math.max(1, sorted.length);
        if (!change.quantity().unit().equals("K")) {
            return Phrases.text(
                    "%s: the strongest changes are %s and %s %s.",
                    Words.title(change.quantity()),
                    Phrases.number("%+.3f", Statistics.percentile(sorted, 0.001)),
                    Phrases.number("%+.3f", Statistics.percentile(sorted, 0.999)),
                    Words.differenceUnit(change.quantity()));
        }
        return Phrases.text(
                "%s: %s of the area becomes lower by more than %s K, %s higher; the strongest changes are %s and %s K.",
                Words.title(change.quantity()),
                Phrases.percent(cooler / count),
                Phrases.number("%.1f", change.noticeable()),
                Phrases.percent(warmer / count),
                Phrases.number("%+.1f", Statistics.percentile(sorted, 0.001)),
                Phrases.number("%+.1f", Statistics.percentile(sorted, 0.999)));
    }
}
