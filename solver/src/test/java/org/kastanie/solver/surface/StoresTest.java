package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.surface.SurfaceFixture.Sky;

/** Soil whose conduction follows its water, ponds with light in depth, windows; and that stores agree with fluxes. */
class StoresTest {
    private static final WaterBehaviour.Thermal LOAM = new WaterBehaviour.Thermal(0.45, 0.2, 2);
    private static final SurfaceOptions MILD = new SurfaceOptions(295, 290, new SurfaceOptions.Indoor.Fixed(297), 0.7);

    private static WaterBehaviour.Soil lawn(WaterBehaviour.Thermal thermal) {
        return new WaterBehaviour.Soil(2.5, 60, 0.05, 0.4, 0.12, 0.3, thermal);
    }

    private static Material soil(WaterBehaviour water) {
        return SurfaceFixture.material(
                "ground.soil", 0.2, 0.01, water, new Layer(0.05, 1, 2e6), new Layer(1.5, 1.2, 2.2e6));
    }

    private static Sky sky(double hour) {
        double sun = Math.max(0, 850 * Math.sin(Math.PI * (hour - 6) / 12));
        return new Sky(sun, 340, 295 + 6 * Math.cos((hour - 15) / 24 * 2 * Math.PI), 0.009, 2, 0);
    }

    @Test
    void storesAgreeWithFluxesWhateverTheWeather() {
        List<Material> materials = List.of(
                soil(lawn(LOAM)),
                soil(lawn(null)),
                SurfaceFixture.sealed(0.2, new Layer(0.2, 1.5, 2e6), new Layer(1, 1, 2e6)),
                SurfaceFixture.material(
                        "ground.water",
                        0.08,
                        2e-4,
                        new WaterBehaviour.Open(1, 1.2),
                        new Layer(1, 40, 4.18e6),
                        new Layer(1, 1, 2e6)),
                new Material(
                        "wall.window",
                        0.3,
                        0.9,
                        1e-3,
                        List.of(new Layer(0.3, 0.8, 1.5e6)),
                        new WaterBehaviour.Sealed(0.1),
                        0.3));
        Facets facets = SurfaceFixture.facets(-1, new int[] {0, 1, 2, 3, 4}, 1);
        SurfaceModel model = SurfaceModel.build(facets, materials, MILD);
        FacetFluxes out = FacetFluxes.allocate(6);
        Random r = new Random(3);
        for (int step = 0; step < 400; step++) {
            Sky s = sky(step % 144 / 6.0).withRain(r.nextInt(20) == 0 ? 2e-3 * r.nextDouble() : 0);
            model.step(SurfaceFixture.forcing(6, s), r.nextInt(4) == 0 ? 3600 : 600, out, Workers.SINGLE);
        }
        StoreBalance found = model.takeBalance();
        assertThat(found.facets()).isGreaterThan(100);
        assertThat(found.meanHeat()).isLessThan(0.1);
        assertThat(found.meanWater()).isLessThan(0.001);
        assertThat(model.takeBalance()).isEqualTo(StoreBalance.NONE);
    }

    @Test
    void soilAtFieldCapacityIsTheSoilOfItsLayers() {
        SurfaceOptions full = new SurfaceOptions(295, 290, new SurfaceOptions.Indoor.Free(), 1);
        SurfaceColumn follows = new SurfaceColumn(soil(lawn(LOAM)), full);
        SurfaceColumn fixed = new SurfaceColumn(soil(lawn(null)), full);
        for (int step = 0; step < 12; step++) {
            double hour = 6 + step / 6.0;
            Sky s = sky(hour);
            SurfaceColumn.Weather w =
                    new SurfaceColumn.Weather(s.shortwave(), s.longwave(), s.air(), s.humidity(), s.wind(), 1e5, 0);
            follows.step(w, 600);
            fixed.step(w, 600);
        }
        assertThat(follows.skinTemperature()).isCloseTo(fixed.skinTemperature(), offset(0.15));
        assertThat(follows.temperatureAt(0.1)).isCloseTo(fixed.temperatureAt(0.1), offset(0.05));
    }

