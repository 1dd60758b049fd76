package org.kastanie.solver.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;

/**
 * An edit computed on the cells it can change is the whole edited run with the same air, to the bit: on these cells, and on
 * all others, which stay what they were.
 */
class EditedRunTest {
    /** Half hours: from half past six to half past nine. */
    private static final int FIRST = 13;

    private static final int LAST = 19;
    /** m; short-sighted, so that the quarter is larger than what an edit changes. */
    private static final double REACH = 24;

    private static final double EXCHANGE = 8;

    /** A whole run of a scene with the air of another, beside that other one, step by step. */
    private static final class Both {
        final WindowedRun base;
        final WindowedRun edited;
        /** By place in the active window: whether any bit of the cell's facets, crown or people has ever changed. */
        final boolean[] changed = new boolean[WindowCity.ACTIVE.size()];

        IntervalMeans means;

        Both(RecordedRun recorded, ModelSetup scene) {
            base = WindowedRun.of(recorded, WindowCity.ACTIVE, Workers.SINGLE);
            edited = WindowedRun.of(recorded, scene, WindowCity.ACTIVE, WindowCity.THREADS);
            Counterparts same = new Counterparts(recorded.setup(), scene);
            for (int s = FIRST; s < LAST; s++) {
                base.step(WindowCity.step(s), people(s));
                edited.step(WindowCity.step(s), people(s));
                compare(same, scene, recorded.setup().facets().count());
            }
            IntervalMeans before = base.takeMeans();
            means = edited.takeMeans();
            for (Quantity q : means.fields().keySet()) {
                mark(before.of(q), means.of(q), edited.places());
            }
            wholeTrees(scene.geometry());
            wholeTrees(recorded.setup().geometry());
        }

        private void compare(Counterparts same, ModelSetup scene, int facetsBefore) {
            int[] then = new int[facetsBefore];
            for (int f = 0; f < then.length; f++) {
                then[base.facets()[f]] = f;
            }
            float[][] a = fields(base.model());
            float[][] b = fields(edited.model());
            Window active = WindowCity.ACTIVE;
            UrbanGeometry g = scene.geometry();
            for (int f = 0; f < edited.facets().length; f++) {
                int was = same.facetOfSameMake(edited.facets()[f]);
                boolean alike = was >= 0;
                for (int k = 0; k < a.length && alike; k++) {
                    alike = Float.floatToIntBits(a[k][then[was]]) == Float.floatToIntBits(b[k][f]);
                }
                int cell = WindowCut.cell(scene.facets(), g, edited.facets()[f]);
                changed[active.local(g.grid().row(cell), g.grid().column(cell))] |= !alike;
            }
            mark(
                    base.model().shortwave().crownAbsorbed(),
                    edited.model().shortwave().crownAbsorbed(),
                    edited.places());
            mark(
                    base.model().longwave().crownIncoming(),
                    edited.model().longwave().crownIncoming(),
                    edited.places());
            mark(
                    base.model().crownFluxes().leafTemperature(),
                    edited.model().crownFluxes().leafTemperature(),
                    edited.places());
        }

        private void mark(float[] before, float[] after, int[] places) {
            for (int i = 0; i < before.length; i++) {
                changed[places[i]] |= Float.floatToIntBits(before[i]) != Float.floatToIntBits(after[i]);
            }
        }

        /** The leaves of a tree share a root zone. */
        private void wholeTrees(UrbanGeometry g) {
            boolean[] touched = new boolean[10];
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < changed.length; i++) {
                    int tree = g.crowns().tree()[WindowCity.ACTIVE.gridIndex(g.grid(), i)];
                    if (tree >= 0) {
                        touched[tree] |= changed[i];
                        changed[i] |= touched[tree];
                    }
                }
            }
        }
    }

    private static boolean people(int step) {
        return step > FIRST + 2;
    }

    private static float[][] fields(Microclimate model) {
        return new float[][] {
            model.skinTemperature(),
            model.shortwave().incoming(),
            model.shortwave().outgoing(),
            model.longwave().incoming(),
            model.longwave().outgoing(),
            model.facetFluxes().latent(),
            model.facetFluxes().ground()
        };
    }

    private static RecordedRun record(ModelSetup setup) {
        Microclimate run = Microclimate.build(setup, List.of(), WindowCity.THREADS);
        for (int s = FIRST - 4; s < FIRST; s++) {
            run.step(WindowCity.step(s), false);
        }
        RecordedRun recorded = run.record(new MemoryRecord());
        for (int s = FIRST; s < LAST; s++) {
            run.step(WindowCity.step(s), people(s));
        }
        return recorded;
    }

    private static void theEditIsTheWholeRun(ModelSetup before, ModelSetup after) {
        RecordedRun recorded = record(before);
        Both whole = new Both(recorded, after);
        CellSet cells = CellSet.of(WindowCity.ACTIVE, WindowCity.DOMAIN, whole.changed);
        assertThat(cells.size()).isBetween(100, WindowCity.ACTIVE.size() * 3 / 4);
        WindowedRun edit = WindowedRun.of(recorded, after, cells, Workers.SINGLE);
        for (int s = FIRST; s < LAST; s++) {
            edit.step(WindowCity.step(s), people(s));
        }
        int[] number = numbers(whole.edited.facets(), after.facets());
        float[][] a = fields(whole.edited.model());
        float[][] b = fields(edit.model());
        for (int k = 0; k < a.length; k++) {
            float[] all = a[k];
            assertThat(b[k])
                    .as("field %d", k)
                    .isEqualTo(WindowCity.pick(
                            all,
                            Arrays.stream(edit.facets()).map(f -> number[f]).toArray()));
        }
        IntervalMeans means = edit.takeMeans();
        int[] place = numbers(whole.edited.cells(), WindowCity.DOMAIN.size());
        for (Quantity q : means.fields().keySet()) {
            assertThat(means.of(q))
                    .as("%s", q)
                    .isEqualTo(WindowCity.pick(
                            whole.means.of(q),
                            Arrays.stream(edit.cells()).map(c -> place[c]).toArray()));
        }
    }

    private static int[] numbers(int[] of, Facets facets) {
        return numbers(of, facets.count());
    }

    private static int[] numbers(int[] of, int count) {
        int[] number = new int[count];
        for (int i = 0; i < of.length; i++) {
            number[of[i]] = i;
        }
        return number;
    }

    @Test
    void aTreeAdded() {
        theEditIsTheWholeRun(WindowCity.setup(true, REACH, EXCHANGE), WindowCity.setup(false, REACH, EXCHANGE));
    }

    @Test
    void aTreeFelled() {
        theEditIsTheWholeRun(WindowCity.setup(false, REACH, EXCHANGE), WindowCity.setup(true, REACH, EXCHANGE));
    }

    @Test
    void aBuildingAdded() {
        theEditIsTheWholeRun(WindowCity.setup(false, REACH, EXCHANGE), WindowCity.built(REACH, EXCHANGE));
    }
}
