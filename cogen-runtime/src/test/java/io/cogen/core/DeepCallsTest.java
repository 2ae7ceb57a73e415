package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
final class DeepCallsTest {
    private static final int DEEP = 100_000;

    private enum Bottom {
        RETURNS,
        SLEEPS,
        FAILS,
        FAILS_LATER
    }

    private final Scheduler scheduler = VirtualTime.scheduler();
    private static int cleared;

    /** Calls itself until n is 0. */
    private static final class Down extends CoroutineMachine<Integer, IOException> {
        private final int n;
        private final Bottom bottom;

        Down(int n, Bottom bottom) {
            this.n = n;
            this.bottom = bottom;
        }

        @Override
        protected boolean step(int state) throws IOException {
            switch (state) {
                case 0:
                    if (n == 0) {
                        if (bottom == Bottom.FAILS) {
                            throw new IOException("at the bottom");
                        }
                        if (bottom == Bottom.RETURNS) {
                            return ends(0);
                        }
                        return awaits(2, Events.sleep(ofSeconds(1)));
                    }
                    if (awaits(1, new Down(n - 1, bottom))) {
                        return true;
                    }
                // fall through
                case 1:
                    return ends(this.<Integer>awaited() + 1);
                default:
                    awaited();
                    if (bottom == Bottom.FAILS_LATER) {
                        throw new IOException("at the bottom");
                    }
                    return ends(0);
            }
        }

        @Override
        protected void clear() {
            cleared++;
        }

        @Override
        protected SourceMap source() {
            return SourceMap.of("test.Deep", "down", "Deep.java", 5, 7);
        }
    }

    // CG-006, SH-001
    @ParameterizedTest
    @EnumSource(names = {"RETURNS", "SLEEPS"})
    void aHundredThousandCallsReturn(Bottom bottom) throws Exception {
        cleared = 0;
        assertEquals(DEEP, scheduler.run(new Down(DEEP, bottom)));
        assertEquals(DEEP + 1, cleared);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "FAILS_LATER"})
    void aFailureGoesThroughAHundredThousandCalls(Bottom bottom) {
        cleared = 0;
        Throwable failure = assertThrows(IOException.class, () -> scheduler.run(new Down(DEEP, bottom)));
        assertEquals("at the bottom", failure.getMessage());
        assertEquals(0, failure.getSuppressed().length);
        assertTrue(failure.getStackTrace().length < 1_500, "" + failure.getStackTrace().length);
        assertEquals(DEEP + 1, cleared);
    }

    @Test
    void theDumpOfAHundredThousandCallsShowsTheirTwoEnds() {
        scheduler.add(new Down(DEEP, Bottom.SLEEPS));
        while (scheduler.wheel.size() == 0) {
            scheduler.runOnce();
        }

        List<String> lines = scheduler.dump().lines().toList();

        assertTrue(lines.get(0).startsWith("test.Deep.down (Deep.java:7) calls test.Deep.down"), lines.get(0));
        assertEquals(
                1, lines.stream().filter(line -> line.contains("99,901 more")).count());
        assertEquals(101, lines.size());
        assertTrue(lines.get(100).contains("waits for sleep PT1S"), lines.get(100));
        scheduler.close();
    }

    @Test
    void aCancelGoesThroughAHundredThousandCalls() {
        Down deep = new Down(DEEP, Bottom.SLEEPS);
        scheduler.add(deep);
        scheduler.runOnce();
        assertFalse(deep.isDone());

        deep.cancel("why");
        scheduler.run();

        assertInstanceOf(Cancelled.class, deep.slot);
    }

    @Test
    void theDumpOfADeepChainIsNoProblem() {
        scheduler.add(new Down(1_000, Bottom.SLEEPS));
        scheduler.runOnce();

        assertTrue(scheduler.dump().lines().count() >= 100);
        scheduler.close();
    }

    @Test
    void aDeepCallerCanCatch() throws Exception {
        Script catching =
                Script.of("catching", v -> new Down(1_000, Bottom.FAILS_LATER)).seeingFailures();
        Object seen = scheduler.run(catching);
        assertSame(IOException.class, seen.getClass());
    }

    /** Calls in a loop that never suspends by itself. */
    private static final class Busy extends CoroutineMachine<Void, RuntimeException> {
        private int calls;

        @Override
        @SuppressWarnings("fallthrough")
        protected boolean step(int state) {
            if (state == 1) {
                awaited();
            }
            while (calls++ < 100_000) {
                if (awaits(1, new Down(0, Bottom.RETURNS))) {
                    return true;
                }
                awaited();
            }
            return ends(null);
        }

        @Override
        protected SourceMap source() {
            return SourceMap.of("test.Deep", "busy", "Deep.java", 5, 7);
        }
    }

    @Test
    void callsThatNeverSuspendLetTheLoopTurn() {
        Busy busy = new Busy();
        scheduler.add(busy);

        assertTrue(scheduler.runOnce());

        assertFalse(busy.isDone());
        assertEquals(128 * 32, busy.calls, 1);
        scheduler.run();
        assertTrue(busy.isDone());
    }
}
