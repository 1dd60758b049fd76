package org.kastanie.engine.twin;

import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * The city as its files describe it, in one projected coordinate system, ids kept. Not yet cut, combined or rasterised.
 *
 * @param crs the projected system all coordinates are in
 * @param sources what was read, in the order of the job
 * @param quality what was skipped, assumed or doubtful
 */
public record CityModel(Crs crs, List<TwinSource> sources, QualityReport quality) {
    /** Smallest rectangle round everything that has an extent; null envelope if nothing has. */
    public Envelope extent() {
        Envelope all = new Envelope();
        for (TwinSource source : sources) {
            all.expandToInclude(source.extent());
        }
        return all;
    }
}
