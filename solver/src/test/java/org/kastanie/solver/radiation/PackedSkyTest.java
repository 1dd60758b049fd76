package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.PerezSky;
import org.kastanie.solver.sun.SkyPatches;

/** What is lost by keeping a few levels a patch: the same shares, summed before they are cut. */
class PackedSkyTest {
    private static final double[][] SKIES = {
        // elevation of the sun, beam, diffuse
        {12, 500, 60}, {35, 800, 90}, {60, 850, 110}, {40, 200, 250}, {50, 0, 150},
    };

    private static List<float[]> skies() {
        List<float[]> all = new ArrayList<>();
        for (int s = 0; s < SKIES.length; s++) {
            double[] radiance = new double[SkyPatches.COUNT];
            PerezSky.add(
                    new PerezSky.Conditions(TestScene.sun(70 + 60 * s, SKIES[s][0]), SKIES[s][1], SKIES[s][2], 1361),
                    1,
                    radiance);
            float[] sky = new float[radiance.length];
            for (int p = 0; p < sky.length; p++) {
                sky[p] = (float) radiance[p];
            }
            all.add(sky);
        }
        float[] even = new float[SkyPatches.COUNT];
        Arrays.fill(even, 1);
        all.add(even);
        return all;
    }

    @Test
    void sumsOverPatchesAreThoseOfUncutShares() {
        TestScene scene = TestScene.city(150, 150, 2, 60);
        scene.active = new Window(40, 40, 70, 70);
        scene.domain = scene.active;
        Facets f = scene.facets();
        RadiationOptions options = RadiationOptions.defaults();
        Columns columns = new Columns(scene.geometry(), options);
        Places places = new Places(columns, f);
        WallStacks stacks = new WallStacks(f, places);
        Persons persons = new Persons(columns, scene.geometry(), 1.1);
        SkyVisibility sky = new SkyVisibility(columns, f, places, stacks, persons, options, Workers.SINGLE);
        List<float[]> skies = skies();
        double[][] exact = uncut(columns, f, places, stacks, skies, options);
        for (int s = 0; s < skies.size(); s++) {
            double open = 0;
            float[] weight = skies.get(s).clone();
            for (int p = 0; p < weight.length; p++) {
                int band = p % SkyPatches.BANDS;
                open += SkyPatches.horizontalWeight(band) * weight[p];
                weight[p] *= (float) SkyPatches.solidAngle(band);
            }
            float[] kept = new float[f.count()];
            sky.facetSky.contract(
                    weight, 1, Workers.SINGLE, (first, count, sums) -> System.arraycopy(sums, 0, kept, first, count));
            check("level, sky " + s, kept, exact[s], 0, f.horizontal(), open, 1);
            // patches that a wall's plane cuts count by its sky view's factor only
            check("walls, sky " + s, kept, exact[s], f.horizontal(), f.count(), open, 1.25);
        }
    }

    private static void check(String what, float[] kept, double[] exact, int from, int to, double open, double slack) {
        double[] error = new double[to - from];
        double bias = 0;
        for (int i = from; i < to; i++) {
            error[i - from] = Math.abs(kept[i] - exact[i]) / open;
            bias += (kept[i] - exact[i]) / open / error.length;
        }
        Arrays.sort(error);
        double mean = Arrays.stream(error).average().orElseThrow();
        assertThat(mean).as(what).isLessThan(slack * 0.0015);
        assertThat(error[(int) (0.99 * error.length)]).as(what + ", p99").isLessThan(slack * 0.008);
        assertThat(Math.abs(bias)).as(what + ", bias").isLessThan(slack * slack * 0.0005);
    }

    /** Sums by sky and facet. */
    private static double[][] uncut(
            Columns columns,
            Facets f,
            Places places,
            WallStacks stacks,
            List<float[]> skies,
            RadiationOptions options) {
        double[][] sums = new double[skies.size()][f.count()];
        Panorama.Scratch s = new Panorama.Scratch();
        Maxima[] maxima = Maxima.ofLines(columns, options.reach());
        int width = columns.active.columns();
        for (int a = 0; a < SkyPatches.AZIMUTHS; a++) {
            Panorama[] panorama = SkyVisibility.lines(columns, a, options.reach(), maxima, Workers.SINGLE);
            for (int i = 0; i < f.horizontal(); i += width) {
                for (int c = 0; c < width; c += Panorama.BLOCK) {
                    int n = Math.min(Panorama.BLOCK, width - c);
                    System.arraycopy(places.z, i + c, s.height, 0, n);
                    SkyVisibility.look(panorama, places.cell[i + c], n, s, true);
                    add(i + c, n, a, s, skies, f, sums);
                }
            }
            for (int k = 0; k < stacks.count(); k++) {
                int first = stacks.first(k);
                int n = stacks.size(k);
                double towards = f.normalX()[first] * Math.sin(SkyPatches.azimuth(a))
                        + f.normalY()[first] * Math.cos(SkyPatches.azimuth(a));
                if (towards > -0.1) {
                    System.arraycopy(places.z, first, s.height, 0, n);
                    SkyVisibility.lookStack(panorama, places.cell[first], n, s);
                    add(first, n, a, s, skies, f, sums);
                }
            }
        }
        return sums;
    }

    private static void add(
            int first, int n, int azimuth, Panorama.Scratch s, List<float[]> skies, Facets f, double[][] sums) {
        for (int b = 0; b < SkyPatches.BANDS; b++) {
            double cosine = cosine(f, first, azimuth, b);
            for (int i = 0; i < n; i++) {
                double share = cosine * SkyPatches.solidAngle(b) * s.share[b * s.lanes + i];
                for (int k = 0; k < sums.length; k++) {
                    sums[k][first + i] += share * skies.get(k)[azimuth * SkyPatches.BANDS + b];
                }
            }
        }
    }

    /** Mean cosine of incidence over a patch, by many directions. */
    private static double cosine(Facets f, int facet, int azimuth, int band) {
        int n = 10;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double turn = SkyPatches.azimuth(azimuth) + SkyPatches.AZIMUTH_WIDTH * ((i + 0.5) / n - 0.5);
            for (int j = 0; j < n; j++) {
                double sine = Bands.SINE[band] + (Bands.SINE[band + 1] - Bands.SINE[band]) * (j + 0.5) / n;
                double level = Math.sqrt(1 - sine * sine);
                sum += Math.max(
                        0,
                        f.normalX()[facet] * level * Math.sin(turn)
                                + f.normalY()[facet] * level * Math.cos(turn)
                                + f.normalZ()[facet] * sine);
            }
        }
        return sum / (n * n);
    }
}
