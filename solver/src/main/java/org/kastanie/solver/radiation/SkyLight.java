package org.kastanie.solver.radiation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.LongwaveRadiance;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;

/**
 * Diffuse radiation of the sky on facets and crowns. Shortwave light is summed over patches for several skies in one pass
 * over their visibility: a pass is bound by the bytes it reads, and gives the same bits whether skies come alone or
 * together. Longwave radiation has two shapes over the sky ({@link LongwaveRadiance}), whose sums are kept.
 */
final class SkyLight {
    /** Skies of a pass. */
    static final int MOST = 6;

    private static final int GRAIN = 1 << 14;

    private final SkyVisibility sky;
    private final CrownView crowns;
    private final int facets;
    private final List<SkyState> known = new ArrayList<>();
    /** By sky: irradiance of every facet, then mean radiance times pi of every crown cell, W m-2. */
    private final float[][] shortwave;
    /** Longwave radiation of facets and crowns under an even sky of radiance 1 and under the shape of the path. */
    private final float[] ofEven;

    private final float[] ofPath;

    SkyLight(SkyVisibility sky, CrownView crowns, int facets, int crownCount, Workers workers) {
        this.sky = sky;
        this.crowns = crowns;
        this.facets = facets;
        shortwave = new float[MOST][facets + crownCount];
        ofEven = new float[facets + crownCount];
        ofPath = new float[facets + crownCount];
        for (int f = 0; f < facets; f++) {
            ofEven[f] = (float) Math.PI * sky.viewFactor()[f];
        }
        float[] weight = new float[SkyPatches.COUNT];
        float[] even = new float[SkyPatches.COUNT];
        float[] path = new float[SkyPatches.COUNT];
        for (int p = 0; p < SkyPatches.COUNT; p++) {
            int band = p % SkyPatches.BANDS;
            weight[p] = (float) SkyPatches.solidAngle(band) * LongwaveRadiance.shape(band);
            even[p] = (float) Math.PI;
            path[p] = (float) Math.PI * LongwaveRadiance.shape(band);
        }
        sky.facetSky.contract(
                weight, 1, workers, (first, count, out) -> System.arraycopy(out, 0, ofPath, first, count));
        crowns.sky.gather(
                even,
                path,
                (crown, e, p) -> {
                    ofEven[facets + crown] = e;
                    ofPath[facets + crown] = p;
                },
                workers);
    }

    /** No light from the sky but perhaps the sun's beam. */
    static boolean noDiffuse(SkyState state) {
        for (float radiance : state.diffuseRadiance()) {
            if (radiance != 0) {
                return false;
            }
        }
        return true;
    }

    /** Looks at the first skies of a list at once and forgets those before. */
    void foresee(List<SkyState> coming, Workers workers) {
        known.clear();
        known.addAll(coming.subList(0, Math.min(MOST, coming.size())));
        int n = known.size();
        if (known.stream().allMatch(SkyLight::noDiffuse)) {
            for (int k = 0; k < n; k++) {
                Arrays.fill(shortwave[k], 0);
            }
            return;
        }
        float[] weight = new float[SkyPatches.COUNT * MOST];
        for (int k = 0; k < n; k++) {
            for (int p = 0; p < SkyPatches.COUNT; p++) {
                float solid = (float) SkyPatches.solidAngle(p % SkyPatches.BANDS);
                weight[p * MOST + k] = solid * known.get(k).diffuseRadiance()[p];
            }
        }
        sky.facetSky.contract(weight, MOST, workers, (first, count, out) -> {
            for (int k = 0; k < n; k++) {
                System.arraycopy(out, k * PackedSky.LANES, shortwave[k], first, count);
            }
        });
        for (int k = 0; k < n; k++) {
            ofCrowns(known.get(k), shortwave[k], workers);
        }
    }

    private void ofCrowns(SkyState state, float[] out, Workers workers) {
        float[] diffuse = new float[SkyPatches.COUNT];
        for (int p = 0; p < SkyPatches.COUNT; p++) {
            diffuse[p] = (float) Math.PI * state.diffuseRadiance()[p];
        }
        crowns.sky.gather(diffuse, (crown, s, none) -> out[facets + crown] = s, workers);
    }

    /** Shortwave irradiance of every facet and crown, W m-2; to be read before the next sky is asked for. */
    float[] shortwave(SkyState state, Workers workers) {
        for (int k = 0; k < known.size(); k++) {
            if (known.get(k) == state) {
                return shortwave[k];
            }
        }
        foresee(List.of(state), workers);
        return shortwave[0];
    }

    /** Longwave irradiance of every facet and mean longwave radiance times pi of every crown, W m-2. */
    void longwave(LongwaveRadiance state, float[] out, Workers workers) {
        workers.forEach(out.length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = state.path() * ofPath[i] + state.even() * ofEven[i];
            }
        });
    }

    long bytes() {
        return 4L * (MOST + 2) * ofEven.length;
    }
}
