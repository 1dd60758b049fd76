package org.kastanie.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.output.map.Picture;
import org.kastanie.engine.output.map.Scale;
import org.kastanie.engine.output.map.Scales;
import org.kastanie.engine.output.report.Html;
import org.kastanie.solver.quantity.Quantity;
import tools.jackson.databind.JsonNode;

/** The page of a study in one language: question, answer in short, maps, tables, method, assumptions. */
final class StudyReport {
    /** A change smaller than this counts as none, K: about what a person notices. A choice, as in comparisons. */
    private static final double NOTICEABLE = 0.5;

    private static final List<Quantity> MAPPED =
            List.of(Quantity.UTCI, Quantity.MEAN_RADIANT_TEMPERATURE, Quantity.AIR_TEMPERATURE);

    private final StudyResults results;
    private final Study study;
    private final List<Case> cases;
    private final Tongue tongue;
    private final ReportPage page;

    StudyReport(StudyResults results, Tongue tongue, String other) {
        this.results = results;
        this.study = results.study();
        this.cases = results.cases();
        this.tongue = tongue;
        this.page = new ReportPage(tongue, study.name(), other);
    }

    String page() {
        head();
        answer();
        maps();
        zones();
        walk();
        coolPlaces();
        uncertainty();
        method();
        page.foot(cases.getFirst().run().description().attribution());
        return page.text();
    }

    private String title(Case one) {
        return tongue.say(one.title());
    }

    private void head() {
        Study.Words question = study.question();
        page.raw("<header><h1>" + Html.escape(study.name()) + "</h1><p class=\"lead\">"
                + Html.escape(
                        question == null
                                ? tongue.say(
                                        "Wie warm wird es mit und ohne Umbau?", "How hot does it get, built or not?")
                                : tongue.say(question))
                + "</p><p class=\"small\">"
                + Html.escape(tongue.say("Heißeste Stunde des Bestands: ", "Hottest hour of today's city: ")
                        + tongue.say(results.hour().german(), results.hour().english()))
                + "</p></header>");
        for (String notice : cases.getFirst().run().description().notices()) {
            page.raw("<p class=\"notice\"><b>" + tongue.say("Hinweis:", "Note:") + "</b> " + Html.escape(notice)
                    + "</p>");
        }
    }

    private void answer() {
        page.heading(tongue.say("Kurz gesagt", "In short"));
        List<String> sentences = new ArrayList<>();
        Zone all = results.zones().getFirst();
        for (int v = 1; v < cases.size(); v++) {
            float[] change = Case.difference(
                    cases.getFirst().hot(Quantity.UTCI), cases.get(v).hot(Quantity.UTCI));
            double cooler = share(change, true);
            double warmer = share(change, false);
            ZoneTable.Row hours = results.table().row(all, "utci_hours_above_32");
            sentences.add(String.format(
                    Locale.ROOT,
                    tongue.say(
                            "%s: Zur heißesten Stunde wird %s der offenen Fläche um mehr als %s K kühler, %s wärmer; im Mittel ändert sich die gefühlte Temperatur um %s K. Stunden mit starkem Hitzestress (UTCI über 32 °C): %s statt %s im Mittel der Fläche.",
                            "%s: at the hottest hour %s of the open ground becomes cooler by more than %s K, %s warmer; on average the felt temperature changes by %s K. Hours of strong heat stress (UTCI above 32 °C): %s instead of %s on average over the ground."),
                    title(cases.get(v)),
                    tongue.percent(cooler),
                    tongue.number("%.1f", NOTICEABLE),
                    tongue.percent(warmer),
                    tongue.number("%+.2f", Case.mean(change)),
                    tongue.number("%.2f", hours.values()[v]),
                    tongue.number("%.2f", hours.values()[0])));
        }
        if (sentences.isEmpty()) {
            sentences.add(tongue.say(
                    "Die Studie enthält nur den Bestand, keine Varianten.",
                    "The study holds today's city only, no variants."));
        }
        page.list(sentences);
    }

