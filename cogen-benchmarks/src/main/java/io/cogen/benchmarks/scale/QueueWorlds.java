package io.cogen.benchmarks.scale;

import io.cogen.annotations.Coroutine;
import io.cogen.benchmarks.scale.World.Counter;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import java.util.ArrayList;
import java.util.List;

/** Coroutines that wait for what comes out of a queue. */
final class QueueWorlds {
    private static final int BOUND = 128;

    private QueueWorlds() {}

    /** Each has a queue of its own, and something is put into one of these. */
    static World many(int size) {
        Scheduler scheduler = new Scheduler();
        Counter done = new Counter();
        List<Queue<Integer>> queues = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Queue<Integer> queue = new Queue<>(BOUND);
            queues.add(queue);
            scheduler.add(QueueWorldsCoroutines.consume(queue, done));
        }
        return world(scheduler, queues, done);
    }

    /** All have the same queue: who has waited longest gets what is put. */
    static World one(int size) {
        Scheduler scheduler = new Scheduler();
        Counter done = new Counter();
        Queue<Integer> queue = new Queue<>(BOUND);
        for (int i = 0; i < size; i++) {
            scheduler.add(QueueWorldsCoroutines.consume(queue, done));
        }
        return world(scheduler, List.of(queue), done);
    }

    private static World world(Scheduler scheduler, List<Queue<Integer>> queues, Counter done) {
        Order order = new Order(queues.size());
        return new World(scheduler, 1, times -> QueueWorldsCoroutines.produce(times, queues, order), done);
    }

    @Coroutine
    static void consume(Queue<Integer> queue, Counter done) {
        while (true) {
            Co.yield(queue.get());
            done.count++;
        }
    }

    @Coroutine
    static void produce(int times, List<Queue<Integer>> queues, Order order) {
        for (int i = 0; i < times; i++) {
            Co.yield(queues.get(order.next()).put(i));
            Co.yield(Events.pass());
        }
    }
}
