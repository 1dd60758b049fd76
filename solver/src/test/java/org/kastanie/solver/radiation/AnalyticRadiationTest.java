package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SunPosition;

/** Closed solutions. */
class AnalyticRadiationTest {
    private static final RadiationOptions OPTIONS = RadiationOptions.defaults();

    private static RadiationModel build(TestScene scene) {
        return RadiationModel.build(scene.geometry(), scene.facets(), OPTIONS, Workers.SINGLE);
    }

    @Test
    void floorOfACircularCourt() {
        double radius = 40;
        double height = 30;
        TestScene scene = new TestScene(121, 121, 1).buildings((x, y) -> Math.hypot(x, y) > radius ? height : 0);
        scene.active = new Window(58, 58, 5, 5);
        scene.domain = scene.active;
        float[] svf = build(scene).skyViewFactor();
        double cosine = radius / Math.hypot(radius, height);
        assertThat((double) svf[12]).isCloseTo(cosine * cosine, within(0.01));
    }

    /** Flat land with a skyline is a square court: element to four rectangles (Howell, configuration factor B-3). */
    @Test
    void skylineBeyondFlatLand() {
        double height = 30;
        TestScene scene = new TestScene(121, 121, 1);
        scene.active = new Window(58, 58, 5, 5);
        scene.domain = scene.active;
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(scene.geometry(), f, OPTIONS.withSkyline(height), Workers.SINGLE);
        double a = 60.5 / height;
        double corner = a / Math.sqrt(1 + a * a);
        double exact = 4 / Math.PI * corner * Math.atan(corner);
        assertThat((double) model.skyViewFactor()[12]).isCloseTo(exact, within(0.01));
        assertThat((double) build(scene).skyViewFactor()[12]).isCloseTo(1, within(1e-3));
        ShortwaveField sw = ShortwaveField.allocate(f.count(), 25, 25);
        for (double elevation : new double[] {20, 35}) {
            SunPosition sun = TestScene.sun(90, elevation);
            TestScene.light(model, TestScene.sky(0, 0, 1000, sun), f.count(), 0, sw);
            boolean over = 60.5 * Math.tan(Math.toRadians(elevation)) > height;
            assertThat((double) sw.sunlitFraction()[12]).isCloseTo(over ? 1 : 0, within(1e-3));
        }
    }

    @Test
    void roadAndWallsOfALongCanyon() {
        double width = 20;
        double height = 15;
        TestScene scene = new TestScene(900, 60, 1).buildings((x, y) -> Math.abs(x) > width / 2 ? height : 0);
        scene.active = new Window(448, 0, 3, 60);
        scene.domain = scene.active;
        Facets f = scene.facets();
        float[] svf = build(scene).skyViewFactor();
        double h = height / width;
        double road = 0;
        for (int c = 20; c < 40; c++) {
            road += svf[60 + c] / 20;
        }
        assertThat(road).isCloseTo(Math.sqrt(1 + h * h) - h, within(0.006));
        double wall = 0;
        int n = 0;
        for (int s = 0; s < f.walls().count(); s++) {
            wall += svf[f.horizontal() + s];
            n++;
        }
        double w = 1 / h;
        assertThat(wall / n).isCloseTo(0.5 * (1 + w - Math.sqrt(1 + w * w)), within(0.01));
    }

    @Test
    void shadowOfAWallEndsAtHeightTimesCotangent() {
        double height = 20;
        for (int turn = 0; turn < 4; turn++) {
            int side = turn;
            TestScene scene =
                    new TestScene(121, 121, 1).buildings((x, y) -> new double[] {y, x, -y, -x}[side] > 30 ? height : 0);
            // a strip one cell wide, square to the wall
            scene.active = turn % 2 == 0 ? new Window(0, 60, 121, 1) : new Window(60, 0, 1, 121);
            scene.domain = scene.active;
            Facets f = scene.facets();
            RadiationModel model = build(scene);
            ShortwaveField sw = ShortwaveField.allocate(f.count(), 121, 121);
            for (double elevation : new double[] {25, 40, 63}) {
                SunPosition sun = TestScene.sun(90 * turn + 20, elevation);
                TestScene.light(model, TestScene.sky(0, 0, 1000, sun), f.count(), 0, sw);
                double shade = 0;
                for (int i = 0; i < 121; i++) {
                    boolean before = turn == 0 || turn == 3 ? i >= 30 : i <= 90;
                    shade += before && Math.abs(i - (turn == 0 || turn == 3 ? 30 : 90)) < 80
                            ? 1 - sw.sunlitFraction()[i]
                            : 0;
                }
                double expected = height / Math.tan(Math.toRadians(elevation)) * Math.cos(Math.toRadians(20));
                assertThat(shade).as(turn + " at " + elevation).isCloseTo(expected, within(0.1));
            }
        }
    }

