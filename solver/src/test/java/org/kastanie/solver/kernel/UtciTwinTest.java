package org.kastanie.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.solver.kernel.reference.UtciPolynomial;
import org.kastanie.solver.kernel.vector.UtciVectors;

class UtciTwinTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 31, 33, 255, 256, 1000})
    void vectorEqualsScalarBitForBitAndBothTheTruth(int n) {
        Random r = new Random(n);
        int size = n + UtciVectors.SLACK;
        float[] t = new float[size];
        float[] d = new float[size];
        float[] v = new float[size];
        float[] p = new float[size];
        for (int i = 0; i < size; i++) {
            t[i] = -50 + 100 * r.nextFloat();
            d[i] = -30 + 100 * r.nextFloat();
            v[i] = 0.5f + 16.5f * r.nextFloat();
            p[i] = 5 * r.nextFloat();
        }
        float[] scalar = new float[size];
        float[] vector = new float[size];
        UtciPolynomial.offset(t, d, v, p, scalar, n);
        UtciVectors.offset(t, d, v, p, vector, n);
        assertThat(Arrays.copyOf(vector, n)).containsExactly(Arrays.copyOf(scalar, n));
        for (int i = 0; i < n; i++) {
            double truth = UtciPolynomial.offset((double) t[i], d[i], v[i], p[i]);
            assertThat(Math.abs(scalar[i] - truth)).isLessThan(0.005);
        }
    }
}
