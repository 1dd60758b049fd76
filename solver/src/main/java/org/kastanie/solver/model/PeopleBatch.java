package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.kastanie.solver.air.AirLevel;
import org.kastanie.solver.comfort.Clamped;
import org.kastanie.solver.comfort.ComfortFields;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.comfort.RadiantTemperature;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.radiation.PersonField;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.Radiosities;
import org.kastanie.solver.radiation.ShortwaveField;
import org.kastanie.solver.radiation.Surroundings;

/**
 * A few steps whose people are looked at together, since what they see of sky and surroundings costs far more to gather than
 * to use.
 *
 * <p>Mean fluxes are exact: they are linear in what is sent. The indices of a step take the step's own air and beam, and the
 * batch's mean for sky and surroundings, which change slowly: an hour, and six steps, at most.
 */
final class PeopleBatch {
    /** Steps in a batch at most. */
    static final int MOST = 6;

    /** Seconds after which a batch is full. */
    private static final double LONGEST = 3600;

    private static final int GRAIN = 1 << 14;
    /** Keeps sums of fourth powers of temperatures near a hundred. */
    private static final float FOURTH = 1e-8f;

    private final RadiationModel radiation;
    private final ComfortOptions comfort;
    private final Instruments instruments;
    private final Map<Quantity, Clamped> clamped = new EnumMap<>(Quantity.class);
    private final Workers workers;
    private final int size;
    private final float[][] temperature;
    private final float[][] vapour;
    private final float[][] wind;
    private final float[][] lit;
    private final double[][] beam = new double[MOST][PersonField.DIRECTIONS];
    private final double[][] around = new double[MOST][2];
    private final double[] pressure = new double[MOST];
    private final Surroundings seen;
    private int steps;
    private double seconds;

    private final PersonField person;
    private final float[] diffuse;
    private final float[] radiant;
    private final float[] index;

    PeopleBatch(RadiationModel radiation, ComfortOptions comfort, int size, Workers workers) {
        this.comfort = comfort;
        instruments = new Instruments(size, workers);
        this.radiation = radiation;
        this.workers = workers;
        this.size = size;
        temperature = new float[MOST][size];
        vapour = new float[MOST][size];
        wind = new float[MOST][size];
        lit = new float[MOST][size];
        seen = radiation.surroundings();
        person = PersonField.allocate(size);
        diffuse = new float[size];
        radiant = new float[size];
        index = new float[size];
    }

    boolean isFull() {
        return steps == MOST || seconds >= LONGEST;
    }

    /** Adds a step. {@code air}: at the height of air temperature; {@code breeze}: at the person's. */
    void add(StepForcing forcing, AirLevel air, AirLevel breeze, ShortwaveField shortwave, Radiosities sent) {
        int k = steps++;
        seconds += forcing.seconds();
        seen.add(forcing.sky(), sent, workers);
        beam[k] = PersonField.beam(forcing.sky());
        around[k] = PersonField.beamAround(forcing.sky());
        pressure[k] = forcing.air().pressure();
        workers.forEach(size, GRAIN, (from, to) -> {
            int n = to - from;
            System.arraycopy(air.temperature(), from, temperature[k], from, n);
            System.arraycopy(breeze.windSpeed(), from, wind[k], from, n);
            System.arraycopy(shortwave.personSunlit(), from, lit[k], from, n);
            for (int i = from; i < to; i++) {
                vapour[k][i] = (float) PhysicalConstants.vapourPressure(air.specificHumidity()[i], pressure[k]);
            }
        });
    }

    /** Adds the sums over the steps gathered to the fields of the twelve fluxes and the indices, and begins anew. */
    void flush(Function<Quantity, float[]> sums) {
        if (steps == 0) {
            return;
        }
        radiation.people(seen, person, workers);
        fluxes(sums);
        RadiantTemperature.sixDirections(comfort.posture(), person.shortwave(), person.longwave(), diffuse, workers);
        if (comfort.extra().contains(Quantity.WBGT)) {
            instruments.diffuse(person);
        }
        for (int k = 0; k < steps; k++) {
            radiant(RadiantTemperature.beam(comfort, beam[k], around[k][0]), lit[k], sums);
            indices(k, sums);
        }
        seen.clear();
        steps = 0;
        seconds = 0;
    }

