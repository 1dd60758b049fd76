package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;

/** The lattice flow: profile, symmetries, threads, conservation, blow-up; and the scheme on top of it. */
class LatticeTest {
    private static final int LEVELS = 16;
    private static final double ROUGHNESS = 0.01;

    private static double log(int level) {
        return Math.log((level + 0.5) / ROUGHNESS) / Math.log(LEVELS / ROUGHNESS);
    }

    private interface Solid {
        boolean at(int row, int column, int level);
    }

    private static LatticeCase flow(int columns, int rows, double east, double south, Solid solid, double height) {
        boolean[] solids = new boolean[columns * rows * LEVELS];
        for (int c = 0; c < solids.length; c++) {
            solids[c] = solid.at(c / columns % rows, c % columns, c / (columns * rows));
        }
        float[] drag = new float[solids.length];
        java.util.Arrays.fill(drag, 0, columns * rows, (float) LatticeLength.groundDrag(ROUGHNESS));
        float[] length = LatticeLength.of(solids, columns, rows, LEVELS, height);
        return new LatticeCase(columns, rows, LEVELS, length, drag, (r, c, k) -> log(k), east, south);
    }

    private static float[][] start(LatticeCase flow) {
        float[][] v = new float[3][flow.cells()];
        for (int c = 0; c < flow.cells(); c++) {
            double u = log(c / (flow.columns() * flow.rows()));
            v[0][c] = (float) (flow.east() * u);
            v[1][c] = (float) (flow.south() * u);
        }
        return v;
    }

    private static float[][] run(LatticeCase flow, int steps, Workers workers) {
        Lattice lattice = new Lattice(flow, 0.15);
        float[][] v = start(flow);
        lattice.start(v[0], v[1], v[2]);
        for (int s = 0; s < steps; s++) {
            lattice.step(s >= steps - 100, workers);
        }
        return lattice.means(Math.min(100, steps));
    }

    private static boolean block(int row, int column, int level) {
        return row >= 13 && row < 19 && column >= 12 && column < 18 && level < 5;
    }

    /** With no-slip at the ground a profile would lose its lowest cells within ten cells of the inlet. */
    @Test
    void emptyDomainKeepsTheInflowProfileToTheOutlet() {
        LatticeCase flow = flow(64, 12, 1, 0, (r, c, k) -> false, 0);
        float[][] v = run(flow, 900, Workers.SINGLE);
        for (int k = 0; k < LEVELS; k++) {
            assertThat((double) v[0][flow.index(6, 58, k)])
                    .isCloseTo(log(k), Offset.offset((k == 0 ? 0.06 : 0.02) * log(k)));
            assertThat((double) v[2][flow.index(6, 58, k)]).isCloseTo(0, Offset.offset(0.01));
        }
    }

    @Test
    void obliqueWindOverAnEmptyDomainKeepsItsDirection() {
        LatticeCase flow = flow(32, 32, 0.8, 0.6, (r, c, k) -> false, 0);
        float[][] v = run(flow, 600, Workers.SINGLE);
        for (int k = 0; k < LEVELS; k++) {
            int c = flow.index(22, 22, k);
            assertThat((double) v[0][c]).isCloseTo(0.8 * log(k), Offset.offset(0.04));
            assertThat((double) v[1][c]).isCloseTo(0.6 * log(k), Offset.offset(0.04));
        }
    }

    @Test
    void mirroredSceneGivesMirroredWind() {
        LatticeCase one = flow(32, 32, 0.8, 0.6, (r, c, k) -> block(r + 3, c, k), 5);
        LatticeCase other = flow(32, 32, 0.8, -0.6, (r, c, k) -> block(31 - r + 3, c, k), 5);
        float[][] a = run(one, 200, Workers.SINGLE);
        float[][] b = run(other, 200, Workers.SINGLE);
        double worst = 0;
        for (int r = 0; r < 32; r++) {
            for (int c = 0; c < 32; c++) {
                for (int k = 0; k < LEVELS; k++) {
                    int here = one.index(r, c, k);
                    int there = one.index(31 - r, c, k);
                    worst = Math.max(worst, Math.abs(a[0][here] - b[0][there]));
                    worst = Math.max(worst, Math.abs(a[1][here] + b[1][there]));
                    worst = Math.max(worst, Math.abs(a[2][here] - b[2][there]));
                }
            }
        }
        assertThat(worst).isLessThan(1e-4);
    }

