package org.kastanie.solver.air;

import java.util.Locale;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;

/**
 * A lattice Boltzmann flow driven to its steady state, with wakes and canyon vortices, then made mass consistent on the voxels
 * of the transport by {@link Projection}.
 *
 * <p>The lattice has the transport's columns and even levels as thick as its columns are wide, up to five mean roof heights.
 * Buildings are solid where they fill half a cell or cut it, crowns and the ground's roughness are drags, the rim has the
 * profiles of {@link Canopy}. It starts from those profiles, or from the flow at twice the cell.
 */
final class SteadyWind implements WindScheme {
    /** Choice: from a uniform profile the flow has forgotten its start after one crossing; a slow bulk wave of 2-3 % stays. */
    static final LatticeRun.Steadiness FROM_PROFILE = new LatticeRun.Steadiness(300, 0.02, 1, 2.2);
    /** Choice: from the coarse flow a third of a crossing lets the new canyons fill. */
    static final LatticeRun.Steadiness FROM_COARSE = new LatticeRun.Steadiness(200, 0.03, 0.3, 1);

    private final VoxelSpace space;
    private final MixingLength length;
    private final Projection projection;
    private final LatticeScene scene;
    private String last = "";

    SteadyWind(UrbanGeometry geometry, VoxelSpace space, Canopy canopy) {
        this.space = space;
        this.length = MixingLength.of(space, canopy);
        this.projection = new Projection(space);
        this.scene = LatticeScene.of(geometry, space.grid());
    }

    @Override
    public String name() {
        return "steady";
    }

    @Override
    public WindField solve(double east, double south, Workers workers) {
        LatticeRun run = scene.run(east, south, workers);
        last = String.format(
                Locale.ROOT,
                "lattice of %d x %d x %d cubes of %.1f m, %d steps, last change %.3f, %d retries",
                scene.grid().columns(),
                scene.grid().rows(),
                scene.grid().levels(),
                scene.grid().dx(),
                run.steps(),
                run.change(),
                run.retries());
        Faces flux = LatticeFaces.of(scene, run.velocity(), space);
        double residual = projection.apply(flux, workers);
        return new WindField(flux, length.friction(flux, workers), residual);
    }

    @Override
    public MixingLength length() {
        return length;
    }

    @Override
    public String key() {
        return "lattice-1 " + FROM_PROFILE + FROM_COARSE + scene.key();
    }

    @Override
    public String details() {
        return last;
    }
}
