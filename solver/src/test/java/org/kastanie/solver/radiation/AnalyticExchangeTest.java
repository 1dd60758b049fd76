package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;

/** Exchange among facets in closed form. */
class AnalyticExchangeTest {
    private static final double SIGMA = 5.670374419e-8;
    private static final double WIDTH = 20;
    private static final double HEIGHT = 15;

    /** Views of an endless canyon, means of road and wall. */
    private static final double ROAD_SKY = Math.hypot(1, HEIGHT / WIDTH) - HEIGHT / WIDTH;

    private static final double WALL_SKY = 0.5 * (1 - ROAD_SKY) * WIDTH / HEIGHT;

    private static TestScene canyon() {
        TestScene scene = new TestScene(900, 60, 1).buildings((x, y) -> Math.abs(x) > WIDTH / 2 ? HEIGHT : 0);
        scene.active = new Window(445, 0, 9, 60);
        scene.domain = scene.active;
        return scene;
    }

    private static boolean road(Facets f, int i) {
        return i < f.horizontal() && f.building()[i] < 0;
    }

    /** Mean radiation on road and wall and share returned to the sky, after so many calls under an even sky of 1. */
    private static double[] ours(double road, double wall, int calls) {
        TestScene scene = canyon();
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(scene.geometry(), f, RadiationOptions.defaults(), Workers.SINGLE);
        float[] svf = model.skyViewFactor();
        float[] albedo = new float[f.count()];
        for (int i = 0; i < albedo.length; i++) {
            albedo[i] = (float) (i >= f.horizontal() ? wall : road(f, i) ? road : 0);
        }
        int active = scene.active.size();
        ShortwaveField sw = ShortwaveField.allocate(f.count(), active, active);
        LongwaveField lw = LongwaveField.allocate(f.count(), active);
        Skins skins = new Skins(
                albedo,
                TestScene.filled(f.count(), 1),
                TestScene.filled(f.count(), 300),
                TestScene.filled(active, 300));
        SkyState sky = TestScene.sky(1, 0, 0);
        for (int call = 0; call < calls; call++) {
            model.balance(sky, skins, sw, lw, Workers.SINGLE);
        }
        double[] sum = new double[5];
        for (int i = 0; i < f.count(); i++) {
            if (i >= f.horizontal() || road(f, i)) {
                int k = i >= f.horizontal() ? 1 : 0;
                sum[k] += f.area()[i] * sw.incoming()[i];
                sum[2 + k] += f.area()[i];
                sum[4] += f.area()[i] * sw.outgoing()[i] * svf[i];
            }
        }
        return new double[] {sum[0] / sum[2], sum[1] / sum[3], sum[4] / sum[2]};
    }

    /** Harman, Best and Belcher (2004, Boundary-Layer Meteorol. 110, 301): radiosities of sky, road and walls. */
    private static double[] exact(double road, double wall) {
        double wallRoad = WALL_SKY;
        double wallWall = 1 - 2 * WALL_SKY;
        double roadWall = 1 - ROAD_SKY;
        // K_r = F_rs + F_rw a_w K_w ; K_w = F_ws + F_wr a_r K_r + F_ww a_w K_w
        double onWall =
                (WALL_SKY + wallRoad * road * ROAD_SKY) / (1 - wallWall * wall - wallRoad * road * roadWall * wall);
        double onRoad = ROAD_SKY + roadWall * wall * onWall;
        double back = ROAD_SKY * road * onRoad + 2 * HEIGHT / WIDTH * WALL_SKY * wall * onWall;
        return new double[] {onRoad, onWall, back};
    }

    @Test
    void greyCanyon() {
        for (double[] albedo : new double[][] {{0.15, 0.3}, {0.6, 0.2}, {0.2, 0.8}}) {
            double[] exact = exact(albedo[0], albedo[1]);
            double[] ours = ours(albedo[0], albedo[1], 12);
            for (int k = 0; k < 3; k++) {
                assertThat(ours[k])
                        .as("albedo of road %s, wall %s, number %d", albedo[0], albedo[1], k)
                        .isCloseTo(exact[k], within(0.02 * exact[k] + 0.002));
            }
        }
    }

