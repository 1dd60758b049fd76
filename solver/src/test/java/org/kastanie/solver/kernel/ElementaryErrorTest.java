package org.kastanie.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.kernel.reference.Exp;
import org.kastanie.solver.kernel.reference.Log;

/** How far the own exponential and logarithm are from the exact ones, in units in the last place of the exact result. */
class ElementaryErrorTest {
    private static final int N = 1 << 20;

    private interface Single {
        float of(float x);
    }

    @Test
    void exponentialStaysWithinOneUnit() {
        double worst = 0;
        for (int i = 0; i <= N; i++) {
            float x = -87f + 175f * i / N;
            worst = Math.max(worst, error(x, Exp::of, Math::exp));
        }
        System.out.printf(Locale.ROOT, "exp on -87..88: at most %.2f ulp%n", worst);
        assertThat(worst).isLessThan(1.05);
    }

    /** Near 1 the logarithm vanishes: the leading term of the polynomial is exact there, so units stay small. */
    @Test
    void logarithmStaysWithinOneUnitAndAThird() {
        double worst = 0;
        for (int i = 0; i <= N; i++) {
            worst = Math.max(worst, error((float) Math.exp(-80 + 160.0 * i / N), Log::of, Math::log));
            worst = Math.max(worst, error(0.7f + 0.8f * i / N, Log::of, Math::log));
        }
        System.out.printf(Locale.ROOT, "log on e^-80..e^80: at most %.2f ulp%n", worst);
        assertThat(worst).isLessThan(1.3);
    }

    private static double error(float x, Single own, DoubleUnaryOperator exact) {
        double truth = exact.applyAsDouble(x);
        return truth == 0 ? Math.abs(own.of(x)) * 1e9 : Math.abs(own.of(x) - truth) / Math.ulp((float) truth);
    }
}
