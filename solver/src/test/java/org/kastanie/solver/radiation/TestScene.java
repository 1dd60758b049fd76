package org.kastanie.solver.radiation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Slabs;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.LongwaveRadiance;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;
import org.kastanie.solver.sun.SunPosition;

/** Small cities made by hand, raster-aligned, with walls split every metre or every cell. */
final class TestScene {
    final int rows;
    final int columns;
    final double cell;
    final float[] ground;
    final float[] top;
    final boolean[] building;
    final float[] base;
    final float[] crown;
    final float[] density;
    final float[] slabBase;
    final float[] slabTop;
    Window domain;
    Window active;
    /** Height of wall segments, m. */
    double wallPiece = 1;

    interface Heights {
        double at(double x, double y);
    }

    TestScene(int rows, int columns, double cell) {
        this.rows = rows;
        this.columns = columns;
        this.cell = cell;
        int n = rows * columns;
        ground = new float[n];
        top = new float[n];
        building = new boolean[n];
        base = new float[n];
        crown = new float[n];
        density = new float[n];
        slabBase = filled(n, Float.NaN);
        slabTop = filled(n, Float.NaN);
        Arrays.fill(base, Float.NaN);
        Arrays.fill(crown, Float.NaN);
        domain = new Window(0, 0, rows, columns);
        active = domain;
    }

    /** Coordinates from the middle of the grid, x east, y north. */
    double x(int i) {
        return (i % columns + 0.5 - 0.5 * columns) * cell;
    }

    double y(int i) {
        return (0.5 * rows - i / columns - 0.5) * cell;
    }

    TestScene buildings(Heights heights) {
        for (int i = 0; i < top.length; i++) {
            double h = heights.at(x(i), y(i));
            if (h > 0) {
                top[i] = (float) h;
                building[i] = true;
            }
        }
        return this;
    }

    TestScene sphere(double cx, double cy, double cz, double radius, double leafAreaDensity) {
        for (int i = 0; i < top.length; i++) {
            double d2 = radius * radius - Math.pow(x(i) - cx, 2) - Math.pow(y(i) - cy, 2);
            if (d2 > 0 && !building[i]) {
                base[i] = (float) (cz - Math.sqrt(d2));
                crown[i] = (float) (cz + Math.sqrt(d2));
                density[i] = (float) leafAreaDensity;
            }
        }
        return this;
    }

    TestScene slab(double from, double to, double leafAreaDensity) {
        Arrays.fill(base, (float) from);
        Arrays.fill(crown, (float) to);
        Arrays.fill(density, (float) leafAreaDensity);
        return this;
    }

    /** Hangs a slab over all open cells in which {@code where} is positive. */
    TestScene roof(double from, double to, Heights where) {
        for (int i = 0; i < top.length; i++) {
            if (where.at(x(i), y(i)) > 0 && !building[i]) {
                slabBase[i] = (float) from;
                slabTop[i] = (float) to;
            }
        }
        return this;
    }

    UrbanGeometry geometry() {
        int[] tree = new int[top.length];
        Arrays.fill(tree, -1);
        for (int i = 0; i < tree.length; i++) {
            tree[i] = density[i] > 0 ? 0 : -1;
        }
        float[] share = new float[top.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = building[i] ? 1 : 0;
        }
        Grid grid = new Grid(columns, rows, cell, -0.5 * columns * cell, 0.5 * rows * cell);
        return new UrbanGeometry(
                grid,
                domain,
                active,
                ground,
                top,
                building,
                share,
                new Crowns(base, crown, density, tree),
                new Slabs(slabBase, slabTop));
    }

    Facets facets() {
        int capacity = 1024;
        int[] cells = new int[capacity];
        byte[] faces = new byte[capacity];
        float[] bottoms = new float[capacity];
        float[] tops = new float[capacity];
        int n = 0;
        int[] dr = {-1, 0, 1, 0};
        int[] dc = {0, 1, 0, -1};
        for (int r = active.row(); r < active.row() + active.rows(); r++) {
            for (int c = active.column(); c < active.column() + active.columns(); c++) {
                int i = r * columns + c;
                for (int f = 0; f < 4; f++) {
                    int rr = r + dr[f];
                    int cc = c + dc[f];
                    if (rr < 0 || cc < 0 || rr >= rows || cc >= columns) {
                        continue;
                    }
                    int j = rr * columns + cc;
                    for (float[] part : exposed(i, j)) {
                        int pieces = (int) Math.max(1, Math.round((part[1] - part[0]) / Math.max(cell, wallPiece)));
                        for (int k = 0; k < pieces; k++) {
                            if (n == cells.length) {
                                cells = Arrays.copyOf(cells, 2 * n);
                                faces = Arrays.copyOf(faces, 2 * n);
                                bottoms = Arrays.copyOf(bottoms, 2 * n);
                                tops = Arrays.copyOf(tops, 2 * n);
                            }
                            cells[n] = i;
                            faces[n] = (byte) f;
                            bottoms[n] = part[0] + (part[1] - part[0]) * k / pieces;
                            tops[n++] = part[0] + (part[1] - part[0]) * (k + 1) / pieces;
                        }
                    }
                }
            }
        }
        WallSegments walls = new WallSegments(
                Arrays.copyOf(cells, n), Arrays.copyOf(faces, n), Arrays.copyOf(bottoms, n), Arrays.copyOf(tops, n));
        return withNormals(walls);
    }

