package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kastanie.solver.comfort.Posture;
import org.kastanie.solver.comfort.RadiantTemperature;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;

/** The same blocks on cells of 0.5, 1 and 2 m: means over the streets stay. */
class CellSizeTest {
    @Test
    void meansOverTheStreetsStay() {
        double[][] means = {means(0.5), means(1), means(2)};
        for (double[] m : means) {
            assertThat(m[0]).as("sky view").isCloseTo(means[0][0], within(0.01));
            // the aim is 0.01; edges of shadows on cells of 2 m make it 0.013
            assertThat(m[1]).as("sun").isCloseTo(means[0][1], within(0.015));
            assertThat(m[2]).as("Tmrt").isCloseTo(means[0][2], within(0.5));
        }
    }

    /** Mean over open ground of sky view, sunlit share and Tmrt. */
    private static double[] means(double cell) {
        int n = (int) (160 / cell);
        int inner = (int) (48 / cell);
        TestScene scene = TestScene.city(n, n, cell, 0);
        scene.wallPiece = 4;
        scene.active = new Window((n - inner) / 2, (n - inner) / 2, inner, inner);
        scene.domain = scene.active;
        Lights lights = new Lights(scene, Workers.SINGLE);
        SkyState sky = TestScene.sky(150, 340, 700, TestScene.sun(150, 50));
        for (int call = 0; call < 4; call++) {
            lights.balance(sky, 0.25, 308);
        }
        int places = inner * inner;
        PersonField person = PersonField.allocate(places);
        lights.model.person(sky, lights.shortwave, lights.longwave, person, Workers.SINGLE);
        float[] radiant = new float[places];
        RadiantTemperature.sixDirections(
                Posture.STANDING, person.shortwave(), person.longwave(), radiant, Workers.SINGLE);
        double[] sum = new double[4];
        for (int i = 0; i < places; i++) {
            if (!lights.geometry.building()[scene.active.gridIndex(lights.geometry.grid(), i)]) {
                sum[0] += lights.sky[i];
                sum[1] += lights.shortwave.sunlitFraction()[i];
                sum[2] += radiant[i];
                sum[3]++;
            }
        }
        return new double[] {sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3]};
    }
}
