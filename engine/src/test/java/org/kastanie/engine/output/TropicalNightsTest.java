package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TropicalNightsTest {
    private static final Instant START = Instant.parse("2015-07-19T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    /** Air of 20 degC at all times but one, a cell each. */
    private static float[] counted(Instant start, Duration interval, int times, int... cold) {
        TropicalNights nights = new TropicalNights(start, interval, times, cold.length);
        for (int t = 0; t < times; t++) {
            float[] air = new float[cold.length];
            for (int i = 0; i < air.length; i++) {
                air[i] = t == cold[i] ? 19.99f : 20;
            }
            nights.add(air);
        }
        return nights.count();
    }

    /** Intervals 6 to 17 are the first night, 30 to 41 the second; 20 degC is not below 20 degC. */
    @Test
    void anHourBelowTwentyFrom18To06CostsTheNight() {
        assertThat(counted(START, HOUR, 48, -1, 5, 6, 17, 18, 29, 30, 41, 42))
                .containsExactly(2, 2, 1, 1, 2, 2, 1, 1, 2);
    }

    @Test
    void onlyWholeNightsCount() {
        assertThat(new TropicalNights(START, HOUR, 18, 1).nights()).isEqualTo(1);
        assertThat(new TropicalNights(START, HOUR, 17, 1).nights()).isZero();
        assertThat(new TropicalNights(START.plus(HOUR.multipliedBy(7)), HOUR, 24, 1).nights())
                .isZero();
        assertThat(new TropicalNights(START, HOUR, 41, 1).nights()).isEqualTo(1);
        assertThat(new TropicalNights(START, HOUR, 42, 1).nights()).isEqualTo(2);
        assertThat(new TropicalNights(START, Duration.ofHours(3), 8, 1).nights())
                .isZero();
        assertThat(counted(START, Duration.ofMinutes(10), 108, -1, 35, 36, 107)).containsExactly(1, 1, 0, 0);
    }

    @Test
    void buildingsHaveNoNights() {
        TropicalNights nights = new TropicalNights(START, HOUR, 18, 2);
        for (int t = 0; t < 18; t++) {
            nights.add(new float[] {Float.NaN, 25});
        }
        assertThat(nights.count()[0]).isNaN();
        assertThat(nights.count()[1]).isEqualTo(1);
    }
}
