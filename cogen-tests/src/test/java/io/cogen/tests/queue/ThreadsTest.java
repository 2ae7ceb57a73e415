package io.cogen.tests.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Blocking;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import io.cogen.testkit.CoroutineTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A queue belongs to one scheduler, and to its thread. */
final class ThreadsTest {
    private final Queue<Integer> queue = new Queue<Integer>().named("a");

    @Coroutine
    int get() {
        return Co.yield(queue.get());
    }

    @Coroutine
    void put(int element) {
        Co.yield(queue.put(element));
    }

    private static Throwable onAnotherThread(Runnable action) {
        try {
            CompletableFuture.runAsync(action).join();
            return null;
        } catch (CompletionException failed) {
            return failed.getCause();
        }
    }

    @Coroutine
    void usedFromOutside(List<Throwable> failures) {
        Co.yield(queue.put(1));
        failures.add(onAnotherThread(() -> queue.offer(2)));
        failures.add(onAnotherThread(queue::poll));
        failures.add(onAnotherThread(queue::close));
        failures.add(onAnotherThread(queue::taskDone));
        failures.add(onAnotherThread(queue::drain));
        failures.add(onAnotherThread(() -> Blocking.run(queue.get())));
        assertEquals(1, Co.yield(queue.get()));
    }

    @Test
    void anotherThreadIsToldWhileTheLoopRuns() {
        List<Throwable> failures = new ArrayList<>();
        try (Scheduler scheduler = new Scheduler()) {
            scheduler.run(ThreadsTestCoroutines.usedFromOutside(this, failures));
        }
        assertEquals(6, failures.size());
        for (Throwable each : failures) {
            assertTrue(each instanceof IllegalStateException, () -> "not told: " + each);
            assertTrue(each.getMessage().contains("queue a belongs to"), each::getMessage);
        }
        assertNull(onAnotherThread(() -> queue.offer(2))); // behind the run
        assertEquals(2, queue.poll());
    }

    @Test
    void beforeAndBehindARunAnyThreadMayOfferAndPoll() {
        queue.offer(1);
        assertNull(onAnotherThread(() -> queue.offer(2)));
        try (Scheduler scheduler = new Scheduler()) {
            assertEquals(1, scheduler.run(ThreadsTestCoroutines.get(this)));
            assertEquals(2, scheduler.run(ThreadsTestCoroutines.get(this)));
            Coro<Integer, RuntimeException> waits = scheduler.add(ThreadsTestCoroutines.get(this));
            scheduler.runOnce();
            assertNull(onAnotherThread(() -> queue.offer(3)));
            waits.cancel("too late: it was handed over");
            assertEquals(3, scheduler.run(waits));
        }
        queue.offer(4);
        assertEquals(4, queue.poll());
    }

    @Test
    void itGoesOverToAnotherSchedulerIfNobodyWaits() {
        assertNull(Blocking.run(queue.put(1))); // each of them has a scheduler of its own
        put(2);
        assertEquals(1, get());
        try (Scheduler one = new Scheduler();
                Scheduler two = new Scheduler()) {
            assertEquals(2, one.run(ThreadsTestCoroutines.get(this)));
            Coro<?, ?> waits = one.add(ThreadsTestCoroutines.get(this));
            one.runOnce();
            String message = assertThrows(
                            IllegalStateException.class, () -> two.run(ThreadsTestCoroutines.put(this, 3)))
                    .getMessage();
            assertTrue(message.contains("queue a belongs to another scheduler"), message);
            waits.cancel("over");
            one.run();
            two.run(ThreadsTestCoroutines.put(this, 3));
        }
        assertEquals(3, queue.poll());
    }

    @Coroutine
    void getter() {
        assertEquals(7, Co.yield(queue.get()));
    }

    @CoroutineTest
    void whatIsPostedArrives(Scheduler scheduler) {
        scheduler.add(ThreadsTestCoroutines.getter(this));
        assertNull(onAnotherThread(() -> scheduler.post(() -> queue.offer(7))));
        scheduler.run();
    }

    @Coroutine
    String dumped() {
        Scheduler here = Scheduler.current();
        Coro<Integer, RuntimeException> one = here.add(ThreadsTestCoroutines.get(this));
        Co.yield(Events.pass());
        Co.yield(Events.pass());
        String dump = here.dump();
        queue.offer(1);
        Co.yield(one);
        return dump;
    }

    @CoroutineTest
    void theDumpNamesTheQueue(Scheduler scheduler) {
        String dump = scheduler.run(ThreadsTestCoroutines.dumped(this));
        assertTrue(dump.contains("waits for get from queue a"), dump);
    }
}
