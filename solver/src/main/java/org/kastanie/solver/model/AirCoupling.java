package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.kastanie.solver.air.AirBudget;
import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.air.AirModel;
import org.kastanie.solver.air.AirSample;
import org.kastanie.solver.air.AirSources;
import org.kastanie.solver.grid.Workers;

/**
 * Lets several steps of the facets pass before the air is solved once, over their whole time, with the mean of what they
 * gave and the mean of the air they felt.
 *
 * <p>The facets feel the weather's own course in every step; only the street's departure from it, of order 1 K, is held
 * over the interval. The heat handed over is exactly the heat the facets gave.
 */
final class AirCoupling {
    private final AirSources sums;
    private final AirSample felt;
    private final float[][] sourceArrays;
    private final float[][] sampleArrays;
    /** Seconds gathered, and the forcing's temperature, humidity, wind to the east and north, pressure times seconds. */
    private final double[] gathered = new double[6];

    AirCoupling(int facets, int active) {
        sums = new AirSources(
                new float[facets],
                new float[facets],
                new float[facets],
                new float[facets],
                new float[active],
                new float[active],
                new float[active],
                new float[active]);
        felt = AirSample.allocate(facets, active);
        sourceArrays = arrays(sums);
        sampleArrays = arrays(felt);
    }

    /** Adds a step; solves the air once {@code interval} seconds have gathered and returns its budget, else null. */
    @org.jspecify.annotations.Nullable
    Solved add(double interval, AirModel air, StepForcing step, AirSample beside, AirSources sources, Workers workers) {
        boolean first = gathered[0] == 0;
        double seconds = step.seconds();
        if (first && seconds >= interval) {
            return new Solved(air.step(step.air(), beside, sources, seconds, workers), seconds);
        }
        float weight = (float) seconds;
        float[][] given = arrays(sources);
        float[][] had = arrays(beside);
        for (int a = 0; a < given.length; a++) {
            gather(sourceArrays[a], given[a], weight, first, workers);
        }
        for (int a = 0; a < had.length; a++) {
            gather(sampleArrays[a], had[a], weight, first, workers);
        }
        gather(step.air(), seconds);
        if (gathered[0] < interval - 1e-6) {
            return null;
        }
        float share = (float) (1 / gathered[0]);
        for (float[] array : sourceArrays) {
            scale(array, share, workers);
        }
        for (float[] array : sampleArrays) {
            scale(array, share, workers);
        }
        double total = gathered[0];
        AirForcing mean = mean(step.air());
        java.util.Arrays.fill(gathered, 0);
        return new Solved(air.step(mean, felt, sums, total, workers), total);
    }

    /** Budget of a solved interval and its length in s. */
    record Solved(AirBudget budget, double seconds) {}

    private void gather(AirForcing f, double seconds) {
        gathered[0] += seconds;
        gathered[1] += seconds * f.temperature();
        gathered[2] += seconds * f.specificHumidity();
        gathered[3] += seconds * f.windSpeed() * Math.sin(f.windDirection());
        gathered[4] += seconds * f.windSpeed() * Math.cos(f.windDirection());
        gathered[5] += seconds * f.pressure();
    }

    private AirForcing mean(AirForcing last) {
        double share = 1 / gathered[0];
        double x = gathered[3] * share;
        double y = gathered[4] * share;
        return new AirForcing(
                gathered[1] * share,
                gathered[2] * share,
                Math.hypot(x, y),
                x == 0 && y == 0 ? last.windDirection() : Math.atan2(x, y),
                gathered[5] * share,
                last.temperatureHeight(),
                last.windHeight(),
                last.roughness());
    }

    private static void gather(float[] sum, float[] value, float weight, boolean first, Workers workers) {
        workers.forEach(sum.length, 1 << 15, (from, to) -> {
            for (int i = from; i < to; i++) {
                sum[i] = first ? weight * value[i] : sum[i] + weight * value[i];
            }
        });
    }

    private static void scale(float[] array, float share, Workers workers) {
        workers.forEach(array.length, 1 << 15, (from, to) -> {
            for (int i = from; i < to; i++) {
                array[i] *= share;
            }
        });
    }

    private static float[][] arrays(AirSources s) {
        return new float[][] {
            s.facetSensible(), s.facetSensibleSlope(), s.facetLatent(), s.facetLatentSlope(),
            s.crownSensible(), s.crownSensibleSlope(), s.crownLatent(), s.crownLatentSlope()
        };
    }

    private static float[][] arrays(AirSample s) {
        return new float[][] {s.facetTemperature(), s.facetHumidity(), s.crownTemperature(), s.crownHumidity()};
    }

    void write(DataOutput out) throws IOException {
        for (double value : gathered) {
            out.writeDouble(value);
        }
        StateArrays.write(out, sourceArrays);
        StateArrays.write(out, sampleArrays);
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = in.readDouble();
        }
        StateArrays.read(in, sourceArrays);
        StateArrays.read(in, sampleArrays);
    }
}
