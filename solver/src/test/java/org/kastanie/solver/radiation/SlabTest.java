package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;

/** Slabs over open ground: passages, bridges, canopies. */
class SlabTest {
    private static final double SIGMA = 5.670374419e-8;

    private static RadiationModel build(TestScene scene) {
        return RadiationModel.build(scene.geometry(), scene.facets(), RadiationOptions.defaults(), Workers.SINGLE);
    }

    /** A strip 16 m wide, without end from north to south, from 5 to 7 m. */
    private static TestScene strip() {
        TestScene scene = new TestScene(300, 40, 1).roof(5, 7, (x, y) -> Math.abs(x) < 8 ? 1 : 0);
        scene.active = new Window(149, 0, 3, 40);
        scene.domain = scene.active;
        return scene;
    }

    /**
     * Sky view of a level point in a plane where a long strip fills the angles between a and b from the vertical:
     * (sin b - sin a) / 2 is hidden (Nusselt's projection).
     */
    @Test
    void groundUnderAndBesideALongStripSeesTheSkyPastItsEdges() {
        float[] svf = build(strip()).skyViewFactor();
        double worst = 0;
        for (int c = 0; c < 40; c++) {
            double x = c - 19.5;
            double left = Math.atan2(-8 - x, x < -8 ? 7 : 5);
            double right = Math.atan2(8 - x, x > 8 ? 7 : 5);
            // the upper edge of the nearer side, the lower edge of the farther one
            double a = x < -8 ? Math.atan2(-8 - x, 7) : left;
            double b = x > 8 ? Math.atan2(8 - x, 7) : right;
            double far = x < -8 ? Math.atan2(8 - x, 5) : x > 8 ? Math.atan2(-8 - x, 5) : Double.NaN;
            double low = x > 8 ? far : a;
            double high = x < -8 ? far : b;
            double exact = 1 - 0.5 * (Math.sin(high) - Math.sin(low));
            worst = Math.max(worst, Math.abs(svf[40 + c] - exact));
        }
        assertThat(worst).isLessThan(0.015);
    }

    @Test
    void ceilingsSeeNoSkyAndDecksTheWholeOfIt() {
        TestScene scene = strip();
        Facets f = scene.facets();
        float[] svf = build(scene).skyViewFactor();
        assertThat(f.slab()).hasSize(3 * 16);
        for (int k = f.firstSlab(); k < f.count(); k++) {
            assertThat((double) svf[k]).isCloseTo(f.isDeck(k) ? 1 : 0, within(2e-3));
        }
    }

    /** The shadow of a strip seen from the side lies from 5 / tan h to 16 m + 7 / tan h away from its sunward edge. */
    @ParameterizedTest
    @CsvSource({"20, 90", "35, 90", "60, 90", "80, 90", "35, 270", "60, 270"})
    void shadowOfALongStrip(double elevation, double azimuth) {
        TestScene scene = strip();
        Facets f = scene.facets();
        RadiationModel model = build(scene);
        ShortwaveField sw = ShortwaveField.allocate(f.count(), 3 * 40, 3 * 40);
        TestScene.light(model, TestScene.sky(0, 0, 800, TestScene.sun(azimuth, elevation)), f.count(), 0, sw);
        double away = azimuth == 90 ? -1 : 1;
        // way of the ray over the strip: a point is dark if its ray is between 5 and 7 m anywhere within |x| < 8
        for (int c = 0; c < 40; c++) {
            double dark = 0;
            for (int k = 0; k < 1000; k++) {
                double x = away * (c - 20 + (k + 0.5) / 1000);
                // one chord of the sun's disc after the other, each as many times as it is long
                double on = Math.cos(Math.PI * (k * 0.6180339887498949 % 1));
                double tan = Math.tan(Math.toRadians(elevation) + 0.00465 * on);
                double enter = Math.max(-8, x - 7 / tan);
                double leave = Math.min(8, x - 5 / tan);
                double chord = 2 * (1 - on * on);
                dark += enter < leave || (Math.abs(x) < 8 && x - 5 / tan > -8) ? 1e-3 * chord : 0;
            }
            assertThat((double) sw.sunlitFraction()[40 + c])
                    .as("x = %s", c - 19.5)
                    .isCloseTo(1 - dark, within(0.02));
            double person = sw.personSunlit()[40 + c];
            assertThat(person).isBetween(0.0, 1.0);
        }
        for (int k = f.firstSlab(); k < f.count(); k++) {
            assertThat((double) sw.sunlitFraction()[k]).isCloseTo(f.isDeck(k) ? 1 : 0, within(1e-3));
        }
    }

    /** A yard with a passage into it, a canopy, a tree and a bridge: a bit of everything. */
    private static TestScene yard() {
        TestScene scene = new TestScene(60, 60, 1)
                .buildings((x, y) -> (Math.abs(x) > 18 || Math.abs(y) > 18) && !(Math.abs(x) < 4 && y > 10) ? 14 : 0)
                .roof(4, 14, (x, y) -> Math.abs(x) < 4 && y > 18 && y < 26 ? 1 : 0)
                .roof(3, 3.5, (x, y) -> x < -8 && y < -8 ? 1 : 0)
                .sphere(6, 2, 7, 4, 0.8);
        scene.active = new Window(2, 5, 50, 50);
        scene.domain = scene.active;
        return scene;
    }

