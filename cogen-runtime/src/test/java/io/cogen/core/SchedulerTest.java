package io.cogen.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    // SH-014, CG-110, SH-036
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

    // SH-003, CG-111
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

    // CG-007, CG-036, SH-025
    @Test
    void aFailureGoesToTheHandlerAndTheLoopGoesOn() {
        scheduler.add(failing("broken"));
        scheduler.add(sleeper("other", 1));

        scheduler.run();

        assertEquals(List.of("test.Scripts.failing: broken"), unhandled);
        assertEquals(List.of("other", "other finally"), log);
    }

    // SH-025
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

    // CG-112
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

    // CG-011
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

        assertTrue(e.getMessage().startsWith("nothing can ever wake it: test.Scripts.stuck"), e.getMessage());
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

    // ------------------------------------------------------------------ pollers and options

    // CG-100
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

    // CG-117, SH-027
    @Test
    void theDumpTellsWhoWaitsForWhatSinceWhen() {
        Script inner = sleeper("inner", 10);
        scheduler.add(Script.of("outer", v -> inner.timeout(ofSeconds(60))));
        scheduler.add(Script.of("timed", v -> new Parked().timeout(ofSeconds(20))));
        scheduler.runOnce();
        assertEquals(
                List.of("test.Scripts.outer", "test.Scripts.timed"),
                scheduler.coroutines().stream().map(Coro::name).toList());
        scheduler.add(Script.of("fresh"));
        time.pass(ofSeconds(2));
        scheduler.post(() -> log.add(scheduler.dump()));
        scheduler.runOnce();
        time.pass(ofSeconds(1));
        scheduler.post(() -> log.add(scheduler.dump()));
        scheduler.runOnce();

        assertEquals("""
                test.Scripts.outer (Scripts.java:11) calls test.Scripts.inner, for PT3S, times out in PT57S
                  test.Scripts.inner (Scripts.java:11) waits for sleep PT10S, for PT3S
                test.Scripts.timed (Scripts.java:11) waits for parked, for PT3S, times out in PT17S
                """, log.get(1));
        scheduler.close();
    }
}
