package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Clock;
import io.cogen.core.Poller;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkerPoolTest {
    /** Waiting is jumping. */
    private static final class Jumping implements Clock, Poller {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void poll(long nanos) {
            now += Math.max(0, nanos);
        }

        @Override
        public void wakeup() {}

        @Override
        public boolean isWaiting() {
            return false;
        }

        @Override
        public void close() {}
    }

    @Test
    void whatWasTakenIsFinished() {
        Jumping time = new Jumping();
        Queue<Integer> inbox = new Queue<>();
        List.of(300, 100, 150, 120).forEach(inbox::offer);
        WorkerPool pool = new WorkerPool();
        try (Scheduler scheduler =
                Scheduler.builder().clock(time).poller(() -> time).build()) {
            assertEquals("0 were left, 4 are done", scheduler.run(WorkerPoolCoroutines.run(pool, inbox, 2)));
        }
        assertEquals(
                List.of("worker 2 did 100", "worker 2 did 150", "worker 1 did 300", "worker 2 did 120"), pool.done());
    }
}
