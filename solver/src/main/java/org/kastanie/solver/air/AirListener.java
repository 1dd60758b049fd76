package org.kastanie.solver.air;

/** Hears of every solution of the air, such as a file that keeps it for parts of the domain. */
public interface AirListener {
    /** @param field belongs to the model, do not keep */
    void solved(AirGrid grid, AirField field);
}
