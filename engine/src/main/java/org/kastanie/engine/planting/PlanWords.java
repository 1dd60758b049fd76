package org.kastanie.engine.planting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences of a plan, in German or English. */
final class PlanWords {
    private final TreePlan plan;
    private final PlantingSpec spec;
    private final boolean german;

    PlanWords(TreePlan plan, PlantingSpec spec, boolean german) {
        this.plan = plan;
        this.spec = spec;
        this.german = german;
    }

    /** What degree-hours are counted by. */
    static String unit(PlantingSpec spec) {
        PlantingSpec.Weights weights = spec.aim().weights();
        return weights != null && weights.attribute() != null ? "K h person" : "K h m2";
    }

    String say(String english, String deutsch) {
        return german ? deutsch : english;
    }

    String say(Reason reason) {
        return german ? reason.german() : reason.english();
    }

    String number(double value, int digits) {
        return String.format(german ? Locale.GERMANY : Locale.UK, "%,." + digits + "f", value);
    }

    String percent(double share) {
        double percent = 100 * share;
        return number(percent, percent < 9.95 ? 1 : 0) + "\u00a0%";
    }

    private String points(double share) {
        return number(100 * share, 100 * share < 9.95 ? 1 : 0);
    }

    private static String trees(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    /** Three digits: no more than the plan's own disagreement with the whole model bears. */
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 2);
        return unit * Math.round(value / unit);
    }

    String aim() {
        PlantingSpec.Aim a = spec.aim();
        String name = switch (a.quantity()) {
            case UTCI -> "UTCI";
            case PET -> "PET";
            default -> say("mean radiant temperature", "mittlere Strahlungstemperatur");
        };
        return say(
                "degree-hours of " + name + " above " + number(a.above(), 0) + " °C from " + a.from() + " to " + a.to()
                        + " h",
                "Gradstunden der "
                        + (a.quantity() == org.kastanie.solver.quantity.Quantity.UTCI
                                ? "gefühlten Temperatur UTCI"
                                : name)
                        + " über " + number(a.above(), 0) + " °C von " + a.from() + " bis " + a.to() + " Uhr");
    }

    /** The findings, most important first. */
    List<String> sentences() {
        List<String> all = new ArrayList<>();
        int n = plan.choice().set().length;
        TreePlan.Checked c = plan.checked();
        all.add(say(
                trees(n, "tree", "trees") + " for " + number(plan.cost(), 0) + " EUR avoid "
                        + percent(c.full() / c.before()) + " of the " + aim() + " in the area (whole model, with air).",
                trees(n, "Baum", "Bäume") + " für " + number(plan.cost(), 0) + " EUR vermeiden "
                        + percent(c.full() / c.before()) + " der " + aim() + " im Gebiet (ganzes Modell, mit Luft)."));
        if (!Double.isNaN(plan.eurosPerThousand())) {
            all.add(say(
                    "That is " + number(rounded(plan.eurosPerThousand()), 0) + " EUR for every 1,000 " + unit(spec)
                            + " avoided on such a day.",
                    "Das sind " + number(rounded(plan.eurosPerThousand()), 0) + " EUR je 1.000 " + unit(spec)
                            + " weniger an einem solchen Tag."));
        }
        split(all);
        shares(all);
        all.add(say(
                plan.choice().proven()
                        ? "No other allowed choice of these places is better by the planned benefit: all were compared or ruled out."
                        : "No other allowed choice of these places can be better by more than "
                                + percent(plan.choice().gap()) + " (planned benefit, air held).",
                plan.choice().proven()
                        ? "Keine andere zulässige Auswahl dieser Orte ist nach dem geplanten Nutzen besser: Alle wurden verglichen oder ausgeschlossen."
                        : "Keine andere zulässige Auswahl dieser Orte kann um mehr als "
                                + percent(plan.choice().gap())
                                + " besser sein (geplanter Nutzen, Luft festgehalten)."));
        all.add(say(
                "Planned benefit " + number(plan.choice().value(), 0) + ", all trees together with the air held "
                        + number(c.frozen(), 0) + ", whole model " + number(c.full(), 0) + " (weighted degree-hours).",
                "Geplanter Nutzen " + number(plan.choice().value(), 0)
                        + ", alle Bäume zusammen bei festgehaltener Luft " + number(c.frozen(), 0) + ", ganzes Modell "
                        + number(c.full(), 0) + " (gewichtete Gradstunden)."));
        return all;
    }

    private void split(List<String> all) {
        if (plan.recommended().isEmpty()) {
            return;
        }
        Map<String, Integer> best = new java.util.TreeMap<>();
        plan.recommended().forEach(o -> best.merge(o.site().street(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        best.forEach((street, count) -> parts.add(count + " in " + street));
        all.add(say("Best split: ", "Beste Verteilung: ") + String.join(", ", parts) + ".");
    }

    /** For every street: what a quarter of the trees there brings of the best split of all. */
    private void shares(List<String> all) {
        int n = plan.best().length - 1;
        int few = Math.max(1, n / 4);
        double whole = plan.best()[n];
        double doubt = plan.checked().doubt(plan.choice().value());
        plan.streets().forEach((street, worth) -> {
            int k = Math.min(few, worth.length - 1);
            if (k > 0 && n > 1) {
                double share = worth[k] / whole;
                all.add(say(
                        k + (k == 1 ? " tree" : " trees") + " in " + street + (k == 1 ? " brings " : " bring ")
                                + percent(share) + " ± " + points(share * doubt)
                                + " percentage points of what the best " + n + " bring.",
                        k + (k == 1 ? " Baum" : " Bäume") + " in " + street + (k == 1 ? " bringt " : " bringen ")
                                + percent(share) + " ± " + points(share * doubt)
                                + " Prozentpunkte dessen, was die besten " + n
                                + " bringen."));
            }
        });
    }

    List<String> assumptions() {
        PlantingSpec.Rules r = spec.rules();
        List<String> all = new ArrayList<>();
        all.add(say(
                "Trees are judged " + number(spec.years(), 0) + " years after planting.",
                "Die Bäume werden " + number(spec.years(), 0) + " Jahre nach der Pflanzung bewertet."));
        all.add(
                say(
                        "Each place was tried alone with the air of the day held as it is without new trees; where shades of several trees meet, each takes its share of what the others leave. The upper bound holds for this planned benefit. The recommended trees were then computed together, with the air held and with air.",
                        "Jeder Ort wurde einzeln erprobt, die Luft des Tages wie ohne neue Bäume festgehalten; wo sich Schatten mehrerer Bäume treffen, nimmt jeder seinen Teil dessen, was die anderen übrig lassen. Die obere Schranke gilt für diesen geplanten Nutzen. Die empfohlenen Bäume wurden danach zusammen gerechnet, mit festgehaltener und mit freier Luft."));
        all.add(
                say(
                        "± is the share by which the planned benefit of the recommended trees differs from that of the whole model; it holds no uncertainty of weather and city data.",
                        "± ist der Anteil, um den der geplante Nutzen der empfohlenen Bäume von dem des ganzen Modells abweicht; Unsicherheit von Wetter und Stadtdaten ist darin nicht enthalten."));
        all.add(
                say(
                        "Stems keep " + number(r.facade(), 1) + " m and " + number(r.crown(), 1)
                                + " radii of their crown from buildings. These are choices: the rules of the city come first. Only carriageways of OpenStreetMap, those the study names and the exclusions given keep trees off streets and pipes.",
                        "Stämme halten " + number(r.facade(), 1) + " m und " + number(r.crown(), 1)
                                + " Kronenradien Abstand zu Gebäuden. Das sind Annahmen: Die Regeln der Stadt gehen vor. Von Fahrbahnen und Leitungen halten nur die Fahrbahnen aus OpenStreetMap, die in der Studie genannten und die angegebenen Ausschlussflächen fern."));
        all.add(say(
                "Trees have their water: a pit of 36 m3 and soil moisture as the job says.",
                "Die Bäume haben Wasser: eine Grube von 36 m³ und Bodenfeuchte wie im Auftrag."));
        return all;
    }
}
