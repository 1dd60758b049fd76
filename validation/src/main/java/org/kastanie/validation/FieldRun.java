package org.kastanie.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.LongwaveSky;
import org.kastanie.solver.sun.SunTrack;
import org.kastanie.solver.surface.FacetFluxes;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.SurfaceColumn;
import org.kastanie.solver.surface.SurfaceOptions;

/** Runs one open piece of ground through the hourly weather of a test field. */
final class FieldRun {
    private static final Duration STEP = Duration.ofMinutes(10);
    /** Gusts of convection as in a city run: Beljaars (1995, Q. J. R. Meteorol. Soc. 121, 255), beta 1.2, 1 km. */
    private static final double GUST = 1.2;

    private static final double BOUNDARY_LAYER = 1000;

    private FieldRun() {}

    /**
     * One hour of weather in SI units.
     *
     * @param end of the hour the values are means of
     * @param sun global radiation, W m-2
     * @param longwave from the sky, W m-2
     * @param air temperature, K
     * @param vapour pressure of the vapour, Pa
     * @param wind two metres above the ground, m s-1
     * @param pressure Pa
     * @param rain kg m-2 s-1
     */
    record Hour(
            Instant end,
            double sun,
            double longwave,
            double air,
            double vapour,
            double wind,
            double pressure,
            double rain) {}

    /** What is wanted of the ground, read after every step; the hour gets the mean. */
    interface Probe {
        double read(SurfaceColumn column, FacetFluxes fluxes);
    }

    /** Mean of every probe in every hour, in the order of the hours. */
    static List<double[]> run(Material material, SurfaceOptions options, List<Hour> hours, List<Probe> probes) {
        SurfaceColumn column = new SurfaceColumn(material, options);
        List<double[]> out = new ArrayList<>();
        double buoyancy = 0;
        for (Hour h : hours) {
            double moist = PhysicalConstants.specificHumidity(h.vapour(), h.pressure());
            double heat =
                    PhysicalConstants.airDensity(h.pressure(), h.air(), moist) * PhysicalConstants.HEAT_CAPACITY_AIR;
            double[] mean = new double[probes.size()];
            int steps = (int) (Duration.ofHours(1).toSeconds() / STEP.toSeconds());
            for (int s = 0; s < steps; s++) {
                double convective = Math.cbrt(PhysicalConstants.GRAVITY / h.air() * buoyancy * BOUNDARY_LAYER);
                double felt = Math.hypot(h.wind(), GUST * convective);
                FacetFluxes fluxes = column.step(
                        new SurfaceColumn.Weather(h.sun(), h.longwave(), h.air(), moist, felt, h.pressure(), h.rain()),
                        STEP.toSeconds());
                buoyancy = Math.max(0, fluxes.sensible()[0] / heat);
                for (int p = 0; p < mean.length; p++) {
                    mean[p] += probes.get(p).read(column, fluxes) / steps;
                }
            }
            out.add(mean);
        }
        return out;
    }

    /**
     * Longwave radiation of the sky where it was not measured: from the cloud cover, where that is NaN from the clearness
     * of the global radiation.
     */
    static double[] longwave(List<Hour> hours, double[] cloud, double latitude, double longitude) {
        SunTrack[] tracks = hours.stream()
                .map(h -> SunTrack.of(h.end().minusSeconds(3600), h.end(), latitude, longitude))
                .toArray(SunTrack[]::new);
        double[] clearness = LongwaveSky.clearness(
                tracks, hours.stream().mapToDouble(Hour::sun).toArray());
        double[] out = new double[tracks.length];
        for (int i = 0; i < out.length; i++) {
            Hour h = hours.get(i);
            out[i] = LongwaveSky.irradiance(h.air(), h.vapour(), Double.isNaN(cloud[i]) ? clearness[i] : 1 - cloud[i]);
        }
        return out;
    }

    static Hour withLongwave(Hour h, double longwave) {
        return new Hour(h.end(), h.sun(), longwave, h.air(), h.vapour(), h.wind(), h.pressure(), h.rain());
    }
}
