package io.cogen.proactor;

import io.cogen.core.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The proactor on the JDK's selector: epoll, kqueue, wepoll or poll, whatever the platform's provider chooses.
 *
 * <p>Sockets get one by themselves for the scheduler that they first have to wait on; there is no need to make one,
 * unless a scheduler is to have it from the start.
 */
public final class SelectorProactor implements Proactor {
    // What is not obvious:
    //
    // Waking. A wakeup that finds the loop awake leaves a mark (NOTIFIED) that keeps the next poll from waiting, and
    // makes no system call; so do all but the first of those that find it asleep.
    //
    // Closing. A channel with a key gives its descriptor back when its selector has noticed that the key was cancelled.
    // So close() is followed by a look of the selector (selectNow): at once for the first few closed in a turn, so that
    // a port is free when close() returns; in the next turn for the rest, because each look costs as much as there are
    // ready channels. isWaiting() is true as long as that is owed. A channel closed on another thread is put into
    // `retired`, and its waiters are failed by this thread. If the selector is not at work, the other thread makes it
    // look: the scheduler may have stopped for good. If it is, this thread does, when it is done.
    //
    // Interrupts. They would make every select return at once. The scheduler gets to see each; when it waits after
    // that, the status is put by meanwhile.

    private static final int AWAKE = 0;
    private static final int ASLEEP = 1;
    private static final int NOTIFIED = 2;

    /** How many closed channels in a turn are worth a look of their own. */
    private static final int PROMPT_RELEASES = 8;

    private static final Consumer<SelectionKey> DISPATCH = key -> ((Registration) key.attachment()).ready();
    private static final Consumer<SelectionKey> IGNORE = key -> {};

    private final Selector selector;
    private final AtomicInteger state = new AtomicInteger(AWAKE);
    private final Queue<Registration> retired = new ConcurrentLinkedQueue<>();

    /** Held while the selector looks or waits, and by {@link #close()}. */
    private final ReentrantLock selecting = new ReentrantLock();

    /** The thread that runs the scheduler, as far as is known. */
    private volatile Thread thread = Thread.currentThread();

    /** How many submissions wait; changed by the registrations. */
    int waiting;

    /** Whether another thread has closed a channel since the selector last began to look. */
    private volatile boolean releaseWanted;

    private int promptReleases = PROMPT_RELEASES;
    private boolean releaseOwed;
    private boolean dispatching;

    /** Whether the last wait ended with the thread's interrupt status set. */
    private boolean interruptTold;

    /**
     * Opens a selector.
     *
     * @throws UncheckedIOException when that fails, for want of descriptors say
     */
    public SelectorProactor() {
        try {
            selector = Selector.open();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot open a selector", failure);
        }
    }

    @Override
    public Network network() {
        return SystemNetwork.INSTANCE;
    }

    @Override
    public boolean accept(Listener listener, Completion<Connection> accepted) throws IOException {
        return await(listener, true, accepted);
    }

    @Override
    public boolean connect(Connection connection, Completion<Connection> connected) throws IOException {
        return await(connection, false, connected);
    }

    @Override
    public boolean read(Connection connection, Transfer transfer) throws IOException {
        return await(connection, true, transfer);
    }

    @Override
    public boolean write(Connection connection, Transfer transfer) throws IOException {
        return await(connection, false, transfer);
    }

    /** Never ends at once, hence false. */
    private boolean await(Endpoint endpoint, boolean inwards, Submission submission) throws IOException {
        confine();
        own(endpoint).await(this, inwards, submission);
        return false;
    }

    private void confine() {
        if (thread != Thread.currentThread()) {
            thread = Thread.currentThread();
        }
    }

    @Override
    public void withdraw(Endpoint endpoint, Submission submission) {
        Registration registration = own(endpoint).registration(this);
        if (registration != null) {
            registration.withdraw(submission);
        }
    }

    private static SelectorEndpoint own(Endpoint endpoint) {
        if (endpoint instanceof SelectorEndpoint own) {
            return own;
        }
        throw new IllegalArgumentException(endpoint + " belongs to " + endpoint.network()
                + " and cannot wait at a selector; use it on a scheduler of its own network");
    }

