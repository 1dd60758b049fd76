package org.kastanie.solver.air;

/** Carries the velocities of a lattice to fluxes through the faces of the transport's voxels, whose columns are the same. */
final class LatticeFaces {
    private final LatticeScene scene;
    private final float[][] velocity;
    private final VoxelGrid target;

    private LatticeFaces(LatticeScene scene, float[][] velocity, VoxelGrid target) {
        this.scene = scene;
        this.velocity = velocity;
        this.target = target;
    }

    static Faces of(LatticeScene scene, float[][] velocity, VoxelSpace space) {
        VoxelGrid g = space.grid();
        LatticeFaces map = new LatticeFaces(scene, velocity, g);
        Faces flux = g.faces();
        Faces open = space.aperture();
        for (int j = 0; j < g.rows(); j++) {
            for (int i = 0; i <= g.columns(); i++) {
                int f = g.westFace(j, i);
                for (int k = 0; k < g.levels(); k++) {
                    double u = map.between(0, j, Math.max(0, i - 1), j, Math.min(i, g.columns() - 1), k);
                    flux.x()[f + k] = (float) (open.x()[f + k] * g.dx() * g.thickness(k) * u);
                }
            }
        }
        for (int j = 0; j <= g.rows(); j++) {
            for (int i = 0; i < g.columns(); i++) {
                int f = g.northFace(j, i);
                for (int k = 0; k < g.levels(); k++) {
                    double v = map.between(1, Math.max(0, j - 1), i, Math.min(j, g.rows() - 1), i, k);
                    flux.y()[f + k] = (float) (open.y()[f + k] * g.dx() * g.thickness(k) * v);
                }
            }
        }
        for (int c = 0; c < g.size(); c++) {
            int f = g.lowestFace(c);
            for (int k = 1; k <= g.levels(); k++) {
                double w = map.at(2, c / g.columns(), c % g.columns(), g.edges()[k]);
                flux.z()[f + k] = (float) (open.z()[f + k] * g.dx() * g.dx() * w);
            }
        }
        return flux;
    }

    /** Mean of the velocities on both sides of a face; solid ones stand still. */
    private double between(int axis, int row, int column, int otherRow, int otherColumn, int level) {
        double z = target.centre(level);
        return 0.5 * (at(axis, row, column, z) + at(axis, otherRow, otherColumn, z));
    }

    /** Velocity over a column at a height: linear between the middles of the cubes, logarithmic below the lowest. */
    private double at(int axis, int row, int column, double z) {
        double dx = scene.grid().dx();
        double position = z / dx - 0.5;
        if (position <= 0) {
            double value = scene.air(row, column, 0) ? velocity[axis][scene.index(row, column, 0)] : 0;
            double z0 = Canopy.GROUND_ROUGHNESS;
            double law = StrictMath.log(Math.max(z, 2 * z0) / z0) / StrictMath.log(0.5 * dx / z0);
            return value * (axis == 2 ? z / (0.5 * dx) : law);
        }
        int k = Math.min((int) position, scene.grid().levels() - 2);
        double share = Math.min(1, position - k);
        double below = velocity[axis][scene.index(row, column, k)];
        double above = velocity[axis][scene.index(row, column, k + 1)];
        return below + share * (above - below);
    }
}
