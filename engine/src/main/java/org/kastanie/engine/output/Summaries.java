package org.kastanie.engine.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.quantity.Quantity;

/** Computes the summary fields of the contract from the frames of a run, as far as their quantities are available. */
public final class Summaries {
    private static final double SECONDS_PER_HOUR = 3600;

    private final ResultSet results;
    private final List<SummaryField> fields = new ArrayList<>();

    private Summaries(ResultSet results) {
        this.results = results;
    }

    public static List<SummaryField> of(ResultSet results) throws IOException {
        Summaries summaries = new Summaries(results);
        summaries.extremes(Quantity.UTCI, false, true, 32, 38);
        summaries.extremes(Quantity.PET, false, true, 35);
        summaries.extremes(Quantity.AIR_TEMPERATURE, true, true);
        summaries.extremes(Quantity.MEAN_RADIANT_TEMPERATURE, false, true);
        summaries.extremes(Quantity.SURFACE_TEMPERATURE, false, true);
        summaries.sunlitHours();
        summaries.fields.add(new SummaryField("sky_view_factor", "sky view factor", "1", "", results.skyViewFactor()));
        return summaries.fields;
    }

    /** Minimum, maximum and hours above thresholds (degC) in one pass over the frames. */
    private void extremes(Quantity quantity, boolean minimum, boolean maximum, int... thresholds) throws IOException {
        if (!results.available().contains(quantity)) {
            return;
        }
        float[] low = empty();
        float[] high = empty();
        float[][] hours = new float[thresholds.length][];
        Arrays.setAll(hours, i -> empty());
        float step = (float) (results.interval().toSeconds() / SECONDS_PER_HOUR);
        for (int time = 0; time < results.times(); time++) {
            float[] values = results.frames().read(quantity, time);
            for (int i = 0; i < values.length; i++) {
                float value = quantity.toDisplay(values[i]);
                if (Float.isNaN(value)) {
                    continue;
                }
                low[i] = value < low[i] || Float.isNaN(low[i]) ? value : low[i];
                high[i] = value > high[i] || Float.isNaN(high[i]) ? value : high[i];
                for (int k = 0; k < thresholds.length; k++) {
                    float before = Float.isNaN(hours[k][i]) ? 0 : hours[k][i];
                    hours[k][i] = before + (value > thresholds[k] ? step : 0);
                }
            }
        }
        String name = quantity.contractName();
        String spoken = Words.quantity(quantity);
        if (maximum) {
            add(name + "_max", "highest " + spoken, quantity.displayUnit(), "time: maximum", high);
        }
        if (minimum) {
            add(name + "_min", "lowest " + spoken, quantity.displayUnit(), "time: minimum", low);
        }
        for (int k = 0; k < thresholds.length; k++) {
            String title = "hours with " + spoken + " above " + thresholds[k] + " \u00b0C";
            add(name + "_hours_above_" + thresholds[k], title, "h", "time: sum", hours[k]);
        }
    }

    private void sunlitHours() throws IOException {
        if (!results.available().contains(Quantity.SUNLIT_FRACTION)) {
            return;
        }
        float[] hours = empty();
        float step = (float) (results.interval().toSeconds() / SECONDS_PER_HOUR);
        for (int time = 0; time < results.times(); time++) {
            float[] share = results.frames().read(Quantity.SUNLIT_FRACTION, time);
            for (int i = 0; i < share.length; i++) {
                if (!Float.isNaN(share[i])) {
                    hours[i] = (Float.isNaN(hours[i]) ? 0 : hours[i]) + share[i] * step;
                }
            }
        }
        add("sunlit_hours", "hours in direct sun", "h", "time: sum", hours);
    }

    private void add(String name, String title, String unit, String cellMethods, float[] values) {
        fields.add(new SummaryField(name, title, unit, cellMethods, values));
    }

    private float[] empty() {
        float[] values = new float[results.domain().grid().size()];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
