package org.kastanie.solver.radiation;

/**
 * Longwave radiation of one interval, W m-2.
 *
 * @param incoming on the facet plane, per facet
 * @param outgoing emitted and reflected by the facet (radiosity), per facet
 * @param crownIncoming longwave received by the crown, per leaf-free ground area of its cell, both sides summed (the crown
 *     emits 2 sigma T^4 (1 - transmissivity) per ground area in the same convention), per cell of the active window
 * @param crownEmitting share (1 - longwave transmissivity) of a vertical path through the crown, per cell of the active window
 */
public record LongwaveField(float[] incoming, float[] outgoing, float[] crownIncoming, float[] crownEmitting) {
    public static LongwaveField allocate(int facets, int active) {
        return new LongwaveField(new float[facets], new float[facets], new float[active], new float[active]);
    }
}
