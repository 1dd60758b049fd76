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
 */
public record Material(
        String id, double albedo, double emissivity, double roughness, List<Layer> layers, WaterBehaviour water) {
    public Material {
        layers = List.copyOf(layers);
        if (!(albedo >= 0 && albedo <= 1) || !(emissivity > 0 && emissivity <= 1) || !(roughness > 0)) {
            throw new IllegalArgumentException(
                    "material " + id + ": albedo " + albedo + " must lie in 0..1, emissivity " + emissivity
                            + " in (0, 1], roughness " + roughness + " above 0");
        }
    }
}
