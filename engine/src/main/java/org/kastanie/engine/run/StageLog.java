package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.Progress;

/** Passes progress on and remembers how long every stage took. */
final class StageLog implements Progress {
    /**
     * @param name of the stage
     * @param seconds it took
     */
    record Stage(String name, double seconds) {}

    private final Progress next;
    private final List<Stage> stages = new ArrayList<>();
    private String current = "";
    private long total;
    private long start;

    StageLog(Progress next) {
        this.next = next;
    }

    @Override
    public synchronized void stage(String name, long units) {
        close();
        current = name;
        total = units;
        start = System.nanoTime();
        next.stage(name, units);
    }

    @Override
    public void done(long done) {
        next.done(done);
    }

    /** Ends the present stage. */
    synchronized void close() {
        if (!current.isEmpty()) {
            next.done(total);
            stages.add(new Stage(current, (System.nanoTime() - start) / 1e9));
            current = "";
        }
    }

    synchronized List<Stage> stages() {
        return List.copyOf(stages);
    }
}
