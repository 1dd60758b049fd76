package org.kastanie.engine.output.map;

import java.awt.Color;
import java.awt.Graphics2D;

/** The column beside a map: the classes that occur, from the highest down, then what grey and green mean. */
final class Legend {
    private static final Color INK = new Color(0x1F2328);
    private static final Color SOFT = new Color(0x57606A);
    private static final int STEP = 30;

    private Legend() {}

    static void draw(Graphics2D g, Picture picture, boolean[] shown, int x, int top, int width) {
        Scale scale = picture.scale();
        String unit = scale.unit();
        int y = top + 16;
        if (!unit.isEmpty()) {
            Lettering.draw(g, "in " + unit, x, y, 16, true, INK);
        }
        y += 14;
        for (int i = scale.classes() - 1; i >= 0; i--) {
            if (!shown[i]) {
                continue;
            }
            swatch(g, x, y, scale.colours()[i]);
            Lettering.draw(g, scale.label(i), x + 46, y + (scale.names().get(i).isEmpty() ? 20 : 13), 15, false, INK);
            Lettering.draw(g, scale.names().get(i), x + 46, y + 27, 12, false, SOFT);
            y += STEP;
        }
        y += 12;
        y = items(g, picture, x, y);
        for (String line : Lettering.wrap(scale.note(), 13, width)) {
            Lettering.draw(g, line, x, y + 10, 13, false, SOFT);
            y += 17;
        }
    }

    /** What grey and green mean, as far as the map shows them. */
    private static int items(Graphics2D g, Picture picture, int x, int top) {
        int y = top;
        if (picture.hasGreyBuildings()) {
            swatch(g, x, y, 0xB4B4B4);
            Lettering.draw(g, "building (darker: taller)", x + 46, y + 20, 15, false, INK);
            y += STEP + 4;
        }
        if (picture.hasOutlinedBuildings()) {
            g.setColor(new Color(GroundLayer.OUTLINE));
            g.drawRect(x + 6, y + 2, 22, 20);
            Lettering.draw(g, "edge of a building", x + 46, y + 17, 15, false, INK);
            y += STEP;
        }
        if (picture.hasCrowns()) {
            g.setColor(new Color(0x11A35F));
            g.drawOval(x + 6, y, 22, 22);
            g.drawOval(x + 7, y + 1, 20, 20);
            Lettering.draw(g, "tree crown", x + 46, y + 17, 15, false, INK);
            y += STEP;
        }
        return y + 6;
    }

    private static void swatch(Graphics2D g, int x, int y, int colour) {
        g.setColor(new Color(colour));
        g.fillRect(x, y, 34, STEP);
        g.setColor(new Color(0, 0, 0, 60));
        g.drawRect(x, y, 34, STEP);
    }
}
