package org.kastanie.solver.air;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;

/** Small scenes for the tests of the air. */
final class Scenes {
    private Scenes() {}

    interface Height {
        /** Height of the building on a cell, 0 for none. */
        double at(int row, int column);
    }

    static UrbanGeometry city(int rows, int columns, double cell, Height height) {
        Grid grid = new Grid(columns, rows, cell, 0, rows * cell);
        return city(grid, grid.full(), height);
    }

    static UrbanGeometry city(Grid grid, Window active, Height height) {
        int n = grid.size();
        float[] ground = new float[n];
        Arrays.fill(ground, 500);
        float[] top = ground.clone();
        boolean[] building = new boolean[n];
        float[] fraction = new float[n];
        for (int i = 0; i < n; i++) {
            double h = height.at(grid.row(i), grid.column(i));
            if (h > 0) {
                top[i] += (float) h;
                building[i] = true;
                fraction[i] = 1;
            }
        }
        float[] none = new float[n];
        Arrays.fill(none, Float.NaN);
        int[] tree = new int[n];
        Arrays.fill(tree, -1);
        Crowns crowns = new Crowns(none, none.clone(), new float[n], tree);
        return new UrbanGeometry(grid, active, active, ground, top, building, fraction, crowns);
    }

    /** A crown on one cell. */
    static void crown(UrbanGeometry g, int cell, double base, double top, double density) {
        g.crowns().base()[cell] = (float) (g.ground()[cell] + base);
        g.crowns().top()[cell] = (float) (g.ground()[cell] + top);
        g.crowns().leafAreaDensity()[cell] = (float) density;
        g.crowns().tree()[cell] = 0;
    }

    /** Facets with raster walls in segments of at most 4 m. */
    static Facets facets(UrbanGeometry g) {
        Grid grid = g.grid();
        List<float[]> walls = new ArrayList<>();
        int[] dr = {-1, 0, 1, 0};
        int[] dc = {0, 1, 0, -1};
        for (int local = 0; local < g.active().size(); local++) {
            int cell = g.active().gridIndex(grid, local);
            for (int face = 0; face < 4; face++) {
                int r = grid.row(cell) + dr[face];
                int c = grid.column(cell) + dc[face];
                if (!grid.contains(r, c)) {
                    continue;
                }
                float high = g.top()[grid.index(r, c)];
                for (float z = g.top()[cell]; z < high - 1e-3f; z += 4) {
                    walls.add(new float[] {cell, face, z, Math.min(high, z + 4)});
                }
            }
        }
        int m = walls.size();
        int n = g.active().size() + m;
        WallSegments segments = new WallSegments(new int[m], new byte[m], new float[m], new float[m]);
        float[] area = new float[n];
        float[] nx = new float[n];
        float[] ny = new float[n];
        float[] nz = new float[n];
        int[] building = new int[n];
        for (int f = 0; f < g.active().size(); f++) {
            area[f] = (float) (grid.cell() * grid.cell());
            nz[f] = 1;
            building[f] = g.building()[g.active().gridIndex(grid, f)] ? 0 : -1;
        }
        for (int i = 0; i < m; i++) {
            float[] w = walls.get(i);
            segments.cell()[i] = (int) w[0];
            segments.face()[i] = (byte) w[1];
            segments.bottom()[i] = w[2];
            segments.top()[i] = w[3];
            int f = g.active().size() + i;
            area[f] = (float) ((w[3] - w[2]) * grid.cell());
            nx[f] = -dc[(int) w[1]];
            ny[f] = dr[(int) w[1]];
        }
        return new Facets(g.active().size(), segments, new int[n], area, nx, ny, nz, building);
    }

    static AirForcing forcing(double speed, double fromDegrees) {
        return new AirForcing(300, 0.01, speed, Math.toRadians(fromDegrees), 1e5, 2, 10, 0.03);
    }

    static AirSources noSources(int facets, int active) {
        return new AirSources(
                new float[facets],
                new float[facets],
                new float[facets],
                new float[facets],
                new float[active],
                new float[active],
                new float[active],
                new float[active]);
    }

    /** Workers on some threads; pieces as the contract says. */
    static Workers threads(int number) {
        ExecutorService pool = Executors.newFixedThreadPool(number, r -> {
            Thread t = new Thread(r);
            t.setDaemon(true);
            return t;
        });
        return (count, grain, body) -> {
            int pieces = (count + grain - 1) / grain;
            java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();
            Runnable loop = () -> {
                for (int p = next.getAndIncrement(); p < pieces; p = next.getAndIncrement()) {
                    body.run(p * grain, Math.min(count, (p + 1) * grain));
                }
            };
            if (pieces == 1) {
                loop.run();
                return;
            }
            List<Future<?>> all = new ArrayList<>();
            for (int i = 1; i < Math.min(number, pieces); i++) {
                all.add(pool.submit(loop));
            }
            loop.run();
            for (Future<?> f : all) {
                try {
                    f.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
