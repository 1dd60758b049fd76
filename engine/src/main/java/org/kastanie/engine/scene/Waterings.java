package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.surface.Irrigation;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.WaterBehaviour;
import org.locationtech.jts.geom.Geometry;

/** Which facets are given water every day: the last watering that means a facet decides. */
final class Waterings {
    private final List<Place> places = new ArrayList<>();

    /** One watering and its cells, null for all. */
    private static final class Place {
        private final TwinSource.Watering watering;
        private final @Nullable BitSet cells;
        private double area;

        Place(TwinSource.Watering watering, @Nullable BitSet cells) {
            this.watering = watering;
            this.cells = cells;
        }

        boolean means(Material material, int cell) {
            String named = watering.material();
            return (named == null
                            ? material.id().startsWith("ground.")
                            : MaterialLibrary.plainId(material.id()).equals(named))
                    && (cells == null || cells.get(cell));
        }
    }

    static Waterings of(Grid grid, CityModel model) {
        Waterings all = new Waterings();
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Watering watering) {
                Geometry area = watering.area();
                all.places.add(new Place(watering, area == null ? null : cells(grid, area)));
            }
        }
        return all;
    }

    private static BitSet cells(Grid grid, Geometry area) {
        BitSet cells = new BitSet(grid.size());
        Footprints.cells(grid, area, cells::set);
        return cells;
    }

    /**
     * The material of a facet with the water it is given.
     *
     * @param cell of the scene grid in or before which the facet lies
     * @param area of the facet, m2
     */
    Material water(Material material, int cell, double area) {
        for (int k = places.size() - 1; k >= 0; k--) {
            Place place = places.get(k);
            if (!place.means(material, cell)) {
                continue;
            }
            if (material.water() instanceof WaterBehaviour.Open) {
                if (place.cells == null && place.watering.material() == null) {
                    continue;
                }
                throw new InputException(
                        place.watering.key() + ": open water (" + material.id()
                                + ") lies in its polygon and cannot be irrigated",
                        "cut the polygon so that it lies on land only, or name the class to be watered, such as class:"
                                + " grass");
            }
            place.area += area;
            return material.irrigated(place.watering.how());
        }
        return material;
    }

    /** Says how much land drinks how much. */
    void report(QualityReport quality) {
        for (Place place : places) {
            Irrigation how = place.watering.how();
            String what = place.watering.material() == null ? "open ground" : place.watering.material();
            if (place.area == 0) {
                quality.add(
                        Kind.DOUBTFUL,
                        "scene",
                        "",
                        place.watering.key() + " waters nothing: there is no " + what + " where it is asked for");
            } else if (how != null) {
                quality.add(
                        Kind.NOTE,
                        "scene",
                        "",
                        String.format(
                                Locale.ROOT,
                                "%.0f m2 of %s (margins of the domain included) are given %.2f mm of water a day",
                                place.area,
                                what,
                                how.rate() * how.seconds()));
            }
        }
    }
}
