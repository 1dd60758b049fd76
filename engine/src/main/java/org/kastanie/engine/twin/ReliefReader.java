package org.kastanie.engine.twin;

import org.citygml4j.core.model.relief.AbstractReliefComponent;
import org.citygml4j.core.model.relief.AbstractReliefComponentProperty;
import org.citygml4j.core.model.relief.ReliefFeature;
import org.citygml4j.core.model.relief.TINRelief;
import org.kastanie.engine.twin.QualityReport.Kind;

/** Terrain of a city model: the triangles of its TIN of the highest level of detail. */
final class ReliefReader {
    private final String source;
    private final QualityReport quality;
    private final VectorData data;

    ReliefReader(String source, QualityReport quality, VectorData data) {
        this.source = source;
        this.quality = quality;
        this.data = data;
    }

    void read(ReliefFeature relief, String id, GmlPositions positions) {
        TINRelief finest = null;
        int others = 0;
        for (AbstractReliefComponentProperty property : relief.getReliefComponents()) {
            AbstractReliefComponent component = property.getObject();
            if (component instanceof TINRelief tin && (finest == null || tin.getLod() > finest.getLod())) {
                others += finest == null ? 0 : 1;
                finest = tin;
            } else {
                others++;
            }
        }
        if (others > 0) {
            quality.add(
                    Kind.NOTE,
                    source,
                    id,
                    others + " parts of the relief are not used: mass points, breaklines, rasters and coarser TINs.");
        }
        if (finest == null) {
            return;
        }
        int[] broken = new int[1];
        GmlPolygons polygons = new GmlPolygons(finest, positions, (polygon, reason) -> broken[0]++);
        int found = 0;
        for (GmlPolygons.Found triangle : polygons.everything(finest)) {
            data.terrain(triangle.polygon());
            found++;
        }
        if (broken[0] > 0) {
            quality.add(Kind.SKIPPED, source, id, broken[0] + " triangles of the terrain cannot be used.");
        }
        if (found == 0) {
            quality.add(
                    Kind.SKIPPED,
                    source,
                    id,
                    "The terrain has no triangles; points of a TIN that still has to be made are not read.");
        }
    }
}
