package org.kastanie.solver.air;

import org.kastanie.solver.grid.Workers;

/** How the wind of one inflow direction is found. */
sealed interface WindScheme permits DiagnosticWind, SteadyWind {
    /** Name in the manifest; part of the key of the store. */
    String name();

    /** Everything else a solution depends on beside the voxels: constants, version, own grids. Part of the key of the store. */
    String key();

    /** Mixing length on the voxels of the transport. */
    MixingLength length();

    /** How the last direction was solved, for the manifest; empty if there is nothing to say. */
    String details();

    /** Solves the wind that blows towards (east, south), a unit vector. */
    WindField solve(double east, double south, Workers workers);
}
