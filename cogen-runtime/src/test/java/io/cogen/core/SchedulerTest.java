package io.cogen.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SchedulerTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> unhandled = new ArrayList<>();
    private final Scheduler scheduler = time.builder()
            .onFailure((coro, failure) ->
                    unhandled.add((coro == null ? "task" : coro.name()) + ": " + failure.getMessage()))
            .build();
    private final List<Object> log = new ArrayList<>();

    private Script logs(String name) {
        return Script.of(name, v -> log.add(name));
    }

    private Script sleeper(String name, long seconds) {
        return Script.of(name, v -> Events.sleep(ofSeconds(seconds)), v -> log.add(name))
                .lastly(() -> log.add(name + " finally"));
    }

    private Script failing(String message) {
        return Script.of("failing", v -> Events.pass(), v -> {
            throw new IOException(message);
        });
    }

    // ------------------------------------------------------------------ run

    @Test
    void runsCoroutinesInTheOrderInWhichTheyWereAdded() {
        Coro<Object, Exception> first = logs("first");
        assertSame(first, scheduler.add(first));
        scheduler.add(logs("second"));

        scheduler.run();

        assertEquals(List.of("first", "second"), log);
        assertTrue(first.isDone());
        scheduler.run(); // nothing left: returns at once
    }

    @Test
    void oneThatIsAddedByAnotherRunsInTheNextTurn() {
        scheduler.add(Script.of("adder", v -> {
            scheduler.add(logs("added"));
            return log.add("adder");
        }));
        scheduler.add(logs("other"));

        scheduler.run();

        assertEquals(List.of("adder", "other", "added"), log);
    }

    @Test
    void runOfACoroutineGivesItsResultAndLeavesTheOthers() throws Exception {
        Script other = sleeper("other", 10);
        scheduler.add(other);

        assertEquals("result", scheduler.run(Script.of("main", v -> Events.sleep(ofSeconds(1)), v -> "result")));

        assertFalse(other.isDone());
        assertEquals(ofSeconds(1), time.elapsed());
        scheduler.run();
        assertTrue(other.isDone());
    }

    @Test
    void runOfACoroutineThrowsItsFailure() {
        IOException e = assertThrows(IOException.class, () -> scheduler.run(failing("broken")));
        assertEquals("broken", e.getMessage());
        assertEquals(List.of(), unhandled);
    }

    @Test
    void runOfOneThatWasAddedBefore() throws Exception {
        Script added = sleeper("added", 1);
        scheduler.add(added);
        assertEquals(true, scheduler.run(added));
    }

    @Test
    void aFailureGoesToTheHandlerAndTheLoopGoesOn() {
        scheduler.add(failing("broken"));
        scheduler.add(sleeper("other", 1));

        scheduler.run();

        assertEquals(List.of("test.Scripts.failing: broken"), unhandled);
        assertEquals(List.of("other", "other finally"), log);
    }

    @Test
    void aHandlerThatFailsDoesNotEndTheLoop() {
        List<Throwable> seen = new ArrayList<>();
        try (Scheduler bad = VirtualTime.scheduler()) {
            assertTrue(bad.roots.isEmpty());
        }
        try (Scheduler bad = new VirtualTime()
                .builder()
                .onFailure((coro, failure) -> {
                    seen.add(failure);
                    throw new RuntimeException("handler", null, false, false) {};
                })
                .build()) {
            bad.add(Script.of("failing", v -> {
                throw new Exception("provoked by a test, logged on purpose", null, true, false) {};
            }));
            bad.add(logs("other"));
            bad.run();
        }
        assertEquals(1, seen.size());
        assertEquals("handler", seen.get(0).getSuppressed()[0].getMessage());
    }

    @Test
    void aCancelledCoroutineIsNotReported() {
        Script target = sleeper("target", 10);
        scheduler.add(target);
        scheduler.runOnce();
        target.cancel("why");
        scheduler.run();

        assertTrue(target.isDone());
        assertEquals(List.of(), unhandled);
        assertEquals(ZERO, time.elapsed());
    }

    // ------------------------------------------------------------------ runOnce

    @Test
    void runOnceNeverWaitsAndSaysWhetherSomethingIsLeft() {
        assertFalse(scheduler.runOnce());
        scheduler.add(sleeper("sleeper", 1));

        assertTrue(scheduler.runOnce());
        assertTrue(scheduler.runOnce());
        assertEquals(ZERO, time.elapsed());
        time.pass(ofSeconds(1));
        assertFalse(scheduler.runOnce());
        assertEquals(List.of("sleeper", "sleeper finally"), log);
    }

    @Test
    void runOnceIsFalseWhenAllAreStuck() {
        scheduler.add(Script.of("stuck", v -> new Parked()));
        assertFalse(scheduler.runOnce());
        assertFalse(scheduler.runOnce());
        scheduler.close();
    }

    // ------------------------------------------------------------------ stuck

    @Test
    void runReportsOnceWhatNothingCanEverWake() {
        Script a = Script.of("a", v -> new Parked().timeout(ofSeconds(3)), v -> null)
                .seeingFailures();
        Script stuck = Script.of("stuck", v -> new Parked()).lastly(() -> log.add("finally"));
        scheduler.add(a);
        scheduler.add(stuck);
        scheduler.add(Script.of("joiner", v -> stuck));

        scheduler.run();

        assertEquals(1, unhandled.size());
        String report = unhandled.get(0);
        assertTrue(report.startsWith("test.Scripts.stuck: nothing can ever wake what is left\n"), report);
        assertTrue(report.contains("test.Scripts.stuck (Scripts.java:11) waits for parked, for PT"), report);
        assertTrue(
                report.contains("test.Scripts.joiner (Scripts.java:11) waits for the end of test.Scripts.stuck"),
                report);
        assertFalse(stuck.isDone());

        scheduler.run();
        assertEquals(1, unhandled.size());
        assertEquals(List.of(), log);

        scheduler.close();
        assertEquals(List.of("finally"), log);
        assertTrue(stuck.isDone());
    }

    @Test
    void runOfACoroutineThatCanNeverFinishThrowsWithTheDump() {
        Parked op = new Parked();
        Script stuck = Script.of("stuck", v -> Script.of("inner", w -> op));

        IllegalStateException e = assertThrows(IllegalStateException.class, () -> scheduler.run(stuck));

        assertTrue(e.getMessage().startsWith("nothing can ever wake test.Scripts.stuck"), e.getMessage());
        assertTrue(
                e.getMessage().contains("\n  test.Scripts.inner (Scripts.java:11) waits for parked"), e.getMessage());
        scheduler.close();
        assertEquals(1, op.cleanups);
        assertEquals(List.of(), unhandled);
    }

    @Test
    void coroutinesThatWaitForEachOtherAreKnownToBeStuckAtOnce() {
        Script[] pair = new Script[2];
        pair[0] = Script.of("zero", v -> Events.pass(), v -> pair[1]);
        pair[1] = Script.of("one", v -> Events.pass(), v -> pair[0]);
        scheduler.add(pair[0]);

        assertThrows(IllegalStateException.class, () -> scheduler.run(pair[1]));
        assertEquals(ZERO, time.elapsed());
        scheduler.close();
    }

    @Test
    void theLoopIsPatientWithOperationsItDoesNotKnow() {
        scheduler.add(Script.of("unknown", v -> new Parked()));
        scheduler.run();
        assertEquals(ofSeconds(2), time.elapsed());
        scheduler.close();
    }

    @Test
    void aStuckCoroutineGoesOnWhenSomethingWakesItLater() {
        Parked op = new Parked();
        Script stuck = Script.of("stuck", v -> op, v -> log.add(v));
        scheduler.add(stuck);
        scheduler.run();
        op.finish("at last");
        scheduler.run();
        assertEquals(List.of("at last"), log);
    }

    // ------------------------------------------------------------------ end

    @Test
    void shutdownCancelsAllAndRunReturnsWhenTheyHaveEnded() {
        scheduler.add(sleeper("one", 10));
        scheduler.add(Script.of("caller", v -> sleeper("two", 10)).lastly(() -> log.add("caller finally")));
        scheduler.add(Script.of("ender", v -> Events.sleep(ofSeconds(1)), v -> {
            scheduler.shutdown();
            return null;
        }));

        scheduler.run();

        assertEquals(List.of("one finally", "two finally", "caller finally"), log);
        assertEquals(ofSeconds(1), time.elapsed());
        assertTrue(scheduler.roots.isEmpty());
        scheduler.add(logs("restarted"));
        scheduler.run();
        assertEquals("restarted", log.get(3));
    }

    @Test
    void whatIsAddedDuringAShutdownIsCancelledToo() {
        Script late = logs("late");
        scheduler.add(Script.of("stubborn", v -> Events.sleep(ofSeconds(10))).lastly(() -> scheduler.add(late)));
        scheduler.runOnce();
        scheduler.shutdown();
        scheduler.run();

        assertTrue(late.isDone());
        assertEquals(List.of(), log);
    }

    @Test
    void shutdownFromAnotherThreadEndsAnIdleLoop() throws Exception {
        try (Scheduler real = new Scheduler()) {
            CountDownLatch waiting = new CountDownLatch(1);
            Parked op = new Parked();
            op.onProcess = () -> {
                op.keepAlive();
                waiting.countDown();
            };
            Coro<Object, Exception> server = real.add(Script.of("server", v -> op));
            new Thread(() -> {
                        try {
                            waiting.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        real.shutdown();
                    })
                    .start();

            real.run();

            assertInstanceOf(Cancelled.class, server.slot);
            assertEquals(0, real.outside);
        }
    }

    @Test
    void interruptingTheThreadIsAShutdown() {
        try (Scheduler real = new Scheduler()) {
            Script sleeper = sleeper("sleeper", 1000);
            real.add(sleeper);
            Thread.currentThread().interrupt();

            real.run();

            assertTrue(Thread.interrupted());
            assertEquals(
                    "the thread was interrupted",
                    assertInstanceOf(Cancelled.class, sleeper.slot).reason());
        }
    }

    @Test
    void closeCancelsWhatIsLeftAndClosesThePoller() {
        scheduler.add(sleeper("sleeper", 10));
        scheduler.runOnce();

        scheduler.close();
        scheduler.close();

        assertEquals(List.of("sleeper finally"), log);
        assertTrue(time.isClosed());
        assertThrows(IllegalStateException.class, scheduler::run);
        assertThrows(IllegalStateException.class, scheduler::runOnce);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> scheduler.add(logs("late")));
        assertEquals("the scheduler is closed", e.getMessage());
        scheduler.shutdown();
        scheduler.post(() -> {});
    }

    @Test
    void oneThatIgnoresEveryCancelDoesNotKeepCloseForEver() {
        Script stubborn =
                Script.of("stubborn", v -> Events.pass()).seeingFailures().forever();
        Scheduler small = time.builder()
                .budget(1)
                .onFailure(
                        (coro, failure) -> log.add(failure.getMessage().lines().findFirst()))
                .build();
        small.add(stubborn);
        small.runOnce();
        small.close();

        assertEquals(1, log.size());
    }

    @Test
    void closeInsideTheLoopIsAClearError() {
        scheduler.add(Script.of("closer", v -> {
            scheduler.close();
            return null;
        }));
        scheduler.run();
        assertTrue(unhandled.get(0).contains("use shutdown()"), unhandled.toString());
    }

    // ------------------------------------------------------------------ threads

    @Test
    void currentIsTheOneThatRuns() {
        assertNull(Scheduler.current());
        scheduler.add(Script.of("asks", v -> log.add(Scheduler.current())));
        scheduler.run();
        assertEquals(List.of(scheduler), log);
        assertNull(Scheduler.current());
    }

    @Test
    void nestedRunsAreClearErrors() {
        try (Scheduler other = VirtualTime.scheduler()) {
            scheduler.add(Script.of("nested", v -> {
                scheduler.run();
                return null;
            }));
            scheduler.add(Script.of("nested", v -> {
                other.run();
                return null;
            }));
            scheduler.run();
        }
        assertTrue(unhandled.get(0).contains("runs already, on this thread"), unhandled.toString());
        assertTrue(unhandled.get(1).contains("another scheduler"), unhandled.toString());
    }

    @Test
    void addingFromAnotherThreadIsAClearErrorAndSubmitIsTheWay() throws Exception {
        AtomicReference<Throwable> refused = new AtomicReference<>();
        try (Scheduler real = new Scheduler()) {
            Script submitted = logs("submitted");
            Parked op = new Parked().external();
            real.add(Script.of("waits", v -> op));
            real.add(Script.of("starter", v -> {
                Thread other = new Thread(() -> {
                    try {
                        real.add(logs("refused"));
                    } catch (IllegalStateException e) {
                        refused.set(e);
                    }
                    try {
                        real.run();
                    } catch (IllegalStateException e) {
                        log.add("no second run");
                    }
                    real.post(() -> {
                        log.add("posted");
                        real.submit(submitted);
                        op.finish(null);
                    });
                });
                other.start();
                return null;
            }));
            real.run();
            assertTrue(submitted.isDone());
        }
        assertTrue(refused.get().getMessage().contains("use submit(coro)"), refused.toString());
        assertEquals(List.of("no second run", "posted", "submitted"), log);
    }

    @Test
    void whatAPostedTaskThrowsGoesToTheHandler() {
        scheduler.post(() -> {
            throw new IllegalArgumentException("bad task");
        });
        scheduler.run();
        assertEquals(List.of("task: bad task"), unhandled);
    }

    // ------------------------------------------------------------------ fairness

    /** Operations that are always ready. */
    private Script busy(int operations) {
        Script.Step ready = v -> {
            log.add("busy");
            Parked op = new Parked();
            op.done = true;
            return op;
        };
        Script.Step[] steps = new Script.Step[operations];
        java.util.Arrays.fill(steps, ready);
        return Script.of("busy", steps);
    }

    @Test
    void aReadyOperationContinuesAtOnceUpToTheBudget() {
        try (Scheduler small = time.builder().budget(10).build()) {
            small.add(busy(25));
            small.add(logs("other"));
            small.run();
        }
        assertEquals(10, log.indexOf("other"));
        assertEquals(26, log.size());
    }

    @Test
    void theTurnEndsWhenTheTimeSliceIsOver() {
        try (Scheduler small = time.builder().timeSlice(ofMillis(1)).build()) {
            Script.Step slow = v -> {
                time.pass(ofMillis(1));
                log.add("slow");
                Parked op = new Parked();
                op.done = true;
                return op;
            };
            Script.Step[] steps = new Script.Step[100];
            java.util.Arrays.fill(steps, slow);
            small.add(Script.of("slow", steps));
            small.add(logs("other"));
            small.run();
        }
        // The clock is read every 32 operations; the first step counts as one.
        assertEquals(31, log.indexOf("other"));
    }

    @Test
    void manyShortStepsAreCutToo() {
        try (Scheduler small = time.builder().timeSlice(ofMillis(1)).build()) {
            for (int i = 0; i < 100; i++) {
                small.add(Script.of("slow", v -> {
                    time.pass(ofMillis(1));
                    return log.add("slow");
                }));
            }
            small.runOnce();
            assertEquals(32, log.size(), 1);
            small.run();
            assertEquals(100, log.size());
        }
    }

    @Test
    void aCoroutineThatPassesForEverStarvesNobody() throws Exception {
        scheduler.add(Script.of("spins", v -> Events.pass()).forever());
        Script posted = logs("posted");
        scheduler.submit(posted);
        scheduler.runOnce();
        scheduler.runOnce();
        assertTrue(posted.isDone());
        Parked op = new Parked();
        op.onProcess = () -> time.pass(ofSeconds(2));
        Script timed = Script.of("timed", v -> op.timeout(ofSeconds(1))).seeingFailures();
        scheduler.add(timed);
        scheduler.runOnce();
        time.pass(ofSeconds(1));
        scheduler.runOnce();
        assertTrue(timed.isDone());
        scheduler.close();
    }

    @Test
    void thePollerIsAskedThoughSomebodyIsAlwaysReady() {
        Parked op = new Parked();
        boolean[] waits = {true};
        Poller poller = new Poller() {
            @Override
            public void poll(long nanos) {
                if (waits[0] && op.scheduler != null) {
                    waits[0] = false;
                    op.finish("from the poller");
                }
            }

            @Override
            public void wakeup() {}

            @Override
            public boolean isWaiting() {
                return waits[0];
            }

            @Override
            public void close() {}
        };
        try (Scheduler busy =
                Scheduler.builder().clock(time).poller(() -> poller).build()) {
            busy.add(Script.of("spins", v -> Events.pass()).forever());
            Script waiter = Script.of("waiter", v -> op);
            busy.add(waiter);
            for (int i = 0; i < 70; i++) {
                busy.runOnce();
            }
            assertEquals("from the poller", waiter.slot);
        }
    }

    // ------------------------------------------------------------------ pollers and options

    @Test
    void aLibraryMayBringItsPoller() {
        try (Scheduler plain = Scheduler.builder().clock(time).build()) {
            assertSame(time, plain.poller(VirtualTime.class, () -> time));
            assertSame(time, plain.poller(VirtualTime.class, () -> new VirtualTime()));
            IllegalStateException e =
                    assertThrows(IllegalStateException.class, () -> plain.poller(OtherPoller.class, () -> null));
            assertTrue(e.getMessage().contains("VirtualTime"), e.getMessage());
        }
        assertTrue(time.isClosed());
    }

    private interface OtherPoller extends Poller {}

    @Test
    void refusesBadOptions() {
        Scheduler.Builder builder = Scheduler.builder();
        assertThrows(NullPointerException.class, () -> builder.clock(null));
        assertThrows(NullPointerException.class, () -> builder.onFailure(null));
        assertThrows(IllegalArgumentException.class, () -> builder.budget(0));
        assertThrows(IllegalArgumentException.class, () -> builder.timeSlice(ofMillis(-1)));
        assertThrows(IllegalArgumentException.class, () -> builder.patience(ofMillis(-1)));
        assertThrows(
                NullPointerException.class, () -> builder.poller(() -> null).build());
        assertThrows(NullPointerException.class, () -> scheduler.add(null));
        assertThrows(NullPointerException.class, () -> scheduler.run((Coro<Object, Exception>) null));
        assertThrows(NullPointerException.class, () -> scheduler.post(null));
    }

    @Test
    void theDumpTellsWhoWaitsForWhatSinceWhen() {
        Script inner = sleeper("inner", 10);
        scheduler.add(Script.of("outer", v -> inner.timeout(ofSeconds(60))));
        scheduler.add(Script.of("timed", v -> new Parked().timeout(ofSeconds(20))));
        scheduler.runOnce();
        scheduler.add(Script.of("fresh"));
        time.pass(ofSeconds(2));
        scheduler.post(() -> log.add(scheduler.dump()));
        scheduler.runOnce();
        time.pass(ofSeconds(1));
        scheduler.post(() -> log.add(scheduler.dump()));
        scheduler.runOnce();

        assertEquals("""
                test.Scripts.outer (Scripts.java:11) calls test.Scripts.inner, for PT2S
                  test.Scripts.inner (Scripts.java:11) waits for sleep PT10S, for PT2S
                test.Scripts.timed (Scripts.java:11) waits for parked, for PT2S
                """, log.get(1));
        scheduler.close();
    }
}
