package io.cogen.group;

import io.cogen.core.Cancelled;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Two loops that call each other, share a queue, time out, are cancelled and killed for minutes, in generations of a few seconds. At the
 * end of each nothing must be left on the loops, the queue is emptied, and each element that was put must have come out once; and the used heap must
 * not grow from generation to generation.
 *
 * <pre>java -Xmx32m -XX:+UseSerialGC io.cogen.group.GroupSoak [seconds] [seed]</pre>
 */
final class GroupSoak {
    private static final int POPULATION = 200;
    private static final long GENERATION = 5_000_000_000L;
    private static final long SLACK = 400_000;

    final SharedQueue<Long> queue = SharedQueue.bounded(16);
    final SchedulerGroup group = SchedulerGroup.builder()
            .loops(2)
            .name("soak")
            .onFailure((coro, failure) -> judge(failure))
            .start();
    final LongAdder begun = new LongAdder();
    final LongAdder ended = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder cancels = new LongAdder();
    final LongAdder calls = new LongAdder();

    private final LongAdder got = new LongAdder();
    private final LongAdder gotSum = new LongAdder();
    private final LongAdder put = new LongAdder();
    private final LongAdder putSum = new LongAdder();
    private final AtomicInteger number = new AtomicInteger();
    private final Random random;
    private volatile @Nullable Throwable unexpected;

    private GroupSoak(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] args) throws InterruptedException {
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : 600;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        System.out.println("GroupSoak: " + seconds + " s, seed " + seed + ", heap "
                + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB, JDK " + Runtime.version());
        new GroupSoak(seed).run(seconds);
    }

    private void run(long seconds) throws InterruptedException {
        List<Long> used = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1_000_000_000) {
            generation();
            used.add(usedHeap());
            System.out.printf(
                    Locale.ROOT,
                    "%4d s: %,d bytes used; so far %,d coroutines, %,d calls of the other loop, %,d elements through the queue, %,d timeouts,"
                            + " %,d cancels seen%n",
                    (System.nanoTime() - start) / 1_000_000_000,
                    used.get(used.size() - 1),
                    begun.sum(),
                    calls.sum(),
                    got.sum(),
                    timeouts.sum(),
                    cancels.sum());
        }
        group.close();
        checkFlat(used);
        System.out.println("GroupSoak: nothing left, live set flat");
    }

    private void generation() throws InterruptedException {
        List<Remote<?, ?>> population = new ArrayList<>();
        for (int i = 0; i < POPULATION; i++) {
            population.add(group.start(() -> new GroupChurn(this, 0)));
        }
        long end = System.nanoTime() + GENERATION;
        while (System.nanoTime() - end < 0) {
            for (int i = 0; i < POPULATION; i++) {
                if (population.get(i).isDone()) {
                    population.set(i, group.start(() -> new GroupChurn(this, 0)));
                } else if (random.nextInt(100) == 0) {
                    population.get(i).cancel("soak");
                } else if (random.nextInt(200) == 0) {
                    population.get(i).kill("soak");
                }
            }
            Thread.sleep(1);
        }
        population.forEach(each -> each.kill("the generation ends"));
        comeToRest();
        for (Long each = queue.poll(); each != null; each = queue.poll()) {
            got(each);
        }
        require(unexpected == null, "unexpected failure: " + unexpected);
        require(begun.sum() == ended.sum(), "begun " + begun + ", ended " + ended);
        require(put.sum() == got.sum(), "put " + put + ", got " + got);
        require(putSum.sum() == gotSum.sum(), "another element came out than was put");
    }

    /** Nothing is left on either loop but what keeps it up; within a minute, as nobody here waits longer than some milliseconds. */
    private void comeToRest() throws InterruptedException {
        String left = "";
        for (int i = 0; i < 6_000; i++) {
            left = left(group.scheduler(0)) + left(group.scheduler(1));
            if (left.isEmpty()) {
                return;
            }
            Thread.sleep(10);
        }
        require(false, "left: " + left);
    }

    private static String left(Scheduler scheduler) throws InterruptedException {
        StringBuilder left = new StringBuilder();
        CountDownLatch asked = new CountDownLatch(1);
        scheduler.post(() -> {
            if (scheduler.coroutines().size() > 1 || scheduler.timers() > 0 || scheduler.outsideOperations() > 1) {
                left.append(scheduler.dump())
                        .append(scheduler.timers())
                        .append(" timers, ")
                        .append(scheduler.outsideOperations())
                        .append(" waits for other threads\n");
            }
            asked.countDown();
        });
        asked.await();
        return left.toString();
    }

    Operation<?, ?> put() {
        long element = number.incrementAndGet();
        return new Counted(queue.ring, element);
    }

    void got(long element) {
        got.increment();
        gotSum.add(element);
    }

    /** A put that is counted where it happens, as one that is cancelled then does not say that it was done. */
    private final class Counted extends Waiting<Object> {
        private final Ring<Long> ring;
        private final long element;

        Counted(Ring<Long> ring, long element) {
            this.ring = ring;
            this.element = element;
        }

        @Override
        boolean now(Scheduler scheduler) {
            if (ring.offer(element) != Ring.Offered.TAKEN_IN) {
                return false;
            }
            put.increment();
            putSum.add(element);
            complete(null);
            queue.getters.wakeSoon(scheduler);
            return true;
        }

        @Override
        Side side() {
            return queue.putters;
        }
    }

    private void judge(Throwable failure) {
        if (!(failure instanceof GroupChurn.Expected
                || failure instanceof Cancelled
                || failure instanceof CancellationException
                || failure instanceof OperationTimeoutException
                || String.valueOf(failure.getMessage()).startsWith("there is no result of"))) {
            unexpected = failure;
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            AssertionError failure = new AssertionError(message, unexpected);
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The last third, in the middle, against the first, of which the very first belongs to warming up. */
    private void checkFlat(List<Long> used) {
        int third = used.size() / 3;
        if (third < 2) {
            return;
        }
        long first = median(used.subList(1, third + 1));
        long last = median(used.subList(used.size() - third, used.size()));
        System.out.printf(
                Locale.ROOT, "GroupSoak: live set %,d bytes in the first third, %,d in the last%n", first, last);
        require(last - first < SLACK, "the live set has grown by " + (last - first) + " bytes");
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
