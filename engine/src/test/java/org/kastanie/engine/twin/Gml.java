package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Small city models as text, for tests. */
public final class Gml {
    public static final String UTM = "urn:ogc:def:crs:EPSG::25832";

    private Gml() {}

    public static String model(String version, String srs, String... members) {
        String base = "http://www.opengis.net/citygml/";
        StringBuilder text = new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<core:CityModel xmlns:core=\"")
                .append(base + version)
                .append("\" xmlns:bldg=\"" + base + "building/" + version)
                .append("\" xmlns:veg=\"" + base + "vegetation/" + version)
                .append("\" xmlns:gen=\"" + base + "generics/" + version)
                .append("\" xmlns:tran=\"" + base + "transportation/" + version)
                .append("\" xmlns:gml=\"http://www.opengis.net/gml\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n");
        if (!srs.isEmpty()) {
            text.append("<gml:boundedBy><gml:Envelope srsName=\"" + srs + "\" srsDimension=\"3\">")
                    .append("<gml:lowerCorner>690000 5335000 500</gml:lowerCorner>")
                    .append("<gml:upperCorner>690100 5335100 520</gml:upperCorner></gml:Envelope></gml:boundedBy>\n");
        }
        for (String member : members) {
            text.append("<core:cityObjectMember>").append(member).append("</core:cityObjectMember>\n");
        }
        return text.append("</core:CityModel>\n").toString();
    }

    /** Faces of a box of 10 x 10 x 5 m, outward: floor, roof, south, east, north, west. */
    static List<String> box(double x, double y, double z) {
        int[][] faces = {{0, 3, 2, 1}, {4, 5, 6, 7}, {0, 1, 5, 4}, {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}};
        double[][] corners = new double[8][];
        for (int i = 0; i < 8; i++) {
            int k = i % 4;
            corners[i] = new double[] {x + (k == 1 || k == 2 ? 10 : 0), y + (k >= 2 ? 10 : 0), z + (i < 4 ? 0 : 5)};
        }
        return java.util.Arrays.stream(faces)
                .map(face -> {
                    StringBuilder list = new StringBuilder();
                    for (int i = 0; i <= 4; i++) {
                        double[] c = corners[face[i % 4]];
                        list.append(String.format(Locale.ROOT, "%.3f %.3f %.3f ", c[0], c[1], c[2]));
                    }
                    return list.toString().strip();
                })
                .toList();
    }

    static String polygon(String id, String positions) {
        String name = id.isEmpty() ? "" : " gml:id=\"" + id + "\"";
        return "<gml:Polygon" + name + "><gml:exterior><gml:LinearRing><gml:posList>" + positions
                + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
    }

    static String surface(String type, String id, String positions) {
        return "<bldg:boundedBy><bldg:" + type + " gml:id=\"" + id + "\"><bldg:lod2MultiSurface><gml:MultiSurface>"
                + "<gml:surfaceMember>" + polygon(id + "_p", positions)
                + "</gml:surfaceMember></gml:MultiSurface></bldg:lod2MultiSurface></bldg:" + type
                + "></bldg:boundedBy>";
    }

    /** Inside of a building: a solid that only references the polygons of the boundary surfaces. */
    public static String lod2(String id, double x, double y, double z) {
        List<String> box = box(x, y, z);
        String[] types = {"GroundSurface", "RoofSurface", "WallSurface", "WallSurface", "WallSurface", "WallSurface"};
        StringBuilder solid = new StringBuilder("<bldg:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>");
        StringBuilder surfaces = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            solid.append("<gml:surfaceMember xlink:href=\"#" + id + "_" + i + "_p\"/>");
            surfaces.append(surface(types[i], id + "_" + i, box.get(i)));
        }
        return solid.append("</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod2Solid>")
                .append(surfaces)
                .toString();
    }

    static String lod1(double x, double y, double z, boolean insideOut) {
        StringBuilder solid = new StringBuilder("<bldg:lod1Solid><gml:Solid><gml:exterior><gml:CompositeSurface>");
        for (String face : box(x, y, z)) {
            solid.append("<gml:surfaceMember>")
                    .append(polygon("", insideOut ? reverse(face) : face))
                    .append("</gml:surfaceMember>");
        }
        return solid.append("</gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod1Solid>")
                .toString();
    }

    private static String reverse(String positions) {
        String[] v = positions.split(" ");
        StringBuilder out = new StringBuilder();
        for (int i = v.length - 3; i >= 0; i -= 3) {
            out.append(v[i] + " " + v[i + 1] + " " + v[i + 2] + " ");
        }
        return out.toString().strip();
    }

    public static String building(String id, String content) {
        return "<bldg:Building gml:id=\"" + id + "\">" + content + "</bldg:Building>";
    }

    public static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static Path zip(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
