package org.kastanie.solver.comfort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kastanie.solver.grid.Workers;

class PostureTest {
    private static final double SIGMA = 5.670374419e-8;

    private static ComfortOptions person(Posture posture, boolean cylinder) {
        return new ComfortOptions(posture, cylinder, Set.of());
    }

    /** A beam of 1 W/m2 on six planes. */
    private static double[] six(double elevation, double azimuth) {
        double[] six = {Math.sin(elevation), 0, 0, 0, 0, 0};
        for (int d = 0; d < 4; d++) {
            six[2 + d] = Math.cos(elevation) * Math.max(0, Math.cos(azimuth - d * Math.PI / 2));
        }
        return six;
    }

    @ParameterizedTest
    @EnumSource
    void sharesSumToOneAndAnIsotropicFieldIsTheSameForAll(Posture posture) {
        assertThat(2 * posture.vertical() + 4 * posture.side()).isCloseTo(1, within(1e-6f));
        float[][] longwave = new float[6][3];
        float[][] shortwave = new float[6][3];
        for (float[] l : longwave) {
            Arrays.fill(l, (float) (SIGMA * Math.pow(305, 4)));
        }
        float[] out = new float[3];
        RadiantTemperature.sixDirections(posture, shortwave, longwave, out, Workers.SINGLE);
        assertThat(out[1]).isCloseTo(305, within(1e-3f));
    }

    /** An isotropic sky of beams from everywhere is an isotropic field: each shape must receive a quarter of its surface. */
    @ParameterizedTest
    @EnumSource
    void beamsFromEverywhereAddUpToTheSameForCylinderAndPlanes(Posture posture) {
        double[] sums = new double[2];
        int n = 200;
        for (int i = 0; i < n; i++) {
            double h = Math.asin(-1 + 2 * (i + 0.5) / n);
            for (int a = 0; a < n; a++) {
                double[] six = six(Math.abs(h), 2 * Math.PI * (a + 0.5) / n);
                if (h < 0) {
                    six[1] = six[0];
                    six[0] = 0;
                }
                double around = Math.cos(h) / Math.PI;
                sums[0] += RadiantTemperature.beam(person(posture, true), six, around);
                sums[1] += RadiantTemperature.beam(person(posture, false), six, around);
            }
        }
        double expected = 0.70 / 0.97 / SIGMA * 0.25 * n * n;
        assertThat(sums[0]).isCloseTo(expected, within(1e-3 * expected));
        assertThat(sums[1]).isCloseTo(expected, within(1e-3 * expected));
    }

    @Test
    void aStandingCylinderHasTheKnownProjectedArea() {
        double scale = 0.70 / 0.97 / SIGMA;
        double h = Math.toRadians(40);
        double share =
                RadiantTemperature.beam(person(Posture.STANDING, true), six(h, 0.3), Math.cos(h) / Math.PI) / scale;
        assertThat(share).isCloseTo(0.28 * Math.cos(h) + 0.06 * Math.sin(h), within(2e-4));
    }

    /** Which is why maps take the cylinder: six planes make the sun's azimuth count, by up to a fifth either way. */
    @Test
    void sixPlanesDependOnTheAzimuthAndACylinderDoesNot() {
        double h = Math.toRadians(30);
        double around = Math.cos(h) / Math.PI;
        double along = RadiantTemperature.beam(person(Posture.STANDING, false), six(h, 0), around);
        double across = RadiantTemperature.beam(person(Posture.STANDING, false), six(h, Math.PI / 4), around);
        double cylinder = RadiantTemperature.beam(person(Posture.STANDING, true), six(h, 0), around);
        assertThat(RadiantTemperature.beam(person(Posture.STANDING, true), six(h, 1), around))
                .isEqualTo(cylinder);
        assertThat(along / cylinder).isBetween(0.80, 0.83);
        assertThat(across / cylinder).isBetween(1.08, 1.11);
    }

    @Test
    void theSunOverheadFavoursTheStanding() {
        double overhead = Math.toRadians(85);
        double around = Math.cos(overhead) / Math.PI;
        double standing = RadiantTemperature.beam(person(Posture.STANDING, true), six(overhead, 0), around);
        double sitting = RadiantTemperature.beam(person(Posture.SITTING, true), six(overhead, 0), around);
        assertThat(sitting).isGreaterThan(1.5 * standing);
    }
}
