package org.kastanie.engine.planting;

import org.kastanie.engine.twin.Tree;

/**
 * A kind of tree at a place: what is tried and chosen.
 *
 * @param site where
 * @param type name of the tree type
 * @param cost of both, EUR
 * @param tree as it stands after the years asked for
 */
public record Option(Site site, String type, double cost, Tree tree) {
    static Option of(Site site, PlantingSpec.TreeType type, double years) {
        double[] size = Growth.size(type, years);
        Tree tree = new Tree(
                site.id(),
                site.x(),
                site.y(),
                Double.NaN,
                size[0],
                size[1],
                Double.NaN,
                Double.NaN,
                type.species(),
                0,
                Double.NaN);
        return new Option(site, type.name(), site.cost() + type.surcharge(), tree);
    }
}
