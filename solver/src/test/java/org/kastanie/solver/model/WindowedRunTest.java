package org.kastanie.solver.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.surface.SurfaceState;

/** Any rectangle of a run, computed again alone, is the run to the bit. */
class WindowedRunTest {
    /** Half hours: recording begins at night after four hours of spin-up, and ends at eight. */
    private static final int FIRST = 8;

    private static final int LAST = 16;

    private static ModelSetup setup;
    private static Microclimate whole;
    private static RecordedRun recorded;
    private static IntervalMeans means;

    @BeforeAll
    static void runAndRecord() {
        setup = WindowCity.setup(false);
        whole = Microclimate.build(setup, List.of(), WindowCity.THREADS);
        for (int s = 0; s < FIRST; s++) {
            whole.step(WindowCity.step(s), false);
        }
        recorded = whole.record(new MemoryRecord());
        for (int s = FIRST; s < LAST; s++) {
            whole.step(WindowCity.step(s), people(s));
        }
        means = whole.takeMeans();
    }

    private static boolean people(int step) {
        return step > FIRST + 1;
    }

    private static void run(WindowedRun window, int steps) {
        for (int s = FIRST; s < FIRST + steps; s++) {
            window.step(WindowCity.step(s), people(s));
        }
    }

    private static WindowedRun run(Window rectangle, Workers workers) {
        WindowedRun window = WindowedRun.of(recorded, rectangle, workers);
        run(window, LAST - FIRST);
        return window;
    }

    @Test
    void theQuarterIsAwake() {
        // else the comparisons below would compare little
        assertThat(whole.shortwave().personSunlit()).contains(1f);
        SurfaceState state = whole.state().surface();
        assertThat(java.util.Arrays.stream(state.upper())).anyMatch(w -> w > 0.1 && w < 1);
        int dry = 0;
        for (int step = 0; step < LAST - FIRST; step++) {
            float[] granted = new float[4];
            recorded.record().read(step, RecordLayout.ROOT_GRANTED, new int[] {0, 1, 2, 3}, granted, 0);
            for (float share : granted) {
                dry += share < 1 ? 1 : 0;
            }
        }
        assertThat(dry).isPositive();
    }

    @Test
    void randomRectanglesAreTheRunToTheBit() {
        Random random = new Random(11);
        List<Window> windows = new ArrayList<>(List.of(WindowCity.ACTIVE, new Window(22, 20, 1, 1)));
        for (int k = 0; k < 7; k++) {
            int rows = 1 + random.nextInt(24);
            int columns = 1 + random.nextInt(30);
            windows.add(new Window(
                    WindowCity.ACTIVE.row() + 3 + random.nextInt(WindowCity.ACTIVE.rows() - rows - 6),
                    WindowCity.ACTIVE.column() + 3 + random.nextInt(WindowCity.ACTIVE.columns() - columns - 6),
                    rows,
                    columns));
        }
        for (Window window : windows) {
            WindowedRun alone = run(window, Workers.SINGLE);
            assertSame(whole, means, alone, alone.takeMeans());
            assertThat(alone.departure()).isZero();
        }
    }

    @Test
    void anyCellsAreTheRunToTheBit() {
        Random random = new Random(5);
        for (int share : new int[] {2, 5, 60}) {
            boolean[] in = new boolean[WindowCity.ACTIVE.size()];
            for (int i = 0; i < in.length; i++) {
                // some in patches, some single
                in[i] = i / 7 % 5 == 0 || random.nextInt(share) == 0;
            }
            CellSet cells = CellSet.of(WindowCity.ACTIVE, WindowCity.DOMAIN, in);
            WindowedRun alone =
                    WindowedRun.of(recorded, setup, cells, share == 2 ? WindowCity.THREADS : Workers.SINGLE);
            run(alone, LAST - FIRST);
            assertSame(whole, means, alone, alone.takeMeans());
            assertThat(alone.departure()).isZero();
        }
    }

    @Test
    void orderOfTilesAndThreadsDoNotMatter() {
        Window west = new Window(10, 10, 30, 23);
        Window east = new Window(10, 33, 30, 21);
        WindowedRun one = run(west, Workers.SINGLE);
        WindowedRun two = run(east, WindowCity.THREADS);
        WindowedRun again = run(east, Workers.SINGLE);
        WindowedRun after = run(west, WindowCity.THREADS);
        assertSame(whole, means, one, one.takeMeans());
        assertSame(whole, means, two, two.takeMeans());
        assertSame(whole, means, again, again.takeMeans());
        assertSame(whole, means, after, after.takeMeans());
    }

