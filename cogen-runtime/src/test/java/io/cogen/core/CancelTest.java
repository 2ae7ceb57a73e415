package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
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
final class CancelTest {
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

    // ------------------------------------------------------------------ cancel

    // SH-024, CR-05, SH-005
    @Test
    void aCancelIsThrownAtTheSuspensionPoint() throws Exception {
        Script target = Script.of("target", v -> Events.sleep(ofSeconds(10))).seeingFailures();
        scheduler.add(target);
        scheduler.add(Script.of("canceller", v -> Events.sleep(ofSeconds(1)), v -> {
            target.cancel("no longer needed");
            return null;
        }));

        scheduler.run();

        Cancelled seen = assertInstanceOf(Cancelled.class, target.slot);
        assertEquals("no longer needed", seen.reason());
        assertEquals("no longer needed", seen.getMessage());
        assertEquals("cancelled here", seen.getCause().getMessage());
        assertEquals(ofSeconds(1), time.elapsed());
    }

    @Test
    void whatIsRaisedIntoAResultComesNext() throws Exception {
        IOException raised = new IOException("raised");
        Parked op = new Parked();
        op.onCleanup = () -> op.finish("value");
        Script target = Script.of(
                        "target",
                        v -> op,
                        v -> {
                            log.add(v);
                            return Events.pass();
                        },
                        v -> log.add(v))
                .seeingFailures();
        scheduler.add(target);
        scheduler.runOnce();
        target.raise(raised);
        scheduler.run();
        assertEquals(List.of("value", raised), log);
    }

    @Test
    void whatIsRaisedInACalleeThatEndsIsTheCallers() throws Exception {
        IOException raised = new IOException("raised");
        Script[] caller = new Script[1];
        caller[0] = Script.of(
                        "caller",
                        v -> Script.of("callee", w -> {
                            caller[0].raise(raised);
                            return "value";
                        }),
                        v -> {
                            log.add(v);
                            return Events.pass();
                        },
                        v -> log.add(v))
                .seeingFailures();
        scheduler.run(caller[0]);
        assertEquals(List.of("value", raised), log);
    }

    @Test
    void aCancelCannotBeSwallowed() throws Exception {
        Script target = Script.of(
                        "target",
                        v -> Events.sleep(ofSeconds(10)),
                        v -> {
                            log.add(v);
                            return Events.pass();
                        },
                        v -> {
                            log.add(v);
                            Parked never = new Parked();
                            never.onProcess = () -> log.add("started");
                            return never;
                        },
                        v -> log.add(v))
                .seeingFailures();
        scheduler.add(target);
        scheduler.runOnce();

        target.cancel("first");
        target.cancel("second");
        scheduler.run();

        assertEquals(3, log.size());
        for (Object seen : log) {
            assertEquals("first", assertInstanceOf(Cancelled.class, seen).reason());
        }
        // A new object each time: a try-with-resources may add one to another.
        assertEquals(3, log.stream().distinct().count());
    }

    @Test
    void aSwallowedCancelInALoopDoesNotHoldTheLoop() throws Exception {
        Script stubborn = Script.of("stubborn", v -> Events.pass(), v -> {
                    if (!log.isEmpty()) {
                        throw (Throwable) v;
                    }
                    return null;
                })
                .seeingFailures()
                .forever();
        scheduler.add(stubborn);
        scheduler.runOnce();
        stubborn.cancel("end");

        assertTrue(scheduler.runOnce());
        assertTrue(scheduler.runOnce());
        log.add("enough");
        assertFalse(scheduler.runOnce());
        assertTrue(stubborn.isDone());
    }

    @Test
    void aResultBeatsACancel() throws Exception {
        Parked op = new Parked();
        Script target = Script.of("target", v -> op, v -> log.add(v), v -> Events.pass());
        scheduler.add(target);
        scheduler.add(Script.of("both", v -> {
            op.finish("value");
            target.cancel("too late for this one");
            return null;
        }));

        scheduler.run();

        assertEquals(List.of("value"), log);
        assertEquals(0, op.cleanups);
        assertInstanceOf(Cancelled.class, target.slot);
    }

