package org.kastanie.solver.model;

import java.time.Instant;
import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.SkyInput;
import org.kastanie.solver.sun.SkyModel;
import org.kastanie.solver.sun.SolarPosition;
import org.kastanie.solver.sun.SunPosition;

/** A clear July day at 48 degrees north, the same every day, in steps of {@code minutes}. */
record HotDay(int minutes, double windSpeed, double windFromDegrees) {
    private static final Instant MIDNIGHT = Instant.parse("2015-07-19T23:00:00Z");
    private static final double LATITUDE = 48.15;
    private static final double LONGITUDE = 11.57;

    int stepsADay() {
        return 24 * 60 / minutes;
    }

    /** Forcing of a step since local midnight (UTC+1). */
    StepForcing step(int index) {
        int ofDay = Math.floorMod(index, stepsADay());
        Instant start = MIDNIGHT.plusSeconds(60L * minutes * ofDay);
        Instant end = start.plusSeconds(60L * minutes);
        SunPosition sun = SolarPosition.at(start.plusSeconds(30L * minutes), LATITUDE, LONGITUDE);
        double sine = Math.max(0, sun.z());
        double direct = sine > 0 ? 900 * Math.exp(-0.12 / Math.max(sine, 0.02)) * sine : 0;
        double diffuse = 110 * Math.sqrt(sine);
        double hour = (ofDay + 0.5) * minutes / 60.0;
        double temperature = 298.15 + 6.5 * Math.cos(2 * Math.PI * (hour - 15.5) / 24);
        double vapour = 1400;
        double longwave = 0.80 * PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(temperature, 4);
        SkyInput sky = new SkyInput(start, end, LATITUDE, LONGITUDE, direct, diffuse, longwave, temperature, vapour);
        double pressure = 96_000;
        AirForcing air = new AirForcing(
                temperature,
                PhysicalConstants.specificHumidity(vapour, pressure),
                windSpeed,
                Math.toRadians(windFromDegrees),
                pressure,
                2,
                10,
                0.1);
        return new StepForcing(SkyModel.state(sky), air, 0, 60.0 * minutes);
    }
}
