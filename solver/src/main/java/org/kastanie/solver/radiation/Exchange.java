package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;

/**
 * Diffuse exchange among facets and crowns. Crowns are sources like facets; what lies outside the active window, or beyond
 * the exchange reach, sends out the mean of its class inside. In the model of a window these means, what its halo sends and
 * the closure of each reflection are those of the whole run (see {@link ExchangeTrace}).
 *
 * <p>Every receiver's row sums to one with its sky, but rows are sampled one by one and reciprocal only in the mean. For
 * shortwave radiation each reflection is therefore scaled by one number, close to one, so that exactly what facets and
 * crowns send to each other arrives; in a field of even radiance that number is one.
 */
final class Exchange {
    private static final int GRAIN = 1 << 14;
    /** Series of reflections in a closed, white enclosure does not converge; this bounds it. */
    private static final double LARGEST_RATIO = 0.999;

    private final Sources sources;
    private final Rows facetRows;
    private final CrownView crowns;
    /** Receivers: facets and crowns. */
    private final int count;
    /** Area of every source inside, m2. */
    private final float[] area;
    /** Share of its view that falls on sources inside. */
    private final float[] inside;
    /** Area-weighted view of all receivers on every class outside, m2. */
    private final double[] outsideView = new double[Sources.OUTSIDE];

    /** Area of every class inside, m2. */
    private final double[] size = new double[Sources.OUTSIDE];

    private final double insideArea;
    private final byte[] kind;
    private final float[] arrived;
    private ExchangeTrace trace = ExchangeTrace.NONE;

    Exchange(Sources sources, Rows facetRows, CrownView crowns, double cellArea) {
        this.sources = sources;
        this.facetRows = facetRows;
        this.crowns = crowns;
        Facets facets = sources.facets;
        count = sources.facetCount + sources.crownCount;
        area = new float[count];
        inside = new float[count];
        kind = new byte[count];
        arrived = new float[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            boolean facet = i < sources.facetCount;
            int row = facet ? i : i - sources.facetCount;
            Rows rows = facet ? facetRows : crowns.surroundings;
            area[i] = facet ? facets.area()[i] : (float) (crowns.leafArea[row] * cellArea);
            kind[i] = (byte) (facet ? kindOf(facets, i) : Sources.CROWN);
            int outside = sources.outside(0);
            inside[i] = (float) rows.weight(row, 0, outside);
            for (int k = 0; k < Sources.OUTSIDE; k++) {
                outsideView[k] += area[i] * rows.weight(row, outside + k, outside + k + 1);
            }
            sum += (double) area[i] * inside[i];
            size[kind[i]] += area[i];
        }
        insideArea = sum;
        for (int k = 0; k < Sources.CROWN; k++) {
            size[Sources.ANY] += size[k];
        }
    }

    private static int kindOf(Facets facets, int f) {
        if (facets.isWall(f) || facets.isCeiling(f)) {
            return Sources.WALL;
        }
        return facets.building()[f] < 0 ? Sources.GROUND : Sources.ROOF;
    }

    /** Adds up several numbers over a range of receivers. */
    private interface Terms {
        void add(int from, int to, double[] sum);
    }

    /** Sums in a fixed order, piece by piece, whatever the number of threads. */
    private double[] sums(int numbers, Workers workers, Terms terms) {
        double[][] part = new double[(count + GRAIN - 1) / GRAIN][numbers];
        workers.forEach(part.length, 1, (from, to) -> {
            for (int p = from; p < to; p++) {
                terms.add(p * GRAIN, Math.min(count, (p + 1) * GRAIN), part[p]);
            }
        });
        double[] total = new double[numbers];
        for (double[] sum : part) {
            for (int k = 0; k < numbers; k++) {
                total[k] += sum[k];
            }
        }
        return total;
    }

    /** Who hears of, or leads, the exchange from now on. */
    void trace(ExchangeTrace listener) {
        trace = listener;
    }

    /** Completes what is handed out to people and points. */
    void given(Radiosities radiosity, Workers workers) {
        if (!trace.leads()) {
            means(radiosity, workers);
        }
        trace.given(radiosity);
    }

    private void outside(Radiosities radiosity, Workers workers) {
        if (!trace.leads()) {
            means(radiosity, workers);
        }
        trace.sources(radiosity);
    }

