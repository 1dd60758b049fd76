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

    /** Turns values from SI units to those people see, in place. */
    static float[] display(Quantity quantity, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = quantity.toDisplay(values[i]);
        }
        return values;
    }
}
