package org.kastanie.solver.air;

/**
 * The undisturbed air at the inflow over one step.
 *
 * @param temperature at {@code temperatureHeight}, K
 * @param specificHumidity kg kg-1
 * @param windSpeed at {@code windHeight}, m s-1
 * @param windDirection direction the wind comes from, clockwise from north, rad
 * @param pressure Pa
 * @param temperatureHeight height of the temperature reading above its ground, m
 * @param windHeight height of the wind reading, m
 * @param roughness roughness length of the site of the wind reading, m
 */
public record AirForcing(
        double temperature,
        double specificHumidity,
        double windSpeed,
        double windDirection,
        double pressure,
        double temperatureHeight,
        double windHeight,
        double roughness) {}
