package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.air.AirModel;
import org.kastanie.solver.air.AirProfile;
import org.kastanie.solver.air.AirSample;
import org.kastanie.solver.air.AirSources;
import org.kastanie.solver.air.WindReport;
import org.kastanie.solver.comfort.Clamped;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.radiation.Halo;
import org.kastanie.solver.radiation.LongwaveField;
import org.kastanie.solver.radiation.PointObserver;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.Radiosities;
import org.kastanie.solver.radiation.ShortwaveField;
import org.kastanie.solver.radiation.Skins;
import org.kastanie.solver.radiation.SourceNumbers;
import org.kastanie.solver.surface.CrownFluxes;
import org.kastanie.solver.surface.CrownForcing;
import org.kastanie.solver.surface.CrownModel;
import org.kastanie.solver.surface.FacetFluxes;
import org.kastanie.solver.surface.FacetForcing;
import org.kastanie.solver.surface.SurfaceModel;

/**
 * The whole model of one scene: state, order of one step, budgets.
 *
 * <p>Order of a step, each part reading what the one before wrote: shortwave radiation, reflected once more than in
 * the step before, and longwave radiation from the facets' and leaves' temperatures of the step before (contracting, see
 * docs/theory); the air beside every facet; energy
 * and water balance of facets and crowns; the air, which receives their fluxes as linear responses, so that no
 * alternation between air and facets is needed at any wind (Best et al. 2004, J. Hydrometeorol. 5, 1271); people.
 */
public final class Microclimate {
    /** Steps worth showing to {@link #foresee} at once. */
    public static final int AHEAD = RadiationModel.AHEAD;

    /** Choice: time after which the air is solved again during spin-up, s. */
    private static final double SPIN_UP_AIR = 3600;

    private final ModelSetup setup;
    private final Workers workers;
    private final RadiationModel radiation;
    private final SurfaceModel surface;
    private final CrownModel crowns;
    private final AirModel air;

    private final ShortwaveField shortwave;
    private final LongwaveField longwave;
    private final FacetFluxes facets;
    private final CrownFluxes leaves;
    private final AirSample beside;
    private final float[] leafAreaIndex;

    private final PeopleRecorder people;
    private final PointRecorder points;
    private final ProfileRecorder profiles;
    private final BudgetLedger budgets;
    private final AirCoupling coupling;
    private final @Nullable Told told;
    private StepTrace trace = StepTrace.NONE;

    /**
     * What makes a model that of a window.
     *
     * @param seen where its cells are
     * @param halo what it sees around
     * @param teller says how the recorded run is read, once sources have numbers and are seen
     */
    record Part(UrbanGeometry seen, Halo halo, Function<RadiationModel, Told> teller) {}

    /** Where in the recorded run a window lies, and who reads it. */
    record Told(WindowMap map, Playback playback) {}

    private Microclimate(
            ModelSetup setup,
            @Nullable Part part,
            List<PointObserver> observers,
            List<ComfortOptions> bodies,
            Workers workers) {
        this.setup = setup;
        this.workers = workers;
        UrbanGeometry geometry = setup.geometry();
        int facetCount = setup.facets().count();
        int active = geometry.active().size();
        int domain = geometry.domain().size();
        radiation = part == null
                ? RadiationModel.build(geometry, setup.facets(), setup.radiation(), workers)
                : RadiationModel.build(part.seen(), setup.facets(), part.halo(), setup.radiation(), workers);
        told = part == null ? null : part.teller().apply(radiation);
        surface = SurfaceModel.build(setup.facets(), setup.materials(), setup.surface());
        leafAreaIndex = activeLeafAreaIndex(geometry);
        crowns = CrownModel.build(
                leafAreaIndex,
                activeTrees(geometry),
                setup.trees(),
                geometry.grid().cell() * geometry.grid().cell(),
                setup.surface().soilMoisture(),
                setup.surface().initialTemperature());
        air = told == null
                ? AirModel.build(geometry, setup.facets(), setup.air(), workers)
                : new RecordedAir(told.playback(), told.map());
        shortwave = ShortwaveField.allocate(facetCount, active, domain);
        longwave = LongwaveField.allocate(facetCount, active);
        facets = FacetFluxes.allocate(facetCount);
        leaves = CrownFluxes.allocate(active);
        java.util.Arrays.fill(leaves.leafTemperature(), (float) setup.surface().initialTemperature());
        beside = AirSample.allocate(facetCount, active);
        people = new PeopleRecorder(geometry, radiation, setup.comfort(), workers);
        points = new PointRecorder(geometry, observers, bodies);
        profiles = new ProfileRecorder(geometry, observers, air, workers);
        budgets = new BudgetLedger(setup.facets());
        coupling = new AirCoupling(facetCount, active);
        if (told != null) {
            trace = told.playback();
            radiation.trace(told.playback());
        }
    }

