package io.cogen.sync;

import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Operations in the order in which they came: a doubly linked list through the operations themselves, so that to wait allocates nothing
 * and to be withdrawn costs the same wherever one stands. Those who wait belong to one scheduler.
 */
final class WaitQueue<W extends Waiter<?>> {
    /** What becomes of an operation that has left the queue. */
    interface Wake<W> {
        /** Completes or fails it; {@code first}: it goes to the head of the run queue. */
        void wake(W waiter, boolean first);
    }

    private @Nullable W first;
    private @Nullable W last;
    private int size;
    private @Nullable Scheduler scheduler;

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return size;
    }

    @Nullable
    W first() {
        return first;
    }

    @Nullable
    W last() {
        return last;
    }

    /** The one that came after another. */
    @SuppressWarnings("unchecked") // a link of this queue
    @Nullable
    W after(W waiter) {
        return (W) waiter.next;
    }

    @SuppressWarnings("unchecked") // a link of this queue
    @Nullable
    W before(W waiter) {
        return (W) waiter.previous;
    }

    /** For {@link #add}, where several queues are one to their users. */
    void checkScheduler(String what, Scheduler wanted) {
        if (first != null && scheduler != wanted) {
            throw new IllegalStateException(
                    what + " is waited for by coroutines of another scheduler, and belongs to that"
                            + " one: each scheduler needs its own");
        }
    }

    /** Called before something changes by which somebody may go on: waking is for the thread of those who wait. */
    void checkThread(String what) {
        if (first != null && (scheduler == null || !scheduler.isOnThread())) {
            throw new IllegalStateException(
                    what + " is waited for by coroutines of a scheduler that does not run on this"
                            + " thread now; use scheduler.post(...)");
        }
    }

    void add(String what, W waiter, Scheduler wanted) {
        checkScheduler(what, wanted);
        scheduler = wanted;
        link(waiter);
    }

    void link(W waiter) {
        waiter.queue = this;
        waiter.previous = last;
        if (last == null) {
            first = waiter;
        } else {
            last.next = waiter;
        }
        last = waiter;
        size++;
    }

    @SuppressWarnings("unchecked") // links of this queue
    void unlink(Waiter<?> waiter) {
        W next = (W) waiter.next;
        W previous = (W) waiter.previous;
        if (next == null) {
            last = previous;
        } else {
            next.previous = previous;
        }
        if (previous == null) {
            first = next;
        } else {
            previous.next = next;
        }
        waiter.next = null;
        waiter.previous = null;
        waiter.queue = null;
        size--;
    }

    @Nullable
    W poll() {
        W polled = first;
        if (polled != null) {
            unlink(polled);
        }
        return polled;
    }

    /** Wakes all. */
    void wakeAll(Wake<? super W> wake) {
        wake(size, wake);
    }

    /** Wakes the first ones; they stay in their order, apart from those who want to be at the head of the run queue. */
    void wake(int count, Wake<? super W> wake) {
        if (count <= 1) {
            W only = count == 1 ? poll() : null;
            if (only != null) {
                wake.wake(only, only.goesFirst());
            }
            return;
        }
        WaitQueue<W> woken = new WaitQueue<>();
        for (int i = 0; i < count; i++) {
            woken.link(Objects.requireNonNull(poll()));
        }
        Objects.requireNonNull(scheduler).inOrder(() -> woken.wakeInOrder(wake));
    }

    private void wakeInOrder(Wake<? super W> wake) {
        // Each that goes to the head goes before those who went there earlier: so the last one begins.
        for (W waiter = last; waiter != null; ) {
            W before = before(waiter);
            if (waiter.goesFirst()) {
                unlink(waiter);
                wake.wake(waiter, true);
            }
            waiter = before;
        }
        for (W waiter = poll(); waiter != null; waiter = poll()) {
            wake.wake(waiter, false);
        }
    }
}
