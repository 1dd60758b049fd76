package org.kastanie.solver.sun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SunTest {
    private static final double LATITUDE = 48.149;
    private static final double LONGITUDE = 11.568;

    /** The example of Reda and Andreas (2008), appendix A.5: 17 October 2003, 12:30:30 UTC-7. */
    @Test
    void positionOfThePublishedExample() {
        SunPosition sun = SolarPosition.at(Instant.parse("2003-10-17T19:30:30Z"), 39.742476, -105.1786);
        assertThat(Math.toDegrees(sun.azimuth())).isCloseTo(194.340241, within(2e-3));
        // Without refraction; the example's observer stands 1830 m higher, worth less than 0.001 degrees.
        assertThat(Math.toDegrees(sun.elevation())).isCloseTo(39.872046, within(2e-3));
        double distance =
                Math.sqrt(1361.0 / SolarPosition.extraterrestrialNormal(Instant.parse("2003-10-17T19:30:30Z")));
        assertThat(distance).isCloseTo(0.9965422974, within(1e-6));
    }

    @Test
    void polarDayNightAndTheSouth() {
        Instant june = Instant.parse("2024-06-21T00:00:00Z");
        double[] weight =
                SunTrack.of(june, june.plus(Duration.ofDays(1)), 80, 15).weight();
        assertThat(weight).hasSize(144);
        assertThat(java.util.Arrays.stream(weight).sum()).isCloseTo(1, within(1e-9));
        Instant december = Instant.parse("2024-12-21T00:00:00Z");
        assertThat(SunTrack.of(december, december.plus(Duration.ofDays(1)), 80, 15)
                        .sun())
                .isEmpty();
        // Noon in Santiago: the sun stands in the north.
        SunPosition south = SolarPosition.at(Instant.parse("2024-06-21T16:44:00Z"), -33.45, -70.66);
        assertThat(south.y()).isPositive();
        assertThat(Math.toDegrees(south.elevation())).isCloseTo(90 - 33.45 - 23.44, within(0.1));
    }

    @Test
    void leapDayAndSolarTime() {
        SunPosition before = SolarPosition.at(Instant.parse("2024-02-29T23:59:59Z"), LATITUDE, LONGITUDE);
        SunPosition after = SolarPosition.at(Instant.parse("2024-03-01T00:00:01Z"), LATITUDE, LONGITUDE);
        assertThat(after.elevation()).isCloseTo(before.elevation(), within(1e-4));
        // 1 September: the equation of time is nearly zero (-6 s), mean noon of Munich is at 11:13:44 UTC.
        SunPosition noon = SolarPosition.at(Instant.parse("2024-09-01T11:13:44Z"), LATITUDE, LONGITUDE);
        assertThat(SolarPosition.apparentSolarTime(noon, LATITUDE)).isCloseTo(12, within(0.01));
        SunPosition evening = SolarPosition.at(Instant.parse("2024-09-01T15:13:44Z"), LATITUDE, LONGITUDE);
        assertThat(SolarPosition.apparentSolarTime(evening, LATITUDE)).isCloseTo(16, within(0.01));
    }

    @Test
    void sunriseSharesAStep() {
        // Sunrise in Munich on 20 July 2015 is at about 3:35 UTC without refraction.
        SunTrack track = SunTrack.of(
                Instant.parse("2015-07-20T03:00:00Z"), Instant.parse("2015-07-20T04:00:00Z"), LATITUDE, LONGITUDE);
        double lit = java.util.Arrays.stream(track.weight()).sum();
        assertThat(lit).isBetween(0.3, 0.55);
        assertThat(track.sun()).allSatisfy(s -> assertThat(s.elevation()).isPositive());
    }

    private static SkyInput input(String start, int minutes, double direct, double diffuse, double longwave) {
        Instant from = Instant.parse(start);
        return new SkyInput(
                from,
                from.plus(Duration.ofMinutes(minutes)),
                LATITUDE,
                LONGITUDE,
                direct,
                diffuse,
                longwave,
                298,
                1400);
    }

    @Test
    void everySkyKeepsGlobalAndLongwaveAndIsNeverNegative() {
        double worst = 0;
        for (int hour = 0; hour < 24; hour++) {
            for (int minutes : new int[] {10, 20, 60}) {
                for (double direct : new double[] {-3, 0, 5, 100, 700}) {
                    for (double diffuse : new double[] {-2, 0, 0.5, 20, 120, 400}) {
                        String start = "2015-07-20T%02d:20:00Z".formatted(hour);
                        SkyState sky = SkyModel.state(input(start, minutes, direct, diffuse, 340));
                        double global = Math.max(0, direct) + Math.max(0, diffuse);
                        worst = Math.max(worst, Math.abs(sky.globalHorizontal() - global));
                        assertThat(sky.longwaveDown()).isCloseTo(340, within(1e-4));
                        for (float radiance : sky.diffuseRadiance()) {
                            assertThat(radiance).isBetween(0f, 5000f);
                        }
                        for (int i = 0; i < sky.sun().length; i++) {
                            assertThat(sky.directNormal()[i]).isBetween(0.0, 1361.0);
                            // No blow-up at low sun: circumsolar is a part of the diffuse.
                            assertThat(sky.circumsolarNormal()[i]).isBetween(0.0, 2.5 * global + 1e-9);
                        }
                    }
                }
            }
        }
        assertThat(worst).isLessThan(1e-4);
    }

    @Test
    void aLowSunHasAnIsotropicSkyAndAHighOneABrightSide() {
        SkyState low = SkyModel.state(input("2015-07-20T03:40:00Z", 10, 0, 10, 330));
        assertThat(low.diffuseRadiance()[0]).isCloseTo(low.diffuseRadiance()[200], within(0.05f));
        SkyState high = SkyModel.state(input("2015-07-20T15:00:00Z", 10, 300, 110, 340));
        int sunSide = (int) (high.sun()[0].azimuth() / SkyPatches.AZIMUTH_WIDTH);
        int farSide = (sunSide + 16) % 32;
        int band = (int) (high.sun()[0].elevation() / SkyPatches.BAND_WIDTH);
        assertThat(high.diffuseRadiance()[sunSide * 12 + band])
                .isGreaterThan(1.5f * high.diffuseRadiance()[farSide * 12 + band]);
        assertThat(high.circumsolarNormal()[0]).isPositive();
    }

    @Test
    void circumsolarTurnsWithTheSun() {
        SkyState morning = SkyModel.state(input("2015-07-20T07:10:00Z", 10, 350, 110, 340));
        double best = 0;
        int bestPatch = 0;
        for (int p = 0; p < SkyPatches.COUNT; p++) {
            if (p % SkyPatches.BANDS > 1 && morning.diffuseRadiance()[p] > best) {
                best = morning.diffuseRadiance()[p];
                bestPatch = p;
            }
        }
        double azimuth = SkyPatches.azimuth(bestPatch / SkyPatches.BANDS);
        assertThat(azimuth).isCloseTo(morning.sun()[0].azimuth(), within(SkyPatches.AZIMUTH_WIDTH));
    }

    @Test
    void longwaveFallsTowardsTheZenithUnderAClearSkyAndLessUnderClouds() {
        double clear = LongwaveSky.irradiance(298, 1400, 1);
        double overcast = LongwaveSky.irradiance(298, 1400, 0);
        assertThat(overcast).isCloseTo(5.670374419e-8 * Math.pow(298, 4), within(1e-6));
        LongwaveRadiance a = LongwaveSky.radiance(clear, 298, 1400);
        LongwaveRadiance b = LongwaveSky.radiance(overcast, 298, 1400);
        assertThat(a.of(0) / a.of(11)).isBetween(1.2f, 1.6f);
        assertThat(b.of(0) / b.of(11)).isBetween(1.0f, 1.1f);
        // Unsworth and Monteith (1975): the zenith of a clear sky has the flux emissivity less 0.045.
        assertThat(a.of(11) * Math.PI).isCloseTo(clear - 0.045 * overcast, within(2.0));
    }

    @Test
    void clearSkyIsBrightAtNoonAndTheSplitFollowsClearness() {
        double top = 1361;
        double h = Math.toRadians(60);
        assertThat(ClearSky.beamNormal(h, top, ClearSky.ORDINARY)).isBetween(800.0, 1000.0);
        assertThat(ClearSky.diffuseHorizontal(h, top, ClearSky.ORDINARY)).isBetween(60.0, 160.0);
        assertThat(ClearSky.airMass(Math.PI / 2)).isCloseTo(1, within(1e-3));
        var overcast = new DiffuseFraction.Predictors(0.15, 12, 50, 0.2, 0.15);
        var clear = new DiffuseFraction.Predictors(0.75, 12, 50, 0.72, 0.75);
        assertThat(DiffuseFraction.brl(overcast)).isGreaterThan(0.9);
        assertThat(DiffuseFraction.brl(clear)).isLessThan(0.25);
        // computed apart from this code with the published coefficients
        assertThat(DiffuseFraction.engerer2(10, 0.7, 12, 40, 0.75)).isCloseTo(0.276313, within(1e-5));
        assertThat(DiffuseFraction.engerer2(10, 0.2, 9, 50, 0.75)).isCloseTo(0.993914, within(1e-5));
        assertThat(DiffuseFraction.engerer2(10, 0.85, 12, 35, 0.75)).isCloseTo(0.161057, within(1e-5));
        assertThat(DiffuseFraction.engerer2(1, 0.7, 12, 40, 0.75)).isCloseTo(0.261271, within(1e-5));
    }
}
