package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.raster.BandStream;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.quantity.Quantity;

/**
 * Reads every field of a mosaic once, block by block: packs its raster, gathers means, shares and the values of areas, and
 * leaves an overview for maps. What {@link Course} is to a run that fits into memory.
 */
final class MosaicCourse {
    /** Longer side of what maps are drawn from, cells: more than a map has picture elements. */
    private static final int LONGEST = 1600;

    /** Quantities of the report's maps and sentences, whatever the job asks for. */
    private static final Set<Quantity> TOLD = EnumSet.of(
            Quantity.UTCI,
            Quantity.PET,
            Quantity.MEAN_RADIANT_TEMPERATURE,
            Quantity.AIR_TEMPERATURE,
            Quantity.SURFACE_TEMPERATURE);

    private final ResultSet results;
    private final Mosaic mosaic;
    private final Path work;
    private final Grid grid;
    private final int level;
    private final Frames overviews;
    private final AreaSeries areas;
    private final Set<Quantity> drawn = EnumSet.noneOf(Quantity.class);
    private final Map<Quantity, double[]> means = new ConcurrentHashMap<>();
    private final Map<Quantity, double[][]> shares = new ConcurrentHashMap<>();
    private final Map<Quantity, double[][]> bands = new ConcurrentHashMap<>();
    private final Map<String, float[]> planes = new ConcurrentHashMap<>();

    /**
     * @param results without frames, static fields and backdrop
     * @param work folder for packed bands and overviews
     */
    MosaicCourse(ResultSet results, Mosaic mosaic, Path work) {
        this.results = results;
        this.mosaic = mosaic;
        this.work = work;
        grid = results.domain().grid();
        level = BandStream.level(grid, LONGEST);
        overviews = new Frames(
                work.resolve("overviews"), BandStream.grid(grid, level).size());
        areas = AreaSeries.empty(results);
        if (results.formats().contains("png") || results.formats().contains("report")) {
            drawn.addAll(TOLD);
            drawn.addAll(results.requested());
            drawn.retainAll(results.available());
        }
        for (Quantity quantity : results.available()) {
            means.put(quantity, new double[results.times()]);
            if (StressClasses.of(quantity) != null) {
                shares.put(quantity, new double[results.times()][]);
                bands.put(quantity, new double[results.times()][]);
            }
        }
    }

    /** One piece of work a field, and one a plane. */
    void plan(Tasks tasks, List<SummaryField> summaries) {
        for (Quantity quantity : results.available()) {
            for (int t = 0; t < results.times(); t++) {
                int time = t;
                tasks.add(() -> field(quantity, time));
            }
        }
        for (SummaryField field : summaries) {
            tasks.add(() -> plane(field.name(), band(field.name())));
        }
        for (String name : List.of(Mosaic.BUILDING, Mosaic.CROWN, Mosaic.HEIGHT)) {
            tasks.add(() -> plane(name, null));
        }
    }

    private boolean rasters() {
        return results.formats().contains("cog");
    }

    /** Where the packed band of a quantity and time, or of a plane, waits. */
    Path band(Quantity quantity, int time) {
        return band(quantity.contractName() + "-" + time);
    }

    Path band(String name) {
        return work.resolve(name + ".band");
    }

    private void plane(String name, @Nullable Path band) throws IOException {
        planes.put(name, BandStream.pass(rasters() ? band : null, grid, level, block -> mosaic.plane(name, block)));
    }

    private void field(Quantity quantity, int time) throws IOException {
        Tally tally = new Tally(quantity);
        float[][] picked =
                areas.areas().stream().map(a -> new float[a.cells().length]).toArray(float[][]::new);
        boolean whole = level == 0 && drawn.contains(quantity);
        float[] kept = new float[whole ? grid.size() : 0];
        boolean raster = rasters() && results.requested().contains(quantity);
        float[] overview = BandStream.pass(raster ? band(quantity, time) : null, grid, level, block -> {
            float[] values = mosaic.field(quantity, time, block);
            for (int r = 0; whole && r < block.rows(); r++) {
                int at = grid.index(block.row() + r, block.column());
                System.arraycopy(values, r * block.columns(), kept, at, block.columns());
            }
            Fields.display(quantity, values);
            tally.add(values);
            for (int a = 0; a < picked.length; a++) {
                areas.areas().get(a).pick(grid, block, values, picked[a]);
            }
            return values;
        });
        for (int a = 0; a < picked.length; a++) {
            areas.fill(quantity, time, a, picked[a]);
        }
        told(means, quantity)[time] = tally.mean();
        if (shares.containsKey(quantity)) {
            told(shares, quantity)[time] = tally.stress();
            told(bands, quantity)[time] = tally.bands();
        }
        if (drawn.contains(quantity)) {
            overviews.write(quantity, time, whole ? kept : internal(quantity, overview));
        }
    }

    private static <T> T told(Map<Quantity, T> map, Quantity quantity) {
        return java.util.Objects.requireNonNull(map.get(quantity));
    }

    private static float[] internal(Quantity quantity, float[] values) {
        boolean celsius = quantity.displayUnit().equals("degC");
        for (int i = 0; celsius && i < values.length; i++) {
            values[i] = (float) (values[i] + PhysicalConstants.ZERO_CELSIUS);
        }
        return values;
    }

    /** Numbers of the whole run, once all pieces are done. */
    Course course(List<SummaryField> summaries) {
        List<SummaryField> fields = summaries.stream()
                .map(f -> f.with(planes.getOrDefault(f.name(), new float[0])))
                .toList();
        return new Course(
                Digest.of(results.times(), new TreeMap<>(means), new TreeMap<>(shares), new TreeMap<>(bands)),
                fields,
                areas);
    }

    /** The run as maps show it: cells of an overview. */
    ResultSet drawn() {
        GeoReference d = results.domain();
        GeoReference coarse = new GeoReference(
                BandStream.grid(grid, level), d.epsg(), d.name(), d.wkt(), d.latitude(), d.longitude());
        ResultSet.Backdrop backdrop = new ResultSet.Backdrop(
                Mosaic.marks(plane(Mosaic.BUILDING)), Mosaic.marks(plane(Mosaic.CROWN)), plane(Mosaic.HEIGHT));
        return results.on(coarse, overviews, List.copyOf(drawn), backdrop);
    }

    /** How many cells of the run a cell of the maps has along an edge. */
    int thinning() {
        return 1 << level;
    }

    private float[] plane(String name) {
        return planes.getOrDefault(name, new float[0]);
    }
}
