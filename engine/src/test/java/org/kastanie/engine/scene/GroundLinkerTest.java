package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.scene.ObjectLinks.OfGround;
import org.kastanie.engine.scene.ObjectLinks.OfStreet;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.engine.twin.TwinSource.Origin;
import org.locationtech.jts.geom.Envelope;

/** Land cover polygons and streets of a twin keep their ids and know their cells. */
class GroundLinkerTest {
    private static TwinSource.Area area(String id, String label, Origin origin, double... box) {
        double[][] corners = {{box[0], box[2]}, {box[1], box[2]}, {box[1], box[3]}, {box[0], box[3]}};
        return new TwinSource.Area(id, Models.polygon(0, corners), label, origin);
    }

    /** A square of grass, a road across it in two pieces, a sliver, a land use over all, a polygon of no known class. */
    private static CityModel city(TwinSource... more) {
        Origin road = Origin.of("Road", "R");
        TwinSource.Cover cover = new TwinSource.Cover(
                Path.of("city.gml"),
                List.of(
                        area("L", TwinSource.KEEP, Origin.LAND_USE, -20, 20, -20, 20),
                        area("G", "grass", Origin.UNKNOWN, -10, 10, -10, 10),
                        area("R1", "asphalt", road, -10, 10, -2, 2),
                        area("R2", "paving_stone", road, -10, 10, 2, 3),
                        area("S", "sand", Origin.UNKNOWN, -10, 10, 5.6, 5.9)),
                "",
                Models.around(20));
        TwinSource.Cover tabled = new TwinSource.Cover(
                Path.of("city.gml"),
                List.of(area("R2", "K1", road, -10, 10, 2, 3), area("U", "K9", Origin.UNKNOWN, -20, -15, -20, -15)),
                "K1=cobblestone",
                new Envelope());
        List<TwinSource> sources = new ArrayList<>(List.of(cover, tabled));
        sources.addAll(Arrays.asList(more));
        return Models.of(sources.toArray(TwinSource[]::new));
    }

    private static ObjectLinks links(CityModel city, boolean[] inside) {
        Scene scene = SceneBuilder.build(city, SceneOptions.defaults(Models.around(25), 1, 0));
        return ObjectLinks.of(city, scene, inside);
    }

    private static Map<String, OfGround> byId(ObjectLinks links) {
        return links.grounds().stream().collect(Collectors.toMap(OfGround::id, Function.identity()));
    }

    @Test
    void everyPolygonHasTheCellsWhereItLiesUppermost() {
        Map<String, OfGround> ground = byId(links(city(), null));
        assertThat(ground).containsOnlyKeys("L", "G", "R1", "R2", "S", "U");
        assertThat(ground.get("L").cells()).as("land use has all in it").hasSize(40 * 40);
        assertThat(ground.get("G").cells()).hasSize(20 * 20 - 20 * 5);
        assertThat(ground.get("R1").cells()).hasSize(20 * 4);
        assertThat(ground.get("R2").cells()).hasSize(20);
        assertThat(ground.get("S").cells())
                .as("no centre: what it touches, and takes from nobody")
                .hasSize(20);
        assertThat(ground.get("R2").groundClass()).as("the table knows better").isEqualTo("cobblestone");
        assertThat(ground.get("L").groundClass()).isEmpty();
        assertThat(ground.get("U").groundClass()).as("no class in the table").isEmpty();
        assertThat(ground.get("R1").shape().getArea()).isCloseTo(80, within(1e-6));
        assertThat(ground.get("R1").shape().getCoordinates())
                .allSatisfy(c -> assertThat(c.getZ()).isZero());
    }

    @Test
    void aStreetIsAllItsPieces() {
        List<OfStreet> streets = links(city(), null).streets();
        assertThat(streets).hasSize(1);
        assertThat(streets.getFirst().id()).isEqualTo("R");
        assertThat(streets.getFirst().kind()).isEqualTo("Road");
        assertThat(streets.getFirst().cells()).hasSize(20 * 5);
        assertThat(streets.getFirst().shape().getArea()).isCloseTo(100, within(1e-6));
    }

    /** Grass laid over most of a road makes it grass, over a tenth of the square nothing. */
    @Test
    void aScenarioChangesTheClassOfWhatItCovers() {
        double[][] box = {{-10, -2}, {10, -2}, {10, 1}, {-10, 1}};
        TwinSource.Patch patch = new TwinSource.Patch(Path.of("scenario"), Models.polygon(0, box), "meadow", 1);
        Map<String, OfGround> ground = byId(links(city(patch), null));
        assertThat(ground.get("R1").groundClass()).isEqualTo("meadow");
        assertThat(ground.get("R1").cells()).hasSize(20 * 4);
        assertThat(ground.get("G").groundClass()).isEqualTo("grass");
    }

    /** Halves of a domain share out the cells of every polygon, the smallest too. */
    @Test
    void halvesAddUp() {
        boolean[] west = new boolean[50 * 50];
        boolean[] east = new boolean[50 * 50];
        for (int i = 0; i < west.length; i++) {
            west[i] = i % 50 < 23;
            east[i] = !west[i];
        }
        Map<String, OfGround> whole = byId(links(city(), null));
        Map<String, OfGround> a = byId(links(city(), west));
        Map<String, OfGround> b = byId(links(city(), east));
        whole.forEach(
                (id, ground) -> assertThat(a.get(id).cells().length + b.get(id).cells().length)
                        .as(id)
                        .isEqualTo(ground.cells().length));
    }
}