    @Test
    void drySoilConductsAsToldAndWarmsMoreAtItsSkin() {
        FacetRun run = new FacetRun(
                soil(lawn(LOAM)),
                FacetKind.GROUND,
                0,
                1,
                0,
                LayerMesh.of(soil(lawn(LOAM)).layers(), 8, 0),
                17);
        MoistSoil moist = new MoistSoil(run, lawn(LOAM), LOAM, 600);
        assertThat(moist.conductivity(0)).isCloseTo(0.2, offset(1e-12));
        assertThat(moist.conductivity(0.3)).isCloseTo(1, offset(1e-12));
        // Côté and Konrad: Ke(S) = 1.9 S/(1 + 0.9 S); S = 1/3 and 2/3.
        double share = (1.9 / 3 / 1.3) / (1.9 * 2 / 3 / 1.6);
        assertThat(moist.conductivity(0.15)).isCloseTo(0.2 + 0.8 * share, offset(1e-12));

        WaterBehaviour.Soil bare = new WaterBehaviour.Soil(0, 52, 0.05, 0.4, 0.12, 0.3, LOAM);
        float[] highest = new float[2];
        float[] lowest = {400, 400};
        for (int k = 0; k < 2; k++) {
            SurfaceColumn column =
                    new SurfaceColumn(soil(bare), new SurfaceOptions(295, 290, new SurfaceOptions.Indoor.Free(), k));
            for (int step = 0; step < 288; step++) {
                Sky s = sky(step % 144 / 6.0);
                column.step(
                        new SurfaceColumn.Weather(s.shortwave(), s.longwave(), s.air(), s.humidity(), 2, 1e5, 0), 600);
                if (step >= 144) {
                    highest[k] = Math.max(highest[k], (float) column.skinTemperature());
                    lowest[k] = Math.min(lowest[k], (float) column.skinTemperature());
                }
            }
        }
        assertThat(highest[0]).isGreaterThan(highest[1] + 3);
        assertThat(lowest[0]).isLessThan(lowest[1]);
    }

    @Test
    void lightInTheDepthKeepsThePondCool() {
        Layer water = new Layer(2, 5, 4.18e6);
        Layer bed = new Layer(1, 1, 2e6);
        SurfaceColumn pond = new SurfaceColumn(
                SurfaceFixture.material("ground.water", 0.07, 1e-4, new WaterBehaviour.Open(2, 1), water, bed), MILD);
        SurfaceColumn plate = new SurfaceColumn(
                SurfaceFixture.material("ground.plate", 0.07, 1e-4, new WaterBehaviour.Open(), water, bed), MILD);
        for (int step = 0; step < 288; step++) {
            Sky s = sky(step % 144 / 6.0);
            SurfaceColumn.Weather w =
                    new SurfaceColumn.Weather(s.shortwave(), s.longwave(), s.air(), s.humidity(), 2, 1e5, 0);
            pond.step(w, 600);
            plate.step(w, 600);
            if (step == 216) {
                assertThat(pond.skinTemperature()).isLessThan(plate.skinTemperature() - 1);
            }
        }
    }

    @Test
    void whatCoolsSinksAndTakesItsHeatAlong() {
        Material water = SurfaceFixture.material(
                "ground.water",
                0.07,
                1e-4,
                new WaterBehaviour.Open(2, 1),
                new Layer(2, 5, 4.18e6),
                new Layer(1, 1, 2e6));
        LayerMesh mesh = LayerMesh.of(water.layers(), 8, 0);
        Pond pond = Pond.of(new FacetRun(water, FacetKind.GROUND, 0, 1, 0, mesh, 10), 600);
        FacetBlock block = new FacetBlock(8);
        block.count = FacetBlock.SIZE;
        Random r = new Random(5);
        float[] t = new float[8 * FacetBlock.SIZE];
        for (int i = 0; i < t.length; i++) {
            t[i] = 5 + 20 * r.nextFloat();
        }
        float[] before = t.clone();
        pond.overturn(block, t);
        for (int i = 0; i < FacetBlock.SIZE; i++) {
            double heat = 0;
            for (int j = 0; j < 8; j++) {
                heat += mesh.capacity()[j] * (t[j * FacetBlock.SIZE + i] - before[j * FacetBlock.SIZE + i]);
                if (j > 0 && mesh.depthOfMiddle(j) < 2) {
                    assertThat(t[j * FacetBlock.SIZE + i])
                            .isLessThanOrEqualTo(t[(j - 1) * FacetBlock.SIZE + i] + 1e-5f);
                }
                if (mesh.depthOfMiddle(j) > 2) {
                    assertThat(t[j * FacetBlock.SIZE + i]).isEqualTo(before[j * FacetBlock.SIZE + i]);
                }
            }
            assertThat(heat).isCloseTo(0, offset(20.0));
        }
    }

