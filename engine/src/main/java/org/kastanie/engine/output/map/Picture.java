package org.kastanie.engine.output.map;

import java.util.List;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.ResultSet.Backdrop;

/**
 * A map to be painted.
 *
 * @param title what it shows
 * @param subtitle when and where
 * @param scale classes
 * @param values per cell, NaN = nothing to show
 * @param reference grid and coordinate system
 * @param backdrop buildings and crowns
 * @param notices sentences the map must carry
 */
public record Picture(
        String title,
        String subtitle,
        Scale scale,
        float[] values,
        GeoReference reference,
        Backdrop backdrop,
        List<String> notices) {}
