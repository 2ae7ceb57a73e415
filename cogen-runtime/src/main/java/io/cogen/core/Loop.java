package io.cogen.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a {@link Scheduler}, which adds nothing but the doors to it. Confined to the scheduler's thread, except where it
 * says "any thread".
 */
abstract class Loop {
    /*
     * Who pays for what. The running coroutine has a credit, its budget, of which each operation that was ready takes
     * OPERATION and each call CALL; when it is used up, the coroutine goes to the tail of the queue. The clock is read
     * when the credit has come down to `checkpoint`, every 32 operations of a step, and every 32 steps: so a suspension
     * point that does not suspend costs one subtraction and one comparison, and no time is read for it.
     */

    /** What a finished operation takes from the budget, and what a call of a coroutine does. */
    static final int OPERATION = 32;

    static final int CALL = 1;

    /** How much credit a step uses between two looks at the clock. */
    private static final int LOOK = 32 * OPERATION;

    /** How many steps there are between two looks. A power of two. */
    private static final int STEPS_PER_LOOK = 32;

    /** The checkpoint once the slice is over. */
    private static final int OVER = Integer.MAX_VALUE;

    /** So many steps has a turn at most, or else who goes to the head of the queue again and again would make it endless. */
    private static final int LONGEST_TURN = 1 << 16;

    /** After so many steps the poller is asked, however short they were. */
    private static final int STEPS_PER_POLL = 61;

