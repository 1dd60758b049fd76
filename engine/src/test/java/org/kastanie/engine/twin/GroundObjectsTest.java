package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.solver.grid.Slabs;
import org.locationtech.jts.geom.Envelope;

/** Roads, water, land use, plant cover and bridges of city models. */
class GroundObjectsTest {
    /** Six level squares of 10 m side by side, the bridge's at a height of its own. */
    private static final String CITY = """
            {"type":"CityJSON","version":"2.0",
             "metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/25832"},
             "transform":{"scale":[0.001,0.001,0.001],"translate":[691000,5336000,500]},
             "CityObjects":{
              "R":{"type":"Road","attributes":{"belag":"K1"},"geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[0,1,2,3]]]}]},
              "W":{"type":"WaterBody","geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[4,5,6,7]]]}]},
              "L":{"type":"LandUse","attributes":{"belag":"K2"},"geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[8,9,10,11]]]}]},
              "P":{"type":"PlantCover","attributes":{"averageHeight":9.0},"geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[12,13,14,15]]]}]},
              "S":{"type":"PlantCover","attributes":{"averageHeight":1.0},"geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[16,17,18,19]]]}]},
              "B":{"type":"Bridge","geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[20,21,22,23]]]}]}},
             "vertices":[%s]}
            """;

    @TempDir
    Path folder;

    private static String square(int x, int z) {
        return "[%1$d,0,%3$d],[%2$d,0,%3$d],[%2$d,10000,%3$d],[%1$d,10000,%3$d]".formatted(x, x + 10_000, z);
    }

    private Path city(int bridge) throws IOException {
        String vertices = String.join(
                ",",
                square(0, 0),
                square(10_000, 0),
                square(20_000, 0),
                square(30_000, 0),
                square(40_000, 0),
                square(50_000, bridge));
        return Files.writeString(folder.resolve("city.json"), CITY.formatted(vertices));
    }

    private CityModel model(Map<String, Object> options) throws IOException {
        return TwinReader.read(List.of(new TwinEntry("cityjson", city(6000), options)), null);
    }

    private static List<String> cover(CityModel model) {
        return model.sources().stream()
                .filter(TwinSource.Cover.class::isInstance)
                .flatMap(s -> ((TwinSource.Cover) s).areas().stream())
                .map(a -> a.id() + " " + a.label() + " " + Math.round(a.shape().getArea()))
                .toList();
    }

