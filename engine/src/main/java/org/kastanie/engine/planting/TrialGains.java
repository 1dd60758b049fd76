package org.kastanie.engine.planting;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.kastanie.engine.planting.choice.Coverage;
import org.kastanie.engine.run.BaseRun;
import org.kastanie.engine.scene.NewTrees;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.model.WindowedRun;
import org.kastanie.solver.sun.SunPosition;

/**
 * What every option changes alone: radiation, surfaces and people of the hot day computed again in a window around it, with
 * the recorded air, and what lies around the window sending what it sent then.
 */
final class TrialGains {
    /**
     * Choice: within this distance of crown and shadow whoever sees the crown is computed again, m. At 15 m gains on an open
     * place come out a quarter too large, at 60 m within a hundredth (docs/plan-trees.md).
     */
    static final double MARGIN = 60;

    /**
     * Choice: what a tree changes by less than this in an hour counts tree by tree, K. Most places are of this kind, and what
     * several trees do to them together is their sum.
     */
    private static final double SMALL = 0.02;

    private final Heat heat;
    private final Window domain;
    private final int hours;
    private final int[][] key;
    private final float[][] loss;
    /** What each does elsewhere: harm, and small benefits with a sign of their own. */
    private final double[] harm;
    /** Most degrees that any option takes anywhere in an hour. */
    private final float[] strongest;

    private TrialGains(Heat heat, Window domain, int options) {
        this.heat = heat;
        this.domain = domain;
        hours = heat.base().size();
        key = new int[options][];
        loss = new float[options][];
        harm = new double[options];
        strongest = new float[hours];
    }

    /** Hears how many options are done. */
    interface Counter {
        void done(int options);
    }

    /** Tries all options, several at once. */
    static TrialGains run(
            HotDay day, HotDay.Recorded recorded, Heat heat, NewTrees trees, List<Option> options, Trial how) {
        ModelSetup base = recorded.run().setup();
        TrialGains gains = new TrialGains(heat, base.geometry().domain(), options.size());
        List<SunPosition> suns = day.path();
        AtomicInteger done = new AtomicInteger();
        how.workers().forEach(options.size(), 1, (from, to) -> {
            for (int k = from; k < to; k++) {
                CellSet cells = Shadow.cells(options.get(k), suns, how.margin(), base);
                WindowedRun run =
                        WindowedRun.of(recorded.run(), BaseRun.planted(base, trees, k), cells, Workers.SINGLE);
                gains.take(k, run.cells(), day.play(run));
                how.counter().done(done.incrementAndGet());
            }
        });
        return gains;
    }

    /**
     * @param margin of the windows, m
     * @param workers try options side by side
     * @param counter hears
     */
    record Trial(double margin, Workers workers, Counter counter) {}

    private void take(int option, int[] cells, List<float[]> fields) {
        int[] keys = new int[cells.length * hours];
        float[] losses = new float[keys.length];
        float[] most = new float[hours];
        double worse = 0;
        int n = 0;
        for (int i = 0; i < cells.length; i++) {
            int cell = cells[i];
            for (int h = 0; h < hours && heat.weight()[cell] > 0; h++) {
                float before = heat.base().get(h)[cell];
                float less = heat.above(before) - heat.above(fields.get(h)[i]);
                if (less > SMALL) {
                    keys[n] = cell * hours + h;
                    losses[n++] = less;
                    most[h] = Math.max(most[h], before - fields.get(h)[i]);
                } else {
                    worse -= heat.weight()[cell] * less;
                }
            }
        }
        key[option] = Arrays.copyOf(keys, n);
        loss[option] = Arrays.copyOf(losses, n);
        harm[option] = worse;
        synchronized (strongest) {
            for (int h = 0; h < hours; h++) {
                strongest[h] = Math.max(strongest[h], most[h]);
            }
        }
    }

    /**
     * The benefit of sets. In an hour a place can lose its excess, or the most any option takes anywhere in that hour where
     * that is less; options share it as {@link Coverage} says.
     */
    Coverage coverage() {
        int[] place = new int[domain.size() * hours];
        Arrays.fill(place, -1);
        int places = 0;
        for (int[] keys : key) {
            for (int k : keys) {
                if (place[k] < 0) {
                    place[k] = places++;
                }
            }
        }
        float[] most = new float[places];
        int[][] at = new int[key.length][];
        float[][] lost = new float[key.length][];
        for (int o = 0; o < key.length; o++) {
            at[o] = new int[key[o].length];
            lost[o] = new float[key[o].length];
            for (int k = 0; k < at[o].length; k++) {
                int cell = key[o][k] / hours;
                int hour = key[o][k] % hours;
                float weight = heat.weight()[cell];
                at[o][k] = place[key[o][k]];
                lost[o][k] = weight * loss[o][k];
                most[at[o][k]] = weight * Math.min(heat.above(heat.base().get(hour)[cell]), strongest[hour]);
            }
        }
        return new Coverage(most, at, lost, harm);
    }
}
