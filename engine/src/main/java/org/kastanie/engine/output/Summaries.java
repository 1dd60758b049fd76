package org.kastanie.engine.output;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.sun.SunTrack;

/** Gathers the summary fields of the contract that belong to one quantity, frame by frame. */
final class Summaries {
    /** Order of the summaries, quantity by quantity; the sky view factor comes last. */
    static final List<Quantity> ORDER = List.of(
            Quantity.UTCI,
            Quantity.PET,
            Quantity.AIR_TEMPERATURE,
            Quantity.MEAN_RADIANT_TEMPERATURE,
            Quantity.SURFACE_TEMPERATURE,
            Quantity.SUNLIT_FRACTION,
            Quantity.SUNLIT_FRACTION_WITHOUT_CROWNS);

    /** Name of the count of tropical nights. */
    static final String TROPICAL = "tropical_nights";

    private static final double SECONDS_PER_HOUR = 3600;
    private static final float[] NOTHING = {};

    private final Quantity quantity;
    private final float step;
    private final float[] low;
    private final float[] high;
    private final int[] thresholds;
    private final float[][] hours;
    private final TropicalNights tropical;

    /** Starts with no frame; a quantity without summaries takes frames and gives nothing. */
    Summaries(ResultSet results, Quantity quantity) {
        this(results, quantity, results.domain().grid().size());
    }

    private Summaries(ResultSet results, Quantity quantity, int cells) {
        this.quantity = quantity;
        this.step = (float) (results.interval().toSeconds() / SECONDS_PER_HOUR);
        int size = ORDER.contains(quantity) ? cells : 0;
        boolean sun = quantity == Quantity.SUNLIT_FRACTION || quantity == Quantity.SUNLIT_FRACTION_WITHOUT_CROWNS;
        boolean air = quantity == Quantity.AIR_TEMPERATURE;
        tropical = new TropicalNights(results.start(), results.interval(), results.times(), air ? size : 0);
        low = empty(air ? size : 0);
        high = empty(sun ? 0 : size);
        thresholds = switch (quantity) {
            case UTCI -> new int[] {32, 38};
            case PET -> new int[] {35};
            default -> new int[0];
        };
        hours = new float[sun ? 1 : thresholds.length][];
        Arrays.setAll(hours, i -> empty(size));
    }

    /** Adds the frame of the next time, in the units people see. */
    void add(float[] values) {
        for (int i = 0; i < low.length; i++) {
            // Not a number on either side makes the comparison false; the first value takes its place.
            low[i] = low[i] <= values[i] || Float.isNaN(values[i]) ? low[i] : values[i];
        }
        tropical.add(values);
        for (int i = 0; i < high.length; i++) {
            high[i] = high[i] >= values[i] || Float.isNaN(values[i]) ? high[i] : values[i];
        }
        for (int k = 0; k < hours.length; k++) {
            float[] sum = hours[k];
            for (int i = 0; i < sum.length; i++) {
                float value = values[i];
                float more = thresholds.length == 0 ? value * step : value > thresholds[k] ? step : 0;
                // A cell without a value so far begins at its first one; one without a value now stays as it is.
                sum[i] = Float.isNaN(value) ? sum[i] : Float.isNaN(sum[i]) ? more : sum[i] + more;
            }
        }
    }

    /** The summaries of all frames so far. */
    List<SummaryField> fields() {
        List<SummaryField> fields = new ArrayList<>();
        String name = quantity.contractName();
        String spoken = Words.quantity(quantity);
        String unit = quantity.displayUnit();
        if (high.length > 0) {
            fields.add(new SummaryField(name + "_max", "highest " + spoken, unit, "time: maximum", high));
        }
        if (low.length > 0) {
            fields.add(new SummaryField(name + "_min", "lowest " + spoken, unit, "time: minimum", low));
        }
        if (low.length > 0 && tropical.nights() > 0) {
            String title = "tropical nights (air not below 20 \u00b0C from 18 to 06 UTC) of " + tropical.nights();
            fields.add(new SummaryField(TROPICAL, title, "1", "time: sum", tropical.count()));
        }
        for (int k = 0; k < thresholds.length; k++) {
            String title = "hours with " + spoken + " above " + thresholds[k] + " \u00b0C";
            fields.add(new SummaryField(name + "_hours_above_" + thresholds[k], title, "h", "time: sum", hours[k]));
        }
        if (quantity == Quantity.SUNLIT_FRACTION) {
            fields.add(new SummaryField("sunlit_hours", "hours in direct sun", "h", "time: sum", hours[0]));
        }
        if (quantity == Quantity.SUNLIT_FRACTION_WITHOUT_CROWNS) {
            String title = "hours in direct sun if no tree stood anywhere";
            fields.add(new SummaryField("sunlit_hours_without_crowns", title, "h", "time: sum", hours[0]));
        }
        return fields;
    }

    /** What summaries a run has and what they are called, without values. */
    static List<SummaryField> described(ResultSet results) {
        List<SummaryField> fields = new ArrayList<>();
        for (Quantity quantity : ORDER) {
            if (results.available().contains(quantity)) {
                new Summaries(results, quantity, 1).fields().forEach(f -> fields.add(f.with(NOTHING)));
            }
        }
        shade(results, fields).forEach(f -> fields.add(f.with(NOTHING)));
        fields.add(sky(results).with(NOTHING));
        return fields;
    }

    /**
     * Whose shade it is, where the hours of sun with and without crowns are both among the fields: what trees take of the
     * sun that buildings and terrain leave, and what those take of the time the sun is up.
     */
    static List<SummaryField> shade(ResultSet results, List<SummaryField> fields) {
        float[] sun = null;
        float[] bare = null;
        for (SummaryField field : fields) {
            sun = field.name().equals("sunlit_hours") ? field.values() : sun;
            bare = field.name().equals("sunlit_hours_without_crowns") ? field.values() : bare;
        }
        if (sun == null || bare == null) {
            return List.of();
        }
        float day = (float) daylight(results);
        float[] trees = new float[sun.length];
        float[] buildings = new float[sun.length];
        for (int i = 0; i < sun.length; i++) {
            // rounding must not make less than none of it
            trees[i] = Math.max(0, bare[i] - sun[i]);
            buildings[i] = Math.max(0, day - bare[i]);
        }
        return List.of(
                new SummaryField("tree_shade_hours", "hours of sun taken by trees", "h", "time: sum", trees),
                new SummaryField(
                        "building_shade_hours",
                        "hours of sun taken by buildings and terrain",
                        "h",
                        "time: sum",
                        buildings));
    }

    /** Hours of the period with the sun above the horizon. */
    private static double daylight(ResultSet results) {
        double hours = 0;
        for (int time = 0; time < results.times(); time++) {
            Instant end = results.stamp(time);
            SunTrack track = SunTrack.of(
                    end.minus(results.interval()),
                    end,
                    results.domain().latitude(),
                    results.domain().longitude());
            hours += Arrays.stream(track.weight()).sum() * results.interval().toSeconds() / SECONDS_PER_HOUR;
        }
        return hours;
    }

    /** The static field among the summaries. */
    static SummaryField sky(ResultSet results) {
        return new SummaryField("sky_view_factor", "sky view factor", "1", "", results.skyViewFactor());
    }

    private static float[] empty(int size) {
        float[] values = new float[size];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
