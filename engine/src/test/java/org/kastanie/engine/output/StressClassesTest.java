package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StressClassesTest {
    @ParameterizedTest
    @CsvSource({
        "-50,extreme_cold_stress", "-40,very_strong_cold_stress", "0,slight_cold_stress", "9,no_thermal_stress",
        "26,no_thermal_stress", "26.1,moderate_heat_stress", "32,moderate_heat_stress", "38.01,very_strong_heat_stress",
        "46,very_strong_heat_stress", "46.5,extreme_heat_stress"
    })
    void utci(double value, String name) {
        assertThat(StressClasses.UTCI.names().get(StressClasses.UTCI.classOf(value)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "3,extreme_cold_stress",
        "18,no_thermal_stress",
        "23,no_thermal_stress",
        "30,moderate_heat_stress",
        "41,strong_heat_stress",
        "41.2,extreme_heat_stress"
    })
    void pet(double value, String name) {
        assertThat(StressClasses.PET.names().get(StressClasses.PET.classOf(value)))
                .isEqualTo(name);
    }

    @Test
    void sharesLeaveOutCellsWithoutValue() {
        double[] shares = StressClasses.UTCI.shares(new float[] {20, 40, Float.NaN, 40});
        assertThat(shares[5]).isEqualTo(1 / 3.0);
        assertThat(shares[8]).isEqualTo(2 / 3.0);
        assertThat(StressClasses.UTCI.shares(new float[] {Float.NaN})).containsOnly(Double.NaN);
        assertThat(StressClasses.UTCI.classOf(Double.NaN)).isEqualTo(-1);
    }
}