    /**
     * Builds the model: visibility of the scene, facets at their initial temperature, air at rest.
     *
     * @param observers points whose twelve fluxes and neighbours are recorded
     * @param workers share the loops; the result does not depend on their number
     */
    public static Microclimate build(ModelSetup setup, List<PointObserver> observers, Workers workers) {
        return new Microclimate(setup, null, observers, stations(setup, observers), workers);
    }

    /** The same with a body of its own at every point: posture, and cylinder or six directions. */
    public static Microclimate build(
            ModelSetup setup, List<PointObserver> observers, List<ComfortOptions> bodies, Workers workers) {
        return new Microclimate(setup, null, observers, bodies, workers);
    }

    /** Radiometers in six directions at every point. */
    private static List<ComfortOptions> stations(ModelSetup setup, List<PointObserver> observers) {
        ComfortOptions station = new ComfortOptions(setup.comfort().posture(), false, Set.of());
        return Collections.nCopies(observers.size(), station);
    }

    static Microclimate window(ModelSetup setup, Part part, Workers workers) {
        return new Microclimate(setup, part, List.of(), List.of(), workers);
    }

    /**
     * From the next step on everything is recorded that a {@link WindowedRun} needs to know. Costs the copies only; results
     * stay what they are. Call it between output intervals, so that the means of windows are those of the run.
     */
    public RecordedRun record(RunRecord record) {
        SourceNumbers sources = radiation.sources();
        record.begin(new RecordLayout(
                setup.radiation().reflections(),
                sources.count(),
                setup.facets().count(),
                setup.geometry().active().size(),
                setup.geometry().domain().size(),
                surface.roomAir().temperature().length,
                setup.trees().length - 1));
        Recording recording = new Recording(record);
        trace = recording;
        radiation.trace(recording);
        return new RecordedRun(setup, sources, state(), record);
    }

    /** A copy of the state of surfaces and crowns. */
    RunState state() {
        return new RunState(
                surface.state(),
                crowns.state(),
                shortwave.reflectedShare().clone(),
                longwave.incoming().clone());
    }

    /** Takes over the state of what a recorded run had in common with this window. */
    void adopt(RunState start, WindowMap map) {
        surface.adopt(start.surface(), map.facets());
        crowns.adopt(start.crowns(), map.trees(), map.places());
        int n = map.facets().length;
        for (int f = 0; f < n; f++) {
            int from = map.facets()[f];
            shortwave.reflectedShare()[f] = from >= 0 ? start.reflectedShare()[from] : 0;
            longwave.incoming()[f] = from >= 0 ? start.longwave()[from] : 0;
        }
        int facetsThen = start.surface().facets();
        for (int i = 0; i < map.places().length; i++) {
            int from = map.places()[i];
            shortwave.reflectedShare()[n + i] = start.reflectedShare()[facetsThen + from];
            leaves.leafTemperature()[i] = start.crowns().leaf()[from];
        }
    }

    Told told() {
        return Objects.requireNonNull(told);
    }

