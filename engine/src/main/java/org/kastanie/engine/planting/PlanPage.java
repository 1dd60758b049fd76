package org.kastanie.engine.planting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.output.report.Html;
import org.kastanie.engine.scene.Scene;

/** The page a planner hands to a council: German and English, each a file that needs nothing beside itself. */
final class PlanPage {
    private final TreePlan plan;
    private final PlanWords words;
    private final Scene scene;
    private final String name;

    private PlanPage(TreePlan plan, PlanWords words, Scene scene, String name) {
        this.plan = plan;
        this.words = words;
        this.scene = scene;
        this.name = name;
    }

    /**
     * What a page is about.
     *
     * @param name of the study
     * @param facts by name in English and German, then the value
     * @param attribution whose data these are
     */
    record About(String name, List<String[]> facts, List<String> attribution) {}

    static List<String> write(TreePlan plan, PlantingSpec spec, Scene scene, About about, Path folder)
            throws IOException {
        Path report = Files.createDirectories(folder.resolve("report"));
        for (boolean german : new boolean[] {false, true}) {
            PlanPage page = new PlanPage(plan, new PlanWords(plan, spec, german), scene, about.name());
            Files.writeString(
                    report.resolve(german ? "de.html" : "index.html"),
                    page.html(about, german),
                    StandardCharsets.UTF_8);
        }
        return List.of("report/index.html", "report/de.html");
    }

    private String html(About about, boolean german) {
        Html page = new Html(name);
        page.raw("<header><h1>" + Html.escape(name) + "</h1><p class=\"lead\">"
                + words.say("Where trees help most", "Wo Bäume am meisten helfen") + " \u00b7 <a href=\""
                + (german
                        ? "index.html\" lang=\"en\" hreflang=\"en\">English"
                        : "de.html\" lang=\"de\" hreflang=\"de\">Deutsch")
                + "</a></p></header>");
        page.heading(words.say("In brief", "Auf einen Blick")).list(words.sentences());
        map(page);
        curve(page);
        sites(page);
        streets(page);
        page.heading(words.say("What was assumed, and how sure this is", "Was angenommen wurde und wie sicher das ist"))
                .list(words.assumptions());
        rejected(page);
        facts(page, about);
        return german(page.foot(about.attribution()).page(), german);
    }

    private static String german(String html, boolean german) {
        return german
                ? html.replaceFirst("<html lang=\"en\">", "<html lang=\"de\">")
                        .replaceFirst("<footer><p>[^<]*</p>(<p>Data: )?", "<footer><p>Berechnet mit Kastanie.</p>$1")
                        .replace("<p>Data: ", "<p>Daten: ")
                : html;
    }

    private void map(Html page) {
        PlanMap map = new PlanMap(scene, words);
        String before = words.say("Before: ", "Vorher: ") + words.aim();
        String avoided = words.say(
                "What the recommended trees take away from it (whole model)",
                "Was die empfohlenen Bäume davon wegnehmen (ganzes Modell)");
        float[] less = plan.heat().before().clone();
        for (int i = 0; i < less.length; i++) {
            less[i] -= plan.heat().after()[i];
        }
        page.heading(words.say("The sites on the map", "Die Orte auf der Karte"))
                .raw("<div class=\"maps\"><figure><figcaption><b>" + Html.escape(before) + "</b></figcaption>"
                        + map.svg(plan.heat().before(), PlanMap.HEAT, plan, true, before)
                        + PlanMap.legend(PlanMap.HEAT, words) + "</figure><figure><figcaption><b>"
                        + Html.escape(avoided) + "</b></figcaption>"
                        + map.svg(less, PlanMap.AVOIDED, plan, false, avoided)
                        + PlanMap.legend(PlanMap.AVOIDED, words) + "</figure></div>");
    }

