package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.twin.Building;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.locationtech.jts.geom.Polygon;

class BuildingsOnTheGridTest {
    private static Scene scene(Building... buildings) {
        return SceneBuilder.build(Models.buildings(buildings), SceneOptions.defaults(Models.around(60), 1, 100));
    }

    private static double wallArea(Scene scene, int building) {
        double sum = 0;
        Facets f = scene.facets();
        for (int k = f.horizontal(); k < f.count(); k++) {
            sum += f.building()[k] == building ? f.area()[k] : 0;
        }
        return sum;
    }

    private static double roofArea(Scene scene) {
        double sum = 0;
        for (int k = 0; k < scene.facets().horizontal(); k++) {
            sum += scene.facets().building()[k] >= 0 ? scene.facets().area()[k] : 0;
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "30, 1", "45, 1", "16.5, 1", "30, 2", "10, 0.5"})
    void aBoxKeepsItsAreasAtAnyAngle(double degrees, double cell) {
        Polygon plan = Models.rectangle(degrees, -20, -10, 20, 10, 0);
        Scene scene = SceneBuilder.build(
                Models.buildings(Models.flat("box", plan, 15)), SceneOptions.defaults(Models.around(60), cell, 100));
        assertThat(roofArea(scene)).isCloseTo(800, within(8.0));
        assertThat(wallArea(scene, 0)).isCloseTo(2 * (40 + 20) * 15, within(18.0));
        assertThat(scene.balance().vectorWall()).isCloseTo(1800, within(1.0));
        assertThat(scene.balance().vectorRoof()).isCloseTo(800, within(0.1));
        double covered = 0;
        for (float f : scene.geometry().buildingFraction()) {
            covered += f * cell * cell;
        }
        assertThat(covered).isCloseTo(800, within(4.0));
    }

    @ParameterizedTest
    @CsvSource({"0", "30", "45", "16.5"})
    void wallsCarryTheNormalsAndAreasOfTheFourSides(double degrees) {
        Scene scene = scene(Models.flat("box", Models.rectangle(degrees, -20, -10, 20, 10, 0), 15));
        Facets f = scene.facets();
        double[] bySide = new double[4];
        for (int k = f.horizontal(); k < f.count(); k++) {
            double best = -1;
            int side = -1;
            for (int s = 0; s < 4; s++) {
                double a = Math.toRadians(degrees + 90 * s);
                double facing = f.normalX()[k] * Math.cos(a) + f.normalY()[k] * Math.sin(a);
                if (facing > best) {
                    best = facing;
                    side = s;
                }
            }
            assertThat(best).isGreaterThan(0.9999);
            assertThat(f.normalZ()[k]).isZero();
            bySide[side] += f.area()[k];
        }
        assertThat(bySide[0]).isCloseTo(300, within(20.0));
        assertThat(bySide[2]).isCloseTo(300, within(20.0));
        assertThat(bySide[1]).isCloseTo(600, within(20.0));
        assertThat(bySide[3]).isCloseTo(600, within(20.0));
    }

    @Test
    void segmentsLookFromTheOpenCellAndFillTheWall() {
        Scene scene = scene(Models.flat("box", Models.rectangle(0, -20, -10, 20, 10, 0), 15));
        WallSegments walls = scene.facets().walls();
        // 15 m in segments of about two metres: round(15 / 2) = 8 of them
        assertThat(walls.count()).isEqualTo(120 * 8);
        int[] dr = {-1, 0, 1, 0};
        int[] dc = {0, 1, 0, -1};
        for (int s = 0; s < walls.count(); s++) {
            int cell = walls.cell()[s];
            int row = scene.geometry().grid().row(cell) + dr[walls.face()[s]];
            int column = scene.geometry().grid().column(cell) + dc[walls.face()[s]];
            assertThat(scene.geometry().building()[cell]).isFalse();
            assertThat(scene.geometry().building()[scene.geometry().grid().index(row, column)])
                    .isTrue();
            assertThat(walls.top()[s] - walls.bottom()[s]).isCloseTo(15 / 8f, within(1e-4f));
            int k = scene.facets().horizontal() + s;
            assertThat(scene.facets().normalX()[k]).isCloseTo(-dc[walls.face()[s]], within(1e-6f));
            assertThat(scene.facets().normalY()[k]).isCloseTo(dr[walls.face()[s]], within(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 12", "30, 12", "45, 18", "0, 24"})
    void aGableHasNoWallsOnItsRoof(double degrees, double ridge) {
        Scene scene = scene(Models.gable("house", degrees, 15, 8, ridge));
        WallSegments walls = scene.facets().walls();
        for (int s = 0; s < walls.count(); s++) {
            assertThat(scene.geometry().building()[walls.cell()[s]]).isFalse();
        }
        double slope = (ridge - 6) / 8;
        assertThat(roofArea(scene)).isCloseTo(30 * 16 * Math.hypot(1, slope), within(0.01 * 480));
        double exact = 2 * 30 * 6 + 2 * (16 * 6 + 8 * (ridge - 6));
        assertThat(scene.balance().vectorWall()).isCloseTo(exact, within(0.005 * exact));
        assertThat(wallArea(scene, 0)).isCloseTo(exact, within(0.01 * exact));
        assertThat(scene.materials().stream().map(m -> m.id())).contains("roof.tile");
    }

    @Test
    void aCourtyardHasWallsOfItsOwn() {
        Polygon plan =
                Models.withHole(Models.rectangle(20, -25, -25, 25, 25, 0), Models.rectangle(20, -10, -10, 10, 10, 0));
        Scene scene = scene(Models.flat("block", plan, 18));
        assertThat(wallArea(scene, 0)).isCloseTo((200 + 80) * 18, within(0.01 * 5040));
        assertThat(roofArea(scene)).isCloseTo(2500 - 400, within(21.0));
        assertThat(scene.geometry()
                        .building()[
                        scene.geometry()
                                .grid()
                                .index(
                                        scene.geometry().grid().rows() / 2,
                                        scene.geometry().grid().columns() / 2)])
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 0", "0, 0.1"})
    void touchingHousesShareNoWall(double degrees, double gap) {
        Scene scene = scene(
                Models.flat("low", Models.rectangle(degrees, -20, -10, -gap, 10, 0), 9),
                Models.flat("high", Models.rectangle(degrees, 0, -10, 20, 10, 0), 20));
        double high = 20 * 20 + 2 * 20 * 20 + 20 * 11;
        double low = 20 * 9 + 2 * 20 * 9;
        assertThat(wallArea(scene, 1)).isCloseTo(high, within(0.01 * high));
        assertThat(wallArea(scene, 0)).isCloseTo(low, within(0.015 * low));
        boolean overRoof = false;
        WallSegments walls = scene.facets().walls();
        for (int s = 0; s < walls.count(); s++) {
            if (scene.geometry().building()[walls.cell()[s]]) {
                overRoof = true;
                assertThat(walls.bottom()[s]).isGreaterThanOrEqualTo(9);
            }
        }
        assertThat(overRoof).isTrue();
    }

    @Test
    void theHigherOfTwoOverlappingRoofsWins() {
        Scene scene = scene(
                Models.flat("hall", Models.rectangle(0, -20, -20, 20, 20, 0), 8),
                Models.flat("tower", Models.rectangle(0, -5, -5, 5, 5, 0), 30));
        assertThat(wallArea(scene, 1)).isCloseTo(40 * 22, within(9.0));
        assertThat(roofArea(scene)).isCloseTo(1600, within(8.0));
        assertThat(scene.balance().vectorRoof()).isCloseTo(1600, within(3.0));
    }
}
