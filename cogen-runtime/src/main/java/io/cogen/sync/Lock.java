package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A lock that one coroutine holds at a time.
 *
 * <pre>{@code
 * try (Held held = Co.yield(lock.acquire())) {
 *     int stock = Co.yield(table.read(item));
 *     Co.yield(table.write(item, stock - 1));
 * }
 * }</pre>
 *
 * <p>It belongs to the coroutine that was added or started in a scope, {@link Coro#root()}; what that one calls has it too, and must not
 * acquire it again: that is what {@link ReentrantLock} is for. First come, first served.
 *
 * <p><b>Threads.</b> Scheduler's thread.
 */
public final class Lock {
    private final Exclusive lock;

    /** A free lock without a name. */
    public Lock() {
        lock = new Exclusive("lock", false);
    }

    /**
     * A free lock.
     *
     * @param name for dumps and messages; not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public Lock(String name) {
        lock = new Exclusive(Names.label("lock", name), false);
    }

    /**
     * Waits until nobody else holds the lock, and holds it.
     *
     * <p><b>Completes</b> with what releases it when it is closed; at once, if the lock is free. Else those who wait get it in the order in
     * which they came.
     *
     * <p><b>Fails</b> with {@link IllegalStateException}, at once, if the coroutine, or one that called it, holds the lock already; with {@link
     * BrokenOwnerException} if the one that holds it has ended, or ends while this waits.
     *
     * <p><b>Cancellation.</b> Safe: who is cancelled or timed out while it waits is not handed the lock; who was handed it before
     * gets it from the yield, and has to release it.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<Held, RuntimeException> acquire() {
        return lock.acquire();
    }

    /**
     * Holds the lock if it is free. Never suspends.
     *
     * <pre>{@code
     * try (Held held = lock.tryAcquire()) {
     *     if (held != null) {
     *         ...
     *     }
     * }
     * }</pre>
     *
     * @return what releases it; null if somebody holds it, be it the coroutine that asks
     * @throws BrokenOwnerException if the one that holds it has ended
     * @throws IllegalStateException outside a coroutine
     */
    public @Nullable Held tryAcquire() {
        return lock.tryAcquire();
    }

    /**
     * Hands the lock to whoever has waited longest; if nobody waits, it is free. Never suspends.
     *
     * @throws IllegalStateException if it is not held by the coroutine that calls, or one that called that. Code that blocks, outside a
     *     coroutine, may release what it has acquired
     */
    public void release() {
        lock.release();
    }

    /**
     * Whether somebody holds it.
     *
     * @return whether an acquire would have to wait
     */
    public boolean isHeld() {
        return lock.owner() != null;
    }

    /**
     * Whether the coroutine that calls, or one that called it, holds it.
     *
     * @return whether it may be released here
     */
    public boolean isHeldByCaller() {
        return lock.isHeldByCaller();
    }

    /**
     * How it is used.
     *
     * @return as of now
     */
    public Statistics statistics() {
        return new Statistics(lock.owner(), lock.waiting(), lock.acquisitions(), lock.contended());
    }

    /** What it is, and who holds it. */
    @Override
    public String toString() {
        return lock.toString();
    }

    /**
     * How a lock is used.
     *
     * @param holder who holds it; null if it is free
     * @param waiting how many wait
     * @param acquisitions how often it was acquired
     * @param contended how often one had to wait, in vain or not
     */
    public record Statistics(@Nullable Coro<?, ?> holder, int waiting, long acquisitions, long contended) {}
}
