package org.kastanie.engine.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.map.Scale;
import org.kastanie.engine.output.map.Scales;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;

/**
 * Everything that is drawn from the frames as numbers, in one reading of each: the course of the means, shares of the stress
 * classes, summary fields, statistics of the areas.
 *
 * @param digest hottest and coolest time, means, shares
 * @param summaries fields over the whole period
 * @param areas statistics of every polygon
 */
record Course(Digest digest, List<SummaryField> summaries, AreaSeries areas) {

    /** Reads the frames quantity by quantity, shared among workers. */
    static Course of(ResultSet results, Workers workers) throws IOException {
        AreaSeries areas = AreaSeries.empty(results);
        Map<Quantity, double[]> means = new ConcurrentSkipListMap<>();
        Map<Quantity, double[][]> shares = new ConcurrentSkipListMap<>();
        Map<Quantity, double[][]> bands = new ConcurrentSkipListMap<>();
        Map<Quantity, List<SummaryField>> summaries = new ConcurrentSkipListMap<>();
        Tasks tasks = new Tasks();
        for (Quantity quantity : results.available()) {
            tasks.add(() -> {
                double[] mean = new double[results.times()];
                double[][] share = new double[results.times()][];
                double[][] band = new double[results.times()][];
                StressClasses classes = StressClasses.of(quantity);
                Scale scale = Scales.standard(quantity);
                Summaries summary = new Summaries(results, quantity);
                for (int time = 0; time < results.times(); time++) {
                    float[] values = Fields.display(results, quantity, time);
                    mean[time] = Statistics.mean(values);
                    if (classes != null && scale != null) {
                        band[time] = scale.shares(values);
                        share[time] = classes.shares(values);
                    }
                    summary.add(values);
                    areas.fill(quantity, time, values);
                }
                means.put(quantity, mean);
                if (classes != null) {
                    shares.put(quantity, share);
                    bands.put(quantity, band);
                }
                summaries.put(quantity, summary.fields());
            });
        }
        tasks.run(workers, Progress.SILENT, 0);
        List<SummaryField> fields = new ArrayList<>();
        for (Quantity quantity : Summaries.ORDER) {
            fields.addAll(summaries.getOrDefault(quantity, List.of()));
        }
        fields.addAll(Summaries.shade(results, fields));
        fields.add(Summaries.sky(results));
        return new Course(
                Digest.of(results.times(), new TreeMap<>(means), new TreeMap<>(shares), new TreeMap<>(bands)),
                fields,
                areas);
    }
}
