package io.cogen.benchmarks.scale;

import io.cogen.annotations.Coroutine;
import io.cogen.benchmarks.scale.World.Counter;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.sync.Condition;
import io.cogen.sync.Lock;

/** Coroutines that all wait for one thing, which comes. */
final class WaiterWorlds {
    private static final String SIGNAL = "signal";

    private WaiterWorlds() {}

    /** All wait for one signal. */
    static World signal(int size) {
        Scheduler scheduler = new Scheduler();
        Counter done = new Counter();
        for (int i = 0; i < size; i++) {
            scheduler.add(WaiterWorldsCoroutines.listen(SIGNAL, done));
        }
        return new World(scheduler, size, times -> WaiterWorldsCoroutines.signalAll(times), done);
    }

    @Coroutine
    static void listen(String name, Counter done) {
        while (true) {
            Co.yield(Events.waitForSignal(name));
            done.count++;
        }
    }

    @Coroutine
    static void signalAll(int times) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.signal(SIGNAL));
            Co.yield(Events.pass());
        }
    }

    /** All wait for one condition. */
    static World condition(int size) {
        Scheduler scheduler = new Scheduler();
        Condition<Boolean> condition = new Condition<>();
        Counter done = new Counter();
        for (int i = 0; i < size; i++) {
            scheduler.add(WaiterWorldsCoroutines.await(condition, done));
        }
        return new World(scheduler, size, times -> WaiterWorldsCoroutines.wakeAll(condition, times), done);
    }

    @Coroutine
    static void await(Condition<Boolean> condition, Counter done) {
        while (true) {
            Co.yield(condition.await());
            done.count++;
        }
    }

    @Coroutine
    static void wakeAll(Condition<Boolean> condition, int times) {
        for (int i = 0; i < times; i++) {
            condition.wakeAll(true);
            Co.yield(Events.pass());
        }
    }

    /** All want one lock, and keep it for as long as a pass takes. */
    static World lock(int size) {
        Scheduler scheduler = new Scheduler();
        Lock lock = new Lock();
        Counter done = new Counter();
        for (int i = 1; i < size; i++) {
            scheduler.add(WaiterWorldsCoroutines.takeTurns(Integer.MAX_VALUE, lock, done));
        }
        return new World(scheduler, size, times -> WaiterWorldsCoroutines.takeTurns(times, lock, done), done);
    }

    @Coroutine
    static void takeTurns(int times, Lock lock, Counter done) {
        for (int i = 0; i < times; i++) {
            Co.yield(lock.acquire());
            try {
                done.count++;
                Co.yield(Events.pass());
            } finally {
                lock.release();
            }
        }
    }
}
