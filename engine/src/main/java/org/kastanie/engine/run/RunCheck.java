package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.TwinReader;

/** Everything that can be found wrong with a run before computing, all of it and not only the first. */
public final class RunCheck {
    /**
     * @param problems in the order they were found; empty if the run can start
     * @param estimate of what it takes; null if there are problems
     */
    public record Outcome(
            List<InputException> problems, @Nullable Estimate estimate) {}

    /** Coverage and gaps of the weather do not depend on the place; the real one is used once the city is read. */
    private static final double SOMEWHERE_NORTH = 50;

    private static final double SOMEWHERE_EAST = 10;

    private RunCheck() {}

    public static Outcome check(RunSpec spec, Provenance provenance, Runner.Options options) {
        List<InputException> problems = new ArrayList<>();
        Preparation preparation = new Preparation(spec);
        CityCheck cityCheck = new CityCheck(spec, preparation);
        Crs crs = null;
        try {
            crs = preparation.jobCrs();
        } catch (InputException e) {
            problems.add(e);
        }
        options.progress().stage("checking the files of the city", 1);
        problems.addAll(TwinReader.check(spec.twin(), crs));
        boolean readable = problems.isEmpty();
        problems.addAll(SceneBuilder.unknownClasses(preparation.sceneOptions(null)));
        boolean buildable = problems.isEmpty();
        options.progress().stage("checking the weather", 1);
        try {
            preparation.weather(SOMEWHERE_NORTH, SOMEWHERE_EAST, 0);
        } catch (InputException e) {
            problems.add(e);
        }
        if (buildable) {
            try {
                Estimate estimate = Runner.check(spec, provenance, options, problems.isEmpty());
                if (estimate != null || !problems.isEmpty()) {
                    return new Outcome(distinct(problems), estimate);
                }
            } catch (InputException e) {
                problems.add(e);
                for (Throwable further : e.getSuppressed()) {
                    if (further instanceof InputException input) {
                        problems.add(input);
                    }
                }
            }
        }
        // A scene stops at its first problem; the parts of it are tried one by one only now, when there is one to be
        // told.
        problems.addAll(readable ? cityCheck.withCity() : cityCheck.withoutCity());
        return new Outcome(distinct(problems), null);
    }

    private static List<InputException> distinct(List<InputException> problems) {
        List<InputException> kept = new ArrayList<>();
        for (InputException problem : problems) {
            if (kept.stream().noneMatch(k -> Objects.equals(k.getMessage(), problem.getMessage()))) {
                kept.add(problem);
            }
        }
        return kept;
    }
}