    /** What every variant builds, and what of the base case is not the city as it stands. */
    private void changes() {
        EditWords words = new EditWords(tongue);
        JsonNode ofBase = study.base().resolved().path("scenario");
        if (!ofBase.isEmpty()) {
            changes(title(cases.getFirst()), words.sentences(ofBase, 0));
        }
        for (Study.Variant variant : study.variants()) {
            JsonNode all = variant.job().resolved().path("scenario");
            changes(tongue.say(variant.title()), words.sentences(all, ofBase.size()));
        }
    }

    private void changes(String title, List<String> edits) {
        page.raw("<details open><summary>" + Html.escape(tongue.say("Änderungen: ", "Changes: ") + title)
                + "</summary>");
        page.list(edits);
        page.raw("</details>");
    }

    private static double share(float[] change, boolean cooler) {
        int n = 0;
        int all = 0;
        for (float c : change) {
            all += Float.isNaN(c) ? 0 : 1;
            n += cooler ? (c < -NOTICEABLE ? 1 : 0) : (c > NOTICEABLE ? 1 : 0);
        }
        return all == 0 ? Double.NaN : (double) n / all;
    }

    private void maps() {
        page.heading(tongue.say("Karten zur heißesten Stunde", "Maps of the hottest hour"));
        for (Quantity quantity : MAPPED) {
            page.raw("<h3>" + Html.escape(tongue.quantity(quantity)) + "</h3><div class=\"maps\">");
            Scale scale = Scales.standard(quantity);
            Scale values =
                    scale != null ? scale : Scales.of(quantity, cases.getFirst().hot(quantity));
            for (Case one : cases) {
                String words = title(one);
                page.figure(
                        picture(words, values, one.hot(quantity), one),
                        words,
                        String.format(
                                Locale.ROOT,
                                tongue.say("Karte: %s, %s, im Mittel %s", "Map: %s, %s, mean %s"),
                                tongue.quantity(quantity),
                                words,
                                tongue.number("%.1f", Case.mean(one.hot(quantity)))));
            }
            for (Case one : cases.subList(1, cases.size())) {
                difference(quantity, one);
            }
            page.raw("</div>");
        }
        page.paragraph(
                tongue.say(
                        "Alle Größen, auch Oberflächentemperatur, PET und Wind, und alle Stunden liegen als Karten und Raster im Ordner differences.",
                        "All quantities, surface temperature, PET and wind among them, and all hours lie as maps and rasters in the folder differences."));
    }

    private void difference(Quantity quantity, Case one) {
        float[] change = Case.difference(cases.getFirst().hot(quantity), one.hot(quantity));
        String words = title(one) + tongue.say(" minus Bestand", " minus today");
        page.figure(
                picture(words, Scales.difference(quantity, change, "K"), change, one),
                words,
                String.format(
                        Locale.ROOT,
                        tongue.say(
                                "Karte der Änderung: %s, %s, im Mittel %s K", "Map of the change: %s, %s, mean %s K"),
                        tongue.quantity(quantity),
                        words,
                        tongue.number("%+.2f", Case.mean(change))));
    }

    private static Picture picture(String title, Scale scale, float[] values, Case one) {
        return new Picture(
                title,
                "",
                scale,
                values,
                one.run().description().domain(),
                one.run().description().backdrop(),
                List.of(),
                List.of());
    }

