package io.cogen.queue;

import io.cogen.annotations.AtOnce;
import io.cogen.core.Operation;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings elements from one coroutine to another, first in, first out.
 *
 * <pre>{@code
 * Queue<Job> jobs = new Queue<>(128);
 * Co.yield(jobs.put(job));                           // waits while it is full
 *
 * Job job;
 * while ((job = Co.yield(jobs.next())) != null) {    // waits while it is empty; null: closed, and nothing is left
 *     work(job);
 *     jobs.taskDone();
 * }
 * }</pre>
 *
 * <h2>Who is served</h2>
 *
 * Gets that wait are served in the order in which they came, and so are puts. An element goes straight to a get that waits; one for
 * which there is no room stays with its put until there is. What was handed over arrives, also if its coroutine is cancelled at that
 * moment; a get that was withdrawn has taken nothing, and a put that was withdrawn has put nothing. Get, put and join may be clauses of
 * a {@link io.cogen.core.Select}.
 *
 * <h2>Who goes first</h2>
 *
 * A put that serves a get: with {@link Priority#LAST} the putter goes on, and the getter to the tail of the run queue; with any other the
 * getter goes to its head, and the putter behind it: at the head with {@code CORO} and {@code FIRST}, at the tail with {@code OP}.
 *
 * <p>A get that serves a put: the getter goes on, and the putter to the tail. If the put has {@code CORO} or {@code FIRST}, or the get
 * {@code OP} or {@code FIRST}, then the putter goes to the head, and the getter behind it: at the head if the get has {@code CORO} or
 * {@code FIRST}, else at the tail.
 *
 * <h2>The end</h2>
 *
 * {@link #close()} ends the putting. What is in the queue then can still be got, and also what was brought by puts that wait: these began
 * before. Gets that find nothing fail with {@link QueueClosedException}; {@link #next()} gives null.
 *
 * <h2>Threads</h2>
 *
 * A queue belongs to one scheduler, the first whose coroutines use it, and goes over to another only if nobody waits and the first one
 * does not run. Plain calls may be made on its thread and, while it does not run, on any. From elsewhere: {@link IllegalStateException}.
 * Sizes may be asked for from anywhere, but may be old.
 *
 * @param <E> what is put; never null
 */
public class Queue<E> extends Exchange<E> implements Iterable<E> {
    /** The capacity of a queue without a bound. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private @Nullable String name;

    /** Without a bound. */
    public Queue() {
        this(UNBOUNDED);
    }

    /**
     * With a bound.
     *
     * @param capacity 1 or more
     * @throws IllegalArgumentException if there is no such capacity
     */
    public Queue(int capacity) {
        this(capacity, new Ring<>());
    }

    /**
     * With an order of your own.
     *
     * @param capacity 1 or more; {@link #UNBOUNDED}
     * @param storage keeps the elements of this queue, and of no other
     * @throws IllegalArgumentException if there is no such capacity
     */
    public Queue(int capacity, Storage<E> storage) {
        super(positive(capacity), Objects.requireNonNull(storage, "storage"));
    }

    private Queue(Storage<E> storage) {
        super(0, storage);
    }

    private static int positive(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("there is no capacity " + capacity
                    + "; Queue.rendezvous() has no room at all, and without a capacity there is no bound");
        }
        return capacity;
    }

    /**
     * A queue without any room: a put waits for a get that takes its element, and a get for a put.
     *
     * @param <E> what is put
     * @return a new queue
     */
    public static <E> Queue<E> rendezvous() {
        return new Queue<>(new Ring<>());
    }

    /**
     * Gives it a name, for dumps and messages.
     *
     * @param name not blank
     * @return this
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public Queue<E> named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name is blank; leave it out");
        }
        this.name = name;
        return this;
    }

    // ------------------------------------------------------------------ operations

    /**
     * Puts an element at the end, where that is, or hands it over to a get that waits.
     *
     * <p><b>Completes</b> with null: at once if there is room or somebody waits for it, else when there is.
     *
     * <p><b>Fails</b> with {@link QueueClosedException} if the queue was closed before, and with what a {@link Storage} throws.
     *
     * <p><b>Cancellation.</b> Safe: a put that was withdrawn, for a timeout too, has put nothing, and is not counted.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param element not null
     * @return the operation, for one use
     */
    @AtOnce("putAtOnce")
    public final Operation<Void, RuntimeException> put(E element) {
        return new Put<>(this, element, false);
    }

    /**
     * For generated code: {@link #put}, if that is possible at once.
     *
     * @param element not null
     * @param scheduler the one that runs the coroutine; null: nothing is done
     * @return null: it is done; else the operation
     */
    public final @Nullable Object putAtOnce(E element, @Nullable Scheduler scheduler) {
        return putAtOnce(scheduler, element, false);
    }

    /**
     * As {@link #put}, but the element comes out before all that are in the queue. A put that has to wait does so in its turn.
     *
     * <p><b>Completes</b>, <b>Cancellation</b>, <b>Threads</b> as {@link #put}.
     *
     * <p><b>Fails</b> as {@link #put}, and with {@link UnsupportedOperationException} if the order of the queue is not for the user to
     * say, as that of a {@link PriorityQueue}.
     *
     * @param element not null
     * @return the operation, for one use
     */
    @AtOnce("putFirstAtOnce")
    public final Operation<Void, RuntimeException> putFirst(E element) {
        return new Put<>(this, element, true);
    }

    /**
     * For generated code: {@link #putFirst}, if that is possible at once.
     *
     * @param element not null
     * @param scheduler the one that runs the coroutine; null: nothing is done
     * @return null: it is done; else the operation
     */
    public final @Nullable Object putFirstAtOnce(E element, @Nullable Scheduler scheduler) {
        return putAtOnce(scheduler, element, true);
    }

    /**
     * Takes the element that comes out next.
     *
     * <p><b>Completes</b> with the element: at once if there is one, else when somebody puts one.
     *
     * <p><b>Fails</b> with {@link QueueClosedException} if the queue is closed, and nothing is left.
     *
     * <p><b>Cancellation.</b> Safe: a get that was withdrawn has taken nothing, and an element that was handed over is delivered.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    @AtOnce("getAtOnce")
    public final Operation<E, RuntimeException> get() {
        return new Get<>(this);
    }

    /**
     * For generated code: {@link #get}, if that is possible at once.
     *
     * @param scheduler the one that runs the coroutine; null: nothing is done
     * @return the element, or the operation
     */
    public final Object getAtOnce(@Nullable Scheduler scheduler) {
        Object element = takeAtOnce(scheduler);
        return element == null ? get() : element;
    }

    /**
     * As {@link #get()}, for loops that end with the queue.
     *
     * <p><b>Completes</b> with the element; with null if the queue was closed without a cause, and nothing is left.
     *
     * <p><b>Fails</b> with {@link QueueClosedException} if it was closed with a cause, and nothing is left.
     *
     * <p><b>Cancellation.</b>, <b>Threads.</b> As {@link #get()}.
     *
     * @return the operation, for one use
     */
    @AtOnce("nextAtOnce")
    public final Operation<@Nullable E, RuntimeException> next() {
        return new Next<>(this);
    }

    /**
     * For generated code: {@link #next}, if that is possible at once.
     *
     * @param scheduler the one that runs the coroutine; null: nothing is done
     * @return the element, or the operation
     */
    public final Object nextAtOnce(@Nullable Scheduler scheduler) {
        Object element = takeAtOnce(scheduler);
        return element == null ? next() : element;
    }

    /**
     * Takes everything that is there, what waiting puts bring included; if there is nothing, waits for one element.
     *
     * <p><b>Completes</b> with the elements in the order in which they come out, one or more, in a new list that may be changed.
     *
     * <p><b>Fails</b>, <b>Cancellation</b>, <b>Threads</b> as {@link #get()}.
     *
     * @return the operation, for one use
     */
    public final Operation<List<E>, RuntimeException> getAll() {
        return new GetAll<>(this, Integer.MAX_VALUE);
    }

    /**
     * As {@link #getAll()}, but not more than so many.
     *
     * @param atMost 1 or more
     * @return the operation, for one use
     * @throws IllegalArgumentException if {@code atMost} is less than 1
     */
    public final Operation<List<E>, RuntimeException> getAll(int atMost) {
        return new GetAll<>(this, atMost);
    }

    /**
     * Waits until all that was put has been counted by {@link #taskDone()}. What puts bring that still wait does not count.
     *
     * <p><b>Completes</b> with null: at once if nothing is unfinished, else when the count is zero for the next time.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public final Operation<Void, RuntimeException> join() {
        return new Finished<>(this);
    }

    // ------------------------------------------------------------------ plain calls

    /**
     * Puts an element, unless that would have to wait.
     *
     * @param element not null
     * @return whether it was put
     * @throws QueueClosedException if the queue is closed
     */
    public final boolean offer(E element) {
        Objects.requireNonNull(element, "element");
        return isHere() ? offerHere(element, false) : this.<Boolean>elsewhere(() -> offerHere(element, false));
    }

    /**
     * As {@link #offer}, but the element comes out before all that are in the queue.
     *
     * @param element not null
     * @return whether it was put
     * @throws QueueClosedException if the queue is closed
     * @throws UnsupportedOperationException if the order of the queue is not for the user to say
     */
    public final boolean offerFirst(E element) {
        Objects.requireNonNull(element, "element");
        return isHere() ? offerHere(element, true) : this.<Boolean>elsewhere(() -> offerHere(element, true));
    }

    /**
     * Takes the element that comes out next, if there is one.
     *
     * @return null if there is none; closed or not
     */
    public final @Nullable E poll() {
        return isHere() ? pollHere() : this.<@Nullable E>elsewhere(this::pollHere);
    }

    /**
     * What {@link #poll()} would give.
     *
     * @return null if there is none
     */
    public final @Nullable E peek() {
        return isHere() ? peekHere() : this.<@Nullable E>elsewhere(this::peekHere);
    }

    /**
     * Takes everything that is there, what waiting puts bring included. The elements stay unfinished.
     *
     * @return the elements in the order in which they come out, in a new list that may be changed
     */
    public final List<E> drain() {
        return isHere() ? drainHere() : elsewhere(this::drainHere);
    }

    /**
     * Counts an element that was put as done with. When all are, those who {@linkplain #join() join} go on.
     *
     * @throws IllegalStateException if it is called more often than elements were put
     */
    public final void taskDone() {
        if (isHere()) {
            taskDoneHere();
        } else {
            elsewhere(() -> {
                taskDoneHere();
                return true;
            });
        }
    }

    /** Ends the putting, see above. Closing again does nothing. */
    public final void close() {
        end(null);
    }

    /**
     * Ends the putting, because something is wrong.
     *
     * @param cause of the {@link QueueClosedException} that puts, and gets which find nothing, fail with
     */
    public final void close(Throwable cause) {
        end(Objects.requireNonNull(cause, "cause"));
    }

    private void end(@Nullable Throwable why) {
        if (isHere()) {
            closeHere(why);
        } else {
            elsewhere(() -> {
                closeHere(why);
                return true;
            });
        }
    }

    // ------------------------------------------------------------------ looking in

    /**
     * How many elements are in it; what waiting puts bring is not.
     *
     * @return zero or more
     */
    public final int size() {
        return stored();
    }

    /**
     * Whether nothing is in it.
     *
     * @return whether the size is 0
     */
    public final boolean isEmpty() {
        return stored() == 0;
    }

    /**
     * Whether there is no room; in a rendezvous there never is.
     *
     * @return whether the size is the capacity
     */
    public final boolean isFull() {
        return stored() >= capacity;
    }

    /**
     * How many it has room for.
     *
     * @return {@link #UNBOUNDED}, or 0 in a rendezvous
     */
    public final int capacity() {
        return capacity;
    }

    /**
     * Whether it was closed. There may be elements left.
     *
     * @return true for good, once it is
     */
    public final boolean isClosed() {
        return closed;
    }

    /**
     * The elements that are in it, in the order in which they come out, as they are now.
     *
     * @return over a copy
     */
    @Override
    public final Iterator<E> iterator() {
        return (isHere() ? listHere() : elsewhere(this::listHere)).iterator();
    }

    /**
     * What it has done, and who waits. The latter are counted for this, which takes as long as there are.
     *
     * @return as it is now
     */
    public final QueueStatistics statistics() {
        return isHere() ? statisticsHere() : elsewhere(this::statisticsHere);
    }

    /** For dumps and messages. */
    @Override
    public final String toString() {
        return name == null ? "a queue" : "queue " + name;
    }
}
