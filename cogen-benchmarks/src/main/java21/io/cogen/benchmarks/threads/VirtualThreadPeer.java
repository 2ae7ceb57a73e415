package io.cogen.benchmarks.threads;

import io.cogen.benchmarks.peers.Fork;
import io.cogen.benchmarks.peers.Shape;
import io.cogen.benchmarks.peers.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The workloads with virtual threads, as a program with threads would do them. They share one carrier, which is what makes the plain
 * counters of some right; but that is an option of the JVM, and the JDK's own classes do not count on it.
 */
public final class VirtualThreadPeer {
    private static final Map<String, Work> WORKLOADS = Map.ofEntries(
            Map.entry("yield", VirtualThreadPeer::passing),
            Map.entry("call", VirtualThreadPeer::fib),
            Map.entry("queue", VirtualThreadPeer::queue),
            Map.entry("pingpong", VirtualThreadPeer::pingPong),
            Map.entry("spawn", size -> skynet(0, size)),
            Map.entry("memory", VirtualThreadPeer::memory),
            Map.entry("timeout", VirtualThreadPeer::timeout),
            Map.entry("sleepers", VirtualThreadPeer::sleepers),
            Map.entry("signal", VirtualThreadPeer::signal),
            Map.entry("lock", VirtualThreadPeer::lock),
            Map.entry("pubsub", VirtualThreadPeer::pubsub),
            Map.entry("crossloop", VirtualThreadPeer::queue));

    private long count;

    private VirtualThreadPeer() {}

    public static void main(String[] args) throws Exception {
        // All from a virtual thread: on one carrier, threads that others start may starve behind one that yields.
        Map<String, Work> workloads = new HashMap<>();
        WORKLOADS.forEach((row, work) -> workloads.put(row, size -> onThread(() -> work.run(size))));
        Fork.main(workloads, args);
    }

    private static <T> T onThread(Callable<T> body) throws Exception {
        FutureTask<T> task = new FutureTask<>(body);
        Thread.startVirtualThread(task);
        return task.get();
    }

    /** What may throw. */
    private interface Body {
        void run() throws Exception;
    }

    private static Thread start(Body body) {
        return Thread.startVirtualThread(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static long passing(int size) throws Exception {
        int turns = Shape.turns(size);
        VirtualThreadPeer passed = new VirtualThreadPeer();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            threads.add(start(() -> {
                for (int turn = 0; turn < turns; turn++) {
                    Thread.yield();
                }
                passed.count += turns;
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return passed.count;
    }

    private static int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    private static long queue(int size) throws Exception {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(Shape.BOUND);
        start(() -> {
            for (int i = 0; i < size; i++) {
                queue.put(i);
            }
            queue.put(-1);
        });
        long sum = 0;
        for (int i = queue.take(); i >= 0; i = queue.take()) {
            sum += i;
        }
        return sum;
    }

    private static long pingPong(int size) throws Exception {
        BlockingQueue<Integer> there = new SynchronousQueue<>();
        BlockingQueue<Integer> back = new SynchronousQueue<>();
        start(() -> {
            for (int i = 0; i < size; i++) {
                back.put(there.take() + 1);
            }
        });
        int ball = 0;
        for (int i = 0; i < size; i++) {
            there.put(ball);
            ball = back.take();
        }
        return ball;
    }

    private static long skynet(long first, int size) throws Exception {
        if (size == 1) {
            return first;
        }
        int part = size / Shape.BRANCHES;
        List<FutureTask<Long>> children = new ArrayList<>();
        for (int i = 0; i < Shape.BRANCHES; i++) {
            long childFirst = first + (long) i * part;
            FutureTask<Long> child = new FutureTask<>(() -> skynet(childFirst, part));
            children.add(child);
            Thread.startVirtualThread(child);
        }
        long sum = 0;
        for (FutureTask<Long> child : children) {
            sum += child.get();
        }
        return sum;
    }

    private static long memory(int size) throws Exception {
        long before = Fork.liveHeap();
        CountDownLatch asleep = new CountDownLatch(size);
        for (int i = 0; i < size; i++) {
            start(() -> {
                asleep.countDown();
                Thread.sleep(Duration.ofHours(1));
            });
        }
        asleep.await();
        Thread.sleep(1_000);
        return Fork.liveHeap() - before;
    }

    /** One gives permits, one at a time, and the other waits for each with a timeout. */
    private static long timeout(int size) throws Exception {
        Semaphore permits = new Semaphore(0);
        Thread giver = start(() -> {
            while (!Thread.interrupted()) {
                if (permits.availablePermits() == 0) {
                    permits.release();
                }
                Thread.yield();
            }
        });
        long done = 0;
        for (int i = 0; i < size; i++) {
            if (permits.tryAcquire(60, TimeUnit.SECONDS)) {
                done++;
            }
        }
        giver.interrupt();
        giver.join();
        return done;
    }

    private static long sleepers(int size) throws Exception {
        CountDownLatch woken = new CountDownLatch(size);
        for (int i = 0; i < size; i++) {
            start(() -> {
                Thread.sleep(Shape.SLEEP_MILLIS);
                woken.countDown();
            });
        }
        woken.await();
        return size;
    }

    /** A condition; the signaller waits until somebody waits for it. */
    private static long signal(int size) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition signal = lock.newCondition();
        Condition waits = lock.newCondition();
        VirtualThreadPeer waiting = new VirtualThreadPeer();
        start(() -> {
            for (int i = 0; i < size; i++) {
                lock.lock();
                try {
                    while (waiting.count == 0) {
                        waits.await();
                    }
                    waiting.count = 0;
                    signal.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        });
        long received = 0;
        for (int i = 0; i < size; i++) {
            lock.lock();
            try {
                waiting.count = 1;
                waits.signal();
                while (waiting.count == 1) {
                    signal.await();
                }
                received++;
            } finally {
                lock.unlock();
            }
        }
        return received;
    }

    private static long lock(int size) throws Exception {
        ReentrantLock lock = new ReentrantLock(true);
        VirtualThreadPeer turns = new VirtualThreadPeer();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            threads.add(start(() -> {
                for (int turn = 0; turn < Shape.TURNS; turn++) {
                    lock.lock();
                    try {
                        turns.count++;
                        Thread.yield();
                    } finally {
                        lock.unlock();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return turns.count;
    }

    /** A queue for each subscriber: the JDK has nothing nearer that blocks. */
    private static long pubsub(int size) throws Exception {
        VirtualThreadPeer received = new VirtualThreadPeer();
        List<BlockingQueue<Integer>> queues = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Shape.SUBSCRIBERS; i++) {
            BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(Shape.BOUND);
            queues.add(queue);
            threads.add(start(() -> {
                for (int message = 0; message < size; message++) {
                    queue.take();
                    received.count++;
                }
            }));
        }
        start(() -> {
            for (int message = 0; message < size; message++) {
                for (BlockingQueue<Integer> queue : queues) {
                    queue.put(message);
                }
            }
        });
        for (Thread thread : threads) {
            thread.join();
        }
        return received.count;
    }
}
