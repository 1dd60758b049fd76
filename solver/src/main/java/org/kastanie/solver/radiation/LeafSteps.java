package org.kastanie.solver.radiation;

import org.kastanie.solver.kernel.reference.LeafBandKernel;

/** Steps along an azimuth whose leaves can matter to some receivers: rays through near columns first, then far tangents. */
final class LeafSteps {
    int[] offset = new int[0];
    /** Distance of rays, one over the distance of others. */
    float[] near = new float[0];
    /** Leaving distance of rays, length of other steps, m. */
    float[] far = new float[0];
    /** One more than the highest band that any receiver can see a step's leaves in. */
    int[] reached = new int[0];

    float[] upper = new float[0];
    float[] lower = new float[0];
    float[] weight = new float[0];
    int rays;
    int count;

    /** @param most steps that may follow */
    void clear(int most) {
        rays = 0;
        count = 0;
        if (offset.length < most) {
            offset = new int[most];
            near = new float[most];
            far = new float[most];
            reached = new int[most];
            upper = new float[most * LeafBandKernel.LANES];
            lower = new float[most * LeafBandKernel.LANES];
            weight = new float[most * LeafBandKernel.LANES];
        }
    }

    /** @param rise of the highest leaves over the lowest receiver, m */
    void ray(int cell, float entry, float exit, float rise) {
        int b = Bands.COUNT;
        while (b > 0 && rise * Bands.COTANGENT[b - 1] <= entry) {
            b--;
        }
        put(cell, entry, exit, b);
        rays = count;
    }

    void far(int cell, float inverse, float length, float rise) {
        int b = 0;
        while (b < Bands.COUNT && rise * inverse > Bands.LOW[b]) {
            b++;
        }
        put(cell, inverse, length, b);
    }

    private void put(int cell, float first, float second, int bands) {
        offset[count] = cell;
        near[count] = first;
        far[count] = second;
        reached[count++] = bands;
    }
}
