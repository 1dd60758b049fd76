package org.kastanie.engine.planting;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.kastanie.engine.output.map.Png;
import org.kastanie.engine.output.report.Html;
import org.kastanie.engine.scene.Scene;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;

/** Degree-hours on the ground with the recommended sites on top, as SVG in a page. */
final class PlanMap {
    /** Upper ends of the classes, K h. */
    static final int[] HEAT = {1, 10, 20, 30, 45, 60};
    /** The same for what is avoided, K h. */
    static final int[] AVOIDED = {1, 2, 5, 10, 15, 25};
    /** Light to dark in even steps of lightness, told apart by the colour-blind: the map "magma" of matplotlib, turned. */
    private static final int[] COLOURS = {0xfcfdbf, 0xfec287, 0xfb8761, 0xe55064, 0xb5367a, 0x721f81, 0x3b0f70};

    private static final int BUILDING = 0xb4b4b4;
    private static final int CROWN = 0x7fae7f;

    private final Scene scene;
    private final PlanWords words;
    private final Grid domain;

    PlanMap(Scene scene, PlanWords words) {
        this.scene = scene;
        this.words = words;
        domain = scene.domainReference().grid();
    }

    String svg(float[] values, int[] classes, TreePlan plan, boolean sites, String title) {
        int rows = domain.rows();
        int columns = domain.columns();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" class=\"map\"><title>%s</title>"
                        + "<image width=\"%d\" height=\"%d\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,%s\"/>",
                columns,
                rows,
                Html.escape(title),
                Html.escape(title),
                columns,
                rows,
                Base64.getEncoder().encodeToString(Png.bytes(picture(values, classes)))));
        double dot = Math.max(columns, rows) / 90.0;
        if (sites) {
            for (Site.Rejected no : plan.rejected()) {
                circle(svg, no.site(), dot / 3, "#fff", "#555", no.site().id() + ": " + words.say(no.reason()));
            }
            boolean[] chosen = new boolean[plan.options().size()];
            Arrays.stream(plan.choice().set()).forEach(o -> chosen[o] = true);
            for (int o = 0; o < chosen.length; o++) {
                if (!chosen[o]) {
                    circle(
                            svg,
                            plan.options().get(o).site(),
                            dot / 2,
                            "#9ecae1",
                            "#08519c",
                            plan.options().get(o).site().id());
                }
            }
            int n = 0;
            for (Option option : plan.recommended()) {
                circle(
                        svg,
                        option.site(),
                        dot,
                        "#00e5ff",
                        "#000",
                        ++n + ": " + option.site().id());
                svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" text-anchor=\"middle\">%d</text>",
                        x(option.site()),
                        y(option.site()) + dot * 0.4,
                        dot * 1.2,
                        n));
            }
        }
        return svg.append(scale(rows, columns)).append("</svg>").toString();
    }

    private void circle(StringBuilder svg, Site site, double radius, String fill, String line, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.2f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%.2f\"><title>%s</title></circle>",
                x(site),
                y(site),
                radius,
                fill,
                line,
                radius / 5,
                Html.escape(words)));
    }

    private double x(Site site) {
        return (site.x() - domain.west()) / domain.cell();
    }

    private double y(Site site) {
        return (domain.north() - site.y()) / domain.cell();
    }

    /** A bar of a round length, and north. */
    private String scale(int rows, int columns) {
        double metres = columns * domain.cell() / 5;
        double unit = Math.pow(10, Math.floor(Math.log10(metres)));
        double round = metres >= 5 * unit ? 5 * unit : metres >= 2 * unit ? 2 * unit : unit;
        double length = round / domain.cell();
        double text = columns / 40.0;
        double y = rows - text;
        return String.format(
                Locale.ROOT,
                "<g stroke=\"#000\" fill=\"#000\"><rect x=\"%1$.1f\" y=\"%2$.1f\" width=\"%3$.1f\" height=\"%4$.1f\" fill=\"#fff\" stroke=\"none\" opacity=\".8\"/>"
                        + "<path d=\"M%5$.1f %6$.1fh%7$.1f\" stroke-width=\"%8$.2f\"/>"
                        + "<text stroke=\"none\" x=\"%5$.1f\" y=\"%9$.1f\" font-size=\"%10$.1f\">%11$d m \u00b7 N \u2191</text></g>",
                text * 0.5,
                y - 1.6 * text,
                Math.max(length, 6 * text) + text,
                2.2 * text,
                text,
                y,
                length,
                text / 4,
                y - text * 0.4,
                text,
                Math.round(round));
    }

    private BufferedImage picture(float[] values, int[] classes) {
        UrbanGeometry g = scene.geometry();
        BufferedImage image = new BufferedImage(domain.columns(), domain.rows(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            int cell = g.domain().gridIndex(g.grid(), i);
            int colour = g.building()[cell] || Float.isNaN(values[i]) ? BUILDING : COLOURS[classOf(values[i], classes)];
            if (g.crowns().leafAreaDensity()[cell] > 0 && (domain.row(i) + domain.column(i)) % 2 == 0) {
                colour = CROWN;
            }
            image.setRGB(domain.column(i), domain.row(i), colour);
        }
        return image;
    }

    private static int classOf(float value, int[] classes) {
        int k = 0;
        while (k < classes.length && value >= classes[k]) {
            k++;
        }
        return k;
    }

    static String legend(int[] classes, PlanWords words) {
        StringBuilder html = new StringBuilder("<ol class=\"legend\">");
        for (int k = 0; k < COLOURS.length; k++) {
            String range = k == 0
                    ? "&lt; " + classes[0]
                    : k == classes.length ? "\u2265 " + classes[k - 1] : classes[k - 1] + "\u2013" + classes[k];
            html.append(String.format("<li><i style=\"background:#%06x\"></i>%s K h</li>", COLOURS[k], range));
        }
        html.append(String.format(
                "<li><i style=\"background:#%06x\"></i>%s</li>", BUILDING, words.say("building", "Gebäude")));
        html.append(String.format(
                "<li><i style=\"background:#%06x\"></i>%s</li>",
                CROWN, words.say("standing tree", "vorhandener Baum")));
        html.append("<li><i style=\"background:#00e5ff;border-radius:50%\"></i>")
                .append(words.say("recommended", "empfohlen"))
                .append("</li><li><i style=\"background:#9ecae1;border-radius:50%\"></i>")
                .append(words.say("tried", "geprüft"))
                .append("</li><li><i style=\"background:#fff;border-radius:50%\"></i>")
                .append(words.say("not possible", "nicht möglich"))
                .append("</li></ol>");
        return html.toString();
    }
}
