package io.cogen.benchmarks;

import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.core.Select;
import io.cogen.pubsub.PublishSubscribeQueue;
import io.cogen.queue.Queue;
import io.cogen.sync.Held;
import io.cogen.sync.Lock;
import io.cogen.sync.Semaphore;
import java.time.Duration;
import java.util.List;

/** The coroutines that are measured: each does one thing {@code times} times. */
final class Workload {
    private static final Duration MOMENT = ofNanos(1_000);
    private static final Duration LONG = ofSeconds(60);

    private static final String SIGNAL = "signal";

    private Workload() {}

    @Coroutine
    static long nothing(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += i;
        }
        return sum;
    }

    @Coroutine
    static void sleep(int times) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.sleep(MOMENT));
        }
    }

    @Coroutine
    static void pass(int times) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.pass());
        }
    }

    /** Calls that do not suspend. */
    @Coroutine
    static long call(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += Co.yield(WorkloadCoroutines.atOnce(i));
        }
        return sum;
    }

    /** Calls that suspend once. */
    @Coroutine
    static long callThatSuspends(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += Co.yield(WorkloadCoroutines.afterPass(i));
        }
        return sum;
    }

    /** Adds a coroutine, which suspends once, and joins it. */
    @Coroutine
    static long join(int times, Scheduler scheduler) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            Coro<Integer, RuntimeException> other = scheduler.add(WorkloadCoroutines.afterPass(i));
            sum += Co.yield(other);
        }
        return sum;
    }

    /** Sleeps with a timeout that is armed, and does not fire. */
    @Coroutine
    static void sleepWithTimeout(int times) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.sleep(MOMENT).timeout(LONG));
        }
    }

    /** Calls that suspend once, with a timeout that is armed and disarmed. */
    @Coroutine
    static long callWithTimeout(int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += Co.yield(WorkloadCoroutines.afterPass(i).timeout(LONG));
        }
        return sum;
    }

    /** Adds coroutines that end at once, and lets them run. */
    @Coroutine
    static void spawn(int times, Scheduler scheduler) {
        for (int i = 0; i < times; i++) {
            scheduler.add(WorkloadCoroutines.atOnce(i));
            Co.yield(Events.pass());
        }
    }

    @Coroutine
    static int atOnce(int i) {
        return i & 7;
    }

    @Coroutine
    static int afterPass(int i) {
        Co.yield(Events.pass());
        return i & 7;
    }

    /** Waits for signals. */
    @Coroutine
    static int listen(int times) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.waitForSignal(SIGNAL));
        }
        return times;
    }

    /** One that sends signals and one that waits for each: both operations. */
    @Coroutine
    static int signal(int times, Scheduler scheduler) {
        scheduler.add(WorkloadCoroutines.listen(times));
        int woken = 0;
        for (int i = 0; i < times; i++) {
            woken += Co.yield(Events.signal(SIGNAL).recipients(1));
        }
        return woken;
    }

    @Coroutine
    static void produce(int times, Queue<Integer> queue) {
        for (int i = 0; i < times; i++) {
            Co.yield(queue.put(i & 63));
        }
    }

    @Coroutine
    static long consume(int times, Queue<Integer> queue) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += Co.yield(queue.get());
        }
        return sum;
    }

    /** One that puts and one that gets: both operations. */
    @Coroutine
    static long queue(int times, Queue<Integer> queue, Scheduler scheduler) {
        scheduler.add(WorkloadCoroutines.produce(times, queue));
        return Co.yield(WorkloadCoroutines.consume(times, queue));
    }

    /** One of eight queues, in turn, has an element. */
    @Coroutine
    static long selectOf8(int times, List<Queue<Integer>> q) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            q.get(i & 7).offer(i & 63);
            sum += Co.yield(Select.of(q.get(0).get(), (Integer each) -> each)
                    .or(q.get(1).get(), each -> each)
                    .or(q.get(2).get(), each -> each)
                    .or(q.get(3).get(), each -> each)
                    .or(q.get(4).get(), each -> each)
                    .or(q.get(5).get(), each -> each)
                    .or(q.get(6).get(), each -> each)
                    .or(q.get(7).get(), each -> each));
        }
        return sum;
    }

    @Coroutine
    static int emptyScope(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += Co.yield(Scope.run(scope -> WorkloadCoroutines.atOnce(1)));
        }
        return sum;
    }

    @Coroutine
    static int parent(Scope scope) {
        scope.start(WorkloadCoroutines.atOnce(1));
        return 1;
    }

    @Coroutine
    static int scopeWithAChild(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += Co.yield(Scope.run(scope -> WorkloadCoroutines.parent(scope)));
        }
        return sum;
    }

    /** Fetches until there have been so many messages. */
    @Coroutine
    static int fetch(int messages, PublishSubscribeQueue<String> queue) {
        int got = 0;
        queue.subscribe();
        while (got < messages) {
            got += Co.yield(queue.fetch()).size();
        }
        return got;
    }

    /** One that publishes and some that wait for each message: the publish, and a fetch for each of them. */
    @Coroutine
    static int publish(int messages, int subscribers, Scheduler scheduler) {
        PublishSubscribeQueue<String> queue = new PublishSubscribeQueue<>(16);
        for (int i = 0; i < subscribers; i++) {
            scheduler.add(WorkloadCoroutines.fetch(messages, queue));
        }
        Co.yield(Events.pass());
        Co.yield(Events.pass());
        int woken = 0;
        for (int i = 0; i < messages; i++) {
            woken += Co.yield(queue.publish(SIGNAL));
        }
        Co.yield(Events.pass());
        return woken;
    }

    @Coroutine
    static int shielded(int times) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.sleep(MOMENT).shield(LONG));
        }
        return times;
    }

    /** A lock that nobody else wants. */
    @Coroutine
    static int lock(int times, Lock lock) {
        for (int i = 0; i < times; i++) {
            Co.yield(lock.acquire());
            lock.release();
        }
        return times;
    }

    /** Holds a lock over a suspension. */
    @Coroutine
    static int lockAndPass(int times, Lock lock) {
        for (int i = 0; i < times; i++) {
            try (Held held = Co.yield(lock.acquire())) {
                Co.yield(Events.pass());
            }
        }
        return times;
    }

    /** Some that hand a lock to each other: each acquire waits. */
    @Coroutine
    static int lockHandOff(int times, int coroutines, Scheduler scheduler) {
        Lock lock = new Lock();
        for (int i = 1; i < coroutines; i++) {
            scheduler.add(WorkloadCoroutines.lockAndPass(times / coroutines, lock));
        }
        return Co.yield(WorkloadCoroutines.lockAndPass(times / coroutines, lock));
    }

    @Coroutine
    static int semaphore(int times, Semaphore semaphore) {
        for (int i = 0; i < times; i++) {
            try (Held held = Co.yield(semaphore.acquire())) {
                // has it
            }
        }
        return times;
    }
}
