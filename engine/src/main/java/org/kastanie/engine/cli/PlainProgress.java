package org.kastanie.engine.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.kastanie.engine.Progress;

/** A line at the start and end of every stage and every few seconds between: for logs. */
final class PlainProgress implements Progress {
    /** Choice: often enough to see life, seldom enough for a log. */
    private static final double EVERY_SECONDS = 10;

    private final PrintStream out;
    private StageClock clock = StageClock.start("", 0);
    private double lastLine;
    private boolean ended = true;

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void stage(String name, long total) {
        clock = StageClock.start(name, total);
        lastLine = 0;
        ended = false;
        out.println(name + " ...");
    }

    @Override
    public synchronized void done(long done) {
        double seconds = clock.seconds();
        if (done >= clock.total()) {
            if (!ended) {
                ended = true;
                out.println(clock.name() + ": done in " + StageClock.words(seconds));
            }
        } else if (seconds - lastLine >= EVERY_SECONDS) {
            lastLine = seconds;
            out.println(String.format(
                    Locale.ROOT,
                    "%s: %d of %d, %.3g a second, %s left",
                    clock.name(),
                    done,
                    clock.total(),
                    clock.rate(done),
                    StageClock.words(clock.secondsLeft(done))));
        }
    }
}
