package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.air.AirModel;
import org.kastanie.solver.air.AirProfile;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.radiation.PointObserver;

/** Means over an output interval of the air over the points that ask for it. */
final class ProfileRecorder {
    private final Grid grid;
    private final AirModel air;
    private final List<PointObserver> observers;
    private final Workers workers;
    /** Points with a profile, and the sums of each quantity over the steps, one after the other. */
    private int[] points = {};

    private double[][] sums = {};
    private int steps;

    ProfileRecorder(UrbanGeometry geometry, List<PointObserver> observers, AirModel air, Workers workers) {
        this.grid = geometry.grid();
        this.observers = List.copyOf(observers);
        this.air = air;
        this.workers = workers;
    }

    /** Points over which air is gathered from now on, by their place in the list of observers. */
    void watch(int[] wanted) {
        points = wanted.clone();
        sums = new double[points.length][5 * (points.length == 0 ? 0 : air.profileHeights().length)];
    }

    void add(AirForcing forcing) {
        if (points.length == 0) {
            return;
        }
        AirProfile now = AirProfile.allocate(air.profileHeights());
        for (int i = 0; i < points.length; i++) {
            PointObserver at = observers.get(points[i]);
            air.profile(forcing, grid.rowAt(at.y()), grid.columnAt(at.x()), now, workers);
            int o = 0;
            for (float[] values : arrays(now)) {
                for (float value : values) {
                    sums[i][o++] += value;
                }
            }
        }
        steps++;
    }

    /** Means since the last call in the order of the points watched, and starts anew. */
    List<AirProfile> take() {
        List<AirProfile> means = new ArrayList<>();
        for (double[] sum : sums) {
            AirProfile mean = AirProfile.allocate(air.profileHeights());
            int o = 0;
            for (float[] values : arrays(mean)) {
                for (int k = 0; k < values.length; k++) {
                    values[k] = (float) (sum[o++] / steps);
                }
            }
            means.add(mean);
            Arrays.fill(sum, 0);
        }
        steps = 0;
        return means;
    }

    private static float[][] arrays(AirProfile p) {
        return new float[][] {p.temperature(), p.specificHumidity(), p.windSpeed(), p.windEast(), p.windNorth()};
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(steps);
        for (double[] sum : sums) {
            for (double value : sum) {
                out.writeDouble(value);
            }
        }
    }

    void read(DataInput in) throws IOException {
        steps = in.readInt();
        for (double[] sum : sums) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = in.readDouble();
            }
        }
    }
}
