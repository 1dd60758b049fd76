package org.kastanie.solver.surface;

/** Where a facet stands: decides what lies behind its last layer and how the wind takes heat from it. */
enum FacetKind {
    GROUND,
    ROOF,
    WALL
}
