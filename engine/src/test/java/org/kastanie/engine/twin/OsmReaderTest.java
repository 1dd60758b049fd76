package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Envelope;

/** From tags to buildings, trees and land cover. */
class OsmReaderTest {
    /** Writes an extract whose places are metres east and north of a place in Munich. */
    private static final class Map25832 {
        private final StringBuilder nodes = new StringBuilder();
        private final StringBuilder others = new StringBuilder();
        private final CoordinateTransform back =
                CoordinateTransform.between(CrsResolver.resolve("EPSG:25832", "test"), CrsResolver.WGS84);
        private long next = 1;

        long node(double x, double y, String... tags) {
            double[] at = back.apply(X + x, Y + y);
            nodes.append(String.format(
                            Locale.ROOT,
                            "<node id='%d' lon='%.9f' lat='%.9f' timestamp='2020-05-01T00:00:00Z'>",
                            next,
                            at[0],
                            at[1]))
                    .append(tags(tags))
                    .append("</node>\n");
            return next++;
        }

        private static String tags(String... tags) {
            StringBuilder text = new StringBuilder();
            for (String tag : tags) {
                String[] kv = tag.split("=", 2);
                text.append("<tag k='")
                        .append(kv[0])
                        .append("' v='")
                        .append(kv[1])
                        .append("'/>");
            }
            return text.toString();
        }

        void way(long id, long[] refs, String... tags) {
            others.append("<way id='").append(id).append("'>");
            for (long ref : refs) {
                others.append("<nd ref='").append(ref).append("'/>");
            }
            others.append(tags(tags)).append("</way>\n");
        }

        long[] box(double x, double y, double width, double depth) {
            long a = node(x, y);
            return new long[] {a, node(x + width, y), node(x + width, y + depth), node(x, y + depth), a};
        }

        void relation(long id, String members, String... tags) {
            others.append("<relation id='").append(id).append("'>");
            for (String member : members.split(" ")) {
                String[] parts = member.split(":", 2);
                others.append("<member type='way' ref='" + parts[0] + "' role='" + parts[1] + "'/>");
            }
            others.append(tags(tags)).append("<tag k='type' v='multipolygon'/></relation>\n");
        }

        Path write(Path folder) throws IOException {
            return Files.writeString(folder.resolve("city.osm"), "<osm version='0.6'>\n" + nodes + others + "</osm>\n");
        }
    }

    private static final double X = 691_000;
    private static final double Y = 5_336_000;

    @TempDir
    Path folder;

    private final Map25832 map = new Map25832();

    private CityModel read(Map<String, Object> options) throws IOException {
        return TwinReader.read(
                List.of(new TwinEntry("osm", map.write(folder), options)), CrsResolver.resolve("EPSG:25832", "test"));
    }

    private static TwinSource.Objects objects(CityModel model) {
        return (TwinSource.Objects) model.sources().getFirst();
    }

    private Building only(String... tags) throws IOException {
        map.way(20, map.box(0, 0, 20, 10), tags);
        return objects(read(Map.of())).buildings().getFirst();
    }

    private static List<TwinSource.Area> cover(CityModel model) {
        return model.sources().stream()
                .filter(TwinSource.Cover.class::isInstance)
                .flatMap(s -> ((TwinSource.Cover) s).areas().stream())
                .toList();
    }

    private static String said(CityModel model, Kind kind) {
        return model.quality().entries().stream()
                .filter(e -> e.kind() == kind)
                .map(e -> e.object() + " " + e.message())
                .collect(Collectors.joining("\n"));
    }