    private static final VarHandle RUNNING;
    private static final VarHandle PHASES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            RUNNING = lookup.findVarHandle(Loop.class, "running", Coro.class);
            PHASES = lookup.findVarHandle(Loop.class, "phases", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final TimerWheel wheel = new TimerWheel();
    final RunQueue ready;
    final Roots roots = new Roots();
    final Signals signals = new Signals();
    private final TurnEnd turnEnd = new TurnEnd();
    private final Spin spin = new Spin();
    private final BooleanSupplier hasMail = this::hasMail;
    /** What a {@link Select} draws from. */
    final SplitMix draws;

    final Unhandled unhandled;
    private final Clock clock;
    private final long birth;
    private final Priority defaultPriority;
    /** For operations that have none; nanoseconds, or {@link Limits#NONE}. */
    final long defaultTimeout;

    private final int budget;
    /** At which credit a coroutine that has just begun its step is to look at the clock. */
    private final int firstLook;

    private final long slice;
    private final long patience;

    /** The time when it was read last, counted from birth. */
    private long now;

    private long sliceEnd;
    /** What is left of the running coroutine's budget. */
    private int credit;
    /** At which credit to look at the clock. */
    private int checkpoint;
    /** Calls on the Java stack, and the callee that was one too many; see {@link Calls}. */
    int depth;

    @Nullable
    Coro<?, ?> trampoline;

    /** Callees that became coroutines a moment ago: the outermost, and the innermost, which has an operation to start; see {@link Direct}. */
    @Nullable
    Coro<?, ?> left;

    @Nullable
    Coro<?, ?> leftInnermost;

    /** Who entered a callee directly last. */
    @Nullable
    Coro<?, ?> host;

    /** The coroutine that the loop runs, which perhaps calls others, and these others. The watchdog reads it too. */
    private @Nullable Coro<?, ?> running;

    /** Whether there may be coroutine-locals to inherit. */
    boolean inherits;

    /** The failure whose trace was put in order last. */
    @Nullable
    Throwable lastTraced;

    /** Parked operations that something outside completes. */
    int outside;

    /** Counts how often the loop has run coroutines, and has done something else; for the watchdog. */
    @SuppressWarnings("UnusedVariable") // read through PHASES
    private long phases;

    /** How many steps there were until the turn began, and where the count was when the poller was asked. */
    private long steps;

    private long stepsAtPoll;
    /** Where it was when the clock was read. */
    private long stepsAtClock = Long.MIN_VALUE / 2;

    /** The cancel that all have got, and whoever is added gets. */
    @Nullable
    Cancellation stopping;
    /** What {@link Scheduler#run(Coro)} waits for. */
    @Nullable
    Coro<?, ?> until;

    /** The thread that runs the loop. Plain: a thread compares it with itself only, and what it wrote itself it sees. */
    @Nullable
    Thread thread;
    /** The thread that ran the loop last, or made it. */
    Thread home = Thread.currentThread();
    /** Held to change the two. */
    final Object door = new Object();

    /** For the {@link Watchdog}; null if there is none. */
    final @Nullable Watch watch;

    final Mailbox mailbox = new Mailbox(new ParkingPoller());
    /** The cancel that all shall get. */
    final AtomicReference<@Nullable Cancellation> stop = new AtomicReference<>();

    volatile boolean closed;

    Loop(Scheduler.Builder options) {
        clock = options.clock;
        birth = clock.nanoTime();
        unhandled = new Unhandled(options.handler);
        defaultPriority = options.priority;
        defaultTimeout = options.timeout;
        budget = options.budget * OPERATION;
        firstLook = Math.max(0, budget - LOOK);
        slice = options.slice;
        patience = options.patience;
        ready = options.seed == null ? new RunQueue() : new ShuffledQueue(options.seed);
        draws = new SplitMix(options.seed == null ? 0 : ~options.seed);
        watch = options.longStep == 0
                ? null
                : new Watch(this, options.longStep, options.longStepHandler, Watchdog.SHARED);
    }

    /** One turn. False: nothing is left that can go on. */
    final boolean turn(boolean mayWait) {
        open();
        // Where there is no timer the time is read now and then: a coroutine or two that hand something back and forth
        // make many turns.
        if (wheel.size() > 0 || steps - stepsAtClock >= STEPS_PER_LOOK) {
            ready.startGroup(); // sleepers go on in the order in which they are due
            wheel.advance(readClock());
            ready.endGroup();
        }
        do {
            runReady();
            lastTraced = null;
            host = null;
        } while (mayWait && isShort());
        endTurn();
        if (until != null && until.isDone()) {
            return true;
        }
        if (!ready.isEmpty() || !mailbox.isEmpty()) {
            if (steps - stepsAtPoll >= STEPS_PER_POLL && mailbox.poller().isWaiting()) {
                poll(0);
            }
            return true;
        }

        if (roots.isEmpty()) {
            if (stop.get() != stopping) {
                return true;
            }
            forgetStop();
            return false;
        }
        boolean mayGoOn = wheel.size() > 0 || mailbox.poller().isWaiting() || outside > 0;
        if (!mayWait) {
            poll(0);
            return mayGoOn || !ready.isEmpty();
        }
        if (Thread.currentThread().isInterrupted() && stop.get() == null) {
            stop(new Cancellation("the thread was interrupted", null));
            return true;
        }
        if (mayGoOn) {
            long next = wheel.next();
            sleep(next == TimerWheel.NEVER ? -1 : Math.max(0, next - readClock()));
            return true;
        }
        return waitForOthers();
    }

    /**
     * Whether the next turn can follow without a look at the world: the turn was one of a few steps, as where two hand something back and
     * forth, nobody waits for a time, and nothing has come from other threads.
     */
    private boolean isShort() {
        return steps - stepsAtClock < STEPS_PER_LOOK
                && !ready.isEmpty()
                && wheel.size() == 0
                && mailbox.isEmpty()
                && stop.get() == stopping
                && checkpoint != OVER
                && (until == null || !until.isDone());
    }

    /** What other threads sent. */
    private void open() {
        // A stop first, and then the mailbox: so a stop that has been seen has reached whoever was submitted before it.
        Cancellation cancellation = stop.get();
        if (cancellation == null || cancellation == stopping) {
            mailbox.open();
        } else {
            cancellation.see();
            mailbox.open();
            stopping = cancellation;
            for (Coro<?, ?> coro : roots.snapshot()) {
                Interruptions.cancel(coro, cancellation);
            }
        }
    }

    private void runReady() {
        sliceEnd = TimerWheel.plus(now, slice);
        ready.startTurn();
        Coro<?, ?> last = ready.last();
        Coro<?, ?> coro = null;
        int left = LONGEST_TURN;
        for (; left > 0 && coro != last; left--) {
            coro = ready.poll();
            if (coro == null) {
                break;
            }
            coro.state &= ~Coro.QUEUED;
            if ((coro.state & Operation.LIFE) >= Operation.DONE) {
                continue;
            }
            if (checkpoint != firstLook) {
                checkpoint = firstLook;
            }
            credit = budget;
            drive(coro);
            if (until != null && until.isDone()) {
                break;
            }
            if (checkpoint == OVER || ((left & STEPS_PER_LOOK - 1) == 1 && isSliceOver())) {
                stepsAtPoll = Long.MIN_VALUE / 2; // as if it were long ago
                break;
            }
        }
        steps += LONGEST_TURN - left;
        nextPhase();
    }

    /**
     * The loop does something else now than what it did. Between two of these the steps differ by whose they are, so that one
     * plain store is all that a step needs for the watchdog's sake; with fences between the steps they took half as long again.
     */
    final void nextPhase() {
        RUNNING.setOpaque(this, null);
        PHASES.setRelease(this, phases + 1);
    }

    /** Any thread. */
    final long phase() {
        return (long) PHASES.getAcquire(this);
    }

    /** The coroutine whose step it is, if it is one's. Any thread. */
    final @Nullable Coro<?, ?> stepOf() {
        return (Coro<?, ?>) RUNNING.getOpaque(this);
    }

    /** Runs a coroutine and those that its end lets go on at once. */
    private void drive(Coro<?, ?> first) {
        Coro<?, ?> coro = first;
        while (coro != null) {
            if (depth != 0) {
                depth = 0;
            }
            running = coro;
            if ((coro.state & Coro.TRACED) != 0) {
                Tracing.runs(coro);
            }
            Coro<?, ?> caller = coro.runStep(this);
            if (trampoline != null) {
                coro = trampoline;
                trampoline = null;
            } else {
                if (caller != null) {
                    Calls.returned(this, caller, coro);
                }
                coro = caller;
            }
        }
    }

    /** The coroutine whose body runs, or starts an operation: the innermost of those on the Java stack; null if none does. */
    final @Nullable Coro<?, ?> innermostRunning() {
        if (running == null) {
            return null;
        }
        Coro<?, ?> innermost = Interruptions.innermost(running);
        return innermost.isDone() ? null : innermost;
    }

    /** Nothing here can wake anybody; perhaps another thread will. False: no. */
    private boolean waitForOthers() {
        if (Dump.hasUnknown(roots)) {
            long end = TimerWheel.plus(readClock(), patience);
            // A few times, since a poller may return early.
            for (int i = 0; i < 64 && !hasNews() && readClock() < end; i++) {
                sleep(end - now);
            }
        }
        return hasNews();
    }

    private boolean hasNews() {
        return !mailbox.isEmpty()
                || !ready.isEmpty()
                || stop.get() != stopping
                || Thread.currentThread().isInterrupted();
    }

    private void sleep(long nanos) {
        // An interrupt that has been answered with a cancel must not keep the poller awake while shields hold that
        // back.
        boolean interrupted = stopping != null && Thread.interrupted();
        if (interrupted) {
            // Takes the permit that comes with the status, or else parking returns at once.
            LockSupport.parkNanos(this, 1);
        }
        if (!spins(nanos)) {
            long begin = System.nanoTime();
            mailbox.goToSleep();
            poll(hasMail() ? 0 : nanos);
            mailbox.getUp();
            spin.slept(System.nanoTime() - begin, !mailbox.isEmpty());
        }
        readClock();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** True: something has come, and the thread need not be parked. What comes from the poller is not seen meanwhile. */
    private boolean spins(long nanos) {
        return spin.isWorthwhile()
                && !mailbox.poller().isWaiting()
                && spin.look(hasMail, nanos < 0 ? Spin.LONGEST : Math.min(nanos, Spin.LONGEST));
    }

    private boolean hasMail() {
        return !mailbox.isEmpty() || stop.get() != stopping;
    }

    private void poll(long nanos) {
        stepsAtPoll = steps;

        if (watch == null || nanos == 0) {
            mailbox.poller().poll(nanos);
            return;
        }
        watch.rest();
        mailbox.poller().poll(nanos);
        watch.rise();
    }

    /** All have ended: whoever is added from now on runs; unless another stop has come, which the next turn sees. */
    final void forgetStop() {
        Cancellation seen = stopping;
        stopping = null;
        if (seen != null) {
            stop.compareAndSet(seen, null);
        }
    }

    /**
     * The first counts, and a kill. Any thread.
     *
     * <p>One that the loop has seen may be about to be forgotten, so it does not stand for another that comes now: that one may
     * be meant for a coroutine that was submitted just before.
     */
    final void stop(Cancellation cancellation) {
        Cancellation first;
        do {
            first = stop.get();
            if (first != null && !cancellation.isKill() && (first.isKill() || !first.isSeen())) {
                break;
            }
        } while (!stop.compareAndSet(first, cancellation));
        mailbox.wakeup();
    }

    final void mail(Runnable message) {
        if (!closed) {
            mailbox.send(message);
        }
    }

    // ------------------------------------------------------------------ for coroutines and operations

    /**
     * Whether the loop runs on this thread. Any thread.
     *
     * @return whether this is the scheduler's thread, now
     */
    public final boolean isOnThread() {
        return thread == Thread.currentThread();
    }

    /**
     * Does something that only the scheduler's thread may do, at once, if that is possible: if the loop runs on this thread, or runs on
     * none. For plain calls that complete operations, such as an {@code offer} or a {@code release}, which a program may also make
     * before and behind a run. Any thread.
     *
     * @param action short, and never waits
     * @return false: nothing was done, because the loop runs on another thread; what it throws is thrown
     */
    public final boolean tryHere(Runnable action) {
        if (isOnThread()) {
            action.run();
            return true;
        }
        synchronized (door) {
            if (thread != null) {
                return false;
            }
            thread = Thread.currentThread();
            try {
                action.run();
            } finally {
                endTurn();
                thread = null;
            }
            return true;
        }
    }

    /**
     * Does something on the scheduler's thread. Any thread: now, if the loop runs on it, or if the loop does not run and this is
     * the thread that ran it last; else in the next turn.
     */
    final void onThread(Runnable action) {
        if (!doHere(action)) {
            mail(action);
        }
    }

    /** As above, but does nothing in the second case. False: that it was. */
    final boolean doHere(Runnable action) {
        if (isOnThread()) {
            action.run();
            return true;
        }
        synchronized (door) {
            if (thread == null && home == Thread.currentThread() && !closed) {
                thread = home;
                try {
                    action.run();
                } finally {
                    endTurn();
                    thread = null;
                }
                return true;
            }
        }
        return false;
    }

    /**
     * Does something when the turn ends: behind the steps that the coroutines of this turn make, or of some short ones in a row, and before
     * the loop looks for timers and messages, or waits. For what is done once for many: an operation that tells another thread something, which costs more than
     * all the rest of it, tells it once a turn. A turn takes as long as its steps, but seldom longer than the
     * {@linkplain Scheduler.Builder#timeSlice time slice}. Scheduler's thread.
     *
     * @param action short, and never waits; the same object twice in a turn is done once; what it throws goes to the handler
     * @throws IllegalStateException on another thread, while the scheduler is open
     */
    public final void whenTurnEnds(Runnable action) {
        Objects.requireNonNull(action, "action");
        if (isOnThread()) {
            turnEnd.add(action);
        } else if (closed) {
            action.run(); // what came when it was closed is done without a turn
        } else {
            throw new IllegalStateException("not on the scheduler's thread: " + Thread.currentThread());
        }
    }

    final void endTurn() {
        turnEnd.run(unhandled);
    }

    /**
     * The priority of operations that ask for none.
     *
     * @return that of the {@linkplain Scheduler.Builder#defaultPriority builder}
     */
    public final Priority defaultPriority() {
        return defaultPriority;
    }

    /** The time at the beginning of the turn. */
    final long now() {
        return now;
    }

    /** The time, counted from birth; it never goes back. */
    final long readClock() {
        stepsAtClock = steps;
        now = Math.max(now, clock.nanoTime() - birth);
        return now;
    }

    final Instant instant() {
        return clock.instant();
    }

    final void enqueue(Coro<?, ?> coro, boolean first) {
        coro.state |= Coro.QUEUED;
        if (first) {
            ready.addFirst(coro);
        } else {
            ready.addLast(coro);
        }
    }

    /**
     * The coroutine is not done waiting, so to speak: it goes on in the next turn. An operation may have found it a place in the
     * queue already. Always true.
     */
    final boolean requeue(Coro<?, ?> coro) {
        if ((coro.state & Coro.QUEUED) == 0) {
            enqueue(coro, false);
        }
        return true;
    }

    /** A coroutine could go on at once: takes the cost from its budget. True: it is used up, the coroutine was queued. */
    final boolean spend(Coro<?, ?> coro, int cost) {
        return isSpent(cost) && requeue(coro);
    }

    final boolean isSpent(int cost) {
        credit -= cost;
        return credit <= checkpoint && (credit <= 0 || isSliceOver());
    }

    final void endBudget() {
        credit = Integer.MIN_VALUE / 2;
    }

    /** Looks at the clock; and again after 32 operations, or at once if the slice is over. */
    private boolean isSliceOver() {
        boolean over = readClock() >= sliceEnd;
        checkpoint = over ? OVER : Math.max(0, credit - LOOK);
        return over;
    }

    final void removeRoot(Coro<?, ?> coro) {
        roots.remove(coro);
    }

    final void report(Coro<?, ?> coro, Throwable failure) {
        unhandled.report(coro, failure);
    }
}
