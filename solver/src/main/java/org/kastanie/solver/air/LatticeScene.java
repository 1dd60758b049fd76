package org.kastanie.solver.air;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;

/**
 * A city as a lattice sees it: solids, mixing lengths and drags per cell in the order of {@link LatticeCase}.
 *
 * @param grid the cubes, as voxels with even levels
 * @param length mixing length in cells, -1 in solids
 * @param drag coefficient per cell
 * @param canopy profiles of the undisturbed wind on this grid
 * @param coarser the same at twice the cell, or null where that would be too coarse to help
 */
record LatticeScene(
        VoxelGrid grid,
        float[] length,
        float[] drag,
        Canopy canopy,
        @Nullable LatticeScene coarser) {
    /** Lid: five mean roof heights (COST 732, Franke et al. 2007, for closed lids) and three times the tallest obstacle. */
    private static final double MEAN_HEIGHTS = 5;

    private static final double TALLEST = 3;
    private static final double LOWEST_TOP = 60;
    private static final double SOLID = 0.5;
    /** Share of a face below which a wall thinner than a cell closes it. */
    private static final double CLOSED = 0.05;
    /** Fewest columns of a lattice worth a start of its own, choice. */
    private static final int FEWEST = 24;

    static LatticeScene of(UrbanGeometry geometry, VoxelGrid transport) {
        double top = Math.max(
                transport.edges()[transport.levels()], Math.max(LOWEST_TOP, TALLEST * VoxelGrid.tallest(geometry)));
        VoxelSpace flat = VoxelSpace.build(geometry, even(transport, transport.dx(), 1, 8 * transport.dx()));
        top = Math.max(top, MEAN_HEIGHTS * meanHeight(flat));
        return build(geometry, transport, 1, top);
    }

    private static LatticeScene build(UrbanGeometry geometry, VoxelGrid transport, int factor, double top) {
        VoxelGrid grid = even(transport, transport.dx() * factor, factor, top);
        VoxelSpace space = VoxelSpace.build(geometry, grid);
        boolean coarsens =
                grid.columns() % 2 == 0 && grid.rows() % 2 == 0 && Math.min(grid.columns(), grid.rows()) >= 2 * FEWEST;
        LatticeScene coarser = factor == 1 && coarsens ? build(geometry, transport, 2, top) : null;
        boolean[] solid = solids(space);
        float[] length =
                LatticeLength.of(solid, grid.columns(), grid.rows(), grid.levels(), meanHeight(space) / grid.dx());
        return new LatticeScene(grid, length, drags(space), Canopy.of(space), coarser);
    }

    private static VoxelGrid even(VoxelGrid transport, double dx, int factor, double top) {
        // twice the levels of the coarser lattice, so that one refines the other
        int levels = Math.max(2, (int) Math.ceil(top * factor / dx / 2)) * 2 / factor;
        float[] edges = new float[levels + 1];
        for (int k = 0; k <= levels; k++) {
            edges[k] = (float) (k * dx);
        }
        return new VoxelGrid(
                transport.columns() / factor,
                transport.rows() / factor,
                dx,
                edges,
                transport.cells() * factor,
                transport.firstColumn(),
                transport.firstRow());
    }

    private static double meanHeight(VoxelSpace space) {
        double area = 0;
        double volume = 0;
        for (int c = 0; c < space.built().length; c++) {
            area += space.built()[c];
            volume += (double) space.built()[c] * space.roof()[c];
        }
        return area > 0 ? volume / area : 0;
    }

    /** Solid where buildings fill half a cell, or where a thin wall closes both its western and eastern or other two sides. */
    private static boolean[] solids(VoxelSpace space) {
        VoxelGrid g = space.grid();
        boolean[] solid = new boolean[g.voxels()];
        float[] ax = space.aperture().x();
        float[] ay = space.aperture().y();
        int nz = g.levels();
        for (int row = 0; row < g.rows(); row++) {
            for (int column = 0; column < g.columns(); column++) {
                int w = g.westFace(row, column);
                int n = g.northFace(row, column);
                for (int k = 0; k < nz; k++) {
                    boolean across = Math.max(ax[w + k], ax[w + nz + k]) < CLOSED;
                    boolean along = Math.max(ay[n + k], ay[n + g.columns() * nz + k]) < CLOSED;
                    boolean filled = space.open()[(row * g.columns() + column) * nz + k] < SOLID;
                    solid[index(g, row, column, k)] = filled || across || along;
                }
            }
        }
        return solid;
    }

    private static float[] drags(VoxelSpace space) {
        VoxelGrid g = space.grid();
        float[] drag = new float[g.voxels()];
        double ground = LatticeLength.groundDrag(Canopy.GROUND_ROUGHNESS / g.dx());
        for (int row = 0; row < g.rows(); row++) {
            for (int column = 0; column < g.columns(); column++) {
                for (int k = 0; k < g.levels(); k++) {
                    double leaves = space.leafArea()[(row * g.columns() + column) * g.levels() + k];
                    double crown = CrownDrag.COEFFICIENT * leaves * g.dx();
                    drag[index(g, row, column, k)] = (float) (crown + (k == 0 ? ground : 0));
                }
            }
        }
        return drag;
    }

    private static int index(VoxelGrid g, int row, int column, int level) {
        return (level * g.rows() + row) * g.columns() + column;
    }

    int index(int row, int column, int level) {
        return index(grid, row, column, level);
    }

    boolean air(int row, int column, int level) {
        return length[index(row, column, level)] >= 0;
    }

    /** Hash of the cells, the coarser ones included. */
    String key() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java has to bring", e);
        }
        for (float[] field : new float[][] {grid.edges(), length, drag, canopy.speed()}) {
            ByteBuffer buffer = ByteBuffer.allocate(4 * field.length);
            buffer.asFloatBuffer().put(field);
            digest.update(buffer);
        }
        return HexFormat.of().formatHex(digest.digest()) + (coarser == null ? "" : coarser.key());
    }

    /** Solves the wind that blows towards (east, south), in shares of the wind at the blending height. */
    LatticeRun run(double east, double south, Workers workers) {
        LatticeCase flow = new LatticeCase(
                grid.columns(),
                grid.rows(),
                grid.levels(),
                length,
                drag,
                (row, column, level) -> canopy.speed()[(row * grid.columns() + column) * grid.levels() + level],
                east,
                south);
        if (coarser == null) {
            return LatticeRun.of(flow, profile(east, south), SteadyWind.FROM_PROFILE, workers);
        }
        float[][] start = refined(coarser, coarser.run(east, south, workers).velocity());
        return LatticeRun.of(flow, start, SteadyWind.FROM_COARSE, workers);
    }

    private float[][] profile(double east, double south) {
        float[][] start = new float[3][length.length];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                for (int k = 0; k < grid.levels(); k++) {
                    double speed = canopy.speed()[(row * grid.columns() + column) * grid.levels() + k];
                    start[0][index(row, column, k)] = (float) (east * speed);
                    start[1][index(row, column, k)] = (float) (south * speed);
                }
            }
        }
        return start;
    }

    /** Velocities of a lattice of twice the cell at this one's cells: linear upwards, logarithmic in the lowest. */
    private float[][] refined(LatticeScene coarse, float[][] velocity) {
        float[][] start = new float[3][length.length];
        double law = StrictMath.log(0.5 * grid.dx() / Canopy.GROUND_ROUGHNESS)
                / StrictMath.log(grid.dx() / Canopy.GROUND_ROUGHNESS);
        int last = coarse.grid.levels() - 1;
        for (int k = 0; k < grid.levels(); k++) {
            int near = Math.min(k / 2, last);
            int far = Math.clamp(k % 2 == 0 ? near - 1 : near + 1, 0, last);
            float share = near == far ? 0 : 0.25f;
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.columns(); column++) {
                    int a = coarse.index(row / 2, column / 2, near);
                    int b = coarse.index(row / 2, column / 2, far);
                    for (int axis = 0; axis < 3; axis++) {
                        float value = velocity[axis][a] + share * (velocity[axis][b] - velocity[axis][a]);
                        start[axis][index(row, column, k)] = (float) (k == 0 ? law * value : value);
                    }
                }
            }
        }
        return start;
    }
}
