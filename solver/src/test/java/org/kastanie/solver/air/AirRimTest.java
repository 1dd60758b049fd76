package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;

/** A part of a larger domain with the air that the whole has found round it. */
class AirRimTest {
    private static final Grid GRID = new Grid(120, 60, 4, 0, 240);
    private static final Window EAST = new Window(0, 70, 60, 50);
    private static final AirForcing WEST_WIND = Scenes.forcing(3, 270);

    /** What lifts the air of a part by 2 K within a step, W: no budget is closed better than it is large. */
    private static final double LIFTED = 5e6;

    /** What a model of the whole said, kept. */
    private static final class Kept implements AirListener, AirAround {
        private final List<AirField> fields = new ArrayList<>();
        private final List<Integer> asked = new ArrayList<>();
        private @Nullable AirGrid grid;
        private boolean covers = true;

        @Override
        public void solved(AirGrid place, AirField field) {
            grid = place;
            fields.add(new AirField(field.heat().clone(), field.vapour().clone(), field.flux()));
        }

        @Override
        public AirGrid grid() {
            return java.util.Objects.requireNonNull(grid);
        }

        @Override
        public boolean covers(double x, double y) {
            return covers && x > 0 && x < 480 && y > 0 && y < 240;
        }

        @Override
        public AirField after(int solution) {
            asked.add(solution);
            return fields.get(solution);
        }
    }

    private static AirOptions options(@Nullable AirAround around, @Nullable AirListener listener) {
        return new AirOptions(4, 16, true, WindMethod.DIAGNOSTIC, null, around, listener);
    }

    /** Rows of blocks, streets of 16 m between them. */
    private static double blocks(int row, int column) {
        return row % 12 >= 4 && column % 10 >= 4 ? 12 : 0;
    }

    /** Hot ground, dry walls; gives the air at 2 m in the east of the domain. */
    private static final class Run {
        final UrbanGeometry city;
        final Facets facets;
        final VoxelAirModel model;
        final AirLevel level;
        private final AirSample sample;
        private final AirSources sources;

        Run(Window active, AirOptions options) {
            city = Scenes.city(GRID, active, AirRimTest::blocks);
            facets = Scenes.facets(city);
            model = new VoxelAirModel(city, facets, options);
            sample = AirSample.allocate(facets.count(), active.size());
            sources = Scenes.noSources(facets.count(), active.size());
            level = AirLevel.allocate(active.size());
        }

        void steps(int count, double flux) {
            for (int s = 0; s < count; s++) {
                model.sample(WEST_WIND, sample, Workers.SINGLE);
                Arrays.fill(sources.facetSensible(), (float) flux);
                Arrays.fill(sources.facetLatent(), (float) flux);
                AirBudget budget = model.step(WEST_WIND, sample, sources, 1800, Workers.SINGLE);
                double size = Math.abs(budget.sources()) + Math.abs(budget.storage());
                assertThat(Math.abs(budget.residual())).isLessThanOrEqualTo(flux > 0 ? 1e-3 * size : 2e-3 * LIFTED);
            }
            model.level(WEST_WIND, 2, level, Workers.SINGLE);
        }

        double rms(Run whole) {
            double sum = 0;
            int n = 0;
            for (int row = 0; row < EAST.rows(); row++) {
                for (int column = 0; column < EAST.columns(); column++) {
                    float here = level.temperature()[row * EAST.columns() + column];
                    float there = whole.level.temperature()[row * 120 + EAST.column() + column];
                    assertThat(Float.isNaN(here)).isEqualTo(Float.isNaN(there));
                    sum += Float.isNaN(here) ? 0 : (here - there) * (here - there);
                    n += Float.isNaN(here) ? 0 : 1;
                }
            }
            return Math.sqrt(sum / n);
        }
    }

    @Test
    void aPartHasTheAirOfTheWhole() {
        Kept kept = new Kept();
        Run whole = new Run(GRID.full(), options(null, kept));
        whole.steps(3, 150);
        Run alone = new Run(EAST, options(null, null));
        alone.steps(3, 150);
        Run shared = new Run(EAST, options(kept, null));
        shared.steps(3, 150);
        assertThat(alone.rms(whole)).isGreaterThan(0.2);
        assertThat(shared.rms(whole)).isLessThan(0.1 * alone.rms(whole));
        assertThat(kept.asked).containsExactly(0, 1, 2);
    }

    /** Where the whole has no facets, a part is the same run as without it. */
    @Test
    void beyondTheWholeNothingIsHeld() {
        Kept kept = new Kept();
        Run alone = new Run(EAST, options(null, kept));
        alone.steps(2, 150);
        kept.covers = false;
        for (int i = 0; i < kept.fields.size(); i++) {
            int n = kept.fields.get(i).heat().length;
            kept.fields.set(
                    i,
                    new AirField(new float[n], new float[n], kept.fields.get(i).flux()));
        }
        Run beside = new Run(EAST, options(kept, null));
        beside.steps(2, 150);
        assertThat(beside.level.temperature()).containsExactly(alone.level.temperature());
        assertThat(beside.level.specificHumidity()).containsExactly(alone.level.specificHumidity());
    }

    @Test
    void evenAirAroundStaysEvenInside() {
        Kept even = new Kept();
        float[] two = new float[16];
        Arrays.fill(two, 2);
        float[] little = new float[16];
        Arrays.fill(little, 0.001f);
        float[] open = new float[16];
        Arrays.fill(open, 1);
        even.solved(
                new AirGrid(2, 2, 300, -50, 400, new float[] {0, 10, 100, 1000, 5000}, open),
                new AirField(two, little, 0));
        even.fields.add(even.fields.getFirst());
        even.fields.add(even.fields.getFirst());
        Run inside = new Run(new Window(20, 40, 20, 30), options(even, null));
        inside.steps(3, 0);
        for (int i = 0; i < inside.level.temperature().length; i++) {
            if (!Float.isNaN(inside.level.temperature()[i])) {
                assertThat((double) inside.level.temperature()[i]).isCloseTo(302, within(0.02));
                assertThat((double) inside.level.specificHumidity()[i]).isCloseTo(0.011, within(1e-5));
            }
        }
    }

    @Test
    void aPartGoesOnWhereItStopped() throws IOException {
        Kept kept = new Kept();
        new Run(GRID.full(), options(null, kept)).steps(3, 150);
        Run straight = new Run(EAST, options(kept, null));
        straight.steps(2, 150);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        straight.model.write(new DataOutputStream(bytes));
        Run later = new Run(EAST, options(kept, null));
        later.model.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        straight.steps(1, 150);
        kept.asked.clear();
        later.steps(1, 150);
        assertThat(kept.asked).containsExactly(2);
        assertThat(later.level.temperature()).containsExactly(straight.level.temperature());
    }
}