    @Test
    void wallLitAboveTheShadowOfTheHouseOpposite() {
        // houses 12 m and 20 m high, 15 m apart; sun square to the canyon at 30 degrees
        TestScene scene = new TestScene(201, 61, 1).buildings((x, y) -> x > 7.6 ? 12 : x < -7.6 ? 20 : 0);
        scene.active = new Window(100, 0, 1, 61);
        scene.domain = scene.active;
        Facets f = scene.facets();
        RadiationModel model = build(scene);
        ShortwaveField sw = ShortwaveField.allocate(f.count(), 61, 61);
        TestScene.light(model, TestScene.sky(0, 0, 1000, TestScene.sun(90, 30)), f.count(), 0, sw);
        double lit = 0;
        double facing = 0;
        for (int s = 0; s < f.walls().count(); s++) {
            int i = f.horizontal() + s;
            lit += f.normalX()[i] > 0.5 ? sw.sunlitFraction()[i] * f.area()[i] : 0;
            facing += f.normalX()[i] < -0.5 ? sw.incoming()[i] : 0;
        }
        assertThat(facing).isEqualTo(0);
        assertThat(lit).isCloseTo(20 - (12 - 15 * Math.tan(Math.toRadians(30))), within(0.15));
    }

    @Test
    void beamThroughASphericalCrown() {
        double radius = 6;
        double density = 0.63;
        TestScene scene = new TestScene(121, 121, 0.5).sphere(0, 0, 9, radius, density);
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(g, f, OPTIONS, Workers.SINGLE);
        double depth = 2 * radius * 0.5 * OPTIONS.clumping() * density;
        double through = 2 * (1 - (1 + depth) * Math.exp(-depth)) / (depth * depth);
        for (double elevation : new double[] {35, 60, 85}) {
            ShortwaveField sw = ShortwaveField.allocate(
                    f.count(), g.active().size(), g.domain().size());
            TestScene.light(model, TestScene.sky(0, 0, 1000, TestScene.sun(140, elevation)), f.count(), 0, sw);
            double lost = 0;
            double absorbed = 0;
            for (int i = 0; i < g.active().size(); i++) {
                lost += (1 - sw.sunlitFraction()[i]) * 0.25;
                assertThat((double) sw.openFraction()[i]).isCloseTo(1, within(1e-3));
                absorbed += sw.crownAbsorbed()[i] * 0.25;
            }
            double sine = Math.sin(Math.toRadians(elevation));
            double disc = Math.PI * radius * radius / sine;
            // the disc itself is known to two per cent on this raster
            assertThat(1 - lost / disc).as("beam at " + elevation).isCloseTo(through, within(0.02));
            // half of what is intercepted is absorbed at once, some of the scattered light later
            double intercepted = 1000 * Math.PI * radius * radius * (1 - through);
            assertThat(absorbed / intercepted).as("absorbed at " + elevation).isBetween(0.5, 0.75);
        }
    }

    @Test
    void diffuseLightUnderAWideCrownIsTheThirdExponentialIntegral() {
        TestScene scene = new TestScene(301, 301, 1).slab(3, 7, 0.6);
        scene.active = new Window(148, 148, 5, 5);
        scene.domain = scene.active;
        float[] svf = build(scene).skyViewFactor();
        double depth = 4 * 0.6 * 0.5 * OPTIONS.clumping();
        double e3 = 0;
        for (int i = 0; i < 20000; i++) {
            double mu = (i + 0.5) / 20000;
            e3 += mu * Math.exp(-depth / mu) / 20000;
        }
        assertThat((double) svf[12]).isCloseTo(2 * e3, within(0.006));
    }

    @Test
    void openFieldSeesTheWholeSkyAndASideHalfOfIt() {
        TestScene scene = new TestScene(40, 40, 1);
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(g, f, OPTIONS, Workers.SINGLE);
        ShortwaveField sw =
                ShortwaveField.allocate(f.count(), g.active().size(), g.domain().size());
        LongwaveField lw = LongwaveField.allocate(f.count(), g.active().size());
        PersonField person = PersonField.allocate(g.domain().size());
        var sky = TestScene.sky(200, 320, 600, TestScene.sun(110, 35));
        TestScene.settle(
                model,
                sky,
                new Skins(
                        TestScene.filled(f.count(), 0.25),
                        TestScene.filled(f.count(), 0.95),
                        TestScene.filled(f.count(), 310),
                        TestScene.filled(g.active().size(), 300)),
                sw,
                lw,
                Workers.SINGLE);
        model.person(sky, sw, lw, person, Workers.SINGLE);
        double global = sky.globalHorizontal();
        double up = 0.95 * 5.670374419e-8 * Math.pow(310, 4) + 0.05 * 320;
        float[] point =
                model.point(new PointObserver(0.2, 0.2, 1.1, 0), sky, model.radiosities(sw, lw, Workers.SINGLE));
        double level = 600 * Math.cos(Math.toRadians(35));
        for (int d = 0; d < 6; d++) {
            double beam = d < 2 ? 0 : level * Math.max(0, Math.cos(Math.toRadians(110 - 90 * (d - 2))));
            double k = d == 0 ? global : d == 1 ? 0.25 * global : 0.5 * (200 + 0.25 * global) + beam;
            double l = d == 0 ? 320 : d == 1 ? up : 0.5 * (320 + up);
            int i = 20 * 40 + 20;
            assertThat((double) person.shortwave()[d][i]).as("K " + d).isCloseTo(k, within(0.006 * k));
            assertThat((double) person.longwave()[d][i]).as("L " + d).isCloseTo(l, within(0.006 * l));
            assertThat((double) point[d]).as("point K " + d).isCloseTo(k, within(0.006 * k));
            assertThat((double) point[6 + d]).as("point L " + d).isCloseTo(l, within(0.006 * l));
        }
    }
}
