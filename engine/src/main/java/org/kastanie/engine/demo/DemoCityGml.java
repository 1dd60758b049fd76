package org.kastanie.engine.demo;

import java.util.Locale;
import org.kastanie.engine.demo.DemoLayout.Box;
import org.kastanie.engine.demo.DemoLayout.House;

/** Writes the houses as CityGML 2.0, LoD2, with roof, wall and ground surfaces. */
final class DemoCityGml {
    private final StringBuilder out = new StringBuilder();
    private String building = "";
    private int surface;

    private DemoCityGml() {}

    static String text() {
        DemoCityGml gml = new DemoCityGml();
        gml.head();
        DemoLayout.houses().forEach(gml::house);
        gml.out.append("</core:CityModel>\n");
        return gml.out.toString();
    }

    private void head() {
        out.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0" \
                xmlns:bldg="http://www.opengis.net/citygml/building/2.0" xmlns:gml="http://www.opengis.net/gml">
                """);
        out.append(String.format(
                Locale.ROOT,
                "<gml:boundedBy><gml:Envelope srsName=\"urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::7837\" srsDimension=\"3\">"
                        + "<gml:lowerCorner>%.1f %.1f 515.0</gml:lowerCorner>"
                        + "<gml:upperCorner>%.1f %.1f 545.0</gml:upperCorner></gml:Envelope></gml:boundedBy>\n",
                DemoLayout.WEST,
                DemoLayout.SOUTH,
                DemoLayout.WEST + DemoLayout.SIZE,
                DemoLayout.SOUTH + DemoLayout.SIZE));
    }

    private void house(House house) {
        building = house.plan().name();
        surface = 0;
        Box p = house.plan();
        double foot = Math.min(
                Math.min(DemoLayout.ground(p.west(), p.south()), DemoLayout.ground(p.east(), p.south())),
                Math.min(DemoLayout.ground(p.west(), p.north()), DemoLayout.ground(p.east(), p.north())));
        double eaves = foot + house.eaves();
        double ridge = foot + house.ridge();
        out.append("<core:cityObjectMember><bldg:Building gml:id=\"")
                .append(building)
                .append("\">\n");
        out.append(String.format(
                Locale.ROOT, "<bldg:measuredHeight uom=\"m\">%.2f</bldg:measuredHeight>\n", ridge - foot));
        double[][] outer = ring(p);
        double[][] inner = house.depth() > 0 ? ring(p.inset(house.depth())) : new double[0][];
        double[][] middle = house.depth() > 0 ? ring(p.inset(house.depth() / 2)) : new double[0][];
        ground(outer, inner, foot);
        for (int i = 0; i < 4; i++) {
            int j = (i + 1) % 4;
            wall(outer[i], outer[j], foot, eaves);
            if (house.depth() > 0) {
                wall(inner[j], inner[i], foot, eaves);
                slope(outer[i], outer[j], middle[j], middle[i], eaves, ridge, ridge);
                slope(middle[i], middle[j], inner[j], inner[i], ridge, eaves, eaves);
            }
        }
        if (house.depth() <= 0) {
            open("RoofSurface");
            out.append(poly(outer, new double[] {eaves, eaves, eaves, eaves}, ""));
            close("RoofSurface");
        }
        out.append("</bldg:Building></core:cityObjectMember>\n");
    }

    private static double[][] ring(Box b) {
        return new double[][] {
            {b.west(), b.south()}, {b.east(), b.south()}, {b.east(), b.north()}, {b.west(), b.north()}
        };
    }

    private void ground(double[][] outer, double[][] inner, double foot) {
        open("GroundSurface");
        double[][] down = {outer[0], outer[3], outer[2], outer[1]};
        String hole = inner.length == 0 ? "" : "<gml:interior>" + ringText(inner, foot, foot) + "</gml:interior>";
        out.append(poly(down, new double[] {foot, foot, foot, foot}, hole));
        close("GroundSurface");
    }

    private void wall(double[] a, double[] b, double foot, double eaves) {
        open("WallSurface");
        out.append(poly(new double[][] {a, b, b, a}, new double[] {foot, foot, eaves, eaves}, ""));
        close("WallSurface");
    }

    private void slope(double[] a, double[] b, double[] c, double[] d, double low, double high, double high2) {
        open("RoofSurface");
        out.append(poly(new double[][] {a, b, c, d}, new double[] {low, low, high, high2}, ""));
        close("RoofSurface");
    }

    private void open(String kind) {
        surface++;
        out.append("<bldg:boundedBy><bldg:")
                .append(kind)
                .append(" gml:id=\"")
                .append(building)
                .append('-');
        out.append(surface).append("\"><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>");
    }

    private void close(String kind) {
        out.append("</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:")
                .append(kind)
                .append("></bldg:boundedBy>\n");
    }

    private String poly(double[][] corners, double[] z, String interior) {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= corners.length; i++) {
            int k = i % corners.length;
            ring.append(point(corners[k], z[k]));
        }
        return "<gml:Polygon gml:id=\"" + building + "-" + surface + "-p\"><gml:exterior><gml:LinearRing>"
                + "<gml:posList srsDimension=\"3\">" + ring.toString().trim()
                + "</gml:posList></gml:LinearRing></gml:exterior>" + interior + "</gml:Polygon>";
    }

    private static String ringText(double[][] corners, double first, double others) {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= corners.length; i++) {
            ring.append(point(corners[i % corners.length], i == 0 ? first : others));
        }
        return "<gml:LinearRing><gml:posList srsDimension=\"3\">"
                + ring.toString().trim() + "</gml:posList></gml:LinearRing>";
    }

    private static String point(double[] corner, double z) {
        return String.format(
                Locale.ROOT, "%.2f %.2f %.2f ", DemoLayout.WEST + corner[0], DemoLayout.SOUTH + corner[1], z);
    }
}
