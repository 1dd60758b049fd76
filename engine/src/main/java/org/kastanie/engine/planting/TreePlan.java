package org.kastanie.engine.planting;

import java.util.List;
import java.util.Map;
import org.kastanie.engine.planting.choice.Chooser;

/**
 * What plan-trees found.
 *
 * @param options tried
 * @param alone benefit of every option alone, weighted degree-hours
 * @param choice the recommended set and its bound
 * @param best worth of the best split by number of trees, from 0
 * @param streets the same by street, each planted alone
 * @param split trees of every street in the best split by number
 * @param checked the recommended set by the whole model
 * @param rejected places that cannot be used
 * @param heat what was to be made less
 */
public record TreePlan(
        List<Option> options,
        double[] alone,
        Chooser.Choice choice,
        double[] best,
        Map<String, double[]> streets,
        List<Map<String, Integer>> split,
        Checked checked,
        List<Site.Rejected> rejected,
        HeatMap heat) {

    /**
     * Benefit of the recommended set, weighted degree-hours.
     *
     * @param before weighted degree-hours without the trees
     * @param frozen all trees together, everything computed again with the air of the day without them
     * @param full with air
     */
    public record Checked(double before, double frozen, double full) {
        /** Share by which the plan's figures may be off. */
        public double doubt(double planned) {
            return full > 0 ? Math.abs(planned - full) / full : 1;
        }
    }

    /**
     * @param before degree-hours by cell of the domain without trees; NaN where people cannot stand
     * @param after the same with the recommended trees, whole model
     */
    public record HeatMap(float[] before, float[] after) {}

    public List<Option> recommended() {
        return java.util.Arrays.stream(choice.set()).mapToObj(options::get).toList();
    }

    public double cost() {
        return recommended().stream().mapToDouble(Option::cost).sum();
    }

    /** EUR per 1 000 weighted degree-hours the whole model says are avoided; NaN if none. */
    public double eurosPerThousand() {
        return checked.full() > 0 ? 1000 * cost() / checked.full() : Double.NaN;
    }
}
