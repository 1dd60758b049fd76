package org.kastanie.engine.study;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.kastanie.engine.output.map.MapPainter;
import org.kastanie.engine.output.map.Picture;
import org.kastanie.engine.output.map.Png;
import org.kastanie.engine.output.map.Scale;
import org.kastanie.engine.output.report.Html;

/** A page in one language that needs nothing beside itself. */
final class ReportPage {
    /** Distance of the lines of a hatching, picture elements. */
    private static final int HATCH = 8;

    private final Html html;
    private final StringBuilder body = new StringBuilder();
    private final Tongue tongue;
    private final String title;

    /** @param other page of the other language, or empty */
    ReportPage(Tongue tongue, String title, String other) {
        this.tongue = tongue;
        this.title = title;
        this.html = new Html(title);
        if (!other.isEmpty()) {
            body.append(String.format(
                    "<nav aria-label=\"%s\"><a href=\"%s\" lang=\"%s\" hreflang=\"%s\">%s</a></nav>\n",
                    tongue.say("Sprache", "Language"),
                    other,
                    tongue.say("en", "de"),
                    tongue.say("en", "de"),
                    tongue.say("In English", "Auf Deutsch")));
        }
    }

    void raw(String markup) {
        body.append(markup).append('\n');
    }

    void heading(String text) {
        raw("<h2>" + Html.escape(text) + "</h2>");
    }

    void paragraph(String text) {
        raw("<p>" + Html.escape(text) + "</p>");
    }

    void list(List<String> sentences) {
        raw("<ul>");
        sentences.forEach(s -> raw("<li>" + Html.escape(s) + "</li>"));
        raw("</ul>");
    }

    void table(String caption, List<String> head, List<List<String>> rows) {
        body.append(new Html(title).table(caption, head, rows).body());
    }

    /** A map with its legend beneath, in text so that it stays readable on a phone. */
    void figure(Picture picture, String caption, String alternative) {
        figure(picture, MapPainter.bare(picture), caption, alternative, "");
    }

    /** A map whose unclear cells are hatched. */
    void hatched(Picture picture, String caption, String alternative, boolean[] unclear) {
        BufferedImage map = MapPainter.bare(picture);
        int columns = picture.reference().grid().columns();
        int rows = picture.reference().grid().rows();
        for (int y = 0; y < map.getHeight(); y++) {
            for (int x = 0; x < map.getWidth(); x++) {
                int c = Math.min(columns - 1, x * columns / map.getWidth());
                int r = Math.min(rows - 1, y * rows / map.getHeight());
                if (unclear[r * columns + c] && (x + y) % HATCH < 2) {
                    map.setRGB(x, y, 0x6b7280);
                }
            }
        }
        String note =
                "<li><i class=\"hatch\" style=\"background:repeating-linear-gradient(135deg,#6b7280 0 2px,#fff 2px 6px)\"></i>"
                        + tongue.say("nicht unterscheidbar", "not distinguishable") + "</li>";
        figure(picture, map, caption, alternative, note);
    }

    private void figure(Picture picture, BufferedImage map, String caption, String alternative, String note) {
        raw(String.format(
                Locale.ROOT,
                "<figure><figcaption><b>%s</b></figcaption>%n<img src=\"data:image/png;base64,%s\" width=\"%d\" height=\"%d\" alt=\"%s\">",
                Html.escape(caption),
                Base64.getEncoder().encodeToString(Png.bytes(map)),
                map.getWidth(),
                map.getHeight(),
                Html.escape(alternative)));
        Scale scale = picture.scale();
        boolean[] shown = picture.classesShown();
        StringBuilder legend = new StringBuilder("<ol class=\"legend\">");
        for (int i = 0; i < scale.classes(); i++) {
            if (shown[i]) {
                legend.append(String.format("<li><i style=\"background:#%06x\"></i>", scale.colours()[i]))
                        .append(Html.escape(limits(scale, i)))
                        .append("</li>");
            }
        }
        legend.append("<li><i class=\"tall\"></i>")
                .append(tongue.say("Gebäude", "building"))
                .append("</li>");
        if (picture.hasCrowns()) {
            legend.append("<li><i class=\"crown\"></i>")
                    .append(tongue.say("Baumkrone", "crown of a tree"))
                    .append("</li>");
        }
        raw(legend + note + "</ol></figure>");
    }

    private String limits(Scale scale, int number) {
        double[] edges = scale.edges();
        String unit = scale.unit().isEmpty() ? "" : "\u00a0" + scale.unit();
        if (number == 0) {
            return tongue.say("unter ", "below ") + edge(edges[0]) + unit;
        }
        if (number == edges.length) {
            return edge(edges[number - 1]) + tongue.say(" und mehr", " and more") + unit;
        }
        return edge(edges[number - 1]) + tongue.say(" bis ", " to ") + edge(edges[number]) + unit;
    }

    private String edge(double value) {
        int digits = value == Math.rint(value) ? 0 : value * 10 == Math.rint(value * 10) ? 1 : 2;
        return tongue.number("%." + digits + "f", value);
    }

    void foot(List<String> attribution) {
        String data = attribution.isEmpty()
                ? ""
                : "<p>" + Html.escape(tongue.say("Daten: ", "Data: ") + String.join("; ", attribution)) + "</p>";
        raw("<footer><p>" + tongue.say("Gerechnet mit Kastanie.", "Computed with Kastanie.") + "</p>" + data
                + "</footer>");
    }

    String text() {
        return html.page(tongue.say("de", "en"), body.toString());
    }
}
