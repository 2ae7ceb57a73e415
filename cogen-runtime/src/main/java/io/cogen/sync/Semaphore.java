package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits. Whoever acquires some has them until they are released; if there are not enough, it waits.
 *
 * <pre>{@code
 * Semaphore connections = new Semaphore("connections", 10);
 * ...
 * try (Held permit = Co.yield(connections.acquire().timeout(ofSeconds(1)))) {
 *     Co.yield(ClientCoroutines.query(sql));
 * }
 * }</pre>
 *
 * <p>First come, first served: who asks for one waits behind somebody who asks for three, even if there is one; else large requests would
 * wait for ever. Permits belong to nobody: they may be released by another coroutine, and there may be more in the end than at the
 * start, which {@link BoundedSemaphore} forbids. What must not leak is closed by {@code try}, or {@linkplain io.cogen.core.Scope#own
 * owned} by a scope.
 *
 * <p><b>Threads.</b> Scheduler's thread.
 */
public sealed class Semaphore permits BoundedSemaphore {
    private final String label;
    private final int most;
    private final WaitQueue<Acquire> waiting = new WaitQueue<>();
    private int available;
    private long acquisitions;
    private long contended;

    /**
     * One without a name.
     *
     * @param permits how many there are at the start, zero or more
     * @throws IllegalArgumentException if {@code permits} is negative
     */
    public Semaphore(int permits) {
        this("semaphore", permits, Integer.MAX_VALUE);
    }

    /**
     * One with a name.
     *
     * @param name for dumps and messages; not blank
     * @param permits how many there are at the start, zero or more
     * @throws IllegalArgumentException if {@code permits} is negative or {@code name} blank
     */
    public Semaphore(String name, int permits) {
        this(Names.label("semaphore", name), permits, Integer.MAX_VALUE);
    }

    Semaphore(String label, int permits, int most) {
        if (permits < 0) {
            throw new IllegalArgumentException("a semaphore starts with zero permits or more, not " + permits);
        }
        this.label = label;
        this.most = most;
        available = permits;
    }

    /**
     * Waits for one permit; see {@link #acquire(int)}.
     *
     * @return the operation, for one use
     */
    public Operation<Held, RuntimeException> acquire() {
        return acquire(1);
    }

    /**
     * Waits until nobody waits before it and there are enough permits, and takes them, all at once.
     *
     * <p><b>Completes</b> with what releases them when it is closed; at once, if there are enough and nobody waits.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe: who is cancelled or timed out while it waits gets no permits, and those behind it for whom there are
     * enough go on. Who was handed them before gets them from the yield, and has to release them.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param permits one or more
     * @return the operation, for one use
     * @throws IllegalArgumentException if {@code permits} is less than one, or more than a bounded semaphore can ever have
     */
    public Operation<Held, RuntimeException> acquire(int permits) {
        return new Acquire(this, check(permits));
    }

    /**
     * Takes one permit if there is one and nobody waits. Never suspends.
     *
     * @return what releases it; null if an acquire would wait
     */
    public @Nullable Held tryAcquire() {
        return tryAcquire(1);
    }

    /**
     * Takes permits if there are enough and nobody waits. Never suspends.
     *
     * @param permits one or more
     * @return what releases them; null if an acquire would wait
     * @throws IllegalArgumentException if {@code permits} is less than one, or more than a bounded semaphore can ever have
     */
    public @Nullable Held tryAcquire(int permits) {
        return take(check(permits)) ? new Acquire(this, permits) : null;
    }

    /** Gives back one permit; see {@link #release(int)}. */
    public void release() {
        release(1);
    }

    /**
     * Gives permits back, or adds some. Those who wait longest get them, as far as they go. Never suspends.
     *
     * @param permits one or more
     * @throws IllegalArgumentException if {@code permits} is less than one
     * @throws IllegalStateException if there would be more than a bounded semaphore can have, or than an int can say; nothing is released
     *     then
     */
    public void release(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("one permit or more can be released, not " + permits);
        }
        if (permits > most - available) {
            throw new IllegalStateException(label + " cannot have more than " + Names.count(most, "permit") + ", has "
                    + available + ", and " + permits + " would be released");
        }
        waiting.checkThread(label);
        available += permits;
        advance();
    }

    /**
     * How many permits there are.
     *
     * @return zero or more
     */
    public int available() {
        return available;
    }

    /**
     * How it is used.
     *
     * @return as of now
     */
    public Statistics statistics() {
        return new Statistics(available, waiting.size(), acquisitions, contended);
    }

    private int check(int permits) {
        if (permits < 1 || permits > most) {
            throw new IllegalArgumentException(
                    "from 1 to " + Names.count(most, "permit") + " can be acquired from " + label + ", not " + permits);
        }
        return permits;
    }

    private boolean take(int permits) {
        if (permits > available || !waiting.isEmpty()) {
            return false;
        }
        available -= permits;
        acquisitions++;
        return true;
    }

    /** Serves those who have waited longest, as long as there is enough for the next one. */
    private void advance() {
        int served = 0;
        for (Acquire next = waiting.first(); next != null && next.permits <= available; next = waiting.after(next)) {
            available -= next.permits;
            served++;
        }
        acquisitions += served;
        waiting.wake(served, (acquire, first) -> acquire.succeed(acquire, first));
    }

    /** What it is, and how many permits there are. */
    @Override
    public String toString() {
        return label + ", " + Names.count(available, "permit") + " left";
    }

    /**
     * How a semaphore is used.
     *
     * @param available how many permits there are
     * @param waiting how many coroutines wait
     * @param acquisitions how often some were acquired
     * @param contended how often one had to wait, in vain or not
     */
    public record Statistics(int available, int waiting, long acquisitions, long contended) {}

    /** The wait, and then what is held. */
    private static final class Acquire extends Waiter<Held> implements Held {
        private final Semaphore semaphore;

        /** Zero when it is closed. */
        private int permits;

        Acquire(Semaphore semaphore, int permits) {
            this.semaphore = semaphore;
            this.permits = permits;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            if (semaphore.take(permits)) {
                complete(this);
                return true;
            }
            semaphore.waiting.add(semaphore.label, this, scheduler);
            semaphore.contended++;
            return false;
        }

        @Override
        protected void cleanup() {
            leave();
            semaphore.advance();
        }

        /** Another thread may post a release. */
        @Override
        protected boolean isInternal() {
            return false;
        }

        @Override
        public void close() {
            if (permits > 0) {
                semaphore.release(permits);
                permits = 0;
            }
        }

        @Override
        public String toString() {
            return Names.count(permits, "permit") + " of " + semaphore;
        }
    }
}
