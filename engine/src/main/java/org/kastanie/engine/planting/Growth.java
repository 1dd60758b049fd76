package org.kastanie.engine.planting;

import java.util.TreeMap;
import org.kastanie.engine.planting.PlantingSpec.TreeType;
import org.kastanie.engine.scene.SpeciesTable;

/** How large a tree is some years after planting. */
final class Growth {
    /** A tree at this share of its mature size is as good as grown. */
    private static final double GROWN = 0.99;

    private Growth() {}

    /**
     * Height and crown diameter, m: as the type says, straight between the years it names and constant after the last; else by
     * the species table's growth, from the age at which a tree of the species has the size it is planted with.
     */
    static double[] size(TreeType type, double years) {
        if (!type.later().isEmpty()) {
            return between(type, years);
        }
        SpeciesTable.Species species = SpeciesTable.builtIn().find(type.species());
        return new double[] {
            grown(type.height(), species.height(), species.growth(), years),
            grown(type.crownDiameter(), species.crownDiameter(), species.growth(), years)
        };
    }

    private static double grown(double now, double mature, double growth, double years) {
        if (now >= GROWN * mature) {
            return now;
        }
        double age = -growth * Math.log(1 - now / mature);
        return mature * (1 - Math.exp(-(age + years) / growth));
    }

    private static double[] between(TreeType type, double years) {
        TreeMap<Double, double[]> sizes = new TreeMap<>();
        sizes.put(0.0, new double[] {type.height(), type.crownDiameter()});
        type.later().forEach((year, size) -> sizes.put((double) year, size));
        var low = sizes.floorEntry(years);
        var high = sizes.ceilingEntry(years);
        if (high == null || high.getKey().equals(low.getKey())) {
            return low.getValue();
        }
        double t = (years - low.getKey()) / (high.getKey() - low.getKey());
        return new double[] {
            low.getValue()[0] + t * (high.getValue()[0] - low.getValue()[0]),
            low.getValue()[1] + t * (high.getValue()[1] - low.getValue()[1])
        };
    }
}
