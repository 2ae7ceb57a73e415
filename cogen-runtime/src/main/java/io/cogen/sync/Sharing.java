package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@link ReadWriteLock} does. */
final class Sharing {
    /*
     * At rest: nobody waits if nobody writes nor reads; no reader waits unless somebody writes or a writer waits. Whatever is
     * released or withdrawn may end this, and advance() brings it about again.
     *
     * As long as somebody waits, and no longer, all who hold the lock are watched: an action tells those who wait when one of them ends.
     */
    private final String label;
    private final WaitQueue<Write> writers = new WaitQueue<>();
    private final WaitQueue<Read> readers = new WaitQueue<>();

    /** Not those who wait, but those who have it. */
    private final WaitQueue<Read> reading = new WaitQueue<>();

    private @Nullable Coro<?, ?> writer;
    private int writes;
    private boolean watched;
    private long acquisitions;
    private long contended;
    private @Nullable Runnable ownerEnded;

    Sharing(String label) {
        this.label = label;
    }

    // ------------------------------------------------------------------ acquiring

    @Nullable
    Held tryAcquire(Access access) {
        Coro<?, ?> caller = Names.owner(label);
        if (access.take(caller)) {
            access.owner = caller;
            return access;
        }
        checkOwners();
        return null;
    }

    private boolean takeRead(Read read, Coro<?, ?> root) {
        boolean free = writer == null ? writers.isEmpty() || isReading(root) : writer == root;
        if (free) {
            read.owner = root;
            begin(read);
        }
        return free;
    }

    private void begin(Read read) {
        reading.link(read);
        acquisitions++;
        if (watched) {
            Objects.requireNonNull(read.owner).whenDone(read);
        }
    }

    private boolean takeWrite(Coro<?, ?> root) {
        if (writer == null && reading.isEmpty()) {
            writer = root;
        } else if (writer != root) {
            return false;
        }
        writes++;
        acquisitions++;
        return true;
    }

    private void await(Access access, Coro<?, ?> root, Scheduler scheduler) {
        if (access instanceof Write && isReading(root)) {
            throw new IllegalStateException(
                    label + " is held to read by the coroutine that acquires it to write, " + root.place()
                            + ", which would wait for itself for ever; acquire it to write from the start, or release it in between");
        }
        checkOwners();
        writers.checkScheduler(label, scheduler);
        readers.checkScheduler(label, scheduler);
        access.join(scheduler);
        contended++;
        watchIfWanted();
    }

    private boolean isReading(Coro<?, ?> root) {
        return lastRead(root) != null;
    }

    private @Nullable Read lastRead(Coro<?, ?> root) {
        Read read = reading.last();
        while (read != null && read.owner != root) {
            read = reading.before(read);
        }
        return read;
    }

    // ------------------------------------------------------------------ releasing

    void releaseRead() {
        Coro<?, ?> caller = Names.caller();
        Read read = caller == null ? null : lastRead(caller);
        if (read == null) {
            throw new IllegalStateException(label + " is not held to read by " + Names.who(caller)
                    + ", and cannot be released; whoever has what acquireRead() gave may close that");
        }
        read.close();
    }

    void releaseWrite() {
        Coro<?, ?> caller = Names.caller();
        Coro<?, ?> holder = writer;
        if (holder == null) {
            throw new IllegalStateException(label + " is not held to write, and cannot be released");
        }
        if (caller != holder && (caller != null || !holder.isDone())) {
            throw new IllegalStateException(label + " is held to write by " + holder.place()
                    + " and cannot be released by " + Names.who(caller)
                    + "; whoever has what acquireWrite() gave may close that");
        }
        endWrite(holder);
    }

    private void endRead(Read read) {
        checkThread();
        reading.unlink(read);
        if (watched) {
            Objects.requireNonNull(read.owner).removeWhenDone(read);
        }
        advance();
    }

    private void endWrite(Coro<?, ?> holder) {
        checkThread();
        if (--writes > 0) {
            return;
        }
        writer = null;
        if (watched) {
            holder.removeWhenDone(ownerEnded());
        }
        advance();
    }

    private void checkThread() {
        writers.checkThread(label);
        readers.checkThread(label);
    }

    /** Lets those go on that can. */
    private void advance() {
        if (writer == null && reading.isEmpty() && !writers.isEmpty()) {
            Write next = Objects.requireNonNull(writers.poll());
            watchIfWanted();
            Coro<?, ?> heir = Objects.requireNonNull(next.owner);
            writer = heir;
            writes = 1;
            acquisitions++;
            if (watched) {
                heir.whenDone(ownerEnded());
            }
            next.succeed(next, next.goesFirst());
        } else if (writer == null && writers.isEmpty() && !readers.isEmpty()) {
            watched = false; // nobody waits from here on
            watch(false);
            readers.wakeAll((read, first) -> {
                begin(read);
                read.succeed(read, first);
            });
        } else {
            watchIfWanted();
        }
    }

