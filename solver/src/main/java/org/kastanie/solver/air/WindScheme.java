package org.kastanie.solver.air;

import org.kastanie.solver.grid.Workers;

/** How the wind of one inflow direction is found. */
sealed interface WindScheme permits DiagnosticWind, SteadyWind {
    /** Name in the manifest; part of the key of the store. */
    String name();

    /** Solves the wind that blows towards (east, south), a unit vector. */
    WindField solve(double east, double south, Workers workers);
}
