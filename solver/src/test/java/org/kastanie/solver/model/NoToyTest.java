package org.kastanie.solver.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.air.AirOptions;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.solver.surface.Layer;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.SurfaceOptions;
import org.kastanie.solver.surface.TreeParameters;
import org.kastanie.solver.surface.WaterBehaviour;

/** What a model with a shortcut in it would get wrong. */
class NoToyTest {
    private static final double T0 = 298.15;
    private static final WaterBehaviour DRY = new WaterBehaviour.Sealed(0.5);

    private static Material slab(String id, double albedo, double conductivity, double capacity) {
        return new Material(id, albedo, 0.93, 0.01, List.of(new Layer(0.3, conductivity, capacity)), DRY);
    }

    private static List<Material> materials(double wallAlbedo) {
        return List.of(
                slab("ground", 0.15, 1.2, 2.0e6),
                slab("roof", 0.2, 0.8, 1.6e6),
                slab("wall", wallAlbedo, 0.8, 1.6e6),
                slab("light mass", 0.15, 0.2, 0.5e6));
    }

    private static ModelSetup setup(SyntheticCity city, List<Material> materials, boolean transport) {
        return new ModelSetup(
                city.geometry(),
                city.facets(),
                materials,
                new TreeParameters[] {new TreeParameters(200, 0.06, 5000), new TreeParameters(200, 0.06, 5000)},
                RadiationOptions.defaults(),
                new SurfaceOptions(T0, 291.15, new SurfaceOptions.Indoor.Fixed(297.15), 0.5),
                new AirOptions(4, 16, transport, null),
                org.kastanie.solver.comfort.ComfortOptions.defaults(),
                1800);
    }

    /** Hourly means of the last of {@code days} days. */
    private static List<IntervalMeans> run(Microclimate model, HotDay day, int days) {
        List<IntervalMeans> hours = new ArrayList<>();
        int perHour = 60 / day.minutes();
        for (int s = 0; s < days * day.stepsADay(); s++) {
            boolean last = s >= (days - 1) * day.stepsADay();
            model.step(day.step(s), last);
            if (last && (s + 1) % perHour == 0) {
                hours.add(model.takeMeans());
            }
        }
        return hours;
    }

    private static Microclimate build(ModelSetup setup) {
        return Microclimate.build(setup, List.of(), Workers.SINGLE);
    }

    private static double mean(float[] field, SyntheticCity city, int r0, int c0, int r1, int c1) {
        double sum = 0;
        int n = 0;
        for (int r = r0; r < r1; r++) {
            for (int c = c0; c < c1; c++) {
                float value = field[city.grid().index(r, c)];
                if (!Float.isNaN(value)) {
                    sum += value;
                    n++;
                }
            }
        }
        return sum / n;
    }

    private static SyntheticCity oneBlock() {
        return new SyntheticCity(40, 40, 2).box(16, 16, 24, 24, 12);
    }

    @Test
    void darkFacadesWarmTheAirDownwindAndNotUpwind() {
        HotDay day = new HotDay(30, 2, 270);
        SyntheticCity city = oneBlock();
        float[] bright =
                run(build(setup(city, materials(0.8), true)), day, 1).get(14).of(Quantity.AIR_TEMPERATURE);
        float[] dark =
                run(build(setup(city, materials(0.1), true)), day, 1).get(14).of(Quantity.AIR_TEMPERATURE);
        double downwind = mean(dark, city, 16, 24, 24, 32) - mean(bright, city, 16, 24, 24, 32);
        double upwind = mean(dark, city, 16, 2, 24, 10) - mean(bright, city, 16, 2, 24, 10);
        assertThat(downwind).isGreaterThan(0.02);
        assertThat(Math.abs(upwind)).isLessThan(0.2 * downwind);
    }

