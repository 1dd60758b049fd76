package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.surface.SurfaceFixture.Sky;

/** Whatever the material and the weather: no NaN, no absurd temperature, closed budgets; and what is refused. */
class SoakTest {
    private static Material material(Random r) {
        Layer[] layers = new Layer[1 + r.nextInt(3)];
        int kind = r.nextInt(6);
        double least = kind == 3 ? MoistSoil.WATER * 0.42 : 1e4;
        double depth = 0;
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new Layer(
                    0.001 * Math.pow(500, r.nextDouble()),
                    0.01 * Math.pow(1e5, r.nextDouble()),
                    least * Math.pow(4e6 / least, r.nextDouble()));
            depth += layers[i].thickness();
        }
        if (kind == 1) {
            layers[0] = new Layer(0.05 + 3 * r.nextDouble(), 0.5 + 100 * r.nextDouble(), MoistSoil.WATER);
        }
        WaterBehaviour water = switch (kind) {
            case 0 -> new WaterBehaviour.Open();
            case 1 -> new WaterBehaviour.Open(layers[0].thickness(), 0.1 + 10 * r.nextDouble());
            case 2 -> SurfaceBalanceTest.LAWN;
            case 3 ->
                new WaterBehaviour.Soil(
                        6 * r.nextDouble(),
                        20 + 400 * r.nextDouble(),
                        0.01 + 0.1 * r.nextDouble(),
                        0.01 + r.nextDouble(),
                        0.1 * r.nextDouble(),
                        0.11 + 0.3 * r.nextDouble(),
                        new WaterBehaviour.Thermal(0.45, 0.05 + 0.95 * r.nextDouble(), depth));
            default -> new WaterBehaviour.Sealed(0.5);
        };
        double albedo = r.nextInt(10) == 0 ? r.nextInt(2) : r.nextDouble();
        double through = r.nextInt(4) == 0 ? (1 - albedo) * r.nextDouble() : 0;
        double roughness = 1e-6 * Math.pow(1e6, r.nextDouble());
        double emissivity = 0.05 + 0.95 * r.nextDouble();
        return new Material("ground.any", albedo, emissivity, roughness, List.of(layers), water, through);
    }

    private static Sky sky(Random r, double base) {
        double air = Math.min(323, Math.max(233, base + 10 * r.nextGaussian()));
        double full = PhysicalConstants.specificHumidity(PhysicalConstants.saturationVapourPressure(air), 1e5);
        return new Sky(
                r.nextBoolean() ? 1100 * r.nextDouble() : 0,
                (0.6 + 0.4 * r.nextDouble()) * PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(air, 4),
                air,
                full * r.nextDouble(),
                15 * Math.pow(r.nextDouble(), 4),
                r.nextInt(8) == 0 ? 2e-3 : 0);
    }

    @Property(tries = 10_000)
    void nothingBreaksWhateverTheMaterialAndTheWeather(@ForAll long seed) {
        Random r = new Random(seed);
        Facets facets = SurfaceFixture.facets(r.nextInt(2) - 1, new int[] {0}, 1);
        SurfaceOptions options = new SurfaceOptions(
                290,
                285,
                r.nextBoolean() ? new SurfaceOptions.Indoor.Free() : new SurfaceOptions.Indoor.Fixed(295),
                r.nextDouble());
        SurfaceModel model = SurfaceModel.build(facets, List.of(material(r)), options);
        FacetFluxes out = FacetFluxes.allocate(2);
        double base = 233 + 90 * r.nextDouble();
        for (int step = 0; step < 12; step++) {
            float[] before = model.skinTemperature().clone();
            model.step(SurfaceFixture.forcing(2, sky(r, base)), r.nextBoolean() ? 600 : 3600, out, Workers.SINGLE);
            for (int i = 0; i < 2; i++) {
                // Below: the coldest sky radiates as 205 K, and a two-stage step overshoots by up to 0.207 of a jump,
                // the
                // least value of its stability function (1 + (1 - 2 g) z) / (1 - g z)^2, g = 1 - sqrt(1/2).
                // Above: a black, hardly emitting wall in calm air of 50 degC, in the step in which the sun arrives:
                // its
                // convection is the mean of before, which may be none, and after, so that half of 1.31 dT^(4/3) must
                // carry 1100 W/m2: 323 + (2 * 1100 / 1.31)^(3/4) = 586 K. A step later it is 479 K.
                assertThat(out.skinTemperature()[i]).isBetween(200f - 0.207f * Math.max(0, before[i] - 200), 586f);
                float rest = out.netRadiation()[i] - out.sensible()[i] - out.latent()[i] - out.ground()[i];
                assertThat(rest).isBetween(-0.1f, 0.1f);
                assertThat(out.sensibleSlope()[i]).isBetween(-3000f, 0f);
                assertThat(out.latentSlope()[i]).isLessThanOrEqualTo(0);
            }
        }
    }

    @Example
    void whatCannotBeIsRefusedBeforeAnythingIsComputed() {
        assertThatThrownBy(() -> new Layer(0, 1, 2e6)).hasMessageContaining("thickness");
        assertThatThrownBy(() -> new Layer(0.1, -1, 2e6)).hasMessageContaining("conductivity");
        assertThatThrownBy(() -> new Layer(0.1, Double.NaN, 2e6)).hasMessageContaining("conductivity");
        List<Layer> layers = List.of(new Layer(0.1, 1, 2e6));
        WaterBehaviour water = new WaterBehaviour.Sealed(0.5);
        for (double wrong : new double[] {0, -0.1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new Material("ground.x", 0.2, wrong, 1e-3, layers, water))
                    .hasMessageContaining("emissivity");
        }
        assertThatThrownBy(() -> new Material("ground.x", 1.2, 0.9, 1e-3, layers, water))
                .hasMessageContaining("albedo");
        assertThatThrownBy(() -> new Material("ground.x", 0.2, 0.9, 0, layers, water))
                .hasMessageContaining("roughness");
        assertThatThrownBy(() -> new Material("ground.x", 0.2, 0.9, 1e-3, List.of(), water))
                .hasMessageContaining("no layers");
        assertThatThrownBy(() -> new Material("ground.x", 0.2, 0.9, 1e-3, layers, new WaterBehaviour.Open(0.1, 1)))
                .hasMessageContaining("layers of water");
        WaterBehaviour moist =
                new WaterBehaviour.Soil(1, 100, 0.05, 0.5, 0.1, 0.2, new WaterBehaviour.Thermal(0.45, 0.2, 1));
        assertThatThrownBy(() -> new Material("ground.x", 0.2, 0.9, 1e-3, List.of(new Layer(0.1, 1, 5e5)), moist))
                .hasMessageContaining("holds less than its water");
        assertThatThrownBy(() -> new WaterBehaviour.Soil(1, 100, 0.05, 0.5, 0.3, 0.2))
                .hasMessageContaining("field capacity");
        assertThatThrownBy(() -> new WaterBehaviour.Open(-1, 1)).hasMessageContaining("depth");
        assertThatThrownBy(() -> new WaterBehaviour.Thermal(0.45, 0, 1)).hasMessageContaining("dry share");
    }
}
