package org.kastanie.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.surface.Irrigation;
import org.kastanie.solver.surface.Material;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Which surfaces drink, and what is refused. */
class IrrigateTest {
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final double WEST = 691_000;
    private static final double SOUTH = 5_336_000;
    private static final Irrigation MORNING = new Irrigation(2.0 / 3600, 4 * 3600, 2 * 3600);
    private static final Irrigation NOON = new Irrigation(1.0 / 3600, 11 * 3600, 2 * 3600);

    private static Geometry box(double west, double south, double east, double north) {
        return JTS.toGeometry(new Envelope(WEST + west, WEST + east, SOUTH + south, SOUTH + north));
    }

    private static Edit irrigate(@Nullable Geometry area, @Nullable String material, @Nullable Irrigation how) {
        return new Edit.Irrigate("irrigate", area, material, how);
    }

    /** A house in the south, a lawn in the north, a pond in the lawn. */
    private static CityModel model() {
        Building house =
                new Building("A", List.of(), List.of(), box(10, 10, 20, 20), 0, 9, 1, "green_extensive", "green");
        return new CityModel(
                new Crs(25832, "ETRS89 / UTM zone 32N"),
                List.of(
                        new TwinSource.Objects(
                                Path.of("twin.gml"),
                                List.of(house),
                                List.of(),
                                box(0, 0, 50, 50).getEnvelopeInternal()),
                        new TwinSource.Cover(
                                Path.of("cover.geojson"),
                                List.of(
                                        new TwinSource.Area("lawn", box(0, 30, 60, 60), "grass"),
                                        new TwinSource.Area("pond", box(40, 40, 50, 50), "water")),
                                "",
                                box(0, 30, 60, 60).getEnvelopeInternal())),
                new QualityReport());
    }

    private static Scene scene(Edit... edits) {
        CityModel city = Scenario.apply(model(), List.of(edits));
        return SceneBuilder.build(city, SceneOptions.defaults(new Envelope(WEST, WEST + 60, SOUTH, SOUTH + 60), 2, 10));
    }

    private static Material at(Scene scene, double x, double y) {
        int i = scene.geometry()
                .grid()
                .index(
                        scene.geometry().grid().rowAt(SOUTH + y),
                        scene.geometry().grid().columnAt(WEST + x));
        for (int k = 0; k < scene.facets().horizontal(); k++) {
            if (scene.geometry().active().gridIndex(scene.geometry().grid(), k) == i) {
                return scene.materials().get(scene.facets().material()[k]);
            }
        }
        throw new AssertionError("no facet there");
    }

    @Test
    void whatLiesInThePolygonDrinksAndNothingElse() {
        Scene scene = scene(irrigate(box(0, 20, 30, 40), null, MORNING));
        assertThat(at(scene, 15, 35)).satisfies(m -> {
            assertThat(m.id()).isEqualTo("ground.grass");
            assertThat(m.irrigation()).isEqualTo(MORNING);
        });
        assertThat(at(scene, 15, 25)).satisfies(m -> {
            assertThat(m.id()).isEqualTo("ground.asphalt");
            assertThat(m.irrigation()).isEqualTo(MORNING);
        });
        assertThat(at(scene, 15, 45).irrigation()).isNull();
        assertThat(at(scene, 35, 35).irrigation()).isNull();
        assertThat(scene.quality().entries())
                .anyMatch(e -> e.message().startsWith("600 m2 of open ground")
                        && e.message().endsWith("4.00 mm of water a day"));
    }

    @Test
    void aClassDrinksWhereverItIs() {
        Scene scene = scene(
                irrigate(null, "ground.grass", MORNING),
                irrigate(null, "roof.green_extensive", NOON),
                irrigate(null, "wall.green", NOON));
        assertThat(at(scene, 15, 45).irrigation()).isEqualTo(MORNING);
        assertThat(at(scene, 15, 25).irrigation()).isNull();
        assertThat(at(scene, 15, 15).irrigation()).isEqualTo(NOON);
        assertThat(at(scene, 45, 45).id()).isEqualTo("ground.water");
        for (int k = scene.facets().horizontal(); k < scene.facets().count(); k++) {
            assertThat(scene.materials().get(scene.facets().material()[k]).irrigation())
                    .isEqualTo(NOON);
        }
        // with its class named, a polygon may lie over pond and house
        assertThat(at(scene(irrigate(box(0, 0, 60, 60), "ground.grass", NOON)), 15, 45)
                        .irrigation())
                .isEqualTo(NOON);
    }

    @Test
    void anEditStandsOverWhatTheJobGivesAndCanEndIt() {
        Edit job = new Edit.Irrigate("irrigation", null, "ground.grass", MORNING);
        Scene scene = scene(
                job, irrigate(box(0, 30, 10, 60), null, NOON), irrigate(box(10, 30, 20, 60), "ground.grass", null));
        assertThat(at(scene, 5, 45).irrigation()).isEqualTo(NOON);
        assertThat(at(scene, 15, 45).irrigation()).isNull();
        assertThat(at(scene, 25, 45).irrigation()).isEqualTo(MORNING);
    }

    @Test
    void newLawnCanBeWateredWhateverTheOrder() {
        Edit lawn = new Edit.Ground("unseal", box(30, 0, 60, 20), "grass", 1);
        Edit water = irrigate(box(30, 0, 60, 20), null, MORNING);
        for (Scene scene : List.of(scene(lawn, water), scene(water, lawn))) {
            assertThat(at(scene, 45, 9).id()).isEqualTo("ground.grass");
            assertThat(at(scene, 45, 9).irrigation()).isEqualTo(MORNING);
        }
    }

    @Test
    void whatCannotDrinkIsRefused() {
        Rules rules =
                new Rules(new Envelope(WEST, WEST + 60, SOUTH, SOUTH + 60), Set.of("ground.grass", "ground.water"));
        List<Edit> edits = List.of(
                irrigate(box(15, 15, 30, 30), null, MORNING),
                irrigate(box(30, 0, 300, 20), null, MORNING),
                irrigate(null, "ground.gras", MORNING),
                irrigate(null, "ground.water", MORNING),
                new Edit.Ground("water", box(30, 0, 40, 10), "water", 1),
                irrigate(box(35, 5, 50, 10), null, MORNING),
                irrigate(box(0, 30, 30, 40), null, MORNING),
                irrigate(box(25, 30, 35, 40), "ground.grass", NOON));
        assertThat(Scenario.tryAll(model(), edits, rules).problems().stream()
                        .map(p -> p.getMessage() + "; " + p.remedy())
                        .toList())
                .satisfiesExactly(
                        p -> assertThat(p).contains("irrigate: its polygon lies over building 'A'", "class: grass"),
                        p -> assertThat(p).contains("outside the domain"),
                        p -> assertThat(p).contains("no ground class 'gras'", "'grass'"),
                        p -> assertThat(p).contains("open water cannot be irrigated"),
                        p -> assertThat(p).contains("lies over new water"),
                        p -> assertThat(p).contains("two of them water the same place"));
        assertThatThrownBy(() -> scene(irrigate(box(30, 35, 45, 45), null, MORNING)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("irrigate: open water (ground.water) lies in its polygon");
    }

    @Test
    void whatIsWateredNowhereIsDoubted() {
        assertThat(scene(irrigate(null, "roof.tile", MORNING)).quality().entries())
                .anyMatch(e ->
                        e.kind() == QualityReport.Kind.DOUBTFUL && e.message().contains("waters nothing"));
    }
}