    /**
     * Hourly means do not depend on how long a step is, but for what is between two places of the sun. A model that tells
     * ends of steps for their means, or holds the weather between two solutions of the air, is late by a quarter of an hour
     * or more.
     */
    @Test
    void hourlyMeansHardlyDependOnTheStep() {
        SyntheticCity city = oneBlock().crown(4, 4, 8, 8, 3, 9, 0.8);
        List<IntervalMeans> fine = run(build(setup(city, materials(0.3), true)), new HotDay(5, 2, 270), 1);
        for (int minutes : new int[] {10, 30}) {
            List<IntervalMeans> hours = run(build(setup(city, materials(0.3), true)), new HotDay(minutes, 2, 270), 1);
            assertThat(difference(hours, fine, Quantity.AIR_TEMPERATURE)).isLessThan(0.06);
            assertThat(difference(hours, fine, Quantity.SURFACE_TEMPERATURE)).isLessThan(0.12);
            assertThat(difference(hours, fine, Quantity.MEAN_RADIANT_TEMPERATURE))
                    .isLessThan(0.25);
            assertThat(difference(hours, fine, Quantity.UTCI)).isLessThan(0.08);
        }
    }

    /** Root mean square over cells and the hours from the sixth on, when the start is forgotten. */
    private static double difference(List<IntervalMeans> a, List<IntervalMeans> b, Quantity quantity) {
        double sum = 0;
        int n = 0;
        for (int h = 5; h < a.size(); h++) {
            float[] one = a.get(h).of(quantity);
            float[] other = b.get(h).of(quantity);
            for (int i = 0; i < one.length; i++) {
                if (!Float.isNaN(one[i])) {
                    sum += (one[i] - other[i]) * (one[i] - other[i]);
                    n++;
                }
            }
        }
        return Math.sqrt(sum / n);
    }

    @Test
    void transportChangesTheMaps() {
        HotDay day = new HotDay(30, 2, 270);
        SyntheticCity city = oneBlock();
        float[] with =
                run(build(setup(city, materials(0.3), true)), day, 1).get(14).of(Quantity.AIR_TEMPERATURE);
        float[] without =
                run(build(setup(city, materials(0.3), false)), day, 1).get(14).of(Quantity.AIR_TEMPERATURE);
        assertThat(mean(with, city, 14, 14, 26, 30) - mean(without, city, 14, 14, 26, 30))
                .isGreaterThan(0.1);
    }

    @Test
    void heatOfTheAirIsAccountedForEveryHour() {
        HotDay day = new HotDay(30, 1, 225);
        SyntheticCity city = oneBlock().crown(4, 4, 8, 8, 3, 9, 0.8);
        Microclimate model = build(setup(city, materials(0.3), true));
        for (int s = 0; s < day.stepsADay(); s++) {
            model.step(day.step(s), false);
            if (s % 2 == 1) {
                BudgetReport budget = model.takeBudget();
                assertThat(budget.airResidualShare()).as("hour %d", s / 2).isLessThan(0.01);
            }
        }
    }