    /** A roof of 10 m across at 30 degrees is 2.89 m high. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "height=12|12|0",
                "height=40 ft|12.192|0",
                "building:levels=4|12|0",
                "building:levels=4,roof:shape=flat|12|0",
                "building:levels=4,roof:shape=gabled|13.443|0",
                "building:levels=4,roof:shape=gabled,roof:height=4|14|0",
                "building:levels=4,roof:shape=gabled,roof:levels=1|13.5|0",
                "height=12,roof:shape=gabled,roof:height=4|10|0",
                "height=12,roof:shape=skillion,roof:angle=20|10.180|0",
                "height=20,min_height=8|20|8",
                "building:levels=5,building:min_level=2|15|6",
                "height=3,min_height=8|3|0",
                "other=x|9|0",
                "height=-5,building:levels=2|6|0",
                "height=99999|9|0"
            })
    void heights(String tags, double top, double base) throws IOException {
        Building building = only(("building=yes," + tags).split(","));
        assertThat(building.id()).isEqualTo("way/20");
        assertThat(building.height()).isCloseTo(top, within(0.01));
        assertThat(building.base()).isCloseTo(base, within(0.01));
        assertThat(building.footprint().getArea()).isCloseTo(200, within(0.2));
    }

    @Test
    void whatIsAssumedIsListed() throws IOException {
        map.way(20, map.box(0, 0, 20, 10), "building=apartments");
        map.way(21, map.box(30, 0, 5, 4), "building=yes");
        map.way(22, map.box(60, 0, 8, 8), "building=roof");
        CityModel model = read(Map.of());
        assertThat(said(model, Kind.ASSUMED))
                .contains("way/20 Height of 12.0 m from 4 storeys, assumed for building=apartments.")
                .contains("way/21 Height of 3.0 m from 1 storeys")
                .contains("way/22 Height of 4.0 m for a roof without walls");
        assertThat(objects(model).buildings().get(2).base()).isEqualTo(3.5);
        assertThat(said(model, Kind.NOTE)).contains("ODbL");
    }

    @Test
    void materialsBecomeClasses() throws IOException {
        Building brick = only("building=yes", "building:material=brick", "roof:material=copper", "roof:shape=gabled");
        assertThat(brick.wallMaterial()).isEqualTo("brick");
        assertThat(brick.roofMaterial()).isEqualTo("metal");
    }

    @Test
    void partsTakeThePlaceOfTheirOutline() throws IOException {
        map.way(20, map.box(0, 0, 20, 10), "building=yes", "height=30");
        map.way(21, map.box(0, 0, 20, 10), "building:part=yes", "height=6");
        map.way(22, map.box(5, 2, 6, 6), "building:part=yes", "height=30", "min_height=6");
        map.way(30, map.box(50, 0, 20, 10), "building=yes", "height=9");
        map.way(31, map.box(50, 0, 5, 10), "building:part=yes", "height=15");
        CityModel model = read(Map.of());
        Map<String, Double> areas = objects(model).buildings().stream()
                .collect(Collectors.toMap(Building::id, b -> b.footprint().getArea()));
        assertThat(areas).containsOnlyKeys("way/21", "way/22", "way/30", "way/31");
        assertThat(areas.get("way/30")).isCloseTo(150, within(0.2));
        assertThat(said(model, Kind.NOTE)).contains("way/20 Its parts take its place");
    }

    /** The outer ring in two pieces, the second one turned; the way of the ring that says the same is no second building. */
    @Test
    void multipolygonsKeepTheirCourts() throws IOException {
        long[] ring = map.box(0, 0, 40, 40);
        map.way(1, new long[] {ring[0], ring[1], ring[2]});
        map.way(2, new long[] {ring[0], ring[3], ring[2]});
        map.way(3, map.box(10, 10, 20, 20), "landuse=grass");
        map.relation(7, "1:outer 2:outer 3:inner", "building=yes", "height=15");
        map.way(4, map.box(100, 0, 10, 10), "building=yes", "height=9");
        map.relation(8, "4:outer", "building=yes", "height=9");
        CityModel model = read(Map.of());
        assertThat(objects(model).buildings()).extracting(Building::id).containsExactly("relation/7", "relation/8");
        assertThat(objects(model).buildings().getFirst().footprint().getArea()).isCloseTo(1200, within(1.0));
        assertThat(cover(model))
                .singleElement()
                .satisfies(a -> assertThat(a.label()).isEqualTo("grass"));
    }

    @Test
    void brokenShapesAreSkippedWithAReason() throws IOException {
        long[] ring = map.box(0, 0, 20, 10);
        map.way(20, new long[] {ring[0], ring[1], 999, ring[3], ring[0]}, "building=yes");
        map.way(21, new long[] {ring[0], ring[1], ring[0], ring[1], ring[0]}, "building=yes");
        map.way(
                22,
                new long[] {ring[0], ring[2], ring[1], ring[3], ring[0]},
                "building=yes",
                "height=5"); // crosses itself
        map.way(1, new long[] {ring[0], ring[1]});
        map.relation(7, "1:outer 55:outer", "building=yes");
        CityModel model = read(Map.of());
        assertThat(said(model, Kind.SKIPPED))
                .contains("way/20 The outline cannot be used: node 999 is not in the file")
                .contains("way/21 The outline cannot be used")
                .contains("relation/7 The outline cannot be used: way 55 is not in the file");
        assertThat(objects(model).buildings()).extracting(Building::id).containsExactly("way/22");
        assertThat(objects(model).buildings().getFirst().footprint().isValid()).isTrue();
    }

