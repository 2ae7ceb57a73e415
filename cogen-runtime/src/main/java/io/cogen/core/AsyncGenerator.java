package io.cogen.core;

import org.jspecify.annotations.Nullable;

/**
 * A method that yields values and may wait: as {@link Generator}, but resuming it is an operation, which a coroutine yields.
 *
 * <pre>{@code
 * AsyncGenerator<String, Void, Void, IOException> lines = LogCoroutines.lines(socket);
 * try {
 *     while (Co.yield(lines.resume())) {
 *         print(lines.value());
 *     }
 * } finally {
 *     Co.yield(lines.close());
 * }
 * }</pre>
 *
 * <p>Building an operation does nothing. Yielding it <em>calls</em> the body, as yielding a fresh coroutine does: the body runs to
 * its next yield, at once if it need not wait, and what it waits for counts as waited for by the one that resumes. Each
 * operation is for one use; what it means is decided when it is yielded, not when it was built.
 *
 * <p><b>One at a time.</b> As long as a resumption runs or waits, another one, by a second coroutine or by the body itself, fails
 * with {@code IllegalStateException}, and the first one goes on as if nothing had happened. Coroutines may take turns.
 *
 * <p><b>Cancellation.</b> The cancel of the coroutine that resumes, and a timeout of the resumption, end the body as they end a
 * callee: {@link Cancelled} is thrown where it waits, and at each further wait, until it has ended; {@code finally} blocks run. A value
 * beats them. If what the body waits for is there already and it reaches its next yield without another wait, that yield
 * stands: the resumption completes, {@link #value()} is there, the next resume goes on behind it. A yield never throws {@code
 * Cancelled}, so no value is lost; and a resumption that was cancelled before it began has moved nothing.
 *
 * <p><b>Closing.</b> A generator that is dropped at a yield is garbage, and none of its {@code finally} blocks runs. Close it in a
 * {@code finally}, as above. In a coroutine that has been cancelled that one yield does not throw but closes, without waiting:
 * {@code Cancelled} is thrown at each wait in the generator's {@code finally} blocks.
 *
 * <p><b>Threads.</b> The body runs on the scheduler of whoever resumes it, on its thread. At a yield it waits for nothing and
 * belongs to no scheduler: the next resumption may be on another one, if what the body keeps does not mind, as a socket of
 * the first one would. It is not synchronised; from thread to thread it is handed over like any object.
 *
 * @param <Y> what it yields
 * @param <S> what is sent into it
 * @param <R> what it returns
 * @param <X> the checked exception that its body throws; {@code RuntimeException} if none
 */
public abstract class AsyncGenerator<
        Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object, X extends Throwable> {
    AsyncGenerator() {}

    /**
     * Goes on to the next yield or to the end. The yield at which it stood gives null.
     *
     * <p><b>Completes</b> with true at a yield, with false at the end; and with false again after the end, however it came.
     *
     * <p><b>Fails</b> with what the body throws, as it is; the generator has then ended. With {@code IllegalStateException}, if it
     * runs already.
     *
     * <p><b>Cancellation.</b> Ends the body with {@link Cancelled} where it waits. Safe at a yield: see the class.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public abstract Operation<Boolean, X> resume();

    /**
     * As {@link #resume()}; the yield at which it stands gives {@code sent}. The value sent by the first resume is dropped, since
     * no yield waits for it.
     *
     * <p><b>Completes</b> as {@link #resume()}.
     *
     * <p><b>Fails</b> as {@link #resume()}.
     *
     * <p><b>Cancellation.</b> As {@link #resume()}. If it was cancelled before it began, nothing has been sent.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param sent what the yield gives
     * @return the operation, for one use
     */
    public abstract Operation<Boolean, X> resume(S sent);

    /**
     * Goes on by throwing at the yield.
     *
     * <p><b>Completes</b> as {@link #resume()}, if the body catches it.
     *
     * <p><b>Fails</b> with what the body throws: {@code t} itself, whatever its type, if it does not catch it. A fresh generator ends
     * at once with {@code t}, and one that has ended throws it. With {@code IllegalStateException}, if it runs already.
     *
     * <p><b>Cancellation.</b> As {@link #resume()}. If it was cancelled before it began, nothing has been raised.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param t of any type, checked ones too
     * @return the operation, for one use
     */
    public abstract Operation<Boolean, X> raise(Throwable t);

    /**
     * What it yielded.
     *
     * @return the value at the current yield
     * @throws IllegalStateException when it is not at a yield
     */
    public abstract Y value();

    /**
     * What it returned.
     *
     * @return the value of its return
     * @throws IllegalStateException unless it has ended by returning
     */
    public abstract R result();

    /**
     * Whether it has ended.
     *
     * @return true for good, once it has
     */
    public abstract boolean isDone();

    /**
     * Ends it as a {@code return} at its yield would: {@code finally} blocks run, and may wait; {@code catch} blocks see nothing. A
     * generator that it delegates to is closed before. A fresh one ends without running; one that has ended stays as it is.
     *
     * <p><b>Completes</b> with null when it has ended.
     *
     * <p><b>Fails</b> with what a {@code finally} block throws, as it is; the generator has ended all the same. A yield in one throws
     * {@code IllegalStateException} there. With {@code IllegalStateException}, if it runs.
     *
     * <p><b>Cancellation.</b> {@link Cancelled} is thrown where a {@code finally} block waits, and at each further wait; all of them
     * run. Yielded by a coroutine that has been cancelled already it does that from the start.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public abstract Operation<Void, X> close();
}
