package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.radiation.PointObserver;

/** The whole model of one scene: state, order of one step, budgets. */
public final class Microclimate {
    private Microclimate() {}

    public static Microclimate build(ModelSetup setup, List<PointObserver> points, Workers workers) {
        throw new UnsupportedOperationException("model room: to be written");
    }

    /** One step of the model clock. {@code people}: also fluxes and indices for people (left out during spin-up). */
    public void step(StepForcing forcing, boolean people) {
        throw new UnsupportedOperationException("model room: to be written");
    }

    /** Means over all steps since the last call (only those with people), and starts anew. */
    public IntervalMeans takeMeans() {
        throw new UnsupportedOperationException("model room: to be written");
    }

    /** The same means at the points, in their order, one map from contract name to value (SI units). */
    public List<java.util.Map<String, Double>> takePoints(List<List<Double>> depths) {
        throw new UnsupportedOperationException("model room: to be written");
    }

    /** Largest change of any layer above half a metre since the last call, K. */
    public double spinUpChange() {
        throw new UnsupportedOperationException("model room: to be written");
    }

    public void write(DataOutput out) throws IOException {
        throw new UnsupportedOperationException("model room: to be written");
    }

    public void read(DataInput in) throws IOException {
        throw new UnsupportedOperationException("model room: to be written");
    }
}
