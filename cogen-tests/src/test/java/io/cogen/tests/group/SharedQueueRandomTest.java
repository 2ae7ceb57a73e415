package io.cogen.tests.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.group.Remote;
import io.cogen.group.SchedulerGroup;
import io.cogen.group.SharedQueue;
import io.cogen.group.SharedQueueClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Producers and consumers on several loops, which time out and are cancelled at random: each element that was put is taken once, or still
 * there; and those of one producer come in order. The seed repeats what is asked for, not how the threads run.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
final class SharedQueueRandomTest {
    private static final int ROUNDS = 60;

    record Element(int producer, int number) {}

    private final Queue<Element> put = new ConcurrentLinkedQueue<>();
    /** By each consumer, in his order. */
    private final Queue<List<Element>> taken = new ConcurrentLinkedQueue<>();

    @Coroutine
    void produce(SharedQueue<Element> queue, int producer, int count, Random random) {
        for (int i = 0; i < count; i++) {
            Element element = new Element(producer, i);
            try {
                if (random.nextInt(3) == 0) {
                    Co.yield(queue.put(element).timeout(Duration.ofNanos(random.nextInt(100_000))));
                } else {
                    Co.yield(queue.put(element));
                }
                put.add(element);
            } catch (OperationTimeoutException expected) {
                // not put
            }
        }
    }

    @Coroutine
    void consume(SharedQueue<Element> queue, Random random) {
        List<Element> mine = new ArrayList<>();
        taken.add(mine);
        try {
            while (true) {
                try {
                    if (random.nextInt(3) == 0) {
                        mine.add(Co.yield(queue.get().timeout(Duration.ofNanos(random.nextInt(100_000)))));
                    } else {
                        mine.add(Co.yield(queue.get()));
                    }
                } catch (OperationTimeoutException expected) {
                    Co.yield(Events.pass());
                }
            }
        } catch (SharedQueueClosedException end) {
            // all taken
        }
    }

    @Coroutine
    void round(SchedulerGroup group, Random random) {
        SharedQueue<Element> queue = SharedQueue.bounded(1 + random.nextInt(5));
        List<Remote<Void, RuntimeException>> producers = new ArrayList<>();
        List<Remote<Void, RuntimeException>> consumers = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int producer = i;
            long seed = random.nextLong();
            producers.add(group.start(
                    () -> SharedQueueRandomTestCoroutines.produce(this, queue, producer, 200, new Random(seed))));
        }
        for (int i = 0; i < 5; i++) {
            long seed = random.nextLong();
            consumers.add(group.start(() -> SharedQueueRandomTestCoroutines.consume(this, queue, new Random(seed))));
        }
        for (int i = 0; i < 4; i++) { // one consumer is left, so that all comes to an end
            for (int pause = random.nextInt(20); pause > 0; pause--) {
                Co.yield(Events.pass());
            }
            if (random.nextBoolean()) {
                consumers.get(i).cancel("at random");
            }
            if (random.nextInt(4) == 0) {
                producers.get(random.nextInt(count)).kill("at random");
            }
        }
        for (Remote<Void, RuntimeException> each : producers) {
            Co.yield(SharedQueueRandomTestCoroutines.end(each));
        }
        queue.close();
        for (Remote<Void, RuntimeException> each : consumers) {
            Co.yield(SharedQueueRandomTestCoroutines.end(each));
        }
        List<Element> left = new ArrayList<>();
        for (Element each = queue.poll(); each != null; each = queue.poll()) {
            left.add(each);
        }
        taken.add(left);
        assertEquals(List.of(), left); // the last consumer goes on until nothing is left
    }

    @Coroutine
    static void end(Remote<Void, RuntimeException> remote) {
        try {
            Co.yield(remote.join());
        } catch (CancellationException cancelled) {
            // by this test
        }
    }

    @Test
    void eachElementIsTakenOnceAndInOrder() {
        long seed = Long.getLong("cogen.seed", System.nanoTime());
        String tell = "-Dcogen.seed=" + seed;
        System.out.println("SharedQueueRandomTest: " + tell);
        Random random = new Random(seed);
        try (SchedulerGroup group = SchedulerGroup.builder().loops(3).start()) {
            for (int i = 0; i < ROUNDS; i++) {
                put.clear();
                taken.clear();
                group.run(SharedQueueRandomTestCoroutines.round(this, group, random));
                check(tell + ", round " + i);
            }
        }
    }

    private void check(String tell) {
        Map<Element, Integer> times = new HashMap<>();
        for (List<Element> each : taken) {
            Map<Integer, Integer> last = new HashMap<>();
            for (Element element : each) {
                assertEquals(1, times.merge(element, 1, Integer::sum), () -> tell + ": twice " + element);
                Integer before = last.put(element.producer(), element.number());
                assertTrue(before == null || before < element.number(), () -> tell + ": out of order " + element);
            }
        }
        for (Element element : put) {
            assertEquals(1, times.getOrDefault(element, 0), () -> tell + ": lost " + element);
        }
        // A producer that was killed may have put one that it did not come to write down.
        assertTrue(times.size() - put.size() <= 4, () -> tell + ": " + times.size() + " of " + put.size());
    }
}
