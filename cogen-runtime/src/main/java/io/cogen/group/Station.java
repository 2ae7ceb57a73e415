package io.cogen.group;

import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The coroutines of one loop that wait at one side of a queue, first come, first served. Plain code for that loop's thread, except {@link #send}. */
final class Station implements Runnable {
    final Scheduler scheduler;
    private final Side side;

    private @Nullable Waiting<?> first;
    private @Nullable Waiting<?> last;

    /** In the side's list, or told by a message that is on the way. */
    private boolean expecting;

    Station(Side side, Scheduler scheduler) {
        this.side = side;
        this.scheduler = scheduler;
    }

    /** Any thread. False: the loop is closed. */
    boolean send() {
        try {
            scheduler.post(this);
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    /** The message. */
    @Override
    public void run() {
        expecting = false;
        serve();
    }

    boolean isEmpty() {
        return first == null;
    }

    void add(Waiting<?> waiting) {
        waiting.previous = last;
        if (last == null) {
            first = waiting;
            side.crowd(1);
        } else {
            last.next = waiting;
        }
        last = waiting;
        if (!expecting) {
            serve();
        }
    }

    /** Somebody gives up. A wakeup that is on the way for him is another one's then. */
    void withdraw(Waiting<?> waiting) {
        remove(waiting);
        if (first == null && expecting) {
            if (side.callOff(this)) {
                expecting = false;
            } else {
                side.passOn();
            }
        }
    }

    private void remove(Waiting<?> waiting) {
        Waiting<?> before = waiting.previous;
        Waiting<?> after = waiting.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        waiting.previous = null;
        waiting.next = null;
        if (first == null) {
            side.crowd(-1);
        }
    }

    private void serve() {
        for (int looks = 0; ; looks++) {
            while (first != null && first.now(scheduler)) {
                remove(Objects.requireNonNull(first));
            }
            if (first == null) {
                side.passOn();
                return;
            }
            expecting = true;
            if (looks == 2) {
                // There is something, and the thread that puts it, or takes it, is in the midst of that: in the next
                // turn.
                send();
                return;
            }
            side.call(this);
            if (!side.isReady() || !side.callOff(this)) {
                return;
            }
            expecting = false;
        }
    }
}
