package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scenario.Scenario;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What can be wrong between a job and its city, part by part, so that one problem does not hide the next. */
final class CityCheck {
    private final RunSpec spec;
    private final Preparation preparation;
    private final List<InputException> problems = new ArrayList<>();

    CityCheck(RunSpec spec, Preparation preparation) {
        this.spec = spec;
        this.preparation = preparation;
    }

    /** Problems of attributes, edits, domain, points and areas with a city that can be read. */
    List<InputException> withCity() {
        CityModel city = TwinReader.read(spec.twin(), preparation.jobCrs());
        problems.addAll(preparation.unknownAttributes(city));
        Scenario.Outcome edited = Scenario.tryAll(city, spec.scenario(), preparation.rules());
        problems.addAll(edited.problems());
        Geometry polygon = polygon(city.crs());
        areas(city.crs());
        if (polygon == null && spec.domain().polygon() != null) {
            return problems;
        }
        attempt(() -> {
            Grid domain = SceneBuilder.domain(edited.model(), preparation.sceneOptions(polygon));
            for (RunSpec.PointSpec point : spec.points()) {
                attempt(() -> Places.requireInside(point, domain));
            }
        });
        return problems;
    }

    /** Problems that show although the city cannot be read: the system of the model is then only known if the job names it. */
    List<InputException> withoutCity() {
        Envelope bounds = spec.domain().bounds();
        if (bounds != null) {
            Envelope snapped = new Envelope(bounds);
            snapped.expandBy(spec.domain().cell()); // where cells begin depends on the rasters of the city
            for (RunSpec.PointSpec point : spec.points()) {
                if (!snapped.contains(point.x(), point.y())) {
                    problems.add(Places.outside(point, bounds));
                }
            }
        }
        attempt(() -> {
            Crs crs = preparation.jobCrs();
            if (crs != null) {
                areas(crs);
            }
        });
        return problems;
    }

    private @Nullable Geometry polygon(Crs crs) {
        try {
            return preparation.polygon(crs);
        } catch (InputException e) {
            problems.add(e);
            return null;
        }
    }

    private void areas(Crs crs) {
        for (RunSpec.AreaSpec area : spec.areas()) {
            attempt(() -> PolygonFile.read(area.path(), area.id(), crs));
        }
        for (RunSpec.StreetSpec street : spec.streets()) {
            attempt(() -> PolygonFile.features(street.path(), street.id(), crs));
        }
    }

    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (InputException e) {
            problems.add(e);
        }
    }
}