    @Test
    void aResultFoundInCleanupBeatsACancel() throws Exception {
        Parked op = new Parked();
        op.onCleanup = () -> op.finish("there after all");
        Script target = Script.of("target", v -> op, v -> log.add(v));
        scheduler.add(target);
        scheduler.runOnce();

        target.cancel("why");
        scheduler.run();

        assertEquals(List.of("there after all"), log);
        assertEquals(Operation.DONE, target.state);
    }

    @Test
    void cancellingTheCallerCancelsTheCalleeFirst() throws Exception {
        Script callee = sleeper("callee", 10);
        Script caller = Script.of("caller", v -> callee).lastly(() -> log.add("caller finally"));
        scheduler.add(caller);
        scheduler.runOnce();

        caller.cancel("why");
        scheduler.run();

        assertEquals(List.of("callee finally", "caller finally"), log);
        assertTrue(callee.isDone());
    }

    // CR-15
    @Test
    void cancellingAJoinerLeavesTheOtherRunning() throws Exception {
        Script target = sleeper("target", 10);
        Script joiner = Script.of("joiner", v -> Events.pass(), v -> target);
        scheduler.add(target);
        scheduler.add(joiner);
        scheduler.runOnce();
        scheduler.runOnce();

        joiner.cancel("why");
        scheduler.run();

        assertEquals(List.of("target", "target finally"), log);
        assertInstanceOf(Cancelled.class, joiner.slot);
    }

    // SH-022
    @Test
    void aFreshOneThatIsCancelledEndsWithoutRunning() throws Exception {
        Script fresh = sleeper("fresh", 1);
        fresh.cancel("never mind");

        assertTrue(fresh.isDone());
        assertEquals(1, fresh.cleared);
        assertInstanceOf(CoroutineCancelledException.class, outcome(v -> fresh));
        assertThrows(Cancelled.class, () -> scheduler.run(fresh));
        assertEquals(List.of(), log);
    }

    // Whoever adds it may not know that somebody was faster.
    @Test
    void aFreshOneThatIsCancelledMayBeAddedAndStarted() throws Exception {
        Script fresh = sleeper("fresh", 1);
        fresh.cancel("never mind");

        assertSame(fresh, scheduler.add(fresh));
        assertEquals(
                "body",
                outcome(v -> Scope.run(scope -> Script.of("body", w -> scope.start(fresh) == fresh ? "body" : "no"))));
        assertInstanceOf(
                CoroutineCancelledException.class,
                outcome(v -> Scope.run(scope -> Script.of("body", w -> scope.startUntilReady(ready -> fresh)))));
        assertEquals(List.of(), log);
        assertEquals(List.of(), unhandled);
    }

    @Test
    void oneThatWasOnlyAddedEndsWithoutRunningToo() throws Exception {
        Script added = sleeper("added", 1);
        scheduler.add(added);
        added.cancel("never mind");

        assertTrue(added.isDone());
        scheduler.run();
        assertEquals(List.of(), log);
    }

    // SH-022
    @Test
    void cancellingOneThatHasEndedChangesNothing() throws Exception {
        Script done = Script.of("done", v -> "v");
        scheduler.run(done);
        done.cancel("late");
        done.raise(new IOException("late"));

        assertEquals("v", scheduler.run(done));
    }

    @Test
    void aCoroutineMayCancelItself() throws Exception {
        Script[] self = new Script[1];
        self[0] = Script.of(
                "self",
                v -> {
                    self[0].cancel("enough");
                    return log.add("goes on to the next yield");
                },
                v -> Events.pass(),
                v -> log.add("not here"));
        scheduler.add(self[0]);

        scheduler.run();

        assertEquals(List.of("goes on to the next yield"), log);
    }