    Registration register(SelectorEndpoint endpoint, SelectableChannel channel) throws IOException {
        SelectionKey key;
        try {
            key = channel.register(selector, 0);
        } catch (CancelledKeyException broken) {
            look(IGNORE, 0); // somebody cancelled our key: the selector must forget it before there can be a new one
            key = channel.register(selector, 0);
        }
        Registration registration = new Registration(this, endpoint, key);
        key.attach(registration);
        return registration;
    }

    boolean isConfinedToCurrentThread() {
        return thread == Thread.currentThread();
    }

    @Override
    public boolean isWaiting() {
        return waiting > 0 || releaseOwed || !retired.isEmpty();
    }

    @Override
    public void wakeup() {
        if (state.getAndSet(NOTIFIED) == ASLEEP) {
            selector.wakeup();
        }
    }

    @Override
    public void poll(long nanos) {
        confine();
        promptReleases = PROMPT_RELEASES;
        boolean idle = waiting == 0 && !releaseOwed;
        if (failRetired() || !idle && waiting == 0) {
            nanos = 0;
        } else if (nanos == 0 && idle) {
            awake();
            return;
        }
        if (nanos != 0 && state.compareAndSet(AWAKE, ASLEEP)) {
            boolean interrupted = Thread.interrupted();
            try {
                look(DISPATCH, interrupted && !interruptTold ? 0 : nanos);
            } finally {
                awake();
                interruptTold = interrupted || Thread.interrupted();
                if (interruptTold) {
                    Thread.currentThread().interrupt();
                }
            }
        } else {
            awake();
            look(DISPATCH, 0);
        }
        failRetired();
    }

    private void awake() {
        if (state.get() != AWAKE) {
            state.set(AWAKE);
        }
    }

    private void look(Consumer<SelectionKey> action, long nanos) {
        selecting.lock();
        try {
            if (!selector.isOpen()) {
                return;
            }
            releaseOwed = false;
            releaseWanted = false;
            dispatching = true;
            if (nanos == 0) {
                selector.selectNow(action);
            } else {
                // rounded up: a timer must not find that it came too early
                selector.select(action, nanos < 0 ? 0 : (nanos - 1) / 1_000_000 + 1);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the selector failed", failure);
        } finally {
            dispatching = false;
            selecting.unlock();
        }
        releaseForOthers();
    }

    /** The registration's channel was closed, on this thread or another. */
    void retire(Registration registration) {
        if (isConfinedToCurrentThread()) {
            registration.retire();
            release();
            return;
        }
        retired.add(registration);
        wakeup();
        releaseWanted = true;
        releaseForOthers();
    }

    /** Whoever holds the lock when another thread wants it comes here after giving it back. */
    private void releaseForOthers() {
        while (releaseWanted && selecting.tryLock()) {
            try {
                releaseWanted = false;
                if (selector.isOpen()) {
                    selector.selectNow(IGNORE);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("the selector failed", failure);
            } finally {
                selecting.unlock();
            }
        }
    }

    private void release() {
        Scheduler running = Scheduler.current();
        if (!dispatching && (running == null || promptReleases > 0)) {
            promptReleases--;
            look(IGNORE, 0);
        } else if (!releaseOwed) {
            releaseOwed = true;
            if (running != null) {
                running.post(this::payRelease); // in case there is no next poll, because all coroutines have ended
            }
        }
    }

    private void payRelease() {
        if (releaseOwed) {
            look(IGNORE, 0);
        }
    }

    private boolean failRetired() {
        boolean any = false;
        Registration registration;
        while ((registration = retired.poll()) != null) {
            any |= registration.retire();
        }
        return any;
    }

    @Override
    public void close() {
        selecting.lock();
        try {
            if (!selector.isOpen()) {
                return;
            }
            failRetired();
            for (SelectionKey key : new ArrayList<>(selector.keys())) {
                Registration registration = (Registration) key.attachment();
                registration.endpoint.forget(registration);
                registration.retire();
            }
            releaseOwed = false;
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close the selector", failure);
        } finally {
            selecting.unlock();
        }
    }
}
