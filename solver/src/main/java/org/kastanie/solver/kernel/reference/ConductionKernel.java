package org.kastanie.solver.kernel.reference;

/**
 * One implicit stage of heat conduction in columns of layers, eliminated from the deep side up so that the skin closes
 * last. Temperatures in degC (any common zero would do; a near one keeps single precision fine). Layer j of facet i
 * stands at {@code offset + j * stride + i}: lanes run over facets of one material, whose factors are scalars.
 *
 * <p>The unknown is the rise delta_j of layer j above the base temperatures of the stage:
 * beta_j delta_j + K_j (delta_j - delta_j-1) + K_j+1 (delta_j - delta_j+1) = K_j (B_j-1 - B_j) - K_j+1 (B_j - B_j+1),
 * solved as delta_j = p_j + q_j delta_j-1; above the first layer stands the skin at B_1 + u.
 */
public final class ConductionKernel {
    private ConductionKernel() {}

    /**
     * Computes p of every layer.
     *
     * @param base temperatures at the beginning of the stage
     * @param deep temperature behind the last layer of each facet
     * @param conductance K: layers + 1 values, W m-2 K-1: skin to layer 1, between layers, last layer to deep
     * @param inverse 1 / (beta_j + K_j + K_j+1 (1 - q_j+1))
     * @param p receives p_j; layer j at {@code j * pStride}
     */
    public static void eliminate(
            int n,
            int layers,
            float[] base,
            int offset,
            int stride,
            float[] deep,
            float[] conductance,
            float[] inverse,
            float[] p,
            int pStride) {
        int last = layers - 1;
        float kDeep = conductance[layers];
        float kUp = last == 0 ? 0f : conductance[last];
        int here = offset + last * stride;
        int above = last == 0 ? here : here - stride;
        for (int i = 0; i < n; i++) {
            float t = base[here + i];
            p[last * pStride + i] = Math.fma(kUp, base[above + i] - t, kDeep * (deep[i] - t)) * inverse[last];
        }
        for (int j = last - 1; j >= 0; j--) {
            layer(n, base, offset + j * stride, stride, j, conductance, inverse[j], p, pStride);
        }
    }

    private static void layer(
            int n,
            float[] base,
            int here,
            int stride,
            int j,
            float[] conductance,
            float inverse,
            float[] p,
            int pStride) {
        float kUp = j == 0 ? 0f : conductance[j];
        float kDown = conductance[j + 1];
        int above = j == 0 ? here : here - stride;
        int below = here + stride;
        int to = j * pStride;
        int from = to + pStride;
        for (int i = 0; i < n; i++) {
            float t = base[here + i];
            float gain = Math.fma(kUp, base[above + i] - t, kDown * (base[below + i] - t + p[from + i]));
            p[to + i] = gain * inverse;
        }
    }

    /**
     * Runs down from the skin: delta_j = p_j + q_j delta_j-1, and writes to = from + factor delta.
     *
     * @param rise on entry the skin above the base of layer 1 (u), K; on exit that of the last layer
     */
    public static void substitute(
            int n,
            int layers,
            float[] rise,
            float[] p,
            int pStride,
            float[] q,
            float factor,
            float[] from,
            int fromOffset,
            int fromStride,
            float[] to,
            int toOffset,
            int toStride) {
        for (int j = 0; j < layers; j++) {
            float qj = q[j];
            int pj = j * pStride;
            int f = fromOffset + j * fromStride;
            int t = toOffset + j * toStride;
            for (int i = 0; i < n; i++) {
                float d = Math.fma(qj, rise[i], p[pj + i]);
                rise[i] = d;
                to[t + i] = Math.fma(factor, d, from[f + i]);
            }
        }
    }
}
