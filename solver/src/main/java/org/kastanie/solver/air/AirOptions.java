package org.kastanie.solver.air;

import org.jspecify.annotations.Nullable;

/**
 * Options of the air room.
 *
 * @param voxel edge of a voxel, m
 * @param directions number of inflow directions of the wind library
 * @param transport false switches advection and diffusion off (every place then has the inflow's air); for tests
 * @param wind how the winds of the library are found
 * @param store where solved winds are kept between runs; null: in memory only
 * @param around air round a part of a larger domain; null: the forcing's
 * @param listener hears of every solution; null: nobody
 */
public record AirOptions(
        double voxel,
        int directions,
        boolean transport,
        WindMethod wind,
        @Nullable WindStore store,
        @Nullable AirAround around,
        @Nullable AirListener listener) {
    public AirOptions {
        if (!(voxel > 0) || directions < 4) {
            throw new IllegalArgumentException(
                    "voxel " + voxel + " m must be above 0 and directions " + directions + " at least 4");
        }
    }

    /** Of a domain of its own. */
    public AirOptions(double voxel, int directions, boolean transport, WindMethod wind, @Nullable WindStore store) {
        this(voxel, directions, transport, wind, store, null, null);
    }

    /** With the diagnostic wind. */
    public AirOptions(double voxel, int directions, boolean transport, @Nullable WindStore store) {
        this(voxel, directions, transport, WindMethod.DIAGNOSTIC, store);
    }

    public static AirOptions defaults() {
        return new AirOptions(4, 16, true, null);
    }
}
