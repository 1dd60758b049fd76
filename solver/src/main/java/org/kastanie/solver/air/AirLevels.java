package org.kastanie.solver.air;

import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;

/** Air at a height above ground in every cell of the domain, from the voxels around it. */
record AirLevels(UrbanGeometry geometry, VoxelSpace space) {
    /** The inflow's air at the height. */
    record Inflow(double temperature, double humidity) {}

    /** Values per column at one height; {@code open} is the weight of a column, 0 where it is solid. */
    private record Slice(float[] open, float[] heat, float[] vapour, float[] speed, float[] east, float[] south) {}

    /**
     * @param above the local ground, m
     * @param overRoofs whether there is air over lower roofs too
     */
    record Height(double above, boolean overRoofs) {
        /** Roofs from this height on have no air over them, m. */
        float limit() {
            return overRoofs ? (float) above : 0;
        }
    }

    void fill(Height height, Inflow inflow, AirTransport transport, AirFlow flow, AirLevel out, Workers workers) {
        VoxelGrid grid = space.grid();
        int n = grid.size();
        Slice slice = new Slice(new float[n], new float[n], new float[n], new float[n], new float[n], new float[n]);
        workers.forEach(n, 256, (from, to) -> {
            for (int c = from; c < to; c++) {
                column(c, height.above(), transport, flow, slice);
            }
        });
        Window domain = geometry.domain();
        workers.forEach(domain.rows(), 8, (from, to) -> {
            for (int row = from; row < to; row++) {
                for (int column = 0; column < domain.columns(); column++) {
                    cell(domain, row, column, slice, height.limit(), inflow, out);
                }
            }
        });
    }

    private void column(int c, double height, AirTransport transport, AirFlow flow, Slice slice) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        int k = grid.levelAt(height);
        int o = c * nz;
        slice.open[c] = space.open()[o + k];
        if (slice.open[c] <= 0) {
            return;
        }
        boolean lower = height < grid.centre(k);
        int other = Math.clamp(lower ? k - 1 : k + 1, 0, nz - 1);
        boolean lowest = lower && (k == 0 || space.open()[o + other] <= 0);
        if (lowest || other == k || space.open()[o + other] <= 0) {
            double factor = lowest ? logarithmic(height, grid.centre(k), c, k) : 1;
            set(slice, c, transport, flow, o + k, o + k, 0, factor);
        } else {
            double share = (height - grid.centre(k)) / (grid.centre(other) - grid.centre(k));
            set(slice, c, transport, flow, o + k, o + other, share, 1);
        }
    }

    /** From the middle of the lowest voxel down to a height by the logarithmic law of the ground. */
    private double logarithmic(double height, double centre, int column, int level) {
        double z0 = Canopy.GROUND_ROUGHNESS;
        double surface = MixingLength.surface(space, column, level);
        double above = Math.max(height - surface, 2 * z0);
        return StrictMath.log(above / z0) / StrictMath.log((centre - surface) / z0);
    }

    private static void set(
            Slice s, int c, AirTransport transport, AirFlow flow, int v, int w, double share, double factor) {
        s.heat[c] = mix(transport.heat().value, v, w, share);
        s.vapour[c] = mix(transport.vapour().value, v, w, share);
        s.speed[c] = (float) (factor * mix(flow.speed, v, w, share));
        s.east[c] = (float) (factor * mix(flow.east, v, w, share));
        s.south[c] = (float) (factor * mix(flow.south, v, w, share));
    }

    private static float mix(float[] field, int v, int w, double share) {
        return (float) (field[v] + share * (field[w] - field[v]));
    }

    private void cell(Window domain, int row, int column, Slice slice, float limit, Inflow inflow, AirLevel out) {
        Grid scene = geometry.grid();
        int at = row * domain.columns() + column;
        int sceneRow = domain.row() + row;
        int sceneColumn = domain.column() + column;
        int place = scene.index(sceneRow, sceneColumn);
        boolean building = geometry.building()[place];
        if (building && geometry.top()[place] - geometry.ground()[place] >= limit) {
            empty(out, at);
            return;
        }
        VoxelGrid grid = space.grid();
        float x = (sceneColumn + 0.5f - grid.firstColumn()) / grid.cells() - 0.5f;
        float y = (sceneRow + 0.5f - grid.firstRow()) / grid.cells() - 0.5f;
        int i = Math.clamp((int) x, 0, grid.columns() - 2);
        int j = Math.clamp((int) y, 0, grid.rows() - 2);
        int c = j * grid.columns() + i;
        int d = c + grid.columns();
        float fx = Math.clamp(x - i, 0, 1);
        float fy = Math.clamp(y - j, 0, 1);
        float nw = (1 - fx) * (1 - fy) * slice.open[c];
        float ne = fx * (1 - fy) * slice.open[c + 1];
        float sw = (1 - fx) * fy * slice.open[d];
        float se = fx * fy * slice.open[d + 1];
        float sum = nw + ne + (sw + se);
        if (building && !(sum > 0)) {
            empty(out, at);
            return;
        }
        float norm = sum > 0 ? 1 / sum : 0;
        nw *= norm;
        ne *= norm;
        sw *= norm;
        se *= norm;
        out.temperature()[at] = (float) (inflow.temperature() + dot(slice.heat, c, d, nw, ne, sw, se));
        out.specificHumidity()[at] = (float) (inflow.humidity() + dot(slice.vapour, c, d, nw, ne, sw, se));
        out.windSpeed()[at] = dot(slice.speed, c, d, nw, ne, sw, se);
        out.windEast()[at] = dot(slice.east, c, d, nw, ne, sw, se);
        out.windNorth()[at] = -dot(slice.south, c, d, nw, ne, sw, se);
    }

    private static void empty(AirLevel out, int at) {
        out.temperature()[at] = Float.NaN;
        out.specificHumidity()[at] = Float.NaN;
        out.windSpeed()[at] = Float.NaN;
        out.windEast()[at] = Float.NaN;
        out.windNorth()[at] = Float.NaN;
    }

    private static float dot(float[] field, int north, int south, float nw, float ne, float sw, float se) {
        return nw * field[north] + ne * field[north + 1] + (sw * field[south] + se * field[south + 1]);
    }
}
