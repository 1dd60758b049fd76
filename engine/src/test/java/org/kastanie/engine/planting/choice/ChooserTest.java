package org.kastanie.engine.planting.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The chosen set against all sets, other methods, and its own bound. */
class ChooserTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    @Test
    void theBestOfAllSetsIsFoundOnSmallStreets() {
        for (int seed = 0; seed < 40; seed++) {
            RandomStreet street = RandomStreet.of(11, 60, 8, seed % 3 == 0 ? 0 : 5, seed);
            double budget = seed % 2 == 0 ? NO_LIMIT : 40_000;
            Problem problem =
                    seed % 5 == 4 ? street.problem(4, budget, seed % 11) : street.problem(1 + seed % 5, budget);
            int[] best = RandomStreet.best(problem, street.benefit());
            Chooser.Choice choice = Chooser.choose(problem, street.benefit());
            assertThat(choice.proven()).as("seed %d", seed).isTrue();
            assertThat(problem.allows(choice.set())).isTrue();
            assertThat(Arrays.stream(choice.set()).boxed().toList())
                    .containsAll(Arrays.stream(problem.must()).boxed().toList());
            assertThat(choice.value())
                    .as("seed %d", seed)
                    .isCloseTo(street.benefit().of(best), Offset.offset(1e-6));
        }
    }

    @Test
    void noSetExceedsTheBounds() {
        for (int seed = 0; seed < 30; seed++) {
            RandomStreet street = RandomStreet.of(10, 50, 8, seed % 2 == 0 ? 0 : 6, 1000 + seed);
            Problem problem = street.problem(1 + seed % 4, seed % 3 == 0 ? NO_LIMIT : 30_000);
            double best = street.benefit().of(RandomStreet.best(problem, street.benefit()));
            int[] good = Chooser.good(problem, street.benefit());
            for (int rounds : new int[] {1, 5, 40}) {
                double bound = new ConcaveBound(problem, street.benefit()).value(good, rounds, 0);
                assertThat(bound).as("seed %d, %d rounds", seed, rounds).isGreaterThanOrEqualTo(best - 1e-9);
            }
        }
    }

    @Test
    void theBoundIsCloseWhereTwoStreetsHaveTwoHundredPlaces() {
        RandomStreet street = RandomStreet.of(200, 2000, 15, 10, 7);
        Problem problem = street.problem(20, NO_LIMIT);
        int[] set = Chooser.good(problem, street.benefit());
        double value = street.benefit().of(set);
        double bound = new ConcaveBound(problem, street.benefit()).value(set, 60, 0.002);
        assertThat(bound).isBetween(value, 1.05 * value);
        // with money for half of them only
        Problem poor = street.problem(20, 100_000);
        int[] few = Chooser.good(poor, street.benefit());
        assertThat(poor.allows(few)).isTrue();
        double limit = new ConcaveBound(poor, street.benefit()).value(few, 60, 0.002);
        assertThat(limit)
                .isBetween(street.benefit().of(few), 1.05 * street.benefit().of(few));
    }

    @Test
    void laterCandidatesAddLessAndSumsDoNotDependOnTheOrder() {
        RandomStreet street = RandomStreet.of(14, 60, 10, 0, 3);
        Random random = new Random(5);
        for (int k = 0; k < 200; k++) {
            int asked = random.nextInt(14);
            int last = (asked + 1 + random.nextInt(13)) % 14;
            Benefit.Tally few = street.benefit().open();
            Benefit.Tally more = street.benefit().open();
            for (int c = 0; c < 14; c++) {
                if (c != asked && c != last && random.nextInt(3) == 0) {
                    few.add(c);
                    more.add(c);
                }
            }
            more.add(last);
            assertThat(more.gain(asked)).isLessThanOrEqualTo(few.gain(asked) + 1e-12);
        }
        assertThat(street.benefit().of(3, 5, 9)).isCloseTo(street.benefit().of(9, 3, 5), ROUNDING);
        Benefit.Tally back = street.benefit().open();
        back.add(3);
        back.add(4);
        back.remove(3);
        assertThat(back.value()).isCloseTo(street.benefit().of(4), ROUNDING);
    }

    @Test
    void asAllCandidatesAreAskedEveryTimeSoAreTheLazyOnes() {
        for (int seed = 0; seed < 20; seed++) {
            RandomStreet street = RandomStreet.of(60, 300, 10, 4, 50 + seed);
            Problem problem = street.problem(12, NO_LIMIT);
            Selection plain = new Selection(problem, street.benefit());
            while (true) {
                int best = -1;
                for (int c = 0; c < problem.size(); c++) {
                    if (plain.fits(c) && plain.gain(c) > (best < 0 ? 0 : plain.gain(best))) {
                        best = c;
                    }
                }
                if (best < 0) {
                    break;
                }
                plain.add(best);
            }
            assertThat(new LazyGreedy(problem, street.benefit()).best().set()).isEqualTo(plain.set());
        }
    }

    @Test
    void cheapCandidatesBeatOneDearOne() {
        // one that is worth 10 and takes all the money, five worth 4 each for a fifth of it
        int[][] place = {{0}, {1}, {2}, {3}, {4}, {5}};
        float[][] loss = {{10}, {4}, {4}, {4}, {4}, {4}};
        Coverage benefit = new Coverage(new float[] {10, 4, 4, 4, 4, 4}, place, loss, new double[6]);
        Problem problem = Problem.free(new double[] {100, 20, 20, 20, 20, 20}, 6, 100);
        assertThat(Chooser.good(problem, benefit)).containsExactly(1, 2, 3, 4, 5);
        // and where the cheap one per euro would block the dear one, the dear one is found
        Coverage few =
                new Coverage(new float[] {10, 2}, new int[][] {{0}, {1}}, new float[][] {{10}, {2}}, new double[2]);
        assertThat(Chooser.good(Problem.free(new double[] {100, 1}, 2, 100), few))
                .containsExactly(0);
    }

    @Test
    void betterThanHillClimbingAndChanceAtEqualNumber() {
        int better = 0;
        for (int seed = 0; seed < 8; seed++) {
            RandomStreet street = RandomStreet.of(120, 900, 12, 8, 300 + seed);
            Problem problem = street.problem(15, NO_LIMIT);
            double ours = street.benefit().of(Chooser.good(problem, street.benefit()));
            HillClimbing other = new HillClimbing(problem, street.benefit(), street.distance(), seed);
            double climbed = street.benefit().of(other.run(30));
            double drawn = street.benefit().of(other.lottery(300));
            assertThat(ours).isGreaterThanOrEqualTo(climbed).isGreaterThan(drawn);
            assertThat(climbed).isGreaterThan(drawn);
            better += ours > climbed * 1.001 ? 1 : 0;
        }
        assertThat(better).isGreaterThan(4);
    }

    @Test
    void curvesRiseAndBendAndKeepWhatMustBe() {
        RandomStreet street = RandomStreet.of(40, 300, 12, 5, 11);
        Problem problem = street.problem(10, 60_000, 7);
        List<int[]> curve = Chooser.curve(problem, street.benefit(), 10);
        double before = 0;
        for (int n = 1; n < curve.size(); n++) {
            assertThat(curve.get(n)).hasSize(n).contains(7);
            double value = street.benefit().of(curve.get(n));
            assertThat(value).isGreaterThan(before);
            before = value;
        }
    }

    @Test
    void groupsHoldOnlyWhatExcludesEachOther() {
        RandomStreet street = RandomStreet.of(50, 200, 5, 9, 21);
        Problem problem = street.problem(9, NO_LIMIT);
        int all = 0;
        for (int[] group : problem.groups()) {
            all += group.length;
            for (int a : group) {
                for (int b : group) {
                    assertThat(a == b || Arrays.binarySearch(problem.excludes()[a], b) >= 0)
                            .isTrue();
                }
            }
        }
        assertThat(all).isEqualTo(50);
    }
}
