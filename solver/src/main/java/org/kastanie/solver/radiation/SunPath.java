package org.kastanie.solver.radiation;

import org.jspecify.annotations.Nullable;
import org.kastanie.solver.sun.SunPosition;

/** One position of the sun over the columns of a scene: which cells its rays cross, and the edge of a shadow. */
final class SunPath {
    final SunPosition sun;
    final AzimuthSteps steps;
    final float tangent;
    final float secant;
    /** Height of the ramp: one cell along the ray. */
    final float ramp;

    /** Way of a ray from the middle of its own cell to its edge, m. */
    final float ownCell;
    /** None in a scene without slabs. */
    final @Nullable SlabShadow slabs;

    /** How far a ray has risen where it enters the cell of every step, m. */
    final float[] drop;

    SunPath(SunPosition sun, double reach, Columns columns) {
        this.sun = sun;
        tangent = (float) Math.tan(sun.elevation());
        secant = (float) (1 / Math.cos(sun.elevation()));
        double far = (columns.highest - columns.lowest) / tangent + columns.cell;
        steps = AzimuthSteps.of(sun.azimuth(), Math.min(reach, far), columns.cell, columns.stride);
        ownCell = (float) AzimuthSteps.ownCell(sun.azimuth(), columns.cell);
        ramp = 2 * ownCell * tangent;
        slabs = columns.hasSlabs ? new SlabShadow(columns, steps, tangent, ownCell) : null;
        drop = new float[steps.count()];
        for (int j = 0; j < drop.length; j++) {
            drop[j] = steps.near()[j] * tangent;
        }
    }

    /** Lit share of the cell at a height, from the height of the shadow over it. */
    float share(float height, float shadow) {
        return Math.max(0, Math.min(1, 0.5f + (height - shadow) / ramp));
    }
}
