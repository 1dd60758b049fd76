package org.kastanie.engine.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.FramePacker;
import org.kastanie.engine.output.Frames;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Tasks;
import org.kastanie.engine.output.objects.ObjectTable;
import org.kastanie.engine.output.table.HeatTable;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.model.BudgetReport;
import org.kastanie.solver.model.IntervalMeans;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.model.StepForcing;
import org.kastanie.solver.quantity.Quantity;

/**
 * Steps a model through spin-up and period, hands means to the frames, and keeps checkpoints from which the loop goes on as
 * if nothing had happened.
 */
final class RunLoop {
    private static final int MAGIC = 0x4b415354;
    /** Choice: state is written at most this often during spin-up, s. */
    private static final double SPIN_UP_CHECKPOINT = 20;
    /** Steps shown to the model at once: as many as it answers in one pass. */
    private static final int AHEAD = Microclimate.AHEAD;

    /**
     * @param spinUp before the period
     * @param period forcing of every step
     * @param stepsPerOutput steps in an output interval
     * @param kept quantities whose fields are kept
     * @param rasters quantities among them that become GeoTIFFs
     * @param zarr whether all of them go into fields.zarr
     * @param store where chunks of all of them go for a tile of a larger run; null for a run of its own
     * @param key fingerprint of job, inputs and version; a checkpoint of another is refused
     */
    record Plan(
            SpinUp spinUp,
            List<StepForcing> period,
            int stepsPerOutput,
            Set<Quantity> kept,
            Set<Quantity> rasters,
            boolean zarr,
            FramePacker.@Nullable Store store,
            String key) {
        int times() {
            return period.size() / stepsPerOutput;
        }
    }

    private final Microclimate model;
    private final Plan plan;
    private final Places places;
    private final ResultFolder folder;
    private final StopRequest stop;
    private final Frames frames;
    private final FramePacker packer;
    private final RunWorkers workers;
    private final PointTable points;
    private final ProfileTable profiles;
    private final @Nullable ObjectRecorder objects;
    private final HeatRecorder heat;
    private final double[] airResidual;
    private final double[] facetImbalance;
    private final double[] storeImbalance;
    private final double[] waterImbalance;
    private final double[] irrigation;

    private int spinUpDay;
    private int spinUpStep;
    private double spinUpChange = Double.NaN;
    private boolean spunUp;
    private int step;
    private long lastCheckpoint = System.nanoTime();

    /** @param objects keeps what the twin's objects have of the model, or null */
    RunLoop(
            Microclimate model,
            Plan plan,
            Places places,
            ResultFolder folder,
            StopRequest stop,
            RunWorkers workers,
            @Nullable ObjectRecorder objects) {
        this.objects = objects;
        this.model = model;
        model.watch(places.depths());
        model.watchAir(places.profiles());
        this.plan = plan;
        this.places = places;
        this.folder = folder;
        this.stop = stop;
        this.workers = workers;
        Grid grid = places.domain().grid();
        frames = new Frames(folder.frames(), grid.size());
        FramePacker.Store own = plan.zarr() ? FramePacker.Store.whole(folder.partial(), grid) : null;
        packer = new FramePacker(
                frames, grid, plan.rasters(), plan.store() == null ? own : plan.store(), folder.packed());
        points = new PointTable(places.points().size(), plan.times());
        profiles = new ProfileTable(places.profiles(), plan.times());
        heat = new HeatRecorder(model.setup(), places.areas(), whole(grid, plan), part(grid, plan), plan.times());
        airResidual = new double[plan.times()];
        facetImbalance = new double[plan.times()];
        storeImbalance = new double[plan.times()];
        waterImbalance = new double[plan.times()];
        irrigation = new double[plan.times()];
    }

    /** Grid of the run a tile belongs to. */
    private static Grid whole(Grid grid, Plan plan) {
        FramePacker.Store store = plan.store();
        if (store == null) {
            return grid;
        }
        double cell = grid.cell();
        return new Grid(
                store.chunks().columns(),
                store.chunks().rows(),
                cell,
                grid.west() - cell * store.part().column(),
                grid.north() + cell * store.part().row());
    }

