package org.kastanie.engine.output.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kastanie.engine.output.AreaSeries;
import org.kastanie.engine.output.Digest;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;
import org.kastanie.engine.output.Statistics;
import org.kastanie.engine.output.SummaryField;
import org.kastanie.engine.output.Tasks;
import org.kastanie.engine.output.Words;
import org.kastanie.engine.output.map.MapFiles;
import org.kastanie.engine.output.map.Picture;
import org.kastanie.engine.output.map.Scale;
import org.kastanie.engine.output.map.Scales;
import org.kastanie.solver.quantity.Quantity;

/** Writes {@code report/index.html}. */
public final class ReportWriter {
    /** Messages shown of the quality report; the rest is counted. */
    private static final int MESSAGES = 12;

    private static final List<Quantity> MAPS = List.of(
            Quantity.UTCI,
            Quantity.PET,
            Quantity.MEAN_RADIANT_TEMPERATURE,
            Quantity.AIR_TEMPERATURE,
            Quantity.SURFACE_TEMPERATURE);
    private static final List<String> SUMMARIES =
            List.of("utci_hours_above_32", "utci_hours_above_38", "tropical_nights", "sunlit_hours");

    private final ResultSet results;
    private final ResultSet drawn;
    private final Digest digest;
    private final AreaSeries areas;
    private final Stamps stamps;
    private final Html html;

    /**
     * Writes all words of the page; its maps are drawn by {@link #drawings}.
     *
     * @param results the run
     * @param drawn the same, or an overview of it, with the fields maps are drawn from
     * @param summaries as fine as {@code drawn}
     */
    public ReportWriter(
            ResultSet results, ResultSet drawn, Digest digest, AreaSeries areas, List<SummaryField> summaries)
            throws IOException {
        this.results = results;
        this.drawn = drawn;
        this.digest = digest;
        this.areas = areas;
        this.stamps = Stamps.of(results);
        this.html = new Html(results.name());
        head(summaries);
        stress(Quantity.UTCI);
        maps(Phrases.DAY_MAPS, digest.hottest());
        maps(Phrases.COOL_MAPS, digest.coolest());
        summaryMaps(summaries);
        areaTable();
        quality();
        facts();
    }

    /** The maps of the page, each a piece of work of its own. */
    public Tasks drawings() {
        return html.drawings();
    }

