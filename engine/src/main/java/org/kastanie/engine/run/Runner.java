package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.Progress;
import org.kastanie.engine.forcing.StepForcings;
import org.kastanie.engine.forcing.WeatherSeries;
import org.kastanie.engine.forcing.WeatherSite;
import org.kastanie.engine.output.FramePacker;
import org.kastanie.engine.output.Mosaic;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.ResultWriter;
import org.kastanie.engine.output.catalogue.Records;
import org.kastanie.engine.output.objects.ObjectFiles;
import org.kastanie.engine.output.table.HeatTable;
import org.kastanie.engine.scene.AreaBalance;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.solver.air.AirOptions;
import org.kastanie.solver.air.WindMethod;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.kernel.vector.VectorUnit;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.model.StepForcing;
import org.kastanie.solver.quantity.Quantity;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** One run from its spec to a folder of results: city, scene, weather, model, spin-up, period, outputs, manifest. */
public final class Runner {
    /** Fields kept on disk for every output time, whatever the job asks for: summaries, report and Zarr live on them. */
    static final Set<Quantity> ALWAYS = EnumSet.of(
            Quantity.AIR_TEMPERATURE,
            Quantity.SPECIFIC_HUMIDITY,
            Quantity.WIND_SPEED,
            Quantity.SURFACE_TEMPERATURE,
            Quantity.MEAN_RADIANT_TEMPERATURE,
            Quantity.UTCI,
            Quantity.PET,
            Quantity.SUNLIT_FRACTION,
            Quantity.NET_RADIATION,
            Quantity.SENSIBLE_HEAT_FLUX,
            Quantity.LATENT_HEAT_FLUX,
            Quantity.GROUND_HEAT_FLUX);

    /** Share of assumed ground from which every map carries a note (contract). */
    private static final double MUCH_ASSUMED = 0.2;

    /**
     * How a run is carried out; none of this changes its results.
     *
     * @param threads number of threads
     * @param memory bytes the run may use
     * @param windCache folder of solved winds, or null
     * @param progress hears how far it is
     * @param log hears sentences for people
     * @param stop asks it to stop
     */
    public record Options(
            int threads,
            long memory,
            @Nullable Path windCache,
            Progress progress,
            Consumer<String> log,
            StopRequest stop) {}

    /**
     * What a tile has from the run it is a part of.
     *
     * @param read rectangle of the twin that is read
     * @param data rectangle beyond which nothing is known of the city
     * @param altitude of the lowest ground of the whole run, m
     * @param mosaic where its fields and planes go
     * @param window of the run's domain it covers
     * @param air round it; null: the weather's
     */
    record Part(
            Envelope read,
            Envelope data,
            double altitude,
            Mosaic mosaic,
            Window window,
            SharedAir.@Nullable Around air) {
        FramePacker.Store store() {
            return new FramePacker.Store(mosaic.fields(), mosaic.chunks(), window);
        }
    }

    /** The city with its scene, and where values are wanted. */
    private record Placed(CityModel city, Scene scene, Places places) {}

    /** What is known before the first step. */
    private record Ready(
            CityModel city, Scene scene, Places places, WeatherSeries weather, WeatherSite site, RunLoop.Plan plan) {}

    private final RunSpec spec;
    private final Provenance provenance;
    private final Options options;
    private final StageLog progress;
    private final BuildInfo build = BuildInfo.current();
    private final @Nullable Part part;

    private Runner(RunSpec spec, Provenance provenance, Options options, @Nullable Part part) {
        this.spec = spec;
        this.provenance = provenance;
        this.options = options;
        this.part = part;
        this.progress = new StageLog(options.progress());
    }

    /**
     * Runs and leaves complete results in the folder, or nothing, or a state that can be resumed.
     *
     * @param resume goes on where the folder's checkpoint stands
     */
    public static void run(RunSpec spec, Provenance provenance, Options options, ResultFolder folder, boolean resume)
            throws IOException {
        TiledRun tiled = TiledRun.of(spec, provenance, options, folder, resume);
        if (tiled == null) {
            tiled = new Runner(spec, provenance, options, null).run(folder, resume);
        }
        if (tiled != null) {
            tiled.run(folder);
        }
    }

