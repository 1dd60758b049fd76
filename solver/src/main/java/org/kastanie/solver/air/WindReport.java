package org.kastanie.solver.air;

/**
 * How the winds came about.
 *
 * @param method name of the wind scheme
 * @param directionsSolved in this run
 * @param directionsCached taken from the cache
 * @param seconds spent on solving
 * @param worstResidual largest relative L2 divergence residual among the directions used
 * @param voxels number of voxels of the transport
 * @param details how the last direction was solved; empty if there is nothing to say
 */
public record WindReport(
        String method,
        int directionsSolved,
        int directionsCached,
        double seconds,
        double worstResidual,
        long voxels,
        String details) {}
