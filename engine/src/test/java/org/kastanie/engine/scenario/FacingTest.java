package org.kastanie.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.Facing;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Facets;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Facades of some directions only. */
class FacingTest {
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final double WEST = 691_000;
    private static final double SOUTH = 5_336_000;
    private static final Facing SOUTHERN = new Facing(135, 225);

    private static Geometry polygon(double... xy) {
        Coordinate[] ring = new Coordinate[xy.length / 2 + 1];
        for (int i = 0; i < ring.length; i++) {
            int k = i % (ring.length - 1);
            ring[i] = new Coordinate(WEST + xy[2 * k], SOUTH + xy[2 * k + 1]);
        }
        return JTS.createPolygon(ring);
    }

    /** A turned house whose walls look exactly to 45, 135, 225 and 315 degrees, and a straight one. */
    private static CityModel model() {
        Geometry diamond = polygon(20, 10, 30, 20, 20, 30, 10, 20);
        Geometry block = polygon(40, 10, 40, 30, 56, 30, 56, 10);
        return new CityModel(
                new Crs(25832, "ETRS89 / UTM zone 32N"),
                List.of(new TwinSource.Objects(
                        Path.of("twin.gml"),
                        List.of(
                                new Building("D", List.of(), List.of(), diamond, 0, 12, 1, null, null),
                                new Building("S", List.of(), List.of(), block, 0, 12, 1, null, null)),
                        List.of(),
                        new Envelope(WEST, WEST + 60, SOUTH, SOUTH + 40))),
                new QualityReport());
    }

    private static Scene scene(CityModel model) {
        return SceneBuilder.build(
                model, SceneOptions.defaults(new Envelope(WEST, WEST + 66, SOUTH, SOUTH + 40), 1, 10));
    }

    private static Edit.Facade green(String id, Facing facing) {
        return new Edit.Facade(Selection.of(id), "green", facing);
    }

    private static List<String> walls(Scene scene) {
        List<String> all = new ArrayList<>();
        Facets f = scene.facets();
        for (int k = f.horizontal(); k < f.firstSlab(); k++) {
            all.add(scene.materials().get(f.material()[k]).toString());
        }
        return all;
    }

    /** Area of walls with a class that look within a degree of an azimuth; of all directions if it is NaN. */
    private static double area(Scene scene, String building, double azimuth) {
        Facets f = scene.facets();
        int owner = scene.buildingIds().indexOf(building);
        double sum = 0;
        for (int k = f.horizontal(); k < f.firstSlab(); k++) {
            double its = Math.toDegrees(Math.atan2(f.normalX()[k], f.normalY()[k]));
            if (f.building()[k] == owner
                    && scene.materials().get(f.material()[k]).id().startsWith("wall.green")
                    && (Double.isNaN(azimuth) || Math.abs((its - azimuth + 540) % 360 - 180) < 1)) {
                sum += f.area()[k];
            }
        }
        return sum;
    }

    @Test
    void onlyTheSouthWallTurnsGreenAndItIsAsLargeAsTheWall() {
        Scene scene = scene(Scenario.apply(model(), List.of(green("S", SOUTHERN))));
        assertThat(area(scene, "S", 180)).isCloseTo(16 * 12, within(1.0));
        assertThat(area(scene, "S", Double.NaN)).isCloseTo(16 * 12, within(1.0));
        assertThat(area(scene, "D", Double.NaN)).isZero();
    }

    @Test
    void aTurnedWallGoesByItsOwnNormalNotByTheFacesOfCells() {
        Scene scene = scene(Scenario.apply(model(), List.of(green("D", new Facing(120, 150)))));
        assertThat(area(scene, "D", 135)).isCloseTo(Math.hypot(10, 10) * 12, within(1.0));
        assertThat(area(scene, "D", Double.NaN)).isCloseTo(area(scene, "D", 135), within(1e-9));
    }

