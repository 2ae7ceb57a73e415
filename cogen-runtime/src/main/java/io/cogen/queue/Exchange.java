package io.cogen.queue;

import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Queue} does, which adds nothing but the doors to it.
 *
 * @param <E> what is put
 */
abstract class Exchange<E> {
    /*
     * At rest: who waits with a get finds nothing in the storage; who waits with a put finds it full; and nobody waits with a get
     * while somebody waits with a put, unless both are clauses of one Select and so cannot serve each other.
     *
     * Whoever completes an operation has left everything in order before: it may be a clause of a Select, which then withdraws others from
     * these very lists.
     */

    final int capacity;
    private final Storage<E> storage;
    /** The storage, if it is the usual one: then there is no doubt which class it is. */
    private final @Nullable Ring<E> ring;

    final WaitList<Take<E, ?>> gets = new WaitList<>();
    final WaitList<Put<E>> puts = new WaitList<>();
    final WaitList<Finished<E>> joins = new WaitList<>();

    /** Whose coroutines use it; null: it has not been used in a loop. */
    private @Nullable Scheduler owner;

    /** Whether its operations have a priority that nobody asked for. */
    private boolean hasPriority;

    /** How many were put, and how often taskDone() was called. */
    long entered;

    private long finished;

    /** Puts that were let in, and go on together when that is over; null: each goes on at once. */
    private @Nullable List<Put<E>> gathered;

    /** Whether the get that is being served has found its place in the run queue, behind a put that it serves. */
    boolean takerQueued;

    boolean closed;

    @Nullable
    Throwable cause;

    Exchange(int capacity, Storage<E> storage) {
        this.capacity = capacity;
        this.storage = storage;
        ring = storage instanceof Ring<E> usual ? usual : null;
    }

    // ------------------------------------------------------------------ storage

    final int stored() {
        Ring<E> usual = ring;
        return usual != null ? usual.size() : storage.size();
    }

    private void store(E element, boolean ahead) {
        Ring<E> usual = ring;
        if (ahead) {
            storage.addFirst(element);
        } else if (usual != null) {
            usual.add(element);
        } else {
            storage.add(element);
        }
        entered++;
    }

    private @Nullable E unstore() {
        Ring<E> usual = ring;
        return usual != null ? usual.poll() : storage.poll();
    }

    // ------------------------------------------------------------------ attempts

    /** Null: it is done; else the operation, since not at once, or not without it, or it has failed. */
    final @Nullable Object putAtOnce(@Nullable Scheduler scheduler, E element, boolean ahead) {
        if (element != null && scheduler != null && scheduler == owner && !closed) {
            if (!gets.isEmpty()) {
                if (!hasPriority && offerHere(element, ahead)) {
                    return null;
                }
            } else if (stored() < capacity) {
                try {
                    store(element, ahead);
                    return null;
                } catch (Throwable refused) {
                    return new Refused(refused);
                }
            }
        }
        return new Put<>((Queue<E>) this, element, ahead); // there is no other exchange
    }

    /** The element; or an operation that gives it, or fails. Null: not at once, or not without its operation. */
    final @Nullable Object takeAtOnce(@Nullable Scheduler scheduler) {
        if (scheduler == null || scheduler != owner) {
            return null;
        }
        Put<E> put = puts.first();
        if (put != null && (hasPriority || ring == null || put.goesFirst())) {
            return null; // only the usual storage lets one in for one that it gives, whose priority is known
        }
        try {
            E element = take(null);
            return element instanceof Operation ? Events.ready(element) : element;
        } catch (Throwable refused) {
            return new Refused(refused);
        }
    }

    // ------------------------------------------------------------------ operations

    /** True: it is done. */
    final boolean put(Put<E> put, Scheduler scheduler) {
        if (scheduler != owner) {
            bind(scheduler);
        }
        if (closed) {
            throw closedException();
        }
        if (!gets.isEmpty()) {
            Take<E, ?> getter = gets.firstBut(put);
            if (getter != null) {
                handOver(put, getter);
                return true;
            }
        }
        if (stored() < capacity) {
            store(put.element, put.ahead);
            return true;
        }
        puts.add(put);
        return false;
    }

    /** CG-123: unless the put has the lowest priority, the getter goes first, and the putter behind it. */
    private void handOver(Put<E> put, Take<E, ?> getter) {
        gets.remove(getter);
        entered++;
        if (put.hasPriority()) {
            put.queueUp();
            give(getter, put.element, true);
        } else {
            give(getter, put.element, false);
        }
    }

    private static <E, T extends @Nullable Object> void give(Take<E, T> getter, E element, boolean first) {
        getter.end(getter.of(element), first);
    }

    /** An element, or null: there is none yet. */
    final @Nullable E take(Take<E, ?> take, Scheduler scheduler) {
        if (scheduler != owner) {
            bind(scheduler);
        }
        takerQueued = false;
        return take(take);
    }

    /** What comes out next; of waiting puts, what they bring. {@code take} is null in plain calls. */
    private @Nullable E take(@Nullable Take<E, ?> take) {
        E element = unstore();
        if (!puts.isEmpty()) {
            if (element == null) {
                return takeFromPut(take);
            }
            admit(take);
        }
        return element;
    }

    /** There is no room, only those who meet. */
    private @Nullable E takeFromPut(@Nullable Take<E, ?> take) {
        Put<E> put = puts.firstBut(take);
        if (put == null) {
            return null;
        }
        puts.remove(put);
        entered++;
        wake(put, take);
        return put.element;
    }

