package org.kastanie.engine.output;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.quantity.Quantity;

/**
 * Classes of thermal stress, coldest first.
 *
 * @param index name of the index for people
 * @param names of the classes, snake_case, as in tables
 * @param limits between the classes, degC; a value on a limit belongs to the warmer class for cold limits and to the
 *     cooler one for heat limits, that is every class includes the limit that lies nearer to comfort
 * @param neutral position of the class without stress
 */
public record StressClasses(String index, List<String> names, double[] limits, int neutral) {
    /**
     * UTCI assessment scale (Broede et al. 2012, Int. J. Biometeorol. 56, 481, table 2; Jendritzky et al. 2012, ibid. 421):
     * ten classes, above +26 degC heat stress.
     */
    public static final StressClasses UTCI = new StressClasses(
            "UTCI",
            List.of(
                    "extreme_cold_stress",
                    "very_strong_cold_stress",
                    "strong_cold_stress",
                    "moderate_cold_stress",
                    "slight_cold_stress",
                    "no_thermal_stress",
                    "moderate_heat_stress",
                    "strong_heat_stress",
                    "very_strong_heat_stress",
                    "extreme_heat_stress"),
            new double[] {-40, -27, -13, 0, 9, 26, 32, 38, 46},
            5);

    /** PET classes of central Europe (Matzarakis and Mayer 1996, WHO Newsletter 18, 7; VDI 3787 part 2). */
    public static final StressClasses PET = new StressClasses(
            "PET",
            List.of(
                    "extreme_cold_stress",
                    "strong_cold_stress",
                    "moderate_cold_stress",
                    "slight_cold_stress",
                    "no_thermal_stress",
                    "slight_heat_stress",
                    "moderate_heat_stress",
                    "strong_heat_stress",
                    "extreme_heat_stress"),
            new double[] {4, 8, 13, 18, 23, 29, 35, 41},
            4);

    /** Classes of a quantity, null if it has none. */
    public static @Nullable StressClasses of(Quantity quantity) {
        return switch (quantity) {
            case UTCI -> UTCI;
            case PET -> PET;
            default -> null;
        };
    }

    public int count() {
        return names.size();
    }

    /** Class of a value in degC; -1 for NaN. */
    public int classOf(double celsius) {
        if (Double.isNaN(celsius)) {
            return -1;
        }
        int number = 0;
        while (number < limits.length && (number < neutral ? celsius >= limits[number] : celsius > limits[number])) {
            number++;
        }
        return number;
    }

    /** Share of the valid values in each class, 0..1; all NaN without valid values. */
    public double[] shares(float[] celsius) {
        double[] shares = new double[count()];
        int valid = 0;
        for (float value : celsius) {
            int number = classOf(value);
            if (number >= 0) {
                shares[number]++;
                valid++;
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = valid == 0 ? Double.NaN : shares[i] / valid;
        }
        return shares;
    }

    /** Name of a class for people: "strong heat stress". */
    public String label(int number) {
        return names.get(number).replace('_', ' ');
    }
}
