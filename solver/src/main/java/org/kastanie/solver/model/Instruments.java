package org.kastanie.solver.model;

import org.kastanie.solver.comfort.Wbgt;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.radiation.PersonField;

/** What globe and wick of the WBGT would absorb in every cell, W m-2: sky and surroundings once a batch, the beam by step. */
final class Instruments {
    private static final int GRAIN = 1 << 14;

    private final Workers workers;
    private final int size;
    private float[] steadyGlobe = new float[0];
    private float[] steadyWick = new float[0];
    private float[] globe = new float[0];
    private float[] wick = new float[0];

    Instruments(int size, Workers workers) {
        this.size = size;
        this.workers = workers;
    }

    /** Takes the fluxes without the beam; the mean of six sides stands for a sphere's, that of four for a cylinder's. */
    void diffuse(PersonField person) {
        if (globe.length == 0) {
            steadyGlobe = new float[size];
            steadyWick = new float[size];
            globe = new float[size];
            wick = new float[size];
        }
        float[][] k = person.shortwave();
        float[][] l = person.longwave();
        workers.forEach(size, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                double shortSides = k[2][i] + k[3][i] + k[4][i] + k[5][i];
                double longSides = l[2][i] + l[3][i] + l[4][i] + l[5][i];
                Wbgt.Absorbed absorbed = Wbgt.Absorbed.of(
                        (k[0][i] + k[1][i] + shortSides) / 6,
                        (l[0][i] + l[1][i] + longSides) / 6,
                        shortSides / 4,
                        longSides / 4,
                        k[0][i]);
                steadyGlobe[i] = (float) absorbed.globe();
                steadyWick[i] = (float) absorbed.wick();
            }
        });
    }

    /**
     * Adds a step's beam.
     *
     * @param down on the horizontal
     * @param around mean on the side of a cylinder, and on a sphere
     * @param lit share that arrives, per cell
     */
    void beam(double down, double[] around, float[] lit) {
        Wbgt.Absorbed whole = Wbgt.Absorbed.of(around[1], 0, around[0], 0, down);
        float onGlobe = (float) whole.globe();
        float onWick = (float) whole.wick();
        workers.forEach(size, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                globe[i] = steadyGlobe[i] + onGlobe * lit[i];
                wick[i] = steadyWick[i] + onWick * lit[i];
            }
        });
    }

    float[] globe() {
        return globe;
    }

    float[] wick() {
        return wick;
    }
}
