package org.kastanie.solver.surface;

/**
 * What transpiration needs to know of a tree.
 *
 * @param minimumStomatalResistance of a leaf, one-sided, s m-1
 * @param leafWidth characteristic dimension of a leaf, m
 * @param rootZoneWater plant-available water the root zone can hold, kg
 */
public record TreeParameters(double minimumStomatalResistance, double leafWidth, double rootZoneWater) {}
