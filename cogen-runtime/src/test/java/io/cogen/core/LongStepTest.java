package io.cogen.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps that hold the loop. What the watchdog does is done by the step itself here, so that no time passes. SH-027. */
@Timeout(20)
final class LongStepTest {
    private static final Duration LIMIT = ofSeconds(1);
    private static final long QUARTER = 250_000_000;

    private final List<LongStep> reports = new ArrayList<>();
    private final VirtualTime time = new VirtualTime();
    private Scheduler scheduler = watched(reports::add);

    private Scheduler watched(Consumer<LongStep> handler) {
        return time.builder().longStep(LIMIT).onLongStep(handler).build();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private Watch watch() {
        return scheduler.watch;
    }

    /** The watchdog sees the step, and again so many times. */
    private Object lasts(int quarters) {
        watch().look(QUARTER);
        for (int i = 0; i < quarters; i++) {
            watch().look(QUARTER);
        }
        return null;
    }

    @Test
    void aStepIsToldOfOnceItHasLastedForTheLimit() {
        scheduler.add(Script.of("test", v -> lasts(3), v -> Events.pass(), v -> lasts(3)));
        scheduler.run();
        assertEquals(List.of(), reports);

        scheduler.add(Script.of("test", v -> lasts(4)));
        scheduler.run();
        assertEquals(1, reports.size());
        assertEquals(LIMIT, reports.get(0).duration());
    }

    @Test
    void onceForEachStep() {
        scheduler.add(Script.of("test", v -> lasts(40), v -> Events.pass(), v -> lasts(4)));
        scheduler.run();
        assertEquals(2, reports.size());
    }

    @Test
    void theReportNamesTheCoroutineItsLineTheThreadAndItsStack() {
        Script callee = Script.of("callee", v -> Events.pass(), v -> lasts(4));
        scheduler.add(Script.of("caller", v -> callee));
        scheduler.run();
        LongStep report = reports.get(0);
        assertSame(callee, report.coroutine());
        assertEquals(new StackTraceElement("test.Scripts", "callee", "Scripts.java", 11), report.where());
        assertSame(Thread.currentThread(), report.thread());
        assertTrue(
                report.stack().stream().anyMatch(frame -> frame.getMethodName().equals("lasts")));
        assertEquals(
                "test.Scripts.callee (Scripts.java:11) has held its loop for PT1S or more, on thread "
                        + Thread.currentThread().getName() + "; what takes long or blocks belongs into Blocking.call",
                report.toString());
    }

    @Test
    void aCalleeThatRunsOnTopOfItsCallerIsTheOneThatIsNamed() {
        Script callee = Script.of("callee", v -> lasts(4));
        scheduler.add(Script.of("caller", v -> callee, v -> Events.pass()));
        scheduler.run();
        assertSame(callee, reports.get(0).coroutine());
    }

    @Test
    void aCallerThatGoesOnAfterItsCalleeHasAStepOfItsOwn() {
        Script callee = Script.of("callee", v -> Events.pass(), v -> lasts(3));
        Script caller = Script.of("caller", v -> callee, v -> lasts(4));
        scheduler.add(caller);
        scheduler.run();
        assertEquals(1, reports.size());
        assertSame(caller, reports.get(0).coroutine());
    }

    @Test
    void aPostedTaskIsWatchedToo() {
        scheduler.post(() -> lasts(4));
        scheduler.run();
        LongStep report = reports.get(0);
        assertNull(report.coroutine());
        assertNull(report.where());
        assertTrue(report.toString().startsWith("a task that is no coroutine has held"), report.toString());
    }

    @Test
    void virtualTimeIsNoTime() {
        scheduler.add(Script.of("test", v -> lasts(2), v -> Events.sleep(Duration.ofDays(1)), v -> {
            time.pass(Duration.ofDays(1));
            return lasts(2);
        }));
        scheduler.run();
        assertEquals(List.of(), reports);
    }

    @Test
    void aLoopThatWaitsOrDoesNotRunIsNotHeld() {
        lasts(8);
        scheduler.add(Script.of("test", v -> Events.sleep(ofSeconds(1))));
        scheduler.runOnce();
        lasts(8);
        time.onPoll = () -> lasts(8);
        scheduler.run();
        assertTrue(time.polls() > 1);
        assertEquals(List.of(), reports);
    }

    @Test
    void aHandlerThatFailsHarmsNobody() {
        scheduler.close();
        scheduler = watched(report -> {
            throw new IllegalStateException("a handler that fails");
        });
        scheduler.add(Script.of("test", v -> lasts(4), v -> reports.isEmpty()));
        scheduler.run();
    }

    // ------------------------------------------------------------------ the thread

    @Test
    void theWatchdogTellsWhileTheStepStillRuns() {
        CountDownLatch told = new CountDownLatch(1);
        AtomicReference<LongStep> report = new AtomicReference<>();
        try (Scheduler real = Scheduler.builder()
                .longStep(ofMillis(1))
                .onLongStep(step -> {
                    if (step.coroutine() != null && report.compareAndSet(null, step)) {
                        told.countDown();
                    }
                })
                .build()) {
            Script held = Script.of("held", v -> Events.sleep(ofMillis(1)), v -> {
                await(told); // it holds the loop until it has been told of
                return null;
            });
            real.add(held);
            real.run();
            assertSame(held, report.get().coroutine());
            assertTrue(report.get().stack().stream()
                    .anyMatch(frame -> frame.getClassName().equals(LongStepTest.class.getName())));
        }
    }

    @Test
    void itBeginsWithTheFirstSchedulerThatRunsAndEndsWithTheLast() throws InterruptedException {
        Scheduler loop = new Scheduler();
        Watchdog dog = new Watchdog();
        Watch one = new Watch(loop, 1, report -> {}, dog);
        Watch two = new Watch(loop, 1, report -> {}, dog);
        assertNull(dog.thread());
        one.enter();
        Thread thread = dog.thread();
        assertTrue(thread.isDaemon());
        two.enter();
        assertSame(thread, dog.thread());
        one.leave();
        two.leave();
        one.close();
        assertSame(thread, dog.thread());
        one.close();
        two.close();
        thread.join();
        assertNull(dog.thread());

        one = new Watch(loop, 1, report -> {}, dog);
        one.enter();
        assertNotNull(dog.thread());
        one.close();
    }

    @Test
    void itDozesWhileAllLoopsWaitAndIsWokenByTheFirstThatDoesNot() throws InterruptedException {
        Scheduler loop = new Scheduler();
        CountDownLatch told = new CountDownLatch(1);
        Watchdog dog = new Watchdog();
        Watch watch = new Watch(loop, 1, report -> told.countDown(), dog);
        watch.enter();
        watch.rest();
        Thread thread = dog.thread();
        while (!dog.isDozing() || thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        watch.rise();
        told.await(); // a minute if it still dozed
        watch.leave();
        watch.close();
        thread.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ------------------------------------------------------------------ options

    @Test
    void zeroSwitchesItOff() {
        assertNull(Scheduler.builder().longStep(ZERO).build().watch);
        assertEquals(1_000_000_000, new Scheduler().watch.limit);
    }

    @Test
    void refusesNonsense() {
        assertThrows(IllegalArgumentException.class, () -> Scheduler.builder().longStep(ofSeconds(-1)));
        assertThrows(NullPointerException.class, () -> Scheduler.builder().longStep(null));
        assertThrows(NullPointerException.class, () -> Scheduler.builder().onLongStep(null));
    }
}
