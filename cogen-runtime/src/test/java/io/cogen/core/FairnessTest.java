package io.cogen.core;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class FairnessTest {
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

    // CG-107, CG-105, CG-106, SH-034
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
        // The clock is read every 32 operations.
        assertEquals(32, log.indexOf("other"));
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

    // CG-005
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
    void aCoroutineThatGoesToTheHeadForEverDoesNotHoldTheTurn() {
        Script greedy =
                Script.of("greedy", v -> Events.pass().priority(Priority.CORO)).forever();
        scheduler.add(greedy);
        assertTrue(scheduler.runOnce(), "the clock stands still, so that no slice is over");
        greedy.cancel("enough");
        scheduler.run();
        assertTrue(greedy.isDone());
    }

    // CG-103, CG-104
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
}
