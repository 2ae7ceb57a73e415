package io.cogen.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Coroutines that live and end together: a scope has a body, and children that the body, or whoever has the scope, starts. It is over
 * when all of them have ended, whatever way it goes; nobody is left behind.
 *
 * <pre>{@code
 * @Coroutine
 * static Pair both(Scope scope, String host) throws IOException {
 *     Coro<String, IOException> first = scope.start(FetchCoroutines.get(host, "/a"));
 *     Coro<String, IOException> second = scope.start(FetchCoroutines.get(host, "/b"));
 *     return new Pair(Co.yield(first), Co.yield(second));
 * }
 *
 * Pair pair = Co.yield(Scope.run(scope -> FetchCoroutines.both(scope, host)).timeout(ofSeconds(5)));
 * }</pre>
 *
 * <h2>Failures</h2>
 *
 * The first failure, be it the body's or a child's, cancels all others; when they have ended, the yield throws it, as it is and
 * with its own type. What fails later is added to it as suppressed. A child's checked exception that the body does not declare comes out
 * all the same: declare in the body what children throw. A child that somebody cancelled has not failed, as long as nobody joins it.
 *
 * <h2>Cancellation</h2>
 *
 * A cancel of the coroutine that waits for the scope, and a timeout of the scope, reach the body and all children. The yield throws when
 * they have ended. {@link #cancel} ends the scope from inside.
 *
 * <h2>Threads</h2>
 *
 * A scope belongs to its scheduler's thread; only {@link #cancel} may be called from others. It may be handed to children, who may start
 * others in it, as long as it is not over.
 *
 * <h2>Coroutine-locals</h2>
 *
 * The body sees those of the coroutine that yields the scope, as any callee. Children have their own: see {@link CoroutineLocal}.
 */
public final class Scope {
    private static final SourceMap RUN = source("run");
    private static final SourceMap SUPERVISE = source("supervise");
    private static final SourceMap ALL = source("all");
    private static final SourceMap RACE = source("race");
    private static final SourceMap ANY = source("any");

    final ScopeRun<?, ?> run;

    Scope(ScopeRun<?, ?> run) {
        this.run = run;
    }

    private static SourceMap source(String method) {
        return SourceMap.of("io.cogen.core.Scope", method, "Scope.java");
    }

    private static List<Coro<?, ?>> copyOf(List<? extends Coro<?, ?>> coros) {
        List<Coro<?, ?>> copy = new ArrayList<>(Objects.requireNonNull(coros, "coros"));
        int missing = copy.indexOf(null);
        if (missing >= 0) {
            throw new NullPointerException("coros has no coroutine at index " + missing);
        }
        return copy;
    }

    // ------------------------------------------------------------------ scopes

    /**
     * Runs a scope.
     *
     * <p><b>Completes</b> with what the body returns, when all children have ended.
     *
     * <p><b>Fails</b> with the first failure of the body or a child; with {@link ScopeCancelledException} if {@link #cancel} ended the
     * body.
     *
     * <p><b>Cancellation.</b> Body and children are cancelled, and the yield throws when they have ended.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <T> what the body returns
     * @param <X> what the body throws
     * @param body makes the body, given the scope; called at the yield
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object, X extends Throwable> Operation<T, X> run(
            Function<? super Scope, ? extends Coro<T, X>> body) {
        return new ScopeRun<>(RUN, Objects.requireNonNull(body, "body"), new ScopePolicy.AllOrNothing());
    }

    /**
     * Runs a scope in which the failure of a child concerns nobody else: a handler is told, and all others go on. The body's failure
     * still cancels all. For servers.
     *
     * <p><b>Completes</b>, <b>Fails</b>, <b>Cancellation</b>, <b>Threads</b> as {@link #run}; and what the handler throws is a failure
     * of the scope.
     *
     * @param <T> what the body returns
     * @param <X> what the body throws
     * @param handler is told of each child that fails, on the scheduler's thread; may start another one in its place
     * @param body makes the body, given the scope; called at the yield
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object, X extends Throwable> Operation<T, X> supervise(
            BiConsumer<? super Coro<?, ?>, ? super Throwable> handler,
            Function<? super Scope, ? extends Coro<T, X>> body) {
        Objects.requireNonNull(handler, "handler");
        return new ScopeRun<>(SUPERVISE, Objects.requireNonNull(body, "body"), new ScopePolicy.Supervised(handler));
    }

    /**
     * Runs coroutines side by side until all have returned.
     *
     * <p><b>Completes</b> with the results, in the order of the coroutines.
     *
     * <p><b>Fails</b> with the first failure; the others are cancelled.
     *
     * <p><b>Cancellation.</b> All are cancelled, and the yield throws when they have ended.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <T> what they return
     * @param <X> what they throw
     * @param coros that have not begun; none gives an empty list
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object, X extends Throwable> Operation<List<T>, X> all(
            List<? extends Coro<? extends T, ? extends X>> coros) {
        return new ScopeRun<>(ALL, null, new ScopePolicy.All(copyOf(coros)));
    }

    /**
     * Runs coroutines side by side until the first has ended, in whatever way; the others are cancelled and awaited.
     *
     * <p><b>Completes</b> with the result of the first, if it returned, when the others have ended.
     *
     * <p><b>Fails</b> with the failure of the first, if it failed. A failure of a loser that is no answer to its cancel goes to the
     * scheduler's handler, or is suppressed by that of the first.
     *
     * <p><b>Cancellation.</b> All are cancelled, and the yield throws when they have ended; but a winner's result is delivered.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <T> what they return
     * @param <X> what they throw
     * @param coros that have not begun, one or more; if they throw different things, {@code X} is what these have in common
     * @return the operation, for one use
     * @throws IllegalArgumentException if there is none
     */
    public static <T extends @Nullable Object, X extends Throwable> Operation<T, X> race(
            List<? extends Coro<? extends T, ? extends X>> coros) {
        return new ScopeRun<>(RACE, null, new ScopePolicy.First(copyOf(coros), false));
    }

    /**
     * Runs coroutines side by side until the first has returned; the others are cancelled and awaited. That some fail is all right, as
     * long as one returns.
     *
     * <p><b>Completes</b> with the result of the first that returns, when the others have ended.
     *
     * <p><b>Fails</b> if all fail, with the first failure; the others are suppressed by it.
     *
     * <p><b>Cancellation.</b> All are cancelled, and the yield throws when they have ended; but a winner's result is delivered.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <T> what they return
     * @param <X> what they throw
     * @param coros that have not begun, one or more
     * @return the operation, for one use
     * @throws IllegalArgumentException if there is none
     */
    public static <T extends @Nullable Object, X extends Throwable> Operation<T, X> any(
            List<? extends Coro<? extends T, ? extends X>> coros) {
        return new ScopeRun<>(ANY, null, new ScopePolicy.First(copyOf(coros), true));
    }

    // ------------------------------------------------------------------ children

    /**
     * Starts a child, which begins in the next turn. The scope waits for it. In a scope that is being cancelled it ends without running.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param child one that has not begun
     * @return {@code child}; yield it to wait for its result
     * @throws IllegalStateException if it has begun, or the scope is over or belongs to another thread
     */
    public <T extends @Nullable Object, X extends Throwable> Coro<T, X> start(Coro<T, X> child) {
        run.start(child, false, null);
        return child;
    }

    /**
     * Starts a child for which the scope does not wait: it is cancelled when the body and all other children have ended. If it fails
     * before, it is as any other child.
     *
     * @param <T> what it returns
     * @param <X> what it throws
     * @param child one that has not begun
     * @return {@code child}
     * @throws IllegalStateException if it has begun, or the scope is over or belongs to another thread
     */
    public <T extends @Nullable Object, X extends Throwable> Coro<T, X> startDaemon(Coro<T, X> child) {
        run.start(child, true, null);
        return child;
    }

    /**
     * Starts a child, and waits until it says that it is ready: a server, say, when it listens. The child goes on behind that as any
     * other.
     *
     * <p><b>Completes</b> with what the child gives to {@link Ready#set}.
     *
     * <p><b>Fails</b> with the failure of a child that was not ready before, which then is no failure of the scope; with {@link
     * IllegalStateException} if the child returns without having said that it is ready.
     *
     * <p><b>Cancellation.</b> The child is cancelled.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param <V> what it says
     * @param <X> what it throws
     * @param child makes the child, given what it tells that it is ready; called at the yield
     * @return the operation, for one use
     */
    public <V extends @Nullable Object, X extends Throwable> Operation<V, X> startUntilReady(
            Function<? super Ready<V>, ? extends Coro<?, X>> child) {
        return new Starting<>(run, Objects.requireNonNull(child, "child"));
    }

    /**
     * What a child tells that it is ready.
     *
     * @param <V> what it says
     */
    public static final class Ready<V extends @Nullable Object> {
        private final Starting<V, ?> starting;

        Ready(Starting<V, ?> starting) {
            this.starting = starting;
        }

        /**
         * Lets the coroutine that started the child go on. Only the first call does something.
         *
         * @param value what it gets
         */
        public void set(V value) {
            starting.ready(value);
        }
    }

    // ------------------------------------------------------------------ ending

    /**
     * Gives something to the scope, which closes it when body and children have ended, in whatever way: a socket, a permit. What was
     * given last is closed first. What closing throws is a failure of the scope, or suppressed by the one that there is. So what a
     * scope owns cannot leak; closing it before is up to you, as long as closing twice is harmless.
     *
     * @param <R> what it is
     * @param resource closed on the scheduler's thread; closing must not suspend, and cannot
     * @return {@code resource}
     * @throws IllegalStateException if the scope is over or belongs to another thread; then {@code resource} is closed at once
     */
    public <R extends AutoCloseable> R own(R resource) {
        run.own(Objects.requireNonNull(resource, "resource"));
        return resource;
    }

    /**
     * Cancels the body and all children. The scope is over when they have ended: the yield gives the body's result, if there is one
     * nevertheless, and else throws {@link ScopeCancelledException}. The first cancel counts.
     *
     * <p>May be called from any thread.
     *
     * @param reason goes into the message of {@link Cancelled}
     */
    public void cancel(String reason) {
        Objects.requireNonNull(reason, "reason");
        run.cancel(new Cancellation(reason, new Throwable("cancelled here")));
    }

    /**
     * Whether it is being cancelled, for whatever reason, or over.
     *
     * @return true for good, once it is
     */
    public boolean isCancelled() {
        return run.isEnding();
    }

    /**
     * Sets the timeout of the scope anew: counted from now, instead of whatever it was.
     *
     * @param total zero or more and below 292 years
     * @throws IllegalArgumentException if {@code total} is negative or too long
     * @throws IllegalStateException if the scope is over or belongs to another thread
     */
    public void timeout(Duration total) {
        run.timeout(Durations.nanos("timeout", total));
    }

    /**
     * Takes the timeout of the scope away; an idle timeout stays.
     *
     * @throws IllegalStateException if the scope is over or belongs to another thread
     */
    public void clearTimeout() {
        run.timeout(Limits.NONE);
    }

    /**
     * How long the scope may still go on, by its timeout and those of all calls around it.
     *
     * @return never negative; null if nothing limits it
     * @throws IllegalStateException if the scope is over or belongs to another thread
     */
    public @Nullable Duration remaining() {
        return run.remaining();
    }
}
