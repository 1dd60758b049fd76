package org.kastanie.engine.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.forcing.StepForcings;
import org.kastanie.engine.forcing.WeatherSeries;
import org.kastanie.engine.forcing.WeatherSite;
import org.kastanie.engine.scene.NewTrees;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Tree;
import org.kastanie.solver.air.AirOptions;
import org.kastanie.solver.air.WindMethod;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.model.StepForcing;
import org.locationtech.jts.geom.Geometry;

/**
 * A job made ready for whoever steps its model himself: the city, its scene, the weather step by step, the warm-up. Writes
 * nothing. The domain is computed as a whole; there are no tiles here.
 */
public final class BaseRun {
    private final RunSpec spec;
    private final Runner.Options options;
    private final Preparation preparation;
    private final CityModel city;
    private final @Nullable Geometry polygon;
    private final Scene scene;
    private final Places places;
    private final WeatherSeries weather;
    private final WeatherSite site;

    private BaseRun(RunSpec spec, Runner.Options options) {
        this.spec = spec;
        this.options = options;
        preparation = new Preparation(spec);
        city = preparation.city();
        polygon = preparation.polygon(city.crs());
        scene = preparation.scene(city, polygon, false);
        places = Places.of(
                spec, city, scene, polygon, Places.data(scene.geometry().grid(), city));
        double lowest = Double.POSITIVE_INFINITY;
        for (float z : scene.geometry().ground()) {
            lowest = Math.min(lowest, z);
        }
        GeoReference domain = places.domain();
        weather = preparation.weather(domain.latitude(), domain.longitude(), lowest);
        site = preparation.site(domain.latitude(), domain.longitude());
    }

    /** Reads and builds everything but the model. */
    public static BaseRun prepare(RunSpec spec, Runner.Options options) {
        return new BaseRun(spec, options);
    }

    public CityModel city() {
        return city;
    }

    public Scene scene() {
        return scene;
    }

    /** Cells of the results on the earth. */
    public GeoReference domain() {
        return places.domain();
    }

    /** Per cell of the domain whether results are wanted; null for all. */
    public boolean @Nullable [] inside() {
        return places.inside();
    }

    /** Forcing of every step of the period. */
    public List<StepForcing> period() {
        RunSpec.PeriodSpec p = spec.period();
        Instant start = p.start().toInstant();
        return StepForcings.build(
                weather, site, start, p.end().toInstant(), spec.model().step());
    }

    /** The whole scene as the job has it. */
    public ModelSetup setup() {
        RunSpec.ModelSpec m = spec.model();
        AirOptions air = new AirOptions(
                Math.max(m.voxel(), spec.domain().cell()),
                m.directions(),
                m.transport(),
                WindMethod.valueOf(m.wind().toUpperCase(Locale.ROOT)),
                options.windCache() == null ? null : new WindCache(options.windCache()));
        return preparation.setup(scene, weather, air);
    }

    /** Trees that may stand in the scene besides its own. */
    public NewTrees newTrees(List<Tree> trees) {
        SceneOptions asBuilt = preparation.sceneOptions(polygon);
        return NewTrees.of(scene, trees, asBuilt);
    }

    /** The same set-up with some of these trees. */
    public static ModelSetup planted(ModelSetup base, NewTrees trees, int... chosen) {
        return new ModelSetup(
                trees.geometry(chosen),
                base.facets(),
                base.materials(),
                trees.parameters(chosen),
                base.radiation(),
                base.surface(),
                base.air(),
                base.comfort(),
                base.airInterval());
    }

    /** Steps a new model through the job's warm-up. */
    public void warm(Microclimate model) {
        SpinUp plan = SpinUp.plan(spec, weather, site);
        int day = 0;
        double change = Double.NaN;
        while (plan.most() > 0 && plan.goesOn(day, change)) {
            if (day == 0) {
                model.spinUpChange();
            }
            step(model, plan.day(day), 0, plan.day(day).size(), false);
            change = model.spinUpChange();
            day++;
        }
        model.takeBudget();
    }

    /** Steps through part of a list of forcings. */
    public static void step(Microclimate model, List<StepForcing> steps, int from, int to, boolean people) {
        for (int s = from; s < to; s++) {
            if ((s - from) % Microclimate.AHEAD == 0) {
                model.foresee(steps.subList(s, Math.min(to, s + Microclimate.AHEAD)));
            }
            model.step(steps.get(s), people);
        }
    }

    public RunSpec spec() {
        return spec;
    }

    /** A model of a set-up of this scene. */
    public static Microclimate model(ModelSetup setup, Workers workers) {
        return Microclimate.build(setup, List.of(), workers);
    }
}
