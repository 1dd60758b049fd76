package org.kastanie.engine.output.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.kastanie.solver.grid.Grid;

/** Paints a map: with title, legend, scale and north ({@link #full}), or the map alone for pages with a legend of their own. */
public final class MapPainter {
    /** Longer side of a map in picture elements: sharp on paper at 10 cm. A choice. */
    private static final double LONG_SIDE = 1000;

    private static final Color INK = new Color(0x1F2328);
    private static final Color SOFT = new Color(0x57606A);
    private static final int MARGIN = 28;
    private static final int LEGEND = 300;

    static {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private MapPainter() {}

    /** Picture elements a cell so that the longer side has about {@code side}; whole where cells are not lost. */
    static double pixels(Grid grid, double side) {
        double pixels = side / Math.max(grid.columns(), grid.rows());
        return pixels > 0.75 ? Math.max(1, Math.rint(pixels)) : pixels;
    }

    /** The map with a scale bar and a north arrow in its corner. */
    public static BufferedImage bare(Picture picture) {
        double pixels = pixels(picture.reference().grid(), LONG_SIDE);
        BufferedImage map = GroundLayer.paint(picture, pixels);
        Graphics2D g = map.createGraphics();
        Lettering.prepare(g);
        double size = map.getWidth() / 30.0;
        double metres = barLength(
                map.getWidth() * 0.25 / pixels * picture.reference().grid().cell());
        double bar = metres / picture.reference().grid().cell() * pixels;
        double x = size * 0.6;
        double y = map.getHeight() - size * 0.6;
        double boxWidth = bar + size * 3.7;
        g.setColor(new Color(255, 255, 255, 225));
        g.fillRect((int) (x - size * 0.3), (int) (y - size * 1.9), (int) boxWidth, (int) (size * 2.2));
        scaleBar(g, x, y - size * 0.4, bar, metres, size);
        north(g, x + bar + size * 1.8, y - size * 0.8, size * 0.9);
        g.dispose();
        return map;
    }

    /** The map with everything a reader needs when it is seen alone. */
    public static BufferedImage full(Picture picture) {
        double pixels = pixels(picture.reference().grid(), LONG_SIDE);
        BufferedImage map = GroundLayer.paint(picture, pixels);
        int head = 84;
        boolean[] shown = picture.classesShown();
        int legendHeight = 150 + 30 * count(shown);
        int body = Math.max(map.getHeight(), legendHeight + 110);
        int width = Math.max(760, 2 * MARGIN + map.getWidth() + MARGIN + LEGEND);
        List<String> sources = sources(picture, width - 2 * MARGIN);
        int foot = 34 + 22 * picture.notices().size() + 18 * sources.size();
        BufferedImage image = new BufferedImage(width, head + body + foot + MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Lettering.prepare(g);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        Lettering.draw(g, picture.title(), MARGIN, 40, 27, true, INK);
        Lettering.draw(g, picture.subtitle(), MARGIN, 66, 17, false, SOFT);
        g.drawImage(map, MARGIN, head, null);
        g.setColor(SOFT);
        g.drawRect(MARGIN - 1, head - 1, map.getWidth() + 1, map.getHeight() + 1);
        int x = MARGIN + map.getWidth() + MARGIN;
        Legend.draw(g, picture, shown, x, head, LEGEND);
        double metres = barLength(200 / pixels * picture.reference().grid().cell());
        double bar = metres / picture.reference().grid().cell() * pixels;
        scaleBar(g, x, head + body - 12, bar, metres, 16);
        north(g, x + LEGEND - 40, head + body - 26, 20);
        int y = head + body + 26;
        for (String notice : picture.notices()) {
            Lettering.draw(g, "Note: " + notice, MARGIN, y, 15, true, new Color(0x9A3412));
            y += 22;
        }
        String source = "Kastanie urban heat engine  \u00b7  "
                + picture.reference().name() + " (EPSG:" + picture.reference().epsg() + ")";
        Lettering.draw(g, source, MARGIN, y, 13, false, SOFT);
        sources(g, sources, y + 18);
        g.dispose();
        return image;
    }

    /** Whose data a map shows, in lines of a width. */
    static List<String> sources(Picture picture, int width) {
        return picture.attribution().isEmpty()
                ? List.of()
                : Lettering.wrap("Data: " + String.join("; ", picture.attribution()), 13, width);
    }

    static void sources(Graphics2D g, List<String> lines, int top) {
        for (int i = 0; i < lines.size(); i++) {
            Lettering.draw(g, lines.get(i), MARGIN, top + 18 * i, 13, false, SOFT);
        }
    }

    static int count(boolean[] marks) {
        int count = 0;
        for (boolean mark : marks) {
            count += mark ? 1 : 0;
        }
        return count;
    }

    static void scaleBar(Graphics2D g, double x, double y, double bar, double metres, double size) {
        int thick = (int) Math.max(3, size / 4);
        g.setColor(INK);
        g.fillRect((int) x, (int) y - thick, (int) (bar / 2), thick);
        g.setStroke(new BasicStroke(1));
        g.drawRect((int) x, (int) y - thick, (int) bar, thick - 1);
        String text = metres >= 1000
                ? String.format(Locale.ROOT, "%.0f km", metres / 1000)
                : String.format(Locale.ROOT, "%.0f m", metres);
        Lettering.draw(g, text, x, y - thick - size * 0.35, size, false, INK);
    }

    static void north(Graphics2D g, double x, double y, double size) {
        Polygon west = new Polygon();
        west.addPoint((int) x, (int) (y - size));
        west.addPoint((int) (x - size * 0.5), (int) (y + size * 0.6));
        west.addPoint((int) x, (int) (y + size * 0.25));
        Polygon east = new Polygon();
        east.addPoint((int) x, (int) (y - size));
        east.addPoint((int) (x + size * 0.5), (int) (y + size * 0.6));
        east.addPoint((int) x, (int) (y + size * 0.25));
        g.setColor(INK);
        g.fillPolygon(west);
        g.setStroke(new BasicStroke(1.2f));
        g.drawPolygon(east);
        Lettering.draw(g, "N", x + size * 0.65, y - size * 0.2, size * 0.95, true, INK);
    }

    /** Longest of 1, 2, 5 times a power of ten that is not longer than {@code metres}. */
    static double barLength(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(metres)));
        double factor = metres / power;
        return power * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
    }
}
