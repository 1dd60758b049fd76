package org.kastanie.engine.study;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kastanie.engine.output.map.Lettering;
import org.kastanie.engine.output.map.Png;
import org.kastanie.solver.quantity.Quantity;

/** The felt temperature along a walk as a PNG for slides and documents; on machines without fonts it has no letters. */
final class WalkPicture {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 640;
    private static final int LEFT = 110;
    private static final int RIGHT = 70;
    private static final int TOP = 30;
    private static final int BOTTOM = 90;
    /** Height of a line of the legend, picture elements. */
    private static final int LINE = 34;

    private final Walk walk;
    private final List<Case> cases;
    private final Tongue tongue;
    private final Walk.Span span;
    private final int bottom;
    private final Graphics2D g;
    private final BufferedImage image;

    private WalkPicture(Walk walk, List<Case> cases, Tongue tongue) {
        this.walk = walk;
        this.cases = cases;
        this.tongue = tongue;
        span = walk.span(cases);
        bottom = HEIGHT - BOTTOM;
        image = new BufferedImage(WIDTH, HEIGHT + LINE * cases.size(), BufferedImage.TYPE_INT_RGB);
        g = image.createGraphics();
    }

    static void write(Walk walk, List<Case> cases, Tongue tongue, Path file) throws IOException {
        Files.write(file, Png.bytes(new WalkPicture(walk, cases, tongue).paint()));
    }

    private BufferedImage paint() {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        axes();
        for (int k = 0; k < cases.size(); k++) {
            line(k);
        }
        g.dispose();
        return image;
    }

    private void axes() {
        for (double v = Math.ceil(span.low() / span.step()) * span.step(); v <= span.high(); v += span.step()) {
            g.setColor(new Color(0xd0d7de));
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(LEFT, y(v), WIDTH - RIGHT, y(v)));
            text(tongue.number("%.0f", v), LEFT - 50, y(v) + 8);
        }
        double last = walk.metres()[walk.metres().length - 1];
        for (int k = 0; k <= 4; k++) {
            text(tongue.number("%.0f", last * k / 4) + " m", x(last * k / 4) - 24, bottom + 34);
        }
        text(
                tongue.say(
                        "UTCI in °C zur heißesten Stunde, Weg in Metern",
                        "UTCI in °C at the hottest hour, way in metres"),
                LEFT,
                bottom + 72);
    }

    private void line(int number) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < walk.cells().length; i++) {
            double v = walk.value(cases.get(number), Quantity.UTCI, i);
            if (!Double.isNaN(v) && drawing) {
                path.lineTo(x(walk.metres()[i]), y(v));
            } else if (!Double.isNaN(v)) {
                path.moveTo(x(walk.metres()[i]), y(v));
            }
            drawing = !Double.isNaN(v);
        }
        float[] dash = number >= Walk.COLOURS.size() ? new float[] {12, 6} : null;
        g.setStroke(new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
        g.setColor(Color.decode(Walk.COLOURS.get(number % Walk.COLOURS.size())));
        g.draw(path);
        double row = HEIGHT + LINE * number + 6;
        g.draw(new Line2D.Double(LEFT, row, LEFT + 60, row));
        text(tongue.say(cases.get(number).title()), LEFT + 76, row + 8);
    }

    private void text(String words, double x, double baseline) {
        if (Lettering.available()) {
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
            g.setColor(new Color(0x1f2328));
            g.drawString(words, (float) x, (float) baseline);
        }
    }

    private double x(double metre) {
        double last = Math.max(walk.metres()[walk.metres().length - 1], 1e-9);
        return LEFT + (WIDTH - LEFT - RIGHT) * metre / last;
    }

    private double y(double v) {
        return TOP + (bottom - TOP) * (span.high() - v) / (span.high() - span.low());
    }
}
