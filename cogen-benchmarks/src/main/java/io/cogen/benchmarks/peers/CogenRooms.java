package io.cogen.benchmarks.peers;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.core.Select;
import io.cogen.group.SchedulerGroup;
import io.cogen.group.SharedQueue;
import io.cogen.pubsub.PublishSubscribeQueue;
import io.cogen.pubsub.Subscription;
import io.cogen.queue.Queue;
import io.cogen.sync.Lock;
import java.util.List;
import java.util.stream.Stream;

/** The workloads with cogen's queues, locks and what else coroutines share. */
final class CogenRooms {
    private CogenRooms() {}

    // ------------------------------------------------------------------ queues

    @Coroutine
    static void produce(Queue<Integer> queue, int size) {
        for (int i = 0; i < size; i++) {
            Co.yield(queue.put(i));
        }
    }

    @Coroutine
    static long consume(Queue<Integer> queue, int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Co.yield(queue.get());
        }
        return sum;
    }

    static long queue(int size) {
        try (Scheduler scheduler = new Scheduler()) {
            Queue<Integer> queue = new Queue<>(Shape.BOUND);
            scheduler.add(CogenRoomsCoroutines.produce(queue, size));
            return scheduler.run(CogenRoomsCoroutines.consume(queue, size));
        }
    }

    @Coroutine
    static void returnBalls(Queue<Integer> there, Queue<Integer> back) {
        Integer ball;
        while ((ball = Co.yield(there.next())) != null) {
            Co.yield(back.put(ball + 1));
        }
    }

    @Coroutine
    static long play(Queue<Integer> there, Queue<Integer> back, int size) {
        int ball = 0;
        for (int i = 0; i < size; i++) {
            Co.yield(there.put(ball));
            ball = Co.yield(back.get());
        }
        there.close();
        return ball;
    }

    static long pingPong(int size) {
        try (Scheduler scheduler = new Scheduler()) {
            Queue<Integer> there = Queue.rendezvous();
            Queue<Integer> back = Queue.rendezvous();
            scheduler.add(CogenRoomsCoroutines.returnBalls(there, back));
            return scheduler.run(CogenRoomsCoroutines.play(there, back, size));
        }
    }

    @Coroutine
    static void deal(List<Queue<Integer>> queues, int size) {
        for (int i = 0; i < size; i++) {
            Co.yield(queues.get(i % queues.size()).put(i));
        }
    }

    @Coroutine
    static long select(List<Queue<Integer>> queues, int size) {
        long received = 0;
        for (int i = 0; i < size; i++) {
            Select<Integer, RuntimeException> select = Select.of(queues.get(0).get(), any -> 1);
            for (int q = 1; q < queues.size(); q++) {
                select = select.or(queues.get(q).get(), any -> 1);
            }
            received += Co.yield(select);
        }
        return received;
    }

    static long selectOf8(int size) {
        List<Queue<Integer>> queues =
                Stream.generate(Queue::<Integer>rendezvous).limit(8).toList();
        try (Scheduler scheduler = new Scheduler()) {
            scheduler.add(CogenRoomsCoroutines.deal(queues, size));
            return scheduler.run(CogenRoomsCoroutines.select(queues, size));
        }
    }

    // ------------------------------------------------------------------ lock

    @Coroutine
    static void takeTurns(Lock lock, CogenPeer.Counter turns) {
        for (int i = 0; i < Shape.TURNS; i++) {
            Co.yield(lock.acquire());
            try {
                turns.count++;
                Co.yield(Events.pass());
            } finally {
                lock.release();
            }
        }
    }

    static long lock(int size) {
        CogenPeer.Counter turns = new CogenPeer.Counter();
        Lock lock = new Lock();
        try (Scheduler scheduler = new Scheduler()) {
            for (int i = 0; i < size; i++) {
                scheduler.add(CogenRoomsCoroutines.takeTurns(lock, turns));
            }
            scheduler.run();
        }
        return turns.count;
    }

    // ------------------------------------------------------------------ pubsub

    @Coroutine
    static void subscriber(Subscription<Integer> mine, int size, CogenPeer.Counter received) {
        try (mine) {
            for (int i = 0; i < size; ) {
                int came = Co.yield(mine.fetch()).size();
                received.count += came;
                i += came;
            }
        }
    }

    @Coroutine
    static void publish(PublishSubscribeQueue<Integer> messages, int size) {
        for (int i = 0; i < size; i++) {
            Co.yield(messages.publish(i));
        }
    }

    static long pubsub(int size) {
        CogenPeer.Counter received = new CogenPeer.Counter();
        try (Scheduler scheduler = new Scheduler()) {
            PublishSubscribeQueue<Integer> messages = new PublishSubscribeQueue<>(Shape.BOUND);
            for (int i = 0; i < Shape.SUBSCRIBERS; i++) {
                scheduler.add(CogenRoomsCoroutines.subscriber(messages.subscribe(i), size, received));
            }
            scheduler.add(CogenRoomsCoroutines.publish(messages, size));
            scheduler.run();
        }
        return received.count;
    }

    // ------------------------------------------------------------------ two loops

    @Coroutine
    static void produceFar(SharedQueue<Integer> queue, int size) {
        for (int i = 0; i < size; i++) {
            Co.yield(queue.put(i));
        }
    }

    @Coroutine
    static long consumeFar(SharedQueue<Integer> queue, int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Co.yield(queue.get());
        }
        return sum;
    }

    static long crossLoop(int size) {
        try (SchedulerGroup group = SchedulerGroup.builder().loops(2).start()) {
            SharedQueue<Integer> queue = SharedQueue.bounded(Shape.BOUND);
            group.submit(0, CogenRoomsCoroutines.produceFar(queue, size));
            Coro<Long, RuntimeException> consumer = CogenRoomsCoroutines.consumeFar(queue, size);
            return group.run(CogenRoomsCoroutines.callOn(group, consumer));
        }
    }

    @Coroutine
    static long callOn(SchedulerGroup group, Coro<Long, RuntimeException> consumer) {
        return Co.yield(group.<Long, RuntimeException>call(1, () -> consumer));
    }
}
