package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import org.jspecify.annotations.Nullable;

/**
 * As {@link Lock}, but a coroutine that holds it may acquire it again, and then has to release it as often. For methods that lock and
 * call each other.
 *
 * <p><b>Threads.</b> Scheduler's thread.
 */
public final class ReentrantLock {
    private final Exclusive lock;

    /** A free lock without a name. */
    public ReentrantLock() {
        lock = new Exclusive("lock", true);
    }

    /**
     * A free lock.
     *
     * @param name for dumps and messages; not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public ReentrantLock(String name) {
        lock = new Exclusive(Names.label("lock", name), true);
    }

    /**
     * Waits until no other coroutine holds the lock, and holds it, once more if it does already.
     *
     * <p><b>Completes</b> with what releases this one acquisition when it is closed; at once, if the lock is free or held by the coroutine, or
     * one that called it. Else those who wait get it in the order in which they came.
     *
     * <p><b>Fails</b> with {@link BrokenOwnerException} if the one that holds it has ended, or ends while this waits.
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
     * Holds the lock, or holds it once more, if no other coroutine does. Never suspends.
     *
     * @return what releases it; null if another coroutine holds it
     * @throws BrokenOwnerException if the one that holds it has ended
     * @throws IllegalStateException outside a coroutine
     */
    public @Nullable Held tryAcquire() {
        return lock.tryAcquire();
    }

    /**
     * Takes back one acquisition. The last one hands the lock to whoever has waited longest; if nobody waits, it is free. Never suspends.
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
     * @return whether an acquire would have to wait, unless it is by the one that holds it
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
        return new Statistics(lock.owner(), lock.holds(), lock.waiting(), lock.acquisitions(), lock.contended());
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
     * @param holds how often that one has to release it
     * @param waiting how many wait
     * @param acquisitions how often it was acquired, again included
     * @param contended how often one had to wait, in vain or not
     */
    public record Statistics(@Nullable Coro<?, ?> holder, int holds, int waiting, long acquisitions, long contended) {}
}
