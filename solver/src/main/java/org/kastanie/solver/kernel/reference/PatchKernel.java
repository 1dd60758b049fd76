package org.kastanie.solver.kernel.reference;

/**
 * From horizon and optical depth along one azimuth to the stored visibility of its sky patches, for neighbouring receivers.
 * Band b of receiver i lies at {@code [b * lanes + i]}.
 */
public final class PatchKernel {
    /** Normals steeper than this are level. */
    public static final float LEVEL = 0.9995f;

    /** Least width of what is left of a band above the horizon, in tangents. */
    public static final float NARROW = 1e-4f;

    /** Least cosine a patch is weighed by. */
    public static final float LEAST = 1e-6f;

    private PatchKernel() {}

    /**
     * Share of every band above the horizon, through leaves.
     *
     * @param horizon what the horizon covers, in the measure of {@code upper}
     * @param upper measure of a band's upper edge
     * @param inverse one over the width of a band in that measure
     * @param through transmissivity of the leaves before a band
     */
    public static void shares(
            float[] horizon, int count, int lanes, float[] upper, float[] inverse, float[] through, float[] share) {
        for (int b = 0; b < upper.length; b++) {
            for (int i = 0; i < count; i++) {
                float open = Math.max(0, Math.min(1, (upper[b] - horizon[i]) * inverse[b]));
                share[b * lanes + i] = open * through[b * lanes + i];
            }
        }
    }

    /**
     * Minus the slant depth of every band: that of its rays, and the mean of its overlaps over the part of it above the
     * horizon.
     *
     * @param horizon tangent, as {@code low} and {@code high}
     */
    public static void depths(
            float[] depth,
            float[] overlap,
            float[] horizon,
            int count,
            int lanes,
            float[] low,
            float[] high,
            float[] secant,
            float[] log) {
        for (int b = 0; b < secant.length; b++) {
            for (int i = 0; i < count; i++) {
                float width = Math.max(NARROW, high[b] - Math.max(low[b], horizon[i]));
                float sum = overlap[b * lanes + i] / width + depth[b * lanes + i];
                log[b * lanes + i] = Math.max(LeafKernel.DARK, -(sum * secant[b]));
            }
        }
    }

    /** Adds the shares of all bands, weighed alike for every receiver, to {@code whole}. */
    public static void sum(float[] share, float[] weight, int first, int count, int lanes, float[] whole) {
        for (int b = 0; b < weight.length; b++) {
            for (int i = 0; i < count; i++) {
                whole[first + i] = Math.fma(share[b * lanes + i], weight[b], whole[first + i]);
            }
        }
    }

    /**
     * Weighs patches by the mean cosine of incidence, so far as it is linear in the facet's normal, and hides those whose
     * middle lies behind the facet. Adds to {@code whole} what is really seen of them: where the facet's plane cuts a patch,
     * cosines count as evenly spread about their mean, those below zero not at all.
     *
     * @param sine of the azimuth's middle
     * @param cosine of the azimuth's middle
     * @param up mean sine of elevation over a band
     * @param aside mean cosine of elevation over a band, times that of the azimuth about its middle
     * @param turn half the width of an azimuth
     * @param tilt half the width of a band
     * @param solid solid angle of a band's patch
     */
    public static void incidence(
            float[] nx,
            float[] ny,
            float[] nz,
            int first,
            int count,
            int lanes,
            float sine,
            float cosine,
            float[] up,
            float[] aside,
            float turn,
            float tilt,
            float[] solid,
            float[] share,
            float[] weight,
            float[] whole) {
        for (int b = 0; b < up.length; b++) {
            for (int i = 0; i < count; i++) {
                float x = nx[first + i];
                float y = ny[first + i];
                float z = nz[first + i];
                float towards = Math.fma(x, sine, y * cosine);
                float beside = Math.fma(x, cosine, -(y * sine));
                float mean = Math.fma(z, up[b], towards * aside[b]);
                float across = beside * aside[b] * turn;
                float along = Math.fma(z, aside[b], -(towards * up[b])) * tilt;
                float square = Math.fma(across, across, Math.fma(along, along, 1e-12f));
                float seen = mean;
                if (mean < 0 || mean * mean < square) {
                    float spread = (float) Math.sqrt(square);
                    float part = Math.max(0, Math.min(mean + spread, spread + spread));
                    seen = part * part / (4 * spread);
                }
                seen = z > LEVEL ? up[b] : seen;
                mean = z > LEVEL ? up[b] : mean;
                int at = b * lanes + i;
                whole[first + i] = Math.fma(share[at], seen * solid[b], whole[first + i]);
                share[at] = mean > 0 ? share[at] : 0;
                weight[at] = Math.max(LEAST, mean) * solid[b];
            }
        }
    }

    /**
     * Cuts shares to the few levels of their bands. What is cut off is carried on, by the weight of the patch, to the next:
     * band after band, and to the next azimuth, which runs the other way. Patches that are wholly open or wholly hidden take
     * none of it: else what a mid-band has too much would make a hidden horizon shine.
     *
     * @param weight of every patch, above zero
     * @param upwards order of the bands
     * @param shift where a band's bits lie
     * @param most highest level of a band, 1 or 3
     * @param carry residue, in and out
     * @param bits out
     */
    public static void pack(
            float[] share,
            float[] weight,
            int first,
            int count,
            int lanes,
            boolean upwards,
            int[] shift,
            float[] most,
            float[] carry,
            int[] bits) {
        int n = shift.length;
        for (int i = 0; i < count; i++) {
            float rest = carry[first + i];
            int word = 0;
            for (int k = 0; k < n; k++) {
                int b = upwards ? k : n - 1 - k;
                float part = share[b * lanes + i];
                float step = weight[b * lanes + i] * (1 / most[b]);
                float wish = Math.fma(part, weight[b * lanes + i], rest);
                float least = part >= 1 ? most[b] : 0;
                float cut = wish > 0.5f * step ? 1 : 0;
                if (most[b] > 1) {
                    // of four levels; comparing is quicker than dividing
                    cut = wish > 1.5f * step ? 2 : cut;
                    cut = wish > 2.5f * step ? 3 : cut;
                }
                cut = Math.max(least, Math.min(part > 0 ? most[b] : 0, cut));
                rest = Math.fma(-cut, step, wish);
                word |= (int) cut << shift[b];
            }
            carry[first + i] = rest;
            bits[i] = word;
        }
    }
}
