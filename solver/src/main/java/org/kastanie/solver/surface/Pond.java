package org.kastanie.solver.surface;

import org.jspecify.annotations.Nullable;

/**
 * Light in the depth of open water and the sinking of what cools.
 *
 * <p>The near infrared and a little more, {@link #SURFACE_SHARE} of what is not reflected, stays in the first millimetres;
 * the rest decays by Beer's law, and what reaches the bed warms the water above it. After each step water colder than that
 * below it, and warmer than its greatest density at 4 degC, mixes with it.
 */
final class Pond {
    /** Share of the absorbed shortwave that stays at the surface of water (Dake and Harleman 1969, Water Resour. Res. 5, 484; used by Henderson-Sellers 1985). */
    static final double SURFACE_SHARE = 0.4;
    /** Water is densest at about 4 degC. */
    private static final float DENSEST = 4f;

    private final int layers;
    private final int wet;
    private final double[] capacity;
    /** Rise of each layer in gamma times the step per W m-2 of light below the surface, K. */
    private final float[] rise;

    private Pond(int layers, int wet, double[] capacity, float[] rise) {
        this.layers = layers;
        this.wet = wet;
        this.capacity = capacity;
        this.rise = rise;
    }

    /** The pond of a run, null if it has none. */
    static @Nullable Pond of(FacetRun run, double seconds) {
        if (!(run.material().water() instanceof WaterBehaviour.Open open) || !(open.depth() > 0)) {
            return null;
        }
        LayerMesh mesh = run.mesh();
        float[] rise = new float[mesh.layers()];
        double depth = 0;
        double light = 1;
        int wet = 0;
        for (int j = 0; j < rise.length; j++) {
            boolean water = mesh.depthOfMiddle(j) < open.depth();
            depth += mesh.thickness()[j];
            boolean more = j + 1 < rise.length && mesh.depthOfMiddle(j + 1) < open.depth();
            double below = more ? Math.exp(-open.extinction() * depth) : 0;
            rise[j] = (float) (StepFactors.GAMMA * seconds * (light - below) / mesh.capacity()[j]);
            light = below;
            wet += water ? 1 : 0;
        }
        return new Pond(rise.length, wet, mesh.capacity(), rise);
    }

    /** Adds {@code factor} times the warming by light to the base of a stage. */
    void shine(FacetBlock b, float factor, float[] base) {
        for (int j = 0; j < layers; j++) {
            float warming = factor * rise[j];
            int at = j * FacetBlock.SIZE;
            for (int i = 0; i < b.count; i++) {
                base[at + i] = Math.fma(warming, b.through[i], base[at + i]);
            }
        }
    }

    /** Lets cold water sink; keeps the heat of every column. */
    void overturn(FacetBlock b, float[] t) {
        for (int i = 0; i < b.count; i++) {
            for (int j = 1; j < wet; j++) {
                int top = j;
                double heat = capacity[j] * t[j * FacetBlock.SIZE + i];
                double mass = capacity[j];
                while (top > 0 && t[(top - 1) * FacetBlock.SIZE + i] < heat / mass && heat / mass > DENSEST) {
                    top--;
                    heat += capacity[top] * t[top * FacetBlock.SIZE + i];
                    mass += capacity[top];
                }
                if (top < j) {
                    float mixed = (float) (heat / mass);
                    for (int m = top; m <= j; m++) {
                        t[m * FacetBlock.SIZE + i] = mixed;
                    }
                }
            }
        }
    }
}
