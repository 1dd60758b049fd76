package org.kastanie.engine.scene;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * What the job says about the scene.
 *
 * @param bounds of the domain in the twin's system, or null for the extent of the twin
 * @param cell edge of a cell, m
 * @param margin width of the strip round the domain whose objects shade and steer the wind, m
 * @param halo width of the strip round the domain that has facets with temperatures of their own, m; NaN for the smaller
 *     of {@code margin} and {@value #HALO} m
 * @param ground class where no land cover is given, such as {@code asphalt}
 * @param roof class of roofs without one of their own, or {@code by_slope}
 * @param wall class of walls without one of their own
 * @param glazing share of the walls that is window, 0..1
 * @param materials the job's own materials and changes to the library, id to fields as in the job file
 * @param leaves how much of their leaves the trees carry
 * @param year the run is for; gives trees with a planting year their age
 * @param part the bounds are a part of a larger domain: its cells are theirs, and nothing of the twin need lie in them
 */
public record SceneOptions(
        @Nullable Envelope bounds,
        double cell,
        double margin,
        double halo,
        String ground,
        String roof,
        String wall,
        double glazing,
        Map<String, Object> materials,
        LeafSeason leaves,
        int year,
        boolean part) {
    /** Choice: beyond 30 m a facet at street level fills well under a per cent of what a person in the domain sees. */
    public static final double HALO = 30;

    /** The roof rule of the contract: tile over 10 degrees, else gravel. */
    public static final String BY_SLOPE = "by_slope";

    public SceneOptions {
        // in the job's order: a material may be like one before it
        materials = Collections.unmodifiableMap(new LinkedHashMap<>(materials));
        if (Double.isNaN(halo)) {
            halo = Math.min(margin, HALO);
        }
    }

    /** The contract's defaults. */
    public static SceneOptions defaults(@Nullable Envelope bounds, double cell, double margin) {
        return new SceneOptions(
                bounds,
                cell,
                margin,
                Double.NaN,
                "asphalt",
                BY_SLOPE,
                "plaster",
                0.2,
                Map.of(),
                LeafSeason.on(),
                2025,
                false);
    }

    public SceneOptions withSurfaces(String newGround, String newRoof, String newWall, double newGlazing) {
        return new SceneOptions(
                bounds, cell, margin, halo, newGround, newRoof, newWall, newGlazing, materials, leaves, year, part);
    }

    public SceneOptions withMaterials(Map<String, Object> own) {
        return new SceneOptions(bounds, cell, margin, halo, ground, roof, wall, glazing, own, leaves, year, part);
    }

    public SceneOptions withSeason(LeafSeason season, int runYear) {
        return new SceneOptions(
                bounds, cell, margin, halo, ground, roof, wall, glazing, materials, season, runYear, part);
    }

    public SceneOptions withHalo(double metres) {
        return new SceneOptions(
                bounds, cell, margin, metres, ground, roof, wall, glazing, materials, leaves, year, part);
    }

    /** For a part of a domain whose cells begin at the corner of these bounds. */
    public SceneOptions asPart() {
        return new SceneOptions(bounds, cell, margin, halo, ground, roof, wall, glazing, materials, leaves, year, true);
    }
}
