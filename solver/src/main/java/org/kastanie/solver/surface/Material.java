package org.kastanie.solver.surface;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a facet is made of.
 *
 * @param id contract id such as {@code ground.asphalt}, {@code roof.tile}, {@code wall.plaster}
 * @param albedo broadband shortwave albedo, 0..1
 * @param emissivity broadband longwave emissivity, in (0, 1]
 * @param roughness aerodynamic roughness length of the facet itself, m
 * @param layers outer first; the last one ends at the indoor air (roof, wall) or at the deep ground (ground)
 * @param water how the facet holds and loses water
 * @param transmission share of the shortwave radiation that passes into the room behind (windows), 0..1
 * @param irrigation water it is given every day, null if none
 */
public record Material(
        String id,
        double albedo,
        double emissivity,
        double roughness,
        List<Layer> layers,
        WaterBehaviour water,
        double transmission,
        @Nullable Irrigation irrigation) {
    /** An opaque material. */
    public Material(
            String id, double albedo, double emissivity, double roughness, List<Layer> layers, WaterBehaviour water) {
        this(id, albedo, emissivity, roughness, layers, water, 0);
    }

    /** Without irrigation. */
    public Material(
            String id,
            double albedo,
            double emissivity,
            double roughness,
            List<Layer> layers,
            WaterBehaviour water,
            double transmission) {
        this(id, albedo, emissivity, roughness, layers, water, transmission, null);
    }

    public Material {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("material " + id + " has no layers");
        }
        if (!(albedo >= 0 && albedo <= 1) || !(emissivity > 0 && emissivity <= 1) || !(roughness > 0)) {
            throw new IllegalArgumentException(
                    "material " + id + ": albedo " + albedo + " must lie in 0..1, emissivity " + emissivity
                            + " in (0, 1], roughness " + roughness + " above 0");
        }
        if (!(transmission >= 0 && albedo + transmission <= 1)) {
            throw new IllegalArgumentException("material " + id + ": transmission " + transmission
                    + " must be 0 or more and leave " + albedo + " + transmission at 1 or less");
        }
        if (irrigation != null && water instanceof WaterBehaviour.Open) {
            throw new IllegalArgumentException("material " + id + ": open water cannot be irrigated");
        }
        if (water instanceof WaterBehaviour.Open open && open.depth() > 0) {
            checkPond(id, layers, open.depth());
        }
        if (water instanceof WaterBehaviour.Soil soil && soil.thermal() != null) {
            checkHeat(id, layers, soil, soil.thermal().depth());
        }
    }

    /** The same with other irrigation, or none. */
    public Material irrigated(@Nullable Irrigation how) {
        return new Material(id, albedo, emissivity, roughness, layers, water, transmission, how);
    }

    /** Below this the light of a pond would boil a layer within a step; shallower water is a film. */
    private static final double LEAST_DEPTH = 0.05;

    private static final double LEAST_WATER = 3.5e6;

    private static void checkPond(String id, List<Layer> layers, double depth) {
        double top = 0;
        boolean water = true;
        for (Layer layer : layers) {
            water &= top >= depth - 1e-9 || layer.volumetricHeatCapacity() >= LEAST_WATER;
            top += layer.thickness();
        }
        if (depth < LEAST_DEPTH || !water || top < depth - 1e-9) {
            throw new IllegalArgumentException("material " + id + ": open water of " + depth + " m needs at least "
                    + LEAST_DEPTH + " m and layers of water (heat capacity above " + LEAST_WATER
                    + " J/m3/K) down to its bed; depth 0 is a film");
        }
    }

    /** Layers that follow their water must hold at least the heat of that water. */
    private static void checkHeat(String id, List<Layer> layers, WaterBehaviour.Soil soil, double depth) {
        double top = 0;
        double least = MoistSoil.WATER * soil.fieldCapacity();
        for (Layer layer : layers) {
            if (top < depth && layer.volumetricHeatCapacity() <= least) {
                throw new IllegalArgumentException("material " + id + ": a soil layer of "
                        + layer.volumetricHeatCapacity() + " J/m3/K holds less than its water at field capacity ("
                        + least + "): give the heat capacity of moist soil");
            }
            top += layer.thickness();
        }
    }
}
