package io.cogen.pipe;

import io.cogen.core.AsyncGenerator;
import io.cogen.core.Coro;
import io.cogen.core.Generator;
import io.cogen.core.Operation;
import io.cogen.core.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives items, one each time it is asked, and may wait for them.
 *
 * <pre>{@code
 * Pipe<Order, IOException> orders = Pipe.from(ShopCoroutines.lines(socket)).map(Order::parse).filter(Order::isOpen);
 * try {
 *     while (Co.yield(orders.next())) {
 *         Co.yield(ShopCoroutines.deliver(orders.value()));
 *     }
 * } finally {
 *     Co.yield(orders.close());
 * }
 * }</pre>
 *
 * <p>A pipe begins at a source, goes through stages, and is gone through once: by hand as above, or by one of the ends, {@link
 * #forEach(Consumer) forEach} and its kind, which are coroutines and close it. What has become part of another pipe, or was given to an
 * end, belongs to that one; using it again is an {@code IllegalStateException}.
 *
 * <p><b>Nothing runs ahead.</b> A source runs when an item is asked for, on behalf of the one who asks. Only {@link #buffer} and {@link
 * #merge} have coroutines of their own, children of a scope, that run ahead by a number of items.
 *
 * <p><b>The end, and failures.</b> At the end {@link #next()} gives false, so that any value may be an item. A failure of a
 * source or of a stage comes out at {@code next()}, as it is; before that all other stages and sources have been closed. After a
 * failure {@code next()} gives false.
 *
 * <p><b>Closing.</b> To close a pipe is to close every stage of it up to its sources: their {@code finally} blocks run, once, and are
 * waited for. A pipe that has ended or failed is closed. One that is dropped runs no {@code finally} blocks; close it in one, as
 * above.
 *
 * <p><b>Cancellation.</b> A cancel or a timeout of {@code next()} ends the pipe: {@link io.cogen.core.Cancelled} is thrown where the
 * source or stage waits, and all are closed. But an item that is there already, behind no other wait, is delivered. Right behind
 * {@link #buffer}, {@link #merge} and {@link Pipes#fromPublisher} such a wait is only withdrawn: nothing is lost, and the next {@code
 * next()} gives the item. So whoever wants to give up waiting, and to go on later, puts a buffer at the end.
 *
 * <p><b>Checked exceptions.</b> {@code X} stays what it is through all stages. What a stage waits for may throw no other one, see {@link
 * #throwing} and {@link #unchecked}; in a loop by hand anything goes.
 *
 * <p><b>Threads.</b> As {@link AsyncGenerator}: it is gone through on one scheduler's thread, by one coroutine at a time.
 *
 * @param <Y> the items
 * @param <X> the checked exception that it fails with; {@code RuntimeException} if none
 */
public abstract class Pipe<Y extends @Nullable Object, X extends Throwable> {
    // A long file, because it is the contract; nearly all of it is documentation.

    private boolean handedOver;

    Pipe() {}

    // ------------------------------------------------------------------ sources

    /**
     * The elements of something that iterates. For a generator see {@link #from(Generator)}, which closes it.
     *
     * @param <Y> the items
     * @param values gone through once, on the scheduler's thread; its iterator must not block
     * @return a pipe
     */
    public static <Y extends @Nullable Object> Pipe<Y, RuntimeException> of(Iterable<? extends Y> values) {
        return new Generated<>(new Sources.OfIterable<>(Objects.requireNonNull(values, "values")));
    }

    /**
     * What a generator yields, from where it is; what it returns is dropped. The generator is closed with the pipe; what its {@code
     * finally} blocks throw then comes as from {@link Generator#close}.
     *
     * @param <Y> the items
     * @param <X> what it throws
     * @param generator used by nobody else from now on
     * @return a pipe
     */
    public static <Y extends @Nullable Object, X extends Throwable> Pipe<Y, X> from(
            Generator<? extends Y, ?, ?, ? extends X> generator) {
        return new Generated<>(new Sources.OfGenerator<>(Objects.requireNonNull(generator, "generator")));
    }

    /**
     * What an asynchronous generator yields, from where it is; what it returns is dropped. The generator is closed with the pipe.
     *
     * @param <Y> the items
     * @param <X> what it throws
     * @param generator used by nobody else from now on
     * @return a pipe
     */
    public static <Y extends @Nullable Object, X extends Throwable> Pipe<Y, X> from(
            AsyncGenerator<? extends Y, ?, ?, ? extends X> generator) {
        return new Generated<>(Objects.requireNonNull(generator, "generator"));
    }

    /**
     * The outcomes of operations, one after the other, without end: {@code Pipe.repeat(() ->
     * socket.readLine(80)).takeWhile(Objects::nonNull)}.
     *
     * @param <Y> the items
     * @param <X> what the operations throw
     * @param operations makes a new operation for each item; called when the item is asked for
     * @return a pipe
     */
    public static <Y extends @Nullable Object, X extends Throwable> Pipe<Y, X> repeat(
            Supplier<? extends Operation<? extends Y, ? extends X>> operations) {
        return new Generated<>(new Sources.Repeated<>(Objects.requireNonNull(operations, "operations")));
    }

    /**
     * The items of several pipes as they come; those of each one in their order. Each is gone through by a daemon child of the scope,
     * from the first {@link #next()} on, which runs ahead by one item. The first failure cancels the others, and comes out when all
     * have ended, behind the items that came before it.
     *
     * <p>If nobody asks any more, and nobody closes, the children end with the scope; a failure that nobody was told is then one of the
     * scope. If the scope ends first, {@code next()} fails with {@link
     * java.util.concurrent.CancellationException}.
     *
     * @param <Y> the items
     * @param <X> what the pipes fail with
     * @param scope whose children go through the pipes
     * @param pipes one or more
     * @return a pipe whose {@code next()} loses nothing when it is cancelled or times out
     * @throws IllegalArgumentException if there are no pipes
     */
    public static <Y extends @Nullable Object, X extends Throwable> Pipe<Y, X> merge(
            Scope scope, List<? extends Pipe<? extends Y, ? extends X>> pipes) {
        Objects.requireNonNull(scope, "scope");
        if (pipes.isEmpty()) {
            throw new IllegalArgumentException("there is no pipe to merge");
        }
        return new Funnel<>("merge", scope, pipes, 1);
    }

    // ------------------------------------------------------------------ going through it

    /**
     * Asks for the next item.
     *
     * <p><b>Completes</b> with true at an item, which {@link #value()} gives; with false at the end, and again after it.
     *
     * <p><b>Fails</b> with what a source or stage throws, as it is; all are closed then. With {@link IllegalStateException} if the pipe
     * is asked or closed by somebody else at the moment.
     *
     * <p><b>Cancellation.</b> Ends the pipe where it waits; directly behind a buffer, a merge or a publisher only withdraws the wait. See
     * the class.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     * @throws IllegalStateException if it belongs to another pipe or an end
     */
    public final Operation<Boolean, X> next() {
        requireOwn();
        return advance();
    }

    /**
     * The item.
     *
     * @return what the last {@link #next()} found
     * @throws IllegalStateException if it found none, or the pipe belongs to another pipe or an end
     */
    public final Y value() {
        requireOwn();
        return item();
    }

    /**
     * Closes all stages and sources: their {@code finally} blocks run. What has not begun ends without running; if the pipe has ended,
     * nothing happens.
     *
     * <p><b>Completes</b> with null when all have ended, those that run ahead too: where one of these waits for an item at the moment,
     * that wait is cancelled.
     *
     * <p><b>Fails</b> with what a {@code finally} block throws; also with a failure of what ran ahead that nobody was told. All
     * others are closed nevertheless. With {@link IllegalStateException} if somebody waits for an item.
     *
     * <p><b>Cancellation.</b> Can be yielded by a coroutine that has been cancelled, and closes then without waiting, as {@link
     * AsyncGenerator#close} does; for those that run ahead the scope waits.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     * @throws IllegalStateException if it belongs to another pipe or an end
     */
    public final Operation<Void, X> close() {
        requireOwn();
        return end();
    }

    /**
     * This pipe as an asynchronous generator, for whoever takes one. What is sent is dropped; what is raised, at a yield, closes the
     * pipe.
     *
     * @return a generator that has not begun, and that this pipe belongs to
     */
    public AsyncGenerator<Y, Void, Void, X> generator() {
        return new Each.Passed<>("generator", this, null, null);
    }

    // ------------------------------------------------------------------ stages

    /**
     * What a function makes of the items.
     *
     * @param <Z> the new items
     * @param function must not block; what it throws ends the pipe
     * @return a pipe
     */
    public <Z extends @Nullable Object> Pipe<Z, X> map(Function<? super Y, ? extends Z> function) {
        return new Generated<>(new Each.Mapped<Y, Z, X>(this, Objects.requireNonNull(function, "function")));
    }

    /**
     * What a coroutine, or another operation, makes of the items: {@code pipe.mapAwait(host -> FetchCoroutines.get(host))}. One after
     * the other, each when it is asked for. An item whose operation is cancelled is lost, with the pipe.
     *
     * @param <Z> the new items
     * @param function makes the operation for an item; what that throws ends the pipe. See {@link #unchecked} and {@link #throwing}
     * @return a pipe
     */
    public <Z extends @Nullable Object> Pipe<Z, X> mapAwait(
            Function<? super Y, ? extends Operation<? extends Z, ? extends X>> function) {
        return new Generated<>(new Joined.MappedAwait<Y, Z, X>(this, Objects.requireNonNull(function, "function")));
    }

    /**
     * The items that a predicate wants.
     *
     * @param predicate must not block; what it throws ends the pipe
     * @return a pipe
     */
    public Pipe<Y, X> filter(Predicate<? super Y> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return new Generated<>(new Each.Filtered<Y, X>("filter", this, predicate, Each.Fate.SKIP));
    }

    /**
     * The first items. Whoever asks for one more closes the rest, which is asked for no more.
     *
     * @param count how many at most, zero or more
     * @return a pipe
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public Pipe<Y, X> take(long count) {
        return new Generated<>(new Each.Taken<Y, X>(this, notNegative(count)));
    }

    /**
     * The items up to the first that a predicate does not want. That one is dropped, and the rest closed.
     *
     * @param predicate must not block; what it throws ends the pipe
     * @return a pipe
     */
    public Pipe<Y, X> takeWhile(Predicate<? super Y> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return new Generated<>(new Each.Filtered<Y, X>("takeWhile", this, predicate, Each.Fate.END));
    }

    /**
     * All items but the first ones.
     *
     * @param count how many are dropped, zero or more
     * @return a pipe
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public Pipe<Y, X> drop(long count) {
        return new Generated<>(new Each.Dropped<Y, X>(this, notNegative(count)));
    }

    /**
     * The same items, while this pipe runs ahead: from the first {@link #next()} on a daemon child of the scope goes through it, and
     * waits when so many items have not been asked for. A failure comes out behind the items that came before it.
     *
     * <p>If nobody asks any more, and nobody closes, the child ends with the scope; a failure that nobody was told is then one of the
     * scope. If the scope ends first, {@code next()} fails with {@link
     * java.util.concurrent.CancellationException}.
     *
     * @param scope whose child goes through this pipe
     * @param items one or more
     * @return a pipe whose {@code next()} loses nothing when it is cancelled or times out
     * @throws IllegalArgumentException if {@code items} is not positive
     */
    public Pipe<Y, X> buffer(Scope scope, int items) {
        Objects.requireNonNull(scope, "scope");
        if (items < 1) {
            throw new IllegalArgumentException("the size of a buffer is not positive: " + items
                    + "; without a buffer each item is made when it is asked for");
        }
        return new Funnel<>("buffer", scope, List.of(this), items);
    }

    /**
     * Pairs: the first item of this with the first of the other, and so on, until one of them ends. This one is asked first, and its
     * item dropped if the other has none. They do not wait side by side; {@linkplain #buffer buffered} inputs do.
     *
     * @param <B> the other's items
     * @param <Z> the new items
     * @param other the second of each pair
     * @param function makes an item of a pair; must not block
     * @return a pipe
     */
    public <B extends @Nullable Object, Z extends @Nullable Object> Pipe<Z, X> zip(
            Pipe<? extends B, ? extends X> other, BiFunction<? super Y, ? super B, ? extends Z> function) {
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(function, "function");
        return new Generated<>(new Joined.Zipped<Y, B, Z, X>(this, other, function));
    }

    /**
     * The same items, each within a time, counted from when it is asked for. An item that is late ends the pipe with {@link
     * io.cogen.core.OperationTimeoutException}.
     *
     * @param each zero or more and below 292 years; zero means: only those that need not be waited for
     * @return a pipe
     * @throws IllegalArgumentException if {@code each} is negative or too long
     */
    public Pipe<Y, X> timeout(Duration each) {
        advance().timeout(each); // so that a bad one is told of here
        return new Generated<>(new Each.Passed<Y, X>("timeout", this, each, null));
    }

    /**
     * The same items and another checked exception: a wider one for a stage that throws more, a narrower one for what one knows better
     * than the compiler. A checked failure of any other type comes in a {@link java.util.concurrent.CompletionException}, as its cause.
     *
     * @param <E> what the new pipe fails with
     * @param failure the class of {@code E}
     * @return a pipe
     */
    public <E extends Throwable> Pipe<Y, E> throwing(Class<E> failure) {
        Objects.requireNonNull(failure, "failure");
        return new Generated<>(new Each.Passed<Y, E>("throwing", this, null, failure));
    }

    /**
     * An operation that throws nothing checked, for where one is wanted that throws {@code X}: {@code
     * lines.mapAwait(line -> Pipe.unchecked(SlowCoroutines.count(line)))}.
     *
     * @param <T> what it gives
     * @param <X> anything
     * @param operation one that has not been yielded
     * @return {@code operation}
     */
    @SuppressWarnings("unchecked") // what throws nothing checked throws no checked X
    public static <T extends @Nullable Object, X extends Throwable> Operation<T, X> unchecked(
            Operation<T, ? extends RuntimeException> operation) {
        return (Operation<T, X>) operation;
    }

    // ------------------------------------------------------------------ ends

    /**
     * Goes through it: a coroutine, to be yielded, added, or started in a scope. It closes the pipe in whatever way it ends; only one
     * that was cancelled before it began closes nothing.
     *
     * <p>Cancelled between two items, it has done what there is to do for all items it took.
     *
     * @param action gets each item; must not block
     * @return a coroutine that has not begun; this pipe belongs to it
     */
    public Coro<Void, X> forEach(Consumer<? super Y> action) {
        return new Drain.ForEach<>(this, Objects.requireNonNull(action, "action"));
    }

    /**
     * As {@link #forEach(Consumer)}, and waits, for each item, for a coroutine or another operation before it asks for the next one.
     *
     * @param action makes the operation for an item; what that throws ends the pipe. See {@link #unchecked} and {@link #throwing}
     * @return a coroutine that has not begun; this pipe belongs to it
     */
    public Coro<Void, X> forEachAwait(Function<? super Y, ? extends Operation<?, ? extends X>> action) {
        return new Drain.ForEachAwait<>(this, Objects.requireNonNull(action, "action"));
    }

    /**
     * Makes one value of all items: {@code numbers.fold(0, Integer::sum)}. Closes the pipe, as {@link #forEach(Consumer)} does.
     *
     * @param <T> the value
     * @param start what comes of no item
     * @param function what comes of what came of the items before, and of an item; must not block
     * @return a coroutine that has not begun; this pipe belongs to it
     */
    public <T extends @Nullable Object> Coro<T, X> fold(
            T start, BiFunction<? super T, ? super Y, ? extends T> function) {
        return new Drain.Fold<>(this, start, Objects.requireNonNull(function, "function"));
    }

    /**
     * All items, of which there are not too many. If there are, it fails with {@link IllegalStateException}. Closes the pipe, as {@link
     * #forEach(Consumer)} does.
     *
     * @param limit how many there may be, zero or more
     * @return a coroutine that has not begun, and that gives a list of its own; this pipe belongs to it
     * @throws IllegalArgumentException if {@code limit} is negative
     */
    public Coro<List<Y>, X> toList(int limit) {
        return new Drain.ToList<>(this, (int) notNegative(limit));
    }

    /**
     * The first item; if there is none, it fails with {@link java.util.NoSuchElementException}. Closes the pipe, as {@link
     * #forEach(Consumer)} does.
     *
     * @return a coroutine that has not begun; this pipe belongs to it
     */
    public Coro<Y, X> first() {
        return new Drain.First<>(this);
    }

    private static long notNegative(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a number of items is negative: " + count);
        }
        return count;
    }

    // ------------------------------------------------------------------ what there is to a pipe

    abstract Operation<Boolean, X> advance();

    abstract Y item();

    abstract Operation<Void, X> end();

    /** As {@link #handOver}, of several: all of them, or none if one of them is not free. */
    static List<Closes> handOver(List<? extends Pipe<?, ?>> pipes) {
        for (int i = 0; i < pipes.size(); i++) {
            Pipe<?, ?> each = pipes.get(i);
            each.requireOwn();
            for (int k = 0; k < i; k++) {
                if (pipes.get(k) == each) {
                    throw new IllegalStateException("a pipe can be an input once: " + each);
                }
            }
        }
        List<Closes> inputs = new ArrayList<>();
        pipes.forEach(each -> inputs.add(each.handOver()));
        return inputs;
    }

    /** From now on somebody else has it, who uses the methods above. */
    final Closes handOver() {
        requireOwn();
        handedOver = true;
        return this::end;
    }

    private void requireOwn() {
        if (handedOver) {
            throw new IllegalStateException(
                    "this pipe has become part of another one, or was given to an end; use that one: " + this);
        }
    }
}
