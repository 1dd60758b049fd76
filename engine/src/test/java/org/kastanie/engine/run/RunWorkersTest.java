package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunWorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyElementOnceInTheSamePieces(int threads) {
        try (RunWorkers workers = new RunWorkers(threads)) {
            for (int count : new int[] {0, 1, 7, 64, 1001}) {
                AtomicIntegerArray seen = new AtomicIntegerArray(Math.max(1, count));
                AtomicIntegerArray starts = new AtomicIntegerArray(Math.max(1, count));
                workers.forEach(count, 7, (from, to) -> {
                    starts.incrementAndGet(from);
                    for (int i = from; i < to; i++) {
                        seen.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < count; i++) {
                    assertThat(seen.get(i)).isEqualTo(1);
                    // one thread must see no piece larger than the others do
                    assertThat(starts.get(i)).isEqualTo(i % 7 == 0 ? 1 : 0);
                }
            }
        }
    }

    @Test
    void loopsInLoopsEnd() {
        try (RunWorkers workers = new RunWorkers(3)) {
            AtomicIntegerArray seen = new AtomicIntegerArray(100);
            workers.forEach(10, 1, (a, b) -> workers.forEach(10, 1, (c, d) -> seen.incrementAndGet(10 * a + c)));
            for (int i = 0; i < 100; i++) {
                assertThat(seen.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void failuresReachTheCaller() {
        try (RunWorkers workers = new RunWorkers(2)) {
            assertThatThrownBy(() -> workers.forEach(100, 1, (from, to) -> {
                        if (from == 63) {
                            throw new IllegalStateException("piece 63");
                        }
                    }))
                    .hasMessage("piece 63");
        }
    }

    @Test
    void sideWorkIsDoneInItsOrderAndItsFailuresDisturbNobody() throws Exception {
        try (RunWorkers workers = new RunWorkers(2)) {
            StringBuffer seen = new StringBuffer();
            CountDownLatch done = new CountDownLatch(1);
            workers.aside(() -> seen.append('a'));
            workers.aside(() -> {
                throw new IllegalStateException("heard by nobody");
            });
            workers.aside(() -> seen.append('b'));
            workers.aside(done::countDown);
            AtomicIntegerArray loop = new AtomicIntegerArray(100);
            workers.forEach(100, 1, (from, to) -> loop.incrementAndGet(from));
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(seen).hasToString("ab");
        }
    }

    @Test
    void closingWaitsForSideWorkUnderWayAndForgetsTheRest() throws Exception {
        AtomicIntegerArray done = new AtomicIntegerArray(2);
        CountDownLatch begun = new CountDownLatch(1);
        try (RunWorkers workers = new RunWorkers(2)) {
            workers.aside(() -> {
                begun.countDown();
                LockSupport.parkNanos(50_000_000);
                done.incrementAndGet(0);
            });
            workers.aside(() -> done.incrementAndGet(1));
            begun.await();
        }
        assertThat(done.get(0)).isEqualTo(1);
        assertThat(done.get(1)).isZero();
    }
}
