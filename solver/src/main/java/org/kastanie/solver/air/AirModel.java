package org.kastanie.solver.air;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;

/**
 * Wind, temperature and humidity of the air between and above the buildings of one scene; keeps the state of the air.
 *
 * <p>Arrays "per facet" are in the numbering of {@link Facets}; "per crown" one element per cell of the active window.
 */
public interface AirModel {
    /** Samples the present air at the facets and crowns: temperature (K), specific humidity, wind speed (m s-1). */
    void sample(AirForcing forcing, AirSample out, Workers workers);

    /** Advances the air by {@code seconds} with sources as linear responses about the sampled air; returns the heat budget. */
    AirBudget step(AirForcing forcing, AirSample sampled, AirSources sources, double seconds, Workers workers);

    /**
     * Air at a height above ground in every cell of the domain: temperature (K), specific humidity, wind speed (m s-1)
     * and its components towards east and north; NaN on buildings.
     */
    void level(AirForcing forcing, double height, AirLevel out, Workers workers);

    /**
     * The same at any height, which the air of a recorded run does not know: there it is NaN.
     *
     * @param overRoofs over roofs lower than the height there is air too; false: NaN on all buildings
     */
    void slice(AirForcing forcing, double height, boolean overRoofs, AirLevel out, Workers workers);

    /** Heights of {@link #profile} above the local ground, m: the middles of the levels of the air. */
    float[] profileHeights();

    /** Air over a cell of the scene grid at these heights. */
    void profile(AirForcing forcing, int row, int column, AirProfile out, Workers workers);

    /** How many wind directions have been solved so far, how long that took, and how well: for the manifest. */
    WindReport windReport();

    void write(DataOutput out) throws IOException;

    void read(DataInput in) throws IOException;

    /** Builds the model of a scene; winds are solved later, when a direction is first needed. */
    static AirModel build(UrbanGeometry geometry, Facets facets, AirOptions options, Workers workers) {
        return new VoxelAirModel(geometry, facets, options);
    }
}
