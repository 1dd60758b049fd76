package org.kastanie.engine.output.report;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.output.ResultSet;
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

    private ComparisonReport() {}

    /** The page, whose maps are still to be drawn. */
    public static Html page(ResultSet a, ResultSet b, String hour, List<Change> changes) {
        Html html = new Html(b.name() + " \u2013 " + a.name());
        html.raw("<header><h1>What changes: " + Html.escape(b.name()) + "</h1><p class=\"lead\">"
                + Html.escape("compared with " + a.name() + " \u00b7 hottest hour: " + hour) + "</p></header>");
        for (String notice : changes.getFirst().map().notices()) {
            html.raw("<p class=\"notice\"><b>Note:</b> " + Html.escape(notice) + "</p>");
        }
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
                course[i] = (float) change.course()[i];
            }
            Statistics moments = Statistics.of(course);
            rows.add(List.of(
                    Words.title(change.quantity()),
                    change.quantity().unit(),
                    Phrases.number("%+.2f", Statistics.of(change.map().values()).mean()),
                    Phrases.number("%+.2f", moments.mean()),
                    Phrases.number("%+.2f", moments.minimum()),
                    Phrases.number("%+.2f", moments.maximum())));
        }
        html.heading("Mean change over the whole domain")
                .table("Mean over all cells, second run minus first", head, rows);
        html.paragraph(
                "Every hour with percentiles stands in differences.csv; the maps of every hour in difference/*.tif.");
        return html.raw("<footer><p>" + Html.escape(Phrases.FOOT) + "</p></footer>");
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
