package org.kastanie.solver.radiation;

import java.util.Arrays;
import java.util.HashMap;
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
    private final Map<PointObserver, PointView> points = new HashMap<>();
    /** Radiosity of the crowns of the last call of {@link #longwave}, W m-2. */
    private final float[] crownLongwave;

    UrbanRadiation(UrbanGeometry geometry, Facets facets, RadiationOptions options, Workers workers) {
        this.options = options;
        this.facets = facets;
        columns = new Columns(geometry, options);
        sources = new Sources(columns, facets);
        Places places = new Places(columns, facets);
        persons = new Persons(columns, geometry, options.personHeight());
        sky = new SkyVisibility(columns, facets, places, persons, options, workers);
        skyView = sky.viewFactor();
        caster = new RayCaster(columns, sources, options.reach());
        facetRows = FacetView.build(sources, places, caster, sky, skyView, workers);
        crowns = new CrownView(columns, sources, caster, workers);
        people = new PersonView(columns, persons, sky.personSky, caster, workers);
        double cell = geometry.grid().cell();
        exchange = new Exchange(sources, facetRows, crowns, skyView, cell * cell);
        beam = new Beam(columns, sources, places, persons, options.reach());
        crownLongwave = new float[sources.crownCount];
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
        return sky.bytes() + facetRows.bytes() + crowns.bytes() + people.bytes() + exchange.bytes() + beam.bytes();
    }

    @Override
    public void shortwave(SkyState state, float[] albedo, ShortwaveField out, Workers workers) {
        int n = sources.facetCount;
        Arrays.fill(out.sunlitFraction(), 0);
        Arrays.fill(out.personSunlit(), 0);
        if (dark(state)) {
            Arrays.fill(out.incoming(), 0);
            Arrays.fill(out.outgoing(), 0);
            Arrays.fill(out.crownAbsorbed(), 0);
            return;
        }
        float[] direct = new float[n + sources.crownCount];
        double whole = 0;
        for (double w : state.sunWeight()) {
            whole += w;
        }
        for (int k = 0; k < state.sun().length; k++) {
            if (state.sunWeight()[k] > 0) {
                double normal = state.directNormal()[k] + state.circumsolarNormal()[k];
                Lit lit = beam.at(state.sun()[k], workers);
                addBeam(lit, state.sun()[k], state.sunWeight()[k], normal, whole, direct, out, workers);
            }
        }
        addSky(state, direct, workers);
        float[] total = new float[direct.length];
        exchange.reflect(direct, albedo, options.reflections(), total, workers);
        workers.forEach(n, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                out.incoming()[i] = total[i];
                out.outgoing()[i] = albedo[i] * total[i];
            }
        });
        for (int c = 0; c < sources.crownCount; c++) {
            out.crownAbsorbed()[sources.crownPlace[c]] =
                    (float) (1 - CrownOptics.SCATTERING) * crowns.leafArea[c] * total[n + c];
        }
    }

    /** No sun above the horizon and no light from the sky. */
    private static boolean dark(SkyState state) {
        for (double weight : state.sunWeight()) {
            if (weight > 0) {
                return false;
            }
        }
        return noDiffuse(state);
    }

    private static boolean noDiffuse(SkyState state) {
        for (float radiance : state.diffuseRadiance()) {
            if (radiance != 0) {
                return false;
            }
        }
        return true;
    }

    private void addBeam(
            Lit lit,
            SunPosition sun,
            double weight,
            double normal,
            double whole,
            float[] direct,
            ShortwaveField out,
            Workers workers) {
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

    private void addSky(SkyState state, float[] direct, Workers workers) {
        float[] weight = new float[SkyPatches.COUNT];
        float[] radiance = new float[SkyPatches.COUNT];
        if (noDiffuse(state)) {
            return;
        }
        for (int p = 0; p < weight.length; p++) {
            weight[p] = (float) SkyPatches.solidAngle(p % SkyPatches.BANDS) * state.diffuseRadiance()[p];
            radiance[p] = (float) Math.PI * state.diffuseRadiance()[p];
        }
        sky.facetSky.contract(weight, 1, workers, (first, count, sums) -> {
            for (int i = 0; i < count; i++) {
                direct[first + i] += sums[i];
            }
        });
        crowns.sky.gather(radiance, 1, direct, direct, sources.facetCount, workers);
    }

    @Override
    public void longwave(
            SkyState state,
            float[] emissivity,
            float[] temperature,
            float[] leafTemperature,
            LongwaveField out,
            Workers workers) {
        int n = sources.facetCount;
        float[] fromSky = new float[n + sources.crownCount];
        float[] radiosity = new float[sources.count()];
        float[] band = state.longwaveRadiance();
        workers.forEach(n, GRAIN, (from, to) -> {
            for (int b = 0; b < Bands.COUNT; b++) {
                float[] w = sky.bandWeight[b];
                for (int i = from; i < to; i++) {
                    fromSky[i] += w[i] * band[b];
                }
            }
            for (int i = from; i < to; i++) {
                float t2 = temperature[i] * temperature[i];
                float black = SIGMA * t2 * t2;
                // first guess of what is reflected: surroundings as warm as the facet itself
                float around = fromSky[i] + (1 - skyView[i]) * black;
                radiosity[i] = emissivity[i] * black + (1 - emissivity[i]) * around;
            }
        });
        crownEmission(state, leafTemperature, radiosity, fromSky, workers);
        exchange.outside(radiosity, workers);
        float[] total = new float[fromSky.length];
        exchange.gather(radiosity, 1, fromSky, total, workers);
        workers.forEach(n, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float t2 = temperature[i] * temperature[i];
                out.incoming()[i] = total[i];
                out.outgoing()[i] = emissivity[i] * SIGMA * t2 * t2 + (1 - emissivity[i]) * total[i];
            }
        });
        for (int c = 0; c < sources.crownCount; c++) {
            int place = sources.crownPlace[c];
            // exchange with others only: what the leaves of a cell send to each other is left out on both sides
            out.crownIncoming()[place] = crowns.leafArea[c] * (total[n + c] - crowns.self[c] * radiosity[n + c]);
            out.crownEmitting()[place] = 0.5f * crowns.leafArea[c] * (1 - crowns.self[c]);
        }
    }

    private void crownEmission(
            SkyState state, float[] leafTemperature, float[] radiosity, float[] fromSky, Workers workers) {
        int n = sources.facetCount;
        for (int c = 0; c < sources.crownCount; c++) {
            float t = leafTemperature[sources.crownPlace[c]];
            radiosity[n + c] = SIGMA * t * t * t * t;
            crownLongwave[c] = radiosity[n + c];
        }
        float[] radiance = new float[SkyPatches.COUNT];
        for (int p = 0; p < radiance.length; p++) {
            radiance[p] = (float) Math.PI * state.longwaveRadiance()[p % SkyPatches.BANDS];
        }
        crowns.sky.gather(radiance, 1, fromSky, fromSky, n, workers);
    }

    @Override
    public void person(
            SkyState state, ShortwaveField shortwave, LongwaveField longwave, PersonField out, Workers workers) {
        int warm = noDiffuse(state) ? 0 : PersonView.UPPER;
        int sums = warm + PersonView.UPPER;
        float[] weights = new float[SkyPatches.COUNT * sums];
        if (warm > 0) {
            PersonView.weights(state.diffuseRadiance(), 0, sums, weights);
        }
        PersonView.weights(state.longwaveRadiance(), warm, sums, weights);
        for (int d = 0; d < PersonField.DIRECTIONS; d++) {
            Arrays.fill(out.shortwave()[d], Float.NaN);
            Arrays.fill(out.longwave()[d], Float.NaN);
        }
        float[] pair = interleave(shortwaveSources(shortwave, workers), longwaveSources(longwave, workers), workers);
        people.fluxes(weights, pair, persons, out, workers);
        for (int k = 0; k < state.sun().length; k++) {
            double power = state.sunWeight()[k] * (state.directNormal()[k] + state.circumsolarNormal()[k]);
            if (power > 0) {
                personBeam(state.sun()[k], power, out, workers);
            }
        }
    }

    private static float[] interleave(float[] first, float[] second, Workers workers) {
        float[] pair = new float[2 * first.length];
        workers.forEach(first.length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                pair[2 * i] = first[i];
                pair[2 * i + 1] = second[i];
            }
        });
        return pair;
    }

    private void personBeam(SunPosition sun, double power, PersonField out, Workers workers) {
        Lit lit = beam.at(sun, workers);
        double[] along = new double[PersonField.DIRECTIONS];
        PointView.addBeam(power, sun, 0, along);
        workers.forEach(persons.count(), GRAIN, (from, to) -> {
            for (int d = 0; d < along.length; d++) {
                float f = (float) along[d];
                float[] flux = out.shortwave()[d];
                for (int p = from; f > 0 && p < to; p++) {
                    flux[persons.domainPlace[p]] += f * Lit.share(lit.persons()[p]);
                }
            }
        });
    }

    private float[] shortwaveSources(ShortwaveField field, Workers workers) {
        float[] radiosity = new float[sources.count()];
        System.arraycopy(field.outgoing(), 0, radiosity, 0, sources.facetCount);
        float scattered = (float) (CrownOptics.SCATTERING / (1 - CrownOptics.SCATTERING));
        for (int c = 0; c < sources.crownCount; c++) {
            radiosity[sources.facetCount + c] =
                    scattered * field.crownAbsorbed()[sources.crownPlace[c]] / crowns.leafArea[c];
        }
        exchange.outside(radiosity, workers);
        return radiosity;
    }

    private float[] longwaveSources(LongwaveField field, Workers workers) {
        float[] radiosity = new float[sources.count()];
        System.arraycopy(field.outgoing(), 0, radiosity, 0, sources.facetCount);
        System.arraycopy(crownLongwave, 0, radiosity, sources.facetCount, crownLongwave.length);
        exchange.outside(radiosity, workers);
        return radiosity;
    }

    @Override
    public float[] point(PointObserver observer, SkyState state, ShortwaveField shortwave, LongwaveField longwave) {
        PointView view = points.computeIfAbsent(observer, o -> new PointView(columns, caster, o));
        return view.fluxes(
                state, shortwaveSources(shortwave, Workers.SINGLE), longwaveSources(longwave, Workers.SINGLE));
    }

    /** Power the crowns of the active window send to the sky, W: for budgets. */
    double crownsToSky(ShortwaveField field) {
        float[] radiosity = shortwaveSources(field, Workers.SINGLE);
        double cell = columns.cell;
        double sum = 0;
        for (int c = 0; c < sources.crownCount; c++) {
            sum += cell
                    * cell
                    * crowns.leafArea[c]
                    * radiosity[sources.facetCount + c]
                    * crowns.sky.weight(c, 0, SkyPatches.COUNT);
        }
        return sum;
    }
}
