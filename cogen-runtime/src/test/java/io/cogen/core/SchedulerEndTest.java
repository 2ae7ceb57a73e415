package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SchedulerEndTest {
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

    // ------------------------------------------------------------------ end

    // CG-113, CR-11
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

    // CG-113, SEEDS 4.6
    @Test
    void aShutdownByTheLastOneToEndDoesNotOutliveTheRun() {
        scheduler.add(Script.of("last", v -> {
            scheduler.shutdown();
            return null;
        }));
        scheduler.run();
        scheduler.add(logs("restarted"));
        scheduler.run();
        assertEquals(List.of("restarted"), log);
    }

    @Test
    void whatIsCancelledBetweenSubmitAndTheNextTurnEndsQuietly() {
        Script submitted = logs("submitted");
        scheduler.submit(submitted);
        submitted.cancel("changed my mind");
        scheduler.run();

        assertTrue(submitted.isDone());
        assertEquals(List.of(), log);
        assertEquals(List.of(), unhandled);
    }

    @Test
    void whatAClosedSchedulerRefusesMayRunElsewhere() {
        Script coro = logs("coro");
        Scheduler closed = VirtualTime.scheduler();
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.submit(coro));
        scheduler.submit(coro);
        scheduler.run();
        assertEquals(List.of("coro"), log);
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

    // SH-026
    @Test
    void aShutdownThatIsOverDoesNotReachTheNextRun() throws Exception {
        Script ender = Script.of("ender", v -> {
            scheduler.shutdown();
            return Events.sleep(ofSeconds(1));
        });
        assertThrows(Cancelled.class, () -> scheduler.run(ender));

        assertEquals("v", scheduler.run(Script.of("next", v -> Events.sleep(ofSeconds(1)), v -> "v")));
    }

    // CG-114
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

    // CG-010, CR-07, CR-08
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

    @Test
    void aTaskThatPostsItselfLeavesTheOthersTheirTurns() {
        Runnable[] again = new Runnable[1];
        again[0] = () -> {
            if (log.isEmpty()) {
                scheduler.post(again[0]);
            }
        };
        scheduler.post(again[0]);
        scheduler.add(logs("other"));
        scheduler.run();
        assertEquals(List.of("other"), log);
    }

    @Test
    void whatIsSentToAClosedSchedulerIsAClearErrorAndNotLost() {
        scheduler.add(Script.of("waits", v -> Events.sleep(ofSeconds(1))).lastly(() -> scheduler.submit(logs("late"))));
        scheduler.runOnce();
        scheduler.close();

        assertEquals(List.of(), log);
        assertThrows(IllegalStateException.class, () -> scheduler.submit(logs("submitted")));
        assertThrows(IllegalStateException.class, () -> scheduler.post(() -> log.add("posted")));
    }

    @Test
    void noWakeupIsLost() {
        int rounds = 3_000;
        Parked end = new Parked().external();
        int[] done = {0};
        try (Scheduler real = new Scheduler()) {
            real.add(Script.of("waits", v -> end));
            Thread sender = new Thread(() -> {
                java.util.concurrent.Semaphore answered = new java.util.concurrent.Semaphore(0);
                for (int i = 0; i < rounds; i++) {
                    // Each post but the first finds the loop about to sleep, or asleep.
                    real.post(() -> {
                        done[0]++;
                        answered.release();
                    });
                    answered.acquireUninterruptibly();
                }
                real.post(() -> end.finish(null));
            });
            real.post(sender::start);
            real.run();
        }
        assertEquals(rounds, done[0]);
    }
}