    private void indices(int k, Function<Quantity, float[]> sums) {
        ComfortFields.Inputs inputs = new ComfortFields.Inputs(temperature[k], radiant, wind[k], vapour[k]);
        add(Quantity.UTCI, ComfortFields.utci(inputs, radiation.personHeight(), index, workers), sums);
        add(Quantity.PET, ComfortFields.pet(inputs, pressure[k], index, workers), sums);
        if (comfort.extra().contains(Quantity.STANDARD_EFFECTIVE_TEMPERATURE)) {
            add(
                    Quantity.STANDARD_EFFECTIVE_TEMPERATURE,
                    ComfortFields.standardTemperature(inputs, pressure[k], index, workers),
                    sums);
        }
        if (comfort.extra().contains(Quantity.WBGT)) {
            instruments.beam(beam[k][0], around[k], lit[k]);
            add(
                    Quantity.WBGT,
                    ComfortFields.wbgt(inputs, instruments.globe(), instruments.wick(), pressure[k], index, workers),
                    sums);
        }
    }

    /** Adds the index just computed to its sum, and its count to the run's. */
    private void add(Quantity quantity, Clamped count, Function<Quantity, float[]> sums) {
        add(sums.apply(quantity), index, 1);
        clamped.merge(quantity, count, Clamped::plus);
    }

    Map<Quantity, Clamped> clamped() {
        return new EnumMap<>(clamped);
    }

    private void fluxes(Function<Quantity, float[]> sums) {
        for (int d = 0; d < PersonField.DIRECTIONS; d++) {
            add(sums.apply(PeopleRecorder.LONGWAVE[d]), person.longwave()[d], steps);
            float[] sum = sums.apply(PeopleRecorder.SHORTWAVE[d]);
            float[] flux = person.shortwave()[d];
            float n = steps;
            int way = d;
            workers.forEach(size, GRAIN, (from, to) -> {
                for (int i = from; i < to; i++) {
                    sum[i] += n * flux[i];
                }
                for (int k = 0; k < steps; k++) {
                    float power = (float) beam[k][way];
                    for (int i = from; power > 0 && i < to; i++) {
                        sum[i] += power * lit[k][i];
                    }
                }
            });
        }
    }

    /** Radiant temperature of one step, and its fourth power into the sum: those add up as fluxes do. */
    private void radiant(double beam, float[] lit, Function<Quantity, float[]> sums) {
        float whole = (float) beam;
        float[] sum = sums.apply(Quantity.MEAN_RADIANT_TEMPERATURE);
        workers.forEach(size, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float d2 = diffuse[i] * diffuse[i];
                float fourth = d2 * d2 + whole * lit[i];
                radiant[i] = (float) Math.sqrt((float) Math.sqrt(fourth));
                sum[i] += fourth * FOURTH;
            }
        });
    }

    /** Temperature of a mean of scaled fourth powers. */
    static float root(float mean) {
        return (float) Math.sqrt((float) Math.sqrt(mean / FOURTH));
    }

    private void add(float[] sum, float[] value, float weight) {
        workers.forEach(size, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                sum[i] += weight * value[i];
            }
        });
    }

    void write(DataOutput out) throws IOException {
        ClampedState.write(out, clamped);
        out.writeInt(steps);
        out.writeDouble(seconds);
        for (int k = 0; k < steps; k++) {
            out.writeDouble(pressure[k]);
            for (double b : beam[k]) {
                out.writeDouble(b);
            }
            out.writeDouble(around[k][0]);
            out.writeDouble(around[k][1]);
            StateArrays.write(out, temperature[k], vapour[k], wind[k], lit[k]);
        }
        if (steps > 0) {
            seen.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        ClampedState.read(in, clamped);
        steps = in.readInt();
        seconds = in.readDouble();
        for (int k = 0; k < steps; k++) {
            pressure[k] = in.readDouble();
            for (int d = 0; d < beam[k].length; d++) {
                beam[k][d] = in.readDouble();
            }
            around[k][0] = in.readDouble();
            around[k][1] = in.readDouble();
            StateArrays.read(in, temperature[k], vapour[k], wind[k], lit[k]);
        }
        seen.clear();
        if (steps > 0) {
            seen.read(in);
        }
    }
}
