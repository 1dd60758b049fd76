package org.kastanie.solver.surface;

/**
 * State of crowns, so that another model can take over those it shares.
 *
 * @param trees water in the root zone by tree, kg
 * @param cells water in the root zone of canopy rasters by cell of the active window, kg; NaN elsewhere
 * @param leaf temperature by cell of the active window, K
 */
public record CrownState(double[] trees, double[] cells, float[] leaf) {}
