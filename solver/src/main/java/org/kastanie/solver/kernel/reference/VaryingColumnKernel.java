package org.kastanie.solver.kernel.reference;

/**
 * {@link ConductionKernel} for columns whose factors differ from facet to facet, as those of soil do with its water. Layer j
 * of facet i stands at {@code j * stride + i} in every array. Plain loops over facets that never read and write the
 * same array at different places: the compiler makes vectors of them, so there is no twin.
 */
public final class VaryingColumnKernel {
    private VaryingColumnKernel() {}

    /**
     * Conductances and capacities from the water of two zones: half resistance of a layer times (1 + a (x - 1) + b (y - 1)),
     * capacity + water (a u + b v), where a and b are the shares of the layer in the upper and the lower zone.
     *
     * @param half thermal resistance of half a layer at the reference water, m2 K W-1
     * @param capacity at the reference water, J m-2 K-1
     * @param water heat capacity of water filling the layer, J m-2 K-1
     * @param behind resistance behind the last layer, m2 K W-1 (0 or infinite allowed)
     * @param x resistivity of the upper zone relative to the reference; {@code y} that of the lower
     * @param u water content of the upper zone above the reference, m3 m-3; {@code v} that of the lower
     * @param heat receives the capacities, J m-2 K-1
     * @param conductance receives K, layers + 1 rows, W m-2 K-1
     */
    public static void properties(
            int n,
            int layers,
            int stride,
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
            float[] conductance) {
        for (int j = 0; j <= layers; j++) {
            int above = Math.max(j - 1, 0);
            int here = Math.min(j, layers - 1);
            float up = j == 0 ? 0f : half[above];
            float down = j == layers ? 0f : half[here];
            float rest = j == layers ? behind : 0f;
            for (int i = 0; i < n; i++) {
                float p = 1f + a[above] * (x[i] - 1f) + b[above] * (y[i] - 1f);
                float q = 1f + a[here] * (x[i] - 1f) + b[here] * (y[i] - 1f);
                conductance[j * stride + i] = 1f / (up * p + down * q + rest);
            }
        }
        for (int j = 0; j < layers; j++) {
            for (int i = 0; i < n; i++) {
                heat[j * stride + i] = capacity[j] + water[j] * (a[j] * u[i] + b[j] * v[i]);
            }
        }
    }

    /**
     * Factors of the elimination, as StepFactors computes them for a whole run.
     *
     * @param seconds gamma times the length of the step
     * @param inverse receives 1 / (beta_j + K_j + K_j+1 (1 - q_j+1))
     * @param q receives q_j of delta_j = p_j + q_j delta_j-1
     * @param skin receives heat into the column for a skin one kelvin above the base of layer 1, W m-2 K-1
     */
    public static void factors(
            int n,
            int layers,
            int stride,
            float seconds,
            float[] heat,
            float[] conductance,
            float[] inverse,
            float[] q,
            float[] skin) {
        System.arraycopy(conductance, layers * stride, skin, 0, n);
        for (int j = layers - 1; j >= 0; j--) {
            int at = j * stride;
            for (int i = 0; i < n; i++) {
                float beta = heat[at + i] / seconds;
                float k = conductance[at + i];
                float passed = skin[i];
                float inv = 1f / (beta + k + passed);
                inverse[at + i] = inv;
                q[at + i] = k * inv;
                skin[i] = (beta + passed) * (k * inv);
            }
        }
    }

    /**
     * How much less heat the second stage takes per kelvin of skin in the first, W m-2 K-1: the elimination of the base that
     * a unit rise of the skin left behind.
     *
     * @param carry base of the second stage over the rise of the first
     * @param base working space, layers + 1 rows
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
            base[layers * stride + i] = 0f;
            memory[i] = carry;
        }
        for (int j = 0; j < layers; j++) {
            int at = j * stride;
            for (int i = 0; i < n; i++) {
                float left = q[at + i] * memory[i];
                memory[i] = left;
                base[at + i] = left;
            }
        }
        java.util.Arrays.fill(memory, 0, n, 0f);
        for (int j = layers - 1; j >= 0; j--) {
            int at = j * stride;
            for (int i = 0; i < n; i++) {
                float up = j == 0 ? 0f : conductance[at + i] * (base[at - stride + i] - base[at + i]);
                float down = conductance[at + stride + i] * (base[at + stride + i] - base[at + i] + memory[i]);
                memory[i] = (up + down) * inverse[at + i];
            }
        }
        for (int i = 0; i < n; i++) {
            memory[i] = Math.fma(skin[i], base[i], conductance[i] * memory[i]);
        }
    }

    /**
     * Computes p of every layer.
     *
     * @param deep temperatures behind the last layer, degC
     * @param below working space of a row: p of the layer below, in an array of its own so that rows become vectors
     */
    public static void eliminate(
            int n,
            int layers,
            int stride,
            float[] base,
            float[] deep,
            float[] conductance,
            float[] inverse,
            float[] below,
            float[] p) {
        int bottom = (layers - 1) * stride;
        for (int i = 0; i < n; i++) {
            below[i] = deep[i] - base[bottom + i];
        }
        for (int j = layers - 1; j >= 0; j--) {
            int at = j * stride;
            int above = j == 0 ? at : at - stride;
            for (int i = 0; i < n; i++) {
                float t = base[at + i];
                float up = conductance[at + i] * (base[above + i] - t);
                float here = Math.fma(conductance[at + stride + i], below[i], up) * inverse[at + i];
                p[at + i] = here;
                below[i] = (t - base[above + i]) + here;
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
