package org.kastanie.engine.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.kastanie.engine.Progress;

/** A bar with stage, rate and time left, redrawn in place: for terminals. */
final class BarProgress implements Progress {
    private static final int WIDTH = 30;
    private static final double EVERY_SECONDS = 0.1;

    private final PrintStream out;
    private StageClock clock = StageClock.start("", 0);
    private double lastDraw;
    private boolean open;

    BarProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void stage(String name, long total) {
        if (open) {
            out.println();
        }
        clock = StageClock.start(name, total);
        open = true;
        draw(0);
    }

    @Override
    public synchronized void done(long done) {
        if (!open) {
            return;
        }
        boolean end = done >= clock.total();
        if (end || clock.seconds() - lastDraw >= EVERY_SECONDS) {
            draw(done);
        }
        if (end) {
            out.println();
            open = false;
        }
    }

    private void draw(long done) {
        lastDraw = clock.seconds();
        double share = clock.total() > 0 ? Math.clamp((double) done / clock.total(), 0, 1) : 1;
        int filled = (int) Math.round(share * WIDTH);
        String time = done >= clock.total()
                ? StageClock.words(clock.seconds())
                : StageClock.words(clock.secondsLeft(done)) + " left";
        out.printf(
                Locale.ROOT,
                "\r\u001b[K%-28s [%s%s] %3.0f %%  %.3g/s  %s",
                clock.name(),
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                100 * share,
                clock.rate(done),
                time);
        out.flush();
    }
}
