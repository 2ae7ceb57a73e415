package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Clock;
import io.cogen.core.Poller;
import io.cogen.core.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
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

    private final Jumping time = new Jumping();
    private final List<Long> begun = new ArrayList<>();

    private List<Long> millisOf(RateLimiter limiter, int requests, Duration work) {
        try (Scheduler scheduler =
                Scheduler.builder().clock(time).poller(() -> time).build()) {
            scheduler.run(RateLimiterCoroutines.run(limiter, requests, work, line -> begun.add(time.now / 1_000_000)));
        }
        return begun;
    }

    @Test
    void aBurstAndThenSoManyASecond() {
        assertEquals(
                List.of(0L, 0L, 0L, 200L, 400L, 600L, 800L, 1000L),
                millisOf(new RateLimiter(5, 3, 100), 8, ofMillis(10)));
    }

    @Test
    void andSoManyAtATime() {
        assertEquals(List.of(0L, 0L, 1000L, 1000L, 2000L), millisOf(new RateLimiter(100, 100, 2), 5, ofMillis(1000)));
    }
}
