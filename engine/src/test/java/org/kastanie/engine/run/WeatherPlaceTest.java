package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.forcing.WeatherSeries;

class WeatherPlaceTest {
    private static String doubt(double north, double east) {
        return WeatherPlace.doubt(new WeatherSeries("w.epw", north, east, List.of(), List.of()), 48.15, 11.57);
    }

    /** A quarter of a meridian, and one degree along the equator, of a sphere of 6371.0088 km. */
    @Test
    void distancesOfASphere() {
        assertThat(WeatherPlace.distance(0, 10, 90, 10)).isCloseTo(10007.557, within(0.001));
        assertThat(WeatherPlace.distance(0, 10, 0, 11)).isCloseTo(111.195, within(0.001));
        assertThat(WeatherPlace.distance(48, 11, 48, 11)).isZero();
    }

    @Test
    void weatherFromFarAwayIsDoubted() {
        assertThat(doubt(50.78, 6.1)).contains("about 490 km", "50.78 degrees north, 6.10 east");
        assertThat(doubt(48.35, 11.8)).isEmpty(); // 28 km
        assertThat(doubt(Double.NaN, Double.NaN)).isEmpty();
    }
}
