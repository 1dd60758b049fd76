package org.kastanie.solver.model;

import java.util.List;
import java.util.Map;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.radiation.PointObserver;
import org.kastanie.solver.surface.FacetFluxes;

/**
 * A rectangle of a recorded run, computed again alone: radiation, surfaces and people bit for bit those of the run, with the
 * run's air. Only the rectangle is computed; columns around it still shade, facets and crowns around it up to the exchange
 * reach send what they sent then, and what is farther stands as the mean of its class then. So the order of rectangles, their
 * sizes, and the number of threads cannot matter.
 *
 * <p>The scene may be an edited one. Then the result inside is that of the whole edited run with the same air, class means
 * and closures, as long as nothing beyond the rectangle can notice the edit and answer: {@link EditReach} says which
 * rectangle is surely large enough, {@link #departure} whether this one was as far as the exchange goes.
 *
 * <p>Cost: visibility and steps of the rectangle's facets; the raster of columns around it up to the reach of obstacles.
 */
public final class WindowedRun {
    private final WindowCut cut;
    private final Playback playback;
    private final Microclimate model;

    private WindowedRun(
            RecordedRun base, ModelSetup edited, Window window, List<PointObserver> observers, Workers workers) {
        cut = WindowCut.of(edited, window);
        Microclimate.Part part = new Microclimate.Part(cut.halo(), sources -> {
            WindowMap map = WindowMap.of(base, edited, cut, sources);
            return new Microclimate.Told(map, new Playback(base.record(), map, sources, buildings(base)));
        });
        model = Microclimate.window(cut.setup(), part, observers, workers);
        playback = model.told().playback();
        model.adopt(base.start(), model.told().map());
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
        return new WindowedRun(base, base.setup(), window, List.of(), workers);
    }

    /**
     * A rectangle of an edited scene; facets the run did not have, or had of another material, begin at the initial
     * temperature and, if they are walls, in the air over the ground or roof before them.
     *
     * @param edited the recorded set-up with other columns, crowns or materials inside {@code window}
     * @param observers points inside the window's part of the domain
     */
    public static WindowedRun of(
            RecordedRun base, ModelSetup edited, Window window, List<PointObserver> observers, Workers workers) {
        return new WindowedRun(base, edited, window, observers, workers);
    }

    /** The next step of the record; its weather must be that of the record. */
    public void step(StepForcing forcing, boolean people) {
        model.step(forcing, people);
    }

    /** See {@link Microclimate#foresee}. */
    public void foresee(List<StepForcing> coming) {
        model.foresee(coming);
    }

    /** Means by cell of {@link #domain} over the steps since the last call. */
    public IntervalMeans takeMeans() {
        return model.takeMeans();
    }

    /** See {@link Microclimate#takePoints}. */
    public List<Map<String, Double>> takePoints() {
        return model.takePoints();
    }

    /**
     * Largest difference so far, W m-2, between what facets and crowns within the exchange reach of places outside send and
     * what they sent in the run: 0 as long as nothing outside has been sent anything new. Never 0 by chance for a window of
     * an unedited run whose start or record is wrong at its rim.
     */
    public double departure() {
        return playback.departure();
    }

    /** The rectangle. */
    public Window window() {
        return cut.setup().geometry().active();
    }

    /** The part of the domain in it. */
    public Window domain() {
        return cut.setup().geometry().domain();
    }

    /** Number in the whole scene of every facet of the window; belongs to the window, do not write. */
    public int[] facets() {
        return cut.facet();
    }

    /** Fluxes of the window's facets in the last step. */
    public FacetFluxes facetFluxes() {
        return model.facetFluxes();
    }

    /** The model of the window, for its fields. */
    public Microclimate model() {
        return model;
    }
}