    @Test
    void whiteCanyonReturnsAll() {
        assertThat(exact(1, 1)).containsExactly(new double[] {1, 1, 1}, within(1e-12));
        double[] ours = ours(1, 1, 60);
        assertThat(ours[2]).isCloseTo(1, within(0.01));
        assertThat(ours[0]).isCloseTo(1, within(0.03));
        assertThat(ours[1]).isCloseTo(1, within(0.03));
    }

    /** The view of a wall on the one opposite, by crossed strings (Hottel 1954). */
    @Test
    void wallsSeeEachOtherByCrossedStrings() {
        TestScene scene = canyon();
        Facets f = scene.facets();
        RadiationPropertiesTest.Parts parts = RadiationPropertiesTest.Parts.of(scene);
        int n = parts.sources().count();
        int wall = parts.sources().outside(Sources.WALL);
        double sum = 0;
        double area = 0;
        for (int i = f.horizontal(); i < f.count(); i++) {
            double seen = parts.facets().weight(i, f.horizontal(), f.count())
                    + parts.facets().weight(i, wall, wall + 1);
            sum += f.area()[i] * seen;
            area += f.area()[i];
            assertThat(parts.facets().weight(i, 0, n)).isLessThanOrEqualTo(1.00001);
        }
        double diagonal = Math.hypot(WIDTH, HEIGHT);
        assertThat(sum / area).isCloseTo((diagonal - WIDTH) / HEIGHT, within(0.02));
    }

    /** Two endless grey plates: the middle of the walls of a gap fifty times as high as wide. */
    @Test
    void parallelGreyPlanes() {
        TestScene scene = new TestScene(161, 20, 1).buildings((x, y) -> Math.abs(x) > 2 ? 200 : 0);
        scene.wallPiece = 10;
        scene.active = new Window(40, 0, 81, 20);
        scene.domain = scene.active;
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(scene.geometry(), f, RadiationOptions.defaults(), Workers.SINGLE);
        double[] emissivity = {0.85, 0.95};
        double[] kelvin = {320, 290};
        int active = scene.active.size();
        float[] e = TestScene.filled(f.count(), 0.9);
        float[] t = TestScene.filled(f.count(), 305);
        for (int i = f.horizontal(); i < f.count(); i++) {
            int k = f.normalX()[i] > 0 ? 0 : 1;
            e[i] = (float) emissivity[k];
            t[i] = (float) kelvin[k];
        }
        ShortwaveField sw = ShortwaveField.allocate(f.count(), active, active);
        LongwaveField lw = LongwaveField.allocate(f.count(), active);
        for (int call = 0; call < 6; call++) {
            model.balance(
                    TestScene.sky(0, 300, 0),
                    new Skins(TestScene.filled(f.count(), 0), e, t, TestScene.filled(active, 300)),
                    sw,
                    lw,
                    Workers.SINGLE);
        }
        double[] net = new double[2];
        double[] number = new double[2];
        for (int i = f.horizontal(); i < f.count(); i++) {
            int cell = f.walls().cell()[i - f.horizontal()];
            double middle = f.walls().middle(i - f.horizontal());
            if (Math.abs(cell / 20 - 80) <= 2 && middle > 80 && middle < 120) {
                int k = f.normalX()[i] > 0 ? 0 : 1;
                net[k] += lw.incoming()[i] - lw.outgoing()[i];
                number[k]++;
            }
        }
        double exact =
                SIGMA * (Math.pow(kelvin[0], 4) - Math.pow(kelvin[1], 4)) / (1 / emissivity[0] + 1 / emissivity[1] - 1);
        assertThat(-net[0] / number[0]).isCloseTo(exact, within(0.03 * exact));
        assertThat(net[1] / number[1]).isCloseTo(exact, within(0.03 * exact));
    }
}
