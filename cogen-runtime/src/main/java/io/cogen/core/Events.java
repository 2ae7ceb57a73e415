package io.cogen.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Operations that need nothing but the scheduler. */
public final class Events {
    private Events() {}

    /**
     * Waits for a time, counted from the yield.
     *
     * <p><b>Completes</b> with null when the time is over, never early; sleepers that are due at the same nanosecond go on in
     * the order in which they went to sleep. Zero is {@link #pass()}.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param duration zero or more and below 292 years
     * @return the operation, for one use
     * @throws IllegalArgumentException if {@code duration} is negative or longer than 292 years
     */
    public static Operation<Void, RuntimeException> sleep(Duration duration) {
        long nanos = Durations.nanos("sleep", duration);
        return nanos == 0 ? pass() : new Sleep(nanos);
    }

    /**
     * Lets others run: the coroutine goes to the tail of the queue, and the loop turns before it goes on.
     *
     * <p><b>Completes</b> with null, in the next turn.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe; a pass that was yielded before a cancel completes.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation; always the same one, for any number of uses
     */
    public static Operation<Void, RuntimeException> pass() {
        return Pass.INSTANCE;
    }

    /**
     * A value that is there already, for where an operation is wanted.
     *
     * <p><b>Completes</b> with the value, at once.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <T> the value's type
     * @param value may be null
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object> Operation<T, RuntimeException> ready(T value) {
        return new Ready<>(value);
    }

    /**
     * Waits until a moment of the calendar.
     *
     * <p><b>Completes</b> with null when the moment has come; if it is over already, in the next turn, as {@link #pass()} does. The
     * {@linkplain Clock#instant() clock} is asked once, at the yield: setting the system's clock afterwards does not change
     * how long the sleep is.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param instant any moment; from 292 years on it never comes
     * @return the operation, for one use
     */
    public static Operation<Void, RuntimeException> sleepUntil(Instant instant) {
        return new SleepUntil(instant);
    }

    // ------------------------------------------------------------------ coroutines

    /**
     * Adds a coroutine to the scheduler, as {@link Scheduler#add} does, and says who goes on first.
     *
     * <p><b>Completes</b> with {@code coro}, which begins on its own; whoever yields this does not wait for its end. With the
     * priorities {@code LAST} and {@code OP} the added one runs first, with {@code CORO} and {@code FIRST} the one that adds, which
     * just goes on as long as its budget lasts. {@code OP} and {@code FIRST} put the added one at the head of the queue.
     *
     * <p><b>Fails</b> with {@link IllegalStateException} if {@code coro} has begun or was added before.
     *
     * <p><b>Cancellation.</b> Safe: the coroutine was added, or the yield threw and it was not.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <T> what the added one returns
     * @param <X> what it throws
     * @param coro one that has not begun
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object, X extends Throwable> Operation<Coro<T, X>, RuntimeException> add(
            Coro<T, X> coro) {
        return new Add<>(coro);
    }

    /**
     * Waits for the end of a coroutine that was added, or that somebody else called. To yield the coroutine itself does the same, if
     * it has begun; but limits that are given to this operation are those of one wait, and a coroutine that was never added is an
     * error here and not a call.
     *
     * <p><b>Completes</b> with the coroutine's result; at once, if it has ended.
     *
     * <p><b>Fails</b> as the coroutine does, with the same exception; the failure then counts as seen. With {@link
     * CoroutineCancelledException} if somebody has cancelled it. With {@link IllegalStateException} if it has not been added, belongs to another scheduler, or is the one that yields this
     * or waits for it in a call.
     *
     * <p><b>Cancellation.</b> Safe: whoever is cancelled or timed out stops waiting; the coroutine runs on.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param coro one that has begun or was added
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object, X extends Throwable> Operation<T, X> join(Coro<T, X> coro) {
        return new Join<>(coro);
    }

    /**
     * Waits until somebody calls {@link Coro#resume} on the coroutine that yields this, or on one that called it. Together the two are
     * a symmetric transfer of control: any coroutine may resume any other.
     *
     * <p><b>Completes</b> with the value given to {@code resume}, perhaps null.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe; who resumes it after that gets an exception.
     *
     * <p><b>Threads.</b> Scheduler's thread; {@code resume} may be called from any. If all coroutines wait, the loop waits for
     * other threads as long as {@link Scheduler.Builder#patience} says. Where an answer from outside may take longer, write an
     * operation that calls {@link Operation#keepAlive()}.
     *
     * @return the operation, for one use
     */
    public static Operation<@Nullable Object, RuntimeException> suspend() {
        return new Suspend();
    }

    // ------------------------------------------------------------------ signals

    /**
     * Waits for the next signal of a name. Any number may wait for the same one.
     *
     * <p><b>Completes</b> with the value that the signal brought, perhaps null. Signals that came before the yield do not count.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe: whoever is cancelled or timed out no longer waits; a signal that has woken it already is
     * delivered.
     *
     * <p><b>Threads.</b> Scheduler's thread. Signals stay within one scheduler.
     *
     * @param name compared by {@code equals}; should not change while somebody waits
     * @return the operation, for one use
     */
    public static Operation<@Nullable Object, RuntimeException> waitForSignal(Object name) {
        return new WaitForSignal<>(name, Object.class);
    }

    /**
     * As {@link #waitForSignal(Object)}, for a signal that brings values of one type.
     *
     * <p><b>Completes</b> with the value that the signal brought, perhaps null.
     *
     * <p><b>Fails</b> with {@link ClassCastException} when the signal brings something else; this is no concern of the
     * signaller and of others that wait.
     *
     * <p><b>Cancellation.</b> Safe.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <V> the value's type
     * @param name compared by {@code equals}; should not change while somebody waits
     * @param type no primitive one
     * @return the operation, for one use
     * @throws IllegalArgumentException if {@code type} is primitive
     */
    public static <V> Operation<@Nullable V, RuntimeException> waitForSignal(Object name, Class<V> type) {
        return new WaitForSignal<>(name, type);
    }

    /**
     * Wakes all that wait for a signal, with null for a value; see {@link #signal(Object, Object)}.
     *
     * @param name compared by {@code equals}
     * @return the operation, for one use
     */
    public static Signal signal(Object name) {
        return new Signal(name, null);
    }

    /**
     * Wakes all that wait for a signal of this name. If nobody does, nothing happens: signals are not kept for later. With {@link
     * Signal#recipients} it suspends until enough wait, and then wakes all. If several signallers wait on one name, then
     * each newcomer is counted by all of them, and the first one that now has enough is served; the others start from nobody.
     *
     * <p><b>Completes</b> with the number of coroutines that it has woken. Who goes on first is said by {@link Signal#priority}.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe: a signaller that is cancelled or timed out has woken nobody.
     *
     * <p><b>Threads.</b> Scheduler's thread. Signals stay within one scheduler.
     *
     * @param name compared by {@code equals}; should not change while somebody waits
     * @param value what those that wait get
     * @return the operation, for one use
     */
    public static Signal signal(Object name, @Nullable Object value) {
        return new Signal(name, value);
    }
}
