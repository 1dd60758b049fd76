package org.kastanie.engine.planting.choice;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The candidate that adds most, again and again. What a candidate adds only falls while others come, so that a figure from
 * before is a bound and few have to be asked anew (Minoux 1978; Leskovec et al. 2007, KDD, "CELF"). For a number alone the
 * result is at least 63 % of the best (Nemhauser, Wolsey and Fisher 1978, Math. Programming 14, 265); with costs the better
 * of the runs by gain and by gain per cost, and of the best single, has a guarantee too (Leskovec et al. 2007).
 */
final class LazyGreedy {
    private record Offer(int candidate, double rank, int asked) {}

    private final Problem problem;
    private final Benefit benefit;

    LazyGreedy(Problem problem, Benefit benefit) {
        this.problem = problem;
        this.benefit = benefit;
    }

    Selection best() {
        Selection byGain = run(false);
        if (problem.budget() == Double.POSITIVE_INFINITY) {
            return byGain;
        }
        Selection byCost = run(true);
        return byCost.value() > byGain.value() ? byCost : byGain;
    }

    private Selection run(boolean perCost) {
        Selection chosen = new Selection(problem, benefit);
        PriorityQueue<Offer> offers = new PriorityQueue<>(
                Comparator.comparingDouble((Offer o) -> -o.rank()).thenComparingInt(Offer::candidate));
        for (int c = 0; c < problem.size(); c++) {
            if (chosen.fits(c)) {
                offers.add(new Offer(c, rank(chosen, c, perCost), chosen.count()));
            }
        }
        while (!offers.isEmpty() && chosen.count() < problem.most()) {
            Offer next = offers.remove();
            if (!chosen.fits(next.candidate()) || !(next.rank() > 0)) {
                continue; // what does not fit now never will: sets only grow
            }
            if (next.asked() == chosen.count()) {
                chosen.add(next.candidate());
            } else {
                int c = next.candidate();
                offers.add(new Offer(c, rank(chosen, c, perCost), chosen.count()));
            }
        }
        return chosen;
    }

    private double rank(Selection chosen, int c, boolean perCost) {
        double gain = chosen.gain(c);
        return perCost ? gain / Math.max(problem.cost()[c], Double.MIN_NORMAL) : gain;
    }
}
