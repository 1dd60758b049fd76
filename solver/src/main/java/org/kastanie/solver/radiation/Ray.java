package org.kastanie.solver.radiation;

/** What one ray met: filled by {@link RayCaster}. Reused, so that casting allocates nothing. */
final class Ray {
    static final int SKY = -1;

    /** Source number of what ended the ray, or {@link #SKY}. */
    int target;
    /** Share that reaches the target through crowns. */
    double transmitted;
    /** Share intercepted by the crown over the ray's first cell, and its source number. */
    double ownShare;

    int ownCrown;
    /** Share intercepted by other crowns, and the source number of the cell that takes most of it. */
    double crownShare;

    int crown;
    /** Horizontal distance to the target, cells. */
    double distance;
}
