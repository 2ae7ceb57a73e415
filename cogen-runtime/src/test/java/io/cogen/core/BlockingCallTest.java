package io.cogen.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code that blocks, on threads of its own. CG-050. Threads hand over by latches, so that nothing depends on how fast they are. */
@Timeout(20)
final class BlockingCallTest {
    private final List<Throwable> unhandled = new ArrayList<>();
    private final Scheduler scheduler = Scheduler.builder()
            .onFailure((coro, failure) -> unhandled.add(failure))
            .build();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<Object> log = new ArrayList<>();

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

    /** A task that waits until it is interrupted, and does then what it is told. */
    private BlockingCall<Object, Exception> untilInterrupted(Blocking.Task<Object, Exception> then) {
        return Blocking.call(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError();
            } catch (InterruptedException expected) {
                assertFalse(Thread.currentThread().isInterrupted());
                return then.run();
            }
        });
    }

    /** Cancels the coroutine from the loop once its task has begun. */
    private void cancelWhenBegun(Coro<?, ?> coro) {
        new Thread(() -> {
                    await(begun);
                    coro.cancel("enough");
                })
                .start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ------------------------------------------------------------------ values and failures

    @Test
    void runsOnAnotherThreadWhileTheLoopGoesOn() throws Exception {
        scheduler.add(Script.of("other", v -> Events.pass(), v -> {
            mayEnd.countDown(); // the task waits for this coroutine
            return null;
        }));
        Thread worker = (Thread) run(v -> Blocking.call(() -> {
            await(mayEnd);
            return Thread.currentThread();
        }));
        assertNotSame(Thread.currentThread(), worker);
        assertTrue(worker.isDaemon());
    }

    @Test
    void checkedExceptionsKeepTheirTypes() throws IOException {
        BlockingCall<String, IOException> call = Blocking.call(() -> {
            throw new FileNotFoundException("x");
        });
        assertThrows(FileNotFoundException.class, () -> Blocking.run(call));
        String noneToCatch = Blocking.run(Blocking.call(() -> "v").timeout(ofSeconds(60)));
        assertEquals("v", noneToCatch);
        assertNull(Blocking.<Object, IOException>run(Blocking.call(() -> null)));
    }

    @Test
    void errorsPassToo() throws Exception {
        StackOverflowError failure = new StackOverflowError();
        assertSame(
                failure,
                outcome(v -> Blocking.call(() -> {
                    throw failure;
                })));
    }

    @Test
    void onAnotherExecutor() throws Exception {
        Queue<Runnable> tasks = new ArrayDeque<>();
        Executor executor = tasks::add;
        scheduler.add(Script.of("executor", v -> Events.pass(), v -> {
            tasks.remove().run();
            return null;
        }));
        assertEquals("v", run(v -> Blocking.call(() -> "v").on(executor)));
        assertEquals("at once", run(v -> Blocking.call(() -> "at once").on(Runnable::run)));
    }

    @Test
    void aRejectionFailsTheOperation() throws Exception {
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        Object failure = outcome(v -> Blocking.call(() -> "v").on(full));
        assertEquals(
                "full",
                assertInstanceOf(RejectedExecutionException.class, failure).getMessage());
    }

    @Test
    void anExecutorThatRunsATaskTwiceIsToldSo() throws Exception {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        AtomicReference<Runnable> task = new AtomicReference<>();
        Object value = run(v -> Blocking.call(() -> {
                    seen.set(assertThrows(
                            IllegalStateException.class, () -> task.get().run()));
                    return "v";
                })
                .on(each -> {
                    task.set(each);
                    each.run();
                    each.run(); // over: does nothing
                }));
        assertEquals("v", value);
        assertEquals("the executor runs a task twice: blocking call", seen.get().getMessage());
    }

    @Test
    void configuredTooLateOrWithNothing() throws Exception {
        BlockingCall<Object, Exception> call = Blocking.call(() -> "v");
        run(v -> call);
        assertThrows(IllegalStateException.class, () -> call.on(Runnable::run));
        assertThrows(IllegalStateException.class, call::abandonOnCancel);
        assertThrows(NullPointerException.class, () -> Blocking.call(null));
        assertThrows(NullPointerException.class, () -> Blocking.call(() -> "v").on(null));
    }

    // ------------------------------------------------------------------ cancel

    @Test
    void aCancelInterruptsTheTaskAndWaitsForItsEnd() {
        InterruptedException last = new InterruptedException("cleaned up");
        AtomicBoolean ended = new AtomicBoolean();
        Script coro = Script.of(
                        "test",
                        v -> untilInterrupted(() -> {
                            ended.set(true);
                            throw last;
                        }))
                .lastly(() -> assertTrue(ended.get()));
        cancelWhenBegun(coro);
        Cancelled e = assertThrows(Cancelled.class, () -> scheduler.run(coro));
        assertEquals("enough", e.reason());
        assertSame(last, e.getSuppressed()[0]);
    }

    @Test
    void whileItWaitsTheLoopGoesOnAndTheDumpSaysIt() {
        Script coro = Script.of(
                "test",
                v -> untilInterrupted(() -> {
                    await(mayEnd);
                    return "v";
                }));
        scheduler.add(Script.of(
                "other",
                v -> Events.pass(),
                v -> {
                    await(begun);
                    coro.cancel("enough");
                    log.add(coro.toString());
                    return Events.pass();
                },
                v -> {
                    assertFalse(coro.isDone());
                    mayEnd.countDown();
                    return null;
                }));
        scheduler.add(coro);
        scheduler.run();
        assertEquals(
                List.of("test.Scripts.test (Scripts.java:11) waits for blocking call, interrupted, cancelled: enough"),
                log);
        assertTrue(coro.isDone());
    }

    @Test
    void aValueBeatsTheCancelWhichComesBackAtTheNextSuspensionPoint() {
        Script coro = Script.of("test", v -> untilInterrupted(() -> "a result"), v -> {
            log.add(v);
            return Events.pass();
        });
        cancelWhenBegun(coro);
        assertThrows(Cancelled.class, () -> scheduler.run(coro));
        assertEquals(List.of("a result"), log);
    }

    @Test
    void anOutcomeThatIsOnItsWayBeatsTheCancel() throws Exception {
        for (boolean abandons : new boolean[] {false, true}) {
            IOException own = new IOException("broken");
            Queue<Runnable> tasks = new ArrayDeque<>();
            BlockingCall<Object, IOException> call = Blocking.<Object, IOException>call(() -> {
                        throw own;
                    })
                    .on(tasks::add);
            Script coro = Script.of("test", v -> abandons ? call.abandonOnCancel() : call)
                    .seeingFailures();
            scheduler.add(coro);
            scheduler.runOnce();
            Thread worker = new Thread(tasks.remove());
            worker.start();
            worker.join();
            coro.cancel("too late");
            assertSame(own, scheduler.run(coro));
        }
    }

    @Test
    void aTaskThatHasNotBegunNeverBegins() throws Exception {
        Queue<Runnable> tasks = new ArrayDeque<>();
        Object failure =
                outcome(v -> Blocking.call(() -> log.add("ran")).on(tasks::add).timeout(ZERO));
        assertInstanceOf(OperationTimeoutException.class, failure);
        tasks.remove().run();
        assertEquals(List.of(), log);
    }

    @Test
    void aTimeoutInterruptsAndWaitsToo() throws Exception {
        VirtualTime time = new VirtualTime();
        try (Scheduler virtual = Scheduler.builder()
                .clock(time)
                .poller(scheduler -> new ParkingPoller())
                .build()) {
            Script coro = Script.of(
                            "test",
                            v -> untilInterrupted(() -> {
                                        throw new InterruptedException();
                                    })
                                    .timeout(ofSeconds(5)))
                    .seeingFailures();
            virtual.add(coro);
            virtual.runOnce();
            await(begun);
            time.pass(ofSeconds(6));
            Object failure = virtual.run(coro);
            assertInstanceOf(
                    InterruptedException.class,
                    assertInstanceOf(OperationTimeoutException.class, failure).getSuppressed()[0]);
        }
    }

    @Test
    void whatIsRaisedInterruptsAsWellAndIsNotLostIfTheTaskGivesAValue() throws Exception {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        Script coro = Script.of(
                        "test",
                        v -> untilInterrupted(() -> {
                            await(mayEnd);
                            return "a result";
                        }),
                        v -> {
                            log.add(v);
                            return Events.pass();
                        })
                .seeingFailures();
        scheduler.add(Script.of("other", v -> Events.pass(), v -> {
            await(begun);
            coro.raise(first);
            coro.raise(second);
            mayEnd.countDown();
            return null;
        }));
        assertSame(first, scheduler.run(coro));
        assertSame(second, first.getSuppressed()[0]);
        assertEquals(List.of("a result"), log);
    }

    @Test
    void whatIsRaisedIsThrownIfTheTaskFails() throws Exception {
        IOException raised = new IOException("raised");
        Script coro = Script.of(
                        "test",
                        v -> untilInterrupted(() -> {
                            throw raised;
                        }))
                .seeingFailures();
        scheduler.add(Script.of("other", v -> Events.pass(), v -> {
            await(begun);
            coro.raise(raised);
            return null;
        }));
        assertSame(raised, scheduler.run(coro));
    }

    @Test
    void anAbandonedTaskGoesOnUnseen() {
        CountDownLatch ended = new CountDownLatch(1);
        Script coro = Script.of(
                "test",
                v -> Blocking.call(() -> {
                            begun.countDown();
                            await(mayEnd);
                            ended.countDown();
                            throw new IOException("unseen");
                        })
                        .abandonOnCancel());
        cancelWhenBegun(coro);
        assertThrows(Cancelled.class, () -> scheduler.run(coro));
        assertEquals(1, ended.getCount());
        mayEnd.countDown();
        await(ended);
    }

    @Test
    void theThreadIsGivenBackWithoutAnInterrupt() throws Exception {
        AtomicReference<Thread> worker = new AtomicReference<>();
        AtomicBoolean clean = new AtomicBoolean();
        CountDownLatch looked = new CountDownLatch(1);
        Executor executor = task -> {
            Thread thread = new Thread(() -> {
                task.run();
                clean.set(!Thread.currentThread().isInterrupted());
                looked.countDown();
            });
            worker.set(thread);
            thread.start();
        };
        Script coro = Script.of(
                "test",
                v -> Blocking.call(() -> {
                            begun.countDown();
                            while (!Thread.currentThread().isInterrupted()) {
                                Thread.onSpinWait();
                            }
                            return "v"; // and the status stays set
                        })
                        .on(executor));
        cancelWhenBegun(coro);
        assertEquals("v", scheduler.run(coro));
        await(looked);
        assertTrue(clean.get());
    }

    @Test
    void closingTheSchedulerWaitsForTheTask() {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        Thread closer = Thread.currentThread();
        Script coro = Script.of(
                "test",
                v -> untilInterrupted(() -> {
                    while (closer.getState() != Thread.State.WAITING && !closed.get()) {
                        Thread.onSpinWait();
                    }
                    ended.set(true);
                    return null;
                }));
        scheduler.add(coro);
        scheduler.runOnce();
        await(begun);
        scheduler.close();
        boolean inTime = ended.get();
        closed.set(true);
        assertTrue(inTime);
        assertTrue(coro.isDone());
    }

    @Test
    void aBlockedThreadThatIsInterruptedPassesTheInterruptOnAndWaits() {
        AtomicBoolean ended = new AtomicBoolean();
        Thread blocked = Thread.currentThread();
        new Thread(() -> {
                    await(begun);
                    blocked.interrupt();
                })
                .start();
        assertThrows(
                Cancelled.class,
                () -> Blocking.run(untilInterrupted(() -> {
                    ended.set(true);
                    throw new InterruptedException();
                })));
        assertTrue(ended.get());
        assertTrue(Thread.interrupted());
    }

    @Test
    void anInterruptedThreadSleepsWhileItWaitsForTheTask() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        ParkingPoller parking = new ParkingPoller();
        Thread loop = Thread.currentThread();
        Script coro = Script.of(
                "test",
                v -> untilInterrupted(() -> {
                    // Until the loop sleeps for good, or it is plain that it does not.
                    for (int asleep = 0; asleep < 100_000 && polls.get() < 50; ) {
                        asleep = loop.getState() == Thread.State.WAITING ? asleep + 1 : 0;
                    }
                    return "v";
                }));
        Poller counting = new Poller() {
            @Override
            public void poll(long nanos) {
                polls.incrementAndGet();
                parking.poll(nanos);
            }

            @Override
            public void wakeup() {
                parking.wakeup();
            }

            @Override
            public boolean isWaiting() {
                return false;
            }

            @Override
            public void close() {}
        };
        new Thread(() -> {
                    await(begun);
                    loop.interrupt();
                })
                .start();
        try (Scheduler interrupted =
                Scheduler.builder().poller(scheduler -> counting).build()) {
            assertEquals("v", interrupted.run(coro));
        }
        assertTrue(Thread.interrupted());
        assertTrue(polls.get() < 50);
    }

    @Test
    void aKillWaitsAsACancelDoes() {
        AtomicBoolean ended = new AtomicBoolean();
        Script coro = Script.of(
                "test",
                v -> untilInterrupted(() -> {
                    ended.set(true);
                    throw new IOException("by the interrupt");
                }));
        new Thread(() -> {
                    await(begun);
                    coro.cancel("enough");
                    coro.kill("at last");
                })
                .start();
        Cancelled e = assertThrows(Cancelled.class, () -> scheduler.run(coro));
        assertTrue(ended.get());
        assertEquals("by the interrupt", e.getSuppressed()[0].getMessage());
    }

    @Test
    void aShieldHoldsTheInterruptBack() throws Exception {
        Script coro = Script.of(
                "test",
                v -> Blocking.call(() -> {
                            begun.countDown();
                            await(mayEnd);
                            return "in peace";
                        })
                        .shield(ofSeconds(60)));
        scheduler.add(Script.of("other", v -> Events.pass(), v -> {
            await(begun);
            coro.cancel("enough");
            mayEnd.countDown();
            return null;
        }));
        assertEquals("in peace", scheduler.run(coro));
    }

    // ------------------------------------------------------------------ the pool

    @Test
    void atMostSoManyAtATimeAndTheOthersInOrder() {
        Queue<Runnable> threads = new ArrayDeque<>();
        BlockingPool pool = new BlockingPool(2, threads::add);
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int task = i;
            tasks.add(() -> log.add(task));
            pool.execute(tasks.get(i));
        }
        assertEquals(2, threads.size());
        pool.leave(tasks.get(3));
        pool.leave(tasks.get(0)); // runs: too late, and no matter
        threads.remove().run();
        assertEquals(List.of(0, 2, 4), log);
        threads.remove().run();
        assertEquals(List.of(0, 2, 4, 1), log);

        pool.execute(tasks.get(3));
        pool.execute(tasks.get(3));
        assertEquals(2, threads.size());
    }

    @Test
    void aThreadThatCannotBeMadeTakesNoPlace() {
        AtomicBoolean broken = new AtomicBoolean(true);
        BlockingPool pool = new BlockingPool(1, task -> {
            if (broken.get()) {
                throw new OutOfMemoryError("no thread");
            }
            task.run();
        });
        assertThrows(OutOfMemoryError.class, () -> pool.execute(() -> log.add("no")));
        broken.set(false);
        pool.execute(() -> log.add("yes"));
        assertEquals(List.of("yes"), log);
    }

    @Test
    void theSharedPoolHasFortyThreads() throws Exception {
        CountDownLatch allRun = new CountDownLatch(BlockingPool.LIMIT);
        for (int i = 0; i < BlockingPool.LIMIT; i++) {
            scheduler.add(Script.of(
                    "one",
                    v -> Blocking.call(() -> {
                        allRun.countDown();
                        await(allRun); // each waits until all run
                        return null;
                    })));
        }
        scheduler.run();
        assertEquals(0, allRun.getCount());
    }
}
