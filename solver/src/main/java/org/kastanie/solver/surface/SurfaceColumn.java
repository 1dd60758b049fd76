package org.kastanie.solver.surface;

import java.util.List;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Workers;

/**
 * One unobstructed horizontal piece of ground with the physics of {@link SurfaceModel}: for test fields, pavements and
 * soil profiles, where there is no city around.
 */
public final class SurfaceColumn {
    private final SurfaceModel model;
    private final FacetFluxes fluxes = FacetFluxes.allocate(1);

    /**
     * What acts on it.
     *
     * @param shortwave global, W m-2
     * @param longwave of the sky, W m-2
     * @param airTemperature K
     * @param specificHumidity kg kg-1
     * @param windSpeed two metres above the ground, m s-1 (see {@link #windAtTwoMetres})
     * @param pressure Pa
     * @param precipitation kg m-2 s-1
     */
    public record Weather(
            double shortwave,
            double longwave,
            double airTemperature,
            double specificHumidity,
            double windSpeed,
            double pressure,
            double precipitation) {}

    public SurfaceColumn(Material material, SurfaceOptions options) {
        WallSegments noWalls = new WallSegments(new int[0], new byte[0], new float[0], new float[0]);
        float[] none = {0};
        Facets one = new Facets(1, noWalls, new int[1], new float[] {1}, none, none, new float[] {1}, new int[] {-1});
        model = SurfaceModel.build(one, List.of(material), options);
    }

    /** Advances by one step and returns the fluxes of it; they are overwritten by the next. */
    public FacetFluxes step(Weather weather, double seconds) {
        FacetForcing forcing = new FacetForcing(
                one(weather.shortwave),
                one(weather.longwave),
                one(weather.airTemperature),
                one(weather.specificHumidity),
                one(weather.windSpeed),
                weather.pressure,
                weather.precipitation);
        model.step(forcing, seconds, fluxes, Workers.SINGLE);
        return fluxes;
    }

    private static float[] one(double value) {
        return new float[] {(float) value};
    }

    /** Temperature of the skin, K. */
    public double skinTemperature() {
        return model.skinTemperature()[0];
    }

    /** Temperature at a depth in m, K. */
    public double temperatureAt(double depth) {
        return model.temperatureAt(0, depth);
    }

    /** The model behind, with its one facet 0: water, budgets, state. */
    public SurfaceModel model() {
        return model;
    }

    /** Wind at 2 m below a measured one by the logarithmic law over open land of the given roughness length. */
    public static double windAtTwoMetres(double speed, double height, double roughness) {
        return speed * Math.log(Convection.HEIGHT / roughness) / Math.log(height / roughness);
    }
}
