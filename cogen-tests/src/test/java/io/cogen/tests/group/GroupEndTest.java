package io.cogen.tests.group;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Poller;
import io.cogen.group.Remote;
import io.cogen.group.SchedulerGroup;
import io.cogen.group.SharedQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
final class GroupEndTest {
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> unseen = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    private SchedulerGroup.Builder builder() {
        return SchedulerGroup.builder().loops(2).onFailure((coro, failure) -> unseen.add(failure));
    }

    @Coroutine
    void request(Duration work) {
        begun.countDown();
        try {
            Co.yield(Events.sleep(work).shield(ofHours(1)));
            log.add("finished");
        } finally {
            log.add("finally");
        }
    }

    @Coroutine
    void calls(SchedulerGroup group, Duration work) {
        Co.yield(group.call(1, () -> GroupEndTestCoroutines.request(this, work)));
    }

    /** Works until it is told to break, and cannot even be closed then. */
    private static final class Fragile implements Poller {
        private final Semaphore wakeups = new Semaphore(0);
        private final CountDownLatch breaks;

        Fragile(CountDownLatch breaks) {
            this.breaks = breaks;
        }

        @Override
        public void poll(long nanos) {
            if (breaks.getCount() == 0) {
                throw new IllegalStateException("the poller is broken");
            }
            wakeups.tryAcquire();
        }

        @Override
        public void wakeup() {
            wakeups.release();
        }

        @Override
        public boolean isWaiting() {
            return false;
        }

        @Override
        public void close() {
            throw new IllegalStateException("the poller cannot be closed");
        }
    }

    @Coroutine
    void stubborn(CountDownLatch gone) throws InterruptedException {
        begun.countDown();
        try {
            Co.yield(Events.sleep(ofHours(1)));
        } finally {
            gone.await(); // holds its loop until the other one has ended
        }
    }

    @Coroutine
    void callsStubborn(SchedulerGroup group, CountDownLatch gone) throws InterruptedException {
        Co.yield(group.call(0, () -> GroupEndTestCoroutines.stubborn(this, gone)));
    }

    @Test
    void whoWaitsForALoopThatBreaksIsTold() throws Exception {
        CountDownLatch breaks = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        AtomicInteger loops = new AtomicInteger();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        SchedulerGroup group = builder()
                .threadFactory(work -> {
                    Thread thread = new Thread(work);
                    threads.add(thread);
                    return thread;
                })
                .schedulers(each -> {
                    if (loops.getAndIncrement() == 1) {
                        each.poller(any -> new Fragile(breaks));
                    }
                })
                .start();
        Remote<Void, InterruptedException> remote =
                group.start(1, () -> GroupEndTestCoroutines.callsStubborn(this, group, gone));
        begun.await();
        breaks.countDown();
        threads.get(1).join();
        gone.countDown();

        assertTrue(group.awaitEnd(Duration.ofMinutes(1)));
        assertTrue(remote.isDone());
        assertThrows(IllegalStateException.class, group::close);
    }

    @Test
    void whatIsShieldedMayFinishWithinTheGrace() throws InterruptedException {
        SchedulerGroup group = builder().start();
        group.submit(0, GroupEndTestCoroutines.request(this, ofMillis(20)));
        begun.await();
        group.close(ofHours(1));
        assertEquals(List.of("finished", "finally"), List.copyOf(log));
        assertEquals(List.of(), List.copyOf(unseen));
    }

    @Test
    void andIsKilledBehindIt() throws InterruptedException {
        SchedulerGroup group = builder().start();
        group.start(0, () -> GroupEndTestCoroutines.calls(this, group, ofHours(1)));
        begun.await();
        group.close(ofMillis(10));
        assertEquals(List.of("finally"), List.copyOf(log));
        assertTrue(group.awaitEnd(Duration.ZERO));
    }

