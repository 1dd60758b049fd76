package org.kastanie.solver.surface;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;

/** The default {@link CrownModel}: one root zone a tree, its cells always summed in the same order. */
final class TranspiringCrowns implements CrownModel {
    private static final int GRAIN = 64;

    private final int trees;
    private final int[] start;
    private final int[] cells;
    private final TreeParameters[] parameters;
    private final double cellArea;
    private final double[] water;
    private final float[] leaf;
    /** What trees are allowed: available and granted share. */
    private final RootDraw draw;
    /** Trees whose share in the next step has been told. */
    private final boolean[] told;

    TranspiringCrowns(
            float[] leafAreaIndex,
            int[] tree,
            TreeParameters[] parameters,
            double cellArea,
            double soilMoisture,
            double initialTemperature) {
        if (leafAreaIndex.length != tree.length || parameters.length == 0) {
            throw new IllegalArgumentException("crowns need a tree for each of " + leafAreaIndex.length
                    + " cells and parameters for canopy rasters, got " + tree.length + " and " + parameters.length);
        }
        this.parameters = parameters.clone();
        this.cellArea = cellArea;
        trees = parameters.length - 1;
        int lone = 0;
        for (int i = 0; i < tree.length; i++) {
            lone += leafAreaIndex[i] > 0 && tree[i] < 0 ? 1 : 0;
        }
        start = new int[trees + lone + 1];
        lone = 0;
        int[] zone = new int[tree.length];
        for (int i = 0; i < tree.length; i++) {
            zone[i] = leafAreaIndex[i] > 0 ? (tree[i] >= 0 ? tree[i] : trees + lone++) : -1;
            if (zone[i] >= 0) {
                start[zone[i] + 1]++;
            }
        }
        for (int z = 1; z < start.length; z++) {
            start[z] += start[z - 1];
        }
        cells = new int[start[start.length - 1]];
        int[] next = start.clone();
        for (int i = 0; i < tree.length; i++) {
            if (zone[i] >= 0) {
                cells[next[zone[i]]++] = i;
            }
        }
        water = new double[start.length - 1];
        for (int z = 0; z < water.length; z++) {
            water[z] = soilMoisture * of(z).rootZoneWater();
        }
        draw = new RootDraw(new float[trees], new float[trees]);
        told = new boolean[trees];
        leaf = new float[tree.length];
        Arrays.fill(leaf, (float) initialTemperature);
    }

    private TreeParameters of(int zone) {
        return parameters[Math.min(zone, trees)];
    }

    @Override
    public void step(CrownForcing forcing, double seconds, CrownFluxes out, Workers workers) {
        workers.forEach(leaf.length, 1 << 14, (from, to) -> {
            System.arraycopy(forcing.airTemperature(), from, out.leafTemperature(), from, to - from);
            Arrays.fill(out.sensible(), from, to, 0);
            Arrays.fill(out.latent(), from, to, 0);
            Arrays.fill(out.sensibleSlope(), from, to, 0);
            Arrays.fill(out.latentSlope(), from, to, 0);
        });
        workers.forEach(water.length, GRAIN, (from, to) -> {
            Leaves leaves = new Leaves();
            for (int z = from; z < to; z++) {
                zone(z, forcing, seconds, out, leaves);
            }
        });
    }

    private void zone(int z, CrownForcing forcing, double seconds, CrownFluxes out, Leaves leaves) {
        boolean given = z < trees && told[z];
        float available = given
                ? draw.available()[z]
                : of(z).rootZoneWater() > 0 ? (float) (water[z] / of(z).rootZoneWater()) : 0;
        double drawn = 0;
        for (int c = start[z]; c < start[z + 1]; c++) {
            drawn += cell(z, cells[c], available, Double.MAX_VALUE, forcing, seconds, out, leaves);
        }
        float share = given ? draw.granted()[z] : drawn > water[z] ? (float) (water[z] / drawn) : 1;
        if (z < trees) {
            draw.available()[z] = available;
            draw.granted()[z] = share;
            told[z] = false;
        }
        if (share < 1) {
            // More than there is: every cell gets the same share of what it asked for.
            drawn = 0;
            for (int c = start[z]; c < start[z + 1]; c++) {
                double cap = Math.max(0, out.latent()[cells[c]]) * share;
                drawn += cell(z, cells[c], available, cap, forcing, seconds, out, leaves);
            }
        }
        for (int c = start[z]; c < start[z + 1]; c++) {
            leaf[cells[c]] = out.leafTemperature()[cells[c]];
        }
        water[z] = Math.max(0, water[z] - drawn);
    }

    /** Solves one cell and returns the water it takes, kg; dew is not given to the roots. */
    private double cell(
            int z,
            int cell,
            double available,
            double cap,
            CrownForcing forcing,
            double seconds,
            CrownFluxes out,
            Leaves leaves) {
        if (!(forcing.leafAreaIndex()[cell] > 0)) {
            return 0;
        }
        leaves.coefficients(forcing, cell, of(z), available, leaf[cell]);
        leaves.solve(forcing, cell, leaf[cell], cap);
        out.leafTemperature()[cell] = (float) leaves.temperature;
        out.sensible()[cell] = (float) leaves.sensible;
        out.latent()[cell] = (float) leaves.latent;
        out.sensibleSlope()[cell] = (float) leaves.sensibleSlope;
        out.latentSlope()[cell] = (float) leaves.latentSlope;
        double heat = PhysicalConstants.latentHeat(forcing.airTemperature()[cell]);
        return Math.max(0, leaves.latent) * seconds * cellArea / heat;
    }

    @Override
    public void addWater(int tree, double amount) {
        water[tree] = Math.max(0, Math.min(of(tree).rootZoneWater(), water[tree] + amount));
    }

    @Override
    public double availableWater(int tree) {
        return of(tree).rootZoneWater() > 0 ? water[tree] / of(tree).rootZoneWater() : 0;
    }

    @Override
    public CrownState state() {
        double[] single = new double[leaf.length];
        Arrays.fill(single, Double.NaN);
        for (int z = trees; z < water.length; z++) {
            single[cells[start[z]]] = water[z];
        }
        return new CrownState(Arrays.copyOf(water, trees), single, leaf.clone());
    }

    @Override
    public void adopt(CrownState other, int[] tree, int[] place) {
        for (int t = 0; t < trees; t++) {
            water[t] = tree[t] >= 0 ? other.trees()[tree[t]] : water[t];
        }
        for (int z = trees; z < water.length; z++) {
            int from = place[cells[start[z]]];
            water[z] = from >= 0 && !Double.isNaN(other.cells()[from]) ? other.cells()[from] : water[z];
        }
        for (int c = 0; c < leaf.length; c++) {
            leaf[c] = place[c] >= 0 ? other.leaf()[place[c]] : leaf[c];
        }
    }

    @Override
    public RootDraw draw() {
        return draw;
    }

    @Override
    public void tell(RootDraw other, boolean[] which) {
        for (int t = 0; t < trees; t++) {
            if (which[t]) {
                draw.available()[t] = other.available()[t];
                draw.granted()[t] = other.granted()[t];
                told[t] = true;
            }
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        StateIo.write(out, water);
        StateIo.write(out, leaf);
    }

    @Override
    public void read(DataInput in) throws IOException {
        StateIo.read(in, water);
        StateIo.read(in, leaf);
    }
}
