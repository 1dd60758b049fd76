package org.kastanie.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Statistics;
import org.kastanie.engine.output.raster.CogImage;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.engine.output.table.Csv;
import org.kastanie.engine.twin.Crs;
import org.kastanie.solver.quantity.Quantity;

/**
 * Differences between base case and variants over all draws.
 *
 * @param draws carried out
 * @param cases names of the variants
 * @param reference cells of the draws
 * @param backdrop of the maps, one a variant
 * @param rows intervals of the zones
 * @param low lower end of the interval of the felt temperature at the hottest hour, one field a variant, K
 * @param middle its median
 * @param high its upper end
 */
record Draws(
        List<Draw> draws,
        List<String> cases,
        GeoReference reference,
        List<ResultSet.Backdrop> backdrop,
        List<Row> rows,
        List<float[]> low,
        List<float[]> middle,
        List<float[]> high) {
    /**
     * Interval of one measure of one zone.
     *
     * @param zone it belongs to
     * @param measure such as utci_hottest_hour
     * @param unit of the values
     * @param variant number of the variant, from 0
     * @param low lower end
     * @param middle median
     * @param high upper end
     */
    record Row(Zone zone, String measure, String unit, int variant, double low, double middle, double high) {
        /** The interval does not hold zero. */
        boolean distinguishable() {
            return low > 0 || high < 0;
        }
    }

    /** Runs a job of a draw and says where its results are. */
    @FunctionalInterface
    interface Runs {
        Path of(int draw, StudyRun.Part part) throws IOException;
    }

    static Draws of(Study study, List<Draw> draws, List<StudyRun.Part> parts, Runs runs, int hottest)
            throws IOException {
        int variants = parts.size() - 1;
        List<List<float[]>> fields = new ArrayList<>();
        for (int v = 0; v < variants; v++) {
            fields.add(new ArrayList<>());
        }
        List<ZoneTable> tables = new ArrayList<>();
        List<Zone> zones = new ArrayList<>();
        List<Case> last = List.of();
        for (int d = 0; d < draws.size(); d++) {
            List<Case> cases = new ArrayList<>();
            for (StudyRun.Part part : parts) {
                cases.add(Case.read(part.name(), part.title(), runs.of(d, part), hottest));
            }
            if (zones.isEmpty()) {
                GeoReference place = cases.getFirst().run().description().domain();
                zones.addAll(Zone.of(study, place.grid(), new Crs(place.epsg(), place.name())));
            }
            tables.add(new ZoneTable(cases, zones));
            for (int v = 0; v < variants; v++) {
                fields.get(v)
                        .add(Case.difference(
                                cases.getFirst().hot(Quantity.UTCI),
                                cases.get(v + 1).hot(Quantity.UTCI)));
            }
            last = cases;
        }
        // with too few draws to cut anything off, the interval is all they span
        double edge = edge(study.uncertainty().level(), draws.size());
        return new Draws(
                draws,
                parts.stream().skip(1).map(StudyRun.Part::name).toList(),
                last.getFirst().run().description().domain(),
                last.stream().skip(1).map(c -> c.run().description().backdrop()).toList(),
                rows(tables, variants, edge),
                cells(fields, edge),
                cells(fields, 0.5),
                cells(fields, 1 - edge));
    }

    /** Share of the draws below the interval: none unless that is one draw at least. */
    static double edge(double level, int draws) {
        double cut = (1 - level) / 2;
        return cut * draws < 1 - 1e-9 ? 0 : cut;
    }

    private static List<Row> rows(List<ZoneTable> tables, int variants, double edge) {
        List<Row> rows = new ArrayList<>();
        List<ZoneTable.Row> first = tables.getFirst().rows();
        for (int r = 0; r < first.size(); r++) {
            for (int v = 1; v <= variants; v++) {
                float[] values = new float[tables.size()];
                for (int d = 0; d < values.length; d++) {
                    values[d] = (float) tables.get(d).rows().get(r).difference(v);
                }
                ZoneTable.Row row = first.get(r);
                rows.add(new Row(
                        row.zone(),
                        row.measure(),
                        row.unit(),
                        v - 1,
                        share(values, edge),
                        share(values, 0.5),
                        share(values, 1 - edge)));
            }
        }
        return rows;
    }

    private static List<float[]> cells(List<List<float[]>> fields, double share) {
        List<float[]> out = new ArrayList<>();
        for (List<float[]> draws : fields) {
            float[] field = new float[draws.getFirst().length];
            float[] values = new float[draws.size()];
            for (int i = 0; i < field.length; i++) {
                for (int d = 0; d < values.length; d++) {
                    values[d] = draws.get(d)[i];
                }
                field[i] = (float) share(values, share);
            }
            out.add(field);
        }
        return out;
    }

    /** The value below which a share of the draws lies; NaN where any draw has none. */
    static double share(float[] values, double share) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return Float.isNaN(sorted[sorted.length - 1]) ? Double.NaN : Statistics.percentile(sorted, share);
    }

    /** Cells whose interval holds zero. */
    boolean[] unclear(int variant) {
        boolean[] unclear = new boolean[low.get(variant).length];
        for (int i = 0; i < unclear.length; i++) {
            unclear[i] = low.get(variant)[i] <= 0 && high.get(variant)[i] >= 0;
        }
        return unclear;
    }

    void write(Path tables) throws IOException {
        Csv parameters = new Csv();
        parameters.row(
                List.of("draw", "air_temperature_added_K", "wind_speed_factor", "leaf_area_factor", "albedo_place"));
        for (int d = 0; d < draws.size(); d++) {
            Draw draw = draws.get(d);
            parameters.row(List.of(
                    String.valueOf(d + 1),
                    Csv.number(draw.airTemperature(), 4),
                    Csv.number(draw.windSpeed(), 4),
                    Csv.number(draw.leafArea(), 4),
                    Csv.number(draw.albedo(), 4)));
        }
        parameters.write(tables.resolve("draws.csv"));
        Csv csv = new Csv();
        csv.row(List.of("kind", "id", "measure", "unit", "variant", "low", "median", "high", "distinguishable"));
        for (Row row : rows) {
            csv.row(List.of(
                    row.zone().kind(),
                    row.zone().id(),
                    row.measure(),
                    row.unit(),
                    cases.get(row.variant()),
                    Csv.number(row.low(), 3),
                    Csv.number(row.middle(), 3),
                    Csv.number(row.high(), 3),
                    String.valueOf(row.distinguishable())));
        }
        csv.write(tables.resolve("uncertainty.csv"));
        for (int v = 0; v < cases.size(); v++) {
            List<float[]> bands = List.of(low.get(v), middle.get(v), high.get(v));
            CogImage image = new CogImage(
                    reference,
                    "change of UTCI at the hottest hour over the draws",
                    "K",
                    List.of("low", "median", "high"));
            CogWriter.write(tables.resolve("utci_difference_interval_" + cases.get(v) + ".tif"), image, bands::get);
        }
    }
}
