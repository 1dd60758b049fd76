package org.kastanie.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.output.map.Picture;
import org.kastanie.engine.output.map.Scales;
import org.kastanie.solver.quantity.Quantity;

/** The part of the report that says how sure the differences are. */
final class DrawsChapter {
    private static final List<String> SHOWN =
            List.of("utci_hottest_hour", "air_temperature_hottest_hour", "utci_hours_above_32", "pet_hours_above_35");

    private final Study study;
    private final StudyResults results;
    private final Draws draws;
    private final Tongue tongue;

    DrawsChapter(Study study, StudyResults results, Draws draws, Tongue tongue) {
        this.study = study;
        this.results = results;
        this.draws = draws;
        this.tongue = tongue;
    }

    void write(ReportPage page) {
        String share = tongue.percent(study.uncertainty().level());
        page.paragraph(String.format(
                Locale.ROOT,
                tongue.say(
                        "Bestand und Varianten wurden %d Mal mit jeweils demselben gezogenen Wetter und denselben Stoffwerten gerechnet: Lufttemperatur ± 1 K, Wind und Blattfläche um rund ein Viertel und ein Fünftel, Reflexion aller Oberflächen innerhalb der Spannen der Bibliothek. Die Spanne enthält %s der Ziehungen, bei wenigen Ziehungen alle. Sie sagt nichts über Fehler des Modells selbst. Schraffiert: Die Spanne enthält die Null, die Änderung ist nicht unterscheidbar.",
                        "Today and the variants were computed %d times, each time with the same drawn weather and material values: air temperature ± 1 K, wind and leaf area by about a quarter and a fifth, reflection of all surfaces within the ranges of the library. The interval holds %s of the draws, with few draws all of them. It says nothing about errors of the model itself. Hatched: the interval holds zero, the change is not distinguishable."),
                draws.draws().size(),
                share));
        page.raw("<div class=\"maps\">");
        for (int v = 0; v < draws.cases().size(); v++) {
            map(page, v);
        }
        page.raw("</div>");
        table(page);
    }

    private void map(ReportPage page, int variant) {
        float[] change = draws.middle().get(variant);
        String title = tongue.say(results.cases().get(variant + 1).title());
        boolean[] unclear = draws.unclear(variant);
        int n = 0;
        int all = 0;
        for (int i = 0; i < change.length; i++) {
            all += Float.isNaN(change[i]) ? 0 : 1;
            n += unclear[i] ? 1 : 0;
        }
        Picture picture = new Picture(
                title,
                "",
                Scales.difference(Quantity.UTCI, change, "K"),
                change,
                draws.reference(),
                draws.backdrop().get(variant),
                List.of(),
                List.of());
        page.hatched(
                picture,
                title
                        + tongue.say(
                                ": Änderung der gefühlten Temperatur, Median",
                                ": change of the felt temperature, median"),
                String.format(
                        Locale.ROOT,
                        tongue.say(
                                "Karte der Änderung über die Ziehungen; auf %s der Fläche nicht unterscheidbar",
                                "Map of the change over the draws; not distinguishable on %s of the ground"),
                        tongue.percent(all == 0 ? Double.NaN : (double) n / all)),
                unclear);
    }

    private void table(ReportPage page) {
        List<List<String>> rows = new ArrayList<>();
        for (Draws.Row row : draws.rows()) {
            if (SHOWN.contains(row.measure())) {
                rows.add(List.of(
                        row.zone().id().equals("all")
                                ? tongue.say("ganzes Gebiet", "whole domain")
                                : row.zone().id(),
                        tongue.say(results.cases().get(row.variant() + 1).title()),
                        tongue.measure(row.measure()),
                        tongue.number("%+.2f", row.low())
                                + tongue.say(" bis ", " to ")
                                + tongue.number("%+.2f", row.high()),
                        row.distinguishable()
                                ? tongue.say("ja", "yes")
                                : tongue.say("nicht unterscheidbar", "not distinguishable")));
            }
        }
        page.table(
                tongue.say("Spanne der Änderungen", "Interval of the changes"),
                List.of(
                        tongue.say("Ort", "place"),
                        tongue.say("Variante", "variant"),
                        tongue.say("Größe", "measure"),
                        tongue.say("Änderung", "change"),
                        tongue.say("unterscheidbar", "distinguishable")),
                rows);
    }
}
