package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Function;
import org.kastanie.solver.air.AirLevel;
import org.kastanie.solver.comfort.ComfortFields;
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
 * batch's mean for sky and surroundings, which change slowly: six steps of ten minutes at most.
 */
final class PeopleBatch {
    /** Steps in a batch at most. */
    static final int MOST = 6;

    private static final int GRAIN = 1 << 14;

    private final RadiationModel radiation;
    private final Workers workers;
    private final int size;
    private final float[][] temperature;
    private final float[][] vapour;
    private final float[][] wind;
    private final float[][] lit;
    private final double[][] beam = new double[MOST][PersonField.DIRECTIONS];
    private final double[] pressure = new double[MOST];
    private final Surroundings seen;
    private int steps;

    private final PersonField person;
    private final float[] diffuse;
    private final float[] radiant;
    private final float[] index;

    PeopleBatch(RadiationModel radiation, int size, Workers workers) {
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
        return steps == MOST;
    }

    /** Adds a step. {@code air}: at the height of air temperature; {@code breeze}: at the person's. */
    void add(StepForcing forcing, AirLevel air, AirLevel breeze, ShortwaveField shortwave, Radiosities sent) {
        int k = steps++;
        seen.add(forcing.sky(), sent, workers);
        beam[k] = PersonField.beam(forcing.sky());
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
        ComfortFields.sixDirections(person.shortwave(), person.longwave(), diffuse, workers);
        for (int k = 0; k < steps; k++) {
            radiant(beam[k], lit[k]);
            ComfortFields.Inputs inputs = new ComfortFields.Inputs(temperature[k], radiant, wind[k], vapour[k]);
            ComfortFields.utci(inputs, index, workers);
            add(sums.apply(Quantity.UTCI), index, 1);
            ComfortFields.pet(inputs, pressure[k], index, workers);
            add(sums.apply(Quantity.PET), index, 1);
        }
        seen.clear();
        steps = 0;
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

    /** Radiant temperature of one step: fourth powers add up as fluxes do. */
    private void radiant(double[] beam, float[] lit) {
        float[][] shortwave = new float[PersonField.DIRECTIONS][1];
        for (int d = 0; d < beam.length; d++) {
            shortwave[d][0] = (float) beam[d];
        }
        float[] alone = new float[1];
        ComfortFields.sixDirections(shortwave, new float[PersonField.DIRECTIONS][1], alone, Workers.SINGLE);
        float square = alone[0] * alone[0];
        float whole = square * square;
        workers.forEach(size, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                float d2 = diffuse[i] * diffuse[i];
                radiant[i] = (float) Math.sqrt((float) Math.sqrt(d2 * d2 + whole * lit[i]));
            }
        });
    }

    private void add(float[] sum, float[] value, float weight) {
        workers.forEach(size, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                sum[i] += weight * value[i];
            }
        });
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(steps);
        for (int k = 0; k < steps; k++) {
            out.writeDouble(pressure[k]);
            for (double b : beam[k]) {
                out.writeDouble(b);
            }
            StateArrays.write(out, temperature[k], vapour[k], wind[k], lit[k]);
        }
        if (steps > 0) {
            seen.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        steps = in.readInt();
        for (int k = 0; k < steps; k++) {
            pressure[k] = in.readDouble();
            for (int d = 0; d < beam[k].length; d++) {
                beam[k][d] = in.readDouble();
            }
            StateArrays.read(in, temperature[k], vapour[k], wind[k], lit[k]);
        }
        seen.clear();
        if (steps > 0) {
            seen.read(in);
        }
    }
}
