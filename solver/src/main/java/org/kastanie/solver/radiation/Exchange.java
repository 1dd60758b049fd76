package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;

/**
 * Diffuse exchange among facets and crowns. Crowns are sources like facets; what lies outside the active window sends out
 * the mean of its class inside.
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

    Exchange(Sources sources, Rows facetRows, CrownView crowns, float[] skyView, double cellArea) {
        this.sources = sources;
        this.facetRows = facetRows;
        this.crowns = crowns;
        int n = sources.facetCount + sources.crownCount;
        Facets facets = sources.facets;
        area = new float[n];
        inside = new float[n];
        kind = new byte[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            boolean facet = i < sources.facetCount;
            int row = facet ? i : i - sources.facetCount;
            Rows rows = facet ? facetRows : crowns.surroundings;
            area[i] = facet ? facets.area()[i] : (float) (crowns.leafArea[row] * cellArea);
            kind[i] = (byte) (facet ? kindOf(facets, i) : Sources.CROWN);
            inside[i] = (float) rows.weight(row, 0, n);
            for (int k = 0; k < Sources.OUTSIDE; k++) {
                outsideView[k] += area[i] * rows.weight(row, n + k, n + k + 1);
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
        if (f >= facets.horizontal()) {
            return Sources.WALL;
        }
        return facets.building()[f] < 0 ? Sources.GROUND : Sources.ROOF;
    }

    /** Sums in a fixed order, piece by piece, whatever the number of threads. */
    interface Term {
        double of(int i);
    }

    double sum(Workers workers, Term term) {
        int n = area.length;
        double[] part = new double[(n + GRAIN - 1) / GRAIN];
        workers.forEach(part.length, 1, (from, to) -> {
            for (int p = from; p < to; p++) {
                double sum = 0;
                int end = Math.min(n, (p + 1) * GRAIN);
                for (int i = p * GRAIN; i < end; i++) {
                    sum += term.of(i);
                }
                part[p] = sum;
            }
        });
        double sum = 0;
        for (double p : part) {
            sum += p;
        }
        return sum;
    }

    /** Fills the classes outside with the means of those inside. */
    void outside(float[] radiosity, Workers workers) {
        double[][] part = new double[(area.length + GRAIN - 1) / GRAIN][Sources.OUTSIDE];
        workers.forEach(part.length, 1, (from, to) -> {
            for (int p = from; p < to; p++) {
                double[] sum = new double[Sources.OUTSIDE];
                int end = Math.min(area.length, (p + 1) * GRAIN);
                for (int i = p * GRAIN; i < end; i++) {
                    sum[kind[i]] += (double) area[i] * radiosity[i];
                }
                part[p] = sum;
            }
        });
        // the pieces in their order, whoever made them
        double[] total = new double[Sources.OUTSIDE];
        for (double[] sum : part) {
            for (int k = 0; k < total.length; k++) {
                total[k] += sum[k];
            }
        }
        for (int k = 0; k < Sources.CROWN; k++) {
            total[Sources.ANY] += total[k];
        }
        for (int k = 0; k < Sources.OUTSIDE; k++) {
            int from = size[k] > 0 ? k : Sources.ANY;
            radiosity[sources.outside(k)] = (float) (total[from] / size[from]);
        }
    }

    /** {@code out = base + scale x what everybody receives from the radiosity}. */
    void gather(float[] radiosity, float scale, float[] base, float[] out, Workers workers) {
        facetRows.gather(radiosity, scale, base, out, 0, workers);
        crowns.surroundings.gather(radiosity, scale, base, out, sources.facetCount, workers);
    }

    /**
     * Shortwave reflections.
     *
     * @param direct from sun and sky on every facet and crown
     * @param albedo of the facets
     * @param reflections number of reflections followed facet by facet
     * @param total receives what facets and crowns get in all
     */
    void reflect(float[] direct, float[] albedo, int reflections, float[] total, Workers workers) {
        float[] radiosity = new float[sources.count()];
        float[] before = new float[total.length];
        float[] zero = new float[total.length];
        System.arraycopy(direct, 0, total, 0, area.length);
        for (int k = 0; k < reflections; k++) {
            System.arraycopy(total, 0, before, 0, area.length);
            radiate(total, albedo, radiosity, workers);
            outside(radiosity, workers);
            gather(radiosity, 1, zero, total, workers);
            double sent = sum(workers, i -> (double) area[i] * inside[i] * radiosity[i]);
            double got = sum(workers, i -> (double) area[i] * total[i]);
            for (int c = 0; c < Sources.OUTSIDE; c++) {
                got -= outsideView[c] * radiosity[sources.outside(c)];
            }
            float scale = got > 0 && sent > 0 ? (float) (sent / got) : 1;
            workers.forEach(area.length, GRAIN, (from, to) -> {
                for (int i = from; i < to; i++) {
                    total[i] = direct[i] + scale * total[i];
                }
            });
        }
        rest(reflections == 0 ? zero : before, albedo, total, workers);
    }

    /** The rest of the series: spread in proportion to what each receiver sees of the others. */
    private void rest(float[] before, float[] albedo, float[] total, Workers workers) {
        double power = sum(workers, i -> area[i] * albedoOf(albedo, i) * inside[i] * (double) (total[i] - before[i]));
        double again = sum(workers, i -> area[i] * albedoOf(albedo, i) * inside[i] * (double) inside[i]);
        if (!(insideArea > 0)) {
            return;
        }
        double ratio = Math.min(LARGEST_RATIO, again / insideArea);
        float even = (float) (power / (1 - ratio) / insideArea);
        workers.forEach(area.length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                total[i] += even * inside[i];
            }
        });
    }

    private double albedoOf(float[] albedo, int i) {
        return i < sources.facetCount ? albedo[i] : CrownOptics.SCATTERING;
    }

    private void radiate(float[] incoming, float[] albedo, float[] radiosity, Workers workers) {
        workers.forEach(area.length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                radiosity[i] = (i < sources.facetCount ? albedo[i] : (float) CrownOptics.SCATTERING) * incoming[i];
            }
        });
    }

    long bytes() {
        return 9L * area.length;
    }
}
