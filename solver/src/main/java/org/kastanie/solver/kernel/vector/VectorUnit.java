package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;

/** The vector unit the kernels run on. */
public final class VectorUnit {
    private VectorUnit() {}

    /** Such as {@code Vector API, 16 float lanes}. */
    public static String describe() {
        return "Vector API, " + FloatVector.SPECIES_PREFERRED.length() + " float lanes";
    }
}