    /** Number of ordinals of buildings. */
    static int buildings(ModelSetup setup) {
        int most = -1;
        for (int b : setup.facets().building()) {
            most = Math.max(most, b);
        }
        return most + 1;
    }

    /** One step of the model clock. {@code record}: also fluxes and indices for people (left out during spin-up). */
    public void step(StepForcing forcing, boolean record) {
        step(forcing, record, airInterval(record));
    }

    /** A step of the period without people: for a run of which only the air is wanted. */
    public void stepWithoutPeople(StepForcing forcing) {
        step(forcing, false, airInterval(true));
    }

    private void step(StepForcing forcing, boolean record, double airInterval) {
        trace.begin(forcing, record, surface, crowns);
        Skins skins =
                new Skins(surface.albedo(), surface.emissivity(), surface.skinTemperature(), leaves.leafTemperature());
        radiation.balance(forcing.sky(), skins, shortwave, longwave, workers);
        air.sample(forcing.air(), beside, workers);
        trace.sampled(beside);
        if (record) {
            points.begin(surface);
        }
        surface.step(facetForcing(forcing), forcing.seconds(), facets, workers);
        crowns.step(crownForcing(forcing), forcing.seconds(), leaves, workers);
        trace.stepped(surface, crowns);
        budgets.add(facets, surface.takeBalance());
        AirCoupling.Solved solved = coupling.add(airInterval, air, forcing, beside, sources(), workers);
        if (solved != null) {
            budgets.add(solved.budget(), solved.seconds());
        }
        if (record) {
            Skins mean = new Skins(
                    surface.albedo(), surface.emissivity(), facets.skinTemperature(), leaves.leafTemperature());
            Radiosities sent = radiation.radiosities(shortwave, longwave, mean, workers);
            people.add(forcing, air, new PeopleRecorder.Fields(shortwave, facets, sent));
            trace.levels(people.air(), people.breeze());
            points.add(
                    forcing,
                    people.air(),
                    people.breeze(),
                    radiation,
                    new PointRecorder.Fields(shortwave, sent, facets, beside, surface));
            profiles.add(forcing.air());
        }
    }

    /** Says which steps come next; changes no result, only the time (see {@link RadiationModel#foresee}). */
    public void foresee(List<StepForcing> coming) {
        radiation.foresee(coming.stream().map(StepForcing::sky).toList(), workers);
    }

    /** During spin-up, which only has to bring the layers to their temperatures, the air is solved once an hour. */
    private double airInterval(boolean record) {
        return record ? setup.airInterval() : Math.max(setup.airInterval(), SPIN_UP_AIR);
    }

    private FacetForcing facetForcing(StepForcing forcing) {
        return new FacetForcing(
                shortwave.incoming(),
                longwave.incoming(),
                beside.facetTemperature(),
                beside.facetHumidity(),
                beside.facetWind(),
                forcing.air().pressure(),
                forcing.precipitation(),
                forcing.secondOfDay());
    }

    private CrownForcing crownForcing(StepForcing forcing) {
        return new CrownForcing(
                shortwave.crownAbsorbed(),
                longwave.crownIncoming(),
                longwave.crownEmitting(),
                leafAreaIndex,
                beside.crownTemperature(),
                beside.crownHumidity(),
                beside.crownWind(),
                forcing.air().pressure());
    }

    private AirSources sources() {
        return new AirSources(
                facets.sensible(),
                facets.sensibleSlope(),
                facets.latent(),
                facets.latentSlope(),
                leaves.sensible(),
                leaves.sensibleSlope(),
                leaves.latent(),
                leaves.latentSlope());
    }

    /** Means over all recorded steps since the last call, and starts anew. */
    public IntervalMeans takeMeans() {
        return people.take();
    }

    /**
     * Depths at which the ground's temperature is gathered at the points from now on, m, for each point; to be said before
     * {@link #read}.
     */
    public void watch(List<List<Double>> depths) {
        points.watch(depths);
    }

