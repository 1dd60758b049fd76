package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;

/** The vector unit the kernels run on. */
public final class VectorUnit {
    /** Floats of one vector: what arrays need beyond their last element where kernels run in whole vectors. */
    public static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    private VectorUnit() {}

    /** Such as {@code Vector API, 16 float lanes}. */
    public static String describe() {
        return "Vector API, " + LANES + " float lanes";
    }
}
