package org.kastanie.solver.sun;

import java.time.Instant;

/**
 * What is known of the sky over one step of the model clock.
 *
 * @param start of the step
 * @param end of the step
 * @param latitude degrees north
 * @param longitude degrees east
 * @param directHorizontal direct irradiance on a horizontal plane, mean over the whole step, W m-2
 * @param diffuseHorizontal diffuse irradiance on a horizontal plane, mean over the whole step, W m-2
 * @param longwaveDown downward longwave irradiance, W m-2
 * @param airTemperature at screen height, K
 * @param vapourPressure at screen height, Pa
 */
public record SkyInput(
        Instant start,
        Instant end,
        double latitude,
        double longitude,
        double directHorizontal,
        double diffuseHorizontal,
        double longwaveDown,
        double airTemperature,
        double vapourPressure) {}
