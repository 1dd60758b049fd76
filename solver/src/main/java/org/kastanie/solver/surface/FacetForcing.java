package org.kastanie.solver.surface;

/**
 * What acts on every facet during one step; arrays per facet.
 *
 * @param shortwaveIn incoming shortwave, W m-2
 * @param longwaveIn incoming longwave, W m-2
 * @param airTemperature of the air beside the facet, K
 * @param specificHumidity of that air, kg kg-1
 * @param windSpeed of that air including gustiness, m s-1, not negative
 * @param pressure Pa
 * @param precipitation kg m-2 s-1 (horizontal facets only)
 * @param secondOfDay when the step begins by the clock of {@link Irrigation}, s since midnight; NaN if nobody irrigates
 */
public record FacetForcing(
        float[] shortwaveIn,
        float[] longwaveIn,
        float[] airTemperature,
        float[] specificHumidity,
        float[] windSpeed,
        double pressure,
        double precipitation,
        double secondOfDay) {
    /** Without a clock, for surfaces nobody irrigates. */
    @SuppressWarnings("TooManyParameters")
    public FacetForcing(
            float[] shortwaveIn,
            float[] longwaveIn,
            float[] airTemperature,
            float[] specificHumidity,
            float[] windSpeed,
            double pressure,
            double precipitation) {
        this(shortwaveIn, longwaveIn, airTemperature, specificHumidity, windSpeed, pressure, precipitation, Double.NaN);
    }
}
