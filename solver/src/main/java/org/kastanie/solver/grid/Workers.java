package org.kastanie.solver.grid;

/**
 * Shares a loop among threads. The solver owns no threads: who runs it hands in the workers.
 *
 * <p>A range must write only what belongs to it, so that results do not depend on the number of workers.
 */
@FunctionalInterface
public interface Workers {
    /** One contiguous piece of a loop. */
    @FunctionalInterface
    interface Range {
        void run(int from, int to);
    }

    /**
     * Runs {@code body} over pieces of 0..count-1, each at most {@code grain} long, and returns when all are done. The
     * pieces are the same for any number of threads.
     */
    void forEach(int count, int grain, Range body);

    /** Everything on the calling thread. */
    Workers SINGLE = (count, grain, body) -> {
        for (int from = 0; from < count; from += grain) {
            body.run(from, Math.min(count, from + grain));
        }
    };
}
