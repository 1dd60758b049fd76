package org.kastanie.solver.sun;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.e175.klaus.solarpositioning.DeltaT;
import net.e175.klaus.solarpositioning.SPA;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Position of the sun by the Solar Position Algorithm of NREL (Reda and Andreas 2004, Sol. Energy 76, 577; uncertainty
 * 0.0003 degrees), topocentric at sea level and without refraction: shadows follow the geometry, and close to the horizon,
 * where refraction matters, the beam has little energy.
 */
public final class SolarPosition {
    private SolarPosition() {}

    /** Where the sun stands at a time, seen from a latitude (degrees north) and longitude (degrees east). */
    public static SunPosition at(Instant time, double latitudeDegrees, double longitudeDegrees) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        var position = SPA.calculateSolarPosition(utc, latitudeDegrees, longitudeDegrees, 0, deltaT(utc));
        return new SunPosition(Math.toRadians(position.azimuth()), Math.toRadians(90 - position.zenithAngle()));
    }

    /** Irradiance normal to the beam at the top of the atmosphere, W m-2: solar constant over distance squared. */
    public static double extraterrestrialNormal(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        double astronomicalUnits =
                SPA.calculateSpaTimeDependentParts(utc, deltaT(utc)).r();
        return PhysicalConstants.SOLAR_CONSTANT / (astronomicalUnits * astronomicalUnits);
    }

    /** Apparent (true) solar time in hours, 12 when the sun stands in the meridian. */
    public static double apparentSolarTime(SunPosition sun, double latitudeDegrees) {
        double phi = Math.toRadians(latitudeDegrees);
        // Hour angle from the horizontal coordinates; positive in the afternoon (sun in the west, x < 0).
        double hourAngle = Math.atan2(-sun.x(), sun.z() * Math.cos(phi) - sun.y() * Math.sin(phi));
        return 12 + Math.toDegrees(hourAngle) / 15;
    }

    private static double deltaT(ZonedDateTime utc) {
        LocalDate date = utc.toLocalDate();
        return DeltaT.estimate(date);
    }
}
