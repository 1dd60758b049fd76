package org.kastanie.solver.radiation;

import org.kastanie.solver.sun.SkyPatches;

/** Elevation bands of the sky patches as the visibility needs them. */
final class Bands {
    static final int COUNT = SkyPatches.BANDS;
    /** Tangent of the lower and upper edge; the uppermost ends at its middle, since the zenith's tangent is infinite. */
    static final float[] LOW = new float[COUNT];

    static final float[] HIGH = new float[COUNT];
    /** Cotangent and secant at the middle. */
    static final float[] COTANGENT = new float[COUNT];

    static final float[] SECANT = new float[COUNT];
    /** Solid angle of a patch, sr. */
    static final float[] SOLID = new float[COUNT];
    /** Mean sine of elevation over a band; mean cosine of elevation times that of the azimuth about its middle. */
    static final float[] UP = new float[COUNT];

    static final float[] ASIDE = new float[COUNT];
    /** Sine of the edges. */
    static final double[] SINE = new double[COUNT + 1];

    static {
        for (int b = 0; b < COUNT; b++) {
            double low = SkyPatches.lowerElevation(b);
            double middle = low + 0.5 * SkyPatches.BAND_WIDTH;
            double high = b == COUNT - 1 ? middle : low + SkyPatches.BAND_WIDTH;
            LOW[b] = (float) Math.tan(low);
            HIGH[b] = (float) Math.tan(high);
            COTANGENT[b] = (float) (1 / Math.tan(middle));
            SECANT[b] = (float) (1 / Math.cos(middle));
            SINE[b] = Math.sin(low);
            double half = 0.5 * SkyPatches.AZIMUTH_WIDTH;
            double solid = SkyPatches.solidAngle(b);
            SOLID[b] = (float) solid;
            UP[b] = (float) (SkyPatches.horizontalWeight(b) / solid);
            ASIDE[b] = (float) (SkyPatches.verticalWeight(b) / solid * Math.sin(half) / half);
        }
        SINE[COUNT] = 1;
    }

    private Bands() {}
}
