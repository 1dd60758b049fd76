package org.kastanie.engine.run;

import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.grid.Workers;

/**
 * A fixed number of threads that share loops. Pieces are cut by the grain alone, so results are the same for any number
 * of threads; which thread takes which piece is left to chance.
 */
public final class RunWorkers implements Workers, AutoCloseable {
    /** Longest wait for side work under way when the workers are closed, s; a choice: one piece takes far less. */
    private static final long PATIENCE = 30;

    /** Time a thread without work stays awake, ns; a choice: some times what waking one takes. */
    private static final long AWAKE = 200_000;

    private final int threads;
    private final @Nullable ThreadPoolExecutor helpers;
    private final AtomicLong aside = new AtomicLong();
    /** One token for every thread at side work. */
    private final Semaphore busy;

    /**
     * @param threads at least 1, the calling thread included
     */
    public RunWorkers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, got " + threads);
        }
        this.threads = threads;
        busy = new Semaphore(threads);
        helpers = threads == 1
                ? null
                : new ThreadPoolExecutor(
                        threads - 1,
                        threads - 1,
                        0,
                        TimeUnit.SECONDS,
                        new WatchedQueue(),
                        Thread.ofPlatform().daemon().name("kastanie-", 1).factory());
    }

    private static long order(Runnable task) {
        return task instanceof Aside later ? later.number : 0;
    }

    public int threads() {
        return threads;
    }

    @Override
    public void forEach(int count, int grain, Range body) {
        if (grain < 1) {
            throw new IllegalArgumentException("a piece needs at least one element, got " + grain);
        }
        int pieces = (int) (((long) count + grain - 1) / grain);
        if (helpers == null || pieces < 2) {
            SINGLE.forEach(count, grain, body);
            return;
        }
        Loop loop = new Loop(count, grain, pieces, body);
        for (int i = 1; i < Math.min(threads, pieces); i++) {
            helpers.execute(loop);
        }
        loop.run();
        loop.await();
    }

    /**
     * Leaves work to threads that have no loop to share, in the order it came. It may never be done (with one thread it is
     * not), and its failures are not heard: whoever needs its outcome looks for it and does the work himself if it is
     * missing. Short pieces, please: a thread that is busy with one is missing in the next loop.
     */
    public void aside(Runnable work) {
        if (helpers != null) {
            helpers.execute(new Aside(aside.incrementAndGet(), () -> withToken(work)));
        }
    }

    private void withToken(Runnable work) {
        busy.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            busy.release();
        }
    }

    /** Forgets the side work that has not begun. */
    private void dropAside() {
        if (helpers != null) {
            helpers.getQueue().removeIf(Aside.class::isInstance);
        }
    }

    /** Forgets the side work that has not begun and waits for what has, so that what it reads may be removed. */
    void settleAside() {
        dropAside();
        busy.acquireUninterruptibly(threads);
        busy.release(threads);
    }

    /** Ends the threads; waits for side work under way, so that nobody writes into a folder that is being removed. */
    @Override
    public void close() {
        if (helpers == null) {
            return;
        }
        helpers.getQueue().clear();
        helpers.shutdown();
        try {
            if (!helpers.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                helpers.shutdownNow();
            }
        } catch (InterruptedException e) {
            helpers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Work in its order. Who looks for some stays awake for {@link #AWAKE} before he lies down: a step is a thousand short
     * loops, and waking a thread takes longer than many of them.
     */
    private static final class WatchedQueue extends PriorityBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1;

        private final AtomicLong offered = new AtomicLong();

        WatchedQueue() {
            super(64, Comparator.comparingLong(RunWorkers::order));
        }

        @Override
        public boolean offer(Runnable task) {
            boolean taken = super.offer(task);
            offered.incrementAndGet();
            return taken;
        }

        @Override
        public Runnable take() throws InterruptedException {
            long seen = offered.get();
            Runnable task = poll();
            if (task != null) {
                return task;
            }
            stayAwake(() -> offered.get() != seen);
            return super.take();
        }
    }

    /** Waits without giving up the processor until something is so, or for {@link #AWAKE} at most. */
    private static void stayAwake(BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean() && System.nanoTime() - start < AWAKE) {
            Thread.onSpinWait();
        }
    }

    private record Aside(long number, Runnable work) implements Runnable {
        @Override
        public void run() {
            try {
                work.run();
            } catch (RuntimeException | Error heardByNobody) {
                // Its outcome is missing, and whoever needs it meets the same failure when he does the work himself.
            }
        }
    }

    /** One shared loop; waits for pieces, not for threads, so that a loop within a loop cannot starve. */
    private static final class Loop implements Runnable {
        private final int count;
        private final int grain;
        private final int pieces;
        private final Range body;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Loop(int count, int grain, int pieces, Range body) {
            this.count = count;
            this.grain = grain;
            this.pieces = pieces;
            this.body = body;
            left = new CountDownLatch(pieces);
        }

        @Override
        public void run() {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        int from = piece * grain;
                        body.run(from, (int) Math.min(count, (long) from + grain));
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    left.countDown();
                }
            }
        }

        void await() {
            stayAwake(() -> left.getCount() == 0);
            boolean interrupted = false;
            while (true) {
                try {
                    left.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable problem = failure.get();
            if (problem instanceof Error error) {
                throw error;
            } else if (problem instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
