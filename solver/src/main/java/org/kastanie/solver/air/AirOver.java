package org.kastanie.solver.air;

import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;

/**
 * Air over one cell at the middles of the levels, from the four columns around the cell's centre, each with the weight of
 * its open share there: what {@link AirLevels} has at a height, at all heights.
 */
record AirOver(UrbanGeometry geometry, VoxelSpace space) {
    /** Four columns around a place and their weights by distance. */
    private record Around(int[] column, float[] weight) {}

    /**
     * @param inflow its air at the ground
     * @param lapse fall of its temperature with height, K m-1
     */
    record Fields(AirLevels.Inflow inflow, double lapse, AirTransport transport, AirFlow flow) {}

    void fill(int sceneRow, int sceneColumn, Fields fields, AirProfile out) {
        Grid scene = geometry.grid();
        int cell = scene.index(sceneRow, sceneColumn);
        float roof = geometry.building()[cell] ? geometry.top()[cell] - geometry.ground()[cell] : 0;
        VoxelGrid grid = space.grid();
        Around around = around(sceneRow, sceneColumn);
        for (int k = 0; k < grid.levels(); k++) {
            double height = grid.centre(k);
            float[] share = height < roof ? new float[4] : shares(around, k);
            float sum = share[0] + share[1] + share[2] + share[3];
            if (!(sum > 0)) {
                set(out, k, Double.NaN, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});
                continue;
            }
            double deviation = 0;
            double[] mean = new double[4];
            for (int i = 0; i < 4; i++) {
                int v = around.column[i] * grid.levels() + k;
                double w = share[i] / sum;
                deviation += w * fields.transport.heat().value[v];
                mean[0] += w * fields.transport.vapour().value[v];
                mean[1] += w * fields.flow.speed[v];
                mean[2] += w * fields.flow.east[v];
                mean[3] -= w * fields.flow.south[v];
            }
            mean[0] += fields.inflow.humidity();
            set(out, k, fields.inflow.temperature() - fields.lapse * height + deviation, mean);
        }
    }

    private static void set(AirProfile out, int k, double temperature, double[] other) {
        out.temperature()[k] = (float) temperature;
        out.specificHumidity()[k] = (float) other[0];
        out.windSpeed()[k] = (float) other[1];
        out.windEast()[k] = (float) other[2];
        out.windNorth()[k] = (float) other[3];
    }

    /** Weights with the open share of each column at a level; all 0 where all is solid. */
    private float[] shares(Around around, int level) {
        float[] share = new float[4];
        for (int i = 0; i < 4; i++) {
            share[i] = around.weight[i]
                    * space.open()[around.column[i] * space.grid().levels() + level];
        }
        return share;
    }

    private Around around(int sceneRow, int sceneColumn) {
        VoxelGrid grid = space.grid();
        float x = (sceneColumn + 0.5f - grid.firstColumn()) / grid.cells() - 0.5f;
        float y = (sceneRow + 0.5f - grid.firstRow()) / grid.cells() - 0.5f;
        int i = Math.clamp((int) x, 0, grid.columns() - 2);
        int j = Math.clamp((int) y, 0, grid.rows() - 2);
        float fx = Math.clamp(x - i, 0, 1);
        float fy = Math.clamp(y - j, 0, 1);
        int c = j * grid.columns() + i;
        int d = c + grid.columns();
        return new Around(
                new int[] {c, c + 1, d, d + 1},
                new float[] {(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy});
    }
}
