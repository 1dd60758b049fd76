package org.kastanie.solver.kernel.reference;

/**
 * {@link ConductionKernel} for columns whose factors differ from facet to facet, as those of soil do with its water. Layer j
 * of facet i stands at {@code j * stride + i} in every array.
 */
public final class VaryingColumnKernel {
    private VaryingColumnKernel() {}

    /**
     * Conductances and capacities from the water of two zones, and the factors of the elimination, as StepFactors computes
     * them for a whole run. Half resistance of a layer times (1 + a (x - 1) + b (y - 1)), capacity + water (a u + b v), where
     * a and b are the shares of the layer in the upper and the lower zone.
     *
     * @param perSecond one over gamma times the length of the step
     * @param half thermal resistance of half a layer at the reference water, m2 K W-1
     * @param capacity at the reference water, J m-2 K-1
     * @param water heat capacity of water filling the layer, J m-2 K-1
     * @param behind resistance behind the last layer, m2 K W-1 (0 or infinite allowed)
     * @param x resistivity of the upper zone relative to the reference; {@code y} that of the lower
     * @param u water content of the upper zone above the reference, m3 m-3; {@code v} that of the lower
     * @param heat receives the capacities, J m-2 K-1
     * @param conductance receives K, layers + 1 rows, W m-2 K-1
     * @param inverse receives 1 / (beta_j + K_j + K_j+1 (1 - q_j+1))
     * @param q receives q_j of delta_j = p_j + q_j delta_j-1
     * @param skin receives heat into the column for a skin one kelvin above the base of layer 1, W m-2 K-1
     */
    public static void factors(
            int n,
            int layers,
            int stride,
            float perSecond,
            float[] a,
            float[] b,
            float[] half,
            float[] capacity,
            float[] water,
            float behind,
            float[] x,
            float[] y,
            float[] u,
            float[] v,
            float[] heat,
            float[] conductance,
            float[] inverse,
            float[] q,
            float[] skin) {
        for (int i = 0; i < n; i++) {
            int last = layers - 1;
            float here = resistance(a[last], b[last], half[last], x[i], y[i]);
            float passed = 1f / (here + behind);
            conductance[layers * stride + i] = passed;
            for (int j = last; j >= 0; j--) {
                int at = j * stride + i;
                float above = j == 0 ? 0f : resistance(a[j - 1], b[j - 1], half[j - 1], x[i], y[i]);
                float k = 1f / (above + here);
                float c = Math.fma(water[j], Math.fma(a[j], u[i], b[j] * v[i]), capacity[j]);
                float beta = c * perSecond;
                float inv = 1f / (beta + k + passed);
                float share = k * inv;
                heat[at] = c;
                conductance[at] = k;
                inverse[at] = inv;
                q[at] = share;
                passed = (beta + passed) * share;
                here = above;
            }
            skin[i] = passed;
        }
    }

    private static float resistance(float a, float b, float half, float x, float y) {
        return half * Math.fma(b, y - 1f, Math.fma(a, x - 1f, 1f));
    }

    /**
     * How much less heat the second stage takes per kelvin of skin in the first, W m-2 K-1: the elimination of the base that
     * a unit rise of the skin left behind.
     *
     * @param carry base of the second stage over the rise of the first
     * @param base working space, a row a layer
     * @param memory receives the result
     */
    public static void memory(
            int n,
            int layers,
            int stride,
            float carry,
            float[] conductance,
            float[] inverse,
            float[] q,
            float[] skin,
            float[] base,
            float[] memory) {
        for (int i = 0; i < n; i++) {
            float left = carry;
            for (int j = 0; j < layers; j++) {
                left *= q[j * stride + i];
                base[j * stride + i] = left;
            }
            float lower = 0f;
            float p = 0f;
            for (int j = layers - 1; j >= 0; j--) {
                int at = j * stride + i;
                float here = base[at];
                float up = j == 0 ? 0f : conductance[at] * (base[at - stride] - here);
                p = Math.fma(conductance[at + stride], (lower - here) + p, up) * inverse[at];
                lower = here;
            }
            memory[i] = Math.fma(skin[i], lower, conductance[i] * p);
        }
    }

    /**
     * Computes p of every layer.
     *
     * @param deep temperatures behind the last layer, degC
     */
    public static void eliminate(
            int n,
            int layers,
            int stride,
            float[] base,
            float[] deep,
            float[] conductance,
            float[] inverse,
            float[] p) {
        for (int i = 0; i < n; i++) {
            float t = base[(layers - 1) * stride + i];
            float below = deep[i] - t;
            for (int j = layers - 1; j >= 0; j--) {
                int at = j * stride + i;
                float above = j == 0 ? t : base[at - stride];
                float up = conductance[at] * (above - t);
                float here = Math.fma(conductance[at + stride], below, up) * inverse[at];
                p[at] = here;
                below = (t - above) + here;
                t = above;
            }
        }
    }

    /** Runs down from the skin: delta_j = p_j + q_j delta_j-1, to = from + factor delta; {@code rise} as in {@link ConductionKernel}. */
    public static void substitute(
            int n, int layers, int stride, float[] rise, float[] p, float[] q, float factor, float[] from, float[] to) {
        for (int j = 0; j < layers; j++) {
            int at = j * stride;
            for (int i = 0; i < n; i++) {
                float d = Math.fma(q[at + i], rise[i], p[at + i]);
                rise[i] = d;
                to[at + i] = Math.fma(factor, d, from[at + i]);
            }
        }
    }

    /** {@link SkinKernel#response} with conductance and memory of each facet. */
    public static void response(
            int n,
            float weight,
            float emission,
            float[] conductance,
            float[] memory,
            float[] h,
            float[] kappa,
            float[] cap,
            float[] saturation,
            float[] saturationSlope,
            float[] humidity,
            float[] before,
            float[] skin,
            float[] byAir,
            float[] byHumidity,
            float[] sensibleSlope,
            float[] latentSlope) {
        float zero = (float) org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;
        for (int i = 0; i < n; i++) {
            float k = before[i] + zero;
            float vapour = kappa[i] * Math.fma(saturationSlope[i], skin[i] - before[i], saturation[i] - humidity[i]);
            float open = vapour > cap[i] ? 0f : kappa[i];
            float slope = Math.fma(open, saturationSlope[i], Math.fma(4f * emission, k * k * k, h[i] + conductance[i]));
            float x = Math.fma(memory[i], byAir[i], h[i]) / slope;
            float y = Math.fma(memory[i], byHumidity[i], open) / slope;
            byAir[i] = x;
            byHumidity[i] = y;
            sensibleSlope[i] = Math.fma(weight * h[i], x - 1f, sensibleSlope[i]);
            latentSlope[i] = Math.fma(weight * open, Math.fma(saturationSlope[i], y, -1f), latentSlope[i]);
        }
    }
}
