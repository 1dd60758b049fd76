package org.kastanie.solver.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.air.AirOptions;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Slabs;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.solver.surface.Layer;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.SurfaceOptions;
import org.kastanie.solver.surface.TreeParameters;
import org.kastanie.solver.surface.WaterBehaviour;

/**
 * A small quarter with everything a window could get wrong: walls turned against the raster, sloping ground and roofs, soil,
 * a pond, rooms with air of their own, trees that run dry, a canopy raster, and a halo and a margin around the domain.
 */
final class WindowCity {
    static final int COLUMNS = 66;
    static final int ROWS = 52;
    static final Window ACTIVE = new Window(4, 5, 43, 57);
    static final Window DOMAIN = new Window(8, 9, 35, 48);
    static final double CELL = 2;
    /** Last tree: stands free in the east of the quarter. */
    static final int LONE = 3;

    private static final HotDay DAY = new HotDay(30, 2, 240);
    private static final SurfaceOptions.Indoor COOLED = new SurfaceOptions.Indoor.Conditioned(293, 297, 3);

    private WindowCity() {}

    private static SyntheticCity city() {
        return new SyntheticCity(COLUMNS, ROWS, CELL)
                .box(10, 12, 19, 22, 13)
                .box(10, 28, 24, 36, 17)
                .box(28, 8, 38, 18, 11)
                .box(30, 30, 40, 34, 21)
                .box(22, 50, 30, 58, 9)
                .crown(21, 20, 25, 25, 3, 9, 0.8)
                .crown(26, 24, 30, 28, 2, 8, 1.1)
                .crown(30, 19, 33, 23, 4, 10, 0.6)
                .crown(34, 46, 38, 50, 3, 9, 0.9)
                .crown(41, 12, 44, 40, 2, 5, 0.5)
                .ground(24, 36, 34, 46, 3)
                .ground(40, 44, 46, 52, 4);
    }

    /** The whole quarter; {@code felled} without the {@link #LONE} tree. */
    static ModelSetup setup(boolean felled) {
        return setup(felled, 44, 15);
    }

    static ModelSetup setup(boolean felled, double reach, double exchangeReach) {
        return setup(city(), felled, reach, exchangeReach);
    }

    /** The quarter with one building more. */
    static ModelSetup built(double reach, double exchangeReach) {
        return setup(city().box(13, 40, 17, 44, 7), false, reach, exchangeReach);
    }

    private static ModelSetup setup(SyntheticCity city, boolean felled, double reach, double exchangeReach) {
        UrbanGeometry g = city.geometry();
        shape(g, felled);
        Facets facets = city.facets();
        own(g, facets);
        turn(g, facets);
        UrbanGeometry inner = new UrbanGeometry(
                g.grid(),
                DOMAIN,
                ACTIVE,
                g.ground(),
                g.top(),
                g.building(),
                g.buildingFraction(),
                g.crowns(),
                canopies(g));
        facets = hang(g, facets);
        Facets active = WindowCut.select(facets, WindowCut.within(facets, g, CellSet.of(ACTIVE)), ACTIVE.size());
        return new ModelSetup(
                inner,
                active,
                materials(),
                trees(),
                RadiationOptions.defaults().withReaches(reach, exchangeReach),
                new SurfaceOptions(296.15, 285.15, COOLED, 0.4),
                new AirOptions(8, 4, true, null),
                ComfortOptions.defaults(),
                1800);
    }

    /** Slopes, and trees with numbers of their own. */
    private static void shape(UrbanGeometry g, boolean felled) {
        Crowns crowns = g.crowns();
        for (int i = 0; i < g.grid().size(); i++) {
            int column = g.grid().column(i);
            float slope = 0.11f * g.grid().row(i);
            g.ground()[i] = slope;
            g.top()[i] = g.building()[i] ? g.top()[i] + (column > 48 ? 0.6f * column - 28 : 3) : slope;
            if (crowns.leafAreaDensity()[i] > 0) {
                crowns.base()[i] += slope;
                crowns.top()[i] += slope;
                int row = g.grid().row(i);
                crowns.tree()[i] = row > 40 ? -2 : row < 26 ? 0 : column < 24 ? 1 : column < 40 ? 2 : LONE;
                if (felled && crowns.tree()[i] == LONE) {
                    crowns.tree()[i] = -1;
                    crowns.leafAreaDensity()[i] = 0;
                }
            }
        }
    }

    /** Buildings by what stands there; pieces between roofs of one building belong to it. */
    private static void own(UrbanGeometry g, Facets f) {
        for (int i = 0; i < f.count(); i++) {
            int cell = i < f.horizontal() ? i : f.walls().cell()[i - f.horizontal()];
            int row = g.grid().row(cell);
            int column = g.grid().column(cell);
            boolean ground = i < f.horizontal() && !g.building()[cell];
            f.building()[i] = ground ? -1 : column > 44 ? 0 : row < 26 ? (column < 25 ? 1 : 2) : column < 25 ? 3 : 4;
        }
    }

