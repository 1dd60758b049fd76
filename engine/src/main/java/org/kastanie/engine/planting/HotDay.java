package org.kastanie.engine.planting;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;
import org.kastanie.engine.run.BaseRun;
import org.kastanie.engine.run.RunSpec;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.model.RecordedRun;
import org.kastanie.solver.model.RunRecord;
import org.kastanie.solver.model.StepForcing;
import org.kastanie.solver.model.WindowedRun;
import org.kastanie.solver.sun.SunPosition;

/** The clock of the hot day: warm-up, the night, the morning that is recorded, the hours that count. */
final class HotDay {
    private final BaseRun run;
    private final PlantingSpec.Aim aim;
    private final List<StepForcing> steps;
    private final int perHour;
    /** Steps of the period: where recording begins, where the hours that count begin and end. */
    private final int sunrise;

    private final int first;
    private final int last;

    HotDay(BaseRun run, PlantingSpec.Aim aim) {
        this.run = run;
        this.aim = aim;
        RunSpec.PeriodSpec period = run.spec().period();
        steps = run.period();
        perHour = (int) (3600 / run.spec().model().step().toSeconds());
        OffsetDateTime start = period.start();
        int hour = start.getHour();
        if (start.getMinute() != 0 || aim.from() < hour || steps.size() < (aim.to() - hour) * perHour || perHour < 1) {
            throw new InputException(
                    "planting.objective.hours " + aim.from() + " to " + aim.to()
                            + " do not lie within the period that begins at " + start,
                    "let the job's period begin at the full hour before, on one hot day, and hold all of them");
        }
        first = (aim.from() - hour) * perHour;
        last = (aim.to() - hour) * perHour;
        int up = 0;
        while (up < first && steps.get(up).sky().sun().length == 0) {
            up++;
        }
        sunrise = up;
    }

    /** Steps that are recorded. */
    int recorded() {
        return last - sunrise;
    }

    /** The whole day of a new model with air; the quantity by hour that counts. */
    List<float[]> whole(Microclimate model) {
        run.warm(model);
        BaseRun.step(model, steps, 0, first, false);
        return hours(model);
    }

    /** The same, recorded from sunrise on: before it a tree changes little that lasts. */
    Recorded record(Microclimate model, RunRecord record) {
        run.warm(model);
        BaseRun.step(model, steps, 0, sunrise, false);
        RecordedRun recorded = model.record(record);
        BaseRun.step(model, steps, sunrise, first, false);
        return new Recorded(recorded, hours(model));
    }

    /**
     * @param run for windows
     * @param base the quantity by hour that counts
     */
    record Recorded(RecordedRun run, List<float[]> base) {}

    private List<float[]> hours(Microclimate model) {
        List<float[]> fields = new ArrayList<>();
        for (int s = first; s < last; s += perHour) {
            BaseRun.step(model, steps, s, s + perHour, true);
            fields.add(Heat.field(model.takeMeans(), aim));
        }
        return fields;
    }

    /** The hours that count in a window of the recorded day. */
    List<float[]> play(WindowedRun window) {
        List<float[]> fields = new ArrayList<>();
        for (int s = sunrise; s < last; s++) {
            if ((s - sunrise) % Microclimate.AHEAD == 0) {
                window.foresee(steps.subList(s, Math.min(last, s + Microclimate.AHEAD)));
            }
            window.step(steps.get(s), s >= first);
            if (s >= first && (s - first + 1) % perHour == 0) {
                fields.add(Heat.field(window.takeMeans(), aim));
            }
        }
        return fields;
    }

    /** Where the sun stands in the hours that count, hour by hour. */
    List<SunPosition> suns() {
        List<SunPosition> suns = new ArrayList<>();
        for (int s = first + perHour / 2; s < last; s += perHour) {
            SunPosition[] sun = steps.get(s).sky().sun();
            suns.add(sun.length == 0 ? new SunPosition(0, -1) : sun[sun.length / 2]);
        }
        return suns;
    }

    /** Every sun of the hours that count. */
    List<SunPosition> path() {
        List<SunPosition> suns = new ArrayList<>();
        for (int s = first; s < last; s++) {
            suns.addAll(List.of(steps.get(s).sky().sun()));
        }
        return suns;
    }

    ModelSetup setup() {
        return run.setup();
    }
}
