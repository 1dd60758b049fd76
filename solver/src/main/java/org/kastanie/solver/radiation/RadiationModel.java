package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;

/**
 * Shadows, visibility and radiation of one scene. Built once per geometry; then called once per step of the model clock
 * in the order {@link #shortwave}, {@link #longwave}, and {@link #person} where a person's fluxes are wanted.
 *
 * <p>Facet arrays have {@link Facets#count()} elements in the numbering of {@link Facets}; crown arrays have one element
 * per cell of the active window (0 where no crown stands); person arrays have one per cell of the domain.
 */
public interface RadiationModel {
    /** Sky view factor through crowns, per facet, 0..1 (cosine-weighted about the facet's normal). */
    float[] skyViewFactor();

    /** Height above ground of the person of {@link #person}, m. */
    double personHeight();

    /** Bytes held for visibility and hit references, for the manifest. */
    long bytes();

    /**
     * Direct, diffuse and reflected shortwave radiation over one interval.
     *
     * @param sky sun and sky of the interval
     * @param albedo per facet
     * @param out receives the result
     */
    void shortwave(SkyState sky, float[] albedo, ShortwaveField out, Workers workers);

    /**
     * Longwave radiation over one interval.
     *
     * @param sky sun and sky of the interval
     * @param emissivity per facet
     * @param temperature of the facets at the previous step, K
     * @param leafTemperature per cell of the active window, K; read only where a crown stands
     * @param out receives the result
     */
    void longwave(
            SkyState sky,
            float[] emissivity,
            float[] temperature,
            float[] leafTemperature,
            LongwaveField out,
            Workers workers);

    /**
     * The twelve fluxes a person receives at 1.1 m in every cell of the domain (NaN on buildings), from the fields of the
     * same interval.
     */
    void person(SkyState sky, ShortwaveField shortwave, LongwaveField longwave, PersonField out, Workers workers);

    /** Twelve fluxes at one point, any height, with the sensor's own azimuth: {K, L} x {down, up, north, east, south, west}. */
    float[] point(PointObserver observer, SkyState sky, ShortwaveField shortwave, LongwaveField longwave);

    /** Builds the default model of a scene. */
    static RadiationModel build(UrbanGeometry geometry, Facets facets, RadiationOptions options, Workers workers) {
        return new UrbanRadiation(geometry, facets, options, workers);
    }
}
