package org.kastanie.engine.output.map;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Text on pictures. On a system without any font the pictures stay without words; {@link #available} tells. */
public final class Lettering {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final boolean AVAILABLE = probe();

    private Lettering() {}

    /** False where the Java runtime finds no font at all, as in bare containers. */
    public static boolean available() {
        return AVAILABLE;
    }

    private static boolean probe() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12)
                            .createGlyphVector(CONTEXT, "Ag")
                            .getLogicalBounds()
                            .getWidth()
                    > 0;
        } catch (RuntimeException | LinkageError | InternalError none) {
            // The runtime throws one of these, depending on version, when fontconfig or the fonts are missing.
            return false;
        }
    }

    static void prepare(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    static void draw(Graphics2D g, String text, double x, double baseline, double size, boolean bold, Color colour) {
        if (AVAILABLE) {
            g.setFont(font(size, bold));
            g.setColor(colour);
            g.drawString(text, (float) x, (float) baseline);
        }
    }

    static double width(String text, double size, boolean bold) {
        return AVAILABLE ? font(size, bold).getStringBounds(text, CONTEXT).getWidth() : 0;
    }

    /** Breaks a text into lines no wider than {@code width}. */
    static List<String> wrap(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size, false) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private static Font font(double size, boolean bold) {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }
}