    @Test
    void aWindowLetsTheSunThrough() {
        Layer layer = new Layer(0.3, 0.8, 1.5e6);
        Material opaque = new Material("wall.a", 0.3, 0.9, 1e-3, List.of(layer), new WaterBehaviour.Sealed(0.1), 0);
        Material window = new Material("wall.b", 0.3, 0.9, 1e-3, List.of(layer), new WaterBehaviour.Sealed(0.1), 0.2);
        Facets facets = SurfaceFixture.facets(-1, new int[] {0, 1}, 0);
        SurfaceModel model = SurfaceModel.build(facets, List.of(opaque, window), MILD);
        FacetFluxes out = FacetFluxes.allocate(2);
        model.step(SurfaceFixture.forcing(2, sky(12)), 600, out, Workers.SINGLE);
        assertThat(out.skinTemperature()[1]).isLessThan(out.skinTemperature()[0] - 1);
        // Both absorb the same share; what passed the window is part of its net radiation and of what went in.
        assertThat(out.netRadiation()[1]).isGreaterThan(out.netRadiation()[0]);
        assertThatThrownBy(() ->
                        new Material("wall.c", 0.9, 0.9, 1e-3, List.of(layer), new WaterBehaviour.Sealed(0.1), 0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("transmission");
    }

    private static Facets house() {
        WallSegments walls =
                new WallSegments(new int[4], new byte[] {0, 1, 2, 3}, new float[4], SurfaceFixture.filled(4, 6));
        float[] area = {100, 60, 60, 60, 60};
        float[] up = {1, 0, 0, 0, 0};
        return new Facets(1, walls, new int[5], area, new float[5], new float[5], up, new int[5]);
    }

    private static final Material BRICK = new Material(
            "wall.brick", 0.3, 0.93, 2e-3, List.of(new Layer(0.3, 0.7, 1.5e6)), new WaterBehaviour.Sealed(0.1), 0.1);

    @Test
    void aCooledHouseGivesItsHeatAndTheWorkToTheStreet() {
        SurfaceOptions cooled =
                new SurfaceOptions(299, 290, new SurfaceOptions.Indoor.Conditioned(293.15, 297.15, 3), 0.5);
        LayeredSurfaceModel model = new LayeredSurfaceModel(house(), List.of(BRICK), cooled, 8);
        LayeredSurfaceModel free = new LayeredSurfaceModel(
                house(),
                List.of(BRICK),
                new SurfaceOptions(299, 290, new SurfaceOptions.Indoor.Conditioned(200, 400, 3), 0.5),
                8);
        FacetFluxes a = FacetFluxes.allocate(5);
        FacetFluxes b = FacetFluxes.allocate(5);
        double waste = 0;
        for (int step = 0; step < 432; step++) {
            Sky s = sky(step % 144 / 6.0);
            Sky hot = new Sky(s.shortwave(), s.longwave() + 60, s.air() + 8, s.humidity(), s.wind(), 0);
            model.step(SurfaceFixture.forcing(5, hot), 600, a, Workers.SINGLE);
            free.step(SurfaceFixture.forcing(5, hot), 600, b, Workers.SINGLE);
            assertThat(model.roomTemperature(0)).isBetween(293.149, 297.151);
            for (int i = 0; i < 5; i++) {
                assertThat(a.netRadiation()[i] - a.sensible()[i] - a.latent()[i] - a.ground()[i])
                        .isCloseTo(0, offset(0.01f));
            }
            waste += step >= 288 ? a.sensible()[1] - b.sensible()[1] : 0;
        }
        assertThat(free.roomTemperature(0)).isBetween(300.0, 325.0);
        assertThat(waste / 144).isGreaterThan(5);
        assertThat(model.takeBalance().meanHeat()).isLessThan(0.1);
    }

    @Test
    void whatGoesIntoAHouseIsFoundInItOrInTheStreet() {
        // No sun, no cooling, airing only: over a long time the heat of people and appliances leaves by walls and air.
        SurfaceOptions options = new SurfaceOptions(295, 290, new SurfaceOptions.Indoor.Conditioned(200, 400, 3), 0.5);
        LayeredSurfaceModel model = new LayeredSurfaceModel(house(), List.of(BRICK), options, 8);
        FacetFluxes out = FacetFluxes.allocate(5);
        Sky night = Sky.isothermal(295);
        for (int step = 0; step < 144 * 60; step++) {
            model.step(SurfaceFixture.forcing(5, night), 600, out, Workers.SINGLE);
        }
        double lost = 0;
        float[] area = house().area();
        for (int i = 0; i < 5; i++) {
            lost += area[i] * (out.sensible()[i] - out.netRadiation()[i]);
        }
        // 100 m2 x 6 m: two storeys of 5 W m-2 each.
        assertThat(lost).isCloseTo(1000, offset(20.0));
        assertThat(model.roomTemperature(0)).isGreaterThan(296);
    }

    @Test
    void wetPavingCoolsAndThenStops() {
        Material paving = SurfaceFixture.sealed(0.2, new Layer(0.2, 1.5, 2e6), new Layer(1, 1, 2e6));
        SurfaceModel model = SurfaceModel.build(SurfaceFixture.ground(0, 0), List.of(paving), MILD);
        FacetFluxes out = FacetFluxes.allocate(2);
        for (int step = 0; step < 72; step++) {
            model.step(SurfaceFixture.forcing(2, sky(step / 6.0)), 600, out, Workers.SINGLE);
        }
        model.addWater(0, 0.5);
        model.step(SurfaceFixture.forcing(2, sky(12)), 600, out, Workers.SINGLE);
        assertThat(out.skinTemperature()[0]).isLessThan(out.skinTemperature()[1] - 3);
        assertThat(out.latent()[0]).isGreaterThan(200);
        double evaporated = 0;
        for (int step = 0; step < 18; step++) {
            evaporated += out.latent()[0] * 600 / PhysicalConstants.latentHeat(sky(12).air());
            model.step(SurfaceFixture.forcing(2, sky(12 + step / 6.0)), 600, out, Workers.SINGLE);
        }
        assertThat(out.latent()[0]).isLessThan(1);
        assertThat(evaporated).isCloseTo(0.5, offset(0.01));
        assertThat(out.skinTemperature()[1] - out.skinTemperature()[0]).isBetween(-0.1f, 1f);
    }

    @Test
    void aWhiteRoofIsCoolerByWhatWasPublished() {
        // Santamouris (2014, Solar Energy 103, 682) and Akbari and Levinson (2008): white roofs 20 to 35 K cooler at
        // noon.
        Layer[] insulated = {new Layer(0.01, 0.23, 1.1e6), new Layer(0.12, 0.04, 6e4), new Layer(0.18, 2.3, 2.3e6)};
        Material dark = SurfaceFixture.sealed(0.12, insulated);
        Material white = SurfaceFixture.sealed(0.7, insulated);
        Facets facets = SurfaceFixture.facets(0, new int[] {0, 1}, 0);
        SurfaceModel model = SurfaceModel.build(facets, List.of(dark, white), MILD);
        FacetFluxes out = FacetFluxes.allocate(2);
        float most = 0;
        for (int step = 0; step < 288; step++) {
            model.step(SurfaceFixture.forcing(2, sky(step % 144 / 6.0)), 600, out, Workers.SINGLE);
            most = Math.max(most, out.skinTemperature()[0] - out.skinTemperature()[1]);
        }
        assertThat(most).isBetween(18f, 36f);
    }
}
