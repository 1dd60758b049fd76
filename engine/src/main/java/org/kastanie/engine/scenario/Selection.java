package org.kastanie.engine.scenario;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Which objects an edit means: all that meet every condition given.
 *
 * @param ids of the objects; empty for any
 * @param within where they stand: trees by their stem, buildings by a point inside their footprint; null for anywhere
 * @param kind trees: beginning of the botanical name; buildings: class of the roof in the twin; null for any
 * @param above lower than this does not count, m; NaN for no limit
 * @param below higher than this does not count, m; NaN for no limit
 */
public record Selection(
        List<String> ids,
        @Nullable Geometry within,
        @Nullable String kind,
        double above,
        double below) {
    public Selection {
        ids = List.copyOf(ids);
    }

    public static Selection of(String id) {
        return new Selection(List.of(id), null, null, Double.NaN, Double.NaN);
    }

    boolean accepts(String id, @Nullable String itsKind, double height) {
        return (ids.isEmpty() || ids.contains(id))
                && (kind == null || plain(itsKind).startsWith(plain(kind)))
                && (Double.isNaN(above) || height >= above)
                && (Double.isNaN(below) || height <= below);
    }

    /** "Tilia cordata" and "tilia_cordata" are one. */
    private static String plain(@Nullable String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "_");
    }

    /** How messages name it. */
    String words() {
        if (!ids.isEmpty()) {
            return "'" + String.join("', '", ids.subList(0, Math.min(3, ids.size()))) + "'"
                    + (ids.size() > 3 ? " and " + (ids.size() - 3) + " more" : "");
        }
        return (kind == null ? "" : "kind '" + kind + "' ")
                + (within == null ? "" : "within the polygon ")
                + (Double.isNaN(above) ? "" : "from " + above + " m ")
                + (Double.isNaN(below) ? "" : "up to " + below + " m ");
    }
}
