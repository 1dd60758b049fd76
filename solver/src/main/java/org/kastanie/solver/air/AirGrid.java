package org.kastanie.solver.air;

/**
 * Where the voxels of a model of the air lie, for others than itself. Columns run row by row from the north-west, the levels of a
 * column are contiguous.
 *
 * @param columns number of columns from west to east
 * @param rows number of columns from north to south
 * @param dx edge of a column, m
 * @param west x of the western edge in the system of the scene, m
 * @param north y of the northern edge, m
 * @param edges heights of the levels' edges above the local ground, m; levels + 1 of them
 * @param open share of each voxel that is air, 0..1
 */
public record AirGrid(int columns, int rows, double dx, double west, double north, float[] edges, float[] open) {
    public int levels() {
        return edges.length - 1;
    }

    double centre(int level) {
        return 0.5 * (edges[level] + edges[level + 1]);
    }
}
