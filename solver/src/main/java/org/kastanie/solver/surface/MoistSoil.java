package org.kastanie.solver.surface;

import org.kastanie.solver.kernel.vector.VaryingColumnKernel;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Columns of soil whose conductivity and heat capacity follow the water of the two stores.
 *
 * <p>Conductivity: k(S) = k_dry + (k_sat - k_dry) Ke(S), Ke = c S / (1 + (c - 1) S) (Côté and Konrad 2005, Can. Geotech. J.
 * 42, 443, eqs. 1 and 17; c = 1.9 for unfrozen silt and clay soils), written relative to the value at field capacity, which
 * is the one materials give. Heat capacity: that at field capacity plus 4.18 MJ m-3 K-1 times the change of water content
 * (de Vries 1963). Water that enters or leaves a layer does so at the layer's temperature.
 */
final class MoistSoil {
    /** Volumetric heat capacity of water at 20 degC, J m-3 K-1. */
    static final double WATER = 4.18e6;
    /** c of Côté and Konrad (2005, table 4) for silty and clayey soils, unfrozen. */
    static final double KERSTEN = 1.9;

    private final WaterBehaviour.Soil soil;
    private final WaterBehaviour.Thermal thermal;
    private final int layers;
    private final float[] upperShare;
    private final float[] lowerShare;
    private final float[] half;
    private final float[] capacity;
    private final float[] water;
    private final float behind;
    private final float perStage;
    private final double perPorosity;
    private final double gain;

    MoistSoil(FacetRun run, WaterBehaviour.Soil soil, WaterBehaviour.Thermal thermal, double seconds) {
        this.soil = soil;
        this.thermal = thermal;
        LayerMesh mesh = run.mesh();
        layers = mesh.layers();
        upperShare = new float[layers];
        lowerShare = new float[layers];
        half = new float[layers];
        capacity = new float[layers];
        water = new float[layers];
        double top = 0;
        double before = 0;
        for (int j = 0; j < layers; j++) {
            double thickness = mesh.thickness()[j];
            double bottom = top + thickness;
            double end = Math.min(soil.topDepth(), thermal.depth());
            upperShare[j] = (float) (overlap(top, bottom, 0, end) / thickness);
            lowerShare[j] =
                    (float) (overlap(top, bottom, end, Math.min(soil.topDepth() + soil.rootDepth(), thermal.depth()))
                            / thickness);
            double mine = 1 / mesh.conductance()[j] - before;
            half[j] = (float) mine;
            before = mine;
            capacity[j] = (float) mesh.capacity()[j];
            water[j] = (float) (WATER * thickness);
            top = bottom;
        }
        perPorosity = 1 / thermal.porosity();
        gain = (1 - thermal.dryShare()) * KERSTEN / kersten(soil.fieldCapacity() * perPorosity);
        behind = (float) (1 / mesh.conductance()[layers] - before);
        perStage = (float) (1 / (StepFactors.GAMMA * seconds));
    }

    private static double overlap(double a, double b, double from, double to) {
        return Math.max(0, Math.min(b, to) - Math.max(a, from));
    }

    /** Factors of all columns of a block for the coming step, from the water at its beginning. */
    void prepare(FacetBlock b) {
        zone(b.count, 1 / (soil.topDepth() * PhysicalConstants.DENSITY_WATER), b.upper, b.spare1, b.spare3);
        zone(b.count, 1 / (soil.rootDepth() * PhysicalConstants.DENSITY_WATER), b.lower, b.spare2, b.chain);
        VaryingColumnKernel.factors(
                b.count,
                layers,
                FacetBlock.SIZE,
                perStage,
                upperShare,
                lowerShare,
                half,
                capacity,
                water,
                behind,
                b.spare1,
                b.spare2,
                b.spare3,
                b.chain,
                b.heatCapacity,
                b.conductance,
                b.inverse,
                b.q,
                b.skinConductance);
        VaryingColumnKernel.memory(
                b.count,
                layers,
                FacetBlock.SIZE,
                (float) StepFactors.CARRY,
                b.conductance,
                b.inverse,
                b.q,
                b.skinConductance,
                b.work,
                b.memory);
    }

    /** Resistivity relative to that at field capacity, and water content above it, of one store. */
    private void zone(int n, double perWater, float[] store, float[] resistivity, float[] above) {
        float content = (float) perWater;
        float most = (float) thermal.porosity();
        float full = (float) soil.fieldCapacity();
        float bend = (float) ((KERSTEN - 1) * perPorosity);
        float dry = (float) thermal.dryShare();
        float wet = (float) (gain * perPorosity);
        for (int i = 0; i < n; i++) {
            float c = Math.min(store[i] * content, most);
            float lower = 1f + bend * c;
            resistivity[i] = lower / (dry * lower + wet * c);
            above[i] = c - full;
        }
    }

    /** Conductivity at a water content relative to that at field capacity. */
    double conductivity(double content) {
        return 1 / resistivity(content);
    }

    /** Its inverse: 1 / (d + (1 - d) Ke(S) / Ke(S_fc)) with one division. */
    private double resistivity(double content) {
        double saturation = content * perPorosity;
        double lower = 1 + (KERSTEN - 1) * saturation;
        return lower / (thermal.dryShare() * lower + gain * saturation);
    }

    private static double kersten(double saturation) {
        return KERSTEN * saturation / (1 + (KERSTEN - 1) * saturation);
    }
}
