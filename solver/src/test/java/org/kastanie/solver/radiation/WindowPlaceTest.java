package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyPatches;

/** Where the active window lies, and who stands beside a receiver in a block or bundle, changes no bit of what it sees. */
class WindowPlaceTest {
    private static final Window[] WINDOWS = {
        new Window(30, 35, 40, 31), new Window(23, 24, 55, 70), new Window(29, 34, 43, 45)
    };

    private static TestScene scene() {
        TestScene scene = TestScene.city(110, 120, 2, 60);
        Random random = new Random(2);
        for (int i = 0; i < scene.top.length; i++) {
            float hill = (float) (8 * Math.sin(0.07 * scene.x(i)) + 0.2 * random.nextDouble());
            scene.ground[i] += hill;
            scene.top[i] += hill;
            scene.base[i] += hill;
            scene.crown[i] += hill;
        }
        return scene;
    }

    /** One scene seen through one window; slopes as steep as its ground, walls with normals off the raster. */
    private static final class View {
        final Facets facets;
        final Columns columns;
        final Sources sources;
        final Places places;
        final Persons persons;
        final SkyVisibility sky;

        View(TestScene scene, Window window) {
            scene.active = window;
            scene.domain = WINDOWS[0];
            facets = scene.facets();
            for (int i = 0; i < facets.count(); i++) {
                double turn = i < facets.horizontal() ? 0.2 * Math.sin(grid(scene, i)) : 0.3;
                float x = facets.normalX()[i];
                float z = facets.normalZ()[i];
                if (i >= facets.horizontal()) {
                    float y = facets.normalY()[i];
                    facets.normalX()[i] = (float) (x * Math.cos(turn) - y * Math.sin(turn));
                    facets.normalY()[i] = (float) (x * Math.sin(turn) + y * Math.cos(turn));
                } else {
                    facets.normalX()[i] = (float) Math.sin(turn) * z;
                    facets.normalZ()[i] = (float) Math.cos(turn) * z;
                }
            }
            RadiationOptions options = RadiationOptions.defaults();
            columns = new Columns(scene.geometry(), options);
            sources = new Sources(columns, facets);
            places = new Places(columns, facets);
            persons = new Persons(columns, scene.geometry(), 1.1);
            sky = new SkyVisibility(
                    columns, facets, places, new WallStacks(facets, places), persons, options, Workers.SINGLE);
        }

        private int grid(TestScene scene, int facet) {
            return (scene.active.row() + facet / scene.active.columns()) * scene.columns
                    + scene.active.column()
                    + facet % scene.active.columns();
        }

        float[] light(PackedSky packed) {
            float[] weight = new float[SkyPatches.COUNT];
            for (int p = 0; p < weight.length; p++) {
                weight[p] = 1 + p % 17;
            }
            float[] out = new float[packed.count];
            packed.contract(
                    weight, 1, Workers.SINGLE, (first, count, sums) -> System.arraycopy(sums, 0, out, first, count));
            return out;
        }

        /** What people get of one kind from above and from the sides. */
        float[] around(PackedSky packed) {
            float[] weight = new float[4 * SkyPatches.COUNT];
            float[] across = new float[4 * SkyPatches.AZIMUTHS];
            for (int p = 0; p < weight.length; p++) {
                weight[p] = 1 + p % 17;
                across[p % across.length] = p % 5;
            }
            float[] out = new float[5 * packed.count];
            packed.around(weight, across, Workers.SINGLE, () -> (first, count, sums) -> {
                for (int i = 0; i < 5 * count; i++) {
                    out[5 * first + i] = sums[i % 5 * PackedSky.LANES + i / 5];
                }
            });
            return out;
        }
    }

    @Test
    void skyIsTheSameThroughEveryWindow() {
        TestScene scene = scene();
        View small = new View(scene, WINDOWS[0]);
        float[] ground = small.light(small.sky.facetSky);
        float[] people = small.around(small.sky.personSky);
        int walls = 0;
        for (int w = 1; w < WINDOWS.length; w++) {
            View large = new View(scene, WINDOWS[w]);
            float[] other = large.light(large.sky.facetSky);
            for (int i = 0; i < small.facets.horizontal(); i++) {
                assertThat(other[place(small, large, i)]).as("cell " + i).isEqualTo(ground[i]);
            }
            // walls in the order of cells, and of one cell in the same order
            int g = large.facets.horizontal();
            for (int s = 0; s < small.facets.walls().count(); s++) {
                while (large.facets.walls().cell()[g - large.facets.horizontal()]
                        != small.facets.walls().cell()[s]) {
                    g++;
                }
                assertThat(other[g++]).as("wall " + s).isEqualTo(ground[small.facets.horizontal() + s]);
                walls++;
            }
            assertThat(large.around(large.sky.personSky)).isEqualTo(people);
        }
        assertThat(walls).isGreaterThan(500);
    }

    private static int place(View small, View large, int facet) {
        int row = facet / small.columns.active.columns() + small.columns.active.row();
        int column = facet % small.columns.active.columns() + small.columns.active.column();
        return large.columns.active.local(row, column);
    }

    @Test
    void raysMeetTheSameThroughEveryWindow() {
        TestScene scene = scene();
        View small = new View(scene, WINDOWS[0]);
        Directions rays = Directions.sphere(16, 8);
        for (int w = 1; w < WINDOWS.length; w++) {
            View large = new View(scene, WINDOWS[w]);
            Course[] here = Course.all(small.columns, 500, rays);
            Course[] there = Course.all(large.columns, 500, rays);
            Bundle one = new Bundle(small.columns, small.sources, here[0]);
            Bundle two = new Bundle(large.columns, large.sources, there[0]);
            Ray a = new Ray();
            Ray b = new Ray();
            int width = small.columns.active.columns();
            for (int i = 0; i < small.facets.horizontal(); i += 37) {
                // the same cell in other company
                int left = Math.min(i % width, 5);
                int count = Math.min(Bundle.LANES, width - i % width + left);
                for (int k = 0; k < count; k++) {
                    two.height[k] = large.persons.height(large.places.cell[place(small, large, i - left + k)]);
                }
                one.height[0] = two.height[left];
                for (int k = 0; k < rays.count(); k++) {
                    one.cast(here[k], small.places.cell[i], 1);
                    two.cast(there[k], large.places.cell[place(small, large, i - left)], count);
                    one.ray(0, a);
                    two.ray(left, b);
                    String what = "cell " + i + ", direction " + k;
                    assertThat(b.transmitted).as(what).isEqualTo(a.transmitted);
                    assertThat(b.ownShare).as(what).isEqualTo(a.ownShare);
                    assertThat(b.crownShare).as(what).isEqualTo(a.crownShare);
                    assertThat(b.target == Ray.SKY).as(what).isEqualTo(a.target == Ray.SKY);
                    if (a.target >= 0 && a.target < small.facets.horizontal()) {
                        assertThat(b.target).as(what).isEqualTo(place(small, large, a.target));
                    }
                }
            }
        }
    }
}
