package org.kastanie.solver.radiation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;

/**
 * Diffuse radiation of the sky on facets and crowns, for several skies in one pass over their visibility: a pass is bound
 * by the bytes it reads. The same bits whether skies come alone or together.
 */
final class SkyLight {
    /** Skies of a pass. */
    static final int MOST = 6;

    private final SkyVisibility sky;
    private final CrownView crowns;
    private final int facets;
    private final List<SkyState> known = new ArrayList<>();
    /** By sky: irradiance of every facet, then mean radiance times pi of every crown cell, W m-2. */
    private final float[][] shortwave;

    private final float[][] longwave;

    SkyLight(SkyVisibility sky, CrownView crowns, int facets, int crownCount) {
        this.sky = sky;
        this.crowns = crowns;
        this.facets = facets;
        shortwave = new float[MOST][facets + crownCount];
        longwave = new float[MOST][facets + crownCount];
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
        boolean dark = known.stream().allMatch(SkyLight::noDiffuse);
        int sums = dark ? MOST : 2 * MOST;
        float[] weight = new float[SkyPatches.COUNT * sums];
        for (int k = 0; k < known.size(); k++) {
            SkyState state = known.get(k);
            for (int p = 0; p < SkyPatches.COUNT; p++) {
                int band = p % SkyPatches.BANDS;
                float solid = (float) SkyPatches.solidAngle(band);
                weight[p * sums + k] = solid * state.longwaveRadiance()[band];
                if (!dark) {
                    weight[p * sums + MOST + k] = solid * state.diffuseRadiance()[p];
                }
            }
        }
        int n = known.size();
        sky.facetSky.contract(weight, sums, workers, (first, count, out) -> {
            for (int k = 0; k < n; k++) {
                System.arraycopy(out, k * PackedSky.LANES, longwave[k], first, count);
                if (!dark) {
                    System.arraycopy(out, (MOST + k) * PackedSky.LANES, shortwave[k], first, count);
                }
            }
        });
        for (int k = 0; k < n; k++) {
            if (dark) {
                Arrays.fill(shortwave[k], 0);
            }
            ofCrowns(known.get(k), k, workers);
        }
    }

    private void ofCrowns(SkyState state, int k, Workers workers) {
        float[] diffuse = new float[SkyPatches.COUNT];
        float[] warm = new float[SkyPatches.COUNT];
        for (int p = 0; p < SkyPatches.COUNT; p++) {
            diffuse[p] = (float) Math.PI * state.diffuseRadiance()[p];
            warm[p] = (float) Math.PI * state.longwaveRadiance()[p % SkyPatches.BANDS];
        }
        crowns.sky.gather(
                diffuse,
                warm,
                (crown, s, l) -> {
                    shortwave[k][facets + crown] = s;
                    longwave[k][facets + crown] = l;
                },
                workers);
    }

    /** Index of a sky for {@link #shortwave} and {@link #longwave}. */
    int of(SkyState state, Workers workers) {
        for (int k = 0; k < known.size(); k++) {
            if (known.get(k) == state) {
                return k;
            }
        }
        foresee(List.of(state), workers);
        return 0;
    }

    float[] shortwave(int k) {
        return shortwave[k];
    }

    float[] longwave(int k) {
        return longwave[k];
    }

    long bytes() {
        return 8L * MOST * shortwave[0].length;
    }
}
