package org.kastanie.engine.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ctrl-C and SIGTERM: asks a run to stop after the current step and gives it time to leave a state that can be resumed.
 * Outside the steps nothing is half done, so the process may end at once. Whoever stops hears of it once: within the steps
 * from the command that was running, else from here.
 */
public final class StopRequest {
    /** Longest wait for one step and one checkpoint, s; a choice: far longer than either takes. */
    private static final long PATIENCE = 300;

    private static final int ATTEMPTS = 20;

    /** How far the run is. */
    private enum Phase {
        BEFORE_STEPS,
        STEPS,
        BETWEEN_TILES,
        BETWEEN_RUNS,
        AFTER_STEPS,
        /** Nothing that was computed can be used before it is complete. */
        ALL_OR_NOTHING,
        /** The complete result is about to get its name. */
        COMPLETING
    }

    /** Takes away what an unfinished result has left. */
    @FunctionalInterface
    public interface Discard {
        void run() throws IOException;
    }

    private volatile boolean requested;
    private volatile Phase phase = Phase.BEFORE_STEPS;
    private volatile boolean finished;
    private boolean resuming;
    private volatile Discard discard = () -> {};
    private volatile CountDownLatch over = new CountDownLatch(1);

    /** Whether somebody asked to stop. */
    public boolean requested() {
        return requested;
    }

    /** Asks to stop after the current step. */
    public void request() {
        requested = true;
    }

    /** From here on an end of the process waits for {@link #finish}. */
    void enterSteps() {
        phase = Phase.STEPS;
    }

    void leaveSteps() {
        phase = Phase.AFTER_STEPS;
    }

    /** A tile is finished or about to begin; what was computed so far is kept. */
    void betweenTiles() {
        phase = Phase.BETWEEN_TILES;
    }

    /** From here on there is something that is of no use unless it is finished: whoever stops loses it. */
    public void allOrNothing(Discard what) {
        discard = what;
        phase = Phase.ALL_OR_NOTHING;
    }

    /** Everything is written: ending the process waits until it has its name. Never returns once somebody has stopped. */
    public synchronized void completing() {
        phase = Phase.COMPLETING;
    }

    /** The run is over and what there was to say is said; ending the process is no interruption any more. */
    public void finish() {
        finished = true;
        over.countDown();
    }

    /** One of several runs is over, and others follow; ending the process is an interruption still. */
    public void goesOn() {
        phase = Phase.BETWEEN_RUNS;
        over = new CountDownLatch(1);
        finished = false;
    }

    /**
     * Listens to the end of the process.
     *
     * @param exitCode of the process when it was interrupted
     * @param goesOn the run continues one that was interrupted before
     */
    public void listen(int exitCode, boolean goesOn) {
        resuming = goesOn;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(exitCode), "kastanie-stop"));
    }

    private synchronized void end(int exitCode) {
        if (!finished) {
            interrupted(System.err, PATIENCE);
            Runtime.getRuntime().halt(exitCode);
        }
    }

    /** Asks to stop and waits for it where that leaves a state; says what became of the run unless the run itself does. */
    void interrupted(PrintStream err, long patience) {
        requested = true;
        switch (phase) {
            case BEFORE_STEPS ->
                err.println(
                        resuming
                                ? "interrupted before anything was computed; the earlier state is kept, continue with --resume"
                                : "interrupted before anything was computed; nothing to resume");
            case STEPS -> {
                if (!ends(patience)) {
                    err.println(
                            "interrupted within a step; --resume continues from the last checkpoint, if there is one");
                }
            }
            case ALL_OR_NOTHING -> {
                discard();
                err.println("interrupted; nothing is kept of what was computed, start it again");
            }
            case COMPLETING -> ends(patience);
            case BETWEEN_TILES ->
                err.println(
                        "interrupted between the steps of two tiles; finished tiles are kept, --resume goes on there");
            case BETWEEN_RUNS ->
                err.println("interrupted between two runs; finished runs are kept, --resume goes on there");
            case AFTER_STEPS ->
                err.println("interrupted while results were written; --resume continues from the last checkpoint");
        }
    }

    /** Tries again while the work that is going on still writes: it goes on until the process ends. */
    private void discard() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                discard.run();
                return;
            } catch (IOException | UncheckedIOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private boolean ends(long patience) {
        try {
            return over.await(patience, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
