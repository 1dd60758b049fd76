package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Measures what a CityJSON file holds. */
public final class CityJsonArea {
    private CityJsonArea() {}

    /** True area of a polygon of a CityJSON file, m2, holes taken off. */
    public static double of(JsonNode rings, JsonNode city) {
        double area = 0;
        for (int r = 0; r < rings.size(); r++) {
            List<double[]> points = new ArrayList<>();
            for (JsonNode v : rings.get(r)) {
                double[] p = new double[3];
                for (int d = 0; d < 3; d++) {
                    p[d] = city.at("/vertices").get(v.asInt()).get(d).asDouble()
                            * city.at("/transform/scale").get(d).asDouble();
                }
                points.add(p);
            }
            area += (r == 0 ? 1 : -1) * ofRing(points);
        }
        return area;
    }

    /** Area within a ring of points x, y, z, the first not repeated. */
    public static double ofRing(List<double[]> p) {
        double[] n = new double[3];
        for (int i = 0; i < p.size(); i++) {
            double[] a = p.get(i);
            double[] b = p.get((i + 1) % p.size());
            double[] o = p.getFirst();
            for (int d = 0; d < 3; d++) {
                int e = (d + 1) % 3;
                int f = (d + 2) % 3;
                n[d] += (a[e] - o[e]) * (b[f] - o[f]) - (a[f] - o[f]) * (b[e] - o[e]);
            }
        }
        return 0.5 * Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    }
}