    private static String said(CityModel model) {
        return model.quality().entries().stream()
                .map(e -> e.object() + " " + e.message())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theKindOfAnObjectGivesItsGround() throws IOException {
        CityModel model = model(Map.of());
        assertThat(cover(model))
                .containsExactlyInAnyOrder("R asphalt 100", "W water 100", "P meadow 100", "S shrub 100", "L keep 100");
        assertThat(said(model))
                .contains("1 LandUse not used as ground; to use them name the attribute")
                .contains("trees stand for 100 m2");
        List<Tree> trees = ((TwinSource.Objects) model.sources().getFirst()).trees();
        assertThat(trees).isNotEmpty().allSatisfy(t -> {
            assertThat(t.id()).startsWith("P-");
            assertThat(t.height()).isEqualTo(9);
            assertThat(t.x()).isBetween(691_030.0, 691_040.0);
        });
    }

    @Test
    void anAttributeAndItsTableGoBeforeTheKind() throws IOException {
        CityModel model =
                model(Map.of("attribute", "surface, belag", "classes", Map.of("K1", "cobblestone", "K2", "grass")));
        assertThat(cover(model)).contains("R asphalt 100", "R K1 100", "L K2 100");
        assertThat(model.sources().getLast())
                .isInstanceOfSatisfying(
                        TwinSource.Cover.class, c -> assertThat(c.classes()).contains("K1=cobblestone"));
        assertThat(said(model)).doesNotContain("not used");
    }

    /** 6 m up it hangs and the ground below is open; 1 m up it is ground. */
    @ParameterizedTest
    @CsvSource({"6000, 100, 5, 6", "1000, 0, 0, 0"})
    void bridgesHangWhereThereIsRoomBelow(int height, int cells, double underside, double deck) throws IOException {
        String row = "500 ".repeat(40);
        Path terrain = Files.writeString(
                folder.resolve("t.asc"),
                "ncols 40\nnrows 40\nxllcorner 690900\nyllcorner 5335900\ncellsize 5\n" + (row + "\n").repeat(40));
        CityModel model = TwinReader.read(
                List.of(
                        new TwinEntry("cityjson", city(height)),
                        new TwinEntry("terrain", terrain, Map.of("crs", "EPSG:25832"))),
                null);
        Scene scene = SceneBuilder.build(
                model, SceneOptions.defaults(new Envelope(691_000, 691_070, 5_335_990, 5_336_020), 1, 20));
        Slabs slabs = scene.geometry().slabs();
        int hanging = 0;
        for (int i = 0; i < slabs.top().length; i++) {
            if (slabs.at(i)) {
                hanging++;
                assertThat(slabs.base()[i]).isCloseTo((float) (500 + underside), within(0.01f));
                assertThat(slabs.top()[i]).isCloseTo((float) (500 + deck), within(0.01f));
            }
        }
        assertThat(hanging).isEqualTo(cells);
        for (boolean house : scene.geometry().building()) {
            assertThat(house).isFalse();
        }
        assertThat(said(model)).contains("B The underside of the bridge lies 1 m below its deck.");
    }

    @Test
    void trafficAreasOfCityGmlHaveTheirOwnMaterial() throws IOException {
        String surface =
                "<tran:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>%s</gml:surfaceMember></gml:MultiSurface></tran:lod2MultiSurface>";
        String lane = Gml.polygon("p1", Gml.box(690000, 5335000, 500).get(1));
        String walk = Gml.polygon("p2", Gml.box(690010, 5335000, 500).get(1));
        String road = "<tran:Road gml:id=\"R\"><tran:trafficArea><tran:TrafficArea gml:id=\"lane\">"
                + "<tran:surfaceMaterial>cobblestone</tran:surfaceMaterial>" + surface.formatted(lane)
                + "</tran:TrafficArea></tran:trafficArea><tran:auxiliaryTrafficArea><tran:AuxiliaryTrafficArea gml:id=\"side\">"
                + "<tran:surfaceMaterial>grass</tran:surfaceMaterial>" + surface.formatted(walk)
                + "</tran:AuxiliaryTrafficArea></tran:auxiliaryTrafficArea></tran:Road>";
        Path file = Gml.write(folder, "road.gml", Gml.model("2.0", Gml.UTM, road));
        CityModel model = TwinReader.read(List.of(new TwinEntry("citygml", file)), null);
        assertThat(cover(model)).containsExactlyInAnyOrder("lane cobblestone 100", "side grass 100");
    }

    @Test
    void delft() {
        Path file = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data")
                .resolve("cityjson/delft.city.json");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no data");
        Map<String, Object> classes = Map.of(
                "gesloten verharding", "asphalt",
                "open verharding", "paving_stone",
                "betonstraatstenen", "paving_stone",
                "gebakken klinkers", "paving_stone",
                "erf", "paving_stone",
                "onverhard", "bare_soil");
        CityModel model = TwinReader.read(
                List.of(new TwinEntry(
                        "cityjson",
                        file,
                        Map.of("attribute", "bgt_fysiekvoorkomen, plus_fysiekvoorkomenwegdeel", "classes", classes))),
                null);
        assertThat(cover(model).stream().filter(c -> c.contains(" asphalt "))).hasSize(143);
        assertThat(cover(model).stream().filter(c -> c.contains(" erf "))).hasSize(42);
        assertThat(((TwinSource.Objects) model.sources().getFirst()).buildings())
                .hasSize(163);
        assertThat(said(model)).contains("54 GenericOccupiedSpace not used");
    }
}
