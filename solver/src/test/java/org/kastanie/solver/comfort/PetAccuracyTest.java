package org.kastanie.solver.comfort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.solver.kernel.reference.PetBlock;
import org.kastanie.solver.kernel.reference.PetScalar;

/** The float form of PET against the double one, over everything it may be asked. */
class PetAccuracyTest {
    private static final int N = PetBlock.BLOCK;
    private static final int BLOCKS = 120;
    /** Bound of error stated in docs/theory/comfort.md, K. */
    private static final double BOUND = 0.02;

    private static final double CLO = 0.9;

    private final float[] air = new float[N];
    private final float[] radiant = new float[N];
    private final float[] wind = new float[N];
    private final float[] vapour = new float[N];
    private final float[] pet = new float[N];

    private static double saturation(double celsius) {
        return 6.112 * Math.exp(17.62 * celsius / (243.12 + celsius));
    }

    private void fill(Random r, boolean summer) {
        for (int i = 0; i < N; i++) {
            float calm = r.nextFloat();
            if (summer) {
                air[i] = 12 + 30 * r.nextFloat();
                radiant[i] = air[i] - 8 + 50 * r.nextFloat();
                wind[i] = 8 * calm * calm;
                vapour[i] = (float) (saturation(air[i]) * r.nextDouble());
            } else {
                air[i] = -50 + 110 * r.nextFloat();
                radiant[i] = -60 + 160 * r.nextFloat();
                wind[i] = 40 * calm * calm;
                vapour[i] = 70 * r.nextFloat();
            }
        }
    }

    private double worst() {
        double worst = 0;
        for (int i = 0; i < N; i++) {
            assertThat(pet[i])
                    .as("%s %s %s %s", air[i], radiant[i], wind[i], vapour[i])
                    .isFinite();
            double truth = PetScalar.pet(air[i], radiant[i], wind[i], vapour[i], pressure, CLO);
            worst = Math.max(worst, Math.abs(pet[i] - truth));
        }
        return worst;
    }

    private double pressure;

    @ParameterizedTest
    @ValueSource(doubles = {650, 950, 1050})
    void withinTheBoundEverywhere(double hectopascals) {
        pressure = hectopascals;
        PetBlock block = new PetBlock(pressure);
        Random r = new Random(11);
        for (boolean summer : new boolean[] {true, false}) {
            double worst = 0;
            int most = 0;
            for (int b = 0; b < BLOCKS; b++) {
                fill(r, summer);
                most = Math.max(most, block.pet(air, radiant, wind, vapour, pet, N));
                worst = Math.max(worst, worst());
            }
            System.out.printf(
                    "PET at %.0f hPa, %s: largest error %.4f K, at most %d steps%n",
                    pressure, summer ? "summer" : "whole range", worst, most);
            assertThat(worst).isLessThan(BOUND);
            assertThat(most).isLessThan(summer ? 16 : 40);
        }
    }

    @Test
    void withinTheBoundInTheCornersOfItsRange() {
        pressure = 1013.25;
        float[][] ends = {{-50, 60}, {-60, 100}, {0, 40}, {0, 70}};
        for (int i = 0; i < N; i++) {
            air[i] = ends[0][i & 1];
            radiant[i] = ends[1][i >> 1 & 1];
            wind[i] = ends[2][i >> 2 & 1];
            vapour[i] = ends[3][i >> 3 & 1];
        }
        new PetBlock(pressure).pet(air, radiant, wind, vapour, pet, N);
        assertThat(worst()).isLessThan(BOUND);
    }

    /** A place without a person neither keeps its neighbours iterating nor lets them stop early. */
    @Test
    void placesWithoutNumbersDoNotTouchTheirNeighbours() {
        PetBlock block = new PetBlock(950);
        fill(new Random(5), true);
        block.pet(air, radiant, wind, vapour, pet, N);
        float[] whole = pet.clone();
        for (int i = 0; i < N; i += 3) {
            (i % 2 == 0 ? radiant : vapour)[i] = Float.NaN;
        }
        block.pet(air, radiant, wind, vapour, pet, N);
        for (int i = 0; i < N; i++) {
            assertThat(Float.isNaN(pet[i])).isEqualTo(i % 3 == 0);
            assertThat(i % 3 == 0 || pet[i] == whole[i]).isTrue();
        }
    }
}