    @Test
    void sceneTurnedByAQuarterGivesTurnedWind() {
        LatticeCase one = flow(32, 32, 1, 0, LatticeTest::block, 5);
        LatticeCase other = flow(32, 32, 0, 1, (r, c, k) -> block(c, r, k), 5);
        float[][] a = run(one, 200, Workers.SINGLE);
        float[][] b = run(other, 200, Workers.SINGLE);
        double worst = 0;
        for (int r = 0; r < 32; r++) {
            for (int c = 0; c < 32; c++) {
                for (int k = 0; k < LEVELS; k++) {
                    worst = Math.max(worst, Math.abs(a[0][one.index(r, c, k)] - b[1][one.index(c, r, k)]));
                    worst = Math.max(worst, Math.abs(a[2][one.index(r, c, k)] - b[2][one.index(c, r, k)]));
                }
            }
        }
        assertThat(worst).isLessThan(1e-4);
    }

    @Test
    void windTurnsBackBehindABlockAndStandsInsideIt() {
        LatticeCase flow = flow(48, 32, 1, 0, LatticeTest::block, 5);
        float[][] v = run(flow, 600, Workers.SINGLE);
        assertThat(v[0][flow.index(16, 20, 1)]).isNegative();
        assertThat(v[0][flow.index(16, 14, 2)]).isZero();
        assertThat(v[0][flow.index(4, 15, 1)]).isGreaterThan(v[0][flow.index(16, 9, 1)]);
    }

    @Test
    void sameBitsForAnyNumberOfThreads() {
        LatticeCase flow = flow(32, 32, 0.8, 0.6, LatticeTest::block, 5);
        float[][] one = run(flow, 101, Workers.SINGLE);
        float[][] three = run(flow, 101, Scenes.threads(3));
        for (int axis = 0; axis < 3; axis++) {
            assertThat(three[axis]).containsExactly(one[axis]);
        }
    }

    /** Solids and the mirrored ground give back all they get: with the rim sending what it receives, nothing is lost. */
    @Test
    void stillAirStaysStillAndKeepsItsMass() {
        LatticeCase flow = flow(16, 16, 1, 0, (r, c, k) -> block(r + 6, c + 6, k), 5);
        LatticeCase calm = new LatticeCase(16, 16, LEVELS, flow.length(), flow.drag(), (r, c, k) -> 0, 1, 0);
        Lattice lattice = new Lattice(calm, 0.15);
        float[] none = new float[flow.cells()];
        lattice.start(none, none, none);
        for (int s = 0; s < 20; s++) {
            lattice.step(true, Workers.SINGLE);
        }
        assertThat(lattice.mass()).isZero();
        assertThat(lattice.fastest(Workers.SINGLE)).isZero();
    }

    /** What enters leaves: net flux through the planes of a steady flow. */
    @Test
    void massFluxIsTheSameInFrontAndBehind() {
        LatticeCase flow = flow(48, 32, 1, 0, LatticeTest::block, 5);
        float[][] v = LatticeRun.of(flow, start(flow), new LatticeRun.Steadiness(200, 0.01, 2, 4), Workers.SINGLE)
                .velocity();
        double first = through(flow, v, 4);
        double last = through(flow, v, 44);
        assertThat(last).isCloseTo(first, Offset.offset(0.02 * first));
    }

    private static double through(LatticeCase flow, float[][] v, int column) {
        double sum = 0;
        for (int r = 0; r < flow.rows(); r++) {
            for (int k = 0; k < LEVELS; k++) {
                sum += v[0][flow.index(r, column, k)];
            }
        }
        return sum;
    }

    @Test
    void towerOfTwiceTheHeightStaysFinite() {
        Solid town = (r, c, k) -> r % 8 > 3 && c % 8 > 3 && k < (r / 8 == 2 && c / 8 == 2 ? 8 : 4);
        LatticeCase flow = flow(40, 40, 0.8, 0.6, town, 4);
        LatticeRun run =
                LatticeRun.of(flow, start(flow), new LatticeRun.Steadiness(100, 0.05, 1, 1.5), Scenes.threads(2));
        assertThat(run.fastest()).isLessThan(LatticeRun.LIMIT);
        for (float u : run.velocity()[0]) {
            assertThat(u).isFinite();
        }
    }

