package org.kastanie.engine.output.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.kastanie.engine.output.Tasks;
import org.kastanie.engine.output.map.MapPainter;
import org.kastanie.engine.output.map.Picture;
import org.kastanie.engine.output.map.Png;
import org.kastanie.engine.output.map.Scale;

/** Builds a page that needs nothing beside itself. */
public final class Html {
    /**
     * A map of the page.
     *
     * @param picture what it shows
     * @param caption beside its title
     * @param alternative what it says, for those who do not see it
     */
    public record Figure(Picture picture, String caption, String alternative) {}

    /** Makes a figure when it is its turn. */
    @FunctionalInterface
    public interface Drawing {
        Figure figure() throws IOException;
    }

    private final List<StringBuilder> parts = new ArrayList<>();
    private final Tasks drawings = new Tasks();
    private StringBuilder body = new StringBuilder();
    private final String title;

    public Html(String title) {
        this.title = title;
        parts.add(body);
    }

    /** Text as it may stand between tags and in attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Markup as it is. */
    public Html raw(String markup) {
        body.append(markup).append('\n');
        return this;
    }

    public Html heading(String text) {
        return raw("<h2>" + escape(text) + "</h2>");
    }

    public Html paragraph(String text) {
        return raw("<p>" + escape(text) + "</p>");
    }

    public Html list(List<String> sentences) {
        body.append("<ul>\n");
        sentences.forEach(
                sentence -> body.append("<li>").append(escape(sentence)).append("</li>\n"));
        return raw("</ul>");
    }

    /** A table whose first column names the rows. */
    public Html table(String caption, List<String> head, List<List<String>> rows) {
        body.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escape(caption))
                .append("\"><table><caption>")
                .append(escape(caption))
                .append("</caption>\n<thead><tr>");
        head.forEach(
                cell -> body.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
        body.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> body.append("<td>").append(escape(cell)).append("</td>"));
            body.append("</tr>\n");
        }
        return raw("</tbody></table></div>");
    }

    /** Leaves the place of a map with its legend beneath, in text so that it stays readable on a phone. */
    public Html figure(Drawing drawing) {
        StringBuilder place = new StringBuilder();
        drawings.add(() -> draw(place, drawing.figure()));
        body = new StringBuilder();
        parts.add(place);
        parts.add(body);
        return this;
    }

    /** The maps still to be drawn: run them before {@link #page}, on any threads. */
    public Tasks drawings() {
        return drawings;
    }

    private static void draw(StringBuilder out, Figure figure) {
        Picture picture = figure.picture();
        BufferedImage map = MapPainter.bare(picture);
        String data = Base64.getEncoder().encodeToString(Png.bytes(map));
        out.append("<figure><figcaption><b>")
                .append(escape(picture.title()))
                .append("</b> ")
                .append(escape(figure.caption()))
                .append("</figcaption>\n<img src=\"data:image/png;base64,")
                .append(data)
                .append("\" width=\"")
                .append(map.getWidth())
                .append("\" height=\"")
                .append(map.getHeight())
                .append("\" alt=\"")
                .append(escape(figure.alternative()))
                .append("\">\n");
        legend(out, picture);
        out.append("</figure>\n");
    }

    private static void legend(StringBuilder out, Picture picture) {
        Scale scale = picture.scale();
        boolean[] shown = picture.classesShown();
        out.append("<ol class=\"legend\">");
        for (int i = 0; i < scale.classes(); i++) {
            if (!shown[i]) {
                continue;
            }
            String name = scale.names().get(i);
            out.append(String.format("<li><i style=\"background:#%06x\"></i>", scale.colours()[i]))
                    .append(escape(scale.label(i)))
                    .append(scale.unit().isEmpty() ? "" : "&nbsp;" + escape(scale.unit()))
                    .append(name.isEmpty() ? "" : " <small>" + escape(name) + "</small>")
                    .append("</li>");
        }
        if (picture.hasGreyBuildings()) {
            out.append(Phrases.LEGEND_BUILDING);
        }
        if (picture.hasOutlinedBuildings()) {
            out.append(Phrases.LEGEND_EDGE);
        }
        if (picture.hasCrowns()) {
            out.append(Phrases.LEGEND_CROWN);
        }
        out.append("</ol>");
        if (!scale.note().isEmpty()) {
            out.append("<p class=\"small\">").append(escape(scale.note())).append("</p>");
        }
    }

    /** The foot of the page: who made it and whose data it shows. */
    public Html foot(List<String> attribution) {
        String data = attribution.isEmpty() ? "" : "<p>" + escape("Data: " + String.join("; ", attribution)) + "</p>";
        return raw("<footer><p>" + escape(Phrases.FOOT) + "</p>" + data + "</footer>");
    }

    /** What stands on the page so far, without maps still to be drawn. */
    public String body() {
        return String.join("", parts);
    }

    /** The whole page. */
    public String page() {
        return page(Phrases.LANGUAGE, String.join("", parts));
    }

    /** A page of this title and these looks with a body in some language. */
    public String page(String language, String content) {
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escape(title)
                + "</title>\n<style>" + Style.CSS + "</style>\n</head>\n<body>\n<main>\n"
                + content
                + "</main>\n</body>\n</html>\n";
    }
}