    /** Computes a tile; leaves its fields and planes in the mosaic and its numbers in the folder. */
    static void tile(
            RunSpec spec, Provenance provenance, Options options, Part part, ResultFolder folder, RunWorkers workers)
            throws IOException {
        Runner runner = new Runner(spec, provenance, options, part);
        Ready ready = runner.plan(runner.place());
        runner.estimate(ready).requireTile(options.memory());
        boolean resume = Files.exists(folder.checkpoint());
        Preparation preparation = new Preparation(spec);
        Microclimate model = runner.model(ready, preparation, workers);
        RunLoop loop = runner.steps(ready, model, folder, resume, workers);
        workers.settleAside();
        runner.progress.stage("packing", 1);
        loop.pack(workers);
        ResultSet results = runner.results(ready, model, loop);
        part.mosaic().add(results, part.window(), workers);
        runner.progress.close();
        Manifest manifest = runner.manifest(ready, preparation, model, loop, results);
        ObjectPieces.write(loop.objects(), folder.objects());
        TilePiece.write(
                folder.piece(), manifest, results, loop.heat(), ready.weather().notes());
        folder.dropWork();
    }

    /**
     * Everything a run does before computing; says what it will take.
     *
     * @param weather whether the weather can be used; without it only the place is checked
     * @return null without weather
     * @throws InputException for the first problem; further points that cannot be placed are suppressed in it
     */
    static @Nullable Estimate check(RunSpec spec, Provenance provenance, Options options, boolean weather) {
        TiledRun tiled = TiledRun.of(spec, provenance, options, null, false);
        if (tiled != null) {
            Estimate whole = tiled.check();
            return weather ? whole : null;
        }
        Runner runner = new Runner(spec, provenance, options, null);
        Placed placed = runner.place();
        Estimate estimate = weather ? runner.estimate(runner.plan(placed)) : null;
        runner.progress.close();
        return estimate;
    }

    /** @return the same in tiles if it does not fit as a whole */
    private @Nullable TiledRun run(ResultFolder folder, boolean resume) throws IOException {
        if (resume) {
            RunLoop.requireSameJob(folder, provenance.key(build));
        }
        Ready ready = plan(place());
        Estimate estimate = estimate(ready);
        options.log().accept(estimate.words());
        if (!resume && estimate.memory() > options.memory()) {
            TiledRun tiled = TiledRun.smaller(spec, provenance, options);
            if (tiled != null) {
                return tiled;
            }
        }
        estimate.require(options.memory(), freeDisk(folder));
        try (RunWorkers workers = new RunWorkers(options.threads())) {
            folder.open();
            compute(ready, folder, resume, workers);
        } catch (RuntimeException | IOException | OutOfMemoryError e) {
            folder.abandon();
            throw e;
        }
        return null;
    }

    private Placed place() {
        Preparation preparation = new Preparation(spec);
        progress.stage("reading the city", 1);
        CityModel city = part == null ? preparation.city() : preparation.city(part.read());
        tellDoubts(city.quality(), 0);
        int told = city.quality().entries().size();
        Geometry polygon = preparation.polygon(city.crs());
        progress.stage("building the scene", 1);
        Scene scene = preparation.scene(city, polygon, part != null);
        tellDoubts(city.quality(), told);
        Envelope data = part == null ? Places.data(scene.geometry().grid(), city) : part.data();
        return new Placed(city, scene, Places.of(spec, city, scene, polygon, data));
    }

    /** Doubts about whole files, from an entry of the report on; those of a tile have been told by the whole. */
    private void tellDoubts(QualityReport quality, int from) {
        quality.entries().stream()
                .skip(from)
                .filter(e ->
                        part == null && e.kind() == Kind.DOUBTFUL && e.object().isEmpty())
                .forEach(e -> options.log().accept("doubtful: " + e.source() + ": " + e.message()));
    }

    private void doubt(Placed placed, String source, String doubt) {
        if (!doubt.isEmpty()) {
            int known = placed.city().quality().entries().size();
            placed.city().quality().add(Kind.DOUBTFUL, source, "", doubt);
            tellDoubts(placed.city().quality(), known);
        }
    }