    /** A start far above the speed limit blows up, is begun again slower, and says so or gives up with a reason. */
    @Test
    void blowUpIsCaught() {
        LatticeCase flow = flow(32, 32, 1, 0, LatticeTest::block, 5);
        float[][] wild = start(flow);
        for (int c = 0; c < wild[0].length; c++) {
            wild[0][c] *= 1.8f;
        }
        LatticeRun.Steadiness quick = new LatticeRun.Steadiness(100, 0.5, 0.3, 0.5);
        assertThat(LatticeRun.of(flow, wild, quick, Workers.SINGLE).retries()).isPositive();
        wild[0][0] = Float.NaN;
        assertThatThrownBy(() -> LatticeRun.of(flow, wild, quick, Workers.SINGLE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blew up");
    }

    @Test
    void schemeIsFreeOfDivergenceAndHasWakes() {
        UrbanGeometry city = Scenes.city(64, 64, 4, (r, c) -> r % 16 > 6 && c % 16 > 6 ? 16 : 0);
        VoxelSpace space = VoxelSpace.build(city, VoxelGrid.build(city, 4));
        SteadyWind wind = new SteadyWind(city, space, Canopy.of(space));
        WindField field = wind.solve(1, 0, Scenes.threads(2));
        assertThat(field.residual()).isLessThan(1e-6);
        VoxelGrid g = space.grid();
        // the street behind the first row of blocks turns back near the ground, which no mass-consistent wind does
        int column = g.columnOf(12, 19);
        float behind = field.flux().x()[g.westFace(column / g.columns(), column % g.columns())];
        assertThat(behind).isNegative();
    }

    @Test
    void schemeOverOpenGroundKeepsTheLogarithmicProfile() {
        UrbanGeometry city = Scenes.city(40, 40, 4, (r, c) -> 0);
        VoxelSpace space = VoxelSpace.build(city, VoxelGrid.build(city, 4));
        WindField field = new SteadyWind(city, space, Canopy.of(space)).solve(0.6, 0.8, Scenes.threads(2));
        VoxelGrid g = space.grid();
        int middle = g.westFace(g.rows() / 2, g.columns() / 2);
        for (int k = 0; k < g.levels() - 2; k++) {
            double z0 = Canopy.GROUND_ROUGHNESS;
            double expected = 0.6 * Math.log(g.centre(k) / z0) / Math.log(Canopy.BLENDING / z0);
            double speed = field.flux().x()[middle + k] / (4 * g.thickness(k));
            assertThat(speed).isCloseTo(expected, Offset.offset((k < 2 ? 0.08 : 0.04) * expected));
        }
    }

    @Test
    void crownsSlowTheWind() {
        UrbanGeometry wooded = Scenes.city(48, 48, 4, (r, c) -> 0);
        for (int r = 16; r < 32; r++) {
            for (int c = 20; c < 28; c++) {
                Scenes.crown(wooded, r * 48 + c, 3, 12, 1);
            }
        }
        VoxelSpace space = VoxelSpace.build(wooded, VoxelGrid.build(wooded, 4));
        WindField field = new SteadyWind(wooded, space, Canopy.of(space)).solve(1, 0, Scenes.threads(2));
        VoxelGrid g = space.grid();
        int level = g.levelAt(7);
        int inside = g.columnOf(24, 25);
        int before = g.columnOf(24, 4);
        double slowed = field.flux().x()[g.westFace(inside / g.columns(), inside % g.columns()) + level];
        double free = field.flux().x()[g.westFace(before / g.columns(), before % g.columns()) + level];
        assertThat(slowed / free).isBetween(0.05, 0.7);
    }

    @Test
    void choiceReachesTheModelAndTheStoreKeepsItsWinds() {
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
        UrbanGeometry city = Scenes.city(24, 24, 4, (r, c) -> r > 8 && r < 14 && c > 8 && c < 14 ? 12 : 0);
        AirOptions steady = new AirOptions(4, 16, true, WindMethod.STEADY, store);
        WindReport first = west(city, steady);
        assertThat(first.method()).isEqualTo("steady");
        assertThat(first.directionsSolved()).isEqualTo(1);
        assertThat(first.details()).contains("lattice of");
        assertThat(west(city, steady).directionsCached()).isEqualTo(1);
        assertThat(west(city, new AirOptions(4, 16, true, store)).directionsSolved())
                .isEqualTo(1);
    }

    private static WindReport west(UrbanGeometry city, AirOptions options) {
        int n = city.domain().size();
        AirModel model = AirModel.build(city, Scenes.facets(city), options, Workers.SINGLE);
        model.level(Scenes.forcing(3, 270), 2, AirLevel.allocate(n), Workers.SINGLE);
        return model.windReport();
    }
}