    private static Window part(Grid grid, Plan plan) {
        FramePacker.Store store = plan.store();
        return store == null ? new Window(0, 0, grid.rows(), grid.columns()) : store.part();
    }

    void run(StageLog progress) throws IOException {
        stop.enterSteps();
        try {
            spinUp(progress);
            period(progress);
        } finally {
            stop.leaveSteps();
        }
    }

    private void spinUp(StageLog progress) throws IOException {
        if (spunUp || plan.spinUp().most() == 0) {
            spunUp = true;
            return;
        }
        progress.stage("spin-up", plan.spinUp().steps(plan.spinUp().most()));
        while (plan.spinUp().goesOn(spinUpDay, spinUpChange)) {
            List<StepForcing> day = plan.spinUp().day(spinUpDay);
            if (spinUpDay == 0 && spinUpStep == 0) {
                model.spinUpChange();
            }
            while (spinUpStep < day.size()) {
                foresee(day, spinUpStep);
                model.step(day.get(spinUpStep++), false);
                progress.done(plan.spinUp().steps(spinUpDay) + spinUpStep);
                boolean due = (System.nanoTime() - lastCheckpoint) / 1e9 > SPIN_UP_CHECKPOINT;
                leaveIfAsked(due && spinUpStep < day.size());
            }
            spinUpChange = model.spinUpChange();
            spinUpStep = 0;
            spinUpDay++;
        }
        model.takeBudget();
        spunUp = true;
        saveCheckpoint();
    }

    private void period(StageLog progress) throws IOException {
        progress.stage("period", plan.period().size());
        progress.done(step);
        while (step < plan.period().size()) {
            foresee(plan.period(), step);
            model.step(plan.period().get(step), true);
            if (objects != null) {
                objects.add(model);
            }
            heat.add(model);
            step++;
            if (step % plan.stepsPerOutput() == 0) {
                takeOutput(step / plan.stepsPerOutput() - 1);
            }
            progress.done(step);
            leaveIfAsked(step % plan.stepsPerOutput() == 0);
        }
    }

    /** Shows the model the next steps, a few at a time. */
    private void foresee(List<StepForcing> steps, int next) {
        if (next % AHEAD == 0) {
            model.foresee(steps.subList(next, Math.min(steps.size(), next + AHEAD)));
        }
    }

    private void takeOutput(int time) throws IOException {
        IntervalMeans means = model.takeMeans();
        for (Quantity quantity : plan.kept()) {
            float[] field = means.of(quantity);
            cut(field);
            frames.write(quantity, time, field);
            workers.aside(() -> pack(quantity, time));
        }
        if (objects != null) {
            objects.take(time, means);
        }
        points.add(time, model.takePoints());
        profiles.add(time, model.takeProfiles());
        heat.take(time);
        BudgetReport budget = model.takeBudget();
        airResidual[time] = budget.airResidualShare();
        facetImbalance[time] = budget.worstFacetImbalance();
        storeImbalance[time] = budget.storeImbalance();
        waterImbalance[time] = budget.waterImbalance();
        irrigation[time] = budget.irrigation();
    }

