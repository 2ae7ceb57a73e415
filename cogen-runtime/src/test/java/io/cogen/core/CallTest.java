package io.cogen.core;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class CallTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> unhandled = new ArrayList<>();
    private final Scheduler scheduler = time.builder()
            .onFailure((coro, failure) -> unhandled.add(coro.name() + ": " + failure.getMessage()))
            .build();
    private final List<Object> log = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        scheduler.close();
        assertEquals(List.of(), unhandled);
        assertTrue(scheduler.roots.isEmpty());
        assertEquals(0, scheduler.wheel.size());
    }

    private Script sleeper(String name, long seconds) {
        return Script.of(name, v -> Events.sleep(ofSeconds(seconds)), v -> log.add(name))
                .lastly(() -> log.add(name + " finally"));
    }

    private Object outcome(Script.Step... steps) throws Exception {
        return scheduler.run(Script.of("test", steps).seeingFailures());
    }

    // ------------------------------------------------------------------ call and join

    // CG-001
    @Test
    void nothingRunsBeforeItIsScheduled() {
        Script fresh = Script.of("fresh", v -> log.add("ran"));

        assertEquals(List.of(), log);
        assertFalse(fresh.isDone());
        assertEquals("test.Scripts.fresh", fresh.name());
        assertEquals("test.Scripts.fresh (Scripts.java:10) has not begun", fresh.toString());
    }

    // CG-049, CG-006
    @Test
    void yieldingAFreshOneCallsItDepthFirst() throws Exception {
        // The order of CG-006: p q p! ret p q! ret q, without a hop through the queue.
        Script callee = Script.of("p", v -> log.add("p"), v -> log.add("p!"), v -> "ret p");
        scheduler.add(Script.of("other", v -> log.add("other")));

        assertEquals("ret p", outcome(v -> log.add("caller"), v -> callee, v -> {
            log.add("caller!");
            return v;
        }));

        assertEquals(List.of("other", "caller", "p", "p!", "caller!"), log);
        assertTrue(callee.isDone());
        assertEquals(1, callee.cleared);
    }

    @Test
    void aCalleeThatSuspendsGivesItsValueLater() throws Exception {
        assertEquals(true, outcome(v -> sleeper("callee", 3)));
        assertEquals(ofSeconds(3), time.elapsed());
    }

    // CG-006
    @Test
    void aCalleesFailureComesOutOfTheYield() throws Exception {
        IOException failure = new IOException("broken");
        Script direct = Script.of("direct", v -> {
            throw failure;
        });
        Script later = Script.of("later", v -> Events.sleep(ofSeconds(1)), v -> {
            throw failure;
        });

        assertSame(failure, outcome(v -> direct));
        assertSame(failure, outcome(v -> later));
        assertEquals(1, later.cleared);
    }

    // CG-009
    @Test
    void yieldingARunningOneJoinsIt() throws Exception {
        Script target = Script.of("target", v -> Events.sleep(ofSeconds(1)), v -> "result");
        scheduler.add(target);
        for (int i = 1; i <= 3; i++) {
            int n = i;
            scheduler.add(Script.of("joiner", v -> target, v -> log.add(n + " " + v)));
        }

        scheduler.run();

        assertEquals(List.of("1 result", "2 result", "3 result"), log);
    }

    // CG-048
    @Test
    void joiningAFinishedOneGivesItsResultAtOnce() throws Exception {
        Script target = Script.of("target", v -> "result");
        scheduler.run(target);

        assertEquals("result", outcome(v -> target));
        assertEquals("result", outcome(v -> target));
        assertEquals("result", scheduler.run(target));
    }

    // CG-034, CR-14
    @Test
    void aJoinedFailureIsThrownAndNotReported() throws Exception {
        Script target = Script.of("target", v -> Events.sleep(ofSeconds(1)), v -> {
            throw new IOException("broken");
        });
        scheduler.add(target);

        assertEquals(
                "broken",
                assertInstanceOf(IOException.class, outcome(v -> target)).getMessage());
        assertThrows(IOException.class, () -> scheduler.run(target));
    }

    @Test
    void joiningOneselfIsAClearError() throws Exception {
        Object seen = scheduler.run(new CoroutineMachine<Object, Exception>() {
            @Override
            protected boolean step(int state) {
                assertFalse(awaits(1, this));
                return ends(
                        assertThrows(IllegalStateException.class, this::awaited).getMessage());
            }

            @Override
            protected SourceMap source() {
                return SourceMap.of("test.T", "self", "T.java", 1);
            }
        });
        assertTrue(String.valueOf(seen).contains("cannot wait for itself"), String.valueOf(seen));
    }

    @Test
    void joiningACoroutineOfAnotherSchedulerIsAClearError() throws Exception {
        Script foreign = sleeper("foreign", 1);
        try (Scheduler other = VirtualTime.scheduler()) {
            other.add(foreign);

            IllegalStateException e = assertInstanceOf(IllegalStateException.class, outcome(v -> foreign));
            assertTrue(e.getMessage().startsWith("belongs to another scheduler"), e.getMessage());
            assertThrows(IllegalStateException.class, () -> scheduler.run(foreign));
        }
    }

    // CG-035, SH-020
    @Test
    void addingTwiceIsAClearError() throws Exception {
        Script coro = scheduler.add(sleeper("once", 1)) instanceof Script s ? s : null;

        assertThrows(IllegalStateException.class, () -> scheduler.add(coro));
        scheduler.run();
        assertThrows(IllegalStateException.class, () -> scheduler.add(coro));
        log.clear();
    }

    // ------------------------------------------------------------------ timeouts of calls and joins

    @Test
    void aCallThatTimesOutIsCancelledAndAwaited() throws Exception {
        Object seen = outcome(v -> sleeper("callee", 10).timeout(ofSeconds(1)), v -> {
            log.add("caller");
            return v;
        });

        assertEquals(
                "test.Scripts.callee was not done within PT1S",
                assertInstanceOf(OperationTimeoutException.class, seen).getMessage());
        assertEquals(List.of("callee finally", "caller"), log);
        assertEquals(ofSeconds(1), time.elapsed());
    }

    @Test
    void theTimeoutOfACallReachesTheInnermostCallee() throws Exception {
        Script middle = Script.of("middle", v -> sleeper("inner", 10)).lastly(() -> log.add("middle finally"));

        assertInstanceOf(OperationTimeoutException.class, outcome(v -> middle.timeout(ofSeconds(1))));
        assertEquals(List.of("inner finally", "middle finally"), log);
    }

    // SH-030
    @Test
    void nestedTimeoutsAreSeenByTheirOwnFrameOnly() throws Exception {
        Script middle = Script.of("middle", v -> sleeper("inner", 10).timeout(ofSeconds(5)))
                .catching(failure -> {
                    log.add(failure.getClass());
                    throw (Throwable) failure;
                });

        assertInstanceOf(OperationTimeoutException.class, outcome(v -> middle.timeout(ofSeconds(1))));
        assertEquals(List.of("inner finally", Cancelled.class), log);
        assertEquals(ofSeconds(1), time.elapsed());
    }

    @Test
    void aValueOfTheCalleeBeatsTheTimeoutOfTheCall() throws Exception {
        Script stubborn =
                Script.of("stubborn", v -> Events.sleep(ofSeconds(10))).catching(failure -> "value");

        assertEquals("value", outcome(v -> stubborn.timeout(ofSeconds(1))));
        assertEquals(ofSeconds(1), time.elapsed());
    }

    @Test
    void aFailureOfTheCalleeBeatsTheTimeoutOfTheCall() throws Exception {
        Script failing = Script.of("failing", v -> Events.sleep(ofSeconds(10))).catching(failure -> {
            throw new IOException("in cleanup");
        });

        assertInstanceOf(IOException.class, outcome(v -> failing.timeout(ofSeconds(1))));
    }

    @Test
    void aJoinThatTimesOutLeavesTheOtherRunning() throws Exception {
        Script target = sleeper("target", 10);
        scheduler.add(target);

        assertInstanceOf(
                OperationTimeoutException.class, outcome(v -> Events.pass(), v -> target.timeout(ofSeconds(1))));
        assertFalse(target.isDone());
        scheduler.run();
        assertEquals(List.of("target", "target finally"), log);
    }

    @Test
    void theTimeoutOfOneJoinDoesNotCountForTheNext() throws Exception {
        Script target = sleeper("target", 10);
        scheduler.add(target);

        outcome(v -> Events.pass(), v -> target.timeout(ofSeconds(1)));

        assertEquals(true, outcome(v -> target));
    }

    @Test
    void theIdleTimeoutOfACallSlidesAsLongAsTheCalleeGetsOn() throws Exception {
        Script.Step nap = v -> Events.sleep(ofMillis(900));
        Script inner = Script.of("inner", nap, nap, nap, v -> Events.sleep(ofSeconds(10)));
        Script middle = Script.of("middle", v -> inner);

        Object seen = outcome(v -> middle.idleTimeout(ofSeconds(1)));

        assertTrue(assertInstanceOf(OperationTimeoutException.class, seen).isIdle());
        assertEquals(ofMillis(3 * 900 + 1000), time.elapsed());
    }

    @Test
    void aCallThatIsDoneInTimeDisarmsItsTimeout() throws Exception {
        assertEquals("v", outcome(v -> Script.of("quick", w -> "v").timeout(ofSeconds(1))));
        assertEquals(true, outcome(v -> sleeper("callee", 1).timeout(ofSeconds(2))));
        assertEquals(0, scheduler.wheel.size());
    }
}
