package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files tell of each other: heights against terrain, trees against roads and buildings; and of their licence. */
class InspectionOfSeveralTest {
    @TempDir
    Path folder;

    private TwinEntry model(String... members) throws IOException {
        return new TwinEntry("citygml", Gml.write(folder, "city.gml", Gml.model("2.0", Gml.UTM, members)));
    }

    private static String house(String id, double x, double z) {
        return Gml.building(id, Gml.lod2(id, x, 5335010, z));
    }

    /** 40 x 10 cells of 5 m from 690000, 5335000; the ground rises 1 m in 20 m to the east from 510 m. */
    private TwinEntry terrain(String name, double base, double rise) throws IOException {
        StringBuilder text = new StringBuilder(
                "ncols 40\nnrows 10\nxllcorner 690000\nyllcorner 5335000\ncellsize 5\nNODATA_value -9999\n");
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 40; column++) {
                text.append(base + rise * (column * 5 + 2.5)).append(' ');
            }
            text.append('\n');
        }
        return new TwinEntry("terrain", Files.writeString(folder.resolve(name), text));
    }

    private static List<String> doubts(Inspection found) {
        return found.findings().stream()
                .filter(f -> f.kind() == QualityReport.Kind.DOUBTFUL)
                .map(f -> f.object() + ": " + f.message())
                .toList();
    }

    @Test
    void groundAgainstTheTerrainOfAnotherFile() throws IOException {
        TwinEntry city = model(house("A", 690000, 510), house("B", 690100, 515), house("C", 690150, 520));
        TwinEntry canopy = terrain("canopy.asc", 0, 0.9);
        Inspection found = Inspection.of(city, List.of(canopy, terrain("dem.asc", 510, 0.05)));
        // lowest terrain along the outlines: 510.125, 515.125, 517.625
        assertThat(found.ranges())
                .containsEntry(
                        "ground of buildings above dem.asc, m",
                        "median -0.13, 5 % to 95 %: -0.13 to 2.38; 1 of 3 off by more than 2");
        assertThat(doubts(found)).containsExactly("C: Its ground lies 2.4 m above that of dem.asc.");
        Inspection datum = Inspection.of(city, List.of(terrain("dem.asc", 464, 0.05)));
        assertThat(doubts(datum))
                .singleElement()
                .asString()
                .contains("45.9 m above the terrain", "another height datum");
        assertThat(doubts(Inspection.of(city))).isEmpty();
    }

    @Test
    void withoutTerrainGroundAgainstThatOfTheNeighbours() throws IOException {
        String[] houses = new String[6];
        for (int i = 0; i < 6; i++) {
            houses[i] = house("H" + i, 690000 + 15 * i, i == 3 ? 53 : 510 + i);
        }
        assertThat(doubts(Inspection.of(model(houses))))
                .containsExactly("H3: Its ground lies 459.0 m below that of its neighbours.");
    }

    /** Two triangles over 100 m x 100 m, rising by 10 m to the east. */
    private static String relief() {
        String triangle =
                "<gml:Triangle><gml:exterior><gml:LinearRing><gml:posList srsDimension=\"3\">%s</gml:posList></gml:LinearRing></gml:exterior></gml:Triangle>";
        return "<dem:ReliefFeature xmlns:dem=\"http://www.opengis.net/citygml/relief/2.0\" gml:id=\"R\"><dem:lod>2</dem:lod>"
                + "<dem:reliefComponent><dem:TINRelief gml:id=\"T\"><dem:lod>2</dem:lod><dem:tin><gml:TriangulatedSurface><gml:trianglePatches>"
                + triangle.formatted("690000 5335000 510 690100 5335000 520 690000 5335100 510 690000 5335000 510")
                + triangle.formatted("690100 5335000 520 690100 5335100 520 690000 5335100 510 690100 5335000 520")
                + "</gml:trianglePatches></gml:TriangulatedSurface></dem:tin></dem:TINRelief></dem:reliefComponent></dem:ReliefFeature>";
    }

    @Test
    void theTerrainOfACityModelIsTerrain() throws IOException {
        TwinEntry city = model(relief(), house("A", 690040, 514), house("B", 690080, 508));
        CityModel read = TwinReader.read(List.of(city), null);
        Raster ground = read.sources().stream()
                .filter(s -> s instanceof TwinSource.Layer layer && layer.kind() == RasterKind.TERRAIN)
                .map(s -> ((TwinSource.Layer) s).raster())
                .findFirst()
                .orElseThrow();
        assertThat(ground.columns()).isEqualTo(100);
        assertThat(ground.rows()).isEqualTo(100);
        for (int i = 0; i < ground.values().length; i++) {
            assertThat((double) ground.values()[i]).isCloseTo(510 + 0.1 * (i % 100 + 0.5), within(1e-3));
        }
        Inspection found = Inspection.of(city);
        assertThat(found.features()).containsEntry("-> terrain triangles", 2);
        assertThat(doubts(found))
                .singleElement()
                .asString()
                .contains("B: Its ground lies 10", "below that of city.gml");
        assertThat(found.findings()).noneMatch(f -> f.message().contains("ReliefFeature not used"));
    }

    @Test
    void treesOnTheRoadsAndInTheBuildingsOfOtherFiles() throws IOException {
        String osm = "<osm version='0.6'><node id='1' lon='11.55' lat='48.15'/><node id='2' lon='11.5503' lat='48.15'/>"
                + "<way id='7'><nd ref='1'/><nd ref='2'/><tag k='highway' v='residential'/></way></osm>";
        TwinEntry roads = new TwinEntry("osm", Gml.write(folder, "roads.osm", osm));
        TwinEntry city = model(house("A", 690000, 510));
        String csv = "id,x,y\nT1,%1$s,%2$s\nT2,%1$s,%3$s\nT3,690005,5335015\n";
        double[] middle = CoordinateTransform.between(CrsResolver.WGS84, CrsResolver.resolve("EPSG:25832", ""))
                .apply(11.55015, 48.15);
        String text = csv.formatted(middle[0], middle[1], middle[1] + 20);
        TwinEntry trees = new TwinEntry("trees", Gml.write(folder, "trees.csv", text), Map.of("crs", "EPSG:25832"));
        assertThat(doubts(Inspection.of(trees))).isEmpty();
        assertThat(doubts(Inspection.of(trees, List.of(roads, city))))
                .containsExactly("T3: The tree stands in building A.", "T1: The tree stands on the carriageway way/7.");
    }

    @Test
    void licencesInTheirOwnWords() throws IOException {
        Path gml = Gml.write(
                folder,
                "l.gml",
                Gml.model("2.0", Gml.UTM, house("A", 690000, 510))
                        .replace(
                                "<gml:boundedBy>",
                                "<!-- by Surveyor --><gml:description>LoD2 of a town</gml:description><gml:metaDataProperty><gml:GenericMetaData>"
                                        + "<useConstraints>dl-de/by-2-0</useConstraints></gml:GenericMetaData></gml:metaDataProperty><gml:boundedBy>"));
        assertThat(Inspection.of(gml).licence())
                .containsEntry("comment", "by Surveyor")
                .containsEntry("description", "LoD2 of a town")
                .containsEntry("useConstraints", "dl-de/by-2-0");
        assertThat(Inspection.of(gml).toText())
                .contains("origin, useConstraints: dl-de/by-2-0")
                .doesNotContain("names none");
        Path osm = folder.resolve("l.osm.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(osm))) {
            out.write(
                    "<osm version='0.6' generator='X' license='http://opendatacommons.org/licenses/odbl/1-0/'><node id='1' lat='48' lon='11'><tag k='natural' v='tree'/></node></osm>"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(Inspection.of(osm).licence())
                .containsEntry("license", "http://opendatacommons.org/licenses/odbl/1-0/");
        Path json = Gml.write(
                folder,
                "l.geojson",
                "{\"type\":\"FeatureCollection\",\"license\":\"CC BY 4.0\",\"metadata\":{\"rights\":{\"holder\":\"Town\"},\"size\":3},\"features\":["
                        + "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[11.5,48.1]}}]}");
        assertThat(Inspection.of(json).licence()).isEqualTo(Map.of("license", "CC BY 4.0", "holder", "Town"));
        Path csv = Gml.write(folder, "l.csv", "# Licence: CC0\n# Town of X\nid,x,y\n1,11.5,48.1\n");
        assertThat(Inspection.of(csv).licence()).containsEntry("comment", "Licence: CC0; Town of X");
        assertThat(Inspection.of(csv).features()).containsEntry("-> trees", 1);
        Path silent = Gml.write(folder, "s.csv", "id,x,y\n1,11.5,48.1\n");
        assertThat(Inspection.of(silent).licence()).isEmpty();
        assertThat(Inspection.of(silent).toText()).contains("licence: the file names none");
    }
}
