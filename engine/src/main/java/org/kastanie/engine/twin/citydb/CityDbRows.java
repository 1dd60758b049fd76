package org.kastanie.engine.twin.citydb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Top-level objects with what they contain, row by row of a layout's query; words are those of version 5. */
final class CityDbRows {
    /**
     * One row of the table property.
     *
     * @param id of the row
     * @param parent row it is nested in, 0 if in none
     * @param generic whether it is a generic attribute
     * @param name as in CityGML 3.0
     * @param text value as text, whatever type it has; null for relations
     * @param number val_int or val_double, NaN if neither is set
     * @param array val_array: JSON
     * @param feature it contains, 0 if none
     * @param geometry EWKB, or null
     * @param geometryProperties JSON, or null
     * @param prototype implicit geometry, 0 if none
     * @param reference x, y, z of the reference point, or null
     */
    record Property(
            long id,
            long parent,
            boolean generic,
            String name,
            @Nullable String text,
            double number,
            @Nullable String array,
            long feature,
            byte @Nullable [] geometry,
            @Nullable String geometryProperties,
            long prototype,
            double @Nullable [] reference) {}

    /**
     * One row of the table feature.
     *
     * @param id of the row
     * @param objectId gml:id, or null
     * @param className such as WallSurface
     * @param properties in the order of their rows
     */
    record Feature(long id, @Nullable String objectId, String className, List<Property> properties) {
        /** The gml:id; where there is none, the row. */
        String name() {
            return objectId == null || objectId.isBlank() ? "feature-" + id : objectId;
        }
    }

    /** A top-level object and everything it contains, by row. */
    record Whole(Feature top, Map<Long, Feature> all) {}

    private final Map<Long, Map<Long, Feature>> wholes = new LinkedHashMap<>();

    private CityDbRows() {}

    /** The objects of these rows, in their order. */
    static List<Whole> read(CityDbSession session, CityDbLayout layout, Long[] ids) {
        CityDbRows rows = new CityDbRows();
        session.query(layout.rows(), rows::add, (Object) ids);
        List<Whole> found = new ArrayList<>();
        rows.wholes.forEach((root, all) -> {
            Feature top = all.get(root);
            if (top != null) {
                found.add(new Whole(top, all));
            }
        });
        return found;
    }

    private void add(ResultSet row) throws SQLException {
        long id = row.getLong(2);
        String objectId = row.getString(3);
        String className = String.valueOf(row.getString(4));
        Feature feature = wholes.computeIfAbsent(row.getLong(1), r -> new LinkedHashMap<>())
                .computeIfAbsent(id, i -> new Feature(i, objectId, className, new ArrayList<>()));
        long property = row.getLong(5);
        if (row.getString(8) == null) {
            return; // an object without properties
        }
        feature.properties().add(property(row, property));
    }

    private static Property property(ResultSet row, long id) throws SQLException {
        double number = row.getDouble(10);
        number = row.wasNull() ? Double.NaN : number;
        double x = row.getDouble(16);
        boolean placed = !row.wasNull();
        return new Property(
                id,
                row.getLong(6),
                "gen".equals(row.getString(7)),
                String.valueOf(row.getString(8)),
                row.getString(9),
                number,
                row.getString(11),
                row.getLong(12),
                row.getBytes(13),
                row.getString(14),
                row.getLong(15),
                placed ? new double[] {x, row.getDouble(17), row.getDouble(18)} : null);
    }
}
