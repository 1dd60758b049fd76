package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;

/**
 * Scores of the diagnostic wind on wind-tunnel cases, printed; the gates are the recorded baseline minus a margin of 0.05.
 * Hit rate q: within 25 % or 0.06 U_H of the measurement (VDI 3783 Part 9); FAC2 strict.
 */
class FlowScoresTest {
    private record Point(double x, double y, double z, double u) {}

    private record Score(int n, double hit, double fac2, double rmse, double bias) {}

    private static Path data(String name) {
        Path path = Path.of(System.getProperty("kastanie.testdata", "../shared"), "measured", "flow", name);
        assumeTrue(Files.exists(path), "skipped: no data");
        return path;
    }

    /** Points in units of H, speeds in U_H; the field is at {@code scale} metres a unit. */
    private static Score score(
            VoxelSpace space, float[] u, double atRoof, List<Point> points, double[] origin, double scale) {
        VoxelGrid g = space.grid();
        double hits = 0;
        double within = 0;
        double square = 0;
        double bias = 0;
        for (Point p : points) {
            double x = origin[0] + p.x() * scale / g.dx() - 0.5;
            double y = origin[1] + p.y() * scale / g.dx() - 0.5;
            int i = (int) Math.floor(x);
            int j = (int) Math.floor(y);
            int k = 0;
            double z = p.z() * scale;
            while (k < g.levels() - 2 && g.centre(k + 1) < z) {
                k++;
            }
            double fz = Math.clamp((z - g.centre(k)) / (g.centre(k + 1) - g.centre(k)), 0, 1);
            double sum = 0;
            double weight = 0;
            for (int m = 0; m < 8; m++) {
                int v = ((j + (m >> 1 & 1)) * g.columns() + i + (m & 1)) * g.levels() + k + (m >> 2);
                double w = ((m & 1) == 0 ? 1 - x + i : x - i)
                        * ((m >> 1 & 1) == 0 ? 1 - y + j : y - j)
                        * ((m >> 2) == 0 ? 1 - fz : fz);
                if (space.open()[v] > 0) {
                    sum += w * u[v];
                    weight += w;
                }
            }
            double ours = weight > 0 ? sum / weight / atRoof : 0;
            double error = ours - p.u();
            hits += Math.abs(error) <= 0.06 || Math.abs(error) <= 0.25 * Math.abs(p.u()) ? 1 : 0;
            within += ours / p.u() >= 0.5 && ours / p.u() <= 2 ? 1 : 0;
            square += error * error;
            bias += error;
        }
        int n = points.size();
        return new Score(n, hits / n, within / n, Math.sqrt(square / n), bias / n);
    }

    private static float[] east(VoxelSpace space) {
        WindField field = new DiagnosticWind(space, Canopy.of(space)).solve(1, 0, Workers.SINGLE);
        float[] u = new float[space.grid().voxels()];
        CellVelocity.of(space, field.flux(), u, new float[u.length], new float[u.length], Workers.SINGLE);
        return u;
    }

    @Test
    void singleBuildingOfAij() throws IOException {
        // b = 16 m, H = 32 m, cells of 2 m: eight to the width of the building
        UrbanGeometry city =
                Scenes.city(96, 120, 2, (r, c) -> Math.abs(r - 47.5) < 4 && Math.abs(c - 39.5) < 4 ? 32 : 0);
        VoxelSpace space = VoxelSpace.build(city, VoxelGrid.build(city, 2));
        float[] u = east(space);
        double atRoof = new Canopy.Fabric(0, 0, 0).speed(32, Canopy.of(space).blending());
        List<Point> low = new ArrayList<>();
        List<Point> all = new ArrayList<>();
        for (String line : Files.readAllLines(data("aij-A").resolve("points.csv"))) {
            String[] f = line.split(",");
            if (f[0].equals("plane")) {
                continue;
            }
            Point p = new Point(
                    Double.parseDouble(f[2]),
                    Double.parseDouble(f[3]),
                    Double.parseDouble(f[4]),
                    Double.parseDouble(f[5]) / 4.491);
            all.add(p);
            if (p.z() == 0.125) {
                low.add(p);
            }
        }
        double[] origin = {40 - space.grid().firstColumn(), 48 - space.grid().firstRow()};
        Score pedestrian = score(space, u, atRoof, low, origin, 16);
        Score whole = score(space, u, atRoof, all, origin, 16);
        System.out.println("AIJ A z=0.125b " + pedestrian + ", all " + whole);
        // baseline 0.477 and 0.575
        assertThat(pedestrian.hit()).isGreaterThan(0.42);
        assertThat(whole.hit()).isGreaterThan(0.52);
    }

    @Test
    void cubeArrayOfEpa() throws IOException {
        // H = 16 m, cells of 2 m: eight to a canyon
        UrbanGeometry city = Scenes.city(200, 160, 2, (r, c) -> {
            int a = c - 24;
            int b = r - 16;
            return a >= 0 && b >= 0 && a < 7 * 16 - 8 && b < 11 * 16 - 8 && a % 16 < 8 && b % 16 < 8 ? 16 : 0;
        });
        VoxelSpace space = VoxelSpace.build(city, VoxelGrid.build(city, 2));
        float[] u = east(space);
        // the approach profile is a power law of 0.16; scale by the undisturbed speed at H of our own profile
        double atRoof = new Canopy.Fabric(0, 0, 0).speed(16, Canopy.of(space).blending());
        List<Point> low = new ArrayList<>();
        List<Point> all = new ArrayList<>();
        for (String line : Files.readAllLines(data("epa-cube-array-7x11").resolve("velocity.csv"))) {
            String[] f = line.split(",");
            if (!f[0].equals("U") || !f[2].equals("LAT")) {
                continue;
            }
            Point p = new Point(
                    Double.parseDouble(f[3]) / 150,
                    Double.parseDouble(f[4]) / 150,
                    Double.parseDouble(f[5]) / 150,
                    Double.parseDouble(f[6]) / 2.83);
            if (p.x() < -2 || p.x() > 15 || Math.abs(p.y()) > 10) {
                continue;
            }
            all.add(p);
            if (p.z() <= 0.2001) {
                low.add(p);
            }
        }
        double[] origin = {
            24 - space.grid().firstColumn(), 16 + 5 * 16 + 4 - space.grid().firstRow()
        };
        Score pedestrian = score(space, u, atRoof, low, origin, 16);
        Score whole = score(space, u, atRoof, all, origin, 16);
        System.out.println("EPA z<=0.2H " + pedestrian + ", all " + whole);
        // baseline 0.349 and 0.201: the profile takes the array's fabric as endless, which slows the wind over the
        // roofs
        assertThat(pedestrian.hit()).isGreaterThan(0.29);
        assertThat(whole.hit()).isGreaterThan(0.15);
    }
}
