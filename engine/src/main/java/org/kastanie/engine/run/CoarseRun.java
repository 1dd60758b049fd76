package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.forcing.StepForcings;
import org.kastanie.engine.forcing.WeatherSeries;
import org.kastanie.engine.forcing.WeatherSite;
import org.kastanie.engine.scenario.Scenario;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.solver.air.AirOptions;
import org.kastanie.solver.air.WindMethod;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.model.StepForcing;
import org.locationtech.jts.geom.Envelope;

/**
 * The whole domain of a tiled run once in large cells, with the same model, weather and steps, for the sake of its air: what its
 * tiles find at their rims ({@link SharedAir}).
 *
 * @param spec of the whole, in large cells
 * @param crs system of the city
 */
record CoarseRun(RunSpec spec, Crs crs) {
    /**
     * Cells tried, m. On the Munich block cells of 10 m leave 0.033 K at the seams, 16 m 0.037, 20 m 0.038, 32 m 0.051
     * (docs/performance.md); 16 m take half the time of 10. Wider ones follow where memory or {@link #MOST_CELLS} ask.
     */
    private static final double[] CELLS = {16, 20, 25, 32, 40, 50, 64, 80, 100};

    /** A coarse cell is at least so many of the tiles' cells wide; narrower ones cost too much beside the tiles. A choice. */
    private static final double WIDER = 2;

    /** Cells at most, a choice: 25 km2 in cells of 16 m, a minute or two for a day with its spin-up. */
    private static final double MOST_CELLS = 100_000;

    /** Levels of the air taken for the estimate: those of a city with towers. */
    private static final double LEVELS = 24;

    private static final double SECONDS = 1e-9;

    /** The run of the whole for tiles of this job; null where the job wants none or has a single tile. */
    static @Nullable CoarseRun of(RunSpec job, Tiling tiling, Crs crs, long memory) {
        if (tiling.count() < 2
                || !job.model().transport()
                || job.model().sharedAir().equals("off")) {
            return null;
        }
        CoarseRun last = null;
        for (double cell : CELLS) {
            if (cell >= WIDER * job.domain().cell()) {
                last = new CoarseRun(job.coarse(tiling.domain(), cell), crs);
                if (last.grid().size() <= MOST_CELLS && last.estimate(1, 0).memory() <= memory) {
                    return last;
                }
            }
        }
        return last;
    }

    private Grid grid() {
        Envelope bounds = bounds();
        double cell = spec.domain().cell();
        return new Grid(
                (int) Math.ceil(bounds.getWidth() / cell - 1e-6),
                (int) Math.ceil(bounds.getHeight() / cell - 1e-6),
                cell,
                bounds.getMinX(),
                bounds.getMaxY());
    }

    private Envelope bounds() {
        return java.util.Objects.requireNonNull(spec.domain().bounds());
    }

    Estimate estimate(int threads, int steps) {
        Estimate run = Estimate.ahead(spec, grid(), threads, steps, 0);
        double solutions = steps
                * (double) spec.model().step().toSeconds()
                / spec.model().airInterval().toSeconds();
        double file = SharedAir.bytes(LEVELS * grid().size(), solutions);
        return new Estimate(run.memory(), (long) file, run.seconds());
    }

    /**
     * Runs it and leaves its air in the folder, or does nothing if it is there.
     *
     * @param altitude of the lowest ground, m
     */
    SharedAir run(ResultFolder folder, double altitude, Runner.Options options, StageLog progress, RunWorkers workers)
            throws IOException {
        Path work = folder.work();
        if (SharedAir.exists(work)) {
            return SharedAir.open(work);
        }
        long begin = System.nanoTime();
        progress.stage("coarse scene of the whole domain", 1);
        Preparation preparation = new Preparation(spec);
        Scene scene = preparation.scene(city(preparation), null, true);
        WeatherSeries weather =
                preparation.weather(spec.weather().latitude(), spec.weather().longitude(), altitude);
        WeatherSite site =
                preparation.site(spec.weather().latitude(), spec.weather().longitude());
        try (SharedAir.Writer writer = new SharedAir.Writer(work)) {
            Microclimate model = Microclimate.build(
                    preparation.setup(scene, weather, air(options.windCache(), writer)), List.of(), workers);
            int days = steps(model, weather, site, progress, options.stop());
            if (days < 0) {
                throw new InterruptedRunException(folder.partial());
            }
            Envelope inner = new Envelope(bounds());
            inner.expandBy(Math.min(spec.model().halo(), spec.domain().margin()));
            double seconds = SECONDS * (System.nanoTime() - begin);
            writer.end(spec.domain().cell(), days, seconds, scene.facets().count(), inner);
        }
        return SharedAir.open(work);
    }

    private CityModel city(Preparation preparation) {
        Envelope read = new Envelope(bounds());
        read.expandBy(spec.domain().margin() + spec.domain().cell());
        CoarseCity city = new CoarseCity(crs, read, spec.domain().cell() / CoarseCity.PER_CELL);
        return Scenario.tryAll(city.read(spec.twin()), spec.scenario(), preparation.rules())
                .model();
    }

    /** Always the diagnostic wind: the lattice would cost more than all the rest, and cells this wide have no wakes to show. */
    private AirOptions air(@Nullable Path windCache, SharedAir.Writer writer) {
        return new AirOptions(
                Math.max(spec.model().voxel(), spec.domain().cell()),
                spec.model().directions(),
                true,
                WindMethod.DIAGNOSTIC,
                windCache == null ? null : new WindCache(windCache),
                null,
                writer);
    }

    /** @return days of spin-up, or -1 if it was asked to stop */
    private int steps(
            Microclimate model, WeatherSeries weather, WeatherSite site, StageLog progress, StopRequest stop) {
        SpinUp spinUp = SpinUp.plan(spec, weather, site);
        List<StepForcing> period = StepForcings.build(
                weather,
                site,
                spec.period().start().toInstant(),
                spec.period().end().toInstant(),
                spec.model().step());
        int most = spinUp.most() == 0 ? 0 : spinUp.steps(spinUp.most());
        progress.stage("air of the whole domain", (long) most + period.size());
        int day = 0;
        double change = Double.NaN;
        while (spinUp.most() > 0 && spinUp.goesOn(day, change)) {
            if (day == 0) {
                model.spinUpChange();
            }
            BaseRun.step(model, spinUp.day(day), 0, spinUp.day(day).size(), false);
            change = model.spinUpChange();
            progress.done(spinUp.steps(++day));
            if (stop.requested()) {
                return -1;
            }
        }
        for (int s = 0; s < period.size(); s++) {
            if (s % Microclimate.AHEAD == 0) {
                model.foresee(period.subList(s, Math.min(period.size(), s + Microclimate.AHEAD)));
            }
            model.stepWithoutPeople(period.get(s));
            progress.done((long) most + s + 1);
            if (stop.requested()) {
                return -1;
            }
        }
        return day;
    }
}
