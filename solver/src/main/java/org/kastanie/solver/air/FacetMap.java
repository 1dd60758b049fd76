package org.kastanie.solver.air;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.WallSegments;

/**
 * Which voxel the air beside a facet or in a crown belongs to.
 *
 * @param voxel per facet
 * @param height of the facet above the local ground, m
 * @param windFactor from the wind in the voxel to the wind {@link AirSample#FACET_HEIGHT} above a horizontal facet; 1 for
 *     walls and ceilings
 * @param order facets sorted by column
 * @param start first place in {@code order} of each column, one more at the end
 * @param crownCell cells of the active window with a crown, sorted by column
 * @param crownStart first place in {@code crownCell} of each column, one more at the end
 * @param crownBase per place in {@code crownCell}, m above ground
 * @param crownTop per place in {@code crownCell}, m above ground
 */
record FacetMap(
        int[] voxel,
        float[] height,
        float[] windFactor,
        int[] order,
        int[] start,
        int[] crownCell,
        int[] crownStart,
        float[] crownBase,
        float[] crownTop) {

    static FacetMap build(UrbanGeometry geometry, Facets facets, VoxelSpace space) {
        int n = facets.count();
        int[] voxel = new int[n];
        float[] height = new float[n];
        float[] factor = new float[n];
        Grid scene = geometry.grid();
        WallSegments walls = facets.walls();
        for (int f = 0; f < n; f++) {
            boolean wall = facets.isWall(f);
            int cell = wall
                    ? walls.cell()[f - facets.horizontal()]
                    : f < facets.horizontal() ? geometry.active().gridIndex(scene, f) : facets.slabCell(f);
            float z = wall
                    ? walls.middle(f - facets.horizontal())
                    : f < facets.horizontal()
                            ? geometry.top()[cell]
                            : facets.isDeck(f)
                                    ? geometry.slabs().top()[cell]
                                    : geometry.slabs().base()[cell];
            height[f] = Math.max(0, z - geometry.ground()[cell]);
            int column = space.grid().columnOf(scene.row(cell), scene.column(cell));
            voxel[f] = openVoxel(space, column, height[f]);
            factor[f] = wall || facets.isCeiling(f) ? 1 : windFactor(space.grid(), voxel[f], height[f]);
        }
        int[] key = new int[n];
        for (int f = 0; f < n; f++) {
            key[f] = voxel[f] / space.grid().levels();
        }
        int[] start = new int[space.grid().size() + 1];
        int[] order = sorted(key, start);
        return crowns(
                geometry,
                space.grid(),
                new FacetMap(voxel, height, factor, order, start, new int[0], new int[0], new float[0], new float[0]));
    }

    /** The voxel at this height, or the first one above it that holds air. */
    private static int openVoxel(VoxelSpace space, int column, float height) {
        int nz = space.grid().levels();
        int k = space.grid().levelAt(height);
        while (k < nz - 1 && space.open()[column * nz + k] <= 0) {
            k++;
        }
        return column * nz + k;
    }

    private static float windFactor(VoxelGrid grid, int voxel, float height) {
        double z0 = Canopy.GROUND_ROUGHNESS;
        int level = voxel % grid.levels();
        double above = Math.max(grid.centre(level) - height, 0.25 * grid.thickness(level));
        return (float) (StrictMath.log(AirSample.FACET_HEIGHT / z0) / StrictMath.log(above / z0));
    }

    private static FacetMap crowns(UrbanGeometry geometry, VoxelGrid grid, FacetMap map) {
        Grid scene = geometry.grid();
        int active = geometry.active().size();
        int[] cells = new int[active];
        int[] key = new int[active];
        int n = 0;
        for (int local = 0; local < active; local++) {
            int cell = geometry.active().gridIndex(scene, local);
            if (geometry.crowns().leafAreaDensity()[cell] > 0) {
                cells[n] = local;
                key[n++] = grid.columnOf(scene.row(cell), scene.column(cell));
            }
        }
        int[] start = new int[grid.size() + 1];
        int[] order = sorted(java.util.Arrays.copyOf(key, n), start);
        int[] crownCell = new int[n];
        float[] base = new float[n];
        float[] top = new float[n];
        for (int i = 0; i < n; i++) {
            crownCell[i] = cells[order[i]];
            int cell = geometry.active().gridIndex(scene, crownCell[i]);
            base[i] = geometry.crowns().base()[cell] - geometry.ground()[cell];
            top[i] = geometry.crowns().top()[cell] - geometry.ground()[cell];
        }
        return new FacetMap(map.voxel, map.height, map.windFactor, map.order, map.start, crownCell, start, base, top);
    }

    /** Counting sort: places of the keys in order; {@code start} is filled. */
    private static int[] sorted(int[] key, int[] start) {
        for (int k : key) {
            start[k + 1]++;
        }
        for (int c = 1; c < start.length; c++) {
            start[c] += start[c - 1];
        }
        int[] next = start.clone();
        int[] order = new int[key.length];
        for (int i = 0; i < key.length; i++) {
            order[next[key[i]]++] = i;
        }
        return order;
    }

    /** Share of a crown (by its place) in a level, not normalised: metres of overlap. */
    float overlap(int place, float lower, float upper) {
        return Math.min(crownTop[place], upper) - Math.max(crownBase[place], lower);
    }
}
