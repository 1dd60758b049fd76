package org.kastanie.solver.radiation;

/**
 * A six-direction radiometer.
 *
 * @param x m
 * @param y m
 * @param height above the ground or roof it stands on, m
 * @param azimuth direction of the sensor's "north", clockwise from north, rad
 */
public record PointObserver(double x, double y, double height, double azimuth) {}
