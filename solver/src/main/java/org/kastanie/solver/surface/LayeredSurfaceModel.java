package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;

/** The default {@link SurfaceModel}: facets sorted into runs of one material, layers below, skin closed last. */
final class LayeredSurfaceModel implements SurfaceModel {
    /** Blocks a worker takes at once: enough to pay for its working space. */
    private static final int GRAIN = 16;
    /** One block in this many has its stores added up in each step, another one in the next: the check costs time. */
    private static final int CHECK_EVERY = 16;

    private final List<FacetRun> runs;
    private final int[] order;
    private final int[] place;
    private final int[] runOfPlace;
    private final int[] blockRun;
    private final int[] blockFirst;
    private final int mostLayers;
    private final float[] area;
    private final double[] runArea;
    private final float[] albedo;
    private final float[] emissivity;
    private final float[] layers;
    private final float[] skin;
    private final float[] skinKelvin;
    private final WaterStores water;
    private final Facets facets;
    private final @Nullable Rooms rooms;
    private FacetStepper[] steppers = new FacetStepper[0];
    private double preparedSeconds = Double.NaN;
    private float @Nullable [] mark;
    /** Steps so far, turning round: says which blocks are checked next. */
    private int turn;

    private StoreBalance balance = StoreBalance.NONE;

    LayeredSurfaceModel(Facets facets, List<Material> materials, SurfaceOptions options, int numericalLayers) {
        this.facets = facets;
        FacetSorting sorting = FacetSorting.of(facets, materials, options, numericalLayers);
        runs = sorting.runs();
        order = sorting.order();
        rooms = options.indoor() instanceof SurfaceOptions.Indoor.Conditioned c ? new Rooms(facets, order, c) : null;
        int n = order.length;
        place = new int[n];
        runOfPlace = new int[n];
        area = new float[n];
        runArea = new double[runs.size()];
        albedo = new float[n];
        emissivity = new float[n];
        skin = new float[n];
        skinKelvin = new float[n];
        layers = new float[sorting.stateSize()];
        water = WaterStores.of(n);
        mostLayers = runs.stream().mapToInt(r -> r.mesh().layers()).max().orElse(1);
        for (int r = 0; r < runs.size(); r++) {
            FacetRun run = runs.get(r);
            Arrays.fill(runOfPlace, run.first(), run.first() + run.count(), r);
            water.start(run, options.soilMoisture());
        }
        for (int k = 0; k < n; k++) {
            int facet = order[k];
            place[facet] = k;
            area[k] = facets.area()[facet];
            runArea[runOfPlace[k]] += area[k];
            albedo[facet] = (float) runs.get(runOfPlace[k]).material().albedo();
            emissivity[facet] = (float) runs.get(runOfPlace[k]).material().emissivity();
        }
        Arrays.fill(layers, (float) (options.initialTemperature() - ZERO_CELSIUS));
        Arrays.fill(skin, (float) (options.initialTemperature() - ZERO_CELSIUS));
        showSkin();
        blockRun = sorting.blockRun();
        blockFirst = sorting.blockFirst();
    }

