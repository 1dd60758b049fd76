package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.Mosaic;
import org.kastanie.engine.output.MosaicWriter;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.catalogue.Records;
import org.kastanie.engine.output.objects.ObjectFiles;
import org.kastanie.engine.output.table.HeatTable;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.quantity.Quantity;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run that is larger than memory: tile after tile is computed as a run of its own, with facets in a halo and shading objects
 * in a margin round it, and leaves packed pieces from which the results are put together. A finished tile is not computed again.
 */
final class TiledRun {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Bytes a cell that building a scene takes; beyond half of the memory the whole is not even tried. A guess from its arrays. */
    private static final double SCENE_BYTES = 200;

    /** Read beyond the margin, in cells: objects are judged by their footprints, rasters mixed with neighbours. A choice. */
    private static final int RIM = 4;

    /** Columns of air round the halo at most: 17 of fetch and half of 16 that make their number even for the multigrid. */
    private static final int FETCH = 26;

    private final RunSpec spec;
    private final Provenance provenance;
    private final Runner.Options options;
    private final CityModel outline;
    private final Tiling tiling;
    private final StageLog progress;
    private final BuildInfo build = BuildInfo.current();
    private final @Nullable CoarseRun coarse;

    /**
     * What all tiles have in common.
     *
     * @param air of the whole domain, or null
     */
    private record Shared(
            TileSurvey survey, Mosaic mosaic, @Nullable SharedAir air) {}

    private TiledRun(RunSpec spec, Provenance provenance, Runner.Options options, int edge) {
        this.spec = spec;
        this.provenance = provenance;
        this.options = options;
        this.progress = new StageLog(options.progress());
        Preparation preparation = new Preparation(spec);
        outline = TwinReader.outline(spec.twin(), preparation.jobCrs());
        Grid grid = SceneBuilder.domain(outline, preparation.sceneOptions(preparation.polygon(outline.crs())));
        GeoReference domain = Places.domain(grid, outline.crs(), CrsResolver.wkt(outline.crs()));
        tiling = new Tiling(domain, edge);
        coarse = CoarseRun.of(spec, tiling, outline.crs(), options.memory());
    }

    /**
     * The tiled run a job is, by its own wish, by what an interrupted run began with, or because it is plainly too large.
     *
     * @param folder with what is there already, or null
     * @return null if it is to be tried as a whole
     */
    static @Nullable TiledRun of(
            RunSpec spec,
            Provenance provenance,
            Runner.Options options,
            @Nullable ResultFolder folder,
            boolean resume) {
        int edge = spec.domain().tile();
        if (resume && folder != null) {
            edge = Files.exists(folder.tiling()) ? begun(folder, provenance.key(BuildInfo.current())) : 0;
            return edge == 0 ? null : new TiledRun(spec, provenance, options, edge);
        }
        if (edge == 0) {
            Grid domain = roughly(spec);
            if (domain == null || !plainlyTooLarge(spec, domain, options.memory())) {
                return null;
            }
            edge = Tiling.fitting(spec, domain, options.memory());
            if (edge == 0) {
                Estimate.ahead(spec, domain, options.threads(), 0, 0).requireMemory(options.memory());
                return null;
            }
        }
        return new TiledRun(spec, provenance, options, edge);
    }

    private static boolean plainlyTooLarge(RunSpec spec, Grid domain, long memory) {
        double margin = 2 * spec.domain().margin() / spec.domain().cell();
        return SCENE_BYTES * (domain.columns() + margin) * (domain.rows() + margin) > 0.5 * memory;
    }

    /** Of a job whose scene is known not to fit; null if no tile would. */
    static @Nullable TiledRun smaller(RunSpec spec, Provenance provenance, Runner.Options options) {
        TiledRun run = new TiledRun(spec, provenance, options, 1);
        int edge = Tiling.fitting(spec, run.tiling.domain().grid(), options.memory());
        return edge == 0 ? null : new TiledRun(spec, provenance, options, edge);
    }

    /** The domain, where it is known without reading the city. */
    private static @Nullable Grid roughly(RunSpec spec) {
        Envelope bounds = spec.domain().bounds();
        if (bounds == null && spec.domain().polygon() == null && TwinReader.rastersAlone(spec.twin())) {
            bounds = TwinReader.outline(spec.twin(), new Preparation(spec).jobCrs())
                    .extent();
        }
        double cell = spec.domain().cell();
        if (bounds == null || bounds.getArea() / (cell * cell) > Integer.MAX_VALUE / 2.0) {
            return null;
        }
        int columns = (int) Math.ceil(bounds.getWidth() / cell);
        int rows = (int) Math.ceil(bounds.getHeight() / cell);
        return columns < 1 || rows < 1 ? null : new Grid(columns, rows, cell, bounds.getMinX(), bounds.getMaxY());
    }

