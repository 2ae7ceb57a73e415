package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Clock;
import io.cogen.core.Poller;
import io.cogen.core.Scheduler;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignalsTest {
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
    void theFastestComesInFirst() {
        Jumping time = new Jumping();
        try (Scheduler scheduler =
                Scheduler.builder().clock(time).poller(() -> time).build()) {
            assertEquals(
                    List.of("runner 3 (bang)", "runner 2 (bang)", "runner 1 (bang)"), Signals.raceOf(3, scheduler));
        }
    }
}
