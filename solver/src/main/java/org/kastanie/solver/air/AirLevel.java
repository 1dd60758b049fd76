package org.kastanie.solver.air;

/** Air at one height above ground, per cell of the domain. */
public record AirLevel(
        float[] temperature, float[] specificHumidity, float[] windSpeed, float[] windEast, float[] windNorth) {
    public static AirLevel allocate(int domain) {
        return new AirLevel(
                new float[domain], new float[domain], new float[domain], new float[domain], new float[domain]);
    }
}
