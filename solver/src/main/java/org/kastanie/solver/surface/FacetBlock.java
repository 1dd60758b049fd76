package org.kastanie.solver.surface;

/** Working space for up to {@link #SIZE} neighbouring facets of one run: small enough to stay in the nearest cache. */
final class FacetBlock {
    static final int SIZE = 256;

    int count;
    boolean wet;

    final float[] air = new float[SIZE];
    final float[] humidity = new float[SIZE];
    final float[] wind = new float[SIZE];
    final float[] shortwave = new float[SIZE];
    final float[] absorbed = new float[SIZE];
    final float[] h = new float[SIZE];
    final float[] kappa = new float[SIZE];
    final float[] cap = new float[SIZE];
    final float[] heat = new float[SIZE];
    final float[] upperShare = new float[SIZE];
    /** Water of the stores of soil at the beginning of the step, and what plants can use of the lower one, kg m-2. */
    final float[] upper = new float[SIZE];

    final float[] lower = new float[SIZE];
    final float[] usable = new float[SIZE];
    final float[] saturation = new float[SIZE];
    final float[] saturationSlope = new float[SIZE];
    final float[] base = new float[SIZE];
    final float[] column = new float[SIZE];
    final float[] rise = new float[SIZE];
    final float[] chain = new float[SIZE];
    final float[] before = new float[SIZE];
    final float[] skin = new float[SIZE];
    /** Mean of the skin over the step, degC: the stages' with the weights of their fluxes. */
    final float[] mean = new float[SIZE];

    final float[] byAir = new float[SIZE];
    final float[] byHumidity = new float[SIZE];
    final float[] net = new float[SIZE];
    final float[] sensible = new float[SIZE];
    final float[] latent = new float[SIZE];
    final float[] ground = new float[SIZE];
    final float[] sensibleSlope = new float[SIZE];
    final float[] latentSlope = new float[SIZE];
    final float[] spare1 = new float[SIZE];
    final float[] spare2 = new float[SIZE];
    final float[] spare3 = new float[SIZE];
    /** Shortwave that passes the skin: into water or into a room, W m-2. */
    final float[] through = new float[SIZE];
    /** Temperature behind the last layer, degC. */
    final float[] behind = new float[SIZE];
    /** Mean temperature of the last layer over the step, degC. */
    final float[] bottom = new float[SIZE];

    final float[] skinConductance = new float[SIZE];
    final float[] memory = new float[SIZE];
    final float[] zero = new float[SIZE];
    final float[] heatCapacity;
    final float[] conductance;
    final float[] inverse;
    final float[] q;
    final float[] work;
    final float[] start;
    final float[] p;
    final float[] stage;

    private final float[][] sums = {mean, net, sensible, latent, ground, sensibleSlope, latentSlope, byAir, byHumidity};

    FacetBlock(int mostLayers) {
        start = new float[SIZE * mostLayers];
        p = new float[SIZE * mostLayers];
        stage = new float[SIZE * mostLayers];
        heatCapacity = new float[SIZE * mostLayers];
        conductance = new float[SIZE * (mostLayers + 1)];
        inverse = new float[SIZE * mostLayers];
        q = new float[SIZE * mostLayers];
        work = new float[SIZE * (mostLayers + 1)];
    }

    void clearSums() {
        for (float[] sum : sums) {
            java.util.Arrays.fill(sum, 0, count, 0f);
        }
    }
}