    private void pack(Quantity quantity, int time) {
        try {
            packer.pack(quantity, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs all that is not packed yet. */
    void pack(Workers shared) throws IOException {
        Tasks tasks = new Tasks();
        for (Quantity quantity : plan.kept()) {
            for (int t = 0; t < plan.times(); t++) {
                int time = t;
                tasks.add(() -> packer.pack(quantity, time));
            }
        }
        tasks.run(shared, Progress.SILENT, 0);
    }

    /** Leaves values inside the job's polygon only. */
    private void cut(float[] field) {
        boolean[] inside = places.inside();
        if (inside != null) {
            for (int i = 0; i < field.length; i++) {
                field[i] = inside[i] ? field[i] : Float.NaN;
            }
        }
    }

    private void leaveIfAsked(boolean checkpointDue) throws IOException {
        if (checkpointDue || stop.requested()) {
            saveCheckpoint();
        }
        if (stop.requested()) {
            throw new InterruptedRunException(folder.partial());
        }
    }

    private void saveCheckpoint() throws IOException {
        Path half = folder.checkpoint().resolveSibling("checkpoint.half");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half), 1 << 20))) {
            out.writeInt(MAGIC);
            out.writeUTF(plan.key());
            out.writeInt(spinUpDay);
            out.writeInt(spinUpStep);
            out.writeDouble(spinUpChange);
            out.writeBoolean(spunUp);
            out.writeInt(step);
            for (int t = 0; t < airResidual.length; t++) {
                out.writeDouble(airResidual[t]);
                out.writeDouble(facetImbalance[t]);
                out.writeDouble(storeImbalance[t]);
                out.writeDouble(waterImbalance[t]);
                out.writeDouble(irrigation[t]);
            }
            points.write(out);
            profiles.write(out);
            heat.write(out);
            if (objects != null) {
                objects.write(out);
            }
            model.write(out);
            out.writeInt(MAGIC);
        }
        Files.move(half, folder.checkpoint(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lastCheckpoint = System.nanoTime();
    }

    /** Goes back to the last checkpoint. */
    void resume() throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.checkpoint()), 1 << 20))) {
            requireKey(in, folder, plan.key());
            spinUpDay = in.readInt();
            spinUpStep = in.readInt();
            spinUpChange = in.readDouble();
            spunUp = in.readBoolean();
            step = in.readInt();
            for (int t = 0; t < airResidual.length; t++) {
                airResidual[t] = in.readDouble();
                facetImbalance[t] = in.readDouble();
                storeImbalance[t] = in.readDouble();
                waterImbalance[t] = in.readDouble();
                irrigation[t] = in.readDouble();
            }
            points.read(in);
            profiles.read(in);
            heat.read(in);
            if (objects != null) {
                objects.read(in);
            }
            model.read(in);
            if (in.readInt() != MAGIC) {
                throw damaged(folder);
            }
        } catch (java.io.EOFException e) {
            throw damaged(folder);
        }
    }

    /** Refuses a checkpoint of another job before anything expensive is done. */
    static void requireSameJob(ResultFolder folder, String key) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.checkpoint())))) {
            requireKey(in, folder, key);
        } catch (java.io.EOFException e) {
            throw damaged(folder);
        }
    }

    private static void requireKey(DataInputStream in, ResultFolder folder, String key) throws IOException {
        if (in.readInt() != MAGIC) {
            throw damaged(folder);
        }
        if (!in.readUTF().equals(key)) {
            throw anotherJob(folder);
        }
    }

    static InputException anotherJob(ResultFolder folder) {
        return new InputException(
                "the interrupted run in " + folder.partial()
                        + " was of another job: job file, settings, inputs or version of Kastanie have changed",
                "run the old job with --resume, or start anew with --overwrite");
    }

    private static InputException damaged(ResultFolder folder) {
        return new InputException(
                "the checkpoint " + folder.checkpoint() + " is damaged", "start anew with --overwrite");
    }

    Frames frames() {
        return frames;
    }

    FramePacker packer() {
        return packer;
    }

    /** What the twin's objects have of the run; empty if it was not asked for. */
    List<ObjectTable> objects() {
        return objects == null ? List.of() : objects.tables();
    }

    /** What the points have of the run. */
    List<ResultSet.PointSeries> points() {
        return points.series(places.points(), profiles);
    }

    /** Heat of the surfaces in the job's polygons, as far as they lie in the domain. */
    List<HeatTable.Budget> heat() {
        return heat.budgets();
    }

    int spinUpDays() {
        return spinUpDay;
    }

    double spinUpChange() {
        return spinUpChange;
    }

    /** Share of the heat given to the air that its budget cannot account for, per output interval. */
    double[] airResidual() {
        return airResidual;
    }

    /** Largest imbalance of a facet per output interval, W m-2. */
    double[] facetImbalance() {
        return facetImbalance;
    }

    /** Mean heat the stores of facets do not account for, W m-2, per output interval. */
    double[] storeImbalance() {
        return storeImbalance;
    }

    /** Mean water they do not account for, kg m-2 a step, per output interval. */
    double[] waterImbalance() {
        return waterImbalance;
    }

    /** Mean water given to irrigated facets, kg m-2, per output interval. */
    double[] irrigation() {
        return irrigation;
    }
}
