package org.kastanie.solver.radiation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;

/** The default radiation model: patches for the sky, rays for all else, the sun by exact rays. */
final class UrbanRadiation implements RadiationModel {
    private static final int GRAIN = 1 << 14;
    /** Elements whose normals stay in a near cache while all positions of the sun pass. */
    private static final int BLOCK = 1 << 11;

    private static final float SIGMA = (float) PhysicalConstants.STEFAN_BOLTZMANN;

    private final RadiationOptions options;
    private final Columns columns;
    private final Facets facets;
    private final Sources sources;
    private final Persons persons;
    private final SkyVisibility sky;
    private final float[] skyView;
    private final RayCaster caster;
    private final Rows facetRows;
    private final CrownView crowns;
    private final PersonView people;
    private final Exchange exchange;
    private final Beam beam;
    private final SkyLight light;
    private final Map<PointObserver, PointView> points = new HashMap<>();
    /** Radiosity of the crowns in the last balance, W m-2. */
    private final float[] crownLongwave;

    // Scratch of a balance and what it hands out: numbers of facets, then of crowns, then of what lies outside.
    private final Radiosities radiosity;
    private final Radiosities handedOut;
    private final float[] direct;
    private final float[] reflected;
    private final float[] longwave;

    UrbanRadiation(
            UrbanGeometry geometry,
            Facets facets,
            @Nullable Halo halo,
            RadiationOptions options,
            VisibilityObserver observer,
            Workers workers) {
        this.options = options;
        this.facets = facets;
        columns = new Columns(geometry, halo == null ? CellSet.of(geometry.active()) : halo.cells(), options);
        sources = new Sources(columns, facets, halo, options.exchangeReach());
        Places places = new Places(columns, facets);
        WallStacks stacks = new WallStacks(facets, places);
        persons = new Persons(columns, geometry, options.personHeight());
        observer.ready(VisibilityObserver.Part.GROUNDWORK, facets.count(), columns.bytes());
        sky = new SkyVisibility(columns, facets, places, stacks, persons, options, workers);
        observer.ready(VisibilityObserver.Part.SKY, facets.count(), sky.facetSky.bytes());
        skyView = sky.viewFactor();
        caster = new RayCaster(columns, sources, options.reach());
        facetRows = FacetView.build(columns, sources, places, stacks, skyView, options.reach(), workers);
        observer.ready(VisibilityObserver.Part.SURROUNDINGS, facets.count(), facetRows.bytes());
        crowns = new CrownView(columns, sources, options.reach(), workers);
        observer.ready(VisibilityObserver.Part.CROWNS, sources.crownCount, crowns.bytes());
        people = new PersonView(columns, sources, persons, sky.personSky, options.reach(), workers);
        observer.ready(VisibilityObserver.Part.PEOPLE, persons.count(), people.bytes() + sky.personSky.bytes());
        double cell = geometry.grid().cell();
        exchange = new Exchange(sources, facetRows, crowns, cell * cell);
        beam = new Beam(columns, sources, places, persons, options.reach());
        light = new SkyLight(sky, crowns, sources.facetCount, sources.crownCount, workers);
        crownLongwave = new float[sources.crownCount];
        radiosity = Radiosities.allocate(sources.count());
        handedOut = Radiosities.allocate(sources.count());
        direct = new float[sources.facetCount + sources.crownCount];
        reflected = new float[direct.length];
        longwave = new float[direct.length];
    }

    @Override
    public void trace(ExchangeTrace listener) {
        exchange.trace(listener);
    }

    @Override
    public SourceNumbers sources() {
        return new SourceNumbers(facets.count(), sources.crownPlace, sources.haloFacet, sources.haloCrown);
    }

    @Override
    public boolean[] seen() {
        boolean[] seen = new boolean[sources.count()];
        facetRows.mark(seen);
        crowns.surroundings.mark(seen);
        people.mark(seen);
        return seen;
    }

    @Override
    public float[] skyViewFactor() {
        return skyView.clone();
    }

    @Override
    public double personHeight() {
        return options.personHeight();
    }

    @Override
    public long bytes() {
        return sky.bytes()
                + facetRows.bytes()
                + crowns.bytes()
                + people.bytes()
                + exchange.bytes()
                + beam.bytes()
                + light.bytes();
    }

    @Override
    public void foresee(List<SkyState> coming, Workers workers) {
        light.foresee(coming, workers);
    }

