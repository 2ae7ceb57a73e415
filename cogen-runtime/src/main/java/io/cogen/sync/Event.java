package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;

/**
 * Something that is so or is not: who waits for it goes on when it is {@link #set()}, and nobody has to wait until it is {@linkplain #clear()
 * cleared}. For what happens once, or brings a value, there is {@link Latch}.
 *
 * <p><b>Threads.</b> Scheduler's thread. Another thread says {@code scheduler.post(event::set)}.
 */
public final class Event {
    private final String label;
    private final WaitQueue<Await> waiting = new WaitQueue<>();
    private boolean set;
    private long sets;

    /** One that is not set, without a name. */
    public Event() {
        label = "event";
    }

    /**
     * One that is not set.
     *
     * @param name for dumps and messages; not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public Event(String name) {
        label = Names.label("event", name);
    }

    /**
     * Sets it: all who wait go on, in the order in which they came, even if it is cleared before their turn. Never suspends.
     *
     * @return whether it was not set before
     */
    public boolean set() {
        if (set) {
            return false;
        }
        waiting.checkThread(label);
        set = true;
        sets++;
        waiting.wakeAll(Await::set);
        return true;
    }

    /**
     * Clears it: from now on one has to wait. Never suspends.
     *
     * @return whether it was set before
     */
    public boolean clear() {
        boolean was = set;
        set = false;
        return was;
    }

    /**
     * Whether it is set.
     *
     * @return whether nobody has to wait
     */
    public boolean isSet() {
        return set;
    }

    /**
     * Waits until it is set.
     *
     * <p><b>Completes</b> with null; at once, if it is set.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe: who is cancelled or timed out just stops waiting; who waited when it was set goes on.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<Void, RuntimeException> await() {
        return new Await(this);
    }

    /**
     * How it is used.
     *
     * @return as of now
     */
    public Statistics statistics() {
        return new Statistics(set, waiting.size(), sets);
    }

    /** What it is, and whether it is set. */
    @Override
    public String toString() {
        return label + (set ? ", set" : ", not set");
    }

    /**
     * How an event is used.
     *
     * @param isSet whether it is set
     * @param waiting how many coroutines wait
     * @param sets how often it was set and had not been before
     */
    public record Statistics(boolean isSet, int waiting, long sets) {}

    private static final class Await extends Waiter<Void> {
        private final Event event;

        Await(Event event) {
            this.event = event;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            if (event.set) {
                return true;
            }
            event.waiting.add(event.label, this, scheduler);
            return false;
        }

        @SuppressWarnings("NullAway") // Void
        void set(boolean first) {
            succeed(null, first);
        }

        /** Another thread may post it. */
        @Override
        protected boolean isInternal() {
            return false;
        }

        @Override
        public String toString() {
            return event.toString();
        }
    }
}
