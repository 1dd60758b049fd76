package org.kastanie.solver.air;

import java.util.Random;
import org.kastanie.solver.grid.*;

final class Timing {
    public static void main(String[] args) {
        int n = 1100;
        Grid grid = new Grid(n, n, 1, 0, n);
        Random random = new Random(1);
        double[] hs = new double[400];
        for (int i = 0; i < 400; i++) hs[i] = 8 + 16 * random.nextDouble();
        UrbanGeometry g = Scenes.city(grid, new Window(250, 250, 600, 600), (r, c) -> {
            int br = r % 80, bc = c % 100;
            if (br < 16 || bc < 18) return 0;
            boolean court = br > 30 && br < 66 && bc > 32 && bc < 86;
            return court ? 0 : hs[(r / 80) * 16 + c / 100];
        });
        for (int i = 0; i < grid.size(); i += 37) if (!g.building()[i] && grid.row(i) % 80 < 12) Scenes.crown(g, i, 3, 12, 1);
        Facets f = Scenes.facets(g);
        Workers w = args.length > 0 ? Scenes.threads(Integer.parseInt(args[0])) : Scenes.threads(2);
        long t0 = System.nanoTime();
        VoxelAirModel m = new VoxelAirModel(g, f, AirOptions.defaults());
        System.out.printf("build %.2f s, voxels %d x %d x %d = %d, top %.0f, facets %d%n", 1e-9 * (System.nanoTime() - t0), m.grid().columns(), m.grid().rows(), m.grid().levels(), m.grid().voxels(), m.grid().edges()[m.grid().levels()], f.count());
        DiagnosticWind wind = new DiagnosticWind(m.space(), Canopy.of(m.space()));
        for (int d = 0; d < 5; d++) {
            t0 = System.nanoTime();
            WindField field = wind.solve(Math.cos(d), Math.sin(d), w);
            System.out.printf("wind %.2f s, %d iterations, residual %.2e%n", 1e-9 * (System.nanoTime() - t0), wind.iterations(), field.residual());
        }
        AirSample s = AirSample.allocate(f.count(), g.active().size());
        AirSources src = Scenes.noSources(f.count(), g.active().size());
        AirLevel level = AirLevel.allocate(g.domain().size());
        for (int step = 0; step < 24; step++) {
            AirForcing forcing = Scenes.forcing(2 + Math.sin(step), 200 + 15 * step);
            t0 = System.nanoTime();
            m.sample(forcing, s, w);
            double ts = 1e-9 * (System.nanoTime() - t0);
            for (int i = 0; i < f.count(); i++) {
                double ts0 = 300 + 15 * Math.sin(0.2 * step) * (i % 7) / 7.0;
                src.facetSensible()[i] = (float) (12 * (ts0 - s.facetTemperature()[i]));
                src.facetSensibleSlope()[i] = -6;
                src.facetLatent()[i] = (float) (12 * 2.5e3 * (0.012 - s.facetHumidity()[i]));
                src.facetLatentSlope()[i] = -12 * 2.5e3f;
            }
            t0 = System.nanoTime();
            AirBudget b = m.step(forcing, s, src, 600, w);
            double tt = 1e-9 * (System.nanoTime() - t0);
            t0 = System.nanoTime();
            m.level(forcing, 2, level, w);
            double tl = 1e-9 * (System.nanoTime() - t0);
            double mean = 0; int cnt = 0;
            for (float t : level.temperature()) if (!Float.isNaN(t)) { mean += t; cnt++; }
            System.out.printf("sample %.3f step %.3f level %.3f rounds %d, budget %.3e (%.3e + %.3e) rel %.1e vap %.1e, mean T %.3f%n", ts, tt, tl, m.transport().rounds(), b.sources(), b.storage(), b.outflow(), b.residual() / b.sources(), b.vapourResidual() / b.vapourSources(), mean / cnt);
        }
        System.out.println(m.windReport());
    }
}
