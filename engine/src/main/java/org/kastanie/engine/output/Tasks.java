package org.kastanie.engine.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.kastanie.engine.Progress;
import org.kastanie.solver.grid.Workers;

/** Pieces of work that read and write files and know nothing of each other, shared among workers. */
public final class Tasks {
    /** One piece; it holds what it needs only while it runs, so that memory is bounded by the number of workers. */
    @FunctionalInterface
    public interface Task {
        void run() throws IOException;
    }

    private final List<Task> tasks = new ArrayList<>();

    public void add(Task task) {
        tasks.add(task);
    }

    /** Adds all pieces of another list. */
    void add(Tasks more) {
        tasks.addAll(more.tasks);
    }

    public int size() {
        return tasks.size();
    }

    /**
     * Runs all and returns when they are done.
     *
     * @param progress hears how many of all stages' units are done
     * @param before units done before
     */
    public void run(Workers workers, Progress progress, long before) throws IOException {
        AtomicInteger done = new AtomicInteger();
        try {
            workers.forEach(tasks.size(), 1, (from, to) -> {
                for (int i = from; i < to; i++) {
                    try {
                        tasks.get(i).run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    progress.done(before + done.incrementAndGet());
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
