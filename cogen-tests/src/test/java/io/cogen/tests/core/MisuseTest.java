package io.cogen.tests.core;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.CoroState;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import io.cogen.core.Select;
import io.cogen.queue.Queue;
import io.cogen.sync.Held;
import io.cogen.sync.Semaphore;
import io.cogen.testkit.CoroutineTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What should not be done, or only looks as if it should not. */
final class MisuseTest {
    private final List<Object> log = new ArrayList<>();

    static final class Twice extends Operation<Void, RuntimeException> {
        private final boolean done;

        Twice(boolean done) {
            this.done = done;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            requeue(false);
            if (done) {
                requeue(false);
            }
            return done;
        }
    }

    @Coroutine
    void requeuesTwice() {
        try {
            Co.yield(new Twice(true));
        } catch (IllegalStateException refused) {
            log.add("once");
        }
        try {
            Co.yield(new Twice(false).timeout(ofMillis(1)));
        } catch (IllegalStateException refused) {
            log.add("done");
        }
        Co.yield(Events.sleep(ofMillis(10)));
        log.add("goes on");
    }

    @Coroutine
    void passes() {
        for (int i = 0; i < 3; i++) {
            Co.yield(Events.pass());
        }
    }

    @CoroutineTest
    void requeueIsForOnceAndForWhatIsDone(Scheduler scheduler) {
        scheduler.add(MisuseTestCoroutines.requeuesTwice(this));
        scheduler.add(MisuseTestCoroutines.passes(this));
        scheduler.run();
        assertEquals(List.of("once", "done", "goes on"), log);
    }

    @CoroutineTest
    void aSelectRefusesTheSameOperationTwice() {
        Queue<Integer> queue = new Queue<>();
        Operation<Integer, RuntimeException> get = queue.get();
        assertThrows(
                IllegalArgumentException.class, () -> Select.of(get, i -> i).or(get, i -> -i));
    }

    @Coroutine
    void gets(Queue<Integer> queue, String name) {
        Co.yield(queue.get());
        log.add(name);
    }

    @Coroutine
    void putsBySelect(Queue<Integer> queue, Priority ofSelect) {
        Co.yield(Select.of(queue.put(1), any -> 1)
                .or(Events.waitForSignal("never"), any -> 2)
                .priority(ofSelect));
        log.add("put");
    }

    // CG-123: with CORO the getter goes first, also if it is the Select that has the priority
    @CoroutineTest
    void thePriorityOfASelectIsThatOfItsClauses(Scheduler scheduler) {
        Queue<Integer> queue = Queue.rendezvous();
        scheduler.add(MisuseTestCoroutines.gets(this, queue, "got"));
        scheduler.runOnce();
        scheduler.add(MisuseTestCoroutines.putsBySelect(this, queue, Priority.CORO));
        scheduler.run();
        assertEquals(List.of("got", "put"), log);
    }

    @Coroutine
    void holds(Semaphore semaphore) {
        Held permit = Co.yield(semaphore.acquire());
        Coro.current().root().whenDone(permit::close);
        Co.yield(Events.suspend());
    }

    @Coroutine
    void wants(Semaphore semaphore) {
        Co.yield(semaphore.acquire());
        log.add("has it");
    }

    @CoroutineTest
    void aPermitMayBeGivenBackBetweenTwoRuns(Scheduler scheduler) {
        Semaphore semaphore = new Semaphore(1);
        Coro<Void, RuntimeException> holder = scheduler.add(MisuseTestCoroutines.holds(this, semaphore));
        scheduler.runOnce();
        scheduler.add(MisuseTestCoroutines.wants(this, semaphore));
        scheduler.runOnce();
        holder.cancel("enough");
        scheduler.run();
        assertEquals(List.of("has it"), log);
    }

    @Coroutine
    int takesOne(Queue<Integer> queue) {
        return Co.yield(queue.get());
    }

    @Test
    void aLoopIsPatientWithAQueueThatAnotherThreadFeeds() throws Exception {
        Queue<Integer> queue = new Queue<>();
        Coro<Integer, RuntimeException> consumer = MisuseTestCoroutines.takesOne(this, queue);
        try (Scheduler scheduler = new Scheduler()) {
            Thread feeder = new Thread(() -> {
                while (consumer.state() != CoroState.WAITING) {
                    Thread.onSpinWait();
                }
                scheduler.post(() -> queue.offer(7));
            });
            feeder.start();
            assertEquals(7, scheduler.run(consumer));
            feeder.join();
        }
        assertTrue(queue.isEmpty());
    }
}
