package org.kastanie.solver.radiation;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.kastanie.solver.kernel.reference.PersonKernel;

/**
 * Rays of people over the whole sphere in the order of the octants they come from: a ray has weight in three of six
 * directions, which are the same for all of an octant. Within an octant the level rays come first, since steep ones often
 * meet nothing.
 */
final class PersonRays {
    static final int OCTANTS = 8;
    private static final int DIRECTIONS = PersonField.DIRECTIONS;

    final int count;
    /** Number in the set of directions of every ray. */
    final int[] original;
    /** First ray of every octant, and the end. */
    final int[] start = new int[OCTANTS + 1];
    /** The three directions of every octant. */
    final int[][] across = new int[OCTANTS][];
    /** Three weights of every ray; every direction's sum to one. */
    final float[] weight;

    PersonRays(Directions rays) {
        count = rays.count();
        original = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingInt((Integer k) -> octant(rays, k))
                        .thenComparingDouble(k -> Math.abs(rays.z()[k])))
                .mapToInt(k -> k)
                .toArray();
        for (int k : original) {
            start[octant(rays, k) + 1]++;
        }
        for (int o = 0; o < OCTANTS; o++) {
            start[o + 1] += start[o];
            // down and up, north and south, east and west in the order of PersonField
            across[o] = new int[] {o >> 2, 2 + 2 * (o >> 1 & 1), 3 + 2 * (o & 1)};
        }
        float[] table = table(rays);
        weight = new float[PersonKernel.WEIGHTS * count];
        for (int o = 0; o < OCTANTS; o++) {
            for (int r = start[o]; r < start[o + 1]; r++) {
                for (int k = 0; k < PersonKernel.WEIGHTS; k++) {
                    weight[PersonKernel.WEIGHTS * r + k] = table[DIRECTIONS * original[r] + across[o][k]];
                }
            }
        }
    }

    private static int octant(Directions rays, int k) {
        return (rays.z()[k] >= 0 ? 0 : 4) + (rays.y()[k] >= 0 ? 0 : 2) + (rays.x()[k] >= 0 ? 0 : 1);
    }

    /** Weight of every direction of a unit sphere in six irradiances, each summing to one. */
    static float[] table(Directions rays) {
        float[] table = new float[rays.count() * DIRECTIONS];
        double[] sum = new double[DIRECTIONS];
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < rays.count(); k++) {
                double[] along = {
                    rays.z()[k], -rays.z()[k], rays.y()[k], rays.x()[k], -rays.y()[k], -rays.x()[k],
                };
                for (int d = 0; d < along.length; d++) {
                    double w = Math.max(0, along[d]);
                    if (pass == 0) {
                        sum[d] += w;
                    } else {
                        table[k * DIRECTIONS + d] = (float) (w / sum[d]);
                    }
                }
            }
        }
        return table;
    }
}
