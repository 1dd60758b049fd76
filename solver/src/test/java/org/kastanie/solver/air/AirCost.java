package org.kastanie.solver.air;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;

/**
 * CPU time of the air of a synthetic quarter: perimeter blocks around courts, streets 20 m wide, a tower, some trees. A main, not a
 * test: {@code AirCost [steps]}; thread CPU time of one thread, so that a busy machine does not matter much.
 */
final class AirCost {
    private static final int EDGE = 560;

    private AirCost() {}

    private static double roof(int r, int c) {
        int y = r % 80;
        int x = c % 70;
        boolean block = y >= 20 && x >= 18;
        boolean court = y >= 33 && y < 67 && x >= 31 && x < 57;
        boolean tower = r / 80 == 3 && c / 70 == 4 && y < 33 && x < 31;
        double height = tower ? 36 : 15 + (r / 80 * 7 + c / 70 * 3) % 9;
        return block && !court ? height : 0;
    }

    static UrbanGeometry quarter(int rim) {
        Grid grid = new Grid(EDGE, EDGE, 1, 0, EDGE);
        Window active = new Window(rim, rim, EDGE - 2 * rim, EDGE - 2 * rim);
        UrbanGeometry city = Scenes.city(grid, active, AirCost::roof);
        for (int r = 6; r < EDGE; r += 80) {
            for (int c = 0; c < EDGE; c++) {
                for (int m = 0; m < 6; m++) {
                    if (c % 12 < 6) {
                        Scenes.crown(city, (r + m) * EDGE + c, 4, 12, 0.8);
                    }
                }
            }
        }
        return city;
    }

    private static double cpu() {
        return 1e-6 * ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] arguments) throws java.io.IOException {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        UrbanGeometry city = quarter(30);
        Facets facets = Scenes.facets(city);
        double start = cpu();
        VoxelAirModel model = new VoxelAirModel(city, facets, AirOptions.defaults());
        VoxelGrid g = model.grid();
        System.out.printf(Locale.ROOT, "build %.0f ms%n", cpu() - start);
        System.out.printf(
                Locale.ROOT,
                "%d x %d x %d = %d voxels, top %.0f m, facets %d%n",
                g.columns(),
                g.rows(),
                g.levels(),
                g.voxels(),
                g.edges()[g.levels()],
                facets.count());
        int solid = 0;
        for (float open : model.space().open()) {
            solid += open <= 0 ? 1 : 0;
        }
        System.out.println("solid " + solid);
        AirSample sample = AirSample.allocate(facets.count(), city.active().size());
        AirSources sources = Scenes.noSources(facets.count(), city.active().size());
        for (int s = 0; s < steps; s++) {
            double sun = Math.max(0, Math.sin(2 * Math.PI * (s - 6) / 48.0));
            AirForcing f = new AirForcing(
                    295 + 6 * sun + 0.02 * s,
                    0.01,
                    2.5 + Math.sin(s * 0.7),
                    Math.toRadians(250 + 15 * Math.sin(0.4 * s)),
                    1e5,
                    2,
                    10,
                    0.03);
            double t0 = cpu();
            model.sample(f, sample, Workers.SINGLE);
            double t1 = cpu();
            flows(city, facets, sample, sources, 295 + 25 * sun);
            double t2 = cpu();
            AirBudget b = model.step(f, sample, sources, 600, Workers.SINGLE);
            double t3 = cpu();
            System.out.printf(
                    Locale.ROOT,
                    "%d sample %.0f step %.0f ms, rounds %d, residual %.1e %.1e of sources, facet air %.4f K%n",
                    s,
                    t1 - t0,
                    t3 - t2,
                    model.transport().rounds(),
                    b.residual() / b.sources(),
                    b.vapourResidual() / b.vapourSources(),
                    canyon(city, model, f));
        }
        if (arguments.length > 1) {
            keep(java.nio.file.Path.of(arguments[1]), sample);
        }
        WindReport report = model.windReport();
        System.out.printf(
                Locale.ROOT,
                "wind: %d directions, %.0f ms each (wall), residual %.1e%n",
                report.directionsSolved(),
                1e3 * report.seconds() / report.directionsSolved(),
                report.worstResidual());
    }

    /** Writes the air sampled last, big-endian floats, so that two variants of the grid can be compared. */
    private static void keep(java.nio.file.Path file, AirSample sample) throws java.io.IOException {
        int n = sample.facetTemperature().length;
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(8 * n);
        bytes.asFloatBuffer().put(sample.facetTemperature()).put(sample.facetWind());
        java.nio.file.Files.write(file, bytes.array());
    }

    private static void flows(UrbanGeometry city, Facets facets, AirSample sample, AirSources sources, double surface) {
        for (int i = 0; i < facets.count(); i++) {
            double spread = (i * 7919L % 13 - 6) * 0.8;
            sources.facetSensible()[i] = (float) (9 * (surface + spread - sample.facetTemperature()[i]));
            sources.facetSensibleSlope()[i] = -9;
            sources.facetLatent()[i] = i % 5 == 0 ? 15000 * (0.016f - sample.facetHumidity()[i]) : 0;
            sources.facetLatentSlope()[i] = i % 5 == 0 ? -15000 : 0;
        }
        for (int i = 0; i < city.active().size(); i++) {
            int cell = city.active().gridIndex(city.grid(), i);
            boolean leaves = city.crowns().leafAreaDensity()[cell] > 0;
            sources.crownSensible()[i] = leaves ? 40 : 0;
            sources.crownLatent()[i] = leaves ? 150 : 0;
        }
    }

    /** Mean air temperature 2 m above the open ground of the active window, K. */
    private static double canyon(UrbanGeometry city, VoxelAirModel model, AirForcing forcing) {
        AirLevel level = AirLevel.allocate(city.domain().size());
        model.level(forcing, 2, level, Workers.SINGLE);
        double sum = 0;
        int count = 0;
        Window w = city.active();
        for (int i = 0; i < w.size(); i++) {
            float t = level.temperature()[i];
            if (!Float.isNaN(t)) {
                sum += t;
                count++;
            }
        }
        return sum / count;
    }
}
