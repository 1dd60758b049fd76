package org.kastanie.engine.planting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.run.BaseRun;
import org.kastanie.solver.model.IntervalMeans;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * What is to be made less: degree-hours above a threshold, weighted by square metres or people.
 *
 * @param aim what counts
 * @param weight of every cell of the domain: its area, m2, or the people in it; 0 where nobody counts
 * @param base the quantity by hour that counts and cell of the domain, degrees Celsius; NaN where people cannot stand
 */
record Heat(PlantingSpec.Aim aim, float[] weight, List<float[]> base) {
    /** Degrees Celsius of the aim's quantity. */
    static float[] field(IntervalMeans means, PlantingSpec.Aim aim) {
        float[] field = means.of(aim.quantity()).clone();
        for (int i = 0; i < field.length; i++) {
            field[i] -= (float) PhysicalConstants.ZERO_CELSIUS;
        }
        return field;
    }

    static float[] weights(PlantingSpec.Aim aim, BaseRun run) {
        float[] weight = Weighting.of(aim.weights(), run);
        boolean @Nullable [] inside = run.inside();
        for (int i = 0; inside != null && i < weight.length; i++) {
            weight[i] = inside[i] ? weight[i] : 0;
        }
        return weight;
    }

    /** Degrees above the threshold. */
    float above(float value) {
        return Float.isNaN(value) ? 0 : (float) Math.max(0, value - aim.above());
    }

    /** Weighted degree-hours of fields by hour. */
    double total(List<float[]> fields) {
        double sum = 0;
        for (float[] field : fields) {
            for (int i = 0; i < field.length; i++) {
                sum += weight[i] * above(field[i]);
            }
        }
        return sum;
    }

    /** Degree-hours by cell, unweighted. */
    float[] degreeHours(List<float[]> fields) {
        float[] sum = new float[weight.length];
        for (float[] field : fields) {
            for (int i = 0; i < field.length; i++) {
                sum[i] = Float.isNaN(field[i]) ? Float.NaN : sum[i] + above(field[i]);
            }
        }
        return sum;
    }
}
