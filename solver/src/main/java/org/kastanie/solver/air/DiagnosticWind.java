package org.kastanie.solver.air;

import org.kastanie.solver.grid.Workers;

/**
 * First guess from published profiles, then mass consistency: quick, and blind to wakes. The first guess is {@link Canopy}
 * damped by {@link CrownDrag}; {@link Projection} turns it around the buildings.
 */
final class DiagnosticWind implements WindScheme {
    private final VoxelSpace space;
    private final Canopy canopy;
    private final Projection projection;
    private final MixingLength length;

    DiagnosticWind(VoxelSpace space, Canopy canopy) {
        this.space = space;
        this.canopy = canopy;
        this.projection = new Projection(space);
        this.length = MixingLength.of(space, canopy);
    }

    @Override
    public String name() {
        return "diagnostic";
    }

    @Override
    public WindField solve(double east, double south, Workers workers) {
        Faces flux = firstGuess(east, south);
        double residual = projection.apply(flux, workers);
        return new WindField(flux, length.friction(flux, workers), residual);
    }

    @Override
    public String key() {
        return "";
    }

    @Override
    public String details() {
        return "";
    }

    @Override
    public MixingLength length() {
        return length;
    }

    int iterations() {
        return projection.iterations();
    }

    Faces firstGuess(double east, double south) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        float[] speed = CrownDrag.factors(space, east, south);
        for (int v = 0; v < speed.length; v++) {
            speed[v] *= canopy.speed()[v];
        }
        Faces flux = grid.faces();
        for (int j = 0; j < grid.rows(); j++) {
            for (int i = 0; i <= grid.columns(); i++) {
                int behind = (j * grid.columns() + Math.max(0, i - 1)) * nz;
                int ahead = (j * grid.columns() + Math.min(grid.columns() - 1, i)) * nz;
                fill(flux.x(), space.aperture().x(), grid.westFace(j, i), speed, behind, ahead, east);
            }
        }
        for (int j = 0; j <= grid.rows(); j++) {
            for (int i = 0; i < grid.columns(); i++) {
                int behind = (Math.max(0, j - 1) * grid.columns() + i) * nz;
                int ahead = (Math.min(grid.rows() - 1, j) * grid.columns() + i) * nz;
                fill(flux.y(), space.aperture().y(), grid.northFace(j, i), speed, behind, ahead, south);
            }
        }
        return flux;
    }

    private void fill(float[] flux, float[] aperture, int face, float[] speed, int behind, int ahead, double along) {
        VoxelGrid grid = space.grid();
        for (int k = 0; k < grid.levels(); k++) {
            double area = aperture[face + k] * grid.dx() * grid.thickness(k);
            flux[face + k] = (float) (area * along * 0.5 * (speed[behind + k] + speed[ahead + k]));
        }
    }
}
