package org.kastanie.validation;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * A map of differences with a colour scale and a bar of length, cells of one metre.
 *
 * @param columns of the map
 * @param rows of the map
 * @param values row by row from the north; NaN where buildings stand
 * @param title above the map
 * @param limit of the scale, both ways
 */
record DifferenceMap(int columns, int rows, float[] values, String title, double limit) {
    private static final int ZOOM = 3;
    private static final int TOP = 34;
    private static final int BESIDE = 110;
    private static final int BELOW = 40;
    /** Blue to white to orange: told apart with every kind of colour vision (Okabe and Ito 2008). */
    private static final Color COLD = new Color(0x0072B2);

    private static final Color WARM = new Color(0xD55E00);
    private static final Color BUILDING = new Color(0x777777);

    void write(Path file) throws IOException {
        int wide = columns * ZOOM;
        int high = rows * ZOOM;
        BufferedImage image = new BufferedImage(wide + BESIDE, high + TOP + BELOW, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        g.setColor(Color.BLACK);
        g.drawString(title, 4, 22);
        for (int i = 0; i < values.length; i++) {
            g.setColor(colour(values[i]));
            g.fillRect(i % columns * ZOOM, TOP + i / columns * ZOOM, ZOOM, ZOOM);
        }
        legend(g, wide + 14, TOP);
        g.setColor(Color.BLACK);
        int base = TOP + high + 14;
        g.fillRect(8, base, 50 * ZOOM, 4);
        g.drawString("50 m, north is up", 16 + 50 * ZOOM, base + 8);
        g.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private void legend(Graphics2D g, int x, int y) {
        int high = 220;
        for (int k = 0; k < high; k++) {
            g.setColor(colour((float) (limit * (1 - 2.0 * k / high))));
            g.fillRect(x, y + k, 20, 1);
        }
        g.setColor(Color.BLACK);
        g.drawRect(x, y, 20, high);
        for (int k = -2; k <= 2; k++) {
            int at = y + high / 2 - k * high / 4;
            g.drawString(String.format(Locale.ROOT, "%+.1f K", k * limit / 2), x + 26, at + 5);
        }
        g.setColor(BUILDING);
        g.fillRect(x, y + high + 20, 20, 14);
        g.setColor(Color.BLACK);
        g.drawString("building", x + 26, y + high + 32);
    }

    private Color colour(float value) {
        if (Float.isNaN(value)) {
            return BUILDING;
        }
        double t = Math.clamp(value / limit, -1, 1);
        Color end = t < 0 ? COLD : WARM;
        double share = Math.abs(t);
        return new Color((int) (255 + share * (end.getRed() - 255)), (int) (255 + share * (end.getGreen() - 255)), (int)
                (255 + share * (end.getBlue() - 255)));
    }
}
