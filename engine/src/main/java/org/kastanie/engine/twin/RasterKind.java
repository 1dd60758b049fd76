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
    LANDCOVER
}
