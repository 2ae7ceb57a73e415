package io.cogen.proactor;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/**
 * A channel of the JDK that waits at selectors: at none before an operation has had to wait, then at that of the
 * scheduler that ran it. An endpoint that goes from one scheduler to the next has a registration at each that is still
 * open; those left behind are idle.
 */
abstract class SelectorEndpoint implements Endpoint {
    private final SelectableChannel channel;

    /** The first of a chain that is guarded by this for writing. A thread finds its own in it at any time. */
    private volatile @Nullable Registration registrations;

    SelectorEndpoint(SelectableChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    /** What to be interested in, of {@link SelectionKey}'s operations. */
    abstract int operation(boolean inwards);

    /** Goes on with what waited, now that the channel is ready; true when that has ended. */
    abstract boolean proceed(Submission submission, boolean inwards) throws IOException;

    @Override
    public final Network network() {
        return SystemNetwork.INSTANCE;
    }

    @Override
    public final boolean isOpen() {
        return channel.isOpen();
    }

    final @Nullable Registration registration(SelectorProactor proactor) {
        Registration registration = registrations;
        while (registration != null && registration.proactor != proactor) {
            registration = registration.next;
        }
        return registration;
    }

    /** Whether it has waited at a selector that belongs to this thread, and so may wait there again for next to nothing. */
    final boolean isAtHome() {
        Registration registration = registrations;
        while (registration != null && !registration.proactor.isConfinedToCurrentThread()) {
            registration = registration.next;
        }
        return registration != null;
    }

    final void await(SelectorProactor proactor, boolean inwards, Submission submission) throws IOException {
        Registration registration = registration(proactor);
        if (registration == null) {
            registration = register(proactor);
        }
        boolean waits;
        try {
            waits = registration.await(inwards, submission);
        } catch (CancelledKeyException closing) {
            waits = false;
        }
        if (!waits) {
            throw new ClosedChannelException();
        }
    }

    private synchronized Registration register(SelectorProactor proactor) throws IOException {
        Registration registration = proactor.register(this, channel);
        registration.next = registrations;
        registrations = registration;
        return registration;
    }

    /** The registration's selector is closed. */
    final synchronized void forget(Registration registration) {
        Registration before = registrations;
        if (before == registration) {
            registrations = registration.next;
            return;
        }
        while (before != null && before.next != registration) {
            before = before.next;
        }
        if (before != null) {
            before.next = registration.next;
        }
    }

    @Override
    public final void close() throws IOException {
        Registration left;
        synchronized (this) {
            left = registrations;
            registrations = null;
            channel.close();
        }
        for (; left != null; left = left.next) {
            left.proactor.retire(left);
        }
    }
}