    /** Every bit of radiation, surfaces, crowns and people of a window against those of a whole run. */
    static void assertSame(Microclimate run, IntervalMeans ofRun, WindowedRun window, IntervalMeans ofWindow) {
        String what = window.places().length + " cells from place " + window.places()[0];
        int[] facets = window.facets();
        Microclimate part = window.model();
        float[][] a = fields(run);
        float[][] b = fields(part);
        for (int k = 0; k < a.length; k++) {
            assertThat(b[k]).as("field %d of %s", k, what).isEqualTo(WindowCity.pick(a[k], facets));
        }
        int[] places = window.places();
        assertThat(part.shortwave().crownAbsorbed())
                .as(what)
                .isEqualTo(WindowCity.pick(run.shortwave().crownAbsorbed(), places));
        assertThat(part.longwave().crownIncoming())
                .as(what)
                .isEqualTo(WindowCity.pick(run.longwave().crownIncoming(), places));
        assertThat(part.state().crowns().leaf())
                .as(what)
                .isEqualTo(WindowCity.pick(run.state().crowns().leaf(), places));
        assertSameState(run.state().surface(), part.state().surface(), facets, what);
        int[] cells = window.cells();
        for (Map.Entry<Quantity, float[]> field : ofWindow.fields().entrySet()) {
            assertThat(field.getValue())
                    .as(field.getKey() + " of " + what)
                    .isEqualTo(WindowCity.pick(ofRun.of(field.getKey()), cells));
        }
    }

    private static float[][] fields(Microclimate model) {
        return new float[][] {
            model.skinTemperature(),
            model.shortwave().incoming(),
            model.shortwave().outgoing(),
            model.shortwave().sunlitFraction(),
            model.longwave().incoming(),
            model.longwave().outgoing(),
            model.facetFluxes().netRadiation(),
            model.facetFluxes().sensible(),
            model.facetFluxes().latent(),
            model.facetFluxes().ground()
        };
    }

    private static void assertSameState(SurfaceState run, SurfaceState part, int[] facets, String what) {
        for (int f = 0; f < facets.length; f++) {
            int g = facets[f];
            assertThat(part.upper()[f]).as(what).isEqualTo(run.upper()[g]);
            assertThat(part.lower()[f]).as(what).isEqualTo(run.lower()[g]);
            assertThat(part.lost()[f]).as(what).isEqualTo(run.lost()[g]);
            for (int j = 0; j < part.start()[f + 1] - part.start()[f]; j++) {
                assertThat(part.layers()[part.start()[f] + j])
                        .as("layer %d of facet %d of %s", j, g, what)
                        .isEqualTo(run.layers()[run.start()[g] + j]);
            }
        }
    }