    private void zones() {
        page.heading(tongue.say("Gebiet, Flächen und Straßen", "Domain, areas and streets"));
        List<String> head = new ArrayList<>(List.of(tongue.say("Größe", "measure")));
        cases.forEach(c -> head.add(title(c)));
        cases.subList(1, cases.size()).forEach(c -> head.add(tongue.say("Änderung: ", "change: ") + title(c)));
        for (Zone zone : results.zones()) {
            List<List<String>> rows = new ArrayList<>();
            for (String[] measure : Case.measures()) {
                ZoneTable.Row row = results.table().row(zone, measure[0]);
                List<String> cells = new ArrayList<>(List.of(tongue.measure(measure[0])));
                for (double value : row.values()) {
                    cells.add(tongue.number("%.2f", value));
                }
                for (int v = 1; v < cases.size(); v++) {
                    cells.add(tongue.number("%+.2f", row.difference(v)));
                }
                rows.add(cells);
            }
            String kind = switch (zone.kind()) {
                case "area" -> tongue.say("Fläche ", "area ") + zone.id();
                case "street" -> tongue.say("Straße ", "street ") + zone.id();
                default -> tongue.say("ganzes Gebiet", "whole domain");
            };
            page.table(tongue.say("Mittel: ", "Means: ") + kind, head, rows);
        }
        page.paragraph(tongue.say(
                "Anteile der Belastungsklassen stehen in tables/zones.csv.",
                "Shares of the stress classes stand in tables/zones.csv."));
    }

    private void walk() {
        Walk walk = results.walk();
        if (walk == null) {
            return;
        }
        page.heading(tongue.say("Entlang des Weges", "Along the walk"));
        page.raw("<figure><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Html.escape(tongue.say("Verlauf entlang des Weges", "Course along the walk")) + "\">"
                + walk.svg(cases, tongue, false) + "</div>");
        StringBuilder legend = new StringBuilder("<ol class=\"legend\">");
        for (int i = 0; i < cases.size(); i++) {
            legend.append("<li><i style=\"background:")
                    .append(Walk.COLOURS.get(i % Walk.COLOURS.size()))
                    .append("\"></i>")
                    .append(Html.escape(title(cases.get(i))))
                    .append("</li>");
        }
        page.raw(legend + "</ol></figure>");
    }

