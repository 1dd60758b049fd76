package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * Walls of a small CityGML file whose outer area is known: two houses that touch, a lower one beside a higher one, a gap of
 * survey noise, a courtyard, and roofs cut into triangles with splinters along the eaves, as real files have them.
 */
class WallAreaTest {
    @TempDir
    Path folder;

    private final StringBuilder members = new StringBuilder();

    /** What is open of: 20 x 12 x 15 m, beside it 15 x 12 x 10 m, 0.2 m on 10 x 12 x 10 m, and a ring of 30 m with a court. */
    private static final double OPEN =
            (2 * (20 + 12) * 15 - 12 * 10) + (2 * 15 * 10) + (2 * 10 + 12) * 10 + (4 * 30 + 4 * 10) * 12;

    @ParameterizedTest
    @ValueSource(doubles = {0, 17, 45})
    void wallsOfTheFacetsAreThoseOfTheVectorModel(double degrees) throws IOException {
        CityModel model = city(degrees);
        Scene scene = SceneBuilder.build(model, SceneOptions.defaults(Models.around(70), 1, 50));
        AreaBalance b = scene.balance();
        assertThat(b.vectorWall()).isCloseTo(OPEN, within(0.01 * OPEN));
        assertThat(b.facetWall()).isCloseTo(OPEN, within(0.01 * OPEN));
        double roof = 20 * 12 + 15 * 12 + 10 * 12 + 30 * 30 - 10 * 10;
        assertThat(b.facetRoof()).isCloseTo(roof, within(0.01 * roof));
        assertThat(new ScanLines(triangles(model), (x, y) -> 0).wallArea(24, 0.25))
                .isCloseTo(OPEN, within(0.005 * OPEN));
    }

    @Test
    void scanLinesFindTheWallsOfABoxAtAnyAngle() {
        for (double degrees : new double[] {0, 10, 33, 45, 80}) {
            Coordinate[] c = Models.rectangle(degrees, -20, -10, 20, 10, 15).getCoordinates();
            List<Polygon> roof = List.of(triangle(c[0], c[1], c[2]), triangle(c[0], c[2], c[3]));
            assertThat(new ScanLines(roof, (x, y) -> 0).wallArea(24, 0.1)).isCloseTo(1800, within(6.0));
        }
    }

    private CityModel city(double degrees) throws IOException {
        house("high", degrees, -40, -30, -20, -18, 15);
        house("low", degrees, -20, -30, -5, -18, 10);
        house("gap", degrees, -4.8, -30, 5.2, -18, 10);
        double[][] ring = {{-10, 0}, {20, 0}, {20, 30}, {-10, 30}};
        double[][] court = {{0, 10}, {10, 10}, {10, 20}, {0, 20}};
        StringBuilder roof = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            int j = (i + 1) % 4;
            roof.append(surface("RoofSurface", degrees, 12, ring[i], ring[j], court[j]));
            roof.append(surface("RoofSurface", degrees, 12, ring[i], court[j], court[i]));
        }
        member("court", roof + surface("GroundSurface", degrees, 0, ring[3], ring[2], ring[1], ring[0]));
        String gml = "http://www.opengis.net/gml";
        Path file = folder.resolve("walls.gml");
        Files.writeString(
                file,
                "<core:CityModel xmlns:core=\"http://www.opengis.net/citygml/2.0\" xmlns:bldg=\"http://www.opengis.net/citygml/building/2.0\" xmlns:gml=\""
                        + gml
                        + "\"><gml:boundedBy><gml:Envelope srsName=\"EPSG:25832\" srsDimension=\"3\"><gml:lowerCorner>"
                        + "690900 5335900 0</gml:lowerCorner><gml:upperCorner>691100 5336100 20</gml:upperCorner></gml:Envelope>"
                        + "</gml:boundedBy>" + members + "</core:CityModel>");
        return TwinReader.read(List.of(new TwinEntry("citygml", file)), null);
    }

    /** Two triangles, and between the southern one and the eaves two splinters 25 mm wide. */
    private void house(String id, double degrees, double x0, double y0, double x1, double y1, double z) {
        double mid = 0.5 * (x0 + x1);
        double in = y0 + 0.025;
        String roof = surface(
                        "RoofSurface", degrees, z, new double[] {x0, y0}, new double[] {x1, y0}, new double[] {mid, in})
                + surface(
                        "RoofSurface", degrees, z, new double[] {x0, y0}, new double[] {mid, in}, new double[] {x1, y1})
                + surface(
                        "RoofSurface", degrees, z, new double[] {mid, in}, new double[] {x1, y0}, new double[] {x1, y1})
                + surface(
                        "RoofSurface", degrees, z, new double[] {x0, y0}, new double[] {x1, y1}, new double[] {x0, y1});
        member(
                id,
                roof
                        + surface(
                                "GroundSurface",
                                degrees,
                                0,
                                new double[] {x0, y1},
                                new double[] {x1, y1},
                                new double[] {x1, y0},
                                new double[] {x0, y0}));
    }

    private void member(String id, String content) {
        members.append("<core:cityObjectMember><bldg:Building gml:id=\"" + id + "\">" + content
                + "</bldg:Building></core:cityObjectMember>");
    }

    private static String surface(String type, double degrees, double z, double[]... corners) {
        StringBuilder list = new StringBuilder();
        for (Coordinate c : Models.polygon(degrees, corners).getCoordinates()) {
            list.append(String.format(Locale.ROOT, "%.4f %.4f %.2f ", c.x, c.y, z));
        }
        return "<bldg:boundedBy><bldg:" + type + "><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>"
                + "<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList srsDimension=\"3\">"
                + list.toString().strip()
                + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface>"
                + "</bldg:lod2MultiSurface></bldg:" + type + "></bldg:boundedBy>";
    }

    private static List<Polygon> triangles(CityModel model) {
        List<Polygon> all = new ArrayList<>();
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                for (Building building : objects.buildings()) {
                    building.roofs().forEach(r -> all.add(r.polygon()));
                }
            }
        }
        return all;
    }

    private static Polygon triangle(Coordinate a, Coordinate b, Coordinate c) {
        return Models.JTS.createPolygon(new Coordinate[] {a, b, c, a.copy()});
    }
}