    private static int begun(ResultFolder folder, String key) {
        try {
            JsonNode plan = MAPPER.readTree(Files.readString(folder.tiling()));
            if (!plan.path("key").asString("").equals(key)) {
                throw RunLoop.anotherJob(folder);
            }
            return plan.path("edge").asInt(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Tiling tiling() {
        return tiling;
    }

    private Grid grid() {
        return tiling.domain().grid();
    }

    /** The job of a tile: its bounds, its points, and what must not differ from its neighbours'. */
    RunSpec spec(int tile) {
        Window window = tiling.window(tile);
        RunSpec.DomainSpec d = spec.domain();
        RunSpec.WeatherSpec w = spec.weather();
        return new RunSpec(
                spec.name(),
                new RunSpec.DomainSpec(
                        "EPSG:" + tiling.domain().epsg(),
                        Tiling.bounds(grid().crop(window)),
                        d.polygon(),
                        d.cell(),
                        d.margin(),
                        d.skyline(),
                        0),
                spec.twin(),
                spec.surfaces(),
                w.at(
                        Double.isNaN(w.latitude()) ? tiling.domain().latitude() : w.latitude(),
                        Double.isNaN(w.longitude()) ? tiling.domain().longitude() : w.longitude()),
                spec.period(),
                spec.points().stream()
                        .filter(p -> window.contains(grid().rowAt(p.y()), grid().columnAt(p.x())))
                        .toList(),
                spec.areas(),
                ObjectFiles.wanted(spec.outputs().formats()) ? spec.streets() : List.of(),
                spec.outputs(),
                spec.scenario(),
                spec.model(),
                spec.attribution());
    }

    /** The rectangle a tile reads. */
    Envelope read(int tile) {
        Envelope read = Tiling.bounds(grid().crop(tiling.window(tile)));
        read.expandBy(spec.domain().margin() + RIM * spec.domain().cell());
        return read;
    }

    private TileSurvey survey() {
        for (RunSpec.PointSpec point : spec.points()) {
            Places.requireInside(point, grid());
        }
        Geometry polygon = new Preparation(spec).polygon(outline.crs());
        return TileSurvey.of(this, outline.crs(), polygon, progress);
    }

    /** Everything that can be known before computing. */
    Estimate check() {
        survey();
        progress.close();
        return estimate();
    }

    private Set<Quantity> kept() {
        Set<Quantity> kept = EnumSet.copyOf(Runner.ALWAYS);
        kept.addAll(spec.outputs().quantities());
        return kept;
    }

    /** Spin-up is taken to be what most jobs have; the tiles' own scenes are not known yet. */
    private Estimate estimate() {
        long steps =
                (java.time.Duration.between(spec.period().start(), spec.period().end())
                                .dividedBy(spec.model().step()))
                        + SpinUp.likelySteps(spec);
        Grid first = grid().crop(tiling.window(0));
        Estimate tiles = Estimate.ahead(spec, first, options.threads(), (int) steps, kept().size())
                .times(tiling.count());
        return coarse == null ? tiles : tiles.then(coarse.estimate(options.threads(), (int) steps));
    }

    void run(ResultFolder folder) throws IOException {
        TileSurvey survey = survey();
        Estimate estimate = estimate();
        options.log()
                .accept(tiling.count() + " tiles of " + tiling.edge() + " cells (" + tiling.down() + " x "
                        + tiling.across() + "); " + estimate.words());
        estimate.requireDisk(Runner.freeDisk(folder));
        try (RunWorkers workers = new RunWorkers(options.threads())) {
            folder.open();
            begin(folder);
            options.stop().betweenTiles();
            SharedAir air = coarse == null ? null : coarse.run(folder, survey.altitude(), options, progress, workers);
            Mosaic mosaic = mosaic(folder);
            List<Integer> computed = tiles(folder, new Shared(survey, mosaic, air), workers);
            assemble(folder, mosaic, new TileSum(spec, tiling, options, build, air), computed, workers);
        } catch (RuntimeException | IOException | OutOfMemoryError e) {
            folder.abandon();
            throw e;
        }
    }

    private void begin(ResultFolder folder) throws IOException {
        if (!Files.exists(folder.tiling())) {
            ObjectNode plan = MAPPER.createObjectNode();
            plan.put("key", provenance.key(build));
            plan.put("edge", tiling.edge());
            Files.writeString(folder.tiling(), MAPPER.writeValueAsString(plan));
        }
    }

    private Mosaic mosaic(ResultFolder folder) {
        boolean zarr = spec.outputs().formats().contains("zarr");
        Path fields = (zarr ? folder.partial() : folder.work()).resolve("fields.zarr");
        return new Mosaic(fields, folder.work().resolve("planes"), tiling.chunks());
    }

    /** Computes what is missing; gives the tiles in which results are wanted. */
    private List<Integer> tiles(ResultFolder folder, Shared shared, RunWorkers workers) throws IOException {
        List<Integer> wanted = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int tile = 0; tile < tiling.count(); tile++) {
            if (shared.survey().wanted()[tile]) {
                wanted.add(tile);
                if (!Files.exists(folder.tile(tiling.name(tile)).piece())) {
                    missing.add(tile);
                }
            }
        }
        int there = wanted.size() - missing.size();
        progress.stage(
                "computing " + missing.size() + " tiles" + (there > 0 ? ", " + there + " are there" : ""),
                (long) TileProgress.UNITS * missing.size());
        TileProgress bar = new TileProgress(progress);
        for (int i = 0; i < missing.size(); i++) {
            bar.tile(i);
            tile(missing.get(i), folder, shared, bar, workers);
            if (options.stop().requested()) {
                throw new InterruptedRunException(folder.partial());
            }
        }
        return wanted;
    }

    private void tile(int tile, ResultFolder folder, Shared shared, TileProgress bar, RunWorkers workers)
            throws IOException {
        Envelope data = Tiling.bounds(grid());
        data.expandBy(spec.domain().margin());
        Runner.Options own = new Runner.Options(
                options.threads(), options.memory(), options.windCache(), bar, line -> {}, options.stop());
        try (SharedAir.Around air = shared.air() == null ? null : shared.air().around(around(tile))) {
            Runner.Part part = new Runner.Part(
                    read(tile),
                    Places.data(data, outline.extent()),
                    shared.survey().altitude(),
                    shared.mosaic(),
                    tiling.window(tile),
                    air);
            Runner.tile(spec(tile), provenance, own, part, folder.tile(tiling.name(tile)), workers);
        } catch (InterruptedRunException e) {
            throw new InterruptedRunException(folder.partial());
        } finally {
            options.stop().betweenTiles();
        }
    }

    /** What the voxels of a tile may cover: its air reaches no farther than the margin and some columns. */
    private Envelope around(int tile) {
        Envelope around = Tiling.bounds(grid().crop(tiling.window(tile)));
        around.expandBy(spec.model().halo()
                + FETCH * Math.max(spec.model().voxel(), spec.domain().cell()));
        return around;
    }

    private void assemble(ResultFolder folder, Mosaic mosaic, TileSum sum, List<Integer> tiles, RunWorkers workers)
            throws IOException {
        options.stop().leaveSteps();
        for (int tile : tiles) {
            sum.add(tile, TilePiece.read(folder.tile(tiling.name(tile)).piece()));
        }
        ResultSet results = sum.results(areas(), List.copyOf(kept()));
        Path waiting = folder.work().resolve("waiting");
        for (String format : List.of("netcdf", "pids")) {
            if (spec.outputs().formats().contains(format)) {
                results.quality()
                        .add(Kind.NOTE, "output", "", "Not written: " + format + " holds a whole domain in memory.");
            }
        }
        List<Path> pieces = new ArrayList<>();
        if (ObjectFiles.wanted(results.formats())) {
            for (int tile : tiles) {
                pieces.add(folder.tile(tiling.name(tile)).objects());
            }
            // read twice, so that they are not in memory while the maps are written
            ObjectFiles.doubts(results.formats(), ObjectPieces.read(pieces), results.quality());
        }
        List<Path> files =
                new ArrayList<>(MosaicWriter.write(results, mosaic, folder.partial(), waiting, workers, progress));
        files.addAll(HeatTable.write(results, sum.heat(), folder.partial()));
        if (ObjectFiles.wanted(results.formats())) {
            progress.stage("results on objects", 1);
            files.addAll(ObjectFiles.write(
                    results, ObjectPieces.read(pieces), spec.outputs().geoidHeight(), folder.partial()));
        }
        if (spec.outputs().formats().contains("catalogue")) {
            files.addAll(Records.write(results, files, folder.partial()));
        }
        progress.close();
        sum.manifest(provenance, progress.stages(), results)
                .write(folder.partial(), provenance.keep(folder.partial(), files), workers);
        folder.complete();
        options.stop().finish();
    }

    private List<ResultSet.Area> areas() {
        Crs crs = outline.crs();
        List<ResultSet.Area> areas = new ArrayList<>();
        for (RunSpec.AreaSpec area : spec.areas()) {
            areas.addAll(PolygonFile.read(area.path(), area.id(), crs));
        }
        return areas;
    }
}
