package org.kastanie.solver.radiation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;
import org.kastanie.solver.sun.SunPosition;

/** The default radiation model: patches for the sky, rays for all else, the sun by exact rays. */
final class UrbanRadiation implements RadiationModel {
    private static final int GRAIN = 1 << 14;
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
            RadiationOptions options,
            VisibilityObserver observer,
            Workers workers) {
        this.options = options;
        this.facets = facets;
        columns = new Columns(geometry, options);
        sources = new Sources(columns, facets);
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
        light = new SkyLight(sky, crowns, sources.facetCount, sources.crownCount);
        crownLongwave = new float[sources.crownCount];
        radiosity = Radiosities.allocate(sources.count());
        handedOut = Radiosities.allocate(sources.count());
        direct = new float[sources.facetCount + sources.crownCount];
        reflected = new float[direct.length];
        longwave = new float[direct.length];
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
        int known = light.of(state, workers);
        System.arraycopy(light.longwave(known), 0, longwave, 0, longwave.length);
        emission(skins, light.longwave(known), workers);
        Arrays.fill(shortwave.sunlitFraction(), 0);
        Arrays.fill(shortwave.openFraction(), 0);
        Arrays.fill(shortwave.personSunlit(), 0);
        float global = (float) state.globalHorizontal();
        if (global > 0) {
            System.arraycopy(light.shortwave(known), 0, direct, 0, direct.length);
            sun(state, shortwave, workers);
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

    private void sun(SkyState state, ShortwaveField out, Workers workers) {
        double whole = 0;
        for (double w : state.sunWeight()) {
            whole += w;
        }
        for (int k = 0; k < state.sun().length; k++) {
            if (state.sunWeight()[k] > 0) {
                double normal = state.directNormal()[k] + state.circumsolarNormal()[k];
                Lit lit = beam.at(state.sun()[k], workers);
                addBeam(lit, state.sun()[k], state.sunWeight()[k], normal, whole, out, workers);
            }
        }
    }

    /** What arrived from the surroundings in the step before, brought to this step's radiation: the first guess. */
    private void recall(ShortwaveField field, float global, Workers workers) {
        float[] share = field.reflectedShare();
        workers.forEach(sources.facetCount, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                reflected[i] = global * share[i];
            }
        });
        for (int c = 0; c < sources.crownCount; c++) {
            reflected[sources.facetCount + c] = global * share[sources.facetCount + sources.crownPlace[c]];
        }
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
        for (int c = 0; c < sources.crownCount; c++) {
            int place = sources.crownPlace[c];
            float total = direct[n + c] + reflected[n + c];
            out.crownAbsorbed()[place] = (float) (1 - CrownOptics.SCATTERING) * crowns.leafArea[c] * total;
            out.reflectedShare()[n + place] = share * reflected[n + c];
        }
    }

    private void addBeam(
            Lit lit, SunPosition sun, double weight, double normal, double whole, ShortwaveField out, Workers workers) {
        float x = (float) sun.x();
        float y = (float) sun.y();
        float z = (float) sun.z();
        float share = (float) (weight / whole);
        float power = (float) (weight * normal);
        workers.forEach(sources.facetCount, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float seen = Lit.share(lit.facets()[i]);
                float cosine = facets.normalX()[i] * x + facets.normalY()[i] * y + facets.normalZ()[i] * z;
                out.sunlitFraction()[i] += cosine > 0 ? share * seen : 0;
                direct[i] += power * seen * Math.max(0, cosine);
            }
        });
        workers.forEach(facets.horizontal(), GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float cosine = facets.normalX()[i] * x + facets.normalY()[i] * y + facets.normalZ()[i] * z;
                out.openFraction()[i] += cosine > 0 ? share * Lit.share(lit.open()[i]) : 0;
            }
        });
        for (int c = 0; c < sources.crownCount; c++) {
            // a sphere of leaves: their mean projection is a quarter of both sides
            direct[sources.facetCount + c] += 0.25f * power * Lit.share(lit.crowns()[c]);
        }
        workers.forEach(persons.count(), GRAIN, (from, to) -> {
            for (int p = from; p < to; p++) {
                out.personSunlit()[persons.domainPlace[p]] += share * Lit.share(lit.persons()[p]);
            }
        });
    }

    /** Longwave radiosity of facets and leaves at their temperatures. */
    private void emission(Skins skins, float[] fromSky, Workers workers) {
        float[] out = radiosity.longwave();
        workers.forEach(sources.facetCount, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float emissivity = skins.emissivity()[i];
                float t2 = skins.temperature()[i] * skins.temperature()[i];
                float black = SIGMA * t2 * t2;
                // first guess of what is reflected: surroundings as warm as the facet itself
                float around = fromSky[i] + (1 - skyView[i]) * black;
                out[i] = emissivity * black + (1 - emissivity) * around;
            }
        });
        for (int c = 0; c < sources.crownCount; c++) {
            float t = skins.leafTemperature()[sources.crownPlace[c]];
            crownLongwave[c] = SIGMA * t * t * t * t;
            out[sources.facetCount + c] = crownLongwave[c];
        }
    }

    private void finish(Skins skins, LongwaveField out, Workers workers) {
        int n = sources.facetCount;
        workers.forEach(n, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float emissivity = skins.emissivity()[i];
                float t2 = skins.temperature()[i] * skins.temperature()[i];
                out.incoming()[i] = longwave[i];
                out.outgoing()[i] = emissivity * SIGMA * t2 * t2 + (1 - emissivity) * longwave[i];
            }
        });
        for (int c = 0; c < sources.crownCount; c++) {
            int place = sources.crownPlace[c];
            // exchange with others only: what the leaves of a cell send to each other is left out on both sides
            out.crownIncoming()[place] = crowns.leafArea[c] * (longwave[n + c] - crowns.self[c] * crownLongwave[c]);
            out.crownEmitting()[place] = 0.5f * crowns.leafArea[c] * (1 - crowns.self[c]);
        }
    }

    @Override
    public Radiosities radiosities(ShortwaveField shortwave, LongwaveField warm, Workers workers) {
        int n = sources.facetCount;
        System.arraycopy(shortwave.outgoing(), 0, handedOut.shortwave(), 0, n);
        System.arraycopy(warm.outgoing(), 0, handedOut.longwave(), 0, n);
        float scattered = (float) (CrownOptics.SCATTERING / (1 - CrownOptics.SCATTERING));
        for (int c = 0; c < sources.crownCount; c++) {
            handedOut.shortwave()[n + c] =
                    scattered * shortwave.crownAbsorbed()[sources.crownPlace[c]] / crowns.leafArea[c];
        }
        System.arraycopy(crownLongwave, 0, handedOut.longwave(), n, crownLongwave.length);
        exchange.outside(handedOut, workers);
        return handedOut;
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(sources.count());
    }

    @Override
    public void people(Surroundings seen, PersonField out, Workers workers) {
        for (int d = 0; d < PersonField.DIRECTIONS; d++) {
            Arrays.fill(out.shortwave()[d], Float.NaN);
            Arrays.fill(out.longwave()[d], Float.NaN);
        }
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