    @Test
    void trees() throws IOException {
        map.node(0, 0, "natural=tree", "height=14 m", "diameter_crown=9", "species=Tilia cordata", "start_date=1970");
        map.node(10, 0, "natural=tree", "leaf_type=needleleaved");
        map.node(20, 0, "natural=tree", "genus=Acer", "circumference=100"); // centimetres: 40 years
        map.node(30, 0, "natural=tree", "height=300");
        CityModel model = read(Map.of());
        List<Tree> trees = objects(model).trees();
        assertThat(trees).extracting(Tree::id).containsExactly("node/1", "node/2", "node/3", "node/4");
        assertThat(trees.get(0).x()).isCloseTo(X, within(0.02));
        assertThat(trees.get(0).height()).isEqualTo(14);
        assertThat(trees.get(0).crownDiameter()).isEqualTo(9);
        assertThat(trees.get(0).planted()).isEqualTo(1970);
        assertThat(trees.get(1).species()).isEqualTo("pinus");
        assertThat(trees.get(2).planted()).isEqualTo(1980);
        assertThat(trees.get(3).height()).isNaN();
        assertThat(said(model, Kind.DOUBTFUL)).contains("node/4").contains("\"300\"");
    }

    @Test
    void rowsAndWoodsBecomeTreesBesideThoseThatAreMapped() throws IOException {
        map.node(16, 0.5, "natural=tree");
        map.way(20, new long[] {map.node(0, 0), map.node(40, 0)}, "natural=tree_row", "genus=Tilia");
        map.way(21, map.box(0, 100, 80, 80), "natural=wood");
        long a = map.node(0, 300, "natural=tree");
        long b = map.node(10, 300, "natural=tree");
        map.way(22, new long[] {a, b}, "natural=tree_row");
        CityModel model = read(Map.of());
        List<String> ids = objects(model).trees().stream().map(Tree::id).toList();
        assertThat(ids.stream().filter(i -> i.startsWith("way/20")))
                .containsExactly("way/20-1", "way/20-2", "way/20-4", "way/20-5", "way/20-6");
        assertThat(ids.stream().filter(i -> i.startsWith("way/22"))).isEmpty();
        long wood = ids.stream().filter(i -> i.startsWith("way/21")).count();
        assertThat(wood * 8 * 8 * Math.sqrt(3) / 2).isCloseTo(6400.0, within(640.0));
        assertThat(said(model, Kind.ASSUMED)).contains("way/20 5 trees of a row, 8 m apart");
    }

    /** A part of a wood has the trees the whole has there, under the same ids. */
    @Test
    void aWindowSeesTheSameWood() throws IOException {
        map.way(21, map.box(0, 0, 200, 200), "landuse=forest");
        TwinEntry entry = new TwinEntry("osm", map.write(folder));
        Crs crs = CrsResolver.resolve("EPSG:25832", "test");
        Envelope window = new Envelope(X + 50, X + 120, Y + 30, Y + 90);
        List<Tree> whole =
                new ArrayList<>(objects(TwinReader.read(List.of(entry), crs)).trees());
        whole.removeIf(t -> !window.contains(t.x(), t.y()));
        assertThat(objects(TwinReader.read(List.of(entry), crs, window)).trees())
                .isEqualTo(whole)
                .hasSizeGreaterThan(50);
    }

    @Test
    void groundInItsOrder() throws IOException {
        map.way(20, map.box(0, 0, 50, 50), "leisure=park");
        map.way(21, map.box(-200, -200, 500, 500), "landuse=residential");
        map.way(22, new long[] {map.node(-50, 25), map.node(50, 25)}, "highway=residential", "sidewalk=both");
        map.way(23, new long[] {map.node(-50, 60), map.node(50, 60)}, "highway=footway", "surface=sett", "width=3");
        map.way(24, new long[] {map.node(-50, 80), map.node(50, 80)}, "highway=primary", "tunnel=yes");
        map.way(25, map.box(60, 60, 30, 20), "leisure=pitch", "sport=tennis");
        map.way(26, map.box(60, 90, 30, 20), "amenity=parking", "surface=grass_paver");
        map.way(27, map.box(60, 120, 30, 20), "amenity=parking", "parking=underground");
        CityModel model = read(Map.of());
        assertThat(cover(model))
                .extracting(TwinSource.Area::id, TwinSource.Area::label)
                .extracting(t -> t.toList().get(0) + " " + t.toList().get(1))
                .containsExactly(
                        "way/21 paving_stone",
                        "way/20 grass",
                        "way/25 sand",
                        "way/26 gravel",
                        "way/22 paving_stone",
                        "way/22 paving_stone",
                        "way/23 cobblestone",
                        "way/22 asphalt");
        double road = cover(model).getLast().shape().getArea();
        assertThat(road).isCloseTo(100 * 5.5 + Math.PI * 2.75 * 2.75, within(5.0));
        assertThat(said(model, Kind.ASSUMED)).contains("landuse=residential taken as paving_stone: 250");
    }

