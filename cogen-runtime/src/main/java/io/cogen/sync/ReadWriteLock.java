package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A lock that many coroutines hold to read, or one to write. Writers go first: while one waits nobody new begins to read, and behind a writer
 * comes the next writer, and only then all who wait to read. So writers who come all the time keep readers out.
 *
 * <p>Who writes may write and read again, in itself or in what it calls, and releases each. Who reads may read again, also while a
 * writer waits, but not write: two who did that would wait for each other.
 *
 * <p><b>Threads.</b> Scheduler's thread.
 */
public final class ReadWriteLock {
    private final Sharing lock;

    /** A free lock without a name. */
    public ReadWriteLock() {
        lock = new Sharing("lock");
    }

    /**
     * A free lock.
     *
     * @param name for dumps and messages; not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public ReadWriteLock(String name) {
        lock = new Sharing(Names.label("lock", name));
    }

    /**
     * Waits until nobody else writes and no writer waits.
     *
     * <p><b>Completes</b> with what releases this one acquisition when it is closed; at once, if nobody writes nor waits to, or if the
     * coroutine, or one that called it, reads or writes already. Readers that waited go on in the order in which they came.
     *
     * <p><b>Fails</b> with {@link BrokenOwnerException} if one that it would have to wait for has ended, or ends while this waits.
     *
     * <p><b>Cancellation.</b> Safe: who is cancelled or timed out while it waits does not get the lock; who got it before
     * gets it from the yield, and has to release it.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<Held, RuntimeException> acquireRead() {
        return new Sharing.Read(lock);
    }

    /**
     * Waits until nobody else reads or writes.
     *
     * <p><b>Completes</b> with what releases this one acquisition when it is closed; at once, if the lock is free or the coroutine, or one
     * that called it, writes already. Writers that wait get it in the order in which they came.
     *
     * <p><b>Fails</b> with {@link IllegalStateException}, at once, if the coroutine, or one that called it, reads and does not write; with
     * {@link BrokenOwnerException} if one that it would have to wait for has ended, or ends while this waits.
     *
     * <p><b>Cancellation.</b> Safe: who is cancelled or timed out while it waits does not get the lock, and readers that waited for it alone
     * go on; who was handed the lock before gets it from the yield, and has to release it.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<Held, RuntimeException> acquireWrite() {
        return new Sharing.Write(lock);
    }

    /**
     * Reads if that needs no wait. Never suspends.
     *
     * @return what releases it; null if an {@link #acquireRead} would wait
     * @throws BrokenOwnerException if one that it would wait for has ended
     * @throws IllegalStateException outside a coroutine
     */
    public @Nullable Held tryAcquireRead() {
        return lock.tryAcquire(new Sharing.Read(lock));
    }

    /**
     * Writes if that needs no wait. Never suspends.
     *
     * @return what releases it; null if an {@link #acquireWrite} would wait, or fail because the coroutine reads
     * @throws BrokenOwnerException if one that it would wait for has ended
     * @throws IllegalStateException outside a coroutine
     */
    public @Nullable Held tryAcquireWrite() {
        return lock.tryAcquire(new Sharing.Write(lock));
    }

    /**
     * Takes back the last {@link #acquireRead} of the coroutine that calls, or of one that called it. Looks at those who read one by
     * one; to close what the acquire gave does not. Never suspends.
     *
     * @throws IllegalStateException if it does not read
     */
    public void releaseRead() {
        lock.releaseRead();
    }

    /**
     * Takes back one {@link #acquireWrite}. Never suspends.
     *
     * @throws IllegalStateException if it is not the coroutine that calls, or one that called that, who writes. Code that blocks, outside a
     *     coroutine, may release what it has acquired
     */
    public void releaseWrite() {
        lock.releaseWrite();
    }

    /**
     * How it is used.
     *
     * @return as of now
     */
    public Statistics statistics() {
        return lock.statistics();
    }

    /** What it is, and who holds it. */
    @Override
    public String toString() {
        return lock.toString();
    }

    /**
     * How a lock is used.
     *
     * @param writer who writes; null if nobody does
     * @param readers how many acquisitions to read are held
     * @param waitingWriters how many wait to write
     * @param waitingReaders how many wait to read
     * @param acquisitions how often it was acquired, again included
     * @param contended how often one had to wait, in vain or not
     */
    public record Statistics(
            @Nullable Coro<?, ?> writer,
            int readers,
            int waitingWriters,
            int waitingReaders,
            long acquisitions,
            long contended) {}
}
