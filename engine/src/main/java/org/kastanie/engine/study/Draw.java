package org.kastanie.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.kastanie.engine.job.DrawnJob;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.scene.MaterialLibrary;

/**
 * One draw of what is not known well, the same for base case and variants, so that what both share cancels in their
 * difference.
 *
 * @param airTemperature added to the weather's, K
 * @param windSpeed factor on the weather's
 * @param leafArea factor on that of all crowns
 * @param albedo place of all materials in the ranges of the library, 0..1
 */
record Draw(double airTemperature, double windSpeed, double leafArea, double albedo) {
    /** Choice: the weather of a station and that of the quarter's rim differ by about this, standard deviation, K. */
    private static final double AIR = 1;
    /** Choice: a quarter up or down, standard deviation of the logarithm. */
    private static final double WIND = 0.25;
    /** Choice: leaf area of a species varies by about this from tree to tree, standard deviation of the logarithm. */
    private static final double LEAVES = 0.2;
    /** Normal numbers are cut here, so that no draw is absurd. */
    private static final double CUT = 2.5;

    static List<Draw> of(Study.Uncertainty rule) {
        SplittableRandom random = new SplittableRandom(rule.seed());
        List<Draw> draws = new ArrayList<>();
        for (int i = 0; i < rule.draws(); i++) {
            draws.add(new Draw(
                    AIR * normal(random),
                    Math.exp(WIND * normal(random)),
                    Math.exp(LEAVES * normal(random)),
                    random.nextDouble()));
        }
        return draws;
    }

    private static double normal(SplittableRandom random) {
        return Math.clamp(random.nextGaussian(), -CUT, CUT);
    }

    DrawnJob.Change change(double cell) {
        Map<String, Double> albedos = new TreeMap<>();
        MaterialLibrary.albedoRanges()
                .forEach((id, range) -> albedos.put(id, range[0] + albedo * (range[1] - range[0])));
        return new DrawnJob.Change(airTemperature, windSpeed, leafArea, albedos, cell);
    }
}