    private void curve(Html page) {
        List<String> head =
                new ArrayList<>(List.of(words.say("trees", "Bäume"), words.say("best split", "beste Verteilung")));
        head.addAll(plan.streets().keySet());
        double whole = plan.best()[plan.best().length - 1];
        List<List<String>> rows = new ArrayList<>();
        for (int n = 1; n < plan.best().length; n++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(n), words.percent(plan.best()[n] / whole)));
            for (double[] street : plan.streets().values()) {
                row.add(n < street.length ? words.percent(street[n] / whole) : "\u2013");
            }
            rows.add(row);
        }
        PlanCurve curve = new PlanCurve(plan, words);
        page.heading(words.say("What each further tree brings", "Was jeder weitere Baum bringt"))
                .raw("<figure class=\"wide\" tabindex=\"0\">" + curve.svg() + "</figure>")
                .raw(curve.note())
                .raw("<details><summary>" + words.say("The figures behind the curve", "Die Zahlen zur Kurve")
                        + "</summary>")
                .table(
                        words.say(
                                "Share of the benefit of the best split of the largest number, whatever it costs",
                                "Anteil am Nutzen der besten Verteilung der größten Zahl, ohne Rücksicht auf Kosten"),
                        head,
                        rows)
                .raw("</details>");
    }

    private void sites(Html page) {
        List<List<String>> rows = new ArrayList<>();
        int n = 0;
        for (int o : plan.choice().set()) {
            Option option = plan.options().get(o);
            rows.add(List.of(
                    String.valueOf(++n),
                    option.site().id(),
                    option.site().street(),
                    option.type(),
                    words.number(option.tree().height(), 1) + " / "
                            + words.number(option.tree().crownDiameter(), 1),
                    words.number(option.cost(), 0),
                    words.number(plan.alone()[o], 0)));
        }
        page.heading(words.say("Recommended sites", "Empfohlene Orte"))
                .table(
                        words.say("Numbers as on the map", "Nummern wie auf der Karte"),
                        List.of(
                                words.say("no.", "Nr."),
                                words.say("place", "Ort"),
                                words.say("street", "Straße"),
                                words.say("tree", "Baum"),
                                words.say("height / crown, m", "Höhe / Krone, m"),
                                "EUR",
                                words.say("degree-hours avoided alone", "allein vermiedene Gradstunden")),
                        rows);
    }

    private void streets(Html page) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        plan.streets().keySet().forEach(s -> sums.put(s, new double[3]));
        for (Option option : plan.recommended()) {
            double[] sum = sums.getOrDefault(option.site().street(), new double[3]);
            sum[0]++;
            sum[1] += option.cost();
        }
        plan.options().forEach(o -> sums.getOrDefault(o.site().street(), new double[3])[2]++);
        List<List<String>> rows = new ArrayList<>();
        sums.forEach((street, sum) ->
                rows.add(List.of(street, words.number(sum[2], 0), words.number(sum[0], 0), words.number(sum[1], 0))));
        page.table(
                words.say("By street", "Nach Straßen"),
                List.of(
                        words.say("street", "Straße"),
                        words.say("tried", "geprüft"),
                        words.say("recommended", "empfohlen"),
                        "EUR"),
                rows);
    }

    private void rejected(Html page) {
        int most = 200;
        List<List<String>> rows = plan.rejected().stream()
                .limit(most)
                .map(no -> List.of(no.site().id(), no.site().street(), words.say(no.reason())))
                .toList();
        page.heading(words.say("Places that cannot be used", "Orte, die nicht in Frage kommen"))
                .paragraph(
                        plan.rejected().isEmpty()
                                ? words.say("None.", "Keine.")
                                : words.say(
                                        plan.rejected().size()
                                                + (plan.rejected().size() == 1 ? " place" : " places")
                                                + "; with the reason also in rejected.csv.",
                                        plan.rejected().size()
                                                + (plan.rejected().size() == 1 ? " Ort" : " Orte")
                                                + "; mit Grund auch in rejected.csv."));
        if (!rows.isEmpty()) {
            page.raw("<details><summary>" + words.say("The list", "Die Liste") + "</summary>")
                    .table(
                            words.say("At most " + most, "Höchstens " + most),
                            List.of(
                                    words.say("place", "Ort"),
                                    words.say("street", "Straße"),
                                    words.say("reason", "Grund")),
                            rows)
                    .raw("</details>");
        }
    }

    private void facts(Html page, About about) {
        page.heading(words.say("About this calculation", "Zu dieser Rechnung"));
        StringBuilder list = new StringBuilder("<dl>");
        for (String[] fact : about.facts()) {
            list.append("<dt>")
                    .append(Html.escape(words.say(fact[0], fact[1])))
                    .append("</dt><dd>")
                    .append(Html.escape(fact[2]))
                    .append("</dd>");
        }
        page.raw(list.append("</dl>").toString());
    }
}
