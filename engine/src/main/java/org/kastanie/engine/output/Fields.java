package org.kastanie.engine.output;

import java.io.IOException;
import org.kastanie.solver.quantity.Quantity;

/** Reads fields in the units people see. */
public final class Fields {
    private Fields() {}

    /** One frame with temperatures in degC. */
    public static float[] display(ResultSet results, Quantity quantity, int time) throws IOException {
        return display(quantity, results.frames().read(quantity, time));
    }

    /** One frame in the unit of maps. */
    public static float[] map(ResultSet results, Quantity quantity, int time) throws IOException {
        return map(quantity, display(results, quantity, time));
    }

    /** Turns values from the unit of tables to that of maps, in place. */
    static float[] map(Quantity quantity, float[] values) {
        float factor = Words.mapFactor(quantity);
        for (int i = 0; factor != 1 && i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }

    /** Turns values from SI units to those people see, in place. */
    static float[] display(Quantity quantity, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = quantity.toDisplay(values[i]);
        }
        return values;
    }
}
