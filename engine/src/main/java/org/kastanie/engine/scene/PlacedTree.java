package org.kastanie.engine.scene;

/**
 * A tree with every dimension known (from the twin or by rule).
 *
 * @param id id in the twin
 * @param x m
 * @param y m
 * @param height m above its foot
 * @param crownDiameter m
 * @param crownBase m above its foot
 * @param leafAreaDensity m2 m-3
 * @param species key of the species table
 */
public record PlacedTree(
        String id,
        double x,
        double y,
        double height,
        double crownDiameter,
        double crownBase,
        double leafAreaDensity,
        String species) {}
