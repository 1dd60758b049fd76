package org.kastanie.engine.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: asks a run to stop after the current step and gives it time to leave a state that can be resumed.
 * Outside the steps nothing is half done, so the process may end at once.
 */
public final class StopRequest {
    /** Longest wait for one step and one checkpoint, s; a choice: far longer than either takes. */
    private static final long PATIENCE = 300;

    private volatile boolean requested;
    private volatile boolean stepping;
    private volatile boolean finished;
    private final CountDownLatch left = new CountDownLatch(1);

    /** Whether somebody asked to stop. */
    public boolean requested() {
        return requested;
    }

    /** Asks to stop after the current step. */
    public void request() {
        requested = true;
    }

    /** From here on an end of the process waits for {@link #leaveSteps}. */
    void enterSteps() {
        stepping = true;
    }

    void leaveSteps() {
        stepping = false;
        if (requested) {
            left.countDown();
        }
    }

    /** The run is over; ending the process is no interruption any more. */
    public void finish() {
        finished = true;
        left.countDown();
    }

    /**
     * Listens to the end of the process.
     *
     * @param exitCode of the process when it was interrupted
     */
    public void listen(int exitCode) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(exitCode), "kastanie-stop"));
    }

    private void interrupted(int exitCode) {
        if (finished) {
            return;
        }
        requested = true;
        if (stepping) {
            try {
                boolean ended = left.await(PATIENCE, TimeUnit.SECONDS);
                System.err.println(
                        ended
                                ? "interrupted; continue with the same command and --resume"
                                : "interrupted within a step; --resume continues from the last checkpoint");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
