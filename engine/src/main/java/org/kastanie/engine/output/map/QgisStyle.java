package org.kastanie.engine.output.map;

import java.util.Locale;
import org.kastanie.solver.quantity.Quantity;

/** Styles for QGIS (.qml) with the classes and colours of the maps. */
public final class QgisStyle {
    /** What carries the colour. */
    public enum Shape {
        /** An area. */
        FILL("fill", "SimpleFill"),
        /** The outline only: an upright wall has no area on a map. */
        EDGE("fill", "SimpleFill"),
        /** A dot. */
        MARKER("marker", "SimpleMarker");

        private final String type;
        private final String layer;

        Shape(String type, String layer) {
            this.type = type;
            this.layer = layer;
        }
    }

    private static final String HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n";

    private QgisStyle() {}

    /** The classes a map with these values would have. */
    public static Scale scale(Quantity quantity, float[] values) {
        return Scales.of(quantity, values);
    }

    /** Graduated colours by a column. */
    public static String vector(Shape shape, String column, Scale scale) {
        StringBuilder out = new StringBuilder(HEAD);
        out.append("<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n");
        out.append("<renderer-v2 type=\"graduatedSymbol\" attr=\"").append(escaped(column));
        out.append("\" graduatedMethod=\"GraduatedColor\" symbollevels=\"0\" forceraster=\"0\" enableorderby=\"0\">\n");
        out.append("<ranges>\n");
        for (int c = 0; c < scale.classes(); c++) {
            out.append(String.format(
                    Locale.ROOT,
                    "<range lower=\"%s\" upper=\"%s\" symbol=\"%d\" label=\"%s\" render=\"true\"/>%n",
                    c == 0 ? "-1000" : text(scale.edges()[c - 1]),
                    c == scale.edges().length ? "100000" : text(scale.edges()[c]),
                    c,
                    label(scale, c)));
        }
        out.append("</ranges>\n<symbols>\n");
        for (int c = 0; c < scale.classes(); c++) {
            symbol(out, shape, c, scale.colours()[c]);
        }
        return out.append("</symbols>\n</renderer-v2>\n</qgis>\n").toString().replace("\r\n", "\n");
    }

    private static void symbol(StringBuilder out, Shape shape, int name, int colour) {
        String own = rgb(colour);
        out.append("<symbol type=\"").append(shape.type).append("\" name=\"").append(name);
        out.append("\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n<layer class=\"")
                .append(shape.layer);
        out.append("\" enabled=\"1\" locked=\"0\" pass=\"0\">\n<Option type=\"Map\">\n");
        option(out, "color", own);
        option(out, "outline_color", shape == Shape.EDGE ? own : "90,90,90,255");
        option(out, "outline_style", "solid");
        option(out, "outline_width", shape == Shape.EDGE ? "1" : "0.1");
        option(out, "outline_width_unit", "MM");
        option(out, "style", "solid");
        if (shape == Shape.MARKER) {
            option(out, "name", "circle");
            option(out, "size", "3");
            option(out, "size_unit", "MM");
        }
        out.append("</Option>\n</layer>\n</symbol>\n");
    }

    private static void option(StringBuilder out, String name, String value) {
        out.append("<Option name=\"").append(name).append("\" type=\"QString\" value=\"");
        out.append(value).append("\"/>\n");
    }

    /**
     * Colours of a band of a raster.
     *
     * @param factor what values of the file are multiplied by to have the unit of the scale
     */
    public static String raster(int band, Scale scale, double factor) {
        StringBuilder out = new StringBuilder(HEAD);
        double low = scale.edges()[0] / factor;
        double high = scale.edges()[scale.edges().length - 1] / factor;
        out.append("<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n<pipe>\n");
        out.append(String.format(
                Locale.ROOT,
                "<rasterrenderer type=\"singlebandpseudocolor\" band=\"%d\" opacity=\"1\" alphaBand=\"-1\""
                        + " classificationMin=\"%s\" classificationMax=\"%s\">%n",
                band,
                text(low),
                text(high)));
        out.append("<rasterTransparency/>\n<rastershader>\n");
        out.append(String.format(
                Locale.ROOT,
                "<colorrampshader colorRampType=\"DISCRETE\" classificationMode=\"1\" clip=\"0\" minimumValue=\"%s\""
                        + " maximumValue=\"%s\">%n",
                text(low),
                text(high)));
        for (int c = 0; c < scale.classes(); c++) {
            out.append(String.format(
                    Locale.ROOT,
                    "<item value=\"%s\" color=\"#%06x\" alpha=\"255\" label=\"%s\"/>%n",
                    c == scale.edges().length ? "inf" : text(scale.edges()[c] / factor),
                    scale.colours()[c],
                    label(scale, c)));
        }
        out.append("</colorrampshader>\n</rastershader>\n</rasterrenderer>\n</pipe>\n<blendMode>0</blendMode>\n");
        return out.append("</qgis>\n").toString().replace("\r\n", "\n");
    }

    private static String label(Scale scale, int number) {
        String name = scale.names().get(number);
        String limits = scale.label(number) + (scale.unit().isEmpty() ? "" : " " + scale.unit());
        return escaped(name.isEmpty() ? limits : limits + ", " + name);
    }

    private static String rgb(int colour) {
        return (colour >> 16 & 255) + "," + (colour >> 8 & 255) + "," + (colour & 255) + ",255";
    }

    private static String text(double value) {
        double rounded = Math.rint(value * 1e9) / 1e9;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
                ? String.valueOf((long) rounded)
                : String.valueOf(rounded);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