    /** Turns walls by 17 degrees and tilts some ground and roofs. */
    private static void turn(UrbanGeometry g, Facets f) {
        float cosine = (float) Math.cos(0.3);
        float sine = (float) Math.sin(0.3);
        for (int i = 0; i < f.count(); i++) {
            float x = f.normalX()[i];
            float y = f.normalY()[i];
            if (i >= f.horizontal() && f.building()[i] < 3) {
                f.normalX()[i] = cosine * x + sine * y;
                f.normalY()[i] = cosine * y - sine * x;
            } else if (i < f.horizontal() && (g.building()[i] ? f.building()[i] == 0 : i % 3 == 0)) {
                f.normalX()[i] = -0.28f;
                f.normalY()[i] = 0.05f;
                f.normalZ()[i] = (float) Math.sqrt(1 - 0.28 * 0.28 - 0.05 * 0.05);
            }
        }
    }

    /** A roof between two houses and a canopy that reaches out of the active window. */
    private static Slabs canopies(UrbanGeometry g) {
        float[] base = new float[g.grid().size()];
        Arrays.fill(base, Float.NaN);
        float[] top = base.clone();
        for (int i = 0; i < base.length; i++) {
            int row = g.grid().row(i);
            int column = g.grid().column(i);
            boolean passage = row >= 12 && row < 17 && column >= 22 && column < 28;
            boolean canopy = row >= 16 && row < 21 && column >= 56 && column < 64;
            if ((passage || canopy) && !g.building()[i]) {
                base[i] = passage ? 9 : 6.5f;
                top[i] = passage ? 12.5f : 6.8f;
            }
        }
        return new Slabs(base, top);
    }

    /** Decks and ceilings; the sides look as the ground before them. */
    private static Facets hang(UrbanGeometry g, Facets f) {
        Slabs slabs = canopies(g);
        int[] slab = IntStream.range(0, g.grid().size()).filter(slabs::at).toArray();
        int n = f.count() + 2 * slab.length;
        int[] material = Arrays.copyOf(f.material(), n);
        float[] area = Arrays.copyOf(f.area(), n);
        float[] up = Arrays.copyOf(f.normalZ(), n);
        int[] building = Arrays.copyOf(f.building(), n);
        for (int k = f.count(); k < n; k++) {
            boolean deck = (k - f.count()) % 2 == 0;
            material[k] = deck ? SyntheticCity.ROOF : SyntheticCity.WALL;
            area[k] = (float) (CELL * CELL);
            up[k] = deck ? 1 : -1;
            building[k] = g.grid().column(slab[(k - f.count()) / 2]) > 44 ? 0 : 1;
        }
        return new Facets(
                f.horizontal(),
                f.walls(),
                material,
                area,
                Arrays.copyOf(f.normalX(), n),
                Arrays.copyOf(f.normalY(), n),
                up,
                building,
                slab);
    }

    private static List<Material> materials() {
        WaterBehaviour film = new WaterBehaviour.Sealed(0.5);
        WaterBehaviour soil =
                new WaterBehaviour.Soil(2, 120, 0.1, 0.5, 0.1, 0.3, new WaterBehaviour.Thermal(0.45, 0.3, 0.6));
        return List.of(
                material("paving", 0.15, 1.2, film),
                material("roof", 0.3, 0.6, film),
                material("wall", 0.4, 0.8, film),
                material("grass", 0.22, 1.0, soil),
                new Material(
                        "pond",
                        0.08,
                        0.95,
                        0.001,
                        List.of(new Layer(0.2, 0.6, 4.18e6), new Layer(0.3, 1.0, 2e6)),
                        new WaterBehaviour.Open(0.2, 1.5)));
    }

    private static Material material(String id, double albedo, double conductivity, WaterBehaviour water) {
        return new Material(id, albedo, 0.93, 0.01, List.of(new Layer(0.4, conductivity, 1.8e6)), water);
    }

    /** Two of them have nearly used up their water. */
    private static TreeParameters[] trees() {
        return new TreeParameters[] {
            new TreeParameters(150, 0.06, 40),
            new TreeParameters(200, 0.05, 6),
            new TreeParameters(180, 0.04, 3),
            new TreeParameters(200, 0.06, 5000),
            new TreeParameters(220, 0.06, 900)
        };
    }

    /** Half hours since midnight; a shower at half past five. */
    static StepForcing step(int index) {
        StepForcing dry = DAY.step(index);
        AirForcing air = dry.air();
        return new StepForcing(dry.sky(), air, index == 11 ? 4e-4 : 0, dry.seconds());
    }

    /** Two threads and more, pieces in any order. */
    static final Workers THREADS = (count, grain, body) -> IntStream.range(0, (count + grain - 1) / grain)
            .parallel()
            .forEach(p -> body.run(p * grain, Math.min(count, (p + 1) * grain)));

    /** Values of some places. */
    static float[] pick(float[] all, int[] places) {
        float[] some = new float[places.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[places[i]];
        }
        return some;
    }

    /** Places in a window of the cells of one inside it. */
    static int[] places(Window part, Window whole) {
        int[] place = new int[part.size()];
        Arrays.setAll(place, i -> whole.local(part.row() + i / part.columns(), part.column() + i % part.columns()));
        return place;
    }
}
