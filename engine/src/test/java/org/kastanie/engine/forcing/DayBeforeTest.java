package org.kastanie.engine.forcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.sun.ClearSky;
import org.kastanie.solver.sun.SunTrack;

class DayBeforeTest {
    private static final Instant SUMMER = Instant.parse("2006-07-25T23:00:00Z");
    private static final WeatherSite PLACE = new WeatherSite(57.7, 12, 10, 2, 0.1);

    /** Two days of a share of the clear sky's radiation, with air that warms by 3 K a day. */
    private static WeatherSeries days(Instant start, double share, WeatherSite site) {
        List<WeatherInterval> intervals = new ArrayList<>();
        for (int h = 0; h < 48; h++) {
            Instant from = start.plus(Duration.ofHours(h));
            Instant to = from.plus(Duration.ofHours(1));
            double clear = ClearSky.globalHorizontal(SunTrack.of(from, to, site.latitude(), site.longitude()));
            double air = 293 + 5 * Math.sin((h - 9) * Math.PI / 12) + 3 * h / 24.0;
            intervals.add(new WeatherInterval(
                    from, to, air, 0.009, 101300, 2, 4, share * clear, 0.2 * share * clear, 330, 0));
        }
        return new WeatherSeries("test", site.latitude(), site.longitude(), intervals, List.of());
    }

    private static double clearness(WeatherSeries series) {
        double sum = 0;
        double top = 0;
        for (WeatherInterval i : series.intervals().subList(0, 24)) {
            sum += i.globalHorizontal();
            top += SunTrack.of(i.start(), i.end(), PLACE.latitude(), PLACE.longitude())
                    .extraterrestrialHorizontal();
        }
        return sum / top;
    }

    @Test
    void clearDayHadADimmerOneBeforeIt() {
        WeatherSeries today = days(SUMMER, 1, PLACE);
        WeatherSeries before = DayBefore.of(today, PLACE, SUMMER);
        double expected = DayBefore.ORDINARY + DayBefore.PERSISTENCE * (clearness(today) - DayBefore.ORDINARY);
        assertThat(before.intervals()).hasSize(24);
        assertThat(clearness(today)).isGreaterThan(0.68);
        assertThat(clearness(before)).isCloseTo(expected, within(1e-9));
        WeatherInterval noon = before.intervals().get(12);
        assertThat(noon.longwaveDown()).isGreaterThan(335);
        assertThat(noon.diffuseHorizontal()).isBetween(0.25 * noon.globalHorizontal(), noon.globalHorizontal());
    }

    @Test
    void ordinaryDayStaysAsBright() {
        double share = DayBefore.ORDINARY / clearness(days(SUMMER, 1, PLACE));
        WeatherSeries today = days(SUMMER, share, PLACE);
        assertThat(clearness(DayBefore.of(today, PLACE, SUMMER))).isCloseTo(clearness(today), within(1e-9));
    }

    @Test
    void darkDayHadABrighterOneBeforeItButNeverBrighterThanClear() {
        WeatherSeries today = days(SUMMER, 0.2, PLACE);
        WeatherSeries clear = days(SUMMER, 1, PLACE);
        WeatherSeries before = DayBefore.of(today, PLACE, SUMMER);
        assertThat(clearness(before)).isGreaterThan(2 * clearness(today));
        for (int h = 0; h < 24; h++) {
            assertThat(before.intervals().get(h).globalHorizontal())
                    .isLessThanOrEqualTo(clear.intervals().get(h).globalHorizontal() + 1e-9);
        }
    }

    @Test
    void dayBeforeEndsAsWarmAsTheDayBegins() {
        WeatherSeries today = days(SUMMER, 1, PLACE);
        List<WeatherInterval> before = DayBefore.of(today, PLACE, SUMMER).intervals();
        assertThat(before.getLast().airTemperature())
                .isCloseTo(before.getFirst().airTemperature(), within(1e-9));
        assertThat(before.getFirst().airTemperature())
                .isCloseTo(today.intervals().getFirst().airTemperature(), within(0.1));
    }

    @Test
    void withoutSunOnlyTheTemperatureChanges() {
        WeatherSite north = new WeatherSite(78, 15, 10, 2, 0.1);
        Instant winter = Instant.parse("2006-12-20T23:00:00Z");
        List<WeatherInterval> before =
                DayBefore.of(days(winter, 1, north), north, winter).intervals();
        assertThat(before).allSatisfy(i -> {
            assertThat(i.globalHorizontal()).isZero();
            assertThat(i.diffuseHorizontal()).isZero();
            assertThat(i.longwaveDown()).isBetween(300.0, 335.0);
        });
    }
}
