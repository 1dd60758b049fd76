package org.kastanie.engine.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.Problem;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.scenario.Edit;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.Shapes;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/** Trees of variants on the carriageways a study names. */
final class RoadCheck {
    private static final GeometryFactory JTS = new GeometryFactory();

    private final STRtree roads = new STRtree();

    private RoadCheck() {}

    static List<Problem> problems(Study study, List<StudyRun.Part> parts, Crs crs) {
        RoadCheck check = new RoadCheck();
        List<Problem> problems = new ArrayList<>();
        for (Path file : study.carriageways()) {
            try {
                check.read(file, crs);
            } catch (InputException e) {
                problems.add(Problem.of(e));
            }
        }
        check.roads.build();
        parts.forEach(part -> check.edits(part, problems));
        return problems;
    }

    private void read(Path file, Crs crs) {
        boolean any = false;
        for (Shapes.Shape shape : Shapes.read(file, null, null, crs)) {
            Geometry g = shape.geometry();
            if (g != null && g.getDimension() == 2) {
                roads.insert(g.getEnvelopeInternal(), g);
                any = true;
            }
        }
        if (!any) {
            throw new InputException(
                    file + " holds no polygon of a carriageway", "take it off carriageways, or give polygons");
        }
    }

    private void edits(StudyRun.Part part, List<Problem> problems) {
        List<Edit> edits = part.job().spec().scenario();
        for (Edit edit : edits) {
            if (edit instanceof Edit.Plant plant) {
                Point at = JTS.createPoint(new Coordinate(plant.x(), plant.y()));
                if (onRoad(at)
                        && edits.stream()
                                .noneMatch(e ->
                                        e instanceof Edit.Ground g && g.area().covers(at))) {
                    problems.add(
                            new Problem(
                                    String.format(
                                            Locale.ROOT,
                                            "%s: scenario: plant: [%.2f, %.2f] lies on a carriageway",
                                            part.name(),
                                            plant.x(),
                                            plant.y()),
                                    "move the tree, or open the street there: unseal or repave the place in the same scenario"));
                }
            }
        }
    }

    private boolean onRoad(Point at) {
        return ((List<?>) roads.query(new Envelope(at.getCoordinate())))
                .stream().anyMatch(g -> ((Geometry) g).covers(at));
    }
}
