package org.kastanie.solver.radiation;

/**
 * The twelve fluxes a person at 1.1 m receives, W m-2, per cell of the domain; order of the six directions: down (from
 * above), up (from below), then coming from north, east, south, west.
 */
public record PersonField(float[][] shortwave, float[][] longwave) {
    public static final int DIRECTIONS = 6;

    public static PersonField allocate(int domain) {
        return new PersonField(new float[DIRECTIONS][domain], new float[DIRECTIONS][domain]);
    }
}
