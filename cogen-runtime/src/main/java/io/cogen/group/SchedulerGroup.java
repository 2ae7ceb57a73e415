package io.cogen.group;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several schedulers, each on a thread of its own, for as many cores. A coroutine stays on the loop on which it began, and all the rules of one
 * scheduler hold for it; what goes to another loop goes by this class.
 *
 * <pre>{@code
 * try (SchedulerGroup group = SchedulerGroup.start()) {
 *     long primes = group.run(PrimesCoroutines.countAll(group, 10_000_000));
 * }
 *
 * long there = Co.yield(group.call(1, () -> PrimesCoroutines.count(from, to))); // in a coroutine of loop 0
 * }</pre>
 *
 * <h2>Loops that stay</h2>
 *
 * Other than {@link Scheduler#run()}, a loop of a group goes on when it has nothing to do, until the group is shut down. As another thread may
 * always bring something, it cannot know that what is left will wait for ever, and says nothing about it; {@link Scheduler#dump()} shows it.
 *
 * <h2>The end</h2>
 *
 * {@link #shutdown()}, {@link #shutdown(Duration)} and {@link #shutdownNow()} are those of {@link Scheduler}, for all loops, and only ask; {@link
 * #close()} and {@link #close(Duration)} wait for the threads as well. A shutdown of one scheduler ends what runs on it, and its loop goes on.
 *
 * <h2>Failures</h2>
 *
 * Those of coroutines go the usual ways: to whoever waits, or to the {@linkplain Builder#onFailure handler}. If a loop itself breaks, by a poller
 * that throws for instance, the whole group is shut down, and {@link #close()} says so.
 *
 * <h2>Threads</h2>
 *
 * All methods may be called from any thread, except as they say.
 */
public final class SchedulerGroup implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final AtomicInteger GROUPS = new AtomicInteger();

    private final List<GroupLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

    /** Set before the schedulers are told: a loop that has come to its end by that finds it. */
    private volatile boolean shutdown;

    private SchedulerGroup(Builder builder) {
        String name = builder.name == null ? "cogen-group-" + GROUPS.incrementAndGet() : builder.name;
        for (int i = 0; i < builder.loops; i++) {
            Scheduler.Builder options = Scheduler.builder();
            if (builder.handler != null) {
                options.onFailure(builder.handler);
            }
            builder.customiser.accept(options);
            loops.add(new GroupLoop(this, options.build()));
        }
        for (int i = 0; i < builder.loops; i++) {
            threads.add(builder.thread(loops.get(i), name + "-" + i));
        }
        threads.forEach(Thread::start);
    }

    /**
     * A group with the defaults of the {@link Builder}: a loop for each processor.
     *
     * @return its loops run
     */
    public static SchedulerGroup start() {
        return builder().start();
    }

    /**
     * A builder with the defaults set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    // ------------------------------------------------------------------ its loops

    /**
     * How many loops there are.
     *
     * @return 1 or more
     */
    public int size() {
        return loops.size();
    }

    /**
     * The scheduler of a loop.
     *
     * @param loop 0 to {@link #size()}, exclusive
     * @return always the same one
     * @throws IndexOutOfBoundsException if there is no such loop
     */
    public Scheduler scheduler(int loop) {
        return loops.get(Objects.checkIndex(loop, loops.size())).scheduler;
    }

    /**
     * The scheduler whose turn it is: one after the other, then the first again.
     *
     * @return one of the group's
     */
    public Scheduler next() {
        return scheduler(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    // ------------------------------------------------------------------ coroutines

    /**
     * {@linkplain Scheduler#submit Submits} a coroutine to the {@linkplain #next() next} loop. If it fails, the handler is told.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param coro one that has not begun
     * @return {@code coro}
     * @throws IllegalStateException if the group has ended
     */
    public <T extends @Nullable Object, X extends Throwable> Coro<T, X> submit(Coro<T, X> coro) {
        return next().submit(coro);
    }

    /**
     * {@linkplain Scheduler#submit Submits} a coroutine to a loop. If it fails, the handler is told.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param loop 0 to {@link #size()}, exclusive
     * @param coro one that has not begun
     * @return {@code coro}
     * @throws IllegalStateException if the group has ended
     */
    public <T extends @Nullable Object, X extends Throwable> Coro<T, X> submit(int loop, Coro<T, X> coro) {
        return scheduler(loop).submit(coro);
    }

    /**
     * Runs a coroutine on the {@linkplain #next() next} loop, and waits here until it has ended. For threads that run no scheduler, such as the
     * one that runs {@code main}. Interrupting the thread cancels the coroutine; the interrupt status stays set.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param coro one that has not begun
     * @return what it returned
     * @throws X what it threw; {@link java.util.concurrent.CancellationException} if it was cancelled
     * @throws IllegalStateException if the group has ended, or if this thread runs a scheduler: use {@code Co.yield(group.call(...))}
     */
    @SuppressWarnings("NullAway") // the value of one who returned is a T
    public <T extends @Nullable Object, X extends Throwable> T run(Coro<T, X> coro) throws X {
        Objects.requireNonNull(coro, "coro");
        if (Scheduler.current() != null) {
            throw new IllegalStateException(
                    "waiting here would block a loop; in a coroutine use Co.yield(group.call(() -> coro))");
        }
        ThreadJoiner<T> joiner = new ThreadJoiner<>();
        RemoteRun<T, X> run = new RemoteRun<>(next(), () -> coro);
        run.add(joiner);
        run.begin();
        Outcome<? extends T> outcome =
                joiner.await(() -> run.tell(() -> run.cancel("the thread that waits was interrupted")));
        Throwable failure = outcome.failure();
        if (failure != null) {
            throw SchedulerGroup.<X>sneaky(failure);
        }
        return outcome.value();
    }

    @SuppressWarnings("unchecked") // the caller declares X, and the coroutine throws nothing else that is checked
    private static <X extends Throwable> X sneaky(Throwable failure) throws X {
        throw (X) failure;
    }

    /**
     * Calls a coroutine on a loop, from a coroutine of another one, or of the same.
     *
     * <p><b>Completes</b> with what it returns.
     *
     * <p><b>Fails</b> with what it throws; with {@link java.util.concurrent.CancellationException} if it was cancelled by others, which is no
     * cancel of this coroutine; with {@link IllegalStateException} if the group has ended.
     *
     * <p><b>Cancellation.</b> Passes on, as with a call on one loop: a cancel, with its grace, and a kill cancel or kill the other one, a timeout
     * cancels it, and in each case the yield waits until it has ended. A value, or a failure of its own, beats a timeout and a cancel.
     * A {@linkplain Coro#raise raise} cancels it too, and is thrown when it has ended.
     *
     * <p><b>Threads.</b> To be yielded on any scheduler's thread. What the coroutine is given belongs to the other loop from then on.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param loop 0 to {@link #size()}, exclusive
     * @param coro makes one; called on the other loop
     * @return the operation, for one use
     * @throws IndexOutOfBoundsException if there is no such loop
     */
    public <T extends @Nullable Object, X extends Throwable> Operation<T, X> call(
            int loop, Supplier<? extends Coro<? extends T, ? extends X>> coro) {
        return new RemoteCall<>(new RemoteRun<>(scheduler(loop), coro));
    }

    /**
     * {@link #call(int, Supplier)} on the {@linkplain #next() next} loop.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param coro makes one; called on the other loop
     * @return the operation, for one use
     */
    public <T extends @Nullable Object, X extends Throwable> Operation<T, X> call(
            Supplier<? extends Coro<? extends T, ? extends X>> coro) {
        return new RemoteCall<>(new RemoteRun<>(next(), coro));
    }

    /**
     * Starts a coroutine on a loop, which goes on by itself.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param loop 0 to {@link #size()}, exclusive
     * @param coro makes one; called on that loop
     * @return by which any loop can wait for it, or cancel it
     * @throws IndexOutOfBoundsException if there is no such loop
     * @throws IllegalStateException if the group has ended
     */
    public <T extends @Nullable Object, X extends Throwable> Remote<T, X> start(
            int loop, Supplier<? extends Coro<? extends T, ? extends X>> coro) {
        return start(scheduler(loop), coro);
    }

    /**
     * {@link #start(int, Supplier)} on the {@linkplain #next() next} loop.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param coro makes one; called on that loop
     * @return by which any loop can wait for it, or cancel it
     * @throws IllegalStateException if the group has ended
     */
    public <T extends @Nullable Object, X extends Throwable> Remote<T, X> start(
            Supplier<? extends Coro<? extends T, ? extends X>> coro) {
        return start(next(), coro);
    }

    private static <T extends @Nullable Object, X extends Throwable> Remote<T, X> start(
            Scheduler scheduler, Supplier<? extends Coro<? extends T, ? extends X>> coro) {
        RemoteRun<T, X> run = new RemoteRun<>(scheduler, coro);
        run.begin();
        return new Remote<>(run);
    }

    // ------------------------------------------------------------------ the end

    /** Asks all loops to end, as {@link Scheduler#shutdown()}. Their schedulers are closed then. */
    public void shutdown() {
        shutdown = true;
        loops.forEach(loop -> loop.scheduler.shutdown());
    }

    /**
     * Asks all loops to end in two phases, as {@link Scheduler#shutdown(Duration)}: what is shielded may go on until the grace is over.
     *
     * @param grace zero or more and below 292 years
     * @throws IllegalArgumentException if {@code grace} is negative or too long
     */
    public void shutdown(Duration grace) {
        checkGrace(grace);
        shutdown = true;
        loops.forEach(loop -> loop.scheduler.shutdown(grace));
    }

    /** Asks all loops to end, and no shield holds it back, as {@link Scheduler#shutdownNow()}. */
    public void shutdownNow() {
        shutdown = true;
        loops.forEach(loop -> loop.scheduler.shutdownNow());
    }

    private static void checkGrace(Duration grace) {
        if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("grace is not from 0 to 292 years: " + grace);
        }
    }

    /**
     * Whether one of the shutdowns has been called, or a loop has broken.
     *
     * @return true for good, once it is
     */
    public boolean isShutdown() {
        return shutdown;
    }

    /**
     * Waits until all threads have ended, which they do after a shutdown only.
     *
     * @param most how long
     * @return whether they have
     * @throws InterruptedException if this thread is interrupted
     * @throws IllegalStateException if this is one of them
     */
    public boolean awaitEnd(Duration most) throws InterruptedException {
        checkThread();
        long nanos = most.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : most.toNanos();
        long start = System.nanoTime();
        for (Thread thread : threads) {
            long left = nanos - (System.nanoTime() - start);
            if (left > 0) {
                thread.join(left / 1_000_000, (int) (left % 1_000_000));
            }
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@linkplain #shutdownNow() Kills} what is left, so that {@code finally} blocks run, and waits for the threads. Closing it again only waits.
     * A step that blocks is waited for, however long it takes; {@link Scheduler.Builder#onLongStep} tells of it.
     *
     * @throws IllegalStateException if this is one of the group's threads: use {@link #shutdown()}; or, at the end, if a loop had broken, which is
     *     the cause
     */
    @Override
    public void close() {
        checkThread();
        shutdownNow();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable failure = broken.get();
        if (failure != null) {
            throw new IllegalStateException("a loop of the group has broken, and it was shut down", failure);
        }
    }

    /**
     * {@link #shutdown(Duration)}, and when the grace is over, or this thread is interrupted, {@link #close()}.
     *
     * @param grace zero or more and below 292 years
     * @throws IllegalArgumentException if {@code grace} is negative or too long
     * @throws IllegalStateException as {@link #close()}
     */
    public void close(Duration grace) {
        checkThread();
        shutdown(grace);
        try {
            awaitEnd(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void checkThread() {
        if (threads.contains(Thread.currentThread())) {
            throw new IllegalStateException(
                    "this is a thread of the group, which cannot wait for its own end; use shutdown()");
        }
    }

    void broken(Throwable failure) {
        if (!broken.compareAndSet(null, failure) && broken.get() != failure) {
            Objects.requireNonNull(broken.get()).addSuppressed(failure);
        }
        shutdown();
    }

    @Override
    public String toString() {
        return "group of " + loops.size() + " loops" + (shutdown ? ", shut down" : "");
    }

    /** Options of a group. */
    public static final class Builder {
        private int loops = Runtime.getRuntime().availableProcessors();
        private @Nullable String name;
        private boolean daemon;
        private @Nullable ThreadFactory factory;
        private @Nullable BiConsumer<@Nullable Coro<?, ?>, Throwable> handler;
        private Consumer<? super Scheduler.Builder> customiser = options -> {};

        private Builder() {}

        /**
         * How many loops; default: one for each processor.
         *
         * @param number 1 to 1024
         * @return this
         * @throws IllegalArgumentException if {@code number} is out of range
         */
        public Builder loops(int number) {
            if (number < 1 || number > 1024) {
                throw new IllegalArgumentException("the number of loops is not from 1 to 1024: " + number);
            }
            loops = number;
            return this;
        }

        /**
         * What the threads are called, followed by the number of the loop: {@code name-0}. Default: a number for each group.
         *
         * @param name not blank
         * @return this
         * @throws IllegalArgumentException if {@code name} is blank
         */
        public Builder name(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("the name is blank; leave it out for a number");
            }
            this.name = name;
            return this;
        }

        /**
         * Whether the threads are daemons, so that the process may end although they run; default false.
         *
         * @param daemon whether they are
         * @return this
         */
        public Builder daemon(boolean daemon) {
            this.daemon = daemon;
            return this;
        }

        /**
         * Where the threads come from; what {@link #name} and {@link #daemon} say is up to it then.
         *
         * @param factory gives a new thread, not started, for each loop
         * @return this
         */
        public Builder threadFactory(ThreadFactory factory) {
            this.factory = Objects.requireNonNull(factory, "factory");
            return this;
        }

        /**
         * Who is told of failures that nobody else sees, as {@link Scheduler.Builder#onFailure}; for all loops, so it may be called by several
         * threads at once.
         *
         * @param handler gets the coroutine, or null, and the failure
         * @return this
         */
        public Builder onFailure(BiConsumer<@Nullable Coro<?, ?>, Throwable> handler) {
            this.handler = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Other options of each scheduler: a clock, a budget, a default timeout.
         *
         * @param customiser is given the builder of each in turn, on the thread that calls {@link #start()}
         * @return this
         */
        public Builder schedulers(Consumer<? super Scheduler.Builder> customiser) {
            this.customiser = Objects.requireNonNull(customiser, "customiser");
            return this;
        }

        /**
         * A new group.
         *
         * @return its loops run, and stay until it is shut down
         * @throws IllegalStateException if the thread factory gives no thread
         */
        public SchedulerGroup start() {
            return new SchedulerGroup(this);
        }

        private Thread thread(Runnable loop, String called) {
            if (factory == null) {
                Thread thread = new Thread(loop, called);
                thread.setDaemon(daemon);
                return thread;
            }
            Thread thread = factory.newThread(loop);
            if (thread == null) {
                throw new IllegalStateException("the thread factory gives no thread: " + factory);
            }
            return thread;
        }
    }
}
