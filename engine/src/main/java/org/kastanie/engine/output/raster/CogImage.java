package org.kastanie.engine.output.raster;

import java.util.List;
import org.kastanie.engine.GeoReference;

/**
 * What a raster file says about itself.
 *
 * @param reference grid and coordinate system
 * @param title what the values are, one phrase
 * @param unit of the values, as in UDUNITS
 * @param bands description of every band, such as the ISO time of an output interval
 */
public record CogImage(GeoReference reference, String title, String unit, List<String> bands) {
    /** Hands over one band, row 0 north, NaN = no data. Called once a band, in order. */
    @FunctionalInterface
    public interface Source {
        float[] band(int band) throws java.io.IOException;
    }
}
