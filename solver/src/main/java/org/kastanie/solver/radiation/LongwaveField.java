package org.kastanie.solver.radiation;

/**
 * Longwave radiation of one interval, W m-2.
 *
 * @param incoming on the facet plane, per facet
 * @param outgoing emitted and reflected by the facet (radiosity), per facet
 * @param crownIncoming longwave received by the crown from all but itself, per ground area of its cell, all sides summed,
 *     per cell of the active window; in the same convention the crown emits 2 crownEmitting sigma T^4
 * @param crownEmitting half the area with which the leaves of a cell exchange longwave radiation with all else, per ground
 *     area: 2 G Omega LAI (1 - share of their own radiation taken back). Both sides of all leaves count, so it is not bounded
 *     by one; per cell of the active window
 */
public record LongwaveField(float[] incoming, float[] outgoing, float[] crownIncoming, float[] crownEmitting) {
    public static LongwaveField allocate(int facets, int active) {
        return new LongwaveField(new float[facets], new float[facets], new float[active], new float[active]);
    }
}