    /**
     * The ground heat flux a facet reports is what its other fluxes leave over, so their sum says nothing. Two things do:
     * the layers keep what the fluxes bring (nothing leaves at their backs here: no heat through inner faces, and ground 2 m
     * deep, out of a day's reach), and net radiation is what the radiation room hands over,
     * absorbed and emitted at the computed temperature.
     */
    @Test
    void heatOfTheFacetsIsAccountedForEveryHour() {
        HotDay day = new HotDay(30, 1, 225);
        SyntheticCity city = oneBlock().crown(4, 4, 8, 8, 3, 9, 0.8);
        List<Material> materials = new ArrayList<>(materials(0.3));
        Material ground = materials.getFirst();
        List<Layer> deep = List.of(new Layer(
                2,
                ground.layers().getFirst().conductivity(),
                ground.layers().getFirst().volumetricHeatCapacity()));
        materials.set(
                0,
                new Material(
                        ground.id(), ground.albedo(), ground.emissivity(), ground.roughness(), deep, ground.water()));
        ModelSetup setup = setup(city, materials, true);
        Microclimate model = build(new ModelSetup(
                setup.geometry(),
                setup.facets(),
                materials,
                setup.trees(),
                setup.radiation(),
                new SurfaceOptions(T0, T0, new SurfaceOptions.Indoor.Free(), 0.5),
                setup.air(),
                org.kastanie.solver.comfort.ComfortOptions.defaults(),
                setup.airInterval()));
        float[] area = city.facets().area();
        double before = model.storedHeat();
        double brought = 0;
        double moved = 0;
        for (int s = 0; s < day.stepsADay(); s++) {
            float[] was = model.skinTemperature().clone();
            model.step(day.step(s), false);
            for (int i = 0; i < area.length; i++) {
                double told = model.facetFluxes().netRadiation()[i];
                // the mean over the two stages of a step: about between what its first and its last temperature emit
                double first = netRadiation(model, materials, city.facets(), i, was[i]);
                double last = netRadiation(model, materials, city.facets(), i, model.skinTemperature()[i]);
                assertThat(told)
                        .as("facet %d, step %d", i, s)
                        .isCloseTo(0.5 * (first + last), within(3 + 0.7 * Math.abs(first - last)));
                double rest = told
                        - model.facetFluxes().sensible()[i]
                        - model.facetFluxes().latent()[i];
                brought += rest * area[i] * 60 * day.minutes();
                moved += Math.abs(rest) * area[i] * 60 * day.minutes();
            }
            if (s % 2 == 1) {
                double now = model.storedHeat();
                assertThat(now - before).as("hour %d", s / 2).isCloseTo(brought, within(0.01 * moved));
                before = now;
                brought = 0;
                moved = 0;
            }
        }
    }

    private static double netRadiation(
            Microclimate model, List<Material> materials, Facets facets, int i, double skin) {
        Material material = materials.get(facets.material()[i]);
        double emitted = PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(skin, 4);
        return (1 - material.albedo()) * model.shortwave().incoming()[i]
                + material.emissivity() * (model.longwave().incoming()[i] - emitted);
    }

    @Test
    void sunlitAndShadedWallsDifferAndLag() {
        HotDay day = new HotDay(30, 2, 270);
        SyntheticCity city = oneBlock();
        Microclimate model = build(setup(city, materials(0.3), true));
        int[] peak = new int[4];
        double[] highest = {0, 0, 0, 0};
        double[][] course = new double[4][48];
        for (int s = 0; s < 96; s++) {
            model.step(day.step(s), false);
            for (int face = 0; face < 4; face++) {
                double t = meanWall(city.facets(), model.skinTemperature(), face);
                if (s >= 48) {
                    course[face][s - 48] = t;
                    if (t > highest[face]) {
                        highest[face] = t;
                        peak[face] = s - 48;
                    }
                }
            }
        }
        int north = 0;
        int east = 3;
        int south = 2;
        int west = 1;
        assertThat(course[facing(south)][26] - course[facing(north)][26]).isGreaterThan(4);
        assertThat(peak[facing(east)]).as("east wall peaks in the morning").isBetween(14, 24);
        assertThat(peak[facing(west)]).as("west wall peaks in the evening").isBetween(31, 38);
        assertThat(highest[facing(west)] - course[facing(west)][20]).isGreaterThan(8);
    }

    /** Face number of the open cell for a wall that looks towards 0 north, 1 west, 2 south, 3 east. */
    private static int facing(int direction) {
        return switch (direction) {
            case 0 -> 2;
            case 1 -> 1;
            case 2 -> 0;
            default -> 3;
        };
    }

    private static double meanWall(Facets facets, float[] skin, int face) {
        double sum = 0;
        int n = 0;
        for (int s = 0; s < facets.walls().count(); s++) {
            if (facets.walls().face()[s] == face) {
                sum += skin[facets.horizontal() + s];
                n++;
            }
        }
        return sum / n;
    }

