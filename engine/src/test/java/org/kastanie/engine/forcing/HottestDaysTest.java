package org.kastanie.engine.forcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;

class HottestDaysTest {
    @TempDir
    Path folder;

    /** Ten days of hourly means; each day has a mean of its own and swings by 10 K. */
    private WeatherRequest weather(IntToDoubleFunction mean, int missing) throws IOException {
        StringBuilder csv = new StringBuilder("time,air_temperature\n");
        for (int day = 0; day < 10; day++) {
            for (int hour = 1; hour <= 24; hour++) {
                Instant label = Instant.parse("2026-07-01T00:00:00Z").plusSeconds(3600L * (24 * day + hour));
                double t = mean.applyAsDouble(day) + (hour == 15 ? 10 : hour == 4 ? -10 : 0);
                csv.append(label)
                        .append(',')
                        .append(day == missing && hour > 12 ? "" : String.format(Locale.ROOT, "%.1f", t));
                csv.append('\n');
            }
        }
        return WeatherRequest.of(
                WeatherType.CSV,
                Files.writeString(folder.resolve("w.csv"), csv),
                new WeatherRequest.Place(48, 11, 500),
                new WeatherRequest.Period(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Duration.ZERO));
    }

    private static HottestDays.Wish days(int count) {
        return new HottestDays.Wish(count, null, null, null);
    }

    @Test
    void theRunOfDaysWithTheHighestMeanIsTaken() throws IOException {
        double[] means = {20, 31, 20, 20, 26, 27, 26, 20, 20, 20};
        WeatherRequest request = weather(d -> means[d], -1);
        HottestDays one = HottestDays.find(request, days(1));
        assertThat(one.start()).isEqualTo("2026-07-02T00:00Z");
        HottestDays three = HottestDays.find(request, days(3));
        assertThat(three.start()).isEqualTo("2026-07-05T00:00Z");
        assertThat(three.end()).isEqualTo("2026-07-08T00:00Z");
        assertThat(three.mean()).isCloseTo((26 + 27 + 26) / 3.0, within(1e-9));
        assertThat(three.days().get(1)).isEqualTo(new HottestDays.Day(LocalDate.of(2026, 7, 6), 37, 17));
        assertThat(three.words()).contains("2026-07-05 to 2026-07-07", "37.0/17.0");
        assertThat(HottestDays.find(request, new HottestDays.Wish(3, null, LocalDate.of(2026, 7, 5), null))
                        .start())
                .as("of the first five days")
                .isEqualTo("2026-07-01T00:00Z"); // as hot as the three days from the 2nd: the first counts
    }

    @Test
    void aDayWithGapsEndsARun() throws IOException {
        WeatherRequest request = weather(d -> d == 5 ? 40 : 20, 5);
        HottestDays found = HottestDays.find(request, days(2));
        assertThat(found.start()).isEqualTo("2026-07-01T00:00Z");
        assertThatThrownBy(() -> HottestDays.find(request, days(6)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no 6 whole days in a row");
    }

    @Test
    void midnightIsWhereTheOffsetSays() throws IOException {
        WeatherRequest request = weather(d -> d == 5 ? 40 : 20, -1);
        HottestDays found = HottestDays.find(request, new HottestDays.Wish(1, null, null, ZoneOffset.ofHours(2)));
        assertThat(found.start()).isEqualTo("2026-07-06T00:00+02:00");
        assertThat(found.days().getFirst().highest()).isEqualTo(50);
    }
}
