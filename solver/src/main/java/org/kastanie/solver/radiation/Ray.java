package org.kastanie.solver.radiation;

/** What one ray met: filled by {@link RayCaster}. Reused, so that casting allocates nothing. */
final class Ray {
    static final int SKY = -1;
    /** The ray leaves the cell again. */
    static final int PASSES = -2;

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

    /** Most taken so far by one cell other than the first. */
    double taken;

    // The line: cell and height of the start, direction of the steps, ways (cells) to the first edge and from edge to
    // edge,
    // height gained per cell of way, slant metres per cell, and the way where the ray is above all or beyond the reach.
    int startX;
    int startY;
    int stepX;
    int stepY;
    double z;
    double firstX;
    double firstY;
    double edgeX;
    double edgeY;
    double slope;
    double slant;
    double limit;

    /** Where the ray ends in the present cell (cells of way), and on which source; {@link #PASSES} if it does not. */
    double stop;

    int hit;

    // Where a jump over empty tiles led: cell, face crossed last, and way so far.
    int x;
    int y;
    boolean alongX;
    double way;
}