    @Test
    void aTreeCoolsInItsShadowAndHardlyBeyond() {
        HotDay day = new HotDay(30, 1.5, 270);
        SyntheticCity bare = new SyntheticCity(40, 40, 2);
        SyntheticCity wooded = new SyntheticCity(40, 40, 2).crown(17, 17, 22, 22, 3, 9, 1.0);
        IntervalMeans without =
                run(build(setup(bare, materials(0.3), true)), day, 1).get(12);
        IntervalMeans with =
                run(build(setup(wooded, materials(0.3), true)), day, 1).get(12);
        double shade = mean(without.of(Quantity.MEAN_RADIANT_TEMPERATURE), bare, 18, 18, 21, 21)
                - mean(with.of(Quantity.MEAN_RADIANT_TEMPERATURE), bare, 18, 18, 21, 21);
        double far = mean(without.of(Quantity.MEAN_RADIANT_TEMPERATURE), bare, 30, 4, 36, 10)
                - mean(with.of(Quantity.MEAN_RADIANT_TEMPERATURE), bare, 30, 4, 36, 10);
        double ground = mean(without.of(Quantity.SURFACE_TEMPERATURE), bare, 18, 18, 21, 21)
                - mean(with.of(Quantity.SURFACE_TEMPERATURE), bare, 18, 18, 21, 21);
        double air = mean(without.of(Quantity.AIR_TEMPERATURE), bare, 17, 17, 22, 24)
                - mean(with.of(Quantity.AIR_TEMPERATURE), bare, 17, 17, 22, 24);
        assertThat(shade).isGreaterThan(10);
        assertThat(Math.abs(far)).isLessThan(1);
        assertThat(ground).isGreaterThan(5);
        assertThat(air).isNotZero();
        assertThat(Math.abs(air)).isBetween(0.005, 3.0);
    }

    @Test
    void heatCapacityShiftsThePhase() {
        HotDay day = new HotDay(30, 2, 270);
        SyntheticCity city = new SyntheticCity(24, 24, 2).ground(0, 12, 24, 24, 3);
        List<IntervalMeans> hours = run(build(setup(city, materials(0.3), true)), day, 2);
        assertThat(peakHour(hours, city, 2, 10)).isGreaterThanOrEqualTo(peakHour(hours, city, 14, 22));
        double heavySwing = swing(hours, city, 2, 10);
        double lightSwing = swing(hours, city, 14, 22);
        assertThat(lightSwing).isGreaterThan(heavySwing + 5);
    }

    private static int peakHour(List<IntervalMeans> hours, SyntheticCity city, int c0, int c1) {
        int best = 0;
        for (int h = 0; h < hours.size(); h++) {
            if (surface(hours, h, city, c0, c1) > surface(hours, best, city, c0, c1)) {
                best = h;
            }
        }
        return best;
    }

    private static double swing(List<IntervalMeans> hours, SyntheticCity city, int c0, int c1) {
        double low = Double.POSITIVE_INFINITY;
        for (int h = 0; h < hours.size(); h++) {
            low = Math.min(low, surface(hours, h, city, c0, c1));
        }
        return surface(hours, peakHour(hours, city, c0, c1), city, c0, c1) - low;
    }

    private static double surface(List<IntervalMeans> hours, int h, SyntheticCity city, int c0, int c1) {
        return mean(hours.get(h).of(Quantity.SURFACE_TEMPERATURE), city, 4, c0, 20, c1);
    }

    @Test
    void aDeeperCanyonStaysWarmerAtNight() {
        HotDay day = new HotDay(30, 1.5, 180);
        double shallow = nightSurface(day, 8);
        double deep = nightSurface(day, 16);
        assertThat(deep).isGreaterThan(shallow + 0.3);
    }

    private static double nightSurface(HotDay day, double height) {
        SyntheticCity city =
                new SyntheticCity(48, 48, 2).box(4, 12, 44, 20, height).box(4, 26, 44, 34, height);
        List<IntervalMeans> hours = run(build(setup(city, materials(0.3), true)), day, 3);
        return mean(hours.get(3).of(Quantity.SURFACE_TEMPERATURE), city, 18, 21, 30, 25);
    }
}