    @Test
    void sectorsThatTouchShareNoWallAndLeaveNoneOut() {
        List<String> whole = walls(scene(Scenario.apply(model(), List.of(green("D", Facing.ALL)))));
        List<Edit> quarters = List.of(
                green("D", new Facing(315, 45)),
                green("D", new Facing(45, 135)),
                green("D", SOUTHERN),
                green("D", new Facing(225, 315)));
        assertThat(walls(scene(Scenario.apply(model(), quarters)))).isEqualTo(whole);
        assertThat(walls(scene(model()))).isNotEqualTo(whole);
        Scene south = scene(Scenario.apply(model(), List.of(green("D", SOUTHERN))));
        assertThat(area(south, "D", Double.NaN)).isCloseTo(area(south, "D", 135), within(1e-9));
    }

    @Test
    void theOppositeLeavesTheWallsAsTheyWere() {
        List<Edit> brick = List.of(new Edit.Facade(Selection.of("S"), "brick"));
        List<String> before = walls(scene(Scenario.apply(model(), brick)));
        CityModel there = Scenario.apply(Scenario.apply(model(), brick), List.of(green("S", SOUTHERN)));
        assertThat(walls(scene(there))).isNotEqualTo(before);
        assertThat(walls(scene(Scenario.apply(there, List.of(new Edit.Facade(Selection.of("S"), "brick", SOUTHERN))))))
                .isEqualTo(before);
        assertThat(walls(scene(Scenario.apply(there, brick))))
                .as("all walls again")
                .isEqualTo(before);
        Edit roof = new Edit.Roof(Selection.of("S"), "cool");
        Edit higher = new Edit.Raise(Selection.of("S"), 0.0, Double.NaN);
        assertThat(walls(scene(Scenario.apply(there, List.of(roof, higher)))))
                .as("another roof and height keep the sides")
                .isEqualTo(walls(scene(there)));
    }

    @Test
    void refusalsSayWhichWallsTheyMean() {
        List<Edit> edits = List.of(
                green("D", new Facing(170, 190)),
                green("S", SOUTHERN),
                green("S", new Facing(170, 240)),
                green("S", new Facing(225, 315)),
                new Edit.Facade(Selection.of("S"), "brick"));
        assertThat(Scenario.tryAll(model(), edits, Rules.NONE).problems())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        p -> assertThat(p).contains("no wall of 'D' faces 170 to 190 degrees"),
                        p -> assertThat(p)
                                .contains("the walls of 'S' from 170 to 240 degrees are changed")
                                .contains("from 135 to 225 degrees"),
                        p -> assertThat(p).contains("the walls of 'S' from 0 to 360 degrees are changed"));
    }

    @ParameterizedTest
    @CsvSource({
        "135, 225, 1, -1, true", // azimuth 135 begins it
        "135, 225, -1, -1, false", // 225 no longer belongs to it
        "315, 45, 0, 1, true",
        "315, 45, 0, -1, false",
        "350, 10, -0.1, 1, true",
        "0, 360, -1, -1, true"
    })
    void aSectorHoldsItsDirections(double from, double to, double east, double north, boolean held) {
        assertThat(new Facing(from, to).holds((float) east, (float) north)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"0, 90, 90, 180, false", "0, 90, 80, 180, true", "350, 10, 5, 8, true", "350, 10, 10, 350, false"})
    void sectorsMeet(double a, double b, double c, double d, boolean meet) {
        assertThat(new Facing(a, b).meets(new Facing(c, d))).isEqualTo(meet);
        assertThat(new Facing(c, d).meets(new Facing(a, b))).isEqualTo(meet);
    }

    @Test
    void aCourtyardHasWallsThatLookInward() {
        Geometry wing = polygon(0, 0, 40, 0, 20, 30); // looks to 180, 303.7 and 56.3 degrees
        Geometry yard = polygon(15, 5, 25, 5, 20, 10);
        Facing north = new Facing(350, 10);
        assertThat(north.any(wing)).isFalse();
        assertThat(north.any(wing.difference(yard))).isTrue();
    }
}
