package org.kastanie.solver.air;

import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;

/**
 * Holds the air round the facets of a part of a larger domain, and over its lid, at what {@link AirAround} says.
 *
 * <p>A relaxation zone (Davies 1976, Q. J. R. Meteorol. Soc. 102, 405) of the columns that have no facets of this part but lie
 * among those of the whole: there the equation of a deviation x has V (x_around - x) / {@value #SECONDS} s on its right. It is
 * written as one more source with a slope, so that the transport itself knows nothing of it. Beyond the whole's facets the
 * columns are free and the rim has the forcing's air, as in a run of the whole.
 */
final class AirRim {
    /**
     * Relaxation time, s. Choice: air crosses the narrowest fetch of 8 columns of 4 m in 3 s at 10 m s-1, so that what entered at
     * the outer rim has faded to a twentieth where facets begin, and much further in the light winds that matter.
     */
    private static final double SECONDS = 1;

    private final AirAround around;
    private final VoxelSpace space;
    private final VoxelGrid grid;
    private final Grid scene;
    /** Columns that are held. */
    private final boolean[] held;
    /** What the lid of a column gives at present, K m3 s-1 and m3 s-1 kg kg-1. */
    private final double[] lidHeat;

    private final double[] lidVapour;

    AirRim(AirAround around, UrbanGeometry geometry, VoxelSpace space) {
        this.around = around;
        this.space = space;
        this.grid = space.grid();
        this.scene = geometry.grid();
        this.held = new boolean[grid.size()];
        this.lidHeat = new double[grid.size()];
        this.lidVapour = new double[grid.size()];
        Window active = geometry.active();
        int m = grid.cells();
        for (int c = 0; c < held.length; c++) {
            int row = grid.firstRow() + c / grid.columns() * m;
            int column = grid.firstColumn() + c % grid.columns() * m;
            boolean facets = row + m > active.row()
                    && row < active.row() + active.rows()
                    && column + m > active.column()
                    && column < active.column() + active.columns();
            held[c] = !facets && around.covers(x(c), y(c));
        }
    }

    /** Middle of a column, m. */
    private double x(int c) {
        return scene.west() + (grid.firstColumn() + (c % grid.columns() + 0.5) * grid.cells()) * scene.cell();
    }

    private double y(int c) {
        return scene.north() - (grid.firstRow() + (c / grid.columns() + 0.5) * grid.cells()) * scene.cell();
    }

    boolean[] held() {
        return held;
    }

    /** Adds to the gathered sources; flow and exchange must be those of the step. */
    void add(AirField field, AirTransport transport, Faces flux, Workers workers) {
        workers.forEach(grid.size(), 256, (from, to) -> {
            Place place = new Place(around.grid());
            for (int c = from; c < to; c++) {
                place.move(x(c), y(c));
                if (held[c]) {
                    hold(c, place, field, transport);
                }
                lid(c, place, field, transport, flux);
            }
        });
    }

    private void hold(int c, Place place, AirField field, AirTransport transport) {
        int nz = grid.levels();
        double area = grid.dx() * grid.dx();
        for (int k = 0; k < nz; k++) {
            int v = c * nz + k;
            double rate = space.open()[v] * grid.thickness(k) * area / SECONDS;
            if (rate > 0) {
                place.weigh(grid.centre(k));
                add(transport.heat(), v, rate, place.of(field.heat()));
                add(transport.vapour(), v, rate, place.of(field.vapour()));
            }
        }
    }

    /** The solution begins there, too, which saves a round. */
    private static void add(AirTransport.Scalar scalar, int v, double rate, double target) {
        scalar.value[v] = (float) target;
        scalar.source[v] += (float) (rate * target);
        scalar.slope[v] += (float) rate;
    }