    /** Stretches of height where the air over cell i meets what stands or hangs in cell j. */
    private List<float[]> exposed(int i, int j) {
        List<float[]> air = new ArrayList<>();
        boolean slab = !Float.isNaN(slabTop[i]);
        air.add(new float[] {top[i], slab ? slabBase[i] : Float.POSITIVE_INFINITY});
        air.add(new float[] {slab ? slabTop[i] : Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY});
        List<float[]> out = new ArrayList<>();
        for (float[] a : air) {
            for (float[] solid : new float[][] {
                {building[j] ? Float.NEGATIVE_INFINITY : top[j], top[j]}, {slabBase[j], slabTop[j]},
            }) {
                float low = Math.max(a[0], solid[0]);
                float high = Math.min(a[1], solid[1]);
                if (high > low) {
                    out.add(new float[] {low, high});
                }
            }
        }
        return out;
    }

    private Facets withNormals(WallSegments walls) {
        int h = active.size();
        Grid scene = new Grid(columns, rows, cell, 0, 0);
        int[] slabs = java.util.stream.IntStream.range(0, h)
                .map(k -> active.gridIndex(scene, k))
                .filter(i -> !Float.isNaN(slabTop[i]))
                .toArray();
        int first = h + walls.count();
        int n = first + 2 * slabs.length;
        float[] area = new float[n];
        float[][] normal = new float[3][n];
        int[] owner = new int[n];
        Grid grid = new Grid(columns, rows, cell, 0, 0);
        for (int i = 0; i < h; i++) {
            area[i] = (float) (cell * cell);
            normal[2][i] = 1;
            owner[i] = building[active.gridIndex(grid, i)] ? 0 : -1;
        }
        float[] nx = {0, -1, 0, 1};
        float[] ny = {-1, 0, 1, 0};
        for (int s = 0; s < walls.count(); s++) {
            area[h + s] = (float) (cell * (walls.top()[s] - walls.bottom()[s]));
            normal[0][h + s] = nx[walls.face()[s]];
            normal[1][h + s] = ny[walls.face()[s]];
        }
        for (int k = first; k < n; k++) {
            area[k] = (float) (cell * cell);
            normal[2][k] = (k - first) % 2 == 0 ? 1 : -1;
        }
        return new Facets(h, walls, new int[n], area, normal[0], normal[1], normal[2], owner, slabs);
    }

    /** Even sky of given diffuse and longwave irradiance, and a beam. */
    static SkyState sky(double diffuse, double longwave, double beam, SunPosition... sun) {
        float[] d = new float[SkyPatches.COUNT];
        Arrays.fill(d, (float) (diffuse / Math.PI));
        double[] weight = new double[sun.length];
        double[] normal = new double[sun.length];
        Arrays.fill(weight, 1.0 / Math.max(1, sun.length));
        Arrays.fill(normal, beam);
        return new SkyState(sun, weight, normal, new double[sun.length], d, LongwaveRadiance.even(longwave));
    }

    static SunPosition sun(double azimuthDegrees, double elevationDegrees) {
        return new SunPosition(Math.toRadians(azimuthDegrees), Math.toRadians(elevationDegrees));
    }

    static float[] filled(int n, double value) {
        float[] a = new float[n];
        Arrays.fill(a, (float) value);
        return a;
    }

    /** Perimeter blocks, a few towers and street trees: what a quarter looks like to radiation. */
    static TestScene city(int rows, int columns, double cell, int trees) {
        return city(rows, columns, cell, trees, 0);
    }

    /** The same, its streets turned against the raster. */
    static TestScene city(int rows, int columns, double cell, int trees, double degrees) {
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        TestScene scene = new TestScene(rows, columns, cell).buildings((east, north) -> {
            double x = degrees == 0 ? east : cosine * east - sine * north;
            double y = degrees == 0 ? north : sine * east + cosine * north;
            double u = Math.floorMod((long) Math.floor(x), 80L);
            double v = Math.floorMod((long) Math.floor(y), 100L);
            long block = Math.floorDiv((long) Math.floor(x), 80L) * 7 + Math.floorDiv((long) Math.floor(y), 100L) * 13;
            boolean street = u < 18 || v < 16;
            boolean court = u > 32 && u < 66 && v > 30 && v < 86;
            return street || court ? 0 : 16 + 3 * Math.floorMod(block, 4);
        });
        java.util.Random random = new java.util.Random(5);
        double w = columns * cell;
        double h = rows * cell;
        for (int t = 0; t < trees; ) {
            double x = (random.nextDouble() - 0.5) * w;
            double y = (random.nextDouble() - 0.5) * h;
            int c = (int) (x / cell + 0.5 * columns);
            int r = (int) (0.5 * rows - y / cell);
            if (!scene.building[r * columns + c]) {
                scene.sphere(x, y, 7, 2.5 + random.nextDouble() * 2, 0.8);
                t++;
            }
        }
        return scene;
    }

    /** Enough for the reflections to have converged. */
    private static final int CALLS = 6;

    /** Balances until the reflections handed on from call to call have converged. */
    static void settle(
            RadiationModel model, SkyState sky, Skins skins, ShortwaveField sw, LongwaveField lw, Workers workers) {
        for (int call = 0; call < CALLS; call++) {
            model.balance(sky, skins, sw, lw, workers);
        }
    }

    /** Shortwave radiation alone, all facets with one albedo. */
    static void light(RadiationModel model, SkyState sky, int facets, double albedo, ShortwaveField sw) {
        light(model, sky, facets, albedo, sw, CALLS);
    }

    /** The same after a number of calls. */
    static void light(RadiationModel model, SkyState sky, int facets, double albedo, ShortwaveField sw, int calls) {
        int active = sw.crownAbsorbed().length;
        Skins skins = new Skins(filled(facets, albedo), filled(facets, 1), filled(facets, 300), filled(active, 300));
        LongwaveField lw = LongwaveField.allocate(facets, active);
        for (int call = 0; call < calls; call++) {
            model.balance(sky, skins, sw, lw, Workers.SINGLE);
        }
    }
}
