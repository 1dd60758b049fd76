package org.kastanie.solver.surface;

/**
 * What the root zones allowed their trees in the last step: all that one crown cell of a tree knows of the others.
 *
 * @param available share of the water a zone can hold, by tree
 * @param granted share of what the leaves asked for, by tree; 1 unless the zone ran dry
 */
public record RootDraw(float[] available, float[] granted) {}