    /** Writes the page once its maps are drawn. */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("index.html");
        Files.writeString(file, html.page(), StandardCharsets.UTF_8);
        return file;
    }

    private void head(List<SummaryField> summaries) throws IOException {
        html.raw("<header><h1>" + Html.escape(results.name()) + "</h1>");
        html.raw("<p class=\"lead\">"
                + Html.escape(Phrases.text(
                        "Urban heat, %s \u00b7 %.0f \u00d7 %.0f m in cells of %s m \u00b7 %.3f\u00b0 N, %.3f\u00b0 E",
                        stamps.day(0),
                        results.domain().grid().east() - results.domain().grid().west(),
                        results.domain().grid().north()
                                - results.domain().grid().south(),
                        plain(results.domain().grid().cell()),
                        results.domain().latitude(),
                        results.domain().longitude()))
                + "</p></header>");
        for (String notice : results.notices()) {
            html.raw("<p class=\"notice\"><b>Note:</b> " + Html.escape(notice) + "</p>");
        }
        html.heading(Phrases.KEY);
        tiles();
        html.list(new Findings(drawn, digest, areas, summaries).sentences());
    }

    /** A length without needless zeros: 1, 2.5. */
    private static String plain(double metres) {
        return java.math.BigDecimal.valueOf(metres).stripTrailingZeros().toPlainString();
    }

    private void tiles() {
        html.raw("<div class=\"facts\">");
        if (!digest.means().isEmpty()) {
            double[] felt = java.util.Objects.requireNonNull(digest.means().get(digest.guide()));
            tile(stamps.interval(digest.hottest()), "hottest hour");
            tile(Phrases.degrees(felt[digest.hottest()]), "mean " + Words.quantity(digest.guide()) + " in that hour");
        }
        if (digest.means().containsKey(Quantity.UTCI)) {
            double[] shares = digest.shares(Quantity.UTCI)[digest.hottest()];
            tile(Phrases.percent(shares[8] + shares[9]), "of the area under very strong heat stress or worse");
        }
        if (digest.means().containsKey(Quantity.AIR_TEMPERATURE)) {
            double[] air = digest.means().get(Quantity.AIR_TEMPERATURE);
            tile(
                    Phrases.degrees(air[digest.coolest()]),
                    "mean air temperature in the coolest hour, " + stamps.interval(digest.coolest()));
        }
        html.raw("</div>");
    }

    private void tile(String value, String label) {
        html.raw("<div><b>" + Html.escape(value) + "</b><span>" + Html.escape(label) + "</span></div>");
    }

    private void stress(Quantity quantity) {
        Scale scale = Scales.standard(quantity);
        if (scale == null || !results.available().contains(quantity)) {
            return;
        }
        List<double[]> shares = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        boolean[] used = new boolean[scale.classes()];
        for (int time = 0; time < results.times(); time++) {
            double[] row = digest.bands(quantity)[time];
            shares.add(row);
            labels.add(stamps.clock(results.stamp(time).minus(results.interval())));
            IntStream.range(0, row.length).filter(k -> row[k] > 0).forEach(k -> used[k] = true);
        }
        int[] shown = IntStream.range(0, used.length).filter(k -> used[k]).toArray();
        html.heading(Phrases.STRESS).paragraph(Phrases.STRESS_LEAD);
        StringBuilder legend = new StringBuilder("<ol class=\"legend\">");
        for (int k : shown) {
            legend.append(String.format("<li><i style=\"background:#%06x\"></i>", scale.colours()[k]))
                    .append(Html.escape(band(scale, k)))
                    .append(" <small>")
                    .append(Html.escape(scale.names().get(k)))
                    .append("</small></li>");
        }
        html.raw(legend + "</ol>");
        String description = Phrases.text(
                "Stacked bars for %d hours; the table below holds the same figures. Worst at %s.",
                results.times(), stamps.interval(digest.hottest()));
        html.raw("<div class=\"wide\">" + ClassChart.svg(scale.colours(), shares, labels, description) + "</div>");
        List<String> head = new ArrayList<>(List.of("local time"));
        IntStream.of(shown)
                .forEach(k -> head.add(band(scale, k) + ", " + scale.names().get(k)));
        List<List<String>> rows = new ArrayList<>();
        for (int time = 0; time < results.times(); time++) {
            List<String> row = new ArrayList<>(List.of(stamps.interval(time)));
            for (int k : shown) {
                row.add(Phrases.percent(shares.get(time)[k]));
            }
            rows.add(row);
        }
        html.raw("<details><summary>" + Phrases.STRESS_TABLE + "</summary>");
        html.table("Share of the outdoor area by class of stress (" + quantity.symbol() + ")", head, rows);
        html.raw("</details>");
    }

    private static String band(Scale scale, int number) {
        return scale.label(number) + "\u00a0" + scale.unit();
    }

    private void maps(String heading, int time) {
        List<Quantity> shown =
                MAPS.stream().filter(results.available()::contains).toList();
        if (shown.isEmpty()) {
            return;
        }
        html.heading(heading).paragraph(stamps.full(time)).raw("<div class=\"maps\">");
        for (Quantity quantity : shown) {
            html.figure(() -> figure(quantity, time));
        }
        html.raw("</div>");
    }

    private Html.Figure figure(Quantity quantity, int time) throws IOException {
        Picture picture = MapFiles.picture(drawn, stamps, quantity, time);
        float[] sorted = Statistics.sorted(picture.values());
        String alternative = Phrases.text(
                "Map of the %s, %s. Mean %s; a tenth of the area is below %s, a tenth above %s.",
                Words.quantity(quantity),
                stamps.full(time),
                Phrases.degrees(Statistics.of(picture.values()).mean()),
                Phrases.degrees(Statistics.percentile(sorted, 0.1)),
                Phrases.degrees(Statistics.percentile(sorted, 0.9)));
        return new Html.Figure(picture, stamps.interval(time), alternative);
    }

    private void summaryMaps(List<SummaryField> summaries) {
        List<SummaryField> shown = summaries.stream()
                .filter(field -> SUMMARIES.contains(field.name()))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        html.heading(Phrases.SUMMARY_MAPS).raw("<div class=\"maps\">");
        for (SummaryField field : shown) {
            html.figure(() -> figure(field));
        }
        html.raw("</div>");
    }

    private Html.Figure figure(SummaryField field) {
        String title =
                Character.toUpperCase(field.title().charAt(0)) + field.title().substring(1);
        Picture picture = new Picture(
                title, "", Scales.of(field), field.values(), drawn.domain(), drawn.backdrop(), List.of(), List.of());
        double mean = Statistics.of(field.values()).mean();
        String alternative = Double.isNaN(mean)
                ? Phrases.text("Map of %s, without values.", field.title())
                : Phrases.text("Map of %s. Mean %.1f.", field.title(), mean);
        return new Html.Figure(picture, "", alternative);
    }

    private void areaTable() {
        if (areas.areas().isEmpty()) {
            return;
        }
        List<String> head = new ArrayList<>(List.of("area"));
        List<int[]> cells = new ArrayList<>();
        for (Quantity quantity : MAPS) {
            int column = areas.column(quantity.contractName() + "_mean");
            if (column >= 0) {
                head.add(Words.title(quantity) + ", " + stamps.interval(digest.hottest()));
                cells.add(new int[] {digest.hottest(), column});
            }
        }
        int air = areas.column("air_temperature_mean");
        if (air >= 0) {
            head.add("Air temperature, " + stamps.interval(digest.coolest()));
            cells.add(new int[] {digest.coolest(), air});
        }
        List<double[]> rows = new ArrayList<>();
        for (int a = 0; a < areas.areas().size(); a++) {
            double[] row = new double[cells.size() + 1];
            row[0] = a;
            for (int c = 0; c < cells.size(); c++) {
                row[c + 1] = areas.values()[a][cells.get(c)[0]][cells.get(c)[1]];
            }
            rows.add(row);
        }
        if (!cells.isEmpty()) {
            rows.sort(Comparator.comparingDouble(row -> Double.isNaN(row[1]) ? Double.MAX_VALUE : -row[1]));
        }
        List<List<String>> table = new ArrayList<>();
        for (double[] row : rows) {
            List<String> line = new ArrayList<>(
                    List.of(areas.areas().get((int) row[0]).area().id()));
            for (int c = 1; c < row.length; c++) {
                line.add(Phrases.degrees(row[c]));
            }
            table.add(line);
        }
        html.heading(Phrases.AREAS).table(Phrases.AREA_TABLE, head, table);
    }

    private void quality() {
        html.heading(Phrases.QUALITY);
        List<String> all = QualityWords.sentences(results.quality().entries());
        if (all.isEmpty()) {
            html.paragraph(Phrases.QUALITY_NONE);
            return;
        }
        List<String> lines = new ArrayList<>(all.subList(0, Math.min(MESSAGES, all.size())));
        if (all.size() > MESSAGES) {
            lines.add(Phrases.text("and %d more kinds of message", all.size() - MESSAGES));
        }
        html.list(lines).paragraph(Phrases.QUALITY_LEAD);
    }

    private void facts() {
        html.heading(Phrases.FACTS).raw("<dl>");
        results.facts()
                .forEach((label, sentence) ->
                        html.raw("<dt>" + Html.escape(label) + "</dt><dd>" + Html.escape(sentence) + "</dd>"));
        html.raw("<dt>Coordinate system</dt><dd>" + Html.escape(results.domain().name()) + " (EPSG:"
                + results.domain().epsg() + ")</dd></dl>");
        html.heading(Phrases.TERMS)
                .raw(Phrases.text(
                        Phrases.TERM_LIST, Html.escape(Phrases.values(results.interval(), results.person()))));
        html.foot(results.attribution());
    }
}
