package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.comfort.RadiantTemperature;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;
import org.kastanie.solver.sun.SunPosition;

/** Sun over an hour, and what sensors make of sun and sky, in closed form. */
class AnalyticSunTest {
    /** Sun of the equinox at a latitude: it moves in a plane. Hour angle negative before noon. */
    private static SunPosition equinox(double hourAngle, double latitude) {
        double east = -Math.sin(hourAngle);
        double north = -Math.cos(hourAngle) * Math.sin(latitude);
        double up = Math.cos(hourAngle) * Math.cos(latitude);
        double azimuth = Math.atan2(east, north);
        return new SunPosition(azimuth < 0 ? azimuth + 2 * Math.PI : azimuth, Math.asin(up));
    }

    /**
     * West of a long wall along the meridian, H high, a point at distance d is lit from the hour angle -atan(d cos(latitude) /
     * H) on: the part of an hour it has sun is a difference of two angles.
     */
    @Test
    void partOfAnHourInTheSun() {
        double height = 20;
        double latitude = Math.toRadians(48);
        TestScene scene = new TestScene(401, 121, 1).buildings((x, y) -> x > 40 ? height : 0);
        scene.active = new Window(200, 0, 1, 121);
        scene.domain = scene.active;
        Facets f = scene.facets();
        RadiationModel model = RadiationModel.build(scene.geometry(), f, RadiationOptions.defaults(), Workers.SINGLE);
        for (int positions : new int[] {6, 60}) {
            double worst = 0;
            double mean = 0;
            int points = 0;
            for (int hour = -4; hour < 0; hour++) {
                SunPosition[] sun = new SunPosition[positions];
                for (int k = 0; k < positions; k++) {
                    sun[k] = equinox(Math.toRadians(15 * (hour + (k + 0.5) / positions)), latitude);
                }
                ShortwaveField sw = ShortwaveField.allocate(f.count(), 121, 121);
                TestScene.light(model, TestScene.sky(0, 0, 800, sun), f.count(), 0, sw, 1);
                for (int i = 10; i < 100; i++) {
                    double distance = 100.5 - i - 0.0;
                    double sunrise = -Math.atan(distance * Math.cos(latitude) / height);
                    double lit = Math.clamp(hour + 1 - sunrise / Math.toRadians(15), 0, 1);
                    double error = Math.abs(sw.sunlitFraction()[i] - lit);
                    worst = Math.max(worst, error);
                    mean += error;
                    points++;
                }
            }
            assertThat(worst).as("%d positions", positions).isLessThan(positions == 6 ? 0.09 : 0.03);
            assertThat(mean / points).as("%d positions", positions).isLessThan(positions == 6 ? 0.01 : 0.004);
        }
    }

    /** A radiometer on open ground at any azimuth: sides see half of each hemisphere, and the beam by its cosine. */
    @Test
    void sixDirectionsAtAnyAzimuth() {
        TestScene scene = new TestScene(40, 40, 1);
        Lights lights = new Lights(scene, Workers.SINGLE);
        SunPosition sun = TestScene.sun(110, 35);
        SkyState sky = TestScene.sky(200, 320, 600, sun);
        for (int call = 0; call < 6; call++) {
            lights.balance(sky, 0.25, 310);
        }
        double global = sky.globalHorizontal();
        double level = 600 * Math.cos(sun.elevation());
        Radiosities sent = lights.model.radiosities(lights.shortwave, lights.longwave, Workers.SINGLE);
        double sides = 0;
        for (int turn = 0; turn < 36; turn++) {
            double azimuth = Math.toRadians(10 * turn + 3);
            float[] flux = lights.model.point(new PointObserver(0.2, 0.2, 1.1, azimuth), sky, sent);
            assertThat((double) flux[0]).isCloseTo(global, within(1.0));
            assertThat((double) flux[1]).isCloseTo(0.25 * global, within(1.0));
            for (int d = 0; d < 4; d++) {
                double beam = level * Math.max(0, Math.cos(sun.azimuth() - azimuth - d * Math.PI / 2));
                assertThat((double) flux[2 + d]).isCloseTo(0.5 * (200 + 0.25 * global) + beam, within(2.0));
                sides += flux[2 + d] - 0.5 * (200 + 0.25 * global);
            }
        }
        // turned all round, four sides receive what an upright cylinder does: a quarter of them 1 / pi of the level
        // beam
        assertThat(sides / 36 / 4).isCloseTo(level / Math.PI, within(1.0));
    }

    /** The edge of a long wall before the disc of the sun: a radiometer sees a segment of it, wherever it stands in its cell. */
    @Test
    void radiometerInThePenumbraOfAWall() {
        double height = 20;
        TestScene scene = new TestScene(61, 81, 1).buildings((x, y) -> x > 30 ? height : 0);
        Lights lights = new Lights(scene, Workers.SINGLE);
        lights.balance(TestScene.sky(0, 0, 800, new SunPosition(Math.PI / 2, 0.6)), 0, 300);
        Radiosities sent = lights.model.radiosities(lights.shortwave, lights.longwave, Workers.SINGLE);
        double radius = Math.toRadians(0.533 / 2);
        for (double place : new double[] {-0.4, 0.3}) {
            double edge = Math.atan2(height - 1.1, 30.5 - place);
            for (double u : new double[] {-1.2, -0.6, 0, 0.6, 1.2}) {
                SunPosition sun = new SunPosition(Math.PI / 2, edge + u * radius);
                SkyState sky = TestScene.sky(0, 0, 800, sun);
                float[] flux = lights.model.point(new PointObserver(place, 0, 1.1, 0), sky, sent);
                double c = Math.clamp(u, -1, 1);
                double seen = 0.5 + (c * Math.sqrt(1 - c * c) + Math.asin(c)) / Math.PI;
                // 16 rays: one more or less, and half of one on the edge
                assertThat(flux[0] / (800 * Math.sin(sun.elevation())))
                        .as("disc at %s radii", u)
                        .isCloseTo(seen, within(1.5 / 16));
            }
        }
    }

    /** In an even field a sphere, six directions and a cylinder have one temperature; a beam tells them apart as it should. */
    @Test
    void sphereSixDirectionsAndCylinder() {
        ComfortOptions person = ComfortOptions.defaults();
        float[][] k = new float[6][1];
        float[][] l = new float[6][1];
        for (int d = 0; d < 6; d++) {
            k[d][0] = 150;
            l[d][0] = 400;
        }
        float[] out = new float[1];
        RadiantTemperature.sixDirections(person.posture(), k, l, out, Workers.SINGLE);
        double sphere = Math.pow((0.7 * 150 + 0.97 * 400) / (0.97 * 5.670374419e-8), 0.25);
        assertThat((double) out[0]).isCloseTo(sphere, within(1e-3));
        for (double elevation : new double[] {5, 40, 85}) {
            double level = 700 * Math.cos(Math.toRadians(elevation));
            double[] six = new double[6];
            PointView.addBeam(700, TestScene.sun(77, elevation), 0.4, six);
            double around = level / Math.PI;
            double up = 700 * Math.sin(Math.toRadians(elevation));
            double cylinder = 0.70 / (0.97 * 5.670374419e-8) * (0.06 * up + 0.22 * 4 * around);
            assertThat(person.cylinder()).isTrue();
            assertThat(RadiantTemperature.beam(person, six, around)).isCloseTo(cylinder, within(1e-3 * cylinder));
        }
    }
}
