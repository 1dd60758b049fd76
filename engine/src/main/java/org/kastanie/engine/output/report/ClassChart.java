package org.kastanie.engine.output.report;

import java.util.List;
import java.util.Locale;

/** Stacked bars as inline SVG: share of the area in each stress class, hour by hour. */
final class ClassChart {
    private static final int WIDTH = 960;
    private static final int LEFT = 52;
    private static final int TOP = 12;
    private static final int HEIGHT = 300;
    private static final int FOOT = 52;

    private ClassChart() {}

    /**
     * @param colours of the classes, those of the maps
     * @param shares per time and class, 0..1; NaN leaves a gap
     * @param labels clock time at the start of each bar
     * @param description what the chart says, for those who do not see it
     */
    static String svg(int[] colours, List<double[]> shares, List<String> labels, String description) {
        StringBuilder svg = new StringBuilder();
        int height = TOP + HEIGHT + FOOT;
        svg.append(String.format(
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, height, WIDTH, height, Html.escape(description)));
        svg.append("<g font-size=\"15\" fill=\"#57606a\" font-family=\"sans-serif\">");
        for (int percent = 0; percent <= 100; percent += 25) {
            int y = TOP + HEIGHT - HEIGHT * percent / 100;
            svg.append(String.format(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#d0d7de\"/>", LEFT, WIDTH, y, y));
            svg.append(String.format(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d %%</text>", LEFT - 6, y + 5, percent));
        }
        double step = (double) (WIDTH - LEFT) / Math.max(1, shares.size());
        int every = Math.max(1, (int) Math.ceil(72 / step));
        for (int t = 0; t < shares.size(); t++) {
            double x = LEFT + t * step;
            bar(svg, colours, shares.get(t), x, step);
            if (t % every == 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\">%s</text>",
                        x + 1,
                        TOP + HEIGHT + 20,
                        Html.escape(labels.get(t))));
            }
        }
        svg.append(String.format(
                "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, TOP + HEIGHT + 44, Html.escape(Phrases.CHART_AXIS)));
        return svg.append("</g></svg>").toString();
    }

    private static void bar(StringBuilder svg, int[] colours, double[] shares, double x, double step) {
        double below = 0;
        for (int k = 0; k < shares.length; k++) {
            if (shares[k] > 0) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.2f\" width=\"%.1f\" height=\"%.2f\" fill=\"#%06x\"/>",
                        x + 1,
                        TOP + HEIGHT * (1 - below - shares[k]),
                        Math.max(1, step - 2),
                        HEIGHT * shares[k],
                        colours[k]));
                below += shares[k];
            }
        }
    }
}
