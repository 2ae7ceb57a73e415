package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@link Lock} and {@link ReentrantLock} do. */
final class Exclusive {
    /*
     * Without an owner nobody waits: what is released is handed over.
     *
     * As long as somebody waits, and no longer, the owner has an action that tells those who wait of its end. Who finds the lock held
     * looks itself whether its owner has ended.
     */
    final String label;
    private final boolean reentrant;
    private final WaitQueue<Acquire> waiting = new WaitQueue<>();
    private @Nullable Coro<?, ?> owner;
    private int holds;
    private long acquisitions;
    private long contended;
    private @Nullable Runnable ownerEnded;

    Exclusive(String label, boolean reentrant) {
        this.label = label;
        this.reentrant = reentrant;
    }

    Operation<Held, RuntimeException> acquire() {
        return new Acquire(this);
    }

    @Nullable
    Held tryAcquire() {
        Coro<?, ?> caller = Names.owner(label);
        if (!take(caller)) {
            checkOwner(Objects.requireNonNull(owner));
            return null;
        }
        Acquire held = new Acquire(this);
        held.owner = caller;
        return held;
    }

    void release() {
        Coro<?, ?> caller = Names.caller();
        Coro<?, ?> holder = owner;
        if (holder == null) {
            throw new IllegalStateException(label + " is not held, and cannot be released");
        }
        if (caller != holder && (caller != null || !holder.isDone())) {
            throw new IllegalStateException(label + " is held by " + holder.place() + " and cannot be released by "
                    + Names.who(caller) + "; whoever has what acquire() gave may close that");
        }
        release(holder);
    }

    @Nullable
    Coro<?, ?> owner() {
        return owner;
    }

    boolean isHeldByCaller() {
        return owner != null && owner == Names.caller();
    }

    int holds() {
        return holds;
    }

    int waiting() {
        return waiting.size();
    }

    long acquisitions() {
        return acquisitions;
    }

    long contended() {
        return contended;
    }

    private boolean take(Coro<?, ?> root) {
        if (owner == null) {
            owner = root;
        } else if (owner != root || !reentrant) {
            return false;
        }
        holds++;
        acquisitions++;
        return true;
    }

    private void await(Acquire acquire, Coro<?, ?> root, Scheduler scheduler) {
        Coro<?, ?> holder = Objects.requireNonNull(owner);
        if (holder == root) {
            throw new IllegalStateException(label + " is held already by the coroutine that acquires it, "
                    + root.place() + ", which would wait for itself for ever; use a ReentrantLock");
        }
        checkOwner(holder);
        boolean alone = waiting.isEmpty();
        waiting.add(label, acquire, scheduler);
        contended++;
        if (alone) {
            holder.whenDone(ownerEnded());
        }
    }

    private void checkOwner(Coro<?, ?> holder) {
        if (holder.isDone()) {
            throw new BrokenOwnerException(label, holder.place());
        }
    }

    private void withdraw(Acquire acquire) {
        acquire.leave();
        if (waiting.isEmpty()) {
            Objects.requireNonNull(owner).removeWhenDone(ownerEnded());
        }
    }

    private void release(Coro<?, ?> holder) {
        waiting.checkThread(label);
        if (--holds > 0) {
            return;
        }
        Acquire next = waiting.poll();
        if (next == null) {
            owner = null;
            return;
        }
        holder.removeWhenDone(ownerEnded());
        Coro<?, ?> heir = Objects.requireNonNull(next.owner);
        owner = heir;
        holds = 1;
        acquisitions++;
        if (!waiting.isEmpty()) {
            heir.whenDone(ownerEnded());
        }
        next.succeed(next, next.goesFirst());
    }

    private Runnable ownerEnded() {
        Runnable action = ownerEnded;
        if (action == null) {
            ownerEnded = action = () -> {
                Coro<?, ?> holder = owner;
                if (holder != null && holder.isDone()) { // else another action, before this one, has released it
                    String place = holder.place();
                    waiting.wakeAll((waiter, first) -> waiter.failWith(new BrokenOwnerException(label, place), first));
                }
            };
        }
        return action;
    }

    @Override
    public String toString() {
        return owner == null ? label + ", free" : label + ", held by " + owner.place();
    }

    /** The wait, and then what is held. */
    private static final class Acquire extends Waiter<Held> implements Held {
        private final Exclusive lock;

        /** Null before it is yielded, and when it is closed. */
        private @Nullable Coro<?, ?> owner;

        Acquire(Exclusive lock) {
            this.lock = lock;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            Coro<?, ?> root = coro.root();
            if (lock.take(root)) {
                owner = root;
                complete(this);
                return true;
            }
            lock.await(this, root, scheduler);
            owner = root;
            return false;
        }

        @Override
        protected void cleanup() {
            owner = null;
            lock.withdraw(this);
        }

        @Override
        public void close() {
            Coro<?, ?> holder = owner;
            if (holder != null && holder == lock.owner) {
                lock.release(holder);
            }
            owner = null;
        }

        @Override
        public String toString() {
            return lock.toString();
        }
    }
}
