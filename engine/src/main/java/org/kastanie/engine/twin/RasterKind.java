package org.kastanie.engine.twin;

/** What a raster of the twin holds. */
public enum RasterKind {
    /** Ground, m above the datum. */
    TERRAIN,
    /** Ground and buildings, m above the datum. */
    SURFACE,
    /** Buildings, m above ground; 0 or no data = none. */
    BUILDING_HEIGHT,
    /** Canopy top, m above ground; 0 or no data = none. */
    CANOPY,
    /** Land cover class codes. */
    LANDCOVER,
    /** Which building of the same file a cell belongs to. */
    BUILDING_ID,
    /** Lower end of the leaves over a cell, m above ground; with {@link #LEAF_TOP} and {@link #LEAF_AREA} of the same file. */
    LEAF_BASE,
    /** Upper end of the leaves over a cell, m above ground. */
    LEAF_TOP,
    /** Leaf area over a cell, m2 m-2; 0 or no data = none. */
    LEAF_AREA
}