    @Override
    public void step(FacetForcing forcing, double seconds, FacetFluxes out, Workers workers) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("a step must take time, got " + seconds + " s");
        }
        prepare(seconds);
        int checked = turn;
        turn = (turn + 1) % CHECK_EVERY;
        @Nullable StoreBalance[] found = new StoreBalance[blockRun.length];
        workers.forEach(blockRun.length, GRAIN, (from, to) -> {
            FacetBlock block = new FacetBlock(mostLayers);
            for (int i = from; i < to; i++) {
                int run = blockRun[i];
                int first = blockFirst[i];
                int last = runs.get(run).first() + runs.get(run).count();
                block.count = Math.min(FacetBlock.SIZE, last - first);
                found[i] = steppers[run].step(block, first, forcing, out, i % CHECK_EVERY == checked);
            }
        });
        if (rooms != null) {
            rooms.step(facets, order, forcing, seconds, out);
        }
        for (StoreBalance part : found) {
            balance = part == null ? balance : balance.plus(part);
        }
        balance = balance.plus(new StoreBalance(0, 0, 0, irrigated(forcing, seconds)));
    }

    /** Mean of the water given in a step to the facets that are given any, kg m-2. */
    private double irrigated(FacetForcing forcing, double seconds) {
        double sum = 0;
        double watered = 0;
        for (int r = 0; r < runs.size(); r++) {
            Irrigation given = runs.get(r).material().irrigation();
            if (given != null) {
                sum += given.amount(forcing.secondOfDay(), seconds) * runArea[r];
                watered += runArea[r];
            }
        }
        return watered > 0 ? sum / watered : 0;
    }

    private void prepare(double seconds) {
        if (seconds == preparedSeconds) {
            return;
        }
        FacetStepper[] prepared = new FacetStepper[runs.size()];
        for (int r = 0; r < prepared.length; r++) {
            prepared[r] = new FacetStepper(
                    runs.get(r), seconds, new FacetStepper.State(order, layers, skin, skinKelvin, water, rooms));
        }
        steppers = prepared;
        preparedSeconds = seconds;
    }

    private void showSkin() {
        for (int k = 0; k < order.length; k++) {
            skinKelvin[order[k]] = (float) (skin[k] + ZERO_CELSIUS);
        }
    }

    @Override
    public void addWater(int facet, double amount) {
        water.add(runs.get(runOfPlace[place[facet]]), place[facet], amount);
    }

    @Override
    public float[] albedo() {
        return albedo;
    }

    @Override
    public float[] emissivity() {
        return emissivity;
    }

    @Override
    public float[] skinTemperature() {
        return skinKelvin;
    }

    @Override
    public double temperatureAt(int facet, double depth) {
        int k = place[facet];
        FacetRun run = runs.get(runOfPlace[k]);
        LayerMesh mesh = run.mesh();
        double above = 0;
        double warm = skin[k] + ZERO_CELSIUS;
        double bottom = 0;
        for (int j = 0; j < mesh.layers(); j++) {
            double middle = bottom + 0.5 * mesh.thickness()[j];
            double here = layers[run.stateOffset() + j * run.count() + k - run.first()] + ZERO_CELSIUS;
            if (depth <= middle) {
                return warm + (here - warm) * (depth - above) / (middle - above);
            }
            above = middle;
            warm = here;
            bottom += mesh.thickness()[j];
        }
        if (depth > bottom * (1 + 1e-9)) {
            return Double.NaN;
        }
        return run.kind() == FacetKind.GROUND
                ? warm + (run.behind() + ZERO_CELSIUS - warm) * (depth - above) / (bottom - above)
                : warm;
    }

    /** Temperature of the air in a building, K; NaN if rooms have no temperature of their own. */
    double roomTemperature(int building) {
        return rooms == null ? Double.NaN : rooms.temperature()[building] + ZERO_CELSIUS;
    }

    @Override
    public StoreBalance takeBalance() {
        StoreBalance taken = balance;
        balance = StoreBalance.NONE;
        return taken;
    }

    @Override
    public double availableWater(int facet) {
        return water.available(runs.get(runOfPlace[place[facet]]), place[facet]);
    }

    /** Water on and in a facet, kg m-2, and what has run off it since the beginning. */
    double[] waterOf(int facet) {
        int k = place[facet];
        return new double[] {water.upper()[k], water.lower()[k], water.lost()[k]};
    }

    @Override
    public double changeSinceMark(double depth) {
        float[] old = mark;
        double largest = 0;
        if (old == null) {
            largest = Double.POSITIVE_INFINITY;
            old = layers.clone();
        } else {
            for (FacetRun run : runs) {
                for (int j = 0; j < run.mesh().layers() && run.mesh().depthOfMiddle(j) <= depth; j++) {
                    int from = run.stateOffset() + j * run.count();
                    for (int i = from; i < from + run.count(); i++) {
                        largest = Math.max(largest, Math.abs(layers[i] - old[i]));
                    }
                }
            }
            System.arraycopy(layers, 0, old, 0, old.length);
        }
        mark = old;
        return largest;
    }

    @Override
    public double storedHeat() {
        double heat = 0;
        for (FacetRun run : runs) {
            for (int j = 0; j < run.mesh().layers(); j++) {
                int from = run.stateOffset() + j * run.count();
                double sum = 0;
                for (int i = 0; i < run.count(); i++) {
                    sum += (double) area[run.first() + i] * layers[from + i];
                }
                heat += sum * run.mesh().capacity()[j];
            }
        }
        return heat;
    }

    @Override
    public SurfaceState state() {
        int n = order.length;
        int[] start = new int[n + 1];
        for (int f = 0; f < n; f++) {
            start[f + 1] = start[f] + runOf(f).mesh().layers();
        }
        SurfaceState state = new SurfaceState(
                start, new float[layers.length], new float[n], new double[n], new double[n], new double[n]);
        for (int f = 0; f < n; f++) {
            int k = place[f];
            for (int j = 0; j < start[f + 1] - start[f]; j++) {
                state.layers()[start[f] + j] = layers[layer(f, j)];
            }
            state.skin()[f] = skin[k];
            state.upper()[f] = water.upper()[k];
            state.lower()[f] = water.lower()[k];
            state.lost()[f] = water.lost()[k];
        }
        return state;
    }

    @Override
    public void adopt(SurfaceState other, int[] facet) {
        for (int f = 0; f < order.length; f++) {
            int g = facet[f];
            if (g < 0) {
                continue;
            }
            int count = other.start()[g + 1] - other.start()[g];
            if (count != runOf(f).mesh().layers()) {
                throw new IllegalArgumentException("facet " + f + " has "
                        + runOf(f).mesh().layers() + " layers and cannot take over the state of facet " + g + " with "
                        + count);
            }
            int k = place[f];
            for (int j = 0; j < count; j++) {
                layers[layer(f, j)] = other.layers()[other.start()[g] + j];
            }
            skin[k] = other.skin()[g];
            water.upper()[k] = other.upper()[g];
            water.lower()[k] = other.lower()[g];
            water.lost()[k] = other.lost()[g];
        }
        showSkin();
    }

    private FacetRun runOf(int facet) {
        return runs.get(runOfPlace[place[facet]]);
    }

    /** Index of a facet's layer. */
    private int layer(int facet, int j) {
        FacetRun run = runOf(facet);
        return run.stateOffset() + j * run.count() + place[facet] - run.first();
    }

    @Override
    public RoomAir roomAir() {
        return rooms == null ? RoomAir.NONE : rooms.air();
    }

    @Override
    public void tellRoomAir(RoomAir air) {
        if (rooms != null) {
            rooms.tell(air);
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        StateIo.write(out, layers);
        StateIo.write(out, skin);
        StateIo.write(out, water.upper());
        StateIo.write(out, water.lower());
        StateIo.write(out, water.lost());
        out.writeInt(turn);
        if (rooms != null) {
            StateIo.write(out, rooms.temperature());
        }
        out.writeBoolean(mark != null);
        if (mark != null) {
            StateIo.write(out, mark);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        StateIo.read(in, layers);
        StateIo.read(in, skin);
        StateIo.read(in, water.upper());
        StateIo.read(in, water.lower());
        StateIo.read(in, water.lost());
        turn = in.readInt();
        if (rooms != null) {
            StateIo.read(in, rooms.temperature());
        }
        if (in.readBoolean()) {
            float[] read = new float[layers.length];
            StateIo.read(in, read);
            mark = read;
        } else {
            mark = null;
        }
        showSkin();
    }
}
