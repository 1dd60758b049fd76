package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.sun.SunPosition;

/**
 * The beam of one position of the sun, added to everything it falls on.
 *
 * @param time share of the whole interval
 * @param share of the sunlit time of the interval
 * @param power normal irradiance times the position's share of the whole interval, W m-2
 */
record BeamShare(Lit lit, SunPosition sun, float time, float share, float power) {
    void onFacets(Facets facets, int from, int to, float[] direct, float[] sunlit) {
        float x = (float) sun.x();
        float y = (float) sun.y();
        float z = (float) sun.z();
        float[] nx = facets.normalX();
        float[] ny = facets.normalY();
        float[] nz = facets.normalZ();
        short[] seen = lit.facets();
        for (int i = from; i < to; i++) {
            float lighted = Lit.share(seen[i]);
            float cosine = nx[i] * x + ny[i] * y + nz[i] * z;
            sunlit[i] += cosine > 0 ? time * lighted : 0;
            direct[i] += power * lighted * Math.max(0, cosine);
        }
    }

    /** As if no crown stood anywhere, on ground and roofs. */
    void open(Facets facets, int from, int to, float[] out) {
        float x = (float) sun.x();
        float y = (float) sun.y();
        float z = (float) sun.z();
        for (int i = from; i < to; i++) {
            float cosine = facets.normalX()[i] * x + facets.normalY()[i] * y + facets.normalZ()[i] * z;
            out[i] += cosine > 0 ? time * Lit.share(lit.open()[i]) : 0;
        }
    }

    /** A sphere of leaves: their mean projection is a quarter of both sides. */
    void onCrowns(int from, int to, int first, float[] direct) {
        for (int c = from; c < to; c++) {
            direct[first + c] += 0.25f * power * Lit.share(lit.crowns()[c]);
        }
    }

    void onPersons(int[] place, int from, int to, float[] sunlit) {
        for (int p = from; p < to; p++) {
            sunlit[place[p]] += share * Lit.share(lit.persons()[p]);
        }
    }
}
