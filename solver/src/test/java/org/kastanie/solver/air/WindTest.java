package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;

class WindTest {
    private static DiagnosticWind wind(VoxelSpace space) {
        return new DiagnosticWind(space, Canopy.of(space));
    }

    private static VoxelSpace space(UrbanGeometry city) {
        return VoxelSpace.build(city, VoxelGrid.build(city, 4));
    }

    @Test
    void openFieldKeepsTheInflowProfileToTheOutlet() {
        VoxelSpace space = space(Scenes.city(60, 60, 4, (r, c) -> 0));
        DiagnosticWind wind = wind(space);
        WindField field = wind.solve(0.6, 0.8, Workers.SINGLE);
        Faces first = wind.firstGuess(0.6, 0.8);
        assertThat(field.flux().x()).containsExactly(first.x());
        assertThat(field.flux().y()).containsExactly(first.y());
        int middle = space.grid().westFace(30, 30);
        double z0 = Canopy.GROUND_ROUGHNESS;
        for (int k = 0; k < space.grid().levels(); k++) {
            double expected = 0.6 * Math.log(space.grid().centre(k) / z0) / Math.log(Canopy.BLENDING / z0);
            double speed = field.flux().x()[middle + k] / (4 * space.grid().thickness(k));
            assertThat(speed).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-5));
        }
        // the friction velocity of a logarithmic profile is the same at every height
        double expected = 0.4 / Math.log(Canopy.BLENDING / z0);
        int o = (30 * space.grid().columns() + 30) * space.grid().levels();
        assertThat((double) field.friction()[o])
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(0.02 * expected));
        assertThat((double) field.friction()[o + 8])
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(0.06 * expected));
    }

    @Test
    void cylinderInUniformFlowHasTwiceTheSpeedAtItsSides() {
        VoxelGrid grid = new VoxelGrid(128, 128, 1, new float[] {0, 1, 2, 3}, 1, 0, 0);
        VoxelSpace space = VoxelSpace.openField(grid);
        double radius = 12;
        for (int j = 0; j < 128; j++) {
            for (int i = 0; i < 128; i++) {
                if (Math.hypot(i + 0.5 - 64, j + 0.5 - 64) < radius) {
                    close(space, j, i);
                }
            }
        }
        closeLid(space);
        Faces flux = uniform(space);
        Projection projection = new Projection(space);
        assertThat(projection.apply(flux, Workers.SINGLE)).isLessThan(2e-6);
        // 1 + R^2/r^2 beside the cylinder; less in the first cell, where the raster's steps count
        assertThat((double) flux.x()[grid.westFace(64 + 12, 64) + 1]).isBetween(1.65, 2.1);
        assertThat((double) flux.x()[grid.westFace(64 + 17, 64) + 1])
                .isCloseTo(1 + 144 / (17.5 * 17.5), org.assertj.core.data.Offset.offset(0.04));
        assertThat((double) flux.x()[grid.westFace(64 + 24, 64) + 1])
                .isCloseTo(1 + 144 / (24.5 * 24.5), org.assertj.core.data.Offset.offset(0.03));
        assertThat((double) flux.x()[grid.westFace(64, 64 - 13) + 1]).isLessThan(0.3);
    }

    @Test
    void projectingTwiceIsProjectingOnceAndEnergyNeverRises() {
        VoxelSpace space = space(blocks());
        Projection projection = new Projection(space);
        Faces flux = wind(space).firstGuess(0.8, -0.6);
        double before = energy(space, flux);
        assertThat(projection.apply(flux, Workers.SINGLE)).isLessThan(1e-6);
        assertThat(energy(space, flux)).isLessThan(before);
        float[] once = flux.x().clone();
        projection.apply(flux, Workers.SINGLE);
        double largest = 0;
        for (int i = 0; i < once.length; i++) {
            largest = Math.max(largest, Math.abs(once[i] - flux.x()[i]));
        }
        assertThat(largest).isLessThan(2e-5);
    }

    @Test
    void closedFacesCarryNothingAndThinWallsAreClosed() {
        // a wall one metre thick in the middle of a voxel, and a closed court
        UrbanGeometry city = Scenes.city(
                80,
                80,
                1,
                (r, c) -> c == 41 || (r > 50 && r < 70 && c > 8 && c < 30 && !(r > 55 && r < 65 && c > 13 && c < 25))
                        ? 12
                        : 0);
        VoxelSpace space = space(city);
        WindField field = wind(space).solve(1, 0, Workers.SINGLE);
        assertThat(field.residual()).isLessThan(1e-6);
        for (int i = 0; i < field.flux().x().length; i++) {
            if (space.aperture().x()[i] == 0) {
                assertThat(field.flux().x()[i]).isZero();
            }
        }
        int column = space.grid().columnOf(40, 41) % space.grid().columns();
        int row = space.grid().columnOf(40, 41) / space.grid().columns();
        double through = Math.min(
                space.aperture().x()[space.grid().westFace(row, column)],
                space.aperture().x()[space.grid().westFace(row, column + 1)]);
        assertThat(through).isZero();
    }

    @Test
    void mirroredSceneGivesMirroredWind() {
        UrbanGeometry city =
                Scenes.city(64, 64, 4, (r, c) -> r > 20 && r < 40 && c > 10 && c < 20 ? 18 : r < 10 ? 9 : 0);
        UrbanGeometry mirror =
                Scenes.city(64, 64, 4, (r, c) -> r > 20 && r < 40 && 63 - c > 10 && 63 - c < 20 ? 18 : r < 10 ? 9 : 0);
        VoxelSpace a = space(city);
        VoxelSpace b = space(mirror);
        WindField one = wind(a).solve(0.8, 0.6, Workers.SINGLE);
        WindField other = wind(b).solve(-0.8, 0.6, Workers.SINGLE);
        int nx = a.grid().columns();
        double worst = 0;
        for (int j = 0; j < a.grid().rows(); j++) {
            for (int i = 0; i <= nx; i++) {
                for (int k = 0; k < a.grid().levels(); k++) {
                    worst = Math.max(
                            worst,
                            Math.abs(one.flux().x()[a.grid().westFace(j, i) + k]
                                    + other.flux().x()[a.grid().westFace(j, nx - i) + k]));
                }
            }
        }
        assertThat(worst).isLessThan(2e-4);
    }

    @Test
    void crownsSlowTheWindAndOnlyNearby() {
        UrbanGeometry bare = Scenes.city(64, 64, 4, (r, c) -> 0);
        UrbanGeometry wooded = Scenes.city(64, 64, 4, (r, c) -> 0);
        for (int r = 28; r < 36; r++) {
            for (int c = 28; c < 36; c++) {
                Scenes.crown(wooded, r * 64 + c, 3, 12, 1);
            }
        }
        // the domain's height follows the crowns, so compare with a sparse wood instead of an empty field
        Scenes.crown(bare, 0, 3, 12, 1e-6);
        VoxelSpace a = space(bare);
        VoxelSpace b = space(wooded);
        float[] free = wind(a).solve(1, 0, Workers.SINGLE).flux().x();
        float[] slow = wind(b).solve(1, 0, Workers.SINGLE).flux().x();
        int level = a.grid().levelAt(7);
        int inside = a.grid()
                        .westFace(
                                a.grid().columnOf(32, 33) / a.grid().columns(),
                                a.grid().columnOf(32, 33) % a.grid().columns())
                + level;
        int outside = a.grid()
                        .westFace(
                                a.grid().columnOf(2, 33) / a.grid().columns(),
                                a.grid().columnOf(2, 33) % a.grid().columns())
                + level;
        assertThat((double) slow[inside] / free[inside]).isBetween(0.05, 0.7);
        assertThat((double) slow[outside] / free[outside]).isBetween(0.97, 1.05);
    }

    @Test
    void sameBitsForAnyNumberOfThreads() {
        VoxelSpace space = space(blocks());
        WindField one = wind(space).solve(0.6, 0.8, Workers.SINGLE);
        WindField three = wind(space).solve(0.6, 0.8, Scenes.threads(3));
        assertThat(three.flux().x()).containsExactly(one.flux().x());
        assertThat(three.flux().z()).containsExactly(one.flux().z());
        assertThat(three.friction()).containsExactly(one.friction());
    }

    @Test
    void storeBringsBackTheSameWindAndNotAnotherScenes() {
        java.util.Map<String, byte[]> kept = new java.util.HashMap<>();
        WindStore store = new WindStore() {
            @Override
            public byte @org.jspecify.annotations.Nullable [] load(String key) {
                return kept.get(key);
            }

            @Override
            public void save(String key, byte[] wind) {
                kept.put(key, wind);
            }
        };
        VoxelSpace space = space(blocks());
        WindLibrary first = new WindLibrary(space, wind(space), 16, store);
        WindLibrary second = new WindLibrary(space, wind(space), 16, store);
        assertThat(second.of(3, Workers.SINGLE).flux().x()).isNotNull();
        assertThat(first.of(3, Workers.SINGLE).flux().x())
                .containsExactly(second.of(3, Workers.SINGLE).flux().x());
        assertThat(first.report().directionsCached()).isEqualTo(1);
        VoxelSpace changed = space(Scenes.city(64, 64, 4, (r, c) -> r % 16 > 6 && c % 16 > 6 ? 13 : 0));
        WindLibrary other = new WindLibrary(changed, wind(changed), 16, store);
        other.of(3, Workers.SINGLE);
        assertThat(other.report().directionsSolved()).isEqualTo(1);
    }

    static UrbanGeometry blocks() {
        return Scenes.city(64, 64, 4, (r, c) -> r % 16 > 6 && c % 16 > 6 ? 12 : 0);
    }

    private static double energy(VoxelSpace space, Faces flux) {
        Faces c = Projection.conductances(space.grid(), space.aperture());
        double sum = 0;
        float[][] pairs = {flux.x(), c.x(), flux.y(), c.y(), flux.z(), c.z()};
        for (int p = 0; p < 6; p += 2) {
            for (int i = 0; i < pairs[p].length; i++) {
                sum += pairs[p + 1][i] > 0 ? (double) pairs[p][i] * pairs[p][i] / pairs[p + 1][i] : 0;
            }
        }
        return sum;
    }

    static Faces uniform(VoxelSpace space) {
        Faces flux = space.grid().faces();
        for (int j = 0; j < space.grid().rows(); j++) {
            for (int i = 0; i <= space.grid().columns(); i++) {
                for (int k = 0; k < space.grid().levels(); k++) {
                    int f = space.grid().westFace(j, i) + k;
                    flux.x()[f] = (float) (space.aperture().x()[f]
                            * space.grid().dx()
                            * space.grid().thickness(k));
                }
            }
        }
        return flux;
    }

    static void closeLid(VoxelSpace space) {
        for (int c = 0; c < space.grid().size(); c++) {
            space.aperture().z()[space.grid().lowestFace(c) + space.grid().levels()] = 0;
        }
    }

    private static void close(VoxelSpace space, int j, int i) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        int c = j * grid.columns() + i;
        Arrays.fill(space.open(), c * nz, (c + 1) * nz, 0);
        Arrays.fill(space.aperture().x(), grid.westFace(j, i), grid.westFace(j, i) + 2 * nz, 0);
        Arrays.fill(space.aperture().y(), grid.northFace(j, i), grid.northFace(j, i) + nz, 0);
        Arrays.fill(space.aperture().y(), grid.northFace(j + 1, i), grid.northFace(j + 1, i) + nz, 0);
        Arrays.fill(space.aperture().z(), grid.lowestFace(c), grid.lowestFace(c + 1), 0);
    }
}