    @Override
    public void balance(SkyState state, Skins skins, ShortwaveField shortwave, LongwaveField out, Workers workers) {
        light.longwave(state.longwave(), longwave, workers);
        emission(skins, out.incoming(), workers);
        float global = (float) state.globalHorizontal();
        // where the sun reaches is geometry, asked for also in the step in which weather data know no light yet
        sun(state, light.shortwave(state, workers), shortwave, workers);
        if (global > 0) {
            recall(shortwave, global, workers);
            for (int pass = 1; pass < options.reflections(); pass++) {
                exchange.reflect(radiosity, direct, skins.albedo(), reflected, new float[longwave.length], workers);
            }
            exchange.reflect(radiosity, direct, skins.albedo(), reflected, longwave, workers);
            finish(skins.albedo(), shortwave, global, workers);
        } else {
            Arrays.fill(shortwave.incoming(), 0);
            Arrays.fill(shortwave.outgoing(), 0);
            Arrays.fill(shortwave.crownAbsorbed(), 0);
            exchange.warmth(radiosity, longwave, workers);
        }
        finish(skins, out, workers);
    }

    /** Light of the sky, and the beam of all positions of the sun, on everything. */
    private void sun(SkyState state, float[] fromSky, ShortwaveField out, Workers workers) {
        double whole = 0;
        List<BeamShare> suns = new ArrayList<>();
        for (double w : state.sunWeight()) {
            whole += w;
        }
        for (int k = 0; k < state.sun().length; k++) {
            double weight = state.sunWeight()[k];
            if (weight > 0) {
                double normal = state.directNormal()[k] + state.circumsolarNormal()[k];
                Lit lit = beam.at(state.sun()[k], workers);
                suns.add(new BeamShare(
                        lit, state.sun()[k], (float) weight, (float) (weight / whole), (float) (weight * normal)));
            }
        }
        workers.forEach(sources.facetCount, BLOCK, (from, to) -> {
            System.arraycopy(fromSky, from, direct, from, to - from);
            Arrays.fill(out.sunlitFraction(), from, to, 0);
            for (BeamShare sun : suns) {
                sun.onFacets(facets, from, to, direct, out.sunlitFraction());
            }
        });
        workers.forEach(facets.horizontal(), BLOCK, (from, to) -> {
            Arrays.fill(out.openFraction(), from, to, 0);
            for (BeamShare sun : suns) {
                sun.open(facets, from, to, out.openFraction());
            }
        });
        int n = sources.facetCount;
        workers.forEach(sources.crownCount, BLOCK, (from, to) -> {
            System.arraycopy(fromSky, n + from, direct, n + from, to - from);
            for (BeamShare sun : suns) {
                sun.onCrowns(from, to, n, direct);
            }
        });
        Arrays.fill(out.personSunlit(), 0);
        workers.forEach(persons.count(), BLOCK, (from, to) -> {
            for (BeamShare sun : suns) {
                sun.onPersons(persons.domainPlace, from, to, out.personSunlit());
            }
        });
    }

