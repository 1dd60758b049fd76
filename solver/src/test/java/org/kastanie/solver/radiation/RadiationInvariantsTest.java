package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;

/** What must hold in any geometry, crowns included. */
class RadiationInvariantsTest {
    private static final double SIGMA = 5.670374419e-8;

    private static TestScene quarter() {
        TestScene scene = TestScene.city(110, 100, 2, 20);
        scene.active = new Window(15, 10, 80, 75);
        scene.domain = new Window(25, 20, 57, 51);
        return scene;
    }

    @Test
    void isothermalSceneAndSkyGiveTheBlackBodyFluxEverywhere() {
        TestScene scene = quarter();
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(g, f, RadiationOptions.defaults(), Workers.SINGLE);
        double t = 300;
        float flux = (float) (SIGMA * t * t * t * t);
        SkyState sky = TestScene.sky(flux, flux, 0);
        LongwaveField lw = LongwaveField.allocate(f.count(), g.active().size());
        ShortwaveField sw =
                ShortwaveField.allocate(f.count(), g.active().size(), g.domain().size());
        TestScene.settle(
                model,
                sky,
                new Skins(
                        TestScene.filled(f.count(), 1),
                        TestScene.filled(f.count(), 0.93),
                        TestScene.filled(f.count(), t),
                        TestScene.filled(g.active().size(), t)),
                sw,
                lw,
                Workers.SINGLE);
        for (int i = 0; i < f.count(); i++) {
            assertThat(lw.incoming()[i]).isCloseTo(flux, within(1e-3f * flux));
            assertThat(lw.outgoing()[i]).isCloseTo(flux, within(1e-3f * flux));
        }
        int crowns = 0;
        for (int i = 0; i < g.active().size(); i++) {
            float emitted = 2 * lw.crownEmitting()[i] * flux;
            assertThat(lw.crownIncoming()[i]).isCloseTo(emitted, within(1e-3f * Math.max(1, emitted)));
            crowns += emitted > 0 ? 1 : 0;
        }
        assertThat(crowns).isGreaterThan(50);
        PersonField person = PersonField.allocate(g.domain().size());
        model.person(sky, sw, lw, person, Workers.SINGLE);
        int people = 0;
        for (int i = 0; i < g.domain().size(); i++) {
            boolean house = g.building()[g.domain().gridIndex(g.grid(), i)];
            for (int d = 0; d < 6; d++) {
                assertThat(Float.isNaN(person.longwave()[d][i])).isEqualTo(house);
                if (!house) {
                    assertThat(person.longwave()[d][i]).as("direction " + d).isCloseTo(flux, within(2e-3f * flux));
                }
            }
            people += house ? 0 : 1;
        }
        assertThat(people).isGreaterThan(500);
        for (float v : model.point(new PointObserver(1, 2, 1.1, 0.3), sky, model.radiosities(sw, lw, Workers.SINGLE))) {
            // shortwave: leaves absorb half, so only the longwave half of the twelve is even
            assertThat(v).isLessThan(1.001f * flux);
        }
        float[] point = model.point(new PointObserver(1, 2, 1.1, 0.3), sky, model.radiosities(sw, lw, Workers.SINGLE));
        for (int d = 6; d < 12; d++) {
            assertThat(point[d]).isCloseTo(flux, within(1e-3f * flux));
        }
    }

    @Test
    void whiteSceneWithoutLeavesGivesEverythingBack() {
        TestScene scene = TestScene.city(90, 100, 2, 0);
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(g, f, RadiationOptions.defaults(), Workers.SINGLE);
        ShortwaveField sw =
                ShortwaveField.allocate(f.count(), g.active().size(), g.domain().size());
        TestScene.light(model, TestScene.sky(100, 0, 0), f.count(), 1, sw);
        // an even sky over a white scene is an even field: the mean over all facets converges to it
        double sum = 0;
        double area = 0;
        for (int i = 0; i < f.count(); i++) {
            sum += f.area()[i] * sw.incoming()[i];
            area += f.area()[i];
        }
        assertThat(sum / area).isCloseTo(100, within(3.0));
    }

