package io.cogen.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TimeoutTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Throwable> unhandled = new ArrayList<>();
    private final Scheduler scheduler =
            time.builder().onFailure((coro, failure) -> unhandled.add(failure)).build();
    private final Parked op = new Parked();

    @AfterEach
    void nothingIsLeft() {
        scheduler.close();
        assertEquals(List.of(), unhandled);
        assertEquals(0, scheduler.outside);
        assertEquals(0, scheduler.wheel.size());
    }

    private Object run(Script.Step... steps) throws Exception {
        return scheduler.run(Script.of("test", steps));
    }

    private Object outcome(Script.Step... steps) throws Exception {
        return scheduler.run(Script.of("test", steps).seeingFailures());
    }

    // ------------------------------------------------------------------ the default

    // CG-102
    @Test
    void theDefaultTimeoutIsForWhatHasNone() throws Exception {
        VirtualTime clock = new VirtualTime();
        try (Scheduler limited = clock.builder().defaultTimeout(ofSeconds(3)).build()) {
            assertThrows(OperationTimeoutException.class, () -> limited.run(Script.of("test", v -> op)));
            assertEquals(ofSeconds(3), clock.elapsed());

            Parked own = new Parked();
            assertThrows(
                    OperationTimeoutException.class,
                    () -> limited.run(Script.of("test", v -> own.timeout(ofSeconds(5)))));
            assertEquals(ofSeconds(8), clock.elapsed());

            limited.run(Script.of("sleeper", v -> Script.of("callee", w -> Events.sleep(ofSeconds(100)))));
            assertEquals(ofSeconds(108), clock.elapsed());

            Script joined = Script.of("joined", w -> Events.sleep(ofSeconds(10)), w -> "joined");
            limited.add(joined);
            assertEquals("joined", limited.run(Script.of("joiner", v -> Events.join(joined))));
            assertEquals(ofSeconds(118), clock.elapsed());

            Parked free = new Parked();
            limited.add(Script.of("other", v -> Events.sleep(ofSeconds(50)), v -> {
                free.finish("late");
                return null;
            }));
            assertEquals(
                    "late",
                    limited.run(
                            Script.of("test", v -> free.timeout(ofSeconds(1)).noTimeout())));
            assertEquals(
                    ofSeconds(168 + 9),
                    limited.run(Script.of(
                            "scope",
                            v -> Scope.run(scope -> {
                                scope.start(Script.of("child", w -> Events.sleep(ofSeconds(9))));
                                return Script.of("body", w -> "value");
                            }),
                            v -> clock.elapsed())));
        }
    }

    @Test
    void badDefaultTimeout() {
        assertThrows(IllegalArgumentException.class, () -> Scheduler.builder().defaultTimeout(ofSeconds(-1)));
    }

    // ------------------------------------------------------------------ timeouts

    // SH-016, SH-024, CG-041, CG-043
    @Test
    void timesOutExactlyAndIsWithdrawn() throws Exception {
        Object seen = outcome(v -> op.timeout(ofNanos(1_234_567_891)));

        OperationTimeoutException timeout = assertInstanceOf(OperationTimeoutException.class, seen);
        assertEquals(ofNanos(1_234_567_891), timeout.limit());
        assertFalse(timeout.isIdle());
        assertEquals("parked was not done within PT1.234567891S", timeout.getMessage());
        assertEquals(ofNanos(1_234_567_891), time.elapsed());
        assertEquals(1, op.cleanups);
    }

    @Test
    void aLateCompletionIsHarmless() throws Exception {
        outcome(v -> op.timeout(ofSeconds(1)), v -> {
            op.finish("late");
            return Events.pass();
        });
        op.finish("later");
        scheduler.runOnce();
        Thread other = new Thread(() -> op.finish("from another thread"));
        other.start();
        other.join();
        scheduler.runOnce();
    }

    // SEEDS 4.5
    @Test
    void aTimeoutThatLostTheRaceNeverFires() throws Exception {
        scheduler.add(Script.of("other", v -> Events.sleep(ofMillis(999)), v -> {
            op.finish("v");
            return null;
        }));

        assertEquals("v", outcome(v -> op.timeout(ofSeconds(1)), v -> v));
        assertEquals(0, scheduler.wheel.size());
        assertEquals(ofMillis(999), time.elapsed());
    }

    @Test
    void aReadyOperationNeverTimesOut() throws Exception {
        op.done = true;

        assertNull(outcome(v -> op.timeout(ZERO)));
    }

    @Test
    void timeoutZeroMeansWithoutWaiting() throws Exception {
        assertInstanceOf(OperationTimeoutException.class, outcome(v -> op.timeout(ZERO)));
        assertEquals(ZERO, time.elapsed());
    }

    // CG-041
    @Test
    void theTimeoutCountsFromTheYield() throws Exception {
        Operation<Object, Exception> built = op.timeout(ofSeconds(1));

        outcome(v -> Events.sleep(ofSeconds(5)), v -> built);

        assertEquals(ofSeconds(6), time.elapsed());
    }

    @Test
    void aResultFoundInCleanupBeatsTheTimeout() throws Exception {
        op.onCleanup = () -> op.finish("there after all");

        assertEquals("there after all", outcome(v -> op.timeout(ofSeconds(1))));
    }

    @Test
    void whatCleanupThrowsIsSuppressed() throws Exception {
        op.onCleanup = () -> {
            throw new IllegalArgumentException("cleanup");
        };

        Object seen = outcome(v -> op.timeout(ofSeconds(1)));

        assertEquals(
                "cleanup",
                assertInstanceOf(OperationTimeoutException.class, seen)
                        .getSuppressed()[0]
                        .getMessage());
    }

    // CG-042
    @Test
    void theIdleTimeoutSlidesWithProgress() throws Exception {
        Script.Step move = v -> {
            op.moves();
            return Events.sleep(ofMillis(900));
        };
        scheduler.add(Script.of("mover", v -> Events.sleep(ofMillis(900)), move, move, move));

        Object seen = outcome(v -> op.idleTimeout(ofSeconds(1)));

        assertTrue(assertInstanceOf(OperationTimeoutException.class, seen).isIdle());
        assertEquals(ofMillis(3 * 900 + 1000), time.elapsed());
    }

    @Test
    void theIdleTimeoutOfACallSlidesWithTheProgressOfWhatTheCalleeWaitsFor() throws Exception {
        Script.Step move = v -> {
            op.moves();
            return Events.sleep(ofMillis(900));
        };
        scheduler.add(Script.of("mover", v -> Events.sleep(ofMillis(900)), move, move, move));

        Object seen = outcome(v -> Script.of("callee", w -> op).idleTimeout(ofSeconds(1)));

        assertTrue(assertInstanceOf(OperationTimeoutException.class, seen).isIdle());
        assertEquals(ofMillis(3_700), time.elapsed());
    }

    @Test
    void theIdleTimeoutOfACallCountsFromWhenTheCalleeWasWoken() throws Exception {
        // Woken at 1 s, after the turn's timers: in the turn after that the idle timeout is due as well.
        scheduler.add(Script.of("finisher", v -> Events.sleep(ofSeconds(1)), v -> {
            time.pass(ofMillis(500));
            op.finish("v");
            return null;
        }));
        Script callee = Script.of("callee", v -> op.timeout(ofSeconds(60)), v -> new Parked());

        Object seen = outcome(v -> callee.idleTimeout(ofMillis(1_200)));

        assertTrue(assertInstanceOf(OperationTimeoutException.class, seen).isIdle());
        assertEquals(ofMillis(2_700), time.elapsed());
    }

    // CG-042
    @Test
    void theTotalTimeoutDoesNotSlide() throws Exception {
        Script.Step move = v -> {
            op.moves();
            return Events.sleep(ofMillis(900));
        };
        scheduler.add(Script.of("mover", v -> Events.sleep(ofMillis(900)), move, move, move));

        Object seen = outcome(v -> op.idleTimeout(ofSeconds(1)).timeout(ofSeconds(2)));

        assertFalse(assertInstanceOf(OperationTimeoutException.class, seen).isIdle());
        assertEquals(ofSeconds(2), time.elapsed());
    }

    @Test
    void progressWithoutAnIdleTimeoutOrAYieldDoesNothing() throws Exception {
        op.moves();
        op.timeout(ofSeconds(1));
        op.onProcess = op::moves;

        outcome(v -> op);
        op.moves();

        assertEquals(ofSeconds(1), time.elapsed());
    }

    @Test
    void refusesBadDurations() {
        assertThrows(NullPointerException.class, () -> op.timeout(null));
        assertThrows(NullPointerException.class, () -> op.idleTimeout(null));
        assertThrows(NullPointerException.class, () -> op.priority(null));
        Duration endless = ofSeconds(Long.MAX_VALUE);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> op.timeout(ofMillis(-1)))
                .getMessage()
                .contains("timeout is negative: PT-0.001S"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> op.timeout(endless))
                .getMessage()
                .contains("longer than 292 years"));
        assertThrows(IllegalArgumentException.class, () -> op.idleTimeout(ofMillis(-1)));
        assertThrows(IllegalArgumentException.class, () -> op.idleTimeout(endless));
    }

    @Test
    void theLongestTimeoutDoesNotOverflow() throws Exception {
        time.pass(ofSeconds(Long.MAX_VALUE / 2_000_000_000));
        scheduler.runOnce();
        scheduler.add(Script.of("other", v -> Events.sleep(ofSeconds(1)), v -> {
            op.finish("v");
            return null;
        }));

        assertEquals("v", outcome(v -> op.timeout(ofNanos(Long.MAX_VALUE))));
    }

    /** The loop comes late by far more than the timeout, and must not catch up with it step by step. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTinyIdleTimeoutOfACallDoesNotKeepTheLoopBusy() throws Exception {
        scheduler.add(Script.of("late", v -> Events.pass(), v -> {
            time.pass(ofSeconds(3_600));
            return null;
        }));
        Script callee = Script.of("callee", v -> Events.pass(), v -> Events.pass(), v -> Events.pass(), v -> "v");

        assertEquals("v", outcome(v -> callee.idleTimeout(ofNanos(1))));
    }

    @Test
    void configuringAfterTheYieldIsAClearError() throws Exception {
        outcome(v -> op.timeout(ofSeconds(1)));

        assertThrows(IllegalStateException.class, () -> op.timeout(ofSeconds(1)));
        assertThrows(IllegalStateException.class, () -> op.idleTimeout(ofSeconds(1)));
        assertThrows(IllegalStateException.class, () -> op.priority(Priority.LAST));
    }
}
