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
 * @param facts what the twin has to say of them
 */
public record Selection(
        List<String> ids,
        @Nullable Geometry within,
        @Nullable String kind,
        double above,
        double below,
        Facts facts) {
    public Selection {
        ids = List.copyOf(ids);
    }

    /** Whatever else the twin says of them. */
    public Selection(List<String> ids, @Nullable Geometry within, @Nullable String kind, double above, double below) {
        this(ids, within, kind, above, below, Facts.ANY);
    }

    /**
     * Attributes of the twin; an object of which the twin does not know one that is asked for is not meant.
     *
     * @param function of a building, as the twin writes it; null for any
     * @param from first year of construction or planting; 0 for no limit
     * @param to last such year; 0 for no limit
     */
    public record Facts(@Nullable String function, int from, int to) {
        public static final Facts ANY = new Facts(null, 0, 0);

        boolean meets(@Nullable String itsFunction, int year) {
            return (function == null
                            || itsFunction != null && itsFunction.strip().equalsIgnoreCase(function.strip()))
                    && (from == 0 || year != 0 && year >= from)
                    && (to == 0 || year != 0 && year <= to);
        }

        private String words() {
            return (function == null ? "" : "function '" + function + "' ")
                    + (from == 0 && to == 0
                            ? ""
                            : "of the years " + (from == 0 ? "" : from) + " to " + (to == 0 ? "" : to) + " ");
        }
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
                + (Double.isNaN(below) ? "" : "up to " + below + " m ")
                + facts.words();
    }
}
