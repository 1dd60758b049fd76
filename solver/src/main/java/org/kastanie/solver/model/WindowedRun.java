package org.kastanie.solver.model;

import java.util.List;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.surface.FacetFluxes;

/**
 * Some cells of a recorded run, computed again alone: radiation, surfaces and people bit for bit those of the run, with the
 * run's air. Only these cells are computed; columns around them still shade, facets and crowns among and around them up to
 * the exchange reach send what they sent then, and what is farther stands as the mean of its class then. So the order of such
 * runs, their sizes and shapes, and the number of threads cannot matter.
 *
 * <p>The scene may be an edited one. Then the result inside is that of the whole edited run with the same air, class means
 * and closures, as long as nothing beyond the cells can notice the edit and answer: {@link EditReach} says which
 * rectangle is surely large enough, {@link #departure} whether these cells were as far as the exchange goes.
 *
 * <p>Cost: visibility and steps of the cells' facets; the raster of columns around them up to the reach of obstacles.
 */
public final class WindowedRun {
    private final WindowCut cut;
    private final WindowMap map;
    private final Playback playback;
    private final Microclimate model;

    private WindowedRun(RecordedRun base, ModelSetup edited, CellSet cells, Workers workers) {
        cut = WindowCut.of(edited, cells);
        Microclimate.Part part = new Microclimate.Part(cut.seen(), cut.halo(), radiation -> {
            WindowMap places = WindowMap.of(base, edited, cut, radiation.sources());
            return new Microclimate.Told(places, new Playback(base.record(), places, radiation, buildings(base)));
        });
        model = Microclimate.window(cut.setup(), part, workers);
        map = model.told().map();
        playback = model.told().playback();
        model.adopt(base.start(), map);
    }

    private static int buildings(RecordedRun base) {
        return Microclimate.buildings(base.setup());
    }

    /**
     * A rectangle of the run as it was.
     *
     * @param window in cells of the scene grid, inside the run's active window
     */
    public static WindowedRun of(RecordedRun base, Window window, Workers workers) {
        return of(base, base.setup(), window, workers);
    }

    /** A rectangle of an edited scene. */
    public static WindowedRun of(RecordedRun base, ModelSetup edited, Window window, Workers workers) {
        boolean[] all = new boolean[window.size()];
        java.util.Arrays.fill(all, true);
        return of(base, edited, CellSet.of(window, edited.geometry().domain(), all), workers);
    }

    /**
     * Some cells of an edited scene; facets the run did not have, or had of another material, begin at the initial
     * temperature and, if they are walls, in the air over the ground or roof before them.
     *
     * @param edited the recorded set-up with other columns, crowns or materials in {@code cells}
     * @param cells of the scene grid, inside the run's active window; those of the domain must come first
     */
    public static WindowedRun of(RecordedRun base, ModelSetup edited, CellSet cells, Workers workers) {
        return new WindowedRun(base, edited, cells, workers);
    }

    /** The next step of the record; its weather must be that of the record. */
    public void step(StepForcing forcing, boolean people) {
        model.step(forcing, people);
    }

    /** See {@link Microclimate#foresee}. */
    public void foresee(List<StepForcing> coming) {
        model.foresee(coming);
    }

    /** Means by cell of {@link #cells} over the steps since the last call. */
    public IntervalMeans takeMeans() {
        return model.takeMeans();
    }

    /**
     * Largest difference so far, W m-2, between what facets and crowns within the exchange reach of places outside send and
     * what they sent in the run: 0 as long as nothing outside has been sent anything new. Never 0 by chance for a window of
     * an unedited run whose start or record is wrong at its rim.
     */
    public double departure() {
        return playback.departure();
    }

    /** Place in the domain of every cell with means; belongs to the run, do not write. */
    public int[] cells() {
        return map.domain();
    }

    /** Place in the active window of every cell; belongs to the run, do not write. */
    public int[] places() {
        return map.places();
    }

    /** Number in the whole scene of every facet of the cells; belongs to the run, do not write. */
    public int[] facets() {
        return cut.facet();
    }

    /** Fluxes of the cells' facets in the last step. */
    public FacetFluxes facetFluxes() {
        return model.facetFluxes();
    }

    /** The model of the window, for its fields. */
    public Microclimate model() {
        return model;
    }
}