    @Test
    void aCancelInsideProcessWithdrawsTheOperation() throws Exception {
        Parked op = new Parked();
        op.onProcess = () -> op.coro.cancel("at once");
        Script target = Script.of("target", v -> op);
        scheduler.add(target);

        scheduler.run();

        assertInstanceOf(Cancelled.class, target.slot);
        assertEquals(1, op.cleanups);
    }

    @Test
    void theCancelOfAnotherCoroutineIsAFailureLikeAnyOther() {
        Script target = sleeper("target", 10);
        scheduler.add(target);
        scheduler.add(Script.of("joiner", v -> target));
        scheduler.add(Script.of("canceller", v -> {
            target.cancel("why");
            return null;
        }));

        scheduler.run();

        assertEquals(List.of("test.Scripts.joiner: test.Scripts.target was cancelled: why"), unhandled);
        unhandled.clear();
    }

    @Test
    void cancelsFromAnotherThread() throws Exception {
        Parked op = new Parked().external();
        Script target = Script.of("target", v -> op).lastly(() -> log.add(Thread.currentThread()));
        try (Scheduler real = new Scheduler()) {
            real.add(target);
            real.add(Script.of("starter", v -> {
                new Thread(() -> target.cancel("from outside")).start();
                return null;
            }));
            real.run();
        }

        assertEquals(
                "from outside", assertInstanceOf(Cancelled.class, target.slot).reason());
        assertEquals(List.of(Thread.currentThread()), log);
    }

    // ------------------------------------------------------------------ raise

    // SH-006
    @Test
    void raiseThrowsAtTheYieldOnce() throws Exception {
        IOException failure = new IOException("raised");
        Script target = Script.of("target", v -> Events.sleep(ofSeconds(10)), v -> {
                    log.add(v);
                    return Events.sleep(ofSeconds(1));
                })
                .seeingFailures();
        scheduler.add(target);
        scheduler.runOnce();

        target.raise(failure);
        scheduler.run();

        assertEquals(List.of(failure), log);
        assertNull(target.slot);
        assertEquals(ofSeconds(1), time.elapsed());
    }

    @Test
    void raiseGoesToTheInnermostCallee() throws Exception {
        IOException failure = new IOException("raised");
        Script callee = Script.of("callee", v -> Events.sleep(ofSeconds(10))).catching(caught -> log.add(caught));
        Script caller = Script.of("caller", v -> callee);
        scheduler.add(caller);
        scheduler.runOnce();

        caller.raise(failure);
        scheduler.run();

        assertEquals(List.of(failure), log);
        assertEquals(Operation.DONE, caller.state);
    }

    @Test
    void aRaiseThatMeetsAResultIsThrownAtTheNextYield() throws Exception {
        IOException failure = new IOException("raised");
        Parked op = new Parked();
        Script target = Script.of(
                        "target",
                        v -> op,
                        v -> {
                            log.add(v);
                            return Events.pass();
                        },
                        v -> log.add(v))
                .seeingFailures();
        scheduler.add(target);
        scheduler.runOnce();

        op.finish("value");
        scheduler.post(() -> {});
        scheduler.runOnce();
        target.raise(failure);
        scheduler.run();

        assertEquals("value", log.get(0));
    }

    @Test
    void aFreshOneEndsWithWhatIsRaised() throws Exception {
        IOException failure = new IOException("raised");
        Script fresh = sleeper("fresh", 1);
        fresh.raise(failure);

        assertTrue(fresh.isDone());
        assertSame(failure, outcome(v -> fresh));
        Script added = sleeper("added", 1);
        scheduler.add(added);
        added.raise(failure);
        assertEquals(List.of("test.Scripts.added: raised"), unhandled);
        unhandled.clear();
    }

    @Test
    void refusesNull() {
        Script fresh = sleeper("fresh", 1);
        assertThrows(NullPointerException.class, () -> fresh.cancel(null));
        assertThrows(NullPointerException.class, () -> fresh.raise(null));
    }
}
