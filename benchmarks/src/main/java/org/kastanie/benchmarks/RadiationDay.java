package org.kastanie.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.scene.Scene;
import org.kastanie.solver.comfort.ComfortFields;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.comfort.RadiantTemperature;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.model.StepForcing;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.radiation.LongwaveField;
import org.kastanie.solver.radiation.PersonField;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.solver.radiation.ShortwaveField;
import org.kastanie.solver.radiation.Skins;
import org.kastanie.solver.radiation.Surroundings;
import org.kastanie.solver.sun.SkyState;
import org.kastanie.solver.sun.SunPosition;

/** The hourly loop of radiation and people on one scene, every surface and the air at the temperature of the weather. */
final class RadiationDay {
    /** Nanoseconds of one day by what they were spent on; {@code balance} is beam and exchange. */
    record Spent(long sky, long balance, long person, long comfort) {
        long all() {
            return sky + balance + person + comfort;
        }
    }

    private static final int GRAIN = 1 << 14;

    private final Scene scene;
    private final RadiationModel model;
    private final Skins skins;
    private final ShortwaveField shortwave;
    private final LongwaveField longwave;
    private final Surroundings seen;
    private final PersonField person;
    private final float[] radiant;
    private final float[] index;
    private final float[] temperature;
    private final float[] wind;
    private final float[] vapour;

    RadiationDay(Scene scene, Workers workers) {
        this.scene = scene;
        Facets facets = scene.facets();
        int active = scene.geometry().active().size();
        int domain = scene.geometry().domain().size();
        RadiationOptions options = RadiationOptions.defaults();
        model = RadiationModel.build(scene.geometry(), facets, options, workers);
        skins = new Skins(
                new float[facets.count()], new float[facets.count()], new float[facets.count()], new float[active]);
        for (int f = 0; f < facets.count(); f++) {
            skins.albedo()[f] =
                    (float) scene.materials().get(facets.material()[f]).albedo();
            skins.emissivity()[f] =
                    (float) scene.materials().get(facets.material()[f]).emissivity();
        }
        shortwave = ShortwaveField.allocate(facets.count(), active, domain);
        longwave = LongwaveField.allocate(facets.count(), active);
        seen = model.surroundings();
        person = PersonField.allocate(domain);
        radiant = new float[domain];
        index = new float[domain];
        temperature = new float[domain];
        wind = new float[domain];
        vapour = new float[domain];
    }

    RadiationModel model() {
        return model;
    }

    long cells() {
        return scene.geometry().domain().size();
    }

    /** The same weather with all of its sky, but without a beam. */
    static List<StepForcing> beamless(List<StepForcing> steps) {
        return steps.stream().map(RadiationDay::beamless).toList();
    }

    private static StepForcing beamless(StepForcing step) {
        SkyState sky = new SkyState(
                new SunPosition[0],
                new double[0],
                new double[0],
                new double[0],
                step.sky().diffuseRadiance(),
                step.sky().longwave());
        return new StepForcing(sky, step.air(), step.precipitation(), step.seconds(), step.secondOfDay());
    }

    /** All steps in their order; every one asks for its own maps of people. */
    Spent run(List<StepForcing> steps, Workers workers) {
        long[] spent = new long[4];
        for (int k = 0; k < steps.size(); k++) {
            StepForcing step = steps.get(k);
            air(step);
            long start = System.nanoTime();
            if (k % RadiationModel.AHEAD == 0) {
                List<SkyState> coming = new ArrayList<>();
                steps.subList(k, steps.size()).stream()
                        .limit(RadiationModel.AHEAD)
                        .forEach(s -> coming.add(s.sky()));
                model.foresee(coming, workers);
            }
            start = lap(spent, 0, start);
            model.balance(step.sky(), skins, shortwave, longwave, workers);
            start = lap(spent, 1, start);
            seen.clear();
            seen.add(step.sky(), model.radiosities(shortwave, longwave, workers), workers);
            model.people(seen, person, workers);
            start = lap(spent, 2, start);
            comfort(step.sky(), workers);
            lap(spent, 3, start);
        }
        return new Spent(spent[0], spent[1], spent[2], spent[3]);
    }

    private static long lap(long[] spent, int part, long start) {
        long now = System.nanoTime();
        spent[part] += now - start;
        return now;
    }

    private void air(StepForcing step) {
        float t = (float) step.air().temperature();
        Arrays.fill(skins.temperature(), t);
        Arrays.fill(skins.leafTemperature(), t);
        Arrays.fill(temperature, t);
        Arrays.fill(wind, (float) Math.max(0.5, 0.6 * step.air().windSpeed()));
        Arrays.fill(vapour, (float) PhysicalConstants.vapourPressure(
                step.air().specificHumidity(), step.air().pressure()));
    }

    private void comfort(SkyState sky, Workers workers) {
        ComfortOptions options = ComfortOptions.defaults();
        RadiantTemperature.sixDirections(options.posture(), person.shortwave(), person.longwave(), radiant, workers);
        float beam = (float) RadiantTemperature.beam(options, PersonField.beam(sky), PersonField.beamAround(sky)[0]);
        float[] lit = shortwave.personSunlit();
        workers.forEach(radiant.length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float d2 = radiant[i] * radiant[i];
                radiant[i] = (float) Math.sqrt((float) Math.sqrt(d2 * d2 + beam * lit[i]));
            }
        });
        ComfortFields.utci(
                new ComfortFields.Inputs(temperature, radiant, wind, vapour), model.personHeight(), index, workers);
    }

    /** Mean UTCI of the last step over all people, K: a day that computes nothing would show. */
    double meanIndex() {
        double sum = 0;
        int n = 0;
        for (float value : index) {
            if (!Float.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        return sum / n;
    }
}
