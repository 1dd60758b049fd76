package org.kastanie.engine.output.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.output.AreaSeries;
import org.kastanie.engine.output.Digest;
import org.kastanie.engine.output.Fields;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;
import org.kastanie.engine.output.Statistics;
import org.kastanie.engine.output.SummaryField;
import org.kastanie.engine.output.Words;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.sun.SolarPosition;

/** Turns fields into sentences that name when, where and how much. */
final class Findings {
    private static final String[] SECTORS = {
        "north-west", "north", "north-east", "west", "middle", "east", "south-west", "south", "south-east"
    };
    /** Cells fewer than this make no statement about a part of the domain: a choice. */
    private static final int FEW = 20;

    /** Lowest air temperature of a tropical night, degC (Deutscher Wetterdienst, Wetterlexikon). */
    private static final double TROPICAL = 20;

    private final ResultSet results;
    private final Digest digest;
    private final Stamps stamps;
    private final AreaSeries areas;

    private final List<SummaryField> summaries;

    Findings(ResultSet results, Digest digest, AreaSeries areas, List<SummaryField> summaries) {
        this.summaries = summaries;
        this.results = results;
        this.digest = digest;
        this.stamps = Stamps.of(results);
        this.areas = areas;
    }

    List<String> sentences() throws IOException {
        List<String> sentences = new ArrayList<>();
        if (digest.means().isEmpty()) {
            return List.of("The job asked for no fields.");
        }
        int hot = digest.hottest();
        float[] felt = Fields.display(results, digest.guide(), hot);
        float[] sorted = Statistics.sorted(felt);
        sentences.add(Phrases.text(
                "The hottest hour is %s: the %s averages %s outdoors; the coolest tenth of the area stays below %s, the "
                        + "hottest tenth exceeds %s.",
                stamps.full(hot),
                Words.quantity(digest.guide()),
                Phrases.degrees(java.util.Objects.requireNonNull(digest.means().get(digest.guide()))[hot]),
                Phrases.degrees(Statistics.percentile(sorted, 0.1)),
                Phrases.degrees(Statistics.percentile(sorted, 0.9))));
        stress(sentences, hot);
        shade(sentences, felt);
        places(sentences, felt);
        named(sentences, hot);
        coolest(sentences);
        nights(sentences);
        return sentences;
    }

    private void stress(List<String> sentences, int hot) {
        if (!results.available().contains(Quantity.UTCI)) {
            return;
        }
        double[] shares = digest.shares(Quantity.UTCI)[hot];
        double veryStrong = shares[8] + shares[9];
        if (Double.isNaN(veryStrong)) {
            return; // nobody stands in this domain
        }
        sentences.add(Phrases.text(
                "In that hour %s of the outdoor area is under strong heat stress or worse (UTCI above 32\u00a0\u00b0C), %s under "
                        + "very strong or extreme heat stress (above 38\u00a0\u00b0C).",
                Phrases.percent(shares[7] + veryStrong), Phrases.percent(veryStrong)));
    }

    /** What crowns do where people walk: outdoor cells under crowns against those in the open, same hour. */
    private void shade(List<String> sentences, float[] felt) {
        List<Integer> count = new ArrayList<>();
        double[] means = new double[2];
        for (boolean crown : new boolean[] {true, false}) {
            double sum = 0;
            int n = 0;
            for (int i = 0; i < felt.length; i++) {
                boolean use = !Float.isNaN(felt[i]) && !results.backdrop().building()[i];
                if (use && results.backdrop().crown()[i] == crown) {
                    sum += felt[i];
                    n++;
                }
            }
            means[crown ? 0 : 1] = sum / n;
            count.add(n);
        }
        if (count.get(0) >= FEW && count.get(1) >= FEW) {
            double gain = means[1] - means[0];
            sentences.add(Phrases.text(
                    "Under the crowns of trees the %2$s averages %1$s, elsewhere %3$s: a difference of %4$s\u00a0K.",
                    Phrases.degrees(means[0]),
                    Words.quantity(digest.guide()),
                    Phrases.degrees(means[1]),
                    Phrases.number("%.1f", gain)));
        }
    }

