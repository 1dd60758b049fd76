package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.kastanie.solver.surface.CrownState;
import org.kastanie.solver.surface.SurfaceState;

/**
 * State of surfaces and crowns between two steps, by facet and cell.
 *
 * @param surface of all facets
 * @param crowns of all trees and crown cells
 * @param reflectedShare reflected radiation carried on, per facet, then per cell of the active window
 * @param longwave longwave radiation that has arrived in the step before, per facet, W m-2: facets reflect a part of it
 */
public record RunState(SurfaceState surface, CrownState crowns, float[] reflectedShare, float[] longwave) {
    /** Writes every bit, so that windows can be computed where the run was not. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(surface.start().length);
        for (int start : surface.start()) {
            out.writeInt(start);
        }
        out.writeInt(crowns.trees().length);
        out.writeInt(crowns.leaf().length);
        StateArrays.write(out, surface.layers(), surface.skin(), crowns.leaf(), reflectedShare, longwave);
        for (double[] array : doubles()) {
            for (double value : array) {
                out.writeDouble(value);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    public static RunState read(DataInput in) throws IOException {
        int[] start = new int[in.readInt()];
        for (int i = 0; i < start.length; i++) {
            start[i] = in.readInt();
        }
        int facets = start.length - 1;
        int trees = in.readInt();
        int cells = in.readInt();
        RunState state = new RunState(
                new SurfaceState(
                        start,
                        new float[start[facets]],
                        new float[facets],
                        new double[facets],
                        new double[facets],
                        new double[facets]),
                new CrownState(new double[trees], new double[cells], new float[cells]),
                new float[facets + cells],
                new float[facets]);
        StateArrays.read(
                in,
                state.surface.layers(),
                state.surface.skin(),
                state.crowns.leaf(),
                state.reflectedShare,
                state.longwave);
        for (double[] array : state.doubles()) {
            for (int i = 0; i < array.length; i++) {
                array[i] = in.readDouble();
            }
        }
        return state;
    }

    private double[][] doubles() {
        return new double[][] {surface.upper(), surface.lower(), surface.lost(), crowns.trees(), crowns.cells()};
    }
}
