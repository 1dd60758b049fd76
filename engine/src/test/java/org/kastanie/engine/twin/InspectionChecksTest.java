package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doubts about the objects of a file, taken together. */
class InspectionChecksTest {
    @TempDir
    Path folder;

    private static String box(String id, double east, double north, double metres, double height) {
        double x = 11.55 + east / 74_500; // a degree of longitude here, m
        double y = 48.15 + north / 111_200;
        double dx = metres / 74_500;
        double dy = metres / 111_200;
        StringBuilder text = new StringBuilder();
        double[][] corners = {{x, y}, {x + dx, y}, {x + dx, y + dy}, {x, y + dy}};
        for (int i = 0; i < 4; i++) {
            text.append("<node id='%s%d' lon='%.9f' lat='%.9f'/>".formatted(id, i, corners[i][0], corners[i][1]));
        }
        return text
                + "<way id='%s'><nd ref='%s0'/><nd ref='%s1'/><nd ref='%s2'/><nd ref='%s3'/><nd ref='%s0'/>"
                        .formatted(id, id, id, id, id, id)
                + "<tag k='building' v='yes'/><tag k='height' v='" + height + "'/></way>";
    }

    private static String tree(long id, double east, double north, String tags) {
        return "<node id='%d' lon='%.9f' lat='%.9f'><tag k='natural' v='tree'/>%s</node>"
                .formatted(id, 11.55 + east / 74_500, 48.15 + north / 111_200, tags);
    }

    @Test
    void overlapsDuplicatesAndTreesInHouses() throws IOException {
        String nodesAndWays = box("11", 0, 0, 20, 10)
                + box("12", 10, 0, 20, 10) // half of it on the first
                + box("13", 100, 0, 20, 10)
                + box("14", 100, 0, 20, 10) // once more
                + box("15", 200, 0, 20, 1) // too low
                + box("16", 220, 0, 20, 9) // beside it, wall to wall
                + tree(901, 105, 5, "")
                + tree(902, 60, 0, "<tag k='height' v='60'/>")
                + tree(903, 60.2, 0, "")
                + tree(904, 70, 0, "<tag k='height' v='4'/><tag k='diameter_crown' v='12'/>");
        Path file = Files.writeString(folder.resolve("c.osm"), "<osm version='0.6'>" + nodesAndWays + "</osm>");
        Inspection found = Inspection.of(file);
        assertThat(found.findings())
                .extracting(f -> f.object() + " " + f.message())
                .anyMatch(m -> m.startsWith("way/11 It overlaps way/12 by 200 m2"))
                .anyMatch(m -> m.startsWith("way/13 It has the same outline as way/14"))
                .anyMatch(m -> m.startsWith("way/15 It is 1.0 m high"))
                .anyMatch(m -> m.startsWith("node/901 The tree stands in building way/13"))
                .anyMatch(m -> m.startsWith("node/902 The tree is 60 m high"))
                .anyMatch(m -> m.startsWith("node/902 Tree node/903 stands within half a metre"))
                .anyMatch(m -> m.startsWith("node/904 Its crown of 12 m"))
                .anyMatch(m -> m.contains("6 of 6 buildings have no roof surfaces"))
                .noneMatch(m -> m.startsWith("way/16") || m.contains("overlaps way/16"));
        assertThat(found.toText()).contains("middle: 48.15", "findings, doubtful: ");
    }

    @Test
    void swappedCoordinatesAreDoubted() throws IOException {
        String trees = tree(1, 0, 0, "") + tree(2, 20, 0, "");
        String turned = trees.replace("lon=", "l=").replace("lat=", "lon=").replace("l=", "lat=");
        Path right = Files.writeString(folder.resolve("right.osm"), "<osm version='0.6'>" + trees + "</osm>");
        Path wrong = Files.writeString(folder.resolve("wrong.osm"), "<osm version='0.6'>" + turned + "</osm>");
        assertThat(Inspection.of(right).findings()).noneMatch(f -> f.message().contains("swapped"));
        assertThat(Inspection.of(wrong).findings())
                .anyMatch(f -> f.message().contains("48.15 degrees north, 11.55 east: are they swapped?"));
        Crs utm = CrsResolver.resolve("EPSG:25832", "test");
        assertThat(PlaceDoubt.of(utm, 5_335_962, 690_953, false))
                .contains("48.1")
                .contains("are they swapped?");
        assertThat(PlaceDoubt.of(utm, 690_953, 5_335_962, false)).isEmpty();
    }

    @Test
    void utmUnderTheNameOfGaussKruegerIsDoubted() {
        Crs gauss = CrsResolver.resolve("EPSG:31468", "test");
        assertThat(PlaceDoubt.of(gauss, 690_953, 5_335_962, false)).contains("690953 5335962", "UTM", "EPSG:25832");
        assertThat(PlaceDoubt.of(CrsResolver.resolve("EPSG:4647", "test"), 690_953, 5_335_962, false))
                .contains("UTM");
        assertThat(PlaceDoubt.of(gauss, 4_468_000, 5_334_000, false)).isEmpty();
        Crs mongolia = CrsResolver.resolve("EPSG:32648", "test");
        assertThat(PlaceDoubt.of(mongolia, 690_953, 5_335_962, false)).isEmpty();
    }

    @Test
    void placesOffTheEarthAndColumnsWithUmlautsAreTold() throws IOException {
        Path trees = Files.writeString(
                folder.resolve("trees.csv"),
                "id;x;y;h\u00f6he;pflanzjahr\n1;690953;5335962;12,5;1988\n2;690973;5335962;11;2004\n");
        assertThat(Inspection.of(trees).toText()).contains("tree height, m: 11.000 to 12.500", "planted: 1988 to 2004");
        TwinEntry zone = new TwinEntry("trees", trees, java.util.Map.of("crs", "EPSG:5650"));
        assertThat(Inspection.of(zone).toText()).contains("are those of a UTM zone");
        Path far = Files.writeString(folder.resolve("far.csv"), "id;x;y\n1;33384518;5820810\n");
        TwinEntry prefixed = new TwinEntry("trees", far, java.util.Map.of("crs", "EPSG:25833"));
        assertThat(Inspection.of(prefixed).toText())
                .contains("no place on Earth", "EPSG:5650")
                .doesNotContain("degrees north");
    }
}
