package org.kastanie.engine.output.map;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** Paints all output times of a quantity side by side on one sheet with one legend. */
public final class SheetPainter {
    private static final Color INK = new Color(0x1F2328);
    private static final Color SOFT = new Color(0x57606A);
    private static final int MARGIN = 28;
    private static final int GAP = 12;
    private static final int CAPTION = 24;
    private static final int HEAD = 84;
    private static final int LEGEND = 300;
    private static final double SIDE = 250;

    /** Hands over the values of one panel. */
    @FunctionalInterface
    public interface Panels {
        float[] values(int panel) throws IOException;
    }

    private SheetPainter() {}

    /**
     * @param frame title, classes, backdrop; its values are not used
     * @param captions one a panel
     * @param panels values
     */
    public static BufferedImage paint(Picture frame, List<String> captions, Panels panels) throws IOException {
        double pixels = MapPainter.pixels(frame.reference().grid(), SIDE);
        if (pixels >= 1 && pixels * frame.reference().grid().columns() > 1.4 * SIDE) {
            pixels = SIDE / frame.reference().grid().columns();
        }
        int wide = (int) Math.round(pixels * frame.reference().grid().columns());
        int high = (int) Math.round(pixels * frame.reference().grid().rows());
        int across = Math.min(captions.size(), 6);
        int down = (captions.size() + across - 1) / across;
        int body =
                Math.max(down * (high + CAPTION + GAP), 230 + 30 * frame.scale().classes());
        int width = 3 * MARGIN + across * (wide + GAP) + LEGEND;
        List<String> sources = MapPainter.sources(frame, width - 2 * MARGIN);
        int height = HEAD + body + 40 + 22 * frame.notices().size() + 18 * sources.size();
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        Lettering.prepare(g);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        Lettering.draw(g, frame.title(), MARGIN, 40, 27, true, INK);
        Lettering.draw(g, frame.subtitle(), MARGIN, 66, 17, false, SOFT);
        boolean[] shown = new boolean[frame.scale().classes()];
        Picture panel = frame;
        for (int i = 0; i < captions.size(); i++) {
            int x = MARGIN + i % across * (wide + GAP);
            int y = HEAD + i / across * (high + CAPTION + GAP);
            Lettering.draw(g, captions.get(i), x, y + 16, 15, true, INK);
            panel = new Picture(
                    "", "", frame.scale(), panels.values(i), frame.reference(), frame.backdrop(), List.of(), List.of());
            frame.scale().mark(panel.values(), shown);
            g.drawImage(GroundLayer.paint(panel, pixels), x, y + CAPTION, null);
        }
        int side = MARGIN + across * (wide + GAP) + MARGIN;
        Legend.draw(g, panel, shown, side, HEAD, LEGEND);
        double cell = frame.reference().grid().cell();
        double metres = MapPainter.barLength(0.6 * wide / pixels * cell);
        MapPainter.scaleBar(g, side, HEAD + body - 12, metres / cell * pixels, metres, 16);
        MapPainter.north(g, side + LEGEND - 60, HEAD + body - 26, 20);
        int y = HEAD + body + 20;
        for (String notice : frame.notices()) {
            Lettering.draw(g, "Note: " + notice, MARGIN, y, 15, true, new Color(0x9A3412));
            y += 22;
        }
        MapPainter.sources(g, sources, y);
        g.dispose();
        return sheet;
    }
}
