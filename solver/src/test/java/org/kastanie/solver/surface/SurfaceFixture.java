package org.kastanie.solver.surface;

import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Facets without a city, for tests of the surfaces. */
final class SurfaceFixture {
    static final double PRESSURE = 1e5;

    private SurfaceFixture() {}

    /** Ground facets with these materials, one square metre each. */
    static Facets ground(int... material) {
        return facets(-1, material, 0);
    }

    /** Horizontal facets, then {@code walls} facets of the last material. */
    static Facets facets(int building, int[] material, int walls) {
        int n = material.length;
        int[] all = Arrays.copyOf(material, n + walls);
        Arrays.fill(all, n, n + walls, material[n - 1]);
        float[] one = filled(n + walls, 1);
        int[] owner = new int[n + walls];
        Arrays.fill(owner, building);
        Arrays.fill(owner, n, n + walls, 0);
        WallSegments segments = new WallSegments(new int[walls], new byte[walls], new float[walls], filled(walls, 1));
        return new Facets(n, segments, all, one, new float[n + walls], new float[n + walls], one, owner);
    }

    static float[] filled(int n, double value) {
        float[] out = new float[n];
        Arrays.fill(out, (float) value);
        return out;
    }

    static Material material(String id, double albedo, double roughness, WaterBehaviour water, Layer... layers) {
        return new Material(id, albedo, 0.95, roughness, List.of(layers), water);
    }

    static Material sealed(double albedo, Layer... layers) {
        return material("ground.test", albedo, 1e-3, new WaterBehaviour.Sealed(0.5), layers);
    }

    static FacetForcing forcing(int n, Sky sky) {
        return new FacetForcing(
                filled(n, sky.shortwave),
                filled(n, sky.longwave),
                filled(n, sky.air),
                filled(n, sky.humidity),
                filled(n, sky.wind),
                PRESSURE,
                sky.rain);
    }

    /** One weather for all facets. */
    record Sky(double shortwave, double longwave, double air, double humidity, double wind, double rain) {
        static Sky isothermal(double kelvin) {
            return new Sky(0, PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(kelvin, 4), kelvin, 0.001, 2, 0);
        }

        Sky withShortwave(double value) {
            return new Sky(value, longwave, air, humidity, wind, rain);
        }

        Sky withRain(double value) {
            return new Sky(shortwave, longwave, air, humidity, wind, value);
        }
    }
}
