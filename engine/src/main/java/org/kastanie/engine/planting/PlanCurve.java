package org.kastanie.engine.planting;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.output.report.Html;

/** Benefit by number of trees, as SVG. */
final class PlanCurve {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 340;
    private static final int LEFT = 56;
    private static final int BOTTOM = 44;
    private static final int TOP = 16;
    private static final int RIGHT = 16;
    /** Okabe and Ito's colours, told apart by the colour-blind; lines differ in dashes too. */
    private static final String[] COLOURS = {"#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"
    };

    private static final String[] DASHES = {"", "8 4", "2 3", "12 3 2 3", "5 5", "1 4", "10 6"};

    /** Streets drawn at most; one line is the best split's. */
    static final int STREETS = COLOURS.length - 1;

    private final TreePlan plan;
    private final PlanWords words;
    private final double most;
    private final int trees;

    PlanCurve(TreePlan plan, PlanWords words) {
        this.plan = plan;
        this.words = words;
        trees = Math.max(1, plan.best().length - 1);
        most = Math.max(1e-9, plan.best()[plan.best().length - 1]);
    }

    String svg() {
        String title = words.say(
                "Benefit by number of trees, in percent of the best split of the largest number",
                "Nutzen nach Zahl der Bäume, in Prozent der besten Verteilung der größten Zahl");
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"" + Html.escape(title) + "\"><title>" + Html.escape(title)
                + "</title><g font-size=\"13\" fill=\"#1f2328\">");
        axes(svg);
        Map<String, double[]> lines = new LinkedHashMap<>();
        lines.put(words.say("best split", "beste Verteilung"), plan.best());
        drawn().forEach(s -> lines.put(s, plan.streets().getOrDefault(s, new double[1])));
        int k = 0;
        for (Map.Entry<String, double[]> line : lines.entrySet()) {
            draw(svg, line.getKey(), line.getValue(), k++);
        }
        return svg.append("</g></svg>").toString();
    }

    /** Streets that have a line: all, or the ones whose trees bring most, for more lines cannot be told apart. */
    private List<String> drawn() {
        List<String> most = plan.streets().entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, double[]> s) -> -last(s.getValue())))
                .limit(STREETS)
                .map(Map.Entry::getKey)
                .toList();
        return plan.streets().keySet().stream().filter(most::contains).toList();
    }

    private static double last(double[] worth) {
        return worth[worth.length - 1];
    }

    /** A paragraph about the streets without a line; empty if there are none. */
    String note() {
        int all = plan.streets().size();
        return all <= STREETS
                ? ""
                : "<p>"
                        + words.say(
                                "The curve shows the " + STREETS + " streets of " + all
                                        + " whose trees bring most; the others stand in the table and in curve.csv.",
                                "Die Kurve zeigt die " + STREETS + " Straßen von " + all
                                        + ", deren Bäume am meisten bringen; die anderen stehen in der Tabelle und in curve.csv.")
                        + "</p>";
    }

    private double x(double n) {
        return LEFT + n / trees * (WIDTH - LEFT - RIGHT);
    }

    private double y(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private void axes(StringBuilder svg) {
        for (int p = 0; p <= 100; p += 25) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %.1fH%d\" stroke=\"#d0d7de\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>",
                    LEFT,
                    y(p / 100.0),
                    WIDTH - RIGHT,
                    LEFT - 6,
                    y(p / 100.0) + 4,
                    p));
        }
        int step = Math.max(1, (int) Math.ceil(trees / 10.0));
        for (int n = 0; n <= trees; n += step) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                    x(n),
                    HEIGHT - BOTTOM + 18,
                    n));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                (LEFT + WIDTH) / 2,
                HEIGHT - 6,
                words.say("trees", "Bäume")));
    }

    private void draw(StringBuilder svg, String name, double[] worth, int k) {
        StringBuilder path = new StringBuilder();
        for (int n = 0; n < worth.length; n++) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", n == 0 ? "M" : "L", x(n), y(worth[n] / most)));
        }
        svg.append(String.format(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\" stroke-dasharray=\"%s\"/>",
                path, COLOURS[k], DASHES[k]));
        int row = HEIGHT - BOTTOM - 14 - 18 * k;
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %dh34\" stroke=\"%s\" stroke-width=\"2.5\" stroke-dasharray=\"%s\"/><text x=\"%d\" y=\"%d\">%s</text>",
                WIDTH - 230,
                row - 4,
                COLOURS[k],
                DASHES[k],
                WIDTH - 190,
                row,
                Html.escape(name)));
    }
}
