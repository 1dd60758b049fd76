package org.kastanie.engine.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.output.report.Html;
import org.kastanie.engine.output.table.Csv;
import org.kastanie.engine.run.PolygonFile;
import org.kastanie.engine.twin.Crs;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Cells along a way.
 *
 * @param metres from its beginning
 * @param places x and y
 * @param cells of the domain, -1 outside
 */
record Walk(double[] metres, Coordinate[] places, int[] cells) {
    /** Colours of Okabe and Ito that are told apart with any colour vision; the base case is black. */
    static final List<String> COLOURS = List.of("#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9");

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 52;
    private static final int BOTTOM = 44;
    private static final int TOP = 16;

    static @Nullable Walk of(Study.@Nullable Walk walk, Grid grid, Crs crs) {
        if (walk == null) {
            return null;
        }
        Geometry line = line(walk, crs);
        LengthIndexedLine index = new LengthIndexedLine(line);
        int n = (int) Math.floor(line.getLength() / walk.every() + 1e-9) + 1;
        double[] metres = new double[n];
        Coordinate[] places = new Coordinate[n];
        int[] cells = new int[n];
        for (int i = 0; i < n; i++) {
            metres[i] = i * walk.every();
            places[i] = index.extractPoint(metres[i]);
            int r = grid.rowAt(places[i].y);
            int c = grid.columnAt(places[i].x);
            cells[i] = grid.contains(r, c) ? grid.index(r, c) : -1;
        }
        return new Walk(metres, places, cells);
    }

    /** The first line of the file. */
    static Geometry line(Study.Walk walk, Crs crs) {
        return PolygonFile.features(walk.path(), null, crs).stream()
                .map(PolygonFile.Feature::geometry)
                .filter(g -> g.getDimension() == 1)
                .findFirst()
                .orElseThrow(() ->
                        new InputException(walk.path() + " holds no line", "draw the walk as a LineString in GeoJSON"));
    }

    double value(Case one, Quantity quantity, int i) {
        return cells[i] < 0 ? Double.NaN : one.hot(quantity)[cells[i]];
    }

    void write(List<Case> cases, Path csv) throws IOException {
        Csv table = new Csv();
        List<String> head = new ArrayList<>(List.of("distance", "x", "y"));
        for (Quantity quantity : Case.QUANTITIES) {
            cases.forEach(c -> head.add(quantity.contractName() + "_" + c.name()));
        }
        table.row(head);
        for (int i = 0; i < metres.length; i++) {
            List<String> row = new ArrayList<>(
                    List.of(Csv.number(metres[i], 1), Csv.number(places[i].x, 2), Csv.number(places[i].y, 2)));
            for (Quantity quantity : Case.QUANTITIES) {
                for (Case one : cases) {
                    row.add(Csv.number(value(one, quantity, i), 2));
                }
            }
            table.row(row);
        }
        table.write(csv);
    }

    /**
     * Values of an axis.
     *
     * @param low lower end
     * @param high upper end
     */
    record Span(double low, double high) {
        double step() {
            return high - low > 12 ? 5 : high - low > 5 ? 2 : 1;
        }
    }

    /** Whole degrees that hold the felt temperature of every case. */
    Span span(List<Case> cases) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Case one : cases) {
            for (int i = 0; i < cells.length; i++) {
                double v = value(one, Quantity.UTCI, i);
                low = v < low ? v : low;
                high = v > high ? v : high;
            }
        }
        return low <= high ? new Span(Math.floor(low) - 1, Math.ceil(high) + 1) : new Span(-1, 2);
    }

    /** Felt temperature along the way, one line a case. */
    String svg(List<Case> cases, Tongue tongue, boolean alone) {
        Span span = span(cases);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg %sviewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" font-family=\"sans-serif\" font-size=\"13\">",
                alone ? "xmlns=\"http://www.w3.org/2000/svg\" " : "",
                WIDTH,
                HEIGHT,
                Html.escape(tongue.say(
                        "Gefühlte Temperatur (UTCI) entlang des Weges zur heißesten Stunde; Werte in tables/walk.csv",
                        "Felt temperature (UTCI) along the walk at the hottest hour; values in tables/walk.csv"))));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        axes(svg, span, tongue);
        for (int k = 0; k < cases.size(); k++) {
            line(svg, cases.get(k), k, span);
        }
        return svg.append("</svg>").toString();
    }

    private void axes(StringBuilder svg, Span span, Tongue tongue) {
        for (double v = Math.ceil(span.low() / span.step()) * span.step(); v <= span.high(); v += span.step()) {
            double y = y(v, span);
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %.1fH%d\" stroke=\"#d0d7de\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>",
                    LEFT,
                    y,
                    WIDTH - 10,
                    LEFT - 6,
                    y + 4,
                    v));
        }
        double last = metres[metres.length - 1];
        for (int k = 0; k <= 4; k++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f m</text>",
                    x(last * k / 4),
                    HEIGHT - BOTTOM + 18,
                    last * k / 4));
        }
        svg.append("<text x=\"" + LEFT + "\" y=\"" + (HEIGHT - 6) + "\">"
                + Html.escape(tongue.say("UTCI in °C, Weg in Metern", "UTCI in °C, way in metres")) + "</text>");
    }

    private void line(StringBuilder svg, Case one, int number, Span span) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < cells.length; i++) {
            double v = value(one, Quantity.UTCI, i);
            if (!Double.isNaN(v)) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x(metres[i]), y(v, span)));
            }
            drawing = !Double.isNaN(v);
        }
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>",
                path,
                COLOURS.get(number % COLOURS.size()),
                number >= COLOURS.size() ? " stroke-dasharray=\"6 3\"" : ""));
    }

    private double x(double metre) {
        double last = Math.max(metres[metres.length - 1], 1e-9);
        return LEFT + (WIDTH - LEFT - 24) * metre / last;
    }

    private static double y(double v, Span span) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (span.high() - v) / (span.high() - span.low());
    }

    void draw(List<Case> cases, Tongue tongue, Path file) throws IOException {
        Files.writeString(file, svg(cases, tongue, true), StandardCharsets.UTF_8);
    }
}
