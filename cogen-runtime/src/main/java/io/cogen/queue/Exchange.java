package io.cogen.queue;

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

    /** How many were put, and how often taskDone() was called. */
    long entered;

    private long finished;

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

    private static void wake(Put<?> put, @Nullable Take<?, ?> take) {
        boolean first = put.goesFirst();
        if (take != null) {
            first = take.yieldsTo(first);
        }
        put.end(null, first);
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
        inOrder(() -> takeMore(null, all, Integer.MAX_VALUE));
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
        inOrder(() -> {
            for (Take<E, ?> take = gets.first(); take != null; take = gets.first()) {
                gets.remove(take);
                take.finish();
            }
        });
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
            inOrder(() -> {
                for (Finished<E> join = joins.first(); join != null; join = joins.first()) {
                    joins.remove(join);
                    join.end(null, false);
                }
            });
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
            owner = Scheduler.current(); // still null outside a loop
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
        owner = scheduler;
    }
}
