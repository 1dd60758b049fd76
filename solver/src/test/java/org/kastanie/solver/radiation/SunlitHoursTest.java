package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyInput;
import org.kastanie.solver.sun.SkyModel;

/** Hours of sun on flat land against the length of the day, in steps that sunrise and sunset cut anywhere. */
class SunlitHoursTest {
    /** In hours. */
    private static final double MINUTE = 1 / 60.0;

    @ParameterizedTest
    @CsvSource({
        "48.14, 2015-06-21, 10, 200",
        "48.14, 2015-12-21, 10, 200",
        "48.14, 2015-03-05, 30, 200",
        "48.14, 2015-03-05, 10, 0",
        "-33.9, 2015-12-21, 10, 200",
        "-33.9, 2015-06-21, 30, 0",
        "0, 2015-09-23, 10, 200",
        "60, 2015-12-10, 10, 200",
        "78, 2015-06-21, 10, 200",
        "78, 2015-12-21, 10, 200",
        "-78, 2015-12-21, 30, 200",
        "90, 2015-06-21, 10, 200",
        "-90, 2015-06-21, 10, 200",
    })
    void hoursOfSunAreTheLengthOfTheDay(double latitude, String date, int minutes, double diffuse) {
        TestScene scene = new TestScene(3, 3, 2);
        RadiationModel model =
                RadiationModel.build(scene.geometry(), scene.facets(), RadiationOptions.defaults(), Workers.SINGLE);
        int n = scene.facets().count();
        Skins skins = new Skins(
                TestScene.filled(n, 0.2), TestScene.filled(n, 1), TestScene.filled(n, 290), TestScene.filled(9, 290));
        ShortwaveField sw = ShortwaveField.allocate(n, 9, 9);
        LongwaveField lw = LongwaveField.allocate(n, 9);
        double ground = 0;
        double person = 0;
        double open = 0;
        Instant day = Instant.parse(date + "T00:00:00Z");
        for (int step = 0; step < 24 * 60 / minutes; step++) {
            Instant start = day.plus(Duration.ofMinutes((long) step * minutes));
            Instant end = start.plus(Duration.ofMinutes(minutes));
            var sky = SkyModel.state(new SkyInput(start, end, latitude, 0, 0, diffuse, 300, 290, 1000));
            model.balance(sky, skins, sw, lw, Workers.SINGLE);
            double hours = minutes / 60.0;
            ground += hours * sw.sunlitFraction()[4];
            open += hours * sw.openFraction()[4];
            person += hours * sky.sunlitShare() * sw.personSunlit()[4];
        }
        double exact = dayLength(latitude, day);
        assertThat(ground).isCloseTo(exact, within(MINUTE));
        assertThat(open).isCloseTo(exact, within(MINUTE));
        assertThat(person).isCloseTo(exact, within(MINUTE));
    }

    /**
     * Hours with the sun's centre above the horizon, without refraction: cos H = -tan(latitude) tan(declination), each end
     * with the declination of its own time (Spencer 1971, Search 2(5), 172).
     */
    private static double dayLength(double latitude, Instant day) {
        double half = 6;
        double length = 0;
        for (int side = -1; side <= 1; side += 2) {
            for (int pass = 0; pass < 4; pass++) {
                double declination = declination(day.plusSeconds(Math.round(3600 * (12 + side * half))));
                double cosine = -Math.tan(Math.toRadians(latitude)) * Math.tan(declination);
                half = Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine)))) / 15;
            }
            length += half;
        }
        return length;
    }

    private static double declination(Instant time) {
        double day =
                Duration.between(Instant.parse("2015-01-01T00:00:00Z"), time).toSeconds() / 86_400.0;
        double g = 2 * Math.PI * day / 365;
        return 0.006918
                - 0.399912 * Math.cos(g)
                + 0.070257 * Math.sin(g)
                - 0.006758 * Math.cos(2 * g)
                + 0.000907 * Math.sin(2 * g)
                - 0.002697 * Math.cos(3 * g)
                + 0.00148 * Math.sin(3 * g);
    }
}