    /** Fills the classes outside with the means of those inside. */
    private void means(Radiosities radiosity, Workers workers) {
        float[] s = radiosity.shortwave();
        float[] l = radiosity.longwave();
        double[] total = sums(2 * Sources.OUTSIDE, workers, (from, to, sum) -> {
            for (int i = from; i < to; ) {
                int k = kind[i];
                double first = sum[2 * k];
                double second = sum[2 * k + 1];
                for (; i < to && kind[i] == k; i++) {
                    first += (double) area[i] * s[i];
                    second += (double) area[i] * l[i];
                }
                sum[2 * k] = first;
                sum[2 * k + 1] = second;
            }
        });
        for (int k = 0; k < Sources.CROWN; k++) {
            total[2 * Sources.ANY] += total[2 * k];
            total[2 * Sources.ANY + 1] += total[2 * k + 1];
        }
        for (int k = 0; k < Sources.OUTSIDE; k++) {
            int from = size[k] > 0 ? k : Sources.ANY;
            s[sources.outside(k)] = (float) (total[2 * from] / size[from]);
            l[sources.outside(k)] = (float) (total[2 * from + 1] / size[from]);
        }
    }

    private void gather(Radiosities from, Rows.Sink facets, Rows.Sink leaves, Workers workers) {
        facetRows.gather(from.shortwave(), from.longwave(), facets, workers);
        crowns.surroundings.gather(from.shortwave(), from.longwave(), leaves, workers);
    }

    /** Longwave radiation alone: adds what everybody receives from the radiosities to {@code longwave}. */
    void warmth(Radiosities radiosity, float[] longwave, Workers workers) {
        Arrays.fill(radiosity.shortwave(), 0);
        outside(radiosity, workers);
        int n = sources.facetCount;
        facetRows.gather(radiosity.longwave(), (i, l, none) -> longwave[i] += l, workers);
        crowns.surroundings.gather(radiosity.longwave(), (c, l, none) -> longwave[n + c] += l, workers);
    }

    /**
     * One pass of both: shortwave radiation once more reflected, longwave radiation as in {@link #warmth}.
     *
     * @param radiosity longwave filled, shortwave scratch
     * @param direct from sun and sky on every facet and crown
     * @param albedo of the facets
     * @param reflected what arrives from the surroundings: a guess comes in, the result goes out
     */
    void reflect(
            Radiosities radiosity,
            float[] direct,
            float[] albedo,
            float[] reflected,
            float[] longwave,
            Workers workers) {
        float[] sent = radiosity.shortwave();
        workers.forEach(count, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                sent[i] = albedoOf(albedo, i) * (direct[i] + reflected[i]);
            }
        });
        outside(radiosity, workers);
        int n = sources.facetCount;
        gather(
                radiosity,
                (i, s, l) -> {
                    arrived[i] = s;
                    longwave[i] += l;
                },
                (c, s, l) -> {
                    arrived[n + c] = s;
                    longwave[n + c] += l;
                },
                workers);
        close(sent, albedo, reflected, workers);
    }

    /**
     * Brings what has arrived to what was sent, and closes the series of reflections: what this one has changed is
     * reflected on and on, spread in proportion to what each receiver sees of the others.
     */
    private void close(float[] sent, float[] albedo, float[] reflected, Workers workers) {
        float[] closure = trace.leads() ? new float[2] : closure(sent, albedo, reflected, workers);
        trace.closure(closure);
        float scale = closure[0];
        float even = closure[1];
        workers.forEach(count, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                reflected[i] = Math.max(0, scale * arrived[i] + even * inside[i]);
            }
        });
    }

    /** Scale on what has arrived, and the rest of the series per share seen of the others. */
    private float[] closure(float[] sent, float[] albedo, float[] reflected, Workers workers) {
        double[] whole = sums(5, workers, (from, to, sum) -> {
            double wanted = 0;
            double got = 0;
            double seen = 0;
            double before = 0;
            double alike = 0;
            for (int i = from; i < to; i++) {
                double view = (double) area[i] * inside[i];
                double again = view * albedoOf(albedo, i);
                wanted += view * sent[i];
                got += (double) area[i] * arrived[i];
                seen += again * arrived[i];
                before += again * reflected[i];
                alike += again * inside[i];
            }
            sum[0] = wanted;
            sum[1] = got;
            sum[2] = seen;
            sum[3] = before;
            sum[4] = alike;
        });
        for (int c = 0; c < Sources.OUTSIDE; c++) {
            whole[1] -= outsideView[c] * sent[sources.outside(c)];
        }
        float scale = whole[0] > 0 && whole[1] > 0 ? (float) (whole[0] / whole[1]) : 1;
        double change = scale * whole[2] - whole[3];
        double ratio = insideArea > 0 ? Math.min(LARGEST_RATIO, whole[4] / insideArea) : 0;
        return new float[] {scale, insideArea > 0 ? (float) (change / (1 - ratio) / insideArea) : 0};
    }

    private float albedoOf(float[] albedo, int i) {
        return i < sources.facetCount ? albedo[i] : (float) CrownOptics.SCATTERING;
    }

    long bytes() {
        return 13L * count;
    }
}
