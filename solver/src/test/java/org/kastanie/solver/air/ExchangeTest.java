package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Exchange over open land, where the similarity of the surface layer holds: K = kappa u z / phi_h(z/L). */
class ExchangeTest {
    private static final double T = 300;
    private static final double KAPPA = PhysicalConstants.VON_KARMAN;
    private static final VoxelSpace SPACE = space();

    private static VoxelSpace space() {
        UrbanGeometry open = Scenes.city(24, 24, 4, (row, column) -> 0);
        return VoxelSpace.build(open, VoxelGrid.build(open, 4));
    }

    /** Exchange of the column in the middle at a level. */
    private static double exchange(int level, double friction, double buoyancy) {
        int voxels = SPACE.grid().voxels();
        float[] u = new float[voxels];
        Arrays.fill(u, (float) friction);
        float[] out = new float[voxels];
        MixingLength length = MixingLength.of(SPACE, Canopy.of(SPACE));
        new Exchange(SPACE, length).fill(out, u, T, buoyancy, Workers.SINGLE);
        return out[(SPACE.grid().size() / 2) * SPACE.grid().levels() + level];
    }

    private static double force(double buoyancy) {
        return PhysicalConstants.GRAVITY / T * buoyancy;
    }

    @Test
    void withoutHeatItIsThatOfShear() {
        double z = SPACE.grid().centre(2);
        assertThat(exchange(2, 0.3, 0)).isCloseTo(KAPPA * z * 0.3 / 0.85, within(1e-3));
        assertThat(exchange(2, 0.3, 1e-9)).isCloseTo(exchange(2, 0.3, -1e-9), within(1e-4));
    }

    /** The exact formula, in double precision. */
    @Test
    void theCubeRootIsThatOfTheFormula() {
        MixingLength length = MixingLength.of(SPACE, Canopy.of(SPACE));
        for (int level = 0; level < SPACE.grid().levels(); level++) {
            int voxel = SPACE.grid().size() / 2 * SPACE.grid().levels() + level;
            for (double buoyancy : new double[] {1e-6, 0.01, 0.5}) {
                for (double u : new double[] {0, 0.02, 0.3, 3}) {
                    double work = 34.15 * KAPPA * force(buoyancy) * SPACE.grid().centre(level);
                    double exact = length.length()[voxel] * Math.cbrt(Math.pow(u / 0.85, 3) + work);
                    assertThat(exchange(level, u, buoyancy))
                            .as("%s m/s, %s K m/s", u, buoyancy)
                            .isCloseTo(Math.max(0.01, exact), within(2e-6 * Math.max(0.01, exact)));
                }
            }
        }
    }

    @Test
    void inHeatItFollowsTheMeasuredProfiles() {
        double u = 0.3;
        for (int level = 0; level < 6; level++) {
            double z = SPACE.grid().centre(level);
            for (double zL : new double[] {-0.1, -0.2, -0.35, -0.5}) {
                double buoyancy = -zL * u * u * u / (KAPPA * z) / force(1);
                double dyer = KAPPA * z * u * Math.sqrt(1 - 16 * zL);
                assertThat(exchange(level, u, buoyancy) / dyer)
                        .as("z/L %s at %s m", zL, z)
                        .isBetween(0.85, 1.2);
            }
        }
    }

    /** Measured without wind: potential temperature falls as dtheta/dz = -C B^(2/3) (g/T)^(-1/3) z^(-4/3), C about 1. */
    @Test
    void withoutWindItIsThatOfFreeConvection() {
        double buoyancy = 0.15;
        for (int level = 0; level < 6; level++) {
            double z = SPACE.grid().centre(level);
            double free = Math.cbrt(force(buoyancy) * z) * z;
            assertThat(exchange(level, 0, buoyancy) / free).isBetween(0.7, 1.4);
        }
    }
}
