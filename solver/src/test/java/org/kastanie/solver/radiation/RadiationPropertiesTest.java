package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;

/** What must hold in any quarter whatever. */
class RadiationPropertiesTest {
    private static final RadiationOptions OPTIONS = RadiationOptions.defaults();
    /** Calls after which reflections have converged to 1e-4 at any albedo up to 0.8. */
    private static final int SETTLED = 14;

    private static final double SIGMA = 5.670374419e-8;

    /** The parts of the model by themselves. */
    record Parts(Sources sources, Rows facets, CrownView crowns, float[] sky) {
        static Parts of(TestScene scene) {
            UrbanGeometry g = scene.geometry();
            Facets f = scene.facets();
            Columns columns = new Columns(g, OPTIONS);
            Sources sources = new Sources(columns, f);
            Places places = new Places(columns, f);
            WallStacks stacks = new WallStacks(f, places);
            Persons persons = new Persons(columns, g, OPTIONS.personHeight());
            SkyVisibility sky = new SkyVisibility(columns, f, places, stacks, persons, OPTIONS, Workers.SINGLE);
            double reach = OPTIONS.reach();
            return new Parts(
                    sources,
                    FacetView.build(columns, sources, places, stacks, sky.viewFactor(), reach, Workers.SINGLE),
                    new CrownView(columns, sources, reach, Workers.SINGLE),
                    sky.viewFactor());
        }
    }

    @Property(tries = 6, seed = "1")
    void viewsSumToOne(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Parts p = Parts.of(RandomQuarter.open(seed));
        for (int i = 0; i < p.facets.count; i++) {
            double seen = p.facets.weight(i, 0, p.sources.count());
            assertThat(seen + p.sky[i]).as("facet " + i).isCloseTo(1, within(1e-5));
        }
        for (int c = 0; c < p.sources.crownCount; c++) {
            double seen = p.crowns.surroundings.weight(c, 0, p.sources.count());
            assertThat(seen + p.crowns.sky.weight(c, 0, SkyPatches.COUNT))
                    .as("crown " + c)
                    .isCloseTo(1, within(1e-5));
        }
    }

    /** Area times view between level facets, walls and leaves is the same both ways; rows are sampled, so in the mean. */
    @Property(tries = 6, seed = "2")
    void classesSeeEachOtherAlikeBothWays(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        TestScene scene = RandomQuarter.walled(seed);
        Parts p = Parts.of(scene);
        Facets f = scene.facets();
        int receivers = p.sources.facetCount + p.sources.crownCount;
        int[] begin = {0, f.horizontal(), p.sources.facetCount, receivers};
        double[][] view = new double[3][3];
        for (int i = 0; i < receivers; i++) {
            boolean facet = i < p.sources.facetCount;
            int row = facet ? i : i - p.sources.facetCount;
            Rows rows = facet ? p.facets : p.crowns.surroundings;
            double area = facet ? f.area()[i] : p.crowns.leafArea[row] * scene.cell * scene.cell;
            int kind = facet ? (i < f.horizontal() ? 0 : 1) : 2;
            for (int k = 0; k < 3; k++) {
                view[kind][k] += area * rows.weight(row, begin[k], begin[k + 1]);
            }
        }
        double all = Arrays.stream(view).flatMapToDouble(Arrays::stream).sum();
        for (int k = 0; k < 3; k++) {
            int j = (k + 1) % 3;
            double mean = 0.5 * (view[k][j] + view[j][k]);
            // walls look from the middle of the cell before them, level facets from their middle: on cells of 2 m the
            // two
            // ways differ by up to a tenth
            assertThat(Math.abs(view[k][j] - view[j][k]))
                    .as("%d and %d: %.1f and %.1f m2", k, j, view[k][j], view[j][k])
                    .isLessThan(0.1 * mean + 0.003 * all);
        }
    }

    @Property(tries = 4, seed = "3")
    void evenTemperatureGivesEvenRadiation(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        TestScene scene = RandomQuarter.open(seed);
        Lights lights = new Lights(scene, Workers.SINGLE);
        float flux = (float) (SIGMA * Math.pow(300, 4));
        lights.balance(TestScene.sky(0, flux, 0), 0.2, 300);
        for (float v : lights.longwave.incoming()) {
            assertThat(v).isCloseTo(flux, within(1e-3f * flux));
        }
    }

