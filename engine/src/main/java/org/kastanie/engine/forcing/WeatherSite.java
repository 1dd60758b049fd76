package org.kastanie.engine.forcing;

/**
 * Where the run is and how its weather was measured.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 * @param windHeight height of the wind reading, m
 * @param airHeight height of the temperature reading, m
 * @param roughness length of the site of the wind reading, m
 */
public record WeatherSite(double latitude, double longitude, double windHeight, double airHeight, double roughness) {}
