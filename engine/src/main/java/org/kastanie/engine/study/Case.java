package org.kastanie.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.job.Study.Words;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.StoredRun;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;

/**
 * One finished run of a study and its fields that tables are made of.
 *
 * @param name of its folder; ist for the base case
 * @param title for people
 * @param run read back
 * @param hottest fields at the hottest hour of the base case, units people see
 * @param sums fields over the whole period, by name of the measure
 */
record Case(String name, Words title, StoredRun run, Map<Quantity, float[]> hottest, Map<String, float[]> sums) {
    /** Quantities a study speaks of. */
    static final List<Quantity> QUANTITIES = List.of(
            Quantity.UTCI,
            Quantity.PET,
            Quantity.MEAN_RADIANT_TEMPERATURE,
            Quantity.SURFACE_TEMPERATURE,
            Quantity.AIR_TEMPERATURE,
            Quantity.WIND_SPEED);

    static final String NIGHT = "air_temperature_night_minimum";

    /** Hours above a limit, degC. */
    record Above(Quantity quantity, int limit) {
        String measure() {
            return quantity.contractName() + "_hours_above_" + limit;
        }
    }

    static final List<Above> ABOVE = List.of(
            new Above(Quantity.UTCI, 32),
            new Above(Quantity.UTCI, 38),
            new Above(Quantity.PET, 35),
            new Above(Quantity.PET, 41));

    /** First and last hour of the night by the offset of the stamps: a choice, summer nights. */
    private static final int DUSK = 22;

    private static final int DAWN = 6;

    static Case read(String name, Words title, Path folder, int hottest) throws IOException {
        StoredRun run = StoredRun.open(folder);
        Map<Quantity, float[]> hot = new EnumMap<>(Quantity.class);
        for (Quantity quantity : QUANTITIES) {
            hot.put(quantity, run.shown(quantity, hottest));
        }
        Map<String, float[]> sums = new java.util.LinkedHashMap<>();
        float hours = run.description().interval().toSeconds() / 3600f;
        for (Quantity quantity : List.of(Quantity.UTCI, Quantity.PET)) {
            hours(run, quantity, hours, sums);
        }
        sums.put(NIGHT, night(run));
        return new Case(name, title, run, hot, sums);
    }

    /** Output time with the highest mean UTCI. */
    static int hottest(Path folder) throws IOException {
        StoredRun run = StoredRun.open(folder);
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int time = 0; time < run.description().times(); time++) {
            double mean = mean(run.shown(Quantity.UTCI, time));
            if (mean > highest) {
                highest = mean;
                best = time;
            }
        }
        return best;
    }

    private static void hours(StoredRun run, Quantity quantity, float step, Map<String, float[]> sums)
            throws IOException {
        List<Above> limits =
                ABOVE.stream().filter(a -> a.quantity() == quantity).toList();
        limits.forEach(a -> sums.put(
                a.measure(), new float[run.description().domain().grid().size()]));
        for (int time = 0; time < run.description().times(); time++) {
            float[] values = run.shown(quantity, time);
            for (Above above : limits) {
                float[] sum = sums.getOrDefault(above.measure(), values);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = Float.isNaN(values[i]) ? Float.NaN : sum[i] + (values[i] > above.limit() ? step : 0);
                }
            }
        }
    }

    /** Lowest air temperature of the night hours; all NaN if the period has none. */
    private static float[] night(StoredRun run) throws IOException {
        ResultSet set = run.description();
        float[] low = new float[set.domain().grid().size()];
        Arrays.fill(low, Float.NaN);
        for (int time = 0; time < set.times(); time++) {
            Instant middle = set.stamp(time).minus(set.interval().dividedBy(2));
            int hour = middle.atOffset(set.offset()).getHour();
            if (hour >= DUSK || hour < DAWN) {
                float[] values = run.shown(Quantity.AIR_TEMPERATURE, time);
                for (int i = 0; i < low.length; i++) {
                    low[i] = low[i] <= values[i] || Float.isNaN(values[i]) ? low[i] : values[i];
                }
            }
        }
        return low;
    }

    float[] hot(Quantity quantity) {
        float[] values = hottest.get(quantity);
        if (values == null) {
            throw new IllegalStateException(quantity + " is not kept");
        }
        return values;
    }

    float[] sum(String measure) {
        float[] values = sums.get(measure);
        if (values == null) {
            throw new IllegalStateException(measure + " is not kept");
        }
        return values;
    }

    Grid grid() {
        return run.description().domain().grid();
    }

    /** Cells without a building, where people may be. */
    boolean[] open() {
        boolean[] building = run.description().backdrop().building();
        boolean[] open = new boolean[building.length];
        float[] utci = hot(Quantity.UTCI);
        for (int i = 0; i < open.length; i++) {
            open[i] = !building[i] && !Float.isNaN(utci[i]);
        }
        return open;
    }

    static double mean(float[] values) {
        double sum = 0;
        int n = 0;
        for (float v : values) {
            if (!Float.isNaN(v)) {
                sum += v;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** B minus A. */
    static float[] difference(float[] a, float[] b) {
        float[] out = new float[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = b[i] - a[i];
        }
        return out;
    }

    /** Names of the measures of a zone, in their order, with their units. */
    static List<String[]> measures() {
        List<String[]> names = new ArrayList<>();
        QUANTITIES.forEach(q -> names.add(new String[] {q.contractName() + "_hottest_hour", q.displayUnit()}));
        ABOVE.forEach(a -> names.add(new String[] {a.measure(), "h"}));
        names.add(new String[] {NIGHT, "degC"});
        return names;
    }
}
