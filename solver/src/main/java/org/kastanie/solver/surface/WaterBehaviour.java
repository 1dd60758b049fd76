package org.kastanie.solver.surface;

/** How a facet holds and loses water. */
public sealed interface WaterBehaviour {
    /**
     * Sealed surface that wets after rain and dries again.
     *
     * @param storage largest film of water, kg m-2
     */
    record Sealed(double storage) implements WaterBehaviour {}

    /** Open water: evaporates freely. */
    record Open() implements WaterBehaviour {}

    /**
     * Soil, bare or under low vegetation, with a two-layer store.
     *
     * @param leafAreaIndex m2 m-2, 0 for bare soil
     * @param minimumResistance minimum stomatal resistance of a leaf (or soil surface resistance when wet for bare soil), s m-1
     * @param topDepth thickness of the upper store, m
     * @param rootDepth thickness of the lower store, m
     * @param wiltingPoint volumetric water content, m3 m-3
     * @param fieldCapacity volumetric water content, m3 m-3
     */
    record Soil(
            double leafAreaIndex,
            double minimumResistance,
            double topDepth,
            double rootDepth,
            double wiltingPoint,
            double fieldCapacity)
            implements WaterBehaviour {}
}
