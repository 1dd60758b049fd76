package org.kastanie.engine.output.map;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.kastanie.engine.output.ResultSet.Backdrop;
import org.kastanie.solver.grid.Grid;

/** Paints values, buildings and crowns, nothing else: one picture element belongs to one cell. */
final class GroundLayer {
    private static final int NO_DATA = 0xF4F4F4;
    static final int OUTLINE = 0x3C3C3C;
    private static final int CROWN = 0x11A35F;
    private static final int BUILDING = 1;
    private static final int CANOPY = 2;
    /** Height at which a building has the darkest grey, m: a choice. */
    private static final float TALL = 40;

    private final Grid grid;
    private final Backdrop backdrop;
    private final Scale scale;
    private final float[] values;
    private final double pixels;
    private final int width;
    private final int height;
    private final int[] columnOf;
    private final int[] rowOf;

    private GroundLayer(Picture picture, double pixels) {
        this.grid = picture.reference().grid();
        this.backdrop = picture.backdrop();
        this.scale = picture.scale();
        this.values = picture.values();
        this.pixels = pixels;
        this.width = Math.max(1, (int) Math.round(grid.columns() * pixels));
        this.height = Math.max(1, (int) Math.round(grid.rows() * pixels));
        this.columnOf = places(width, grid.columns());
        this.rowOf = places(height, grid.rows());
    }

    private int[] places(int elements, int cells) {
        int[] places = new int[elements];
        for (int i = 0; i < elements; i++) {
            places[i] = Math.min(cells - 1, (int) (i / pixels));
        }
        return places;
    }

    /**
     * @param picture what to paint
     * @param pixels picture elements a cell; below 1 only some cells show
     */
    static BufferedImage paint(Picture picture, double pixels) {
        GroundLayer layer = new GroundLayer(picture, pixels);
        BufferedImage image = new BufferedImage(layer.width, layer.height, BufferedImage.TYPE_INT_RGB);
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < layer.height; y++) {
            for (int x = 0; x < layer.width; x++) {
                boolean same = x > 0 && layer.columnOf[x] == layer.columnOf[x - 1];
                int at = y * layer.width + x;
                rgb[at] = same ? rgb[at - 1] : layer.fill(layer.cell(x, y));
            }
        }
        layer.lines(rgb);
        return image;
    }

    private int cell(int x, int y) {
        return grid.index(rowOf[y], columnOf[x]);
    }

    private int fill(int cell) {
        if (!Float.isNaN(values[cell])) {
            return scale.colour(values[cell]);
        }
        return backdrop.building()[cell] ? roof(cell) : NO_DATA;
    }

    /** Grey by height alone, as the legend says. */
    private int roof(int cell) {
        int grey = Math.round(205 - 115 * Math.clamp(backdrop.height()[cell] / TALL, 0, 1));
        return grey << 16 | grey << 8 | grey;
    }

    /** Outlines of buildings that carry values, and of crowns. */
    private void lines(int[] rgb) {
        int thick = pixels >= 6 ? 2 : 1;
        byte[] here = new byte[width + thick];
        byte[] below = new byte[width + thick];
        for (int y = 0; y < height; y++) {
            kinds(y, here);
            for (int d = 1; d <= thick; d++) {
                for (int x = 0; x < width; x++) {
                    edge(rgb, y * width + x, here[x] ^ here[x + d]);
                }
                if (y + d < height && rowOf[y + d] != rowOf[y]) {
                    kinds(y + d, below);
                    for (int x = 0; x < width; x++) {
                        edge(rgb, y * width + x, here[x] ^ below[x]);
                    }
                }
            }
        }
    }

    /** What every element of a line stands on; the last one is repeated beyond the edge. */
    private void kinds(int y, byte[] out) {
        int start = rowOf[y] * grid.columns();
        for (int x = 0; x < out.length; x++) {
            int cell = start + columnOf[Math.min(x, width - 1)];
            out[x] = (byte) ((backdrop.building()[cell] ? BUILDING : 0) | (backdrop.crown()[cell] ? CANOPY : 0));
        }
    }

    private static void edge(int[] rgb, int at, int change) {
        if ((change & BUILDING) != 0) {
            rgb[at] = OUTLINE;
        } else if (change != 0) {
            rgb[at] = CROWN;
        }
    }
}