    @Test
    void whatComesInIsAbsorbedOrReturnedToTheSky() {
        // a walled yard with trees, so that nothing leaves sideways
        TestScene scene = new TestScene(60, 60, 1)
                .buildings((x, y) -> Math.abs(x) > 20 || Math.abs(y) > 20 ? 14 : 0)
                .sphere(3, 4, 7, 4, 0.8)
                .sphere(-9, -6, 6, 3, 0.8);
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(g, f, RadiationOptions.defaults(), Workers.SINGLE);
        float[] svf = model.skyViewFactor();
        // at once, as in the step after sunrise, and settled
        for (double[] light : new double[][] {{200, 0, 1}, {0, 800, 1}, {200, 0, 6}, {0, 800, 6}}) {
            ShortwaveField sw = ShortwaveField.allocate(
                    f.count(), g.active().size(), g.domain().size());
            SkyState sky = TestScene.sky(light[0], 0, light[1], TestScene.sun(200, 55));
            TestScene.light(model, sky, f.count(), 0.5, sw, (int) light[2]);
            double in = sky.globalHorizontal() * g.active().size();
            double absorbed = 0;
            double returned = 0;
            for (int i = 0; i < f.count(); i++) {
                absorbed += f.area()[i] * (sw.incoming()[i] - sw.outgoing()[i]);
                returned += f.area()[i] * sw.outgoing()[i] * svf[i];
            }
            for (int i = 0; i < g.active().size(); i++) {
                absorbed += sw.crownAbsorbed()[i];
            }
            returned += crownToSky(model, sw);
            assertThat((absorbed + returned) / in)
                    .as("light %s, calls %s", light[0], light[2])
                    .isCloseTo(1, within(0.01));
        }
    }

    /** Crowns send what they scatter (as much as they absorb, the leaves' albedo being one half) to the sky by their view. */
    private static double crownToSky(RadiationModel model, ShortwaveField sw) {
        return ((UrbanRadiation) model).crownsToSky(sw);
    }

