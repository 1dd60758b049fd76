package org.kastanie.engine.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.Gathered;
import org.kastanie.engine.job.Problem;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.run.PolygonFile;
import org.kastanie.engine.run.ScenarioCheck;
import org.kastanie.engine.twin.Crs;

/** What can be wrong with the edits of all variants and with the files of a study, found before anything is computed. */
final class StudyCheck {
    private final Study study;
    private final Gathered problems = new Gathered();

    private StudyCheck(Study study) {
        this.study = study;
    }

    /** @throws BadJobException with every problem of every variant and file */
    static void check(Study study, List<StudyRun.Part> parts, Progress progress) {
        progress.stage("checking the variants", parts.size());
        StudyCheck check = new StudyCheck(study);
        ScenarioCheck city = check.problems.ask(
                () -> new ScenarioCheck(parts.getFirst().job().spec()));
        if (city != null) {
            check.edits(parts, city);
            check.problems.addAll(RoadCheck.problems(study, parts, city.crs()));
            check.files(city.crs());
        }
        progress.done(parts.size());
        check.problems.raise();
    }

    /** Problems of the base case's own edits are told once and not for every variant that inherits them. */
    private void edits(List<StudyRun.Part> parts, ScenarioCheck city) {
        Set<String> told = new HashSet<>();
        for (StudyRun.Part part : parts) {
            boolean base = part.name().equals(StudyRun.BASE);
            for (InputException e : city.problems(part.job().spec().scenario())) {
                String message = String.valueOf(e.getMessage());
                if (base) {
                    told.add(message);
                    problems.add(Problem.of(e));
                } else if (!told.contains(message)) {
                    problems.add(new Problem(part.name() + ": " + message, e.remedy()));
                }
            }
        }
    }

    private void files(Crs crs) {
        study.areas().forEach(a -> problems.attempt(() -> PolygonFile.features(a.path(), a.id(), crs)));
        study.streets().forEach(s -> problems.attempt(() -> PolygonFile.features(s.path(), s.id(), crs)));
        Study.Walk walk = study.walk();
        if (walk != null) {
            problems.attempt(() -> Walk.line(walk, crs));
        }
        Study.Population population = study.population();
        if (population != null) {
            for (PolygonFile.Feature feature : features(population, crs)) {
                problems.attempt(() -> People.people(population, feature));
            }
        }
    }

    private List<PolygonFile.Feature> features(Study.Population population, Crs crs) {
        List<PolygonFile.Feature> features = problems.ask(() -> PolygonFile.features(population.path(), null, crs));
        return features == null ? List.of() : features;
    }
}
