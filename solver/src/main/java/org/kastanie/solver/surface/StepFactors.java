package org.kastanie.solver.surface;

/**
 * What the elimination of a column needs for one length of step; prepared in double, used in single precision.
 *
 * <p>Two stages of the singly diagonal implicit Runge-Kutta method of order two with gamma = 1 - 1/sqrt(2) (Alexander
 * 1977, SIAM J. Numer. Anal. 14, 1006): L-stable, the last stage is the end of the step, both stages share these factors,
 * and the mean flux of a step is (1-gamma) F1 + gamma F2 exactly.
 *
 * @param conductance K of the mesh
 * @param inverse 1 / (beta_j + K_j + K_j+1 (1 - q_j+1))
 * @param q delta_j = p_j + q_j delta_j-1
 * @param skinConductance g: heat into the column for a skin one kelvin above the base of layer 1, W m-2 K-1
 * @param memory how much less heat the second stage takes per kelvin of skin in the first, W m-2 K-1
 */
record StepFactors(float[] conductance, float[] inverse, float[] q, float skinConductance, float memory) {
    static final double GAMMA = 1 - Math.sqrt(0.5);
    /** Base of the second stage = start + CARRY times the rise of the first. */
    static final double CARRY = (1 - GAMMA) / GAMMA;

    static StepFactors of(LayerMesh mesh, double seconds) {
        int n = mesh.layers();
        double[] k = mesh.conductance();
        double[] inverse = new double[n];
        double[] q = new double[n];
        double passed = k[n];
        for (int j = n - 1; j >= 0; j--) {
            double beta = mesh.capacity()[j] / (GAMMA * seconds);
            inverse[j] = 1 / (beta + k[j] + passed);
            q[j] = k[j] * inverse[j];
            passed = (beta + passed) * q[j];
        }
        return new StepFactors(
                single(k), single(inverse), single(q), (float) passed, (float) memory(k, inverse, q, passed));
    }

    /** Effect of a unit of skin temperature in stage one on the heat of stage two, skin of stage two held. */
    private static double memory(double[] k, double[] inverse, double[] q, double skinConductance) {
        int n = q.length;
        double[] base = new double[n + 1];
        double rise = 1;
        for (int j = 0; j < n; j++) {
            rise *= q[j];
            base[j] = CARRY * rise;
        }
        double p = 0;
        for (int j = n - 1; j >= 0; j--) {
            double up = j == 0 ? 0 : k[j] * (base[j - 1] - base[j]);
            p = (up + k[j + 1] * (base[j + 1] - base[j] + p)) * inverse[j];
        }
        return skinConductance * base[0] + k[0] * p;
    }

    private static float[] single(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }
}
