package org.kastanie.solver.radiation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;

/** Measures the processor time of the radiation of a made-up quarter: {@code CityHarness [threads] [edge m] [trees]}. */
final class CityHarness {
    private CityHarness() {}

    public static void main(String[] args) throws Exception {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        int edge = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        int trees = args.length > 2 ? Integer.parseInt(args[2]) : 300;
        ExecutorService pool = Executors.newFixedThreadPool(threads, r -> {
            Thread t = new Thread(r);
            t.setDaemon(true);
            return t;
        });
        Workers workers = threads == 1 ? Workers.SINGLE : pooled(pool, threads);
        int margin = 150;
        TestScene scene = TestScene.city(
                edge + 2 * margin,
                edge + 2 * margin,
                1,
                trees * (edge + 2 * margin) * (edge + 2 * margin) / edge / edge);
        scene.domain = new Window(margin, margin, edge, edge);
        scene.active = scene.domain;
        scene.wallPiece = 3;
        UrbanGeometry g = scene.geometry();
        Facets f = scene.facets();
        int crowns = 0;
        for (int i = 0; i < g.active().size(); i++) {
            crowns += scene.density[g.active().gridIndex(g.grid(), i)] > 0 ? 1 : 0;
        }
        System.out.printf(
                "facets %d (walls %d), crown cells %d%n", f.count(), f.walls().count(), crowns);
        RadiationModel model = null;
        for (int r = 0; r < 2; r++) {
            long t0 = cpu();
            model = RadiationModel.build(g, f, RadiationOptions.defaults(), workers);
            System.out.printf("build %.2f s, %d MB%n", (cpu() - t0) * 1e-9, model.bytes() >> 20);
        }
        LongwaveField lw = LongwaveField.allocate(f.count(), g.active().size());
        ShortwaveField sw =
                ShortwaveField.allocate(f.count(), g.active().size(), g.domain().size());
        PersonField person = PersonField.allocate(g.domain().size());
        float[] albedo = TestScene.filled(f.count(), 0.25);
        float[] emissivity = TestScene.filled(f.count(), 0.93);
        float[] temperature = TestScene.filled(f.count(), 305);
        float[] leaf = TestScene.filled(g.active().size(), 300);
        for (int day = 0; day < 3; day++) {
            double[] time = new double[4];
            double worst = 0;
            int n = 0;
            for (double hour = 5; hour < 19.4; hour += 1.2) {
                double elevation = 62 * Math.sin(Math.PI * (hour - 4.8) / 14.8);
                SkyState sky = TestScene.sky(120, 350, 700, TestScene.sun(60 + 240 * (hour - 4.8) / 14.8, elevation));
                long t0 = cpu();
                Skins skins = new Skins(albedo, emissivity, temperature, leaf);
                model.balance(sky, skins, sw, lw, workers);
                long t1 = cpu();
                model.balance(sky, skins, sw, lw, workers);
                long t2 = cpu();
                model.foresee(java.util.Collections.nCopies(6, sky), workers);
                long t3 = cpu();
                model.person(sky, sw, lw, person, workers);
                long t4 = cpu();
                double[] d = {(t1 - t0) * 1e-6, (t2 - t1) * 1e-6, (t3 - t2) * 1e-6, (t4 - t3) * 1e-6};
                for (int k = 0; k < 4; k++) {
                    time[k] += d[k];
                }
                worst = Math.max(worst, d[0] - d[1]);
                n++;
            }
            System.out.printf(
                    "pass %d: balance %.1f ms (sun and sky known %.1f, worst sun %.1f), six skies %.1f ms, person %.1f ms; %d MB%n",
                    day, time[0] / n, time[1] / n, worst, time[2] / n, time[3] / n, model.bytes() >> 20);
        }
    }

    /** Processor time of this process: the clock on the wall counts what else the machine does. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    static Workers pooled(ExecutorService pool, int threads) {
        return (count, grain, body) -> {
            int pieces = (count + grain - 1) / grain;
            java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();
            Runnable work = () -> {
                for (int p = next.getAndIncrement(); p < pieces; p = next.getAndIncrement()) {
                    body.run(p * grain, Math.min(count, (p + 1) * grain));
                }
            };
            Future<?>[] others = new Future<?>[threads - 1];
            for (int t = 0; t < others.length; t++) {
                others[t] = pool.submit(work);
            }
            work.run();
            for (Future<?> other : others) {
                try {
                    other.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
