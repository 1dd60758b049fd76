package org.kastanie.engine.scene;

import java.util.List;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.TwinSource.Origin;
import org.locationtech.jts.geom.Geometry;

/**
 * Which facets and cells of a scene tell of the objects of its twin, for results on those objects.
 *
 * <p>Only what lies in the domain counts: a surface cut by its edge has the part inside. Two domains side by side share out
 * every square metre of an object that lies in both, so that their sums are those of the two together.
 *
 * @param buildings that reach into the domain, in the order of the scene
 * @param trees whose crown or stem stands in it, in the order of the scene
 * @param grounds pieces of the twin's land cover that reach into it, in the order in which they are laid
 * @param streets of the twin, in the order of their first piece
 */
public record ObjectLinks(
        List<OfBuilding> buildings, List<OfTree> trees, List<OfGround> grounds, List<OfStreet> streets) {
    /** Reach of what counts as around a building, m: a pavement's width, a choice. */
    public static final double AROUND = 5;

    /** Which way a surface looks: it decides what facets tell of it. */
    public enum Side {
        ROOF,
        WALL,
        UNDERSIDE
    }

    /**
     * Numbers of facets (or cells) and the weight of each.
     *
     * @param at number
     * @param weight m2
     */
    public record Link(int[] at, float[] weight) {
        public static Link none() {
            return new Link(new int[0], new float[0]);
        }

        public double total() {
            double sum = 0;
            for (float w : weight) {
                sum += w;
            }
            return sum;
        }
    }

    /**
     * A polygon of a boundary surface.
     *
     * @param surface as the twin has it
     * @param side it looks to
     * @param facets that tell of it; weights sum to its area that is in the open and in the domain
     */
    public record OfSurface(Building.Surface surface, Side side, Link facets) {}

    /**
     * A building.
     *
     * @param building as the twin has it, edits of the scenario included
     * @param roof all its roof facets in the domain, by area
     * @param walls all its wall facets, by area
     * @param around open cells of the domain within {@link #AROUND} of its footprint, as places in the domain
     * @param surfaces polygons of its boundary surfaces; empty where only the footprint is known
     */
    public record OfBuilding(Building building, Link roof, Link walls, int[] around, List<OfSurface> surfaces) {}

    /**
     * A tree.
     *
     * @param tree as it was placed
     * @param foot height of its foot, m above the datum
     * @param crown places in the active window where its leaves are the most, by leaf area (m2)
     * @param shade open cells of the domain under it, as places in the domain
     */
    public record OfTree(PlacedTree tree, double foot, Link crown, int[] shade) {}

    /**
     * A polygon of the ground.
     *
     * @param id in the twin
     * @param origin what the twin calls it
     * @param groundClass of the ground class it has in the scene, edits included; empty if it has none of its own
     * @param shape with the height of the scene's ground at every corner
     * @param cells open cells of the domain where it lies uppermost, as places in the domain; of a polygon without a ground
     *     class of its own all open cells in it
     */
    public record OfGround(String id, Origin origin, String groundClass, Geometry shape, int[] cells) {}

    /**
     * A street, railway or square of the twin.
     *
     * @param id in the twin
     * @param kind type of city object
     * @param shape of all its pieces, 2-D
     * @param cells open cells of the domain in it, as places in the domain
     */
    public record OfStreet(String id, String kind, Geometry shape, int[] cells) {}

    /** Buildings of the twin by their number in {@code Facets.building}; those of rasters come after them. */
    public static List<Building> numbered(CityModel city, Scene scene) {
        CityModel quiet = new CityModel(city.crs(), city.sources(), new QualityReport());
        return RoofReader.buildings(scene.geometry().grid(), quiet);
    }

    /**
     * @param inside cells of the domain that count, row by row; null for all
     */
    public static ObjectLinks of(CityModel city, Scene scene, boolean @org.jspecify.annotations.Nullable [] inside) {
        return new ObjectLinker(city, scene, inside).link();
    }
}