    private Ready plan(Placed placed) {
        Preparation preparation = new Preparation(spec);
        Places places = placed.places();
        progress.stage("reading the weather", 1);
        double latitude = places.domain().latitude();
        double longitude = places.domain().longitude();
        double altitude = part == null ? lowest(placed.scene().geometry()) : part.altitude();
        WeatherSeries weather = preparation.weather(latitude, longitude, altitude);
        doubt(placed, weather.source(), WeatherPlace.doubt(weather, latitude, longitude));
        weather.warnings().forEach(warning -> doubt(placed, weather.source(), warning));
        WeatherSite site = preparation.site(latitude, longitude);
        Instant start = spec.period().start().toInstant();
        List<StepForcing> period = StepForcings.build(
                weather,
                site,
                start,
                spec.period().end().toInstant(),
                spec.model().step());
        int perOutput = (int) spec.period().output().dividedBy(spec.model().step());
        Set<Quantity> kept = EnumSet.copyOf(ALWAYS);
        kept.addAll(spec.outputs().quantities());
        SpinUp spinUp = SpinUp.plan(spec, weather, site);
        if (part != null && part.air() != null) {
            spinUp = spinUp.of(part.air().days());
        }
        List<String> formats = spec.outputs().formats();
        RunLoop.Plan plan = new RunLoop.Plan(
                spinUp,
                period,
                perOutput,
                kept,
                part == null && formats.contains("cog")
                        ? Set.copyOf(spec.outputs().quantities())
                        : Set.of(),
                formats.contains("zarr"),
                part == null ? null : part.store(),
                provenance.key(build));
        return new Ready(placed.city(), placed.scene(), places, weather, site, plan);
    }

    /** Height of the lowest ground, for the pressure where the weather has none, m. */
    private static double lowest(UrbanGeometry geometry) {
        double low = Double.POSITIVE_INFINITY;
        for (float z : geometry.ground()) {
            low = Math.min(low, z);
        }
        return low;
    }

    private Estimate estimate(Ready ready) {
        int steps = ready.plan().period().size() + ready.plan().spinUp().likelySteps();
        return Estimate.of(
                spec,
                ready.scene(),
                options.threads(),
                steps,
                ready.plan().kept().size());
    }

    static long freeDisk(ResultFolder folder) throws IOException {
        Path there = folder.folder();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null ? Long.MAX_VALUE : Files.getFileStore(there).getUsableSpace();
    }

    private Microclimate model(Ready ready, Preparation preparation, RunWorkers workers) {
        progress.stage("visibility and wind", 1);
        RunSpec.ModelSpec m = spec.model();
        AirOptions air = new AirOptions(
                Math.max(m.voxel(), spec.domain().cell()),
                m.directions(),
                m.transport(),
                WindMethod.valueOf(m.wind().toUpperCase(Locale.ROOT)),
                options.windCache() == null ? null : new WindCache(options.windCache()),
                part == null ? null : part.air(),
                null);
        return Microclimate.build(
                preparation.setup(ready.scene(), ready.weather(), air),
                ready.places().observers(),
                preparation.bodies(ready.places()),
                workers);
    }

    private RunLoop steps(Ready ready, Microclimate model, ResultFolder folder, boolean resume, RunWorkers workers)
            throws IOException {
        RunLoop loop = new RunLoop(
                model,
                ready.plan(),
                ready.places(),
                folder,
                options.stop(),
                workers,
                ObjectRecorder.of(spec, ready.city(), ready.scene(), ready.places()));
        if (resume) {
            loop.resume();
        }
        loop.run(progress);
        return loop;
    }

    private void compute(Ready ready, ResultFolder folder, boolean resume, RunWorkers workers) throws IOException {
        Preparation preparation = new Preparation(spec);
        Microclimate model = model(ready, preparation, workers);
        RunLoop loop = steps(ready, model, folder, resume, workers);
        ResultSet results = results(ready, model, loop);
        workers.settleAside(); // what is under way writes the same files as the packing below
        ObjectFiles.doubts(results.formats(), loop.objects(), results.quality());
        List<Path> files = new ArrayList<>(SceneFiles.write(spec, ready.city(), ready.scene(), folder.partial()));
        files.addAll(ResultWriter.write(results, loop.packer(), folder.partial(), workers, progress));
        files.addAll(HeatTable.write(results, loop.heat(), folder.partial()));
        if (!loop.objects().isEmpty()) {
            progress.stage("results on objects", 1);
            files.addAll(ObjectFiles.write(
                    results, ObjectPieces.sorted(loop.objects()), spec.outputs().geoidHeight(), folder.partial()));
        }
        if (spec.outputs().formats().contains("catalogue")) {
            files.addAll(Records.write(results, files, folder.partial()));
        }
        progress.close();
        manifest(ready, preparation, model, loop, results)
                .write(folder.partial(), provenance.keep(folder.partial(), files), workers);
        folder.complete();
        options.stop().finish();
    }

