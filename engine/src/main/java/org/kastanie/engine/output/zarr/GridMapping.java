package org.kastanie.engine.output.zarr;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.CrsText;
import org.kastanie.solver.grid.Grid;

/** Attributes of the grid mapping variable {@code spatial_ref} (CF 1.8, section 5.6 and appendix F; GDAL's additions). */
final class GridMapping {
    private GridMapping() {}

    static Map<String, Object> attributes(GeoReference reference) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("_ARRAY_DIMENSIONS", new String[0]);
        CrsText text = CrsText.of(reference);
        attributes.putAll(text.cf());
        attributes.put("projected_crs_name", reference.name());
        if (!text.wkt().isEmpty()) {
            attributes.put("crs_wkt", text.wkt());
            attributes.put("spatial_ref", text.wkt());
        }
        attributes.put("spatial_epsg", reference.epsg());
        Grid grid = reference.grid();
        attributes.put(
                "GeoTransform",
                String.format(
                        Locale.ROOT, "%s %s 0.0 %s 0.0 %s", grid.west(), grid.cell(), grid.north(), -grid.cell()));
        return attributes;
    }
}