    @Test
    void threadsDoNotMatter() {
        TestScene scene = quarter();
        List<float[]> one = run(scene, Workers.SINGLE);
        // pieces of a loop in reversed order, in two threads
        Workers shuffled = (count, grain, body) -> {
            int pieces = (count + grain - 1) / grain;
            Runnable odd = () -> {
                for (int p = 1; p < pieces; p += 2) {
                    body.run(p * grain, Math.min(count, (p + 1) * grain));
                }
            };
            Thread other = new Thread(odd);
            other.start();
            for (int p = (pieces - 1) / 2 * 2; p >= 0; p -= 2) {
                body.run(p * grain, Math.min(count, (p + 1) * grain));
            }
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        List<float[]> two = run(scene, shuffled);
        for (int i = 0; i < one.size(); i++) {
            assertThat(Arrays.equals(two.get(i), one.get(i))).as("array " + i).isTrue();
        }
    }

    @Test
    void skyViewAgreesWithExactRays() {
        TestScene scene = quarter();
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        RadiationOptions options = RadiationOptions.defaults();
        Columns columns = new Columns(g, options);
        RayCaster caster = new RayCaster(columns, new Sources(columns, f), options.reach());
        float[] svf = RadiationModel.build(g, f, options, Workers.SINGLE).skyViewFactor();
        Directions rays = Directions.cosine(144, 40);
        Ray ray = new Ray();
        List<Double> errors = new ArrayList<>();
        double bias = 0;
        for (int i = 37; i < f.horizontal(); i += 17) {
            int p = columns.ofLocal(i);
            double sum = 0;
            for (int k = 0; k < rays.count(); k++) {
                caster.cast(
                        p % columns.stride + 0.5,
                        p / columns.stride + 0.5,
                        columns.top[p] + 1e-3,
                        rays.x()[k],
                        rays.y()[k],
                        rays.z()[k],
                        ray);
                sum += ray.target == Ray.SKY ? ray.transmitted / rays.count() : 0;
            }
            errors.add(Math.abs(sum - svf[i]));
            bias += svf[i] - sum;
        }
        errors.sort(null);
        double mean = errors.stream().mapToDouble(e -> e).average().orElseThrow();
        double p99 = errors.get((int) (0.99 * errors.size()));
        assertThat(bias / errors.size()).isBetween(-0.002, 0.002);
        assertThat(mean).isLessThan(0.005);
        assertThat(p99).as("p99, with mean " + mean).isLessThan(0.02);
    }

    @Test
    void aQuarterTurnOfSceneAndSunTurnsTheResult() {
        TestScene scene = TestScene.city(70, 70, 2, 12);
        TestScene turned = new TestScene(70, 70, 2);
        for (int i = 0; i < 4900; i++) {
            int to = (i % 70) * 70 + 69 - i / 70;
            turned.top[to] = scene.top[i];
            turned.building[to] = scene.building[i];
            turned.base[to] = scene.base[i];
            turned.crown[to] = scene.crown[i];
            turned.density[to] = scene.density[i];
        }
        float[][] one = facets(scene, 130);
        float[][] two = facets(turned, 220);
        for (int k = 0; k < one.length; k++) {
            double difference = 0;
            for (int i = 0; i < 4900; i++) {
                difference += Math.abs(two[k][(i % 70) * 70 + 69 - i / 70] - one[k][i]) / 4900;
            }
            double mean = 0;
            for (int i = 0; i < 4900; i++) {
                mean += one[k][i] / 4900;
            }
            assertThat(difference / mean).as("field " + k).isLessThan(2e-4);
        }
    }

    private static float[][] facets(TestScene scene, double azimuth) {
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(scene.geometry(), f, RadiationOptions.defaults(), Workers.SINGLE);
        ShortwaveField sw = ShortwaveField.allocate(f.count(), 4900, 4900);
        SkyState sky = TestScene.sky(150, 350, 700, TestScene.sun(azimuth, 42));
        TestScene.light(model, sky, f.count(), 0.3, sw);
        return new float[][] {model.skyViewFactor(), sw.sunlitFraction(), sw.incoming()};
    }

    static List<float[]> run(TestScene scene, Workers workers) {
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(g, f, RadiationOptions.defaults(), workers);
        LongwaveField lw = LongwaveField.allocate(f.count(), g.active().size());
        ShortwaveField sw =
                ShortwaveField.allocate(f.count(), g.active().size(), g.domain().size());
        PersonField person = PersonField.allocate(g.domain().size());
        SkyState sky = TestScene.sky(120, 350, 700, TestScene.sun(155, 40), TestScene.sun(158, 41));
        TestScene.settle(
                model,
                sky,
                new Skins(
                        TestScene.filled(f.count(), 0.3),
                        TestScene.filled(f.count(), 0.93),
                        TestScene.filled(f.count(), 305),
                        TestScene.filled(g.active().size(), 300)),
                sw,
                lw,
                workers);
        model.person(sky, sw, lw, person, workers);
        List<float[]> all = new ArrayList<>(List.of(
                model.skyViewFactor(),
                sw.incoming(),
                sw.outgoing(),
                sw.sunlitFraction(),
                sw.crownAbsorbed(),
                sw.personSunlit(),
                lw.incoming(),
                lw.outgoing(),
                lw.crownIncoming(),
                lw.crownEmitting()));
        for (int d = 0; d < 6; d++) {
            all.add(person.shortwave()[d]);
            all.add(person.longwave()[d]);
        }
        all.add(model.point(new PointObserver(3, 4, 1.1, 0.3), sky, model.radiosities(sw, lw, workers)));
        return all;
    }
}
