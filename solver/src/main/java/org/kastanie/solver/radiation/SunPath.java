package org.kastanie.solver.radiation;

import org.jspecify.annotations.Nullable;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.SunPosition;

/** One position of the sun over the columns of a scene: which cells its rays cross, and the edge of a shadow. */
final class SunPath {
    /** Keeps the way of a ray finite. */
    private static final double LEAST = 1e-9;
    /** Height from which leaves throw shadows for the choice of their rays, m. A choice. */
    private static final double CROWN = 20;

    final SunPosition sun;
    final AzimuthSteps steps;
    final float tangent;
    final float secant;
    /**
     * Rays through leaves: that of the middle of the disc, or two of half its radius below and above it (Gauss-Chebyshev of
     * the second kind, two points) where the blur of a high crown on the ground is wider than half a cell.
     */
    final float[] leafTangent;

    /** How far the lowest of them has risen where it enters the cell of every step, m. */
    final float[] leafDrop;

    /** Height of the ramp: one cell along the ray. */
    final float ramp;

    /** Way of a ray from the middle of its own cell to its edge, m. */
    final float ownCell;
    /** None in a scene without slabs. */
    final @Nullable SlabShadow slabs;

    /** How far a ray has risen where it enters the cell of every step, m. */
    final float[] drop;

    /** How much farther a ray from the upper limb of the disc has risen there, m. */
    final float[] blur;

    SunPath(SunPosition sun, double reach, Columns columns) {
        this.sun = sun;
        double steepness = Math.tan(sun.elevation());
        tangent = (float) steepness;
        // what of the disc is below the horizon of flat land is not told from the rest: the beam is that of all of it
        double lower = Math.tan(Math.max(0, sun.elevation() - PhysicalConstants.SOLAR_RADIUS));
        double limb = steepness - lower;
        secant = (float) (1 / Math.cos(sun.elevation()));
        double far = (columns.highest - columns.lowest) / Math.max(lower, LEAST) + columns.cell;
        steps = AzimuthSteps.of(sun.azimuth(), Math.min(reach, far), columns.cell, columns.stride);
        ownCell = (float) AzimuthSteps.ownCell(sun.azimuth(), columns.cell);
        ramp = 2 * ownCell * tangent;
        slabs = columns.hasSlabs ? new SlabShadow(columns, steps, tangent, (float) limb, ownCell) : null;
        double sine = Math.sin(sun.elevation());
        boolean soft = 2 * PhysicalConstants.SOLAR_RADIUS * CROWN > 0.5 * columns.cell * sine * sine;
        float half = (float) (0.5 * limb);
        leafTangent = soft ? new float[] {tangent - half, tangent + half} : new float[] {tangent};
        leafDrop = new float[steps.count()];
        drop = new float[steps.count()];
        blur = new float[steps.count()];
        for (int j = 0; j < drop.length; j++) {
            drop[j] = steps.near()[j] * tangent;
            leafDrop[j] = steps.near()[j] * leafTangent[0];
            // from the rim of the own cell on: the next cell blurs nothing, and level land does not shade itself
            blur[j] = Math.max(0, steps.near()[j] - ownCell) * (float) limb;
        }
    }

    /** Length of a ray through leaves per horizontal metre. */
    static float slant(float tangent) {
        return (float) Math.sqrt(1 + (double) tangent * tangent);
    }
}
