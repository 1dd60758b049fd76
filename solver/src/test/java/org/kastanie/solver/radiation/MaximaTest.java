package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyPatches;

/** Rasters kept from one azimuth to the next answer as rasters made for one azimuth alone. */
class MaximaTest {
    @Test
    void whatIsKeptEqualsWhatIsMadeAnew() {
        TestScene scene = TestScene.city(150, 170, 2, 20);
        scene.active = new Window(50, 60, 40, 50);
        scene.domain = scene.active;
        RadiationOptions options = RadiationOptions.defaults();
        Columns columns = new Columns(scene.geometry(), options);
        Maxima[] kept = Maxima.ofLines(columns, options.reach());
        assertThat(Panorama.levels(columns, options.reach())).isGreaterThan(2);
        Panorama.Scratch a = new Panorama.Scratch();
        Panorama.Scratch b = new Panorama.Scratch();
        int far = 0;
        for (int azimuth = 0; azimuth < SkyPatches.AZIMUTHS; azimuth++) {
            Panorama[] one = SkyVisibility.lines(columns, azimuth, options.reach(), kept, Workers.SINGLE);
            Panorama[] other = SkyVisibility.lines(
                    columns, azimuth, options.reach(), Maxima.ofLines(columns, options.reach()), Workers.SINGLE);
            for (int row = 0; row < scene.active.rows(); row++) {
                int start = columns.ofLocal(row * scene.active.columns());
                Arrays.fill(a.height, 30);
                Arrays.fill(b.height, 30);
                for (int i = 0; i < scene.active.columns(); i++) {
                    a.height[i] = columns.top[start + i] + 1e-3f;
                    b.height[i] = a.height[i];
                }
                SkyVisibility.look(one, start, scene.active.columns(), a, true);
                SkyVisibility.look(other, start, scene.active.columns(), b, true);
                for (int band = 0; band < Bands.COUNT; band++) {
                    int from = band * a.lanes;
                    assertThat(Arrays.copyOfRange(a.share, from, from + scene.active.columns()))
                            .isEqualTo(Arrays.copyOfRange(b.share, from, from + scene.active.columns()));
                }
                far += a.share[0] < 1 ? 1 : 0;
            }
        }
        assertThat(far).isGreaterThan(500);
    }
}
