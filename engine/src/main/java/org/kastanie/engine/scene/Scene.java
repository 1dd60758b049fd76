package org.kastanie.engine.scene;

import java.util.List;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.TreeParameters;

/**
 * The city ready for computing: immutable rasters and facets, and what they came from.
 *
 * @param reference of the scene grid (domain and margin)
 * @param geometry columns and crowns
 * @param facets ground, roof and wall facets of the active window
 * @param materials the list {@link Facets#material()} points into
 * @param trees trees by ordinal (as in {@link org.kastanie.solver.grid.Crowns#tree()})
 * @param treeParameters by tree ordinal; one more at the end for canopy rasters
 * @param buildingIds ids by building ordinal
 * @param balance vector and raster areas side by side
 * @param quality what was lost or assumed
 */
public record Scene(
        GeoReference reference,
        UrbanGeometry geometry,
        Facets facets,
        List<Material> materials,
        List<PlacedTree> trees,
        TreeParameters[] treeParameters,
        List<String> buildingIds,
        AreaBalance balance,
        QualityReport quality) {

    /** The same city whose crowns carry more or fewer leaves. */
    public Scene withLeafArea(double factor) {
        Crowns old = geometry.crowns();
        float[] density = old.leafAreaDensity().clone();
        for (int i = 0; i < density.length; i++) {
            density[i] = (float) (density[i] * factor);
        }
        UrbanGeometry changed = new UrbanGeometry(
                geometry.grid(),
                geometry.domain(),
                geometry.active(),
                geometry.ground(),
                geometry.top(),
                geometry.building(),
                geometry.buildingFraction(),
                new Crowns(old.base(), old.top(), density, old.tree()),
                geometry.slabs());
        return new Scene(reference, changed, facets, materials, trees, treeParameters, buildingIds, balance, quality);
    }

    /** Where the domain, the cells of the results, lies on the earth. */
    public GeoReference domainReference() {
        return SceneReference.of(geometry.grid().crop(geometry.domain()), new Crs(reference.epsg(), reference.name()));
    }
}
