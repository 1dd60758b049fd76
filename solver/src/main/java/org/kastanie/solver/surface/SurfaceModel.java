package org.kastanie.solver.surface;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;

/**
 * Energy and water balance of all facets of one scene; keeps their state (layer temperatures, water).
 *
 * <p>Facet order outside is that of {@link Facets}; inside the model may sort by material.
 */
public interface SurfaceModel {
    /** One step: reads the forcing, advances the state by {@code seconds}, writes the fluxes. */
    void step(FacetForcing forcing, double seconds, FacetFluxes out, Workers workers);

    /** Adds water in kg m-2 to facets, once, whatever its irrigation; negative for water taken up by trees. */
    void addWater(int facet, double amount);

    /** Albedo per facet as it stands now (may follow wetness). */
    float[] albedo();

    float[] emissivity();

    /** Skin temperature per facet, K. */
    float[] skinTemperature();

    /** Temperature at a depth below a facet's surface, K, linear between layer middles; NaN below the last layer. */
    double temperatureAt(int facet, double depth);

    /** Plant-available water in the soil store of a facet, fraction 0..1; NaN where the facet has no store. */
    double availableWater(int facet);

    /**
     * Largest change of any layer above {@code depth} metres since the last call, K: the criterion of the spin-up, asked
     * once a day.
     */
    double changeSinceMark(double depth);

    /** Stored heat of all facets per area times area, J, against an arbitrary zero: for budgets. */
    double storedHeat();

    /** How well stores agreed with fluxes in the blocks looked at since the last call, and starts anew. */
    StoreBalance takeBalance();

    /** A copy of the state of all facets. */
    SurfaceState state();

    /**
     * Takes over the state of facets of another model, which must have the same layers.
     *
     * @param facet number there of every facet here, -1 for those that keep their state
     */
    void adopt(SurfaceState other, int[] facet);

    /** The air of the buildings: temperatures now, heat released in the last step. */
    RoomAir roomAir();

    /** Says what the next step's walls feel and let out, for a model that has only parts of its buildings. */
    void tellRoomAir(RoomAir air);

    void write(DataOutput out) throws IOException;

    void read(DataInput in) throws IOException;

    /** Builds the default model; state starts from the initial temperature in every layer. */
    static SurfaceModel build(Facets facets, List<Material> materials, SurfaceOptions options) {
        return new LayeredSurfaceModel(facets, materials, options, LayerMesh.DEFAULT_LAYERS);
    }
}
