package org.kastanie.solver.sun;

/**
 * Sun and sky over one interval of the model clock, unobstructed.
 *
 * @param sun positions at the middle of each sub-step of the interval, only those with the sun above the horizon; may be
 *     empty
 * @param sunWeight share of the interval each position stands for; sums to the part of the interval with sun, at most 1
 * @param directNormal direct normal irradiance at each position, W m-2
 * @param diffuseRadiance diffuse shortwave radiance of every {@link SkyPatches sky patch}, W m-2 sr-1, mean over the
 *     interval; sums over {@link SkyPatches#horizontalWeight} to the diffuse horizontal irradiance less the circumsolar
 *     part
 * @param circumsolarNormal circumsolar diffuse irradiance normal to the beam at each position, W m-2, which is blocked
 *     with the sun and not with a patch
 * @param longwave longwave radiance of the sky; sums with the horizontal weights over all bands and azimuths to the
 *     downward longwave irradiance
 */
public record SkyState(
        SunPosition[] sun,
        double[] sunWeight,
        double[] directNormal,
        double[] circumsolarNormal,
        float[] diffuseRadiance,
        LongwaveRadiance longwave) {

    /** Share of the interval with the sun above the horizon. */
    public double sunlitShare() {
        double sum = 0;
        for (double weight : sunWeight) {
            sum += weight;
        }
        return sum;
    }

    /** Global horizontal irradiance of the unobstructed sky, W m-2. */
    public double globalHorizontal() {
        double sum = 0;
        for (int i = 0; i < sun.length; i++) {
            sum += sunWeight[i] * (directNormal[i] + circumsolarNormal[i]) * sun[i].z();
        }
        for (int p = 0; p < SkyPatches.COUNT; p++) {
            sum += diffuseRadiance[p] * SkyPatches.horizontalWeight(p % SkyPatches.BANDS);
        }
        return sum;
    }

    /** Downward longwave irradiance of the unobstructed sky, W m-2. */
    public double longwaveDown() {
        double sum = 0;
        for (int b = 0; b < SkyPatches.BANDS; b++) {
            sum += SkyPatches.AZIMUTHS * longwave.of(b) * SkyPatches.horizontalWeight(b);
        }
        return sum;
    }
}
