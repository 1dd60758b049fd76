package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.comfort.Posture;
import org.kastanie.solver.comfort.RadiantTemperature;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;
import org.kastanie.solver.sun.SunPosition;

/** What people receive on open land, where everything is known, at any height and turned any way. */
class PersonShapesTest {
    private static final double SIGMA = 5.670374419e-8;
    private static final int SIZE = 31 * 31;

    /** A model of flat land and its fields under one sky. */
    private record Land(RadiationModel model, ShortwaveField shortwave, LongwaveField longwave) {
        static Land of(double personHeight, SkyState sky, double albedo, double ground) {
            TestScene scene = new TestScene(31, 31, 2);
            Facets f = scene.facets();
            RadiationOptions o = RadiationOptions.defaults();
            RadiationModel model = RadiationModel.build(
                    scene.geometry(),
                    f,
                    new RadiationOptions(o.reach(), o.exchangeReach(), o.reflections(), o.clumping(), personHeight, 0),
                    Workers.SINGLE);
            ShortwaveField sw = ShortwaveField.allocate(f.count(), SIZE, SIZE);
            LongwaveField lw = LongwaveField.allocate(f.count(), SIZE);
            Skins skins = new Skins(
                    TestScene.filled(f.count(), albedo),
                    TestScene.filled(f.count(), 1),
                    TestScene.filled(f.count(), ground),
                    TestScene.filled(SIZE, ground));
            TestScene.settle(model, sky, skins, sw, lw, Workers.SINGLE);
            return new Land(model, sw, lw);
        }

        float[] point(double height, double azimuth, SkyState sky) {
            Radiosities sent = model.radiosities(shortwave, longwave, Workers.SINGLE);
            return model.point(new PointObserver(1, 1, height, azimuth), sky, sent);
        }
    }

    /** Even hemispheres above and below: every side receives their mean. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 1.1, 3})
    void evenHemispheres(double height) {
        SkyState sky = TestScene.sky(200, 320, 0);
        Land land = Land.of(height, sky, 0.3, 310);
        double up = SIGMA * Math.pow(310, 4);
        PersonField person = PersonField.allocate(SIZE);
        land.model().person(sky, land.shortwave(), land.longwave(), person, Workers.SINGLE);
        int middle = SIZE / 2;
        double[] k = {200, 60, 130, 130, 130, 130};
        double[] l = {320, up, 160 + up / 2, 160 + up / 2, 160 + up / 2, 160 + up / 2};
        float[] point = land.point(height, 0.7, sky);
        for (int d = 0; d < 6; d++) {
            assertThat((double) person.shortwave()[d][middle]).as("map K %s", d).isCloseTo(k[d], within(0.01 * k[d]));
            assertThat((double) person.longwave()[d][middle]).as("map L %s", d).isCloseTo(l[d], within(0.01 * l[d]));
            assertThat((double) point[d]).as("point K %s", d).isCloseTo(k[d], within(0.01 * k[d]));
            assertThat((double) point[6 + d]).as("point L %s", d).isCloseTo(l[d], within(0.01 * l[d]));
        }
        assertThat(point[12]).isZero();
        assertThat(point[13]).isZero();
    }

    /** The beam on six planes turned by any azimuth, and on a cylinder that has none; both hemispheres. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 45, 110, 200, 343.5})
    void beamFromAnywhere(double azimuthDegrees) {
        double azimuth = Math.toRadians(azimuthDegrees);
        for (double[] at : new double[][] {{120, 35}, {0, 50}, {285, 8}, {180, 89}}) {
            SunPosition sun = TestScene.sun(at[0], at[1]);
            SkyState sky = TestScene.sky(0, 0, 700, sun);
            float[] flux = Land.of(1.1, sky, 0, 1).point(0.6, azimuth, sky);
            double level = 700 * Math.cos(sun.elevation());
            double sides = 0;
            for (int d = 0; d < 4; d++) {
                double side = level * Math.max(0, Math.cos(sun.azimuth() - azimuth - d * Math.PI / 2));
                assertThat((double) flux[2 + d]).as("side %s, sun %s", d, at[0]).isCloseTo(side, within(0.01));
                sides += side;
            }
            assertThat((double) flux[0]).isCloseTo(700 * Math.sin(sun.elevation()), within(0.01));
            assertThat((double) flux[12]).isCloseTo(sides, within(0.01));
            assertThat((double) flux[13]).isCloseTo(level / Math.PI, within(0.01));
            for (Posture posture : Posture.values()) {
                ComfortOptions cylinder = new ComfortOptions(posture, true, Set.of());
                double exact =
                        0.70 / 0.97 / SIGMA * (posture.vertical() * flux[0] + posture.side() * 4 * level / Math.PI);
                float[] beam = Arrays.copyOf(flux, 12);
                Arrays.fill(beam, 6, 12, 0);
                assertThat(Math.pow(RadiantTemperature.point(cylinder, beam, flux[12], flux[13]), 4))
                        .isCloseTo(exact, within(1e-4 * exact));
            }
        }
    }

    /** In an isotropic field shape, posture, height and azimuth do not matter. */
    @Test
    void allShapesAreEqualInAnIsotropicField() {
        float flux = (float) (SIGMA * Math.pow(300, 4));
        SkyState sky = TestScene.sky(0, flux, 0);
        Land land = Land.of(1.1, sky, 0, 300);
        for (double height : new double[] {0.6, 1.1, 2}) {
            float[] twelve = land.point(height, 1, sky);
            for (Posture posture : Posture.values()) {
                for (boolean cylinder : new boolean[] {true, false}) {
                    float t = RadiantTemperature.point(
                            new ComfortOptions(posture, cylinder, Set.of()), twelve, twelve[12], twelve[13]);
                    assertThat(t).isCloseTo(300, within(0.05f));
                }
            }
        }
    }
}
