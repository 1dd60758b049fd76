package org.kastanie.solver.model;

import java.util.List;
import org.kastanie.solver.air.AirOptions;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.SurfaceOptions;
import org.kastanie.solver.surface.TreeParameters;

/**
 * Everything a run of the model needs to know before its first step.
 *
 * @param geometry columns and crowns
 * @param facets facets of the active window
 * @param materials the list {@link Facets#material()} points into
 * @param trees by tree ordinal; one more at the end for canopy rasters
 * @param comfort who the maps are for
 * @param airInterval time after which the air is solved again, s; facets step in between (see {@link AirCoupling})
 */
public record ModelSetup(
        UrbanGeometry geometry,
        Facets facets,
        List<Material> materials,
        TreeParameters[] trees,
        RadiationOptions radiation,
        SurfaceOptions surface,
        AirOptions air,
        ComfortOptions comfort,
        double airInterval) {}
