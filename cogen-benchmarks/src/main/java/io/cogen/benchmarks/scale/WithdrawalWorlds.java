package io.cogen.benchmarks.scale;

import io.cogen.annotations.Coroutine;
import io.cogen.benchmarks.scale.World.Counter;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import io.cogen.sync.Lock;
import java.util.function.Supplier;

/** Coroutines that all wait for one thing, which never comes: one of them is cancelled, and another one comes in its place. */
final class WithdrawalWorlds {
    private WithdrawalWorlds() {}

    static World signal(int size) {
        return world(size, new Scheduler(), () -> Events.waitForSignal("never"));
    }

    static World lock(int size) {
        Scheduler scheduler = new Scheduler();
        Lock lock = new Lock();
        scheduler.add(WithdrawalWorldsCoroutines.hold(lock));
        return world(size, scheduler, lock::acquire);
    }

    @Coroutine
    static void hold(Lock lock) {
        Co.yield(lock.acquire());
        Co.yield(Events.waitForSignal("never"));
    }

    static World queue(int size) {
        Queue<Object> queue = new Queue<>();
        return world(size, new Scheduler(), queue::get);
    }

    private static World world(int size, Scheduler scheduler, Supplier<Operation<?, RuntimeException>> what) {
        Crowd crowd = new Crowd(size, scheduler, what);
        return new World(scheduler, 1, times -> WithdrawalWorldsCoroutines.replace(times, crowd), crowd.done);
    }

    /** Those that wait. */
    static final class Crowd {
        final Counter done = new Counter();
        private final Scheduler scheduler;
        private final Coro<?, ?>[] waiters;
        private final Order order;
        private final Supplier<Operation<?, RuntimeException>> what;

        Crowd(int size, Scheduler scheduler, Supplier<Operation<?, RuntimeException>> what) {
            this.scheduler = scheduler;
            this.what = what;
            order = new Order(size);
            waiters = new Coro<?, ?>[size];
            for (int i = 0; i < size; i++) {
                waiters[i] = another();
            }
        }

        private Coro<?, ?> another() {
            return scheduler.add(WithdrawalWorldsCoroutines.await(what.get(), done));
        }

        void replaceOne() {
            int one = order.next();
            waiters[one].cancel("not needed");
            waiters[one] = another();
        }
    }

    @Coroutine
    static void await(Operation<?, RuntimeException> operation, Counter done) {
        try {
            Co.yield(operation);
        } finally {
            done.count++;
        }
    }

    @Coroutine
    static void replace(int times, Crowd crowd) {
        for (int i = 0; i < times; i++) {
            crowd.replaceOne();
            Co.yield(Events.pass());
        }
    }
}
