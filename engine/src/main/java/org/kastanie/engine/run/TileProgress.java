package org.kastanie.engine.run;

import java.util.Map;
import org.kastanie.engine.Progress;

/** Turns the stages of tile after tile into one stage of the whole run, with one time left. */
final class TileProgress implements Progress {
    /** Units of a tile. */
    static final int UNITS = 1000;

    /** Share of a tile's time at which a stage ends: from the Munich example with spin-up; the bar alone rests on them. */
    private static final Map<String, Double> ENDS = Map.of(
            "reading the city", 0.03,
            "building the scene", 0.06,
            "reading the weather", 0.07,
            "visibility and wind", 0.22,
            "spin-up", 0.62,
            "period", 0.97);

    private final Progress next;
    private long before;
    private double begin;
    private double end;
    private long total;

    TileProgress(Progress next) {
        this.next = next;
    }

    /** @param done tiles of this run that are finished */
    synchronized void tile(int done) {
        before = (long) UNITS * done;
        begin = 0;
        end = 0;
        next.done(before);
    }

    @Override
    public synchronized void stage(String name, long units) {
        begin = end;
        end = Math.max(end, ENDS.getOrDefault(name, 1.0));
        total = units;
    }

    @Override
    public synchronized void done(long done) {
        double share = total > 0 ? Math.min(1, (double) done / total) : 1;
        next.done(before + (long) (UNITS * (begin + (end - begin) * share)));
    }
}