    @Test
    void theStartSurvivesAFile() throws java.io.IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        recorded.start().write(new java.io.DataOutputStream(bytes));
        RunState read =
                RunState.read(new java.io.DataInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray())));
        Window window = new Window(21, 19, 5, 9);
        WindowedRun alone = WindowedRun.of(RecordedRun.of(setup, read, recorded.record()), window, Workers.SINGLE);
        run(alone, LAST - FIRST);
        assertSame(whole, means, alone, alone.takeMeans());
        assertThat(RecordedRun.of(setup, read, recorded.record()).sources().crowns())
                .isEqualTo(recorded.sources().crowns());
    }

    private static WindowedRun edited(RecordedRun base, ModelSetup scene, Window window) {
        return WindowedRun.of(base, scene, window, Workers.SINGLE);
    }

    @Test
    void aFelledTreeChangesWhatItReachesAndNothingElse() {
        // short-sighted, so that the quarter is larger than what the tree can reach
        ModelSetup standing = WindowCity.setup(false, 24, 8);
        ModelSetup felled = WindowCity.setup(true, 24, 8);
        Microclimate run = Microclimate.build(standing, List.of(), Workers.SINGLE);
        RecordedRun base = run.record(new MemoryRecord());
        Window edit = new Window(34, 46, 4, 4);
        int steps = 2;
        for (int s = FIRST; s < FIRST + steps; s++) {
            run.step(WindowCity.step(s), people(s));
        }
        WindowedRun all = edited(base, felled, WindowCity.ACTIVE);
        run(all, steps);
        // longwave: the felled tree is missed at once, though the sun is not up
        Window reach = EditReach.after(standing.geometry(), standing.radiation(), edit, steps);
        assertThat(reach.column()).isGreaterThan(WindowCity.ACTIVE.column());
        Window inside = java.util.Objects.requireNonNull(WindowCut.common(reach, WindowCity.ACTIVE));
        float[] before = run.skinTemperature();
        float[] after = byFacet(all, all.model().skinTemperature());
        int changed = 0;
        for (int i = 0; i < WindowCity.ACTIVE.size(); i++) {
            int row = WindowCity.ACTIVE.row() + i / WindowCity.ACTIVE.columns();
            int column = WindowCity.ACTIVE.column() + i % WindowCity.ACTIVE.columns();
            if (inside.contains(row, column)) {
                changed += after[i] == before[i] ? 0 : 1;
            } else {
                assertThat(after[i]).as("row %d column %d", row, column).isEqualTo(before[i]);
            }
        }
        assertThat(changed).isGreaterThan(100);
        WindowedRun part = edited(base, felled, inside);
        run(part, steps);
        assertThat(part.model().skinTemperature()).isEqualTo(WindowCity.pick(after, part.facets()));
        assertThat(part.model().longwave().incoming())
                .isEqualTo(WindowCity.pick(byFacet(all, all.model().longwave().incoming()), part.facets()));
        assertThat(part.departure()).isZero();
        WindowedRun small = edited(base, felled, edit);
        run(small, steps);
        assertThat(small.departure()).isPositive();
    }

    /** In the numbering of the scene. */
    private static float[] byFacet(WindowedRun run, float[] values) {
        float[] all = new float[values.length];
        for (int f = 0; f < values.length; f++) {
            all[run.facets()[f]] = values[f];
        }
        return all;
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        Window window = new Window(20, 20, 6, 6);
        WindowedRun late = WindowedRun.of(recorded, window, Workers.SINGLE);
        assertThatThrownBy(() -> late.step(WindowCity.step(FIRST + 3), false))
                .isInstanceOf(WindowException.class)
                .hasMessageContaining("step 0")
                .hasMessageContaining("global radiation");
        WindowedRun beyond = run(window, Workers.SINGLE);
        assertThatThrownBy(() -> beyond.step(WindowCity.step(LAST), true))
                .isInstanceOf(WindowException.class)
                .hasMessageContaining("8 steps");
        assertThatThrownBy(() -> WindowedRun.of(recorded, new Window(0, 0, 12, 12), Workers.SINGLE))
                .isInstanceOf(WindowException.class)
                .hasMessageContaining("active window");
        assertThatThrownBy(() -> WindowedRun.of(recorded, new Window(5, 5, 2, 2), Workers.SINGLE))
                .isInstanceOf(WindowException.class)
                .hasMessageContaining("domain");
        assertThatThrownBy(() -> edited(recorded, WindowCity.setup(true), window))
                .isInstanceOf(WindowException.class)
                .hasMessageContaining("row 34, column 46");
    }

    @Test
    void aHaloWithoutStateIsSaid() {
        Window window = new Window(20, 20, 6, 6);
        RecordedRun holes = new RecordedRun(setup, recorded.sources(), recorded.start(), new Holes(recorded.record()));
        WindowedRun alone = WindowedRun.of(holes, window, Workers.SINGLE);
        assertThatThrownBy(() -> alone.step(WindowCity.step(FIRST), false))
                .isInstanceOf(WindowException.class)
                .hasMessageContaining("radiosity of the exchange")
                .hasMessageContaining("step 0");
    }

    @Test
    void aWrongStartIsNoticedAtTheRim() {
        Window window = new Window(20, 20, 6, 6);
        RunState cold = whole.state();
        RecordedRun wrong = new RecordedRun(setup, recorded.sources(), cold, recorded.record());
        WindowedRun alone = WindowedRun.of(wrong, window, Workers.SINGLE);
        alone.step(WindowCity.step(FIRST), false);
        assertThat(alone.departure()).isPositive();
    }

    /** Lost what all sources but the first hundred have sent. */
    private record Holes(RunRecord whole) implements RunRecord {
        @Override
        public void begin(RecordLayout layout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int step, int slot, float[] values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int steps() {
            return whole.steps();
        }

        @Override
        public boolean holds(int step, int slot) {
            return whole.holds(step, slot);
        }

        @Override
        public void read(int step, int slot, int[] places, float[] into, int at) {
            whole.read(step, slot, places, into, at);
            for (int i = 0; slot >= RecordLayout.PASS && i < places.length; i++) {
                into[at + i] = places[i] > 100 ? Float.NaN : into[at + i];
            }
        }
    }
}
