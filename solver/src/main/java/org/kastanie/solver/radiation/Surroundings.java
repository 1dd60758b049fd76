package org.kastanie.solver.radiation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;

/**
 * Sums over several intervals of everything that sends diffuse radiation to people: what they receive of it on the mean is
 * linear in it, so one look at the sums serves all intervals.
 */
public final class Surroundings {
    private static final int GRAIN = 1 << 14;

    /** Short- and longwave radiosity of every source side by side. */
    final float[] pair;

    final float[] diffuse = new float[SkyPatches.COUNT];
    final float[] longwave = new float[SkyPatches.BANDS];
    private int intervals;

    Surroundings(int sources) {
        pair = new float[2 * sources];
    }

    /** Adds one interval. */
    public void add(SkyState sky, Radiosities sources, Workers workers) {
        workers.forEach(sources.shortwave().length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                pair[2 * i] += sources.shortwave()[i];
                pair[2 * i + 1] += sources.longwave()[i];
            }
        });
        add(diffuse, sky.diffuseRadiance());
        for (int b = 0; b < longwave.length; b++) {
            longwave[b] += sky.longwave().of(b);
        }
        intervals++;
    }

    private static void add(float[] sum, float[] value) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += value[i];
        }
    }

    /** Intervals added since the last {@link #clear}. */
    public int intervals() {
        return intervals;
    }

    public void clear() {
        java.util.Arrays.fill(pair, 0);
        java.util.Arrays.fill(diffuse, 0);
        java.util.Arrays.fill(longwave, 0);
        intervals = 0;
    }

    /** Mean radiance of a sum. */
    float[] mean(float[] sum) {
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = sum[i] / intervals;
        }
        return mean;
    }

    boolean dark() {
        for (float radiance : diffuse) {
            if (radiance != 0) {
                return false;
            }
        }
        return true;
    }

    /** Writes the sums, so that a restart equals a straight run. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(intervals);
        for (float[] array : new float[][] {pair, diffuse, longwave}) {
            for (float value : array) {
                out.writeFloat(value);
            }
        }
    }

    public void read(DataInput in) throws IOException {
        intervals = in.readInt();
        for (float[] array : new float[][] {pair, diffuse, longwave}) {
            for (int i = 0; i < array.length; i++) {
                array[i] = in.readFloat();
            }
        }
    }
}
