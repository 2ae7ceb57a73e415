package io.cogen.core;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a loop says about its steps, for the {@link Watchdog}. Written by the loop's thread, read by the watchdog's. */
final class Watch {
    /*
     * The loop reads no clock for this. It counts its turns and knows whose each step is anyway; the watchdog counts for how long it has
     * found the same step, the same coroutine in the same turn, from the first time that it did. So what it tells of has taken as long
     * as it says, or a little longer, and is still at it. A coroutine that runs twice in a turn is no exception: between the two the turn
     * would end, since its slice is over long before.
     */

    private static final VarHandle WHAT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();

            WHAT = lookup.findVarHandle(Watch.class, "what", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** The loop does not run, or waits in its poller. */
    private static final Object RESTING = new Object();

    private static final Object UP = new Object();

    /** A chain of calls is not followed any further: it may change under the watchdog's eyes. */
    private static final int LONGEST_CHAIN = 1 << 20;

    final long limit;
    private final Loop loop;
    private final Consumer<LongStep> handler;
    private final Watchdog dog;
    private boolean known;
    private volatile @Nullable Thread thread;

    @SuppressWarnings("UnusedVariable") // read through WHAT
    private Object what = RESTING;

    // The watchdog's notes.
    private long seen;

    private WeakReference<@Nullable Coro<?, ?>> seenOf = new WeakReference<>(null);

    private long lasted;
    private boolean told;

    Watch(Loop loop, long limit, @Nullable Consumer<LongStep> handler, Watchdog dog) {
        this.loop = loop;
        this.limit = limit;
        this.handler = handler == null ? Watch::log : handler;
        this.dog = dog;
    }

    // ------------------------------------------------------------------ the loop's side

    /** The loop begins to run, on this thread. */
    void enter() {
        thread = Thread.currentThread();
        if (!known) {
            known = true;
            dog.add(this);
        }
        rise();
    }

    void leave() {
        rest();
        thread = null;
    }

    void close() {
        dog.remove(this);
    }

    /** The loop is about to wait. */
    void rest() {
        WHAT.setOpaque(this, RESTING);
        loop.nextPhase();
    }

    /** The loop has waited. It says so, and then looks whether the watchdog dozes; see there. */
    void rise() {
        loop.nextPhase();
        up();
        dog.wake();
    }

    void up() {
        WHAT.setVolatile(this, UP);
    }

    // ------------------------------------------------------------------ the watchdog's side

    boolean isResting() {
        return WHAT.getVolatile(this) == RESTING;
    }

    /** Called now and then, with the time since it was called last: tells of a step that it has seen for too long. */
    void look(long nanos) {
        long phase = loop.phase();
        Coro<?, ?> outermost = loop.stepOf();
        if (phase != seen || outermost != seenOf.get()) {
            seen = phase;
            seenOf = new WeakReference<>(outermost);
            lasted = 0;
            told = false;
            return;
        }
        if (told || WHAT.getOpaque(this) == RESTING) {
            return;
        }
        lasted += nanos;
        Thread running = thread;
        if (lasted < limit || running == null) {
            return;
        }
        List<StackTraceElement> stack = List.of(running.getStackTrace());
        Coro<?, ?> coro = outermost == null ? null : innermost(outermost);
        LongStep report = new LongStep(
                coro, coro == null ? null : Traces.where(coro, stack), Duration.ofNanos(lasted), running, stack);
        if (loop.phase() == phase && loop.stepOf() == outermost) {
            told = true;
            tell(report);
        }
    }

    private static Coro<?, ?> innermost(Coro<?, ?> outermost) {
        Coro<?, ?> coro = outermost;
        Coro<?, ?> callee = Interruptions.callee(coro);
        for (int i = 0; callee != null && i < LONGEST_CHAIN; i++) {
            coro = callee;
            callee = Interruptions.callee(coro);
        }
        return coro;
    }

    private void tell(LongStep report) {
        try {
            handler.accept(report);
        } catch (Throwable failed) {
            log(report);
            Unhandled.log(Level.ERROR, "the handler of long steps failed", failed);
        }
    }

    private static void log(LongStep report) {
        Throwable stack = new Throwable("what " + report.thread() + " was doing");
        stack.setStackTrace(report.stack().toArray(new StackTraceElement[0]));
        Unhandled.log(Level.WARNING, report.toString(), stack);
    }
}
