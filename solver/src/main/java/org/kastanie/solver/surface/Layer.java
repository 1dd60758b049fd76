package org.kastanie.solver.surface;

/**
 * One layer of a facet, outer first.
 *
 * @param thickness m
 * @param conductivity W m-1 K-1
 * @param volumetricHeatCapacity J m-3 K-1
 */
public record Layer(double thickness, double conductivity, double volumetricHeatCapacity) {
    public Layer {
        if (!(thickness > 0) || !(conductivity > 0) || !(volumetricHeatCapacity > 0)) {
            throw new IllegalArgumentException("a layer needs positive thickness, conductivity and heat capacity, got "
                    + thickness + " m, " + conductivity + " W/m/K, " + volumetricHeatCapacity + " J/m3/K");
        }
    }
}