    // ------------------------------------------------------------------ owners that end

    private void watchIfWanted() {
        boolean wanted = !writers.isEmpty() || !readers.isEmpty();
        if (wanted != watched) {
            watched = wanted;
            watch(wanted);
        }
    }

    private void watch(boolean begins) {
        if (writer != null) {
            watch(writer, ownerEnded(), begins);
        }
        for (Read read = reading.first(); read != null; read = reading.after(read)) {
            watch(Objects.requireNonNull(read.owner), read, begins);
        }
    }

    private static void watch(Coro<?, ?> owner, Runnable action, boolean begins) {
        if (begins) {
            owner.whenDone(action);
        } else {
            owner.removeWhenDone(action);
        }
    }

    private Runnable ownerEnded() {
        Runnable action = ownerEnded;
        if (action == null) {
            ownerEnded = action = this::checkWaiting;
        }
        return action;
    }

    /** One that was watched has ended: if it holds the lock, nobody needs to wait any more. */
    private void checkWaiting() {
        Coro<?, ?> ended = endedOwner();
        if (ended == null) {
            return; // another action, before this one, has released it
        }
        String place = ended.place();
        WaitQueue.Wake<Access> fails =
                (access, first) -> access.failWith(new BrokenOwnerException(label, place), first);
        writers.wakeAll(fails);
        readers.wakeAll(fails);
        watchIfWanted();
    }

    private void checkOwners() {
        Coro<?, ?> ended = endedOwner();
        if (ended != null) {
            throw new BrokenOwnerException(label, ended.place());
        }
    }

    private @Nullable Coro<?, ?> endedOwner() {
        if (writer != null && writer.isDone()) {
            return writer;
        }
        for (Read read = reading.first(); read != null; read = reading.after(read)) {
            Coro<?, ?> owner = Objects.requireNonNull(read.owner);
            if (owner.isDone()) {
                return owner;
            }
        }
        return null;
    }

    // ------------------------------------------------------------------ looking in

    ReadWriteLock.Statistics statistics() {
        return new ReadWriteLock.Statistics(
                writer, reading.size(), writers.size(), readers.size(), acquisitions, contended);
    }

    @Override
    public String toString() {
        if (writer != null) {
            return label + ", held to write by " + writer.place();
        }
        Read first = reading.first();
        if (first == null) {
            return label + ", free";
        }
        int others = reading.size() - 1;
        return label + ", held to read by "
                + Objects.requireNonNull(first.owner).place()
                + (others == 0 ? "" : " and " + Names.count(others, "other"));
    }

    /** The wait, and then what is held. */
    abstract static class Access extends Waiter<Held> implements Held {
        final Sharing lock;

        /** Null before it is yielded, and when it is closed. */
        @Nullable
        Coro<?, ?> owner;

        Access(Sharing lock) {
            this.lock = lock;
        }

        abstract boolean take(Coro<?, ?> root);

        abstract void join(Scheduler scheduler);

        @Override
        protected final boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            Coro<?, ?> root = coro.root();
            if (take(root)) {
                owner = root;
                complete(this);
                return true;
            }
            lock.await(this, root, scheduler);
            owner = root;
            return false;
        }

        @Override
        protected final void cleanup() {
            owner = null;
            leave();
            lock.advance();
        }
    }

    static final class Read extends Access implements Runnable {
        Read(Sharing lock) {
            super(lock);
        }

        @Override
        boolean take(Coro<?, ?> root) {
            return lock.takeRead(this, root);
        }

        @Override
        void join(Scheduler scheduler) {
            lock.readers.add(lock.label, this, scheduler);
        }

        @Override
        public void close() {
            if (owner != null) {
                lock.endRead(this);
                owner = null;
            }
        }

        /** Its owner has ended. */
        @Override
        public void run() {
            lock.checkWaiting();
        }

        @Override
        public String toString() {
            return lock + (lock.writer == null ? ", and a writer waits before" : "");
        }
    }

    static final class Write extends Access {
        Write(Sharing lock) {
            super(lock);
        }

        @Override
        boolean take(Coro<?, ?> root) {
            return lock.takeWrite(root);
        }

        @Override
        void join(Scheduler scheduler) {
            lock.writers.add(lock.label, this, scheduler);
        }

        @Override
        public void close() {
            Coro<?, ?> holder = owner;
            if (holder != null && holder == lock.writer) {
                lock.endWrite(holder);
            }
            owner = null;
        }

        @Override
        public String toString() {
            return lock.toString();
        }
    }
}
