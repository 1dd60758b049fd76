package org.kastanie.solver.radiation;

import java.util.List;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;

/**
 * Shadows, visibility and radiation of one scene. Built once per geometry; then {@link #balance} is called once per step of
 * the model clock, and {@link #people} once for all the steps over which people's fluxes are averaged.
 *
 * <p>Facet arrays have {@link Facets#count()} elements in the numbering of {@link Facets}; crown arrays have one element
 * per cell of the active window (0 where no crown stands); person arrays have one per cell of the domain.
 */
public interface RadiationModel {
    /** Skies worth showing to {@link #foresee} at once. */
    int AHEAD = SkyLight.MOST;

    /** Sky view factor through crowns, per facet, 0..1 (cosine-weighted about the facet's normal). */
    float[] skyViewFactor();

    /** Height above ground of the person of {@link #person}, m. */
    double personHeight();

    /** Bytes held for visibility and hit references, for the manifest. */
    long bytes();

    /**
     * Says which skies come next, so that several can be answered in one pass; changes no result, only the time.
     *
     * @param coming in their order; the model may look at the first few only
     */
    void foresee(List<SkyState> coming, Workers workers);

    /**
     * Short- and longwave radiation of one interval on every facet and crown.
     *
     * <p>Each call adds one reflection (or as many as the options say) to those that {@code shortwave} carries from the
     * call before, and closes the rest of the series with its energy kept; called again with the same sky the field
     * converges. Surfaces emit at the temperatures given, and reflect of the longwave radiation what {@code longwave} says has
     * arrived in the call before.
     *
     * @param shortwave carried from step to step
     * @param longwave carried from step to step
     */
    void balance(SkyState sky, Skins skins, ShortwaveField shortwave, LongwaveField longwave, Workers workers);

    /** What every source sends out, from the fields of the last {@link #balance}; belongs to the model until the next call. */
    Radiosities radiosities(ShortwaveField shortwave, LongwaveField longwave, Workers workers);

    /**
     * The same with facets and leaves at other temperatures: people feel the mean of a step, while the exchange between
     * facets takes those of its beginning.
     */
    Radiosities radiosities(ShortwaveField shortwave, LongwaveField longwave, Skins mean, Workers workers);

    /** Empty sums for {@link #people}. */
    Surroundings surroundings();

    /**
     * The twelve fluxes, without the sun's beam, that a person receives in every cell of the domain (NaN on buildings), as
     * means over the intervals of {@code seen}.
     */
    void people(Surroundings seen, PersonField out, Workers workers);

    /**
     * The twelve fluxes a person receives in one interval, beam included: {@link #people} and the lit share times the
     * unobstructed {@link PersonField#beam}.
     */
    default void person(
            SkyState sky, ShortwaveField shortwave, LongwaveField longwave, PersonField out, Workers workers) {
        Surroundings seen = surroundings();
        seen.add(sky, radiosities(shortwave, longwave, workers), workers);
        people(seen, out, workers);
        double[] beam = PersonField.beam(sky);
        for (int d = 0; d < PersonField.DIRECTIONS; d++) {
            float[] flux = out.shortwave()[d];
            for (int i = 0; beam[d] > 0 && i < flux.length; i++) {
                flux[i] += (float) beam[d] * shortwave.personSunlit()[i];
            }
        }
    }

    /**
     * Twelve fluxes at one point, any height, with the sensor's own azimuth: {K, L} x {down, up, north, east, south, west};
     * then what the beam adds to the sum of the four sides, and its mean round the side of an upright cylinder.
     */
    float[] point(PointObserver observer, SkyState sky, Radiosities sources);

    /** From now on this hears of the exchange, or leads it. */
    void trace(ExchangeTrace listener);

    /** How the sources are numbered in {@link Radiosities}. */
    SourceNumbers sources();

    /** By number of a source: whether anybody of the model sees it. */
    boolean[] seen();

    /** Builds the default model of a scene. */
    static RadiationModel build(UrbanGeometry geometry, Facets facets, RadiationOptions options, Workers workers) {
        return build(geometry, facets, options, VisibilityObserver.NONE, workers);
    }

    /** The same, telling an observer what has been built. */
    static RadiationModel build(
            UrbanGeometry geometry,
            Facets facets,
            RadiationOptions options,
            VisibilityObserver observer,
            Workers workers) {
        return new UrbanRadiation(geometry, facets, null, options, observer, workers);
    }

    /** The same of a window that sees more facets than it has; somebody must then lead its exchange. */
    static RadiationModel build(
            UrbanGeometry geometry, Facets facets, Halo halo, RadiationOptions options, Workers workers) {
        return new UrbanRadiation(geometry, facets, halo, options, VisibilityObserver.NONE, workers);
    }
}