    /** The transport has air without a deviation over its lid; where the coarser model reaches higher, it knows better. */
    private void lid(int c, Place place, AirField field, AirTransport transport, Faces flux) {
        int nz = grid.levels();
        int v = c * nz + nz - 1;
        int face = grid.lowestFace(c) + nz;
        double conductance = space.aperture().z()[face] * grid.dx() * grid.dx() / (0.5 * grid.thickness(nz - 1));
        double inflow = Math.max(0, -flux.z()[face]) + conductance * transport.exchange()[v];
        place.weigh(grid.edges()[nz]);
        lidHeat[c] = inflow * place.of(field.heat());
        lidVapour[c] = inflow * place.of(field.vapour());
        transport.heat().source[v] += (float) lidHeat[c];
        transport.vapour().source[v] += (float) lidVapour[c];
    }

    /** What came in from around in the step just solved, in units of the scalar times m3 s-1. */
    double given(AirTransport.Scalar scalar, boolean heat) {
        int nz = grid.levels();
        double[] rows = new double[grid.rows()];
        for (int c = 0; c < held.length; c++) {
            // in a held column the sources hold the lid's share already
            double sum = held[c] ? 0 : heat ? lidHeat[c] : lidVapour[c];
            for (int v = c * nz; held[c] && v < (c + 1) * nz; v++) {
                sum += (double) scalar.source[v] - (double) scalar.slope[v] * scalar.value[v];
            }
            rows[c / grid.columns()] += sum;
        }
        return Reduce.sum(rows);
    }

    /** Weights of the coarse voxels round a place. */
    private static final class Place {
        private final AirGrid coarse;
        private final int[] at = new int[8];
        private final double[] weight = new double[8];
        private final int[] column = new int[4];
        private final double[] side = new double[4];

        Place(AirGrid coarse) {
            this.coarse = coarse;
        }

        void move(double x, double y) {
            double i = Math.clamp((x - coarse.west()) / coarse.dx() - 0.5, 0, coarse.columns() - 1);
            double j = Math.clamp((coarse.north() - y) / coarse.dx() - 0.5, 0, coarse.rows() - 1);
            int west = Math.min((int) i, Math.max(0, coarse.columns() - 2));
            int north = Math.min((int) j, Math.max(0, coarse.rows() - 2));
            int east = Math.min(west + 1, coarse.columns() - 1);
            int south = Math.min(north + 1, coarse.rows() - 1);
            int[] columns = {
                north * coarse.columns() + west,
                north * coarse.columns() + east,
                south * coarse.columns() + west,
                south * coarse.columns() + east
            };
            double fx = i - west;
            double fy = j - north;
            double[] sides = {(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy};
            System.arraycopy(columns, 0, column, 0, 4);
            System.arraycopy(sides, 0, side, 0, 4);
        }

        /** Linear between the middles of the levels, only where there is air; inside buildings the lowest air above them. */
        void weigh(double height) {
            int nz = coarse.levels();
            int low = 0;
            while (low < nz - 1 && coarse.centre(low + 1) <= height) {
                low++;
            }
            if (low == nz - 1) {
                double last = coarse.edges()[nz] - coarse.centre(low);
                // no deviation at the coarse lid
                set(low, low, Math.clamp((coarse.edges()[nz] - height) / last, 0, 1), 0);
                return;
            }
            double share =
                    Math.clamp((height - coarse.centre(low)) / (coarse.centre(low + 1) - coarse.centre(low)), 0, 1);
            while (!(set(low, low + 1, 1 - share, share) > 0) && low < nz - 2) {
                low++;
                share = 0;
            }
            double sum = 0;
            for (double w : weight) {
                sum += w;
            }
            for (int m = 0; m < 8 && sum > 0; m++) {
                weight[m] /= sum;
            }
        }

        private double set(int low, int high, double below, double above) {
            int nz = coarse.levels();
            double sum = 0;
            for (int m = 0; m < 4; m++) {
                at[m] = column[m] * nz + low;
                at[m + 4] = column[m] * nz + high;
                weight[m] = side[m] * below * coarse.open()[at[m]];
                weight[m + 4] = side[m] * above * coarse.open()[at[m + 4]];
                sum += weight[m] + weight[m + 4];
            }
            return sum;
        }

        double of(float[] field) {
            double sum = 0;
            for (int m = 0; m < 8; m++) {
                sum += weight[m] * field[at[m]];
            }
            return sum;
        }
    }
}
