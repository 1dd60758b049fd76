package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.SkyKernel;

/**
 * Vector twin of {@link SkyKernel}: one word load serves two azimuths, whose fields reach floats by shift and mask instead
 * of the slow change of shape. The number of lanes must be a multiple of 16.
 */
public final class SkyVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

    /** Sums that are made in one go. */
    public static final int SUMS = 6;

    private static final int FIELDS = SkyKernel.FIELDS;
    private static final int BANDS = SkyKernel.BANDS;
    private static final int SIDES = SkyKernel.SIDES;
    private static final int[] SHIFT = new int[FIELDS];
    private static final int[] MASK = new int[FIELDS];

    static {
        for (int f = 0; f < FIELDS; f++) {
            SHIFT[f] = SkyKernel.shift(f);
            MASK[f] = SkyKernel.mask(f);
        }
    }

    private SkyVectors() {}

    /**
     * As the scalar form, for a number of sums that {@link #SUMS} divides: one kernel only, because a method into which
     * several are inlined grows past what the compiler keeps in registers.
     */
    public static void contract(int[] words, int lanes, int groups, float[] weight, int sums, float[] out) {
        for (int k = 0; k < sums; k += SUMS) {
            six(words, lanes, groups, weight, sums, k, out);
        }
    }

    private static void six(int[] words, int lanes, int groups, float[] weight, int sums, int k, float[] out) {
        for (int i = 0; i < lanes; i += S.length()) {
            FloatVector a = FloatVector.zero(S);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            FloatVector e = a;
            FloatVector f = a;
            for (int g = 0; g < groups; g++) {
                IntVector w = IntVector.fromArray(I, words, g * lanes + i);
                for (int p = 0; p < FIELDS; p++) {
                    FloatVector v =
                            real(w.lanewise(VectorOperators.LSHR, SHIFT[p]).and(MASK[p]));
                    int q = (FIELDS * g + p) * sums + k;
                    a = v.fma(FloatVector.broadcast(S, weight[q]), a);
                    b = v.fma(FloatVector.broadcast(S, weight[q + 1]), b);
                    c = v.fma(FloatVector.broadcast(S, weight[q + 2]), c);
                    d = v.fma(FloatVector.broadcast(S, weight[q + 3]), d);
                    e = v.fma(FloatVector.broadcast(S, weight[q + 4]), e);
                    f = v.fma(FloatVector.broadcast(S, weight[q + 5]), f);
                }
            }
            a.intoArray(out, k * lanes + i);
            b.intoArray(out, (k + 1) * lanes + i);
            c.intoArray(out, (k + 2) * lanes + i);
            d.intoArray(out, (k + 3) * lanes + i);
            e.intoArray(out, (k + 4) * lanes + i);
            f.intoArray(out, (k + 5) * lanes + i);
        }
    }

    /** As the scalar form. */
    public static void azimuths(int[] words, int lanes, int groups, float[] weight, float[] aside, float[] out) {
        for (int i = 0; i < lanes; i += S.length()) {
            FloatVector a = FloatVector.zero(S);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            for (int h = 0; h < 2 * groups; h++) {
                IntVector w = IntVector.fromArray(I, words, (h >> 1) * lanes + i)
                        .lanewise(VectorOperators.LSHR, 16 * (h & 1));
                FloatVector e = FloatVector.zero(S);
                FloatVector f = e;
                FloatVector g = e;
                FloatVector k = e;
                for (int p = 0; p < BANDS; p += 2) {
                    FloatVector v =
                            real(w.lanewise(VectorOperators.LSHR, SHIFT[p]).and(MASK[p]));
                    int q = 4 * (BANDS * h + p);
                    a = v.fma(FloatVector.broadcast(S, weight[q]), a);
                    e = v.fma(FloatVector.broadcast(S, weight[q + 1]), e);
                    b = v.fma(FloatVector.broadcast(S, weight[q + 2]), b);
                    f = v.fma(FloatVector.broadcast(S, weight[q + 3]), f);
                    v = real(w.lanewise(VectorOperators.LSHR, SHIFT[p + 1]).and(MASK[p + 1]));
                    c = v.fma(FloatVector.broadcast(S, weight[q + 4]), c);
                    g = v.fma(FloatVector.broadcast(S, weight[q + 5]), g);
                    d = v.fma(FloatVector.broadcast(S, weight[q + 6]), d);
                    k = v.fma(FloatVector.broadcast(S, weight[q + 7]), k);
                }
                e.add(g).intoArray(aside, 2 * h * lanes + i);
                f.add(k).intoArray(aside, (2 * h + 1) * lanes + i);
            }
            a.add(c).intoArray(out, i);
            b.add(d).intoArray(out, (1 + SIDES) * lanes + i);
        }
    }

    /** As the scalar form. */
    public static void sides(float[] aside, int azimuths, int lanes, float[] across, float[] out) {
        for (int i = 0; i < lanes; i += S.length()) {
            FloatVector a = FloatVector.zero(S);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            FloatVector e = a;
            FloatVector f = a;
            FloatVector g = a;
            FloatVector k = a;
            for (int h = 0; h < azimuths; h++) {
                FloatVector x = FloatVector.fromArray(S, aside, 2 * h * lanes + i);
                FloatVector y = FloatVector.fromArray(S, aside, (2 * h + 1) * lanes + i);
                FloatVector t = FloatVector.broadcast(S, across[SIDES * h]);
                a = x.fma(t, a);
                e = y.fma(t, e);
                t = FloatVector.broadcast(S, across[SIDES * h + 1]);
                b = x.fma(t, b);
                f = y.fma(t, f);
                t = FloatVector.broadcast(S, across[SIDES * h + 2]);
                c = x.fma(t, c);
                g = y.fma(t, g);
                t = FloatVector.broadcast(S, across[SIDES * h + 3]);
                d = x.fma(t, d);
                k = y.fma(t, k);
            }
            a.intoArray(out, lanes + i);
            b.intoArray(out, 2 * lanes + i);
            c.intoArray(out, 3 * lanes + i);
            d.intoArray(out, 4 * lanes + i);
            e.intoArray(out, 6 * lanes + i);
            f.intoArray(out, 7 * lanes + i);
            g.intoArray(out, 8 * lanes + i);
            k.intoArray(out, 9 * lanes + i);
        }
    }

    private static FloatVector real(IntVector w) {
        return (FloatVector) w.convert(VectorOperators.I2F, 0);
    }
}
