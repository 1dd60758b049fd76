package org.kastanie.solver.air;

/**
 * Air around a part of a larger domain, as a coarser model of the whole has found it. Both solve the air at the same times, with
 * the same forcing.
 */
public interface AirAround {
    /** Where it is known; what lies beyond its rim has the values of the rim. */
    AirGrid grid();

    /** Whether the place lies where the whole has facets; beyond it the part does what the whole would: it leaves the air alone. */
    boolean covers(double x, double y);

    /** @param solution number of the solution since the beginning, from 0 */
    AirField after(int solution);
}
