package org.kastanie.solver.model;

import org.kastanie.solver.sun.SkyState;

/** The weather of a step in a few numbers: by them a record knows the steps it was made with. */
final class Weather {
    private static final String[] NAME = {
        "people (1 without, 2 with)",
        "length (s)",
        "global radiation (W m-2)",
        "beam (W m-2)",
        "diffuse radiance",
        "longwave radiance (W m-2 sr-1)",
        "air temperature (K)",
        "specific humidity",
        "wind speed (m s-1)",
        "wind direction (rad)",
        "pressure (Pa)",
        "precipitation (kg m-2 s-1)",
        "time of day (s)"
    };

    private Weather() {}

    static float[] of(StepForcing forcing, boolean people) {
        SkyState sky = forcing.sky();
        double beam = 0;
        for (int k = 0; k < sky.sun().length; k++) {
            beam += sky.sunWeight()[k] * (sky.directNormal()[k] + sky.circumsolarNormal()[k]);
        }
        return new float[] {
            people ? 2 : 1,
            (float) forcing.seconds(),
            (float) sky.globalHorizontal(),
            (float) beam,
            sum(sky.diffuseRadiance()),
            sky.longwave().even(),
            (float) forcing.air().temperature(),
            (float) forcing.air().specificHumidity(),
            (float) forcing.air().windSpeed(),
            (float) forcing.air().windDirection(),
            (float) forcing.air().pressure(),
            (float) forcing.precipitation(),
            // A record has no place for a missing value: -1 stands for a scene without a clock.
            Double.isNaN(forcing.secondOfDay()) ? -1 : (float) forcing.secondOfDay()
        };
    }

    private static float sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) sum;
    }

    /** Name of the first number in which two steps differ, with both values; empty if none. */
    static String difference(float[] recorded, float[] given) {
        for (int k = 0; k < NAME.length; k++) {
            if (Float.floatToIntBits(recorded[k]) != Float.floatToIntBits(given[k])) {
                return NAME[k] + " is " + given[k] + " and was " + recorded[k];
            }
        }
        return "";
    }
}
