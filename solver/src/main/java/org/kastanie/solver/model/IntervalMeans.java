package org.kastanie.solver.model;

import java.util.EnumMap;
import java.util.Map;
import org.kastanie.solver.quantity.Quantity;

/**
 * Means over an output interval of every quantity, per cell of the domain, SI units; NaN where a quantity is not defined
 * (a person on a building).
 */
public record IntervalMeans(Map<Quantity, float[]> fields) {
    public IntervalMeans {
        fields = new EnumMap<>(fields);
    }

    public float[] of(Quantity quantity) {
        float[] field = fields.get(quantity);
        if (field == null) {
            throw new IllegalArgumentException("no field of " + quantity);
        }
        return field;
    }
}