    private void coolPlaces() {
        Study.CoolPlaces rule = study.coolPlaces();
        page.heading(tongue.say("Kühle Orte in der Nähe", "Cool places nearby"));
        page.paragraph(String.format(
                Locale.ROOT,
                tongue.say(
                        "Kühl heißt hier: zur heißesten Stunde unter %s °C (%s), zusammenhängend mindestens %s m². Entfernung: Fußweg um Gebäude herum bis %s m. Offene Flächen sind alle ohne Gebäude, auch private.",
                        "Cool means here: below %s °C (%s) at the hottest hour, at least %s m² in one piece. Distance: on foot round buildings, up to %s m. Open ground is all without a building, private ground too."),
                tongue.number("%.0f", rule.below()),
                rule.quantity().toUpperCase(Locale.ROOT).replace('_', ' '),
                tongue.number("%.0f", rule.smallest()),
                tongue.number("%.0f", rule.distance())));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            StudyResults.Cool cool = results.cool().get(i);
            rows.add(List.of(
                    title(cases.get(i)),
                    tongue.number("%.0f", cool.area()),
                    tongue.percent(cool.within()),
                    tongue.percent(cool.residents())));
        }
        page.table(
                tongue.say("Kühle Orte", "Cool places"),
                List.of(
                        tongue.say("Fall", "case"),
                        tongue.say("kühle Fläche, m²", "cool ground, m²"),
                        tongue.say("offene Fläche in Gehweite", "open ground within the distance"),
                        tongue.say("Menschen in Gehweite", "people within the distance")),
                rows);
        if (!results.people().isEmpty()) {
            exposure();
        }
    }

    private void exposure() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            People people = results.people().get(i);
            rows.add(List.of(
                    title(cases.get(i)),
                    tongue.number("%.0f", people.counted()),
                    tongue.number("%.2f", people.mean(cases.get(i).hot(Quantity.UTCI))),
                    tongue.number("%.2f", people.mean(cases.get(i).sum("utci_hours_above_32"))),
                    tongue.number("%.2f", people.mean(cases.get(i).sum("utci_hours_above_38")))));
        }
        page.table(
                tongue.say("Im Mittel der Menschen, vor ihrer Tür", "On average over people, outside their door"),
                List.of(
                        tongue.say("Fall", "case"),
                        tongue.say("Menschen", "people"),
                        tongue.measure("utci_hottest_hour"),
                        tongue.measure("utci_hours_above_32"),
                        tongue.measure("utci_hours_above_38")),
                rows);
        double outside = results.people().getFirst().outside();
        if (outside > 0) {
            page.paragraph(String.format(
                    Locale.ROOT,
                    tongue.say(
                            "Nicht gezählt: %s Menschen, deren Ort außerhalb des Gebiets liegt.",
                            "Not counted: %s people whose place lies outside the domain."),
                    tongue.number("%.0f", outside)));
        }
    }

    private void uncertainty() {
        page.heading(tongue.say("Was unsicher ist", "What is uncertain"));
        Draws draws = results.draws();
        if (draws != null) {
            new DrawsChapter(study, results, draws, tongue).write(page);
            return;
        }
        page.paragraph(
                tongue.say(
                        "Für diese Studie wurden keine Ziehungen gerechnet: Die Unterschiede sind Ergebnisse des Modells für ein Wetter und einen Satz Stoffwerte, ohne Spanne. Unterschiede unter 0,5 K sollten nicht gedeutet werden. Was gegen Messungen geprüft ist, steht in docs/validation.md.",
                        "No draws were computed for this study: the differences are the model's for one weather and one set of material values, without an interval. Differences below 0.5 K should not be read into. What has been checked against measurements stands in docs/validation.md."));
    }

    private void method() {
        page.heading(tongue.say("Wie gerechnet wurde", "How it was computed"));
        page.paragraph(
                tongue.say(
                        "Aus den Daten der Stadt (Gebäude, Bäume, Boden) entsteht ein Raster. Für jede Zelle und jeden Zeitschritt wird berechnet, was Sonne, Himmel, Wände und Laub einstrahlen, wie warm Boden, Dächer und Wände davon werden, was sie an die Luft abgeben, was Pflanzen verdunsten und wie der Wind es verteilt. Daraus folgt, wie warm sich ein Mensch dort fühlt. Alle Varianten haben dasselbe Wetter und dieselben Annahmen; nur die genannten Änderungen unterscheiden sie.",
                        "The city's own data (buildings, trees, ground) become a grid. For every cell and every step it is computed what sun, sky, walls and leaves send there, how warm ground, roofs and walls become, what they give to the air, what plants evaporate and how the wind spreads it; from that follows how warm a person feels there. All variants have the same weather and the same assumptions; nothing but the changes named here sets them apart."));
        JsonNode weather = study.base().resolved().path("weather");
        page.list(List.of(
                tongue.say("Wetter: ", "Weather: ") + weather.path("path").asString() + " ("
                        + weather.path("type").asString() + ")",
                tongue.say("Zeitraum: ", "Period: ")
                        + study.base().spec().period().start() + " \u2013 "
                        + study.base().spec().period().end()));
        changes();
        StringBuilder links = new StringBuilder("<p>")
                .append(tongue.say(
                        "Angenommenes und Ersetztes, Objekt für Objekt, und alles zum Nachrechnen: ",
                        "What was assumed, object by object, and all that is needed to compute it again: "));
        for (Case one : cases) {
            links.append(String.format(
                    "<a href=\"../%1$s/report/index.html\">%2$s</a> (<a href=\"../%1$s/quality.json\">quality.json</a>, <a href=\"../%1$s/manifest.json\">manifest.json</a>); ",
                    one.name(), Html.escape(title(one))));
        }
        page.raw(links + "<a href=\"../manifest.json\">" + tongue.say("Manifest der Studie", "manifest of the study")
                + "</a></p>");
    }
}
