package org.kastanie.solver.surface;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.kastanie.solver.grid.Workers;

/** Leaf energy balance of the crowns of all cells of the active window, with water taken from a root zone. */
public interface CrownModel {
    void step(CrownForcing forcing, double seconds, CrownFluxes out, Workers workers);

    /** Adds water (kg) to the root zone of a tree, for rain and irrigation; what it cannot hold is lost. */
    void addWater(int tree, double amount);

    /** Water left in the root zone of a tree, share of what it can hold. */
    double availableWater(int tree);

    /** A copy of the state. */
    CrownState state();

    /**
     * Takes over the state of crowns of another model.
     *
     * @param tree number there of every tree here, -1 for those that keep their state
     * @param place cell there of every cell here, -1 for those that keep their state
     */
    void adopt(CrownState other, int[] tree, int[] place);

    /** What the root zones of trees allowed in the last step; belongs to the model, do not write. */
    RootDraw draw();

    /** Says what some trees are allowed in the next step, for a model that has only parts of their crowns. */
    void tell(RootDraw draw, boolean[] trees);

    void write(DataOutput out) throws IOException;

    void read(DataInput in) throws IOException;

    /**
     * Builds the default model.
     *
     * @param leafAreaIndex per cell of the active window, 0 without crown
     * @param tree ordinal of the tree per cell (cells of one tree share one root zone; -2 = canopy raster: a zone of its
     *     own per cell; -1 none)
     * @param parameters per tree ordinal; the last element serves canopy rasters
     * @param cellArea m2
     * @param soilMoisture fraction of available water at the start, 0..1
     * @param initialTemperature K
     */
    static CrownModel build(
            float[] leafAreaIndex,
            int[] tree,
            TreeParameters[] parameters,
            double cellArea,
            double soilMoisture,
            double initialTemperature) {
        return new TranspiringCrowns(leafAreaIndex, tree, parameters, cellArea, soilMoisture, initialTemperature);
    }
}