    @Test
    void isothermalSceneAndSkyGiveTheBlackBodyFluxEverywhere() {
        TestScene scene = yard();
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        RadiationModel model = build(scene);
        float flux = (float) (SIGMA * Math.pow(300, 4));
        SkyState sky = TestScene.sky(0, flux, 0);
        int size = g.active().size();
        LongwaveField lw = LongwaveField.allocate(f.count(), size);
        ShortwaveField sw = ShortwaveField.allocate(f.count(), size, size);
        Skins skins = new Skins(
                TestScene.filled(f.count(), 0.2),
                TestScene.filled(f.count(), 0.93),
                TestScene.filled(f.count(), 300),
                TestScene.filled(size, 300));
        TestScene.settle(model, sky, skins, sw, lw, Workers.SINGLE);
        for (int i = 0; i < f.count(); i++) {
            assertThat(lw.incoming()[i]).isCloseTo(flux, within(1e-3f * flux));
        }
        PersonField person = PersonField.allocate(size);
        model.person(sky, sw, lw, person, Workers.SINGLE);
        for (int i = 0; i < size; i++) {
            for (int d = 0; d < 6 && !g.building()[g.active().gridIndex(g.grid(), i)]; d++) {
                assertThat(person.longwave()[d][i]).isCloseTo(flux, within(2e-3f * flux));
            }
        }
    }

    @Test
    void whatComesInIsAbsorbedOrReturnedToTheSky() {
        TestScene scene = new TestScene(60, 60, 1)
                .buildings((x, y) -> Math.abs(x) > 20 || Math.abs(y) > 20 ? 14 : 0)
                .roof(4, 5, (x, y) -> Math.abs(x) < 9 && y > -6 ? 1 : 0)
                .sphere(-9, -12, 6, 3, 0.8);
        Facets f = scene.facets();
        RadiationModel model = build(scene);
        float[] svf = model.skyViewFactor();
        int size = scene.geometry().active().size();
        for (double[] light : new double[][] {{200, 0}, {0, 800}}) {
            ShortwaveField sw = ShortwaveField.allocate(f.count(), size, size);
            SkyState sky = TestScene.sky(light[0], 0, light[1], TestScene.sun(200, 55));
            TestScene.light(model, sky, f.count(), 0.5, sw);
            double sum = ((UrbanRadiation) model).crownsToSky(sw);
            for (int i = 0; i < f.count(); i++) {
                sum += f.area()[i] * (sw.incoming()[i] - (1 - svf[i]) * sw.outgoing()[i]);
            }
            for (float absorbed : sw.crownAbsorbed()) {
                sum += absorbed;
            }
            assertThat(sum / (sky.globalHorizontal() * size))
                    .as("light %s", light[0])
                    .isCloseTo(1, within(0.01));
        }
    }

    @Test
    void aPersonUnderASlabStandsInTheShadeUnderAWarmCeiling() {
        TestScene scene = strip();
        Facets f = scene.facets();
        RadiationModel model = build(scene);
        int size = 3 * 40;
        ShortwaveField sw = ShortwaveField.allocate(f.count(), size, size);
        LongwaveField lw = LongwaveField.allocate(f.count(), size);
        float[] temperature = TestScene.filled(f.count(), 300);
        // sides too: beyond the three rows of the window ceilings count as walls
        Arrays.fill(temperature, f.horizontal(), f.count(), 330);
        Skins skins = new Skins(
                TestScene.filled(f.count(), 0.2),
                TestScene.filled(f.count(), 1),
                temperature,
                TestScene.filled(size, 300));
        float sky = (float) (SIGMA * Math.pow(280, 4));
        SkyState state = TestScene.sky(50, sky, 800, TestScene.sun(90, 60));
        TestScene.settle(model, state, skins, sw, lw, Workers.SINGLE);
        PersonField person = PersonField.allocate(size);
        model.person(state, sw, lw, person, Workers.SINGLE);
        int under = 40 + 20;
        int open = 40 + 39;
        assertThat((double) sw.personSunlit()[under]).isZero();
        assertThat((double) sw.personSunlit()[open]).isCloseTo(1, within(1e-3));
        // from above: the ceiling over the angles it fills from 1.1 m, the sky past it
        double hidden = 0.5 * (Math.sin(Math.atan2(8.5, 3.9)) + Math.sin(Math.atan2(7.5, 3.9)));
        double exact = hidden * SIGMA * Math.pow(330, 4) + (1 - hidden) * sky;
        assertThat((double) person.longwave()[0][under]).isCloseTo(exact, within(0.02 * exact));
        float[] point =
                model.point(new PointObserver(0.5, 0, 1.1, 0), state, model.radiosities(sw, lw, Workers.SINGLE));
        assertThat((double) point[6]).isCloseTo(exact, within(0.02 * exact));
        assertThat((double) point[0]).isLessThan(50);
    }
}