    /** What arrived from the surroundings in the step before, brought to this step's radiation: the first guess. */
    private void recall(ShortwaveField field, float global, Workers workers) {
        float[] share = field.reflectedShare();
        workers.forEach(sources.facetCount, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                reflected[i] = global * share[i];
            }
        });
        workers.forEach(sources.crownCount, GRAIN, (from, to) -> {
            for (int c = from; c < to; c++) {
                reflected[sources.facetCount + c] = global * share[sources.facetCount + sources.crownPlace[c]];
            }
        });
    }

    private void finish(float[] albedo, ShortwaveField out, float global, Workers workers) {
        int n = sources.facetCount;
        float share = 1 / global;
        workers.forEach(n, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float total = direct[i] + reflected[i];
                out.incoming()[i] = total;
                out.outgoing()[i] = albedo[i] * total;
                out.reflectedShare()[i] = share * reflected[i];
            }
        });
        workers.forEach(sources.crownCount, GRAIN, (from, to) -> {
            for (int c = from; c < to; c++) {
                int place = sources.crownPlace[c];
                float total = direct[n + c] + reflected[n + c];
                out.crownAbsorbed()[place] = (float) (1 - CrownOptics.SCATTERING) * crowns.leafArea[c] * total;
                out.reflectedShare()[n + place] = share * reflected[n + c];
            }
        });
    }

    /**
     * Longwave radiosity of facets and leaves at their temperatures; the sky's part is in {@link #longwave} already.
     *
     * @param before what arrived in the step before, of which a part is reflected; 0 in a first step
     */
    private void emission(Skins skins, float[] before, Workers workers) {
        float[] out = radiosity.longwave();
        workers.forEach(sources.facetCount, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float emissivity = skins.emissivity()[i];
                float t2 = skins.temperature()[i] * skins.temperature()[i];
                float black = SIGMA * t2 * t2;
                // without a step before: surroundings as warm as the facet itself
                float around = before[i] > 0 ? before[i] : longwave[i] + (1 - skyView[i]) * black;
                out[i] = emissivity * black + (1 - emissivity) * around;
            }
        });
        int n = sources.facetCount;
        workers.forEach(sources.crownCount, GRAIN, (from, to) -> {
            for (int c = from; c < to; c++) {
                float t = skins.leafTemperature()[sources.crownPlace[c]];
                crownLongwave[c] = SIGMA * t * t * t * t;
                out[n + c] = crownLongwave[c];
            }
        });
    }

    private void finish(Skins skins, LongwaveField out, Workers workers) {
        int n = sources.facetCount;
        workers.forEach(n, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                out.incoming()[i] = longwave[i];
                out.outgoing()[i] = sent(skins, i, longwave[i]);
            }
        });
        workers.forEach(sources.crownCount, GRAIN, (from, to) -> {
            for (int c = from; c < to; c++) {
                int place = sources.crownPlace[c];
                // exchange with others only: what the leaves of a cell send to each other is left out on both sides
                out.crownIncoming()[place] = crowns.leafArea[c] * (longwave[n + c] - crowns.self[c] * crownLongwave[c]);
                out.crownEmitting()[place] = 0.5f * crowns.leafArea[c] * (1 - crowns.self[c]);
            }
        });
    }

    /** Longwave radiation a facet emits and reflects, W m-2. */
    private static float sent(Skins skins, int facet, float incoming) {
        float emissivity = skins.emissivity()[facet];
        float t2 = skins.temperature()[facet] * skins.temperature()[facet];
        return emissivity * SIGMA * t2 * t2 + (1 - emissivity) * incoming;
    }

    @Override
    public Radiosities radiosities(ShortwaveField shortwave, LongwaveField warm, Workers workers) {
        System.arraycopy(warm.outgoing(), 0, handedOut.longwave(), 0, sources.facetCount);
        System.arraycopy(crownLongwave, 0, handedOut.longwave(), sources.facetCount, crownLongwave.length);
        return handOut(shortwave, workers);
    }

    @Override
    public Radiosities radiosities(ShortwaveField shortwave, LongwaveField warm, Skins mean, Workers workers) {
        float[] longwaveSent = handedOut.longwave();
        int n = sources.facetCount;
        workers.forEach(n, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                longwaveSent[i] = sent(mean, i, warm.incoming()[i]);
            }
        });
        workers.forEach(sources.crownCount, GRAIN, (from, to) -> {
            for (int c = from; c < to; c++) {
                float t2 =
                        mean.leafTemperature()[sources.crownPlace[c]] * mean.leafTemperature()[sources.crownPlace[c]];
                longwaveSent[n + c] = SIGMA * t2 * t2;
            }
        });
        return handOut(shortwave, workers);
    }

    private Radiosities handOut(ShortwaveField shortwave, Workers workers) {
        int n = sources.facetCount;
        System.arraycopy(shortwave.outgoing(), 0, handedOut.shortwave(), 0, n);
        float scattered = (float) (CrownOptics.SCATTERING / (1 - CrownOptics.SCATTERING));
        for (int c = 0; c < sources.crownCount; c++) {
            handedOut.shortwave()[n + c] =
                    scattered * shortwave.crownAbsorbed()[sources.crownPlace[c]] / crowns.leafArea[c];
        }
        exchange.given(handedOut, workers);
        return handedOut;
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(sources.count());
    }

    @Override
    public void people(Surroundings seen, PersonField out, Workers workers) {
        workers.forEach(2 * PersonField.DIRECTIONS, 1, (from, to) -> {
            for (int d = from; d < to; d++) {
                float[] flux = d % 2 == 0 ? out.shortwave()[d / 2] : out.longwave()[d / 2];
                for (int place : persons.nobody) {
                    flux[place] = Float.NaN;
                }
            }
        });
        people.fluxes(seen, persons, out, workers);
    }

    @Override
    public float[] point(PointObserver observer, SkyState state, Radiosities sent) {
        return points.computeIfAbsent(observer, o -> new PointView(columns, caster, o))
                .fluxes(state, sent.shortwave(), sent.longwave());
    }

    /** Power the crowns of the active window send to the sky, W: for budgets. */
    double crownsToSky(ShortwaveField field) {
        float scattered = (float) (CrownOptics.SCATTERING / (1 - CrownOptics.SCATTERING));
        double cell = columns.cell;
        double sum = 0;
        for (int c = 0; c < sources.crownCount; c++) {
            sum += cell
                    * cell
                    * scattered
                    * field.crownAbsorbed()[sources.crownPlace[c]]
                    * crowns.sky.weight(c, 0, SkyPatches.COUNT);
        }
        return sum;
    }
}