    /** Carriageways: tagged width before lanes before kind. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "highway=primary,lanes=4|13",
                "highway=primary,lanes=4,width=15|15",
                "highway=tertiary|6.5",
                "highway=tertiary,oneway=yes|3.5",
                "highway=residential,lanes=1|3.5",
                "highway=motorway,oneway=yes|12",
                "highway=service|4",
                "highway=footway,width=900|2.5",
                "railway=tram|3",
                "waterway=stream|1.5"
            })
    void widths(String tags, double width) throws IOException {
        map.way(20, new long[] {map.node(0, 0), map.node(1000, 0)}, tags.split(","));
        double area = cover(read(Map.of())).getLast().shape().getArea();
        assertThat(area / 1000).isCloseTo(width, within(0.01 * width + 0.15));
    }

    @Test
    void carriagewaysAreWhatCarsDriveOn() throws IOException {
        map.way(20, new long[] {map.node(0, 0), map.node(100, 0)}, "highway=residential", "sidewalk=both");
        map.way(21, new long[] {map.node(0, 50), map.node(100, 50)}, "highway=cycleway");
        map.way(22, map.box(200, 0, 20, 20), "area:highway=primary");
        map.way(23, map.box(300, 0, 20, 20), "highway=pedestrian", "area=yes", "surface=asphalt");
        assertThat(cover(read(Map.of())).stream()
                        .filter(TwinSource.Area::carriageway)
                        .map(a -> a.id() + " " + Math.round(a.shape().getArea() / 100)))
                .containsExactlyInAnyOrder("way/20 6", "way/22 4");
    }

    @Test
    void onlyWhatIsAskedFor() throws IOException {
        map.node(0, 0, "natural=tree");
        map.way(20, map.box(10, 0, 20, 10), "building=yes");
        map.way(21, map.box(40, 0, 20, 10), "landuse=grass");
        CityModel model = read(Map.of("use", List.of("landcover")));
        assertThat(objects(model).buildings()).isEmpty();
        assertThat(objects(model).trees()).isEmpty();
        assertThat(cover(model)).hasSize(1);
        assertThatThrownBy(() -> read(Map.of("use", List.of("roads"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("\"roads\"");
        assertThatThrownBy(() -> read(Map.of("crs", "EPSG:25832")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("EPSG:4326");
    }

    @Test
    void buildingsTheCityItselfHasAreNotTakenTwice() throws IOException {
        map.way(20, map.box(0, 0, 20, 10), "building=yes", "height=12");
        map.way(21, map.box(40, 0, 20, 10), "building=yes", "height=12");
        Path city = Files.writeString(
                folder.resolve("city.geojson"), String.format(Locale.ROOT, """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[
                {"type":"Feature","id":"B1","properties":{"height":13},"geometry":{"type":"Polygon","coordinates":
                [[[%1$f,%2$f],[%3$f,%2$f],[%3$f,%4$f],[%1$f,%4$f],[%1$f,%2$f]]]}}]}""", X + 5, Y, X + 20, Y + 10));
        CityModel model = TwinReader.read(
                List.of(
                        new TwinEntry("footprints", city, Map.of("height", "height")),
                        new TwinEntry("osm", map.write(folder))),
                null);
        assertThat(((TwinSource.Objects) model.sources().get(1)).buildings())
                .extracting(Building::id)
                .containsExactly("way/21");
        assertThat(said(model, Kind.NOTE)).contains("1 buildings are left out");
    }

    @Test
    void theZoneIsFoundAndAFileOfNothingIsRefused() throws IOException {
        map.way(20, map.box(0, 0, 20, 10), "building=yes", "height=12");
        CityModel model = TwinReader.read(List.of(new TwinEntry("osm", map.write(folder))), null);
        assertThat(model.crs().epsg()).isEqualTo(25832);
        assertThat(Inspection.typeOf(folder.resolve("city.osm"))).isEqualTo("osm");
        assertThat(Inspection.of(folder.resolve("city.osm")).toText()).contains("buildings, LoD 1: 1");
        Path empty = Files.writeString(folder.resolve("empty.osm"), "<osm version='0.6'/>");
        assertThatThrownBy(() -> TwinReader.read(List.of(new TwinEntry("osm", empty)), null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("empty.osm");
    }

    /** Counts and areas as GDAL's reader of OpenStreetMap has them (ogr2ogr, ST_Transform to EPSG:25832). */
    @Test
    void moosach() {
        Path file = Path.of(System.getProperty("kastanie.testdata", "../shared"))
                .resolve("data/munich-moosach-osm/munich_moosach.osm.gz");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no data");
        CityModel model = TwinReader.read(List.of(new TwinEntry("osm", file)), null);
        List<Building> buildings = objects(model).buildings();
        assertThat(buildings)
                .hasSize(370); // 375 as GDAL counts, less 2 indoors and 3 being built; all 5 parts are indoors
        assertThat(buildings.stream().mapToDouble(b -> b.footprint().getArea()).sum())
                .isCloseTo(277_852, within(5.0));
        assertThat(objects(model).trees().stream().filter(t -> t.id().startsWith("node/")))
                .hasSize(59);
    }
}
