package org.kastanie.solver.grid;

/**
 * Wall segments: pieces of the vertical face between a building column and a lower neighbour, split in height.
 *
 * @param cell index in the scene grid of the open cell the segment looks into
 * @param face side of that open cell where the wall stands: 0 north, 1 east, 2 south, 3 west (so the raster's outward
 *     normal points south, west, north, east)
 * @param bottom lower edge, m above the height datum
 * @param top upper edge, m above the height datum
 */
public record WallSegments(int[] cell, byte[] face, float[] bottom, float[] top) {
    public WallSegments {
        if (face.length != cell.length || bottom.length != cell.length || top.length != cell.length) {
            throw new IllegalArgumentException("arrays of the wall segments differ in length");
        }
    }

    public int count() {
        return cell.length;
    }

    public float middle(int segment) {
        return 0.5f * (bottom[segment] + top[segment]);
    }
}