    /**
     * Of the light that sun and sky bring in, all is absorbed or goes back: the exchange loses nothing. {@code direct} is
     * what the model has let in, so errors of the sky view and of shadow edges are not in this balance.
     */
    @Property(tries = 4, seed = "4")
    void exchangeLosesNothing(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @LongRange(min = 0, max = 8) long tenths) {
        TestScene scene = RandomQuarter.walled(seed);
        Lights lights = new Lights(scene, Workers.SINGLE);
        SkyState sky = TestScene.sky(150, 0, 700, TestScene.sun(140, 48));
        for (int call = 0; call < SETTLED; call++) {
            lights.balance(sky, 0.1 * tenths, 300);
            assertThat(lights.outOverIn(sky, 0.1 * tenths)).as("call " + call).isCloseTo(1, within(1e-2));
        }
        lights.balance(sky, 0.1 * tenths, 300);
        // what single facets see of nothing that a ray has found is exchanged with the mean of all
        Parts parts = Parts.of(scene);
        int n = lights.facets.count();
        double sent = 0;
        double area = 0;
        double gaps = 0;
        double lost = 0;
        for (int i = 0; i < n; i++) {
            double gap =
                    lights.facets.area()[i] * parts.facets.weight(i, parts.sources.outside(0), parts.sources.count());
            sent += lights.facets.area()[i] * lights.shortwave.outgoing()[i];
            area += lights.facets.area()[i];
            gaps += gap;
            lost += gap * lights.shortwave.outgoing()[i];
        }
        double leak = (lost - gaps * sent / area) / lights.in(sky);
        assertThat(lights.outOverIn(sky, 0.1 * tenths) + leak).isCloseTo(1, within(1e-4));
        assertThat(Math.abs(leak)).isLessThan(1e-3);
        // what is let in: sky views and shadow edges of the single facets add up to what passes the rim of the walls
        double whole = sky.globalHorizontal() * 4 * scene.rows * scene.columns;
        assertThat(lights.in(sky) / whole).isCloseTo(1, within(0.02));
    }

    @Property(tries = 3, seed = "5")
    void aQuarterTurnTurnsTheResult(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        TestScene scene = RandomQuarter.open(seed);
        int n = scene.rows;
        TestScene turned = new TestScene(n, n, scene.cell);
        turned.wallPiece = scene.wallPiece;
        for (int i = 0; i < n * n; i++) {
            int to = (i % n) * n + n - 1 - i / n;
            turned.top[to] = scene.top[i];
            turned.building[to] = scene.building[i];
            turned.base[to] = scene.base[i];
            turned.crown[to] = scene.crown[i];
            turned.density[to] = scene.density[i];
        }
        Lights one = new Lights(scene, Workers.SINGLE);
        Lights two = new Lights(turned, Workers.SINGLE);
        for (int call = 0; call < 3; call++) {
            one.balance(TestScene.sky(150, 350, 700, TestScene.sun(130, 42)), 0.3, 305);
            two.balance(TestScene.sky(150, 350, 700, TestScene.sun(220, 42)), 0.3, 305);
        }
        double difference = 0;
        double whole = 0;
        for (int i = 0; i < n * n; i++) {
            int to = (i % n) * n + n - 1 - i / n;
            difference += Math.abs(two.shortwave.incoming()[to] - one.shortwave.incoming()[i]);
            difference += Math.abs(two.longwave.incoming()[to] - one.longwave.incoming()[i]);
            whole += one.shortwave.incoming()[i] + one.longwave.incoming()[i];
        }
        assertThat(difference / whole).isLessThan(2e-4);
    }

    @Property(tries = 2, seed = "6")
    void threadsDoNotMatter(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        TestScene scene = RandomQuarter.open(seed);
        List<float[]> one = RadiationInvariantsTest.run(scene, Workers.SINGLE);
        for (int threads = 2; threads <= 3; threads++) {
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                List<float[]> more = RadiationInvariantsTest.run(scene, CityHarness.pooled(pool, threads));
                for (int k = 0; k < one.size(); k++) {
                    assertThat(Arrays.equals(more.get(k), one.get(k)))
                            .as("array %d, %d threads", k, threads)
                            .isTrue();
                }
            }
        }
    }

    /** What a facet sees of the sun does not depend on the window it is computed in, of the sky hardly. */
    @Property(tries = 4, seed = "7")
    void tilesSeeWhatTheWholeSees(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        TestScene whole = RandomQuarter.open(seed);
        TestScene tile = RandomQuarter.open(seed);
        tile.active = new Window(5, 7, 9, 11);
        tile.domain = tile.active;
        Lights all = new Lights(whole, Workers.SINGLE);
        Lights part = new Lights(tile, Workers.SINGLE);
        SkyState sky = TestScene.sky(150, 350, 700, TestScene.sun(155, 35));
        all.balance(sky, 0.2, 300);
        part.balance(sky, 0.2, 300);
        for (int i = 0; i < tile.active.size(); i++) {
            int at = tile.active.gridIndex(tile.geometry().grid(), i);
            // with crowns a patch may be off by one of 255 parts: leaves behind a horizon are left out by blocks of
            // cells
            assertThat(part.sky[i]).as("sky view").isCloseTo(all.sky[at], within(2e-4f));
            assertThat(part.shortwave.sunlitFraction()[i])
                    .as("sun")
                    .isEqualTo(all.shortwave.sunlitFraction()[at]);
            assertThat(part.shortwave.personSunlit()[i])
                    .as("sun on people")
                    .isEqualTo(all.shortwave.personSunlit()[at]);
        }
    }
}
