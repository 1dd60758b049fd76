package org.kastanie.engine.cli;

import java.util.Locale;

/** Time, rate and time left of one stage. */
record StageClock(String name, long total, long startNanos) {
    static StageClock start(String name, long total) {
        return new StageClock(name, total, System.nanoTime());
    }

    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** Seconds left if the rest goes as fast as what is done; NaN before anything is done. */
    double secondsLeft(long done) {
        if (done >= total) {
            return 0;
        }
        return done <= 0 ? Double.NaN : seconds() / done * (total - done);
    }

    /** Units a second so far. */
    double rate(long done) {
        double t = seconds();
        return t > 0 ? done / t : 0;
    }

    /** Such as {@code 2 min 05 s}. */
    static String words(double seconds) {
        if (Double.isNaN(seconds)) {
            return "?";
        }
        long s = Math.max(0, Math.round(seconds));
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d h %02d min", s / 3600, s % 3600 / 60);
    }
}
