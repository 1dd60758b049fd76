package org.kastanie.solver.surface;

import org.jspecify.annotations.Nullable;

/** How a facet holds and loses water. */
public sealed interface WaterBehaviour {
    /**
     * Sealed surface that wets after rain and dries again.
     *
     * @param storage largest film of water, kg m-2
     */
    record Sealed(double storage) implements WaterBehaviour {}

    /**
     * Open water: evaporates freely; light beyond the surface share is absorbed in depth; what cools sinks.
     *
     * @param depth of the water, the upper part of the layers, m; 0: a film whose light all stays at the surface
     * @param extinction of the light that enters, m-1
     */
    record Open(double depth, double extinction) implements WaterBehaviour {
        public Open {
            if (!(depth >= 0) || !(extinction > 0)) {
                throw new IllegalArgumentException(
                        "open water needs a depth (m) of 0 or more and an extinction (1/m) above 0, got " + depth
                                + " and " + extinction);
            }
        }

        /** A film of water over whatever the layers are. */
        public Open() {
            this(0, 1);
        }
    }

    /**
     * Soil, bare or under low vegetation, with a two-layer store.
     *
     * @param leafAreaIndex m2 m-2, 0 for bare soil
     * @param minimumResistance minimum stomatal resistance of a leaf (or soil surface resistance when wet for bare soil), s m-1
     * @param topDepth thickness of the upper store, m
     * @param rootDepth thickness of the lower store, m
     * @param wiltingPoint volumetric water content, m3 m-3
     * @param fieldCapacity volumetric water content, m3 m-3
     * @param thermal how heat conduction follows the water, null if it does not
     */
    record Soil(
            double leafAreaIndex,
            double minimumResistance,
            double topDepth,
            double rootDepth,
            double wiltingPoint,
            double fieldCapacity,
            @Nullable Thermal thermal)
            implements WaterBehaviour {
        public Soil {
            if (!(leafAreaIndex >= 0)
                    || !(minimumResistance > 0)
                    || !(topDepth > 0)
                    || !(rootDepth > 0)
                    || !(wiltingPoint >= 0)
                    || !(fieldCapacity > wiltingPoint && fieldCapacity < 1)) {
                throw new IllegalArgumentException(
                        "soil needs leaf area of 0 or more, resistance and depths above 0 and 0 <= wilting point < field"
                                + " capacity < 1, got leaf area " + leafAreaIndex + ", resistance " + minimumResistance
                                + ", depths " + topDepth + " and " + rootDepth + ", wilting point " + wiltingPoint
                                + ", field capacity " + fieldCapacity);
            }
        }

        /** Soil whose conduction does not follow its water. */
        public Soil(
                double leafAreaIndex,
                double minimumResistance,
                double topDepth,
                double rootDepth,
                double wiltingPoint,
                double fieldCapacity) {
            this(leafAreaIndex, minimumResistance, topDepth, rootDepth, wiltingPoint, fieldCapacity, null);
        }
    }

    /**
     * Conduction that follows the water; the layers give conductivity and heat capacity at field capacity.
     *
     * @param porosity m3 m-3
     * @param dryShare conductivity when dry over that at field capacity
     * @param depth down to which the layers are soil, m
     */
    record Thermal(double porosity, double dryShare, double depth) {
        public Thermal {
            if (!(porosity > 0 && porosity < 1) || !(dryShare > 0 && dryShare <= 1) || !(depth > 0)) {
                throw new IllegalArgumentException(
                        "soil needs a porosity in (0, 1), a dry share in (0, 1] and a depth above 0, got " + porosity
                                + ", " + dryShare + " and " + depth);
            }
        }
    }
}