    private ResultSet results(Ready ready, Microclimate model, RunLoop loop) {
        RunSpec.PeriodSpec p = spec.period();
        return new ResultSet(
                spec.name(),
                ready.places().domain(),
                p.start().toInstant(),
                p.output(),
                p.times(),
                p.start().getOffset(),
                loop.frames(),
                List.copyOf(ready.plan().kept()),
                spec.outputs().quantities(),
                spec.outputs().formats(),
                model.skyViewFactor(),
                backdrop(ready.scene().geometry()),
                loop.points(),
                ready.places().areas(),
                ready.city().quality(),
                notices(ready),
                facts(ready, loop, model),
                PersonWords.person(spec.model()),
                spec.attribution());
    }

    private static ResultSet.Backdrop backdrop(UrbanGeometry g) {
        Window domain = g.domain();
        boolean[] building = new boolean[domain.size()];
        boolean[] crown = new boolean[domain.size()];
        float[] height = new float[domain.size()];
        Grid grid = g.grid();
        for (int i = 0; i < building.length; i++) {
            int cell = domain.gridIndex(grid, i);
            building[i] = g.building()[cell];
            crown[i] = g.crowns().leafAreaDensity()[cell] > 0;
            height[i] = g.top()[cell] - g.ground()[cell];
        }
        return new ResultSet.Backdrop(building, crown, height);
    }

    private List<String> notices(Ready ready) {
        AreaBalance balance = ready.scene().balance();
        return notices(spec, balance.assumedGroundShare(), balance.openShare());
    }

    /** Sentences every map must carry. */
    static List<String> notices(RunSpec spec, double assumed, double open) {
        List<String> notices = new ArrayList<>();
        if (open == 0) {
            notices.add(
                    "Every cell of the domain is building: there is no ground to stand on, so maps of air, wind and "
                            + "comfort are empty and only roofs have temperatures. Enlarge domain.bounds to take in streets.");
        }
        if (assumed > MUCH_ASSUMED) {
            notices.add(String.format(
                    Locale.ROOT,
                    "No land cover is known for %.0f %% of the ground; it is assumed to be %s.",
                    100 * assumed,
                    spec.surfaces().ground()));
        }
        return notices;
    }

    private Map<String, String> facts(Ready ready, RunLoop loop, Microclimate model) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Weather",
                ready.weather().source() + ", read as a " + spec.weather().site() + " site");
        facts.put("Period", spec.period().start() + " to " + spec.period().end());
        SpinUp warmUp = ready.plan().spinUp();
        facts.put("Warm-up", warmUp.how() + (warmUp.repeated() ? " (" + loop.spinUpDays() + " days)" : ""));
        facts.put(
                "Wind",
                model.windReport().method() + ": steered by buildings and crowns, "
                        + (spec.model().wind().equals("steady") ? "with" : "without") + " wakes behind them");
        Grid d = ready.places().domain().grid();
        facts.put(
                "Domain",
                d.columns() + " x " + d.rows() + " cells of " + d.cell() + " m, EPSG:"
                        + ready.places().domain().epsg());
        facts.put("Person", PersonWords.all(spec.model(), model.clamped()));
        facts.put("Buildings", String.valueOf(ready.scene().buildingIds().size()));
        facts.put("Trees", String.valueOf(ready.scene().trees().size()));
        String commit = build.commit();
        facts.put("Kastanie", build.version() + " (" + commit.substring(0, Math.min(10, commit.length())) + ")");
        return facts;
    }

    private Manifest manifest(
            Ready ready, Preparation preparation, Microclimate model, RunLoop loop, ResultSet results) {
        Manifest manifest = new Manifest(build, VectorUnit.describe(), options.threads(), options.memory());
        manifest.provenance(provenance);
        manifest.scene(ready.places(), ready.scene());
        manifest.materials(ready.scene(), new MaterialSources(spec.surfaces().materials()));
        manifest.number("initialTemperature", preparation.initialTemperature(ready.weather()));
        manifest.number("deepTemperature", Preparation.deepTemperature(ready.weather()));
        manifest.put("inflow", spec.weather().site() + " air and wind as read, without a change by the city upwind");
        manifest.stages(progress.stages());
        manifest.spinUp(ready.plan().spinUp(), loop);
        manifest.wind(model.windReport());
        manifest.comfort(model.clamped());
        manifest.budgets(loop);
        List<String> warnings = new ArrayList<>(results.notices());
        warnings.addAll(ready.weather().notes());
        manifest.warnings(warnings);
        return manifest;
    }
}