    private void places(List<String> sentences, float[] felt) {
        Grid grid = results.domain().grid();
        double[] sum = new double[9];
        int[] count = new int[9];
        for (int i = 0; i < felt.length; i++) {
            if (!Float.isNaN(felt[i])) {
                int sector = 3 * (3 * grid.row(i) / grid.rows()) + 3 * grid.column(i) / grid.columns();
                sum[sector] += felt[i];
                count[sector]++;
            }
        }
        int hot = -1;
        int cool = -1;
        for (int s = 0; s < 9; s++) {
            if (count[s] >= FEW) {
                hot = hot < 0 || sum[s] / count[s] > sum[hot] / count[hot] ? s : hot;
                cool = cool < 0 || sum[s] / count[s] < sum[cool] / count[cool] ? s : cool;
            }
        }
        if (hot >= 0 && hot != cool) {
            sentences.add(Phrases.text(
                    "The hottest part of the domain is the %s (mean %s), the coolest the %s (mean %s).",
                    SECTORS[hot],
                    Phrases.degrees(sum[hot] / count[hot]),
                    SECTORS[cool],
                    Phrases.degrees(sum[cool] / count[cool])));
        }
    }

    private void named(List<String> sentences, int hot) {
        int column = areas.column(digest.guide().contractName() + "_mean");
        int best = -1;
        int worst = -1;
        for (int a = 0; column >= 0 && a < areas.areas().size(); a++) {
            double value = areas.values()[a][hot][column];
            if (!Double.isNaN(value)) {
                worst = worst < 0 || value > areas.values()[worst][hot][column] ? a : worst;
                best = best < 0 || value < areas.values()[best][hot][column] ? a : best;
            }
        }
        if (worst >= 0 && worst != best) {
            sentences.add(Phrases.text(
                    "Of the named areas \u201c%s\u201d is the hottest (mean %s) and \u201c%s\u201d the coolest (mean %s).",
                    areas.areas().get(worst).area().id(),
                    Phrases.degrees(areas.values()[worst][hot][column]),
                    areas.areas().get(best).area().id(),
                    Phrases.degrees(areas.values()[best][hot][column])));
        }
    }

    private void coolest(List<String> sentences) throws IOException {
        double[] air = digest.means().get(Quantity.AIR_TEMPERATURE);
        if (air == null) {
            return;
        }
        int cool = digest.coolest();
        if (Double.isNaN(air[cool])) {
            return;
        }
        float[] sorted = Statistics.sorted(Fields.display(results, Quantity.AIR_TEMPERATURE, cool));
        sentences.add(Phrases.text(
                "%s: the air averages %s over the area; the mildest places stay at %s.%s",
                night(cool)
                        ? "The coolest hour is in the night, " + stamps.interval(cool)
                        : "The coolest hour is " + stamps.interval(cool),
                Phrases.degrees(air[cool]),
                Phrases.degrees(Statistics.percentile(sorted, 0.98)),
                tropical(air)));
    }

    /** Where nights are tropical by the count of the stations' rule. */
    private void nights(List<String> sentences) {
        for (SummaryField field : summaries) {
            float[] count = Statistics.sorted(field.values());
            if (!field.name().equals("tropical_nights") || count.length == 0) {
                continue;
            }
            int some = 0;
            double sum = 0;
            for (float nights : count) {
                some += nights > 0 ? 1 : 0;
                sum += nights;
            }
            String each = some == 0
                    ? ""
                    : Phrases.text(
                            ", %s on average over the whole of it, at most %s",
                            Phrases.number("%.1f", sum / count.length),
                            Phrases.number("%.0f", count[count.length - 1]));
            sentences.add(Phrases.text(
                    "%s of the outdoor area has a tropical night, in which the air (hourly means at 2 m) does not fall below "
                            + "20\u00a0\u00b0C from 18 to 06 UTC%s.",
                    some == 0 ? "No part" : Phrases.percent((double) some / count.length), each));
        }
    }

    /**
     * A night is tropical where the air does not fall below 20 degC (Deutscher Wetterdienst: minimum at a station from 18 to
     * 06 UTC); said here of hours with the sun below the horizon, anywhere on the earth, and of a run that holds all hours of
     * a day, so that none of the night is missing.
     */
    private String tropical(double[] air) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int time = 0; time < air.length; time++) {
            if (night(time)) {
                lowest = Math.min(lowest, air[time]);
            }
        }
        boolean whole = results.interval().multipliedBy(results.times()).compareTo(Duration.ofDays(1)) >= 0;
        return whole && Double.isFinite(lowest) && lowest >= TROPICAL
                ? " On average over the area it does not fall below 20 \u00b0C in any hour between sunset and sunrise: as in a "
                        + "tropical night, in which people recover badly."
                : "";
    }

    /** The sun is below the horizon at the beginning or the end of an output interval. */
    private boolean night(int time) {
        Instant end = results.stamp(time);
        return dark(end) || dark(end.minus(results.interval()));
    }

    private boolean dark(Instant instant) {
        double latitude = results.domain().latitude();
        double longitude = results.domain().longitude();
        return SolarPosition.at(instant, latitude, longitude).elevation() < 0;
    }
}
