package io.cogen.benchmarks.peers;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.core.Yielder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The workloads with cogen. */
final class CogenPeer {
    private static final Map<String, Work> WORKLOADS = Map.ofEntries(
            Map.entry("yield", CogenPeer::passing),
            Map.entry("call", size -> run(CogenPeerCoroutines.fib(size))),
            Map.entry("generator", CogenPeer::generator),
            Map.entry("spawn", size -> run(CogenPeerCoroutines.skynet(0, size))),
            Map.entry("memory", CogenPeer::memory),
            Map.entry("timeout", size -> run(CogenPeerCoroutines.timeouts(size))),
            Map.entry("sleepers", CogenPeer::sleepers),
            Map.entry("signal", CogenPeer::signal),
            Map.entry("queue", CogenRooms::queue),
            Map.entry("pingpong", CogenRooms::pingPong),
            Map.entry("lock", CogenRooms::lock),
            Map.entry("pubsub", CogenRooms::pubsub),
            Map.entry("select", CogenRooms::selectOf8),
            Map.entry("crossloop", CogenRooms::crossLoop));

    private static final Duration MINUTE = ofSeconds(60);

    private CogenPeer() {}

    public static void main(String[] args) throws Exception {
        Fork.main(WORKLOADS, args);
    }

    private static long run(Coro<? extends Number, RuntimeException> coro) {
        try (Scheduler scheduler = new Scheduler()) {
            return scheduler.run(coro).longValue();
        }
    }

    /** What the coroutines of a round count together. */
    static final class Counter {
        long count;
    }

    // ------------------------------------------------------------------ yield

    private static long passing(int size) {
        Counter passed = new Counter();
        try (Scheduler scheduler = new Scheduler()) {
            for (int i = 0; i < size; i++) {
                scheduler.add(CogenPeerCoroutines.pass(Shape.turns(size), passed));
            }
            scheduler.run();
        }
        return passed.count;
    }

    @Coroutine
    static void pass(int turns, Counter passed) {
        for (int i = 0; i < turns; i++) {
            Co.yield(Events.pass());
        }
        passed.count += turns;
    }

    // ------------------------------------------------------------------ call

    @Coroutine
    static int fib(int n) {
        if (n < 2) {
            return n;
        }
        return Co.yield(CogenPeerCoroutines.fib(n - 1)) + Co.yield(CogenPeerCoroutines.fib(n - 2));
    }

    // ------------------------------------------------------------------ generator

    @Coroutine
    static void numbers(Yielder<Integer, Void> out, int size) {
        for (int i = 0; i < size; i++) {
            out.yield(i);
        }
    }

    private static long generator(int size) {
        long sum = 0;
        for (int i : CogenPeerCoroutines.numbers(size)) {
            sum += i;
        }
        return sum;
    }

    // ------------------------------------------------------------------ spawn

    @Coroutine
    static long skynet(long first, int size) {
        if (size == 1) {
            return first;
        }
        int part = size / Shape.BRANCHES;
        List<Coro<Long, RuntimeException>> children = new ArrayList<>();
        for (int i = 0; i < Shape.BRANCHES; i++) {
            children.add(CogenPeerCoroutines.skynet(first + (long) i * part, part));
        }
        long sum = 0;
        for (long number : Co.yield(Scope.all(children))) {
            sum += number;
        }
        return sum;
    }

    // ------------------------------------------------------------------ memory, sleepers

    @Coroutine
    static void sleep(Duration duration, Counter woken) {
        Co.yield(Events.sleep(duration));
        woken.count++;
    }

    @Coroutine
    static long heapOnceAsleep(int sleepers, Scheduler scheduler) {
        while (scheduler.timers() < sleepers) {
            Co.yield(Events.pass());
        }
        return Fork.liveHeap();
    }

    private static long memory(int size) {
        long before = Fork.liveHeap();
        Counter woken = new Counter();
        Scheduler scheduler = new Scheduler();
        for (int i = 0; i < size; i++) {
            scheduler.add(CogenPeerCoroutines.sleep(ofHours(1), woken));
        }
        return scheduler.run(CogenPeerCoroutines.heapOnceAsleep(size, scheduler)) - before;
    }

    private static long sleepers(int size) {
        Counter woken = new Counter();
        try (Scheduler scheduler = new Scheduler()) {
            for (int i = 0; i < size; i++) {
                scheduler.add(CogenPeerCoroutines.sleep(ofMillis(Shape.SLEEP_MILLIS), woken));
            }
            scheduler.run();
        }
        return woken.count;
    }

    // ------------------------------------------------------------------ timeout

    @Coroutine
    static int afterPass(int i) {
        Co.yield(Events.pass());
        return i;
    }

    @Coroutine
    static int timeouts(int times) {
        int done = 0;
        for (int i = 0; i < times; i++) {
            done += Co.yield(CogenPeerCoroutines.afterPass(1).timeout(MINUTE));
        }
        return done;
    }

    // ------------------------------------------------------------------ signal

    @Coroutine
    static void listen(int times, Counter received) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.waitForSignal("signal"));
            received.count++;
        }
    }

    @Coroutine
    static void signalAll(int times) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.signal("signal").recipients(1));
        }
    }

    private static long signal(int size) {
        Counter received = new Counter();
        try (Scheduler scheduler = new Scheduler()) {
            scheduler.add(CogenPeerCoroutines.listen(size, received));
            scheduler.add(CogenPeerCoroutines.signalAll(size));
            scheduler.run();
        }
        return received.count;
    }
}
