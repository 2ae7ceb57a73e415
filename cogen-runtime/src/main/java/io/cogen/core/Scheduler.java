package io.cogen.core;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs coroutines on one thread until none is left that can run.
 *
 * <pre>{@code
 * try (Scheduler scheduler = new Scheduler()) {
 *     scheduler.add(EchoServerCoroutines.serve(listener, scheduler));
 *     scheduler.run();
 * }
 * }</pre>
 *
 * <h2>The loop</h2>
 *
 * One turn: what other threads sent; timers that are due; the coroutines that could go on when the turn began, each to its next
 * suspension; then the poller, which waits if nothing can go on. A coroutine continues without suspending while its operations
 * are ready, up to a {@linkplain Builder#budget budget}; a turn ends early when its {@linkplain Builder#timeSlice time slice}
 * is over. So no coroutine keeps the others, timers or sockets waiting, as long as each step is short.
 *
 * <h2>Threads</h2>
 *
 * The thread that calls {@link #run()}, {@link #run(Coro)} or {@link #runOnce()} is the scheduler's thread as long as that call
 * lasts. Only {@link #submit}, {@link #post}, {@link #shutdown()}, and the methods of {@link Coro} and {@link Operation} that say
 * so, may be called from other threads.
 *
 * <p>Interrupting the thread has the effect of {@link #shutdown()}, as soon as the loop has nothing to do; the thread's
 * interrupt status stays set.
 *
 * <h2>Failures</h2>
 *
 * {@link #run(Coro)} throws the failure of its coroutine. A coroutine that was only added hands its failure to the
 * {@linkplain Builder#onFailure handler}, unless another one joins it, and the loop goes on. A coroutine that ended because it was
 * cancelled has not failed.
 */
public final class Scheduler extends Loop implements AutoCloseable {
    // A long file, because it is the contract: more than half of it is documentation. What it does is in Loop.

    private static final ThreadLocal<@Nullable Scheduler> CURRENT = new ThreadLocal<>();

    /** A scheduler with the defaults of the {@link Builder}. */
    public Scheduler() {
        this(new Builder());
    }

    private Scheduler(Builder builder) {
        super(builder);
        mailbox.poller(Objects.requireNonNull(builder.poller.apply(this), "the poller that was supplied"));
    }

    /**
     * A builder with the defaults set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The scheduler that runs on this thread; null if none does.
     *
     * @return the scheduler, or null
     */
    public static @Nullable Scheduler current() {
        return CURRENT.get();
    }

    // ------------------------------------------------------------------ coroutines

    /**
     * Adds a coroutine, which begins in the next turn. If it fails and nobody joins it, the handler is told.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param coro one that has not begun
     * @return {@code coro}
     * @throws IllegalStateException if it has begun or was added before, if the loop runs on another thread (use {@link #submit}),
     *     or if the scheduler is closed
     */
    public <T extends @Nullable Object, X extends Throwable> Coro<T, X> add(Coro<T, X> coro) {
        add(coro, false);
        return coro;
    }

    /**
     * Does something that lets several coroutines go on, in an order that is a promise: {@linkplain Builder#randomOrder a random order}
     * leaves them in it, one behind the other. For operations and whoever completes them, such as a condition that wakes all that
     * wait. Without a random order there is nothing to do but {@code wakes}.
     *
     * <p>Scheduler's thread.
     *
     * @param wakes completes operations; may nest
     */
    public void inOrder(Runnable wakes) {
        ready.startGroup();
        try {
            wakes.run();
        } finally {
            ready.endGroup();
        }
    }

    /** As above; {@code first}: at the head of the queue. One that was cancelled before has ended, and that is all. */
    void add(Coro<?, ?> coro, boolean first) {
        Objects.requireNonNull(coro, "coro");
        checkOpen();
        if (thread != null && thread != Thread.currentThread()) {
            throw new IllegalStateException("the scheduler runs on another thread, " + thread
                    + "; use submit(coro), which any thread may call");
        }
        if (coro.isCancelledUnbegun()) {
            return;
        }
        if ((coro.state & Operation.LIFE) != Operation.NEW) {
            throw new IllegalStateException("a coroutine can be added once, before it has begun: " + coro);
        }
        coro.scheduler = this;
        coro.state |= Operation.PARKED | Coro.ROOT;
        coro.deadline = now();
        roots.add(coro);
        enqueue(coro, first);
        if (inherits) {
            Locals.inherit(innermostRunning(), coro);
        }
        if (stopping != null) {
            Interruptions.cancel(coro, stopping);
        }
    }

    /**
     * As {@link #add}, from any thread. The coroutine is added in the loop's next turn; if it cannot be, the handler is told. A coroutine
     * of this scheduler rather says {@link #add}, and can then yield what it added: what is only submitted has not begun, and a yield
     * would call it.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param coro one that has not begun
     * @return {@code coro}
     * @throws IllegalStateException if the scheduler is closed
     */
    public <T extends @Nullable Object, X extends Throwable> Coro<T, X> submit(Coro<T, X> coro) {
        Objects.requireNonNull(coro, "coro");
        checkOpen();
        boolean fresh = (coro.state & Operation.LIFE) == Operation.NEW && coro.scheduler == null;
        if (fresh) {
            coro.scheduler = this; // so that a cancel from here on takes the same way, behind it
        }
        try {
            post(() -> {
                if (!fresh || !coro.isDone()) { // it is done if it was cancelled first
                    add(coro);
                }
            });
        } catch (IllegalStateException refused) {
            if (fresh) {
                coro.scheduler = null;
            }
            throw refused;
        }
        return coro;
    }

    /**
     * Runs something short on the scheduler's thread, in its next turn. Any thread. What it throws goes to the handler.
     *
     * @param task something that does not block
     * @throws IllegalStateException if the scheduler is closed
     */
    public void post(Runnable task) {
        Objects.requireNonNull(task, "task");
        post(null, task);
    }

    /** As above; the handler is told whose failure it is. */
    void post(@Nullable Coro<?, ?> coro, Runnable task) {
        checkOpen();
        Posted posted = new Posted(task, coro, unhandled);
        mailbox.send(posted);
        // close() says that it is closed, and then empties the mailbox: so if that was before the task was there, this
        // sees it.
        if (closed && posted.claim()) {
            checkOpen();
        }
    }

    /**
     * Executes tasks as {@link #post} does, for whoever wants an executor: {@code future.thenAcceptAsync(this::show,
     * scheduler.executor())}. Any thread. A closed scheduler rejects tasks. A task that waits does not keep the loop running: {@link
     * #run()} returns when no coroutine is left, and the next run executes it.
     *
     * @return for as long as the scheduler is open
     */
    public Executor executor() {
        return new LoopExecutor(this);
    }

    // ------------------------------------------------------------------ running

    /**
     * Runs until nothing is left that can run. Coroutines that nothing can ever wake are reported, once, through the handler, and
     * stay; something that is added later may wake them.
     *
     * @throws IllegalStateException if this thread runs a scheduler already, or the scheduler is closed or runs elsewhere
     */
    public void run() {
        enter();
        try {
            while (turn(true)) {}
            tellStuck();
        } finally {
            leave();
        }
    }

    /**
     * Runs until a coroutine has ended; others stay as they are.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param coro fresh, or added to this scheduler before
     * @return what it returned
     * @throws X what it threw; {@link Cancelled} if it was cancelled
     * @throws IllegalStateException as {@link #run()}; and if nothing can ever wake the coroutine, with a dump of all
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the outcome of a coroutine that is done is a T
    public <T extends @Nullable Object, X extends Throwable> T run(Coro<T, X> coro) throws X {
        Objects.requireNonNull(coro, "coro");
        enter();
        try {
            if ((coro.state & Operation.LIFE) == Operation.NEW) {
                add(coro);
            } else if (coro.scheduler != null && coro.scheduler != this) {
                throw new IllegalStateException("belongs to another scheduler: " + coro);
            }
            coro.state |= coro.isDone() ? 0 : Coro.WATCHED;
            until = coro;
            while (!coro.isDone() && turn(true)) {}
            if (!coro.isDone()) {
                coro.state &= ~Coro.WATCHED;
                throw new IllegalStateException("nothing can ever wake it: " + coro + "\n" + dump());
            }
        } finally {
            until = null;
            leave();
        }
        if (coro.state == Operation.DONE) {
            return (T) coro.slot;
        }
        throw Sneaky.<X>sneaky((Throwable) Objects.requireNonNull(coro.slot));
    }

    /**
     * One turn of the loop, which never waits: for embedding in another loop.
     *
     * @return whether something is left that can go on, now or after a timer, the poller or another thread
     * @throws IllegalStateException as {@link #run()}
     */
    public boolean runOnce() {
        enter();
        try {
            return turn(false);
        } finally {
            leave();
        }
    }

    /**
     * Asks the loop to end: all coroutines are cancelled, and the running {@code run} returns when they have ended. What is {@linkplain
     * Operation#shield shielded} goes on for as long as its shield says. If the loop does not run, the next run does this. The first
     * shutdown counts, and {@link #shutdownNow()}. Any thread.
     */
    public void shutdown() {
        stop(new Cancellation("shutdown", null));
    }

    /**
     * As {@link #shutdown()}, in two phases: everything ends at once, except what is {@linkplain Operation#shield shielded}, which may
     * go on until the grace is over: a server stops to accept, and finishes the requests that it has begun. Any thread.
     *
     * @param grace zero or more and below 292 years
     * @throws IllegalArgumentException if {@code grace} is negative or too long
     */
    public void shutdown(Duration grace) {
        stop(Cancellation.withGrace("shutdown", null, Durations.nanos("grace", grace)));
    }

    /**
     * As {@link #shutdown()}, and no shield holds it back: all coroutines are {@linkplain Coro#kill killed}. May follow a shutdown that
     * takes too long. Any thread.
     */
    public void shutdownNow() {
        stop(Cancellation.kill("shutdown now", null));
    }

    /**
     * Cancels what is left, so that {@code finally} blocks run, and closes the poller. A closed scheduler stays closed; closing it
     * again does nothing.
     *
     * @throws IllegalStateException while the loop runs: use {@link #shutdown()}
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (thread != null) {
            throw new IllegalStateException("the scheduler runs; use shutdown(), and close it when run() has returned");
        }
        Scheduler outer = CURRENT.get();
        CURRENT.remove();
        try {
            endAll();
        } finally {
            if (outer != null) {
                CURRENT.set(outer);
            }
            // What another thread sent when it was nearly closed: who cannot be added any more is reported.
            mailbox.open();
        }
    }

    private void endAll() {
        enter();
        try {
            stop(Cancellation.kill("the scheduler was closed", null));
            // Under a cancel nobody can wait, so a few turns do; more take those who catch it again and again.
            // Who still waits for something outside waits for a task that was interrupted, and has to end.
            for (int turns = 0; turns < 1_000 && turn(outside > 0); turns++) {}
            tellStuck();
        } finally {
            closed = true;
            leave();
            if (watch != null) {
                watch.close();
            }
            mailbox.poller().close();
        }
    }

    private void enter() {
        checkOpen();
        Scheduler outer = CURRENT.get();
        if (outer != null) {
            throw new IllegalStateException(
                    outer == this
                            ? "the scheduler runs already, on this thread; a coroutine calls another with Co.yield"
                            : "this thread runs another scheduler; give this one a thread of its own");
        }
        synchronized (door) {
            if (thread != null) {
                throw new IllegalStateException("the scheduler runs already, on " + thread);
            }
            thread = home = Thread.currentThread();
        }
        CURRENT.set(this);
        if (watch != null) {
            watch.enter();
        }
    }

    private void leave() {
        endTurn();
        if (stopping != null && roots.isEmpty()) {
            forgetStop();
        }
        if (watch != null) {
            watch.leave();
        }
        CURRENT.remove();
        synchronized (door) {
            thread = null;
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the scheduler is closed");
        }
    }

    private void tellStuck() {
        Coro<?, ?> stuck = roots.tellStuck();
        if (stuck != null) {
            unhandled.report(stuck, new IllegalStateException("nothing can ever wake what is left\n" + dump()));
        }
    }

    // ------------------------------------------------------------------ looking in

    /**
     * All coroutines: who, since when, where in the source, waiting for what; one line each. Scheduler's thread.
     *
     * @return for people; the layout may change
     */
    public String dump() {
        return Dump.of(roots, isOnThread() ? readClock() : now());
    }

    /**
     * The coroutines that were added and have not ended, in that order. The others, which are called by these, are in the
     * {@link #dump()}. Scheduler's thread.
     *
     * @return as they are now
     */
    public List<Coro<?, ?>> coroutines() {
        return Collections.unmodifiableList(roots.snapshot());
    }

    /**
     * How many timers are armed: coroutines that sleep, and waits with a timeout. Scheduler's thread.
     *
     * @return zero or more
     */
    public int timers() {
        return wheel.size();
    }

    /**
     * How many parked operations told by {@link Operation#keepAlive()} that something outside the scheduler completes them.
     * For a {@link Poller} that has to know whether another thread may wake the loop. Scheduler's thread.
     *
     * @return zero or more
     */
    public int outsideOperations() {
        return outside;
    }

    /**
     * The poller, if it is of a kind; else replaces the default one, which can only park the thread. For libraries that bring
     * events from outside. Scheduler's thread.
     *
     * @param <P> the kind
     * @param type the kind
     * @param whenNone makes one; called once at most
     * @return the scheduler's poller
     * @throws IllegalStateException if the scheduler has a poller of another kind
     */
    public <P extends Poller> P poller(Class<P> type, Supplier<? extends P> whenNone) {
        checkOpen();
        Poller present = mailbox.poller();
        if (type.isInstance(present)) {
            return type.cast(present);
        }
        if (!(present instanceof ParkingPoller)) {
            throw new IllegalStateException("the scheduler's poller is no " + type.getName() + " but a "
                    + present.getClass().getName() + "; give one to the builder that is both");
        }
        P replacement = Objects.requireNonNull(whenNone.get(), "the poller that was supplied");
        mailbox.poller(replacement);
        return replacement;
    }

    /** Options of a scheduler. */
    public static final class Builder {
        Clock clock = Clock.system();
        Function<Scheduler, ? extends Poller> poller = scheduler -> new ParkingPoller();

        @Nullable
        BiConsumer<@Nullable Coro<?, ?>, Throwable> handler;

        Priority priority = Priority.LAST;
        long timeout = Limits.NONE;
        int budget = 128;
        long slice = 500_000;
        long patience = 2_000_000_000;
        long longStep = 1_000_000_000;

        @Nullable
        Consumer<LongStep> longStepHandler;

        @Nullable
        Long seed;

        private Builder() {}

        /**
         * Where the time is read; default {@link Clock#system()}.
         *
         * @param clock never goes back
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Where the idle loop waits; default: parks the thread, until a library brings its own.
         *
         * @param poller makes it, for the scheduler that is being built
         * @return this
         */
        public Builder poller(Function<Scheduler, ? extends Poller> poller) {
            this.poller = Objects.requireNonNull(poller, "poller");
            return this;
        }

        /**
         * Where the idle loop waits.
         *
         * @param poller makes it
         * @return this
         */
        public Builder poller(Supplier<? extends Poller> poller) {
            Objects.requireNonNull(poller, "poller");
            this.poller = scheduler -> poller.get();
            return this;
        }

        /**
         * Who is told of failures that nobody else sees: the coroutine, or null for a {@linkplain #post posted} task, and the
         * failure. Called on the scheduler's thread. What it throws is logged. Default: an error through {@link System.Logger},
         * logger {@code io.cogen.core}.
         *
         * @param handler gets the coroutine, or null, and the failure
         * @return this
         */
        public Builder onFailure(BiConsumer<@Nullable Coro<?, ?>, Throwable> handler) {
            this.handler = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * The priority of operations that ask for none; default {@link Priority#LAST}.
         *
         * @param priority one of the constants
         * @return this
         */
        public Builder defaultPriority(Priority priority) {
            this.priority = Objects.requireNonNull(priority, "priority");
            return this;
        }

        /**
         * The timeout of operations that have none; default: they wait without limit. It does not count for sleeps, nor for calls and
         * joins of coroutines, whose operations have it; {@link Operation#noTimeout()} is for others that shall wait for ever, such as
         * the accept of a server.
         *
         * @param total zero or more and below 292 years
         * @return this
         * @throws IllegalArgumentException if {@code total} is negative or too long
         */
        public Builder defaultTimeout(Duration total) {
            this.timeout = Durations.nanos("default timeout", total);
            return this;
        }

        /**
         * How many operations that are ready a coroutine may do without suspending; a call of a coroutine counts as the 32nd
         * part. Default 128.
         *
         * @param operations 1 to 1,000,000
         * @return this
         * @throws IllegalArgumentException unless {@code operations} is from 1 to 1,000,000
         */
        public Builder budget(int operations) {
            if (operations < 1 || operations > 1_000_000) {
                throw new IllegalArgumentException("budget is not from 1 to 1,000,000: " + operations);
            }
            this.budget = operations;
            return this;
        }

        /**
         * How long a turn runs coroutines before it looks at timers and the poller; default 0.5 ms.
         *
         * @param slice zero or more and below 292 years
         * @return this
         */
        public Builder timeSlice(Duration slice) {
            this.slice = Durations.nanos("time slice", slice);
            return this;
        }

        /**
         * How long the loop waits for another thread when all coroutines wait, neither a timer nor the poller can wake one, and
         * one of them waits for an operation of which the scheduler cannot know whether another thread completes it (see {@link
         * Operation#keepAlive()}). Then it concludes that nothing ever will. Default 2 s.
         *
         * @param patience zero or more and below 292 years
         * @return this
         */
        public Builder patience(Duration patience) {
            this.patience = Durations.nanos("patience", patience);
            return this;
        }

        /**
         * For tests: coroutines that became able to go on independently of each other run in an order that is drawn from a
         * seed. Without it they run in the order in which they became able to, on which no program should rely; with it a
         * test can try many orders, and replay the one in which it failed: the same seed and the same program give the same
         * order, as long as no other thread takes part.
         *
         * <p>What is promised stays: those whom one event lets go on keep their order among themselves (whoever waited for
         * the end of one coroutine, sleepers that are due), whoever a {@linkplain Priority priority} puts at the head of the
         * queue stays ahead, and everybody who could go on when a turn began is run before those who came later.
         *
         * @param seed any number
         * @return this
         */
        public Builder randomOrder(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * How long a step, what a coroutine does from one suspension to the next, may hold the loop, and with it all other
         * coroutines, before it is {@linkplain #onLongStep told of}; default 1 s. Measured in real time, whatever the {@linkplain
         * #clock clock}, by a daemon thread that all schedulers of the process share.
         *
         * @param limit below 292 years; zero: there is no limit, and the scheduler is not watched
         * @return this
         * @throws IllegalArgumentException if {@code limit} is negative or too long
         */
        public Builder longStep(Duration limit) {
            this.longStep = Durations.nanos("limit of a step", limit);
            return this;
        }

        /**
         * Who is told of a step that takes too long, once for each, while it still runs. Called on the watching thread, which
         * must not be held: no step is told of meanwhile. What it throws is logged. Default: a warning with the stack of the loop's
         * thread, through {@link System.Logger}, logger {@code io.cogen.core}.
         *
         * @param handler gets what is known of the step
         * @return this
         */
        public Builder onLongStep(Consumer<LongStep> handler) {
            this.longStepHandler = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * A new scheduler.
         *
         * @return with these options
         */
        public Scheduler build() {
            return new Scheduler(this);
        }
    }
}