    /** The same means at the points, in their order: contract name to value in SI units, NaN where there is none. */
    public List<Map<String, Double>> takePoints() {
        return points.take();
    }

    /**
     * Points over which the air is gathered at all heights from now on, by their place among the observers; to be said
     * before {@link #read}.
     */
    public void watchAir(int[] wanted) {
        profiles.watch(wanted);
    }

    /** Mean air over the points watched, in their order. */
    public List<AirProfile> takeProfiles() {
        return profiles.take();
    }

    /** How often the indices of the maps met inputs outside their range since the run began. */
    public Map<Quantity, Clamped> clamped() {
        return people.clamped();
    }

    /** Budgets over all steps since the last call, and starts anew. */
    public BudgetReport takeBudget() {
        return budgets.take();
    }

    /** Heat kept by the layers of all facets, J, against an arbitrary zero: for budgets. */
    double storedHeat() {
        return surface.storedHeat();
    }

    /** Largest change of any layer above half a metre since the last call, K. */
    public double spinUpChange() {
        return surface.changeSinceMark(0.5);
    }

    /** Sky view factor of the horizontal facet of every cell of the domain. */
    public float[] skyViewFactor() {
        return people.ofDomain(radiation.skyViewFactor());
    }

    public WindReport windReport() {
        return air.windReport();
    }

    /** Temperature of every facet at the end of the last step, K; belongs to the model, do not write. */
    public float[] skinTemperature() {
        return surface.skinTemperature();
    }

    /** Fluxes of every facet in the last step; belong to the model, do not write. */
    public FacetFluxes facetFluxes() {
        return facets;
    }

    /** Fluxes of the crown over every cell of the active window in the last step; belong to the model, do not write. */
    public CrownFluxes crownFluxes() {
        return leaves;
    }

    /** Shortwave radiation of the last step; belongs to the model, do not write. */
    public ShortwaveField shortwave() {
        return shortwave;
    }

    /** Longwave radiation of the last step; belongs to the model, do not write. */
    public LongwaveField longwave() {
        return longwave;
    }

    /** Writes everything the next step reads, so that a restart equals a straight run bit for bit. */
    public void write(DataOutput out) throws IOException {
        surface.write(out);
        crowns.write(out);
        air.write(out);
        StateArrays.write(out, carried());
        people.write(out);
        points.write(out);
        profiles.write(out);
        budgets.write(out);
        coupling.write(out);
    }

    public void read(DataInput in) throws IOException {
        surface.read(in);
        crowns.read(in);
        air.read(in);
        StateArrays.read(in, carried());
        people.read(in);
        points.read(in);
        profiles.read(in);
        budgets.read(in);
        coupling.read(in);
    }

    /** Fields of the last step that the next one starts from: radiosities for the lagged exchange and leaf temperature. */
    private float[][] carried() {
        return new float[][] {
            shortwave.incoming(),
            shortwave.reflectedShare(),
            longwave.incoming(),
            longwave.outgoing(),
            longwave.crownIncoming(),
            longwave.crownEmitting(),
            leaves.leafTemperature()
        };
    }

    /** The set-up this model was built from. */
    public ModelSetup setup() {
        return setup;
    }

    private static float[] activeLeafAreaIndex(UrbanGeometry geometry) {
        Crowns crowns = geometry.crowns();
        float[] lai = new float[geometry.active().size()];
        for (int i = 0; i < lai.length; i++) {
            lai[i] = crowns.leafAreaIndex(geometry.active().gridIndex(geometry.grid(), i));
        }
        return lai;
    }

    private static int[] activeTrees(UrbanGeometry geometry) {
        int[] tree = new int[geometry.active().size()];
        for (int i = 0; i < tree.length; i++) {
            tree[i] = geometry.crowns().tree()[geometry.active().gridIndex(geometry.grid(), i)];
        }
        return tree;
    }
}
