package org.kastanie.solver.surface;

/**
 * State of facets in the numbering of {@link org.kastanie.solver.grid.Facets}, so that another model can take over those it
 * shares.
 *
 * @param start where each facet's layers begin in {@code layers}, and the end
 * @param layers temperatures from the outside in, degC
 * @param skin degC
 * @param upper film, or water of the upper soil, kg m-2
 * @param lower water of the lower soil, kg m-2
 * @param lost run off or percolated, kg m-2
 */
public record SurfaceState(int[] start, float[] layers, float[] skin, double[] upper, double[] lower, double[] lost) {
    public int facets() {
        return skin.length;
    }
}