    /** CG-124: there is room again, for puts that wait. */
    private void admit(@Nullable Take<E, ?> take) {
        while (stored() < capacity) {
            Put<E> put = puts.firstBut(take);
            if (put == null) {
                return;
            }
            puts.remove(put);
            try {
                store(put.element, put.ahead);
            } catch (Throwable refused) {
                put.endWith(refused);
                continue;
            }
            wake(put, take);
        }
    }

    private void wake(Put<E> put, @Nullable Take<?, ?> take) {
        if (gathered != null) {
            gathered.add(put);
        } else {
            put.end(null, goesFirst(put, take));
        }
    }

    private static boolean goesFirst(Put<?> put, @Nullable Take<?, ?> take) {
        return take == null ? put.goesFirst() : take.yieldsTo(put.goesFirst());
    }

    /** Several elements are about to be taken: whoever is let in for them waits for {@link #wakeGathered}. */
    final void gather() {
        if (!puts.isEmpty()) {
            gathered = new ArrayList<>();
        }
    }

    final void wakeGathered(@Nullable Take<?, ?> take) {
        List<Put<E>> all = gathered;
        if (all != null) {
            gathered = null;
            InOrder.wake(all, put -> goesFirst(put, take), (put, first) -> put.end(null, first));
        }
    }

    /** Nothing was there for it, and so no put waits either, but perhaps a rival. True: and nothing will be. */
    final boolean waitsOrEnds(Take<E, ?> take) {
        if (closed) {
            take.finish();
            return true;
        }
        gets.add(take);
        return false;
    }

    final void takeMore(@Nullable GetAll<E> take, List<E> into, int atMost) {
        while (into.size() < atMost) {
            E element = take(take);
            if (element == null) {
                return;
            }
            into.add(element);
        }
    }

    final boolean join(Finished<E> join, Scheduler scheduler) {
        if (scheduler != owner) {
            bind(scheduler);
        }
        if (unfinished() == 0) {
            return true;
        }
        joins.add(join);
        return false;
    }

    // ------------------------------------------------------------------ plain calls

    final boolean offerHere(E element, boolean ahead) {
        if (closed) {
            throw closedException();
        }
        Take<E, ?> getter = gets.first();
        if (getter != null) {
            gets.remove(getter);
            entered++;
            give(getter, element, false);
            return true;
        }
        if (stored() >= capacity) {
            return false;
        }
        store(element, ahead);
        return true;
    }

    final @Nullable E pollHere() {
        return take(null);
    }

    final @Nullable E peekHere() {
        E element = storage.peek();
        Put<E> put = puts.first();
        return element != null || put == null ? element : put.element;
    }

    final List<E> listHere() {
        List<E> list = new ArrayList<>(storage.size());
        storage.forEach(list::add);
        return list;
    }

    final List<E> drainHere() {
        List<E> all = new ArrayList<>();
        gather();
        inOrder(() -> {
            try {
                takeMore(null, all, Integer.MAX_VALUE);
            } finally {
                wakeGathered(null);
            }
        });
        return all;
    }

    final void closeHere(@Nullable Throwable why) {
        if (closed) {
            return;
        }
        closed = true;
        cause = why;
        endGetsIfDrained();
    }

    /** Nobody will ever serve those who wait with a get. */
    private void endGetsIfDrained() {
        List<Take<E, ?>> all = gets.takeAll();
        inOrder(() -> InOrder.wake(all, Waiter::goesFirst, (take, first) -> take.finish()));
    }

    final long unfinished() {
        return entered - finished;
    }

    final void taskDoneHere() {
        if (unfinished() == 0) {
            throw new IllegalStateException(
                    "taskDone() was called more often than elements were put: " + entered + ", into " + this);
        }
        finished++;
        if (unfinished() == 0 && !joins.isEmpty()) {
            List<Finished<E>> all = joins.takeAll();
            inOrder(() -> InOrder.wake(all, Waiter::goesFirst, (join, first) -> join.end(null, first)));
        }
    }

    final QueueStatistics statisticsHere() {
        return new QueueStatistics(
                stored(), capacity, gets.size(), puts.size(), joins.size(), entered, entered - stored(), unfinished());
    }

    private void inOrder(Runnable wakes) {
        if (owner == null) {
            wakes.run();
        } else {
            owner.inOrder(wakes);
        }
    }

    final QueueClosedException closedException() {
        return new QueueClosedException(this + " is closed", cause);
    }

    // ------------------------------------------------------------------ threads

    /** Whether a plain call may go on here and now. */
    final boolean isHere() {
        if (owner == null) {
            Scheduler current = Scheduler.current();
            if (current != null) {
                own(current);
            }
            return true;
        }
        return owner.isOnThread();
    }

    /** A plain call before, between or behind the runs of the loop. */
    final <R extends @Nullable Object> R elsewhere(Supplier<R> call) {
        List<R> result = new ArrayList<>(1);
        if (!Objects.requireNonNull(owner).tryHere(() -> result.add(call.get()))) {
            throw new IllegalStateException(this + " belongs to a scheduler that runs on another thread; "
                    + "have it do that, with scheduler.post(...)");
        }
        return result.get(0);
    }

    private void bind(Scheduler scheduler) {
        Scheduler before = owner;
        if (before != null) {
            if (!gets.isEmpty() || !puts.isEmpty() || !joins.isEmpty()) {
                throw new IllegalStateException(
                        this
                                + " belongs to another scheduler, whose coroutines wait for it; a queue is for those of one scheduler");
            } else if (!before.tryHere(() -> {})) {
                throw new IllegalStateException(this
                        + " belongs to another scheduler, which runs; a queue is for the coroutines of one scheduler");
            }
        }
        own(scheduler);
    }

    private void own(Scheduler scheduler) {
        owner = scheduler;
        hasPriority = scheduler.defaultPriority() != Priority.LAST;
    }
}