    @Test
    void closingIsAKillAndMayBeRepeated() throws InterruptedException {
        SchedulerGroup group = builder().start();
        group.start(0, () -> GroupEndTestCoroutines.calls(this, group, ofHours(1)));
        begun.await();
        assertFalse(group.isShutdown());
        group.close();
        group.close();
        assertTrue(group.isShutdown());
        assertEquals(List.of("finally"), List.copyOf(log));
        assertThrows(IllegalStateException.class, () -> group.submit(GroupEndTestCoroutines.request(this, ofHours(1))));
        assertThrows(IllegalStateException.class, () -> group.run(GroupEndTestCoroutines.request(this, ofHours(1))));
        assertThrows(
                IllegalStateException.class, () -> group.start(() -> GroupEndTestCoroutines.request(this, ofHours(1))));
    }

    @Test
    void aLoopThatBreaksEndsAllAndIsTold() {
        int[] built = {0};
        SchedulerGroup group = builder()
                .schedulers(each -> {
                    if (built[0]++ == 1) {
                        each.poller(BreakingPoller::new);
                    }
                })
                .start();
        IllegalStateException told = assertThrows(IllegalStateException.class, () -> closed(group));
        assertEquals("broken", told.getCause().getMessage());
    }

    private static void closed(SchedulerGroup group) throws InterruptedException {
        while (!group.awaitEnd(ofHours(1))) {}
        group.close();
    }

    private static final class BreakingPoller implements Poller {
        @Override
        public void poll(long nanos) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void wakeup() {}

        @Override
        public boolean isWaiting() {
            return false;
        }

        @Override
        public void close() {}
    }

    @Test
    void threadsComeFromTheFactory() {
        List<Thread> made = new ArrayList<>();
        try (SchedulerGroup group = builder()
                .threadFactory(loop -> {
                    Thread thread = new Thread(loop, "mine");
                    made.add(thread);
                    return thread;
                })
                .start()) {
            assertEquals("mine", group.run(SchedulerGroupTestCoroutines.where()));
        }
        assertEquals(2, made.size());
        assertThrows(
                IllegalStateException.class,
                () -> builder().threadFactory(loop -> null).start());
        assertThrows(IllegalArgumentException.class, () -> builder().loops(0));
        assertThrows(IllegalArgumentException.class, () -> builder().name(" "));
    }

    // ------------------------------------------------------------------ in every phase

    @Coroutine
    int work(SchedulerGroup group, SharedQueue<Integer> queue, int depth, Random random) {
        int done = 0;
        for (int i = 0; i < 20; i++) {
            switch (random.nextInt(4)) {
                case 0:
                    Co.yield(Events.pass());
                    break;
                case 1:
                    Co.yield(queue.put(i));
                    break;
                case 2:
                    Co.yield(queue.get());
                    break;
                default:
                    if (depth > 0) {
                        long seed = random.nextLong();
                        done += Co.yield(group.call(
                                () -> GroupEndTestCoroutines.work(this, group, queue, depth - 1, new Random(seed))));
                    }
                    break;
            }
            done++;
        }
        return done;
    }

    /** Whatever goes on: the threads end, and every waiter is told. */
    @Test
    void atAnyMoment() throws InterruptedException {
        long seed = Long.getLong("cogen.seed", System.nanoTime());
        System.out.println("GroupEndTest: -Dcogen.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            SchedulerGroup group = builder().start();
            SharedQueue<Integer> queue = SharedQueue.bounded(4);
            List<Remote<Integer, RuntimeException>> started = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                long each = random.nextLong();
                started.add(group.start(() -> GroupEndTestCoroutines.work(this, group, queue, 3, new Random(each))));
            }
            for (int i = random.nextInt(2_000); i > 0; i--) {
                Thread.onSpinWait();
            }
            switch (random.nextInt(3)) {
                case 0:
                    group.shutdown();
                    break;
                case 1:
                    group.shutdown(ofMillis(1));
                    break;
                default:
                    break;
            }
            group.close();
            for (Remote<Integer, RuntimeException> each : started) {
                assertTrue(each.isDone(), () -> "seed " + seed + ": " + each);
            }
            for (Throwable each : unseen) {
                assertTrue(
                        each instanceof CancellationException
                                || each instanceof Cancelled
                                || each instanceof IllegalStateException,
                        () -> "seed " + seed + ": " + each);
            }
            unseen.clear();
        }
    }
}
