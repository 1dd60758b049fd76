package org.kastanie.engine.study;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.Problem;
import org.kastanie.engine.run.ScenarioCheck;

/** What can be wrong with the edits of all variants, found before any of them is computed. */
final class StudyCheck {
    private StudyCheck() {}

    /** @throws BadJobException with every problem of every variant */
    static void check(List<StudyRun.Part> parts, Progress progress) {
        progress.stage("checking the variants", parts.size());
        ScenarioCheck check = new ScenarioCheck(parts.getFirst().job().spec());
        List<Problem> problems = new ArrayList<>();
        for (StudyRun.Part part : parts) {
            for (InputException e : check.problems(part.job().spec().scenario())) {
                problems.add(new Problem(part.name() + ": " + e.getMessage(), e.remedy()));
            }
        }
        progress.done(parts.size());
        if (!problems.isEmpty()) {
            throw new BadJobException(problems.stream().distinct().toList());
        }
    }
}
