package org.kastanie.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kastanie.solver.quantity.PhysicalConstants;

class GlobeTest {
    private static final Globe GREY = new Globe(0.04, 0.7, 0.95);

    @Test
    void readsTheAirInSurroundingsOfTheSameTemperature() {
        double air = 20;
        double black = PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(air + PhysicalConstants.ZERO_CELSIUS, 4);
        assertThat(GREY.temperature(0, black, air, 1)).isCloseTo(air, within(1e-5));
    }

    @Test
    void losesWhatItAbsorbs() {
        double air = 25;
        double t = GREY.temperature(250, 450, air, 1.5);
        double convection = 6.3 * Math.pow(1.5, 0.6) / Math.pow(0.04, 0.4) * (t - air);
        double emission = 0.95 * PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(t + PhysicalConstants.ZERO_CELSIUS, 4);
        assertThat(convection + emission).isCloseTo(0.7 * 250 + 0.95 * 450, within(1e-3));
    }

    @Test
    void naturalConvectionTakesOverInStillAir() {
        double air = 25;
        double still = GREY.temperature(250, 450, air, 0);
        double t = still - air;
        // 0.1 m/s would take 5.7 W/m2K; a globe 15 K warmer than still air loses 6.2 by itself
        assertThat(1.4 * Math.pow(t / 0.04, 0.25)).isGreaterThan(6.3 * Math.pow(0.1, 0.6) / Math.pow(0.04, 0.4));
        assertThat(1.4 * Math.pow(t / 0.04, 0.25) * t
                        + 0.95
                                * PhysicalConstants.STEFAN_BOLTZMANN
                                * Math.pow(still + PhysicalConstants.ZERO_CELSIUS, 4))
                .isCloseTo(0.7 * 250 + 0.95 * 450, within(1e-3));
    }

    @Test
    void meanOfSixDirections() {
        assertThat(Globe.mean(new double[] {1, 2, 3, 4, 5, 6})).isEqualTo(3.5);
    }
}
