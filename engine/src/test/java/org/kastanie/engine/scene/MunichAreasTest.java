package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.twin.Building;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** The areas of the raster's facets against the polygons of a real block. */
class MunichAreasTest {
    /** Where roofs are asked for on both sides of a wall, m: half of the gap that counts as survey noise. */
    private static final double BESIDE = 0.15;

    final List<Building> buildings = new ArrayList<>();
    private final List<Polygon> roofTriangles = new ArrayList<>();
    private final List<Polygon> wallTriangles = new ArrayList<>();
    private final STRtree tree = new STRtree();

    @Test
    void facetsHaveTheAreasOfTheVectorModel() throws Exception {
        Path file = Path.of(System.getProperty("kastanie.testdata", "../shared"))
                .resolve("data/munich-tum/derived/munich_tum_lod2_from_obj.gml.gz");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no data");
        read(file);
        Envelope bounds = new Envelope(690774, 691262, 5335776, 5336277);
        SceneOptions options = SceneOptions.defaults(bounds, 1, 300);
        SceneBuilder.build(Models.buildings(buildings.toArray(Building[]::new)), options);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        Scene scene = SceneBuilder.build(Models.buildings(buildings.toArray(Building[]::new)), options);
        double seconds = (clock.getCurrentThreadCpuTime() - start) * 1e-9;
        AreaBalance b = scene.balance();
        double roofPolygons = visibleRoof();
        double wallPolygons = exposedWall();
        float[] ground = scene.geometry().ground();
        WallIndex index = new WallIndex(wallTriangles);
        double[] steps = new double[2];
        new ScanLines(
                        roofTriangles,
                        (x, y) -> Resample.bilinear(scene.geometry().grid(), ground, x, y))
                .scan(24, 0.5, (x, y, low, high, width) -> {
                    steps[0] += (high - low) * width;
                    steps[1] += index.covered(x, y, low, high) * width;
                });
        double scanned = steps[0];
        System.out.printf(
                "Munich %d x %d cells: %.2f s; roof polygons %.0f, visible %.0f, facets %.0f; walls polygons %.0f, scanned %.0f,"
                        + " of them with a polygon %.0f, exposed edges %.0f, facets %.0f m2 in %d segments; %d quality entries%n",
                scene.geometry().grid().columns(),
                scene.geometry().grid().rows(),
                seconds,
                roofPolygons,
                b.vectorRoof(),
                b.facetRoof(),
                wallPolygons,
                scanned,
                steps[1],
                b.vectorWall(),
                b.facetWall(),
                scene.facets().walls().count(),
                scene.quality().entries().size());
        assertThat(b.facetRoof()).isCloseTo(roofPolygons, within(0.01 * roofPolygons));
        assertThat(b.facetRoof()).isCloseTo(b.vectorRoof(), within(0.01 * b.vectorRoof()));
        assertThat(b.facetWall()).isCloseTo(b.vectorWall(), within(0.01 * b.vectorWall()));
        assertThat(b.facetWall()).isCloseTo(scanned, within(0.01 * scanned));
        // The file's own exposed wall polygons are those steps that have a polygon; the others have none in the file.
        assertThat(steps[1]).isCloseTo(wallPolygons, within(0.01 * wallPolygons));
        assertThat(seconds).isLessThan(3);
    }

