package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.surface.SurfaceFixture.Sky;

/** Facets behave as people know them. */
class SurfaceBehaviourTest {
    private static final SurfaceOptions MILD = new SurfaceOptions(295, 290, new SurfaceOptions.Indoor.Fixed(297), 0.8);

    private static Sky hour(double hour) {
        double sun = Math.max(0, 850 * Math.cos((hour - 12) / 24 * 2 * Math.PI));
        return new Sky(sun, 340, 295 + 6 * Math.cos((hour - 15) / 24 * 2 * Math.PI), 0.009, 2, 0);
    }

    private static float[][] day(List<Material> materials) {
        int[] ids = new int[materials.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        SurfaceModel model = SurfaceModel.build(SurfaceFixture.ground(ids), materials, MILD);
        FacetFluxes out = FacetFluxes.allocate(ids.length);
        float[][] skin = new float[144][];
        for (int step = 0; step < 5 * 144; step++) {
            model.step(SurfaceFixture.forcing(ids.length, hour((step % 144 + 0.5) / 6)), 600, out, Workers.SINGLE);
            skin[step % 144] = out.skinTemperature().clone();
        }
        return skin;
    }

    @Test
    void asphaltIsHotterThanConcreteThanGrassThanWater() {
        List<Material> materials = List.of(
                SurfaceFixture.sealed(0.08, new Layer(1, 1.2, 2.0e6)),
                SurfaceFixture.sealed(0.27, new Layer(1, 1.6, 2.1e6)),
                SurfaceFixture.material("ground.grass", 0.2, 0.03, SurfaceBalanceTest.LAWN, new Layer(1, 1.0, 2.2e6)),
                SurfaceFixture.material(
                        "ground.water", 0.07, 1e-4, new WaterBehaviour.Open(), new Layer(2, 100, 4.18e6)));
        float[] skin = day(materials)[90];
        assertThat(skin[0]).isGreaterThan(skin[1] + 4);
        assertThat(skin[1]).isGreaterThan(skin[2] + 4);
        assertThat(skin[2]).isGreaterThan(skin[3] + 1);
        assertThat(skin[0]).isBetween(310f, 335f);
    }

    @Test
    void heavyMaterialLagsAndKeepsTheEveningWarm() {
        float[][] skin = day(List.of(
                SurfaceFixture.sealed(0.2, new Layer(1, 0.3, 0.6e6)),
                SurfaceFixture.sealed(0.2, new Layer(1, 2.5, 2.4e6))));
        int light = 0;
        int heavy = 0;
        for (int i = 0; i < 144; i++) {
            light = skin[i][0] > skin[light][0] ? i : light;
            heavy = skin[i][1] > skin[heavy][1] ? i : heavy;
        }
        assertThat(heavy - light).isGreaterThanOrEqualTo(3);
        assertThat(skin[132][1]).isGreaterThan(skin[132][0] + 2);
        assertThat(skin[light][0]).isGreaterThan(skin[heavy][1] + 5);
    }

    @Test
    void wetSkinInDarknessFindsTheWetBulb() {
        // Strong wind: radiation and ground vanish beside convection, so h (Ta - Tw) = h/cp L (q*(Tw) - qa).
        Material film =
                SurfaceFixture.material("ground.water", 0, 0.01, new WaterBehaviour.Open(), new Layer(1, 0.02, 1e4));
        SurfaceColumn column =
                new SurfaceColumn(film, new SurfaceOptions(295, 291, new SurfaceOptions.Indoor.Free(), 1));
        SurfaceColumn.Weather weather = new SurfaceColumn.Weather(0, 420, 300, 0.010, 300, 1e5, 0);
        for (int i = 0; i < 50; i++) {
            column.step(weather, 3600);
        }
        double low = 280;
        double high = 300;
        for (int i = 0; i < 60; i++) {
            double t = 0.5 * (low + high);
            double q = PhysicalConstants.specificHumidity(PhysicalConstants.saturationVapourPressure(t), 1e5);
            double rest =
                    PhysicalConstants.HEAT_CAPACITY_AIR * (300 - t) - PhysicalConstants.latentHeat(300) * (q - 0.010);
            low = rest > 0 ? t : low;
            high = rest > 0 ? high : t;
        }
        assertThat(column.skinTemperature()).isCloseTo(low, offset(0.05));
    }

    @Test
    void closedAirGivesEquilibriumEvaporation() {
        // Saturated air at the skin's own reach: with qa = q*(Ta) the wet skin shares Rn - G as D/(D + gamma).
        Material film =
                SurfaceFixture.material("ground.water", 0, 0.01, new WaterBehaviour.Open(), new Layer(1, 1e-3, 1e3));
        double air = 300;
        double q = PhysicalConstants.specificHumidity(PhysicalConstants.saturationVapourPressure(air), 1e5);
        double black = PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(air, 4);
        SurfaceColumn column =
                new SurfaceColumn(film, new SurfaceOptions(air, air, new SurfaceOptions.Indoor.Free(), 1));
        FacetFluxes out = FacetFluxes.allocate(1);
        for (int i = 0; i < 30; i++) {
            out = column.step(new SurfaceColumn.Weather(50, black, air, q, 20, 1e5, 0), 3600);
        }
        double up = PhysicalConstants.specificHumidity(PhysicalConstants.saturationVapourPressure(air + 0.01), 1e5);
        double slope = (up - q) / 0.01 * PhysicalConstants.latentHeat(air) / PhysicalConstants.HEAT_CAPACITY_AIR;
        double share = out.latent()[0] / (out.netRadiation()[0] - out.ground()[0]);
        assertThat(share).isCloseTo(slope / (slope + 1), offset(0.01));
    }

    @Test
    void calmAirStillTakesHeat() {
        SurfaceColumn column = new SurfaceColumn(SurfaceFixture.sealed(0.1, new Layer(1, 1.2, 2e6)), MILD);
        FacetFluxes out = column.step(new SurfaceColumn.Weather(0, 350, 295, 0.008, 0, 1e5, 0), 600);
        for (int i = 0; i < 60; i++) {
            out = column.step(new SurfaceColumn.Weather(800, 350, 300, 0.008, 0, 1e5, 0), 600);
        }
        assertThat(out.sensible()[0]).isBetween(100f, 500f);
        assertThat(column.skinTemperature()).isBetween(315.0, 350.0);
    }
}
