package org.kastanie.solver.air;

/** How winds are found. */
public enum WindMethod {
    /** Profiles made mass consistent: seconds, no wakes. */
    DIAGNOSTIC,
    /** A lattice Boltzmann flow driven to its steady state: wakes and canyon vortices, about twenty times the time. */
    STEADY
}