    void read(Path file) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            String kind = "";
            String id = "";
            List<Polygon> roofs = new ArrayList<>();
            List<Geometry> ground = new ArrayList<>();
            double foot = Double.NaN;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("Building")) {
                        id = xml.getAttributeValue("http://www.opengis.net/gml", "id");
                        roofs = new ArrayList<>();
                        ground = new ArrayList<>();
                    } else if (name.matches("(Roof|Wall|Ground)Surface")) {
                        kind = name;
                    } else if (name.equals("posList")) {
                        Polygon polygon = polygon(xml.getElementText());
                        switch (kind) {
                            case "RoofSurface" -> {
                                roofs.add(polygon);
                                roofTriangles.add(polygon);
                                tree.insert(polygon.getEnvelopeInternal(), polygon);
                            }
                            case "WallSurface" -> wallTriangles.add(polygon);
                            default -> {
                                ground.add(polygon);
                                foot = polygon.getCoordinate().getZ();
                            }
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("Building")) {
                    add(id, roofs, ground, foot);
                }
            }
        }
    }

    private void add(String id, List<Polygon> roofs, List<Geometry> ground, double foot) {
        List<Building.Surface> surfaces = new ArrayList<>();
        roofs.forEach(r -> surfaces.add(new Building.Surface(id + "_" + surfaces.size(), r)));
        Geometry footprint = Models.JTS.createMultiPolygon(ground.toArray(Polygon[]::new));
        buildings.add(new Building(id, surfaces, List.of(), footprint, foot, Double.NaN, 2, null, null));
    }

    /** Height of the highest roof over a point by brute force; NaN where none. */
    private double roofOver(double x, double y) {
        double high = Double.NaN;
        for (Object found : tree.query(new Envelope(x, x, y, y))) {
            Coordinate[] c = ((Polygon) found).getCoordinates();
            double d = (c[1].y - c[2].y) * (c[0].x - c[2].x) + (c[2].x - c[1].x) * (c[0].y - c[2].y);
            double a = ((c[1].y - c[2].y) * (x - c[2].x) + (c[2].x - c[1].x) * (y - c[2].y)) / d;
            double b = ((c[2].y - c[0].y) * (x - c[2].x) + (c[0].x - c[2].x) * (y - c[2].y)) / d;
            if (a >= 0 && b >= 0 && a + b <= 1) {
                double z = a * c[0].getZ() + b * c[1].getZ() + (1 - a - b) * c[2].getZ();
                high = Double.isNaN(high) ? z : Math.max(high, z);
            }
        }
        return high;
    }

    /** Roof triangles as far as no other roof lies over them. */
    private double visibleRoof() {
        double[] area = new double[1];
        roofTriangles.forEach(t -> spread(t, (p, part) -> area[0] += roofOver(p.x, p.y) > p.getZ() + 0.02 ? 0 : part));
        return area[0];
    }

    /** Wall triangles as far as there is a house on one side and none at that height on the other. */
    private double exposedWall() {
        double[] area = new double[1];
        for (Polygon t : wallTriangles) {
            Coordinate[] c = t.getCoordinates();
            int k = Math.hypot(c[1].x - c[0].x, c[1].y - c[0].y) > 1e-6 ? 1 : 2;
            double length = Math.hypot(c[k].x - c[0].x, c[k].y - c[0].y);
            if (length > 1e-6) {
                double nx = -BESIDE * (c[k].y - c[0].y) / length;
                double ny = BESIDE * (c[k].x - c[0].x) / length;
                spread(t, (p, part) -> {
                    boolean left = roofOver(p.x + nx, p.y + ny) > p.getZ();
                    boolean right = roofOver(p.x - nx, p.y - ny) > p.getZ();
                    area[0] += left != right ? part : 0;
                });
            }
        }
        return area[0];
    }

    /** Points spread evenly over a triangle, each with its part of the area. */
    private static void spread(Polygon triangle, java.util.function.ObjDoubleConsumer<Coordinate> point) {
        Coordinate[] c = triangle.getCoordinates();
        double area = area(triangle);
        int n = Math.clamp((int) Math.ceil(Math.sqrt(area / 0.25)), 2, 40);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double a = (i + 0.5) / n;
                double b = (j + 0.5) / n;
                if (a + b > 1) {
                    a = 1 - a;
                    b = 1 - b;
                }
                Coordinate p = new Coordinate(
                        c[0].x + a * (c[1].x - c[0].x) + b * (c[2].x - c[0].x),
                        c[0].y + a * (c[1].y - c[0].y) + b * (c[2].y - c[0].y),
                        c[0].getZ() + a * (c[1].getZ() - c[0].getZ()) + b * (c[2].getZ() - c[0].getZ()));
                point.accept(p, area / (n * n));
            }
        }
    }

    private static Polygon polygon(String text) {
        String[] n = text.trim().split("\\s+");
        Coordinate[] ring = new Coordinate[n.length / 3];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Coordinate(
                    Double.parseDouble(n[3 * i]), Double.parseDouble(n[3 * i + 1]), Double.parseDouble(n[3 * i + 2]));
        }
        return Models.JTS.createPolygon(ring);
    }

    private static double area(Polygon polygon) {
        double x = 0;
        double y = 0;
        double z = 0;
        Coordinate[] c = polygon.getCoordinates();
        for (int i = 1; i + 1 < c.length; i++) {
            double ax = c[i].x - c[0].x;
            double ay = c[i].y - c[0].y;
            double az = c[i].getZ() - c[0].getZ();
            double bx = c[i + 1].x - c[0].x;
            double by = c[i + 1].y - c[0].y;
            double bz = c[i + 1].getZ() - c[0].getZ();
            x += ay * bz - az * by;
            y += az * bx - ax * bz;
            z += ax * by - ay * bx;
        }
        return 0.5 * Math.sqrt(x * x + y * y + z * z);
    }
}
