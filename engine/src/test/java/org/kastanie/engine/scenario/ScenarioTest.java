package org.kastanie.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ScenarioTest {
    private static Tree tree(String id, double x) {
        return new Tree(id, x, 0, Double.NaN, 8, 5, 2, Double.NaN, null, 0);
    }

    private static CityModel model() {
        Building house = new Building(
                "house-1",
                List.of(),
                List.of(),
                new GeometryFactory().toGeometry(new Envelope(100, 120, -10, 10)),
                0,
                12,
                1,
                null,
                null);
        Envelope all = new Envelope(0, 120, -10, 10);
        return new CityModel(
                new Crs(25832, "ETRS89 / UTM zone 32N"),
                List.of(
                        new TwinSource.Objects(Path.of("a.json"), List.of(house), List.of(tree("T1", 0.5)), all),
                        new TwinSource.Objects(
                                Path.of("b.json"), List.of(), List.of(tree("T12", 0), tree("T13", 20)), all)),
                new QualityReport());
    }

    private static List<String> ids(CityModel model) {
        return model.sources().stream()
                .flatMap(s -> ((TwinSource.Objects) s).trees().stream())
                .map(Tree::id)
                .toList();
    }

    @Test
    void fellingTakesTheTreeOutOfEveryFile() {
        CityModel base = model();
        assertThat(ids(Scenario.apply(base, List.of(new Edit.Fell("T12"))))).containsExactly("T13");
        assertThat(ids(base)).containsExactly("T1", "T12", "T13");
    }

    @Test
    void anUnknownTreeIsNamedWithItsNearestNeighbourInSpelling() {
        assertThatThrownBy(() -> Scenario.apply(model(), List.of(new Edit.Fell("t013"))))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.remedy()).contains("T13"));
        assertThatThrownBy(() -> Scenario.apply(model(), List.of(new Edit.Fell("T13"), new Edit.Fell("T13"))))
                .isInstanceOf(InputException.class);
    }

    @Test
    void plantingAddsATreeButNotInsideAHouse() {
        CityModel planted = Scenario.apply(model(), List.of(new Edit.Plant(50, 0, "tilia_cordata", 8, 5)));
        assertThat(ids(planted)).containsExactly("T1", "T12", "T13", "plant-1");
        assertThatThrownBy(() -> Scenario.apply(model(), List.of(new Edit.Plant(110, 0, null, 8, 5))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("house-1");
    }

    private static Geometry box(double west, double east) {
        return new GeometryFactory().toGeometry(new Envelope(west, east, -3, 3));
    }

    @Test
    void aTreeOnACarriagewayNeedsTheStreetOpened() {
        CityModel base = model();
        List<TwinSource> sources = new ArrayList<>(base.sources());
        sources.add(new TwinSource.Cover(
                Path.of("a.osm"),
                List.of(
                        new TwinSource.Area("way/1", box(30, 60), "asphalt", true, TwinSource.Origin.UNKNOWN),
                        new TwinSource.Area("yard", box(60, 80), "asphalt"),
                        new TwinSource.Area("island", box(50, 60), "grass")),
                "",
                new Envelope(30, 80, -3, 3)));
        CityModel city = new CityModel(base.crs(), sources, base.quality());
        Edit.Plant road = new Edit.Plant(40, 0, "tilia_cordata", 8, 5);
        assertThatThrownBy(() -> Scenario.apply(city, List.of(road)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[40.00, 0.00] lies on the carriageway 'way/1'");
        Edit.Plant yard = new Edit.Plant(70, 0, "tilia_cordata", 8, 5);
        Edit.Plant island = new Edit.Plant(55, 0, "tilia_cordata", 8, 5);
        assertThat(ids(Scenario.apply(base, List.of(yard, island)))).hasSize(5);
        assertThat(Scenario.tryAll(city, List.of(yard, island)).problems()).isEmpty();
        Edit.Ground pit = new Edit.Ground("unseal", box(38, 42), "grass", 1);
        assertThat(Scenario.tryAll(city, List.of(pit, road)).problems()).isEmpty();
        assertThat(Scenario.tryAll(city, List.of(road, pit)).problems()).isEmpty();
    }
}
