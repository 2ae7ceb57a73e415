package io.cogen.core;

import static java.time.Duration.ZERO;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class OperationTest {
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

    // CG-002, CG-003, CG-050, CR-02
    @Test
    void completesInsideProcessAndReturnsTrue() throws Exception {
        op.onProcess = () -> op.finish("v");
        op.done = true;

        assertEquals("v", run(v -> op));
    }

    @Test
    void completesInsideProcessAndReturnsFalse() throws Exception {
        op.onProcess = () -> op.finish("v");

        assertEquals("v", run(v -> op));
    }

    // CG-004, CR-16
    @Test
    void trueWithoutCompleteIsNull() throws Exception {
        op.done = true;

        assertNull(run(v -> op));
    }

    // CG-002
    @Test
    void failsInsideProcess() {
        op.onProcess = () -> op.finishBadly(new IOException("broken"));

        assertEquals(
                "broken", assertThrows(IOException.class, () -> run(v -> op)).getMessage());
    }

    @Test
    void whatProcessThrowsFailsIt() {
        op.onProcess = () -> {
            throw new IllegalArgumentException("no");
        };

        assertThrows(IllegalArgumentException.class, () -> run(v -> op));
    }

    @Test
    void whatProcessThrowsAfterCompletingIsNotDropped() {
        op.onProcess = () -> {
            op.finish("v");
            throw new IllegalArgumentException("no");
        };

        assertThrows(IllegalArgumentException.class, () -> run(v -> op));
    }

    @Test
    void completesLaterOnTheLoopsThread() throws Exception {
        scheduler.add(Script.of("other", v -> Events.sleep(ofSeconds(1)), v -> {
            op.finish("late");
            return null;
        }));

        assertEquals("late", run(v -> op));
        assertEquals(ofSeconds(1), time.elapsed());
    }

    @Test
    void theFirstOutcomeCounts() throws Exception {
        op.onProcess = () -> {
            op.finish("first");
            op.finish("second");
            op.finishBadly(new IOException());
        };

        assertEquals("first", run(v -> op));
        op.finish("third");
    }

    @Test
    void completesFromAnotherThread() throws Exception {
        try (Scheduler real = new Scheduler()) {
            op.onProcess =
                    () -> new Thread(() -> op.finish(Thread.currentThread().getName()), "helper").start();

            assertEquals("helper", real.run(Script.of("test", v -> op)));
        }
    }

    @Test
    void failsFromAnotherThreadWhichTheLoopAwaitsIfToldTo() {
        CountDownLatch parked = new CountDownLatch(1);
        try (Scheduler real = Scheduler.builder().patience(ZERO).build()) {
            op.onProcess = () -> {
                op.keepAlive();
                parked.countDown();
            };
            Thread helper = new Thread(() -> {
                try {
                    parked.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                op.finishBadly(new IOException("from outside"));
            });
            helper.start();

            IOException failure = assertThrows(IOException.class, () -> real.run(Script.of("test", v -> op)));
            assertEquals("from outside", failure.getMessage());
            assertEquals(0, real.outside);
        }
    }

    @Test
    void manyOperationsFromManyThreadsAllArrive() throws Exception {
        int threads = 4;
        int each = 2_000;
        try (Scheduler real = new Scheduler()) {
            List<Coro<Object, Exception>> all = new ArrayList<>();
            List<Parked> ops = new ArrayList<>();
            for (int i = 0; i < threads * each; i++) {
                Parked parked = new Parked().external();
                ops.add(parked);
                all.add(real.add(Script.of("waits", v -> parked)));
            }
            for (int t = 0; t < threads; t++) {
                int from = t * each;
                scheduleOnThread(real, ops.subList(from, from + each), from);
            }
            real.run();

            for (int i = 0; i < all.size(); i++) {
                assertEquals(i, all.get(i).slot);
            }
        }
    }

    private static void scheduleOnThread(Scheduler real, List<Parked> ops, int from) {
        // Begins after all those that were added before have parked.
        real.add(Script.of("starter", v -> {
            new Thread(() -> {
                        for (int i = 0; i < ops.size(); i++) {
                            ops.get(i).finish(from + i);
                        }
                    })
                    .start();
            return null;
        }));
    }

    @Test
    void completingBeforeTheYieldIsAClearError() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> op.finish("v"));

        assertTrue(e.getMessage().contains("before it was yielded: parked"), e.getMessage());
    }

    // CG-008
    @Test
    void yieldingNothingIsAClearErrorAtTheYield() throws Exception {
        Object seen = scheduler.run(new CoroutineMachine<Object, Exception>() {
            @Override
            protected boolean step(int state) {
                assertFalse(awaits(1, null));
                return ends(assertThrows(NullPointerException.class, this::awaited));
            }

            @Override
            protected SourceMap source() {
                return SourceMap.of("test.T", "nothing", "T.java", 1);
            }
        });

        assertTrue(String.valueOf(seen).contains("Co.yield(null)"), String.valueOf(seen));
    }

    // CG-051
    @Test
    void yieldingAnOperationTwiceIsAnErrorAtTheYield() throws Exception {
        op.done = true;

        Object seen = outcome(v -> op, v -> op);

        IllegalStateException e = assertInstanceOf(IllegalStateException.class, seen);
        assertTrue(e.getMessage().contains("yielded once"), e.getMessage());
    }

    @Test
    void yieldingAnOperationFromTwoCoroutinesIsAnErrorForTheSecond() throws Exception {
        Coro<Object, Exception> first = scheduler.add(Script.of("first", v -> op));

        assertInstanceOf(IllegalStateException.class, outcome(v -> op));

        op.finish("v");
        assertEquals("v", scheduler.run(first));
    }

    @Test
    void keepAliveOfOneThatIsDoneKeepsNothingAlive() throws Exception {
        op.onProcess = () -> {
            op.finish("v");
            op.keepAlive();
        };
        assertEquals("v", run(v -> op));
        op.keepAlive();
        assertEquals(0, scheduler.outside);
        assertThrows(
                IllegalStateException.class,
                () -> new Parked().external().onProcess.run());
    }

    // ------------------------------------------------------------------ priority

    @Test
    void theCoroutineOfAFavouredOperationGoesFirst() {
        List<String> log = new ArrayList<>();
        Parked slow = new Parked();
        scheduler.add(Script.of("slow", v -> slow, v -> log.add("slow")));
        scheduler.add(Script.of("fast", v -> op.priority(Priority.CORO), v -> log.add("fast")));
        scheduler.add(Script.of("waker", v -> Events.sleep(ofSeconds(1)), v -> {
            slow.finish(null);
            op.finish(null);
            return log.add("waker");
        }));

        scheduler.run();

        assertEquals(List.of("waker", "fast", "slow"), log);
    }

    // CG-020, CG-040, CG-101
    @Test
    void priorityIsThatOfTheSchedulerUnlessGiven() throws Exception {
        List<Priority> seen = new ArrayList<>();
        try (Scheduler first = time.builder().defaultPriority(Priority.FIRST).build()) {
            Parked plain = new Parked();
            plain.onProcess = () -> seen.add(plain.priority());
            plain.done = true;
            op.onProcess = () -> seen.add(op.priority());
            op.done = true;
            first.run(Script.of("test", v -> plain, v -> op.priority(Priority.OP)));
        }

        assertEquals(List.of(Priority.FIRST, Priority.OP), seen);
        assertSame(Priority.LAST, new Parked().priority());
    }
}
