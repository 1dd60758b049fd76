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
 * @param attribution whose data these are
 */
public record Picture(
        String title,
        String subtitle,
        Scale scale,
        float[] values,
        GeoReference reference,
        Backdrop backdrop,
        List<String> notices,
        List<String> attribution) {

    /** Some buildings show no value: they are grey. */
    public boolean hasGreyBuildings() {
        for (int i = 0; i < values.length; i++) {
            if (backdrop.building()[i] && Float.isNaN(values[i])) {
                return true;
            }
        }
        return false;
    }

    /** Some buildings carry values: only their outline shows. */
    public boolean hasOutlinedBuildings() {
        for (int i = 0; i < values.length; i++) {
            if (backdrop.building()[i] && !Float.isNaN(values[i])) {
                return true;
            }
        }
        return false;
    }

    public boolean hasCrowns() {
        for (boolean crown : backdrop.crown()) {
            if (crown) {
                return true;
            }
        }
        return false;
    }

    /** Which classes occur. */
    public boolean[] classesShown() {
        return scale.mark(values, new boolean[scale.classes()]);
    }
}
