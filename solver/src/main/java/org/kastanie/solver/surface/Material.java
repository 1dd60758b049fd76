package org.kastanie.solver.surface;

import java.util.List;

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
 */
public record Material(
        String id,
        double albedo,
        double emissivity,
        double roughness,
        List<Layer> layers,
        WaterBehaviour water,
        double transmission) {
    /** An opaque material. */
    public Material(
            String id, double albedo, double emissivity, double roughness, List<Layer> layers, WaterBehaviour water) {
        this(id, albedo, emissivity, roughness, layers, water, 0);
    }

    public Material {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("material " + id + " has no layers");
        }
        if (!(transmission >= 0 && albedo + transmission <= 1)) {
            throw new IllegalArgumentException(
                    "material " + id + ": transmission " + transmission + " must be 0 or more and leave " + albedo
                            + " + transmission at 1 or less");
        }
        if (!(albedo >= 0 && albedo <= 1) || !(emissivity > 0 && emissivity <= 1) || !(roughness > 0)) {
            throw new IllegalArgumentException(
                    "material " + id + ": albedo " + albedo + " must lie in 0..1, emissivity " + emissivity
                            + " in (0, 1], roughness " + roughness + " above 0");
        }
    }
}
