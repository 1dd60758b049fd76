package org.kastanie.engine.scene;

/**
 * Total roof and outer wall area in the active window, m2: of the vector model, of the facets, and the share assumed.
 *
 * @param vectorRoof roof area of the vector model, true (sloped) area
 * @param facetRoof sum of the roof facets
 * @param vectorWall outer wall area of the vector model
 * @param facetWall sum of the wall facets
 * @param assumedGroundShare share of the ground whose land cover is the default, 0..1
 * @param openShare share of the domain's cells that are not building, 0..1
 */
public record AreaBalance(
        double vectorRoof,
        double facetRoof,
        double vectorWall,
        double facetWall,
        double assumedGroundShare,
        double openShare) {}
