package io.cogen.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where blocking calls run: a limited number at a time, each on a thread; the others wait in line. Any thread. */
final class BlockingPool implements Executor {
    static final int LIMIT = 40;

    /** Made when it is used first. */
    private static final class Shared {
        static final BlockingPool POOL = new BlockingPool(LIMIT, threads());
    }

    private final int limit;
    private final Executor threads;

    /** In order, and quick to leave. */
    private final Set<Runnable> line = new LinkedHashSet<>();

    private int running;

    BlockingPool(int limit, Executor threads) {
        this.limit = limit;
        this.threads = threads;
    }

    static BlockingPool shared() {
        return Shared.POOL;
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (running == limit) {
            line.add(task);
        } else {
            // Under the lock, so that nobody queues behind a thread which then cannot be made.
            threads.execute(() -> work(task));
            running++;
        }
    }

    /** Takes a task out of the line; does nothing if it is not in it. */
    synchronized void leave(Runnable task) {
        line.remove(task);
    }

    private void work(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable failed) {
                // Never what a call's task throws, which goes to the call.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Iterator<Runnable> queue = line.iterator();
        if (!queue.hasNext()) {
            running--;
            return null;
        }
        Runnable task = queue.next();
        queue.remove();
        return task;
    }

    private static Executor threads() {
        // In JDK 21 to 23 a virtual thread that blocks in a synchronized method holds its carrier, of which there are
        // as many
        // as processors: a few calls of old code would stop all virtual threads of the program.
        return Runtime.version().feature() >= 24 ? virtualThreads() : daemons();
    }

    /** {@code Executors.newVirtualThreadPerTaskExecutor()}, which the JDK that this is compiled for does not have. */
    private static Executor virtualThreads() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invokeExact();
        } catch (Throwable none) {
            return daemons();
        }
    }

    private static Executor daemons() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "cogen-blocking-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
