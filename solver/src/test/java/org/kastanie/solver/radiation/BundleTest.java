package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Window;

/** Bundled rays meet what single ones meet. */
class BundleTest {
    /** Rays this close to an edge, m, may fall on either side of it: heights are single here and double there. */
    private static final double GRAZING = 1e-3;

    private static TestScene scene(int seed) {
        TestScene scene = TestScene.city(90, 80, seed == 1 ? 1 : 2.5, 25);
        Random random = new Random(seed);
        for (int i = 0; i < scene.top.length; i++) {
            float hill = (float) (20 * Math.sin(0.05 * scene.x(i)) + random.nextDouble());
            scene.ground[i] = 500 + hill;
            scene.top[i] += 500 + hill;
            scene.base[i] += 500 + hill;
            scene.crown[i] += 500 + hill;
        }
        scene.active = new Window(20, 15, 50, 45);
        scene.domain = scene.active;
        return scene;
    }

    @Test
    void neighboursMeetWhatSingleRaysMeet() {
        int[] counts = compare(scene(1), scene(2));
        assertThat(counts[0]).isGreaterThan(40000);
        assertThat(counts[1]).isGreaterThan(3000);
        assertThat(counts[2]).isLessThan(30);
    }

    /** Also where slabs hang over some of the cells: rays end on decks, ceilings and sides. */
    @Test
    void neighboursUnderSlabsMeetWhatSingleRaysMeet() {
        TestScene scene = scene(2);
        Random random = new Random(7);
        for (int i = 0; i < scene.top.length; i++) {
            if (!scene.building[i] && !(scene.density[i] > 0) && i % 80 / 6 % 3 == 1) {
                scene.slabBase[i] = scene.top[i] + 4.5f + random.nextFloat();
                scene.slabTop[i] = scene.slabBase[i] + 1 + 2 * random.nextFloat();
            }
        }
        int[] counts = compare(scene);
        assertThat(counts[2]).isLessThan(30);
        assertThat(counts[3]).isGreaterThan(1000);
    }

    /** Numbers of rays that end on something, meet leaves, graze an edge, and end on decks or ceilings. */
    private static int[] compare(TestScene... scenes) {
        Directions rays = Directions.sphere(16, 8);
        int met = 0;
        int leaves = 0;
        int doubtful = 0;
        int slabs = 0;
        for (int seed = 1; seed <= scenes.length; seed++) {
            TestScene scene = scenes[seed - 1];
            RadiationOptions options = RadiationOptions.defaults();
            Columns columns = new Columns(scene.geometry(), options);
            Sources sources = new Sources(columns, scene.facets());
            RayCaster caster = new RayCaster(columns, sources, options.reach());
            Course[] courses = Course.all(columns, options.reach(), rays);
            Bundle bundle = new Bundle(columns, sources, courses[0]);
            Ray one = new Ray();
            Ray same = new Ray();
            Random random = new Random(seed);
            for (int trial = 0; trial < 60; trial++) {
                int count = 1 + trial % Bundle.LANES;
                int cell = columns.ofLocal(45 * random.nextInt(50) + random.nextInt(45 - count + 1));
                for (int i = 0; i < count; i++) {
                    bundle.height[i] = columns.top[cell + i] + (trial % 3 == 0 ? 1e-3f : 4 * random.nextFloat());
                }
                for (int k = 0; k < rays.count(); k++) {
                    bundle.cast(courses[k], cell, count);
                    for (int i = 0; i < count; i++) {
                        bundle.ray(i, same);
                        cast(caster, columns, cell + i, bundle.height[i], rays, k, one);
                        if (agree(one, same)) {
                            met += one.target == Ray.SKY ? 0 : 1;
                            boolean slab = one.target >= sources.facets.firstSlab() && one.target < sources.facetCount;
                            slabs += slab ? 1 : 0;
                            leaves += one.crownShare + one.ownShare > 0.01 ? 1 : 0;
                        } else {
                            assertThat(grazes(caster, columns, cell + i, bundle.height[i], rays, k, same))
                                    .as("trial %s, direction %s, lane %s", trial, k, i)
                                    .isTrue();
                            doubtful++;
                        }
                    }
                }
            }
        }
        return new int[] {met, leaves, doubtful, slabs};
    }

    private static boolean agree(Ray one, Ray two) {
        return one.target == two.target
                && Math.abs(one.transmitted - two.transmitted) < 1e-3
                && Math.abs(one.ownShare - two.ownShare) < 1e-3
                && Math.abs(one.crownShare - two.crownShare) < 1e-3
                && (one.crownShare < 1e-3 || one.crown == two.crown);
    }

    /** True if one of the rays a hair above or below meets the same. */
    private static boolean grazes(
            RayCaster caster, Columns columns, int cell, double z, Directions rays, int k, Ray found) {
        Ray near = new Ray();
        for (double shift : new double[] {-GRAZING, GRAZING}) {
            cast(caster, columns, cell, z + shift, rays, k, near);
            if (agree(near, found)) {
                return true;
            }
        }
        return false;
    }

    private static void cast(RayCaster caster, Columns columns, int cell, double z, Directions rays, int k, Ray out) {
        caster.cast(
                cell % columns.stride + 0.5,
                cell / columns.stride + 0.5,
                z,
                rays.x()[k],
                rays.y()[k],
                rays.z()[k],
                out);
    }

    @Test
    void aStackMeetsWhatSingleRaysMeet() {
        TestScene scene = scene(2);
        RadiationOptions options = RadiationOptions.defaults();
        Columns columns = new Columns(scene.geometry(), options);
        Sources sources = new Sources(columns, scene.facets());
        RayCaster caster = new RayCaster(columns, sources, options.reach());
        Directions rays = Directions.sphere(16, 8);
        Course[] courses = Course.all(columns, options.reach(), rays);
        Bundle bundle = new Bundle(columns, sources, courses[0]);
        Ray one = new Ray();
        Ray same = new Ray();
        Random random = new Random(4);
        int met = 0;
        for (int trial = 0; trial < 50; trial++) {
            int count = 1 + trial % Bundle.LANES;
            int cell = columns.ofLocal(random.nextInt(50 * 45));
            for (int i = 0; i < count; i++) {
                bundle.height[i] = columns.top[cell] + 0.3f + 1.9f * i;
            }
            for (int k = 0; k < rays.count(); k++) {
                bundle.castStack(courses[k], cell, count);
                for (int i = 0; i < count; i++) {
                    bundle.ray(i, same);
                    cast(caster, columns, cell, bundle.height[i], rays, k, one);
                    assertThat(agree(one, same) || grazes(caster, columns, cell, bundle.height[i], rays, k, same))
                            .as("trial %s, direction %s, lane %s", trial, k, i)
                            .isTrue();
                    met += one.target == Ray.SKY ? 0 : 1;
                    assertThat(one.transmitted).isCloseTo(same.transmitted, within(0.5));
                }
            }
        }
        assertThat(met).isGreaterThan(10000);
    }
}
