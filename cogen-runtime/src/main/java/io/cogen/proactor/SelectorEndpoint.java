package io.cogen.proactor;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel of the JDK that waits at selectors: at none before an operation has had to wait, then at that of the
 * scheduler that ran it. An endpoint that goes from one scheduler to the next has a registration at each that is still
 * open; those left behind are idle.
 */
abstract class SelectorEndpoint implements Endpoint {
    private final SelectableChannel channel;

    /** Replaced, never changed; guarded by this for writing. */
    private volatile List<Registration> registrations = List.of();

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
        List<Registration> all = registrations;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).proactor == proactor) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Whether it has waited at a selector that belongs to this thread, and so may wait there again for next to nothing. */
    final boolean isAtHome() {
        List<Registration> all = registrations;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).proactor.isConfinedToCurrentThread()) {
                return true;
            }
        }
        return false;
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
        Registration[] all = registrations.toArray(new Registration[registrations.size() + 1]);
        all[all.length - 1] = registration;
        registrations = List.of(all);
        return registration;
    }

    /** The registration's selector is closed. */
    final synchronized void forget(Registration registration) {
        registrations =
                registrations.stream().filter(other -> other != registration).toList();
    }

    @Override
    public final void close() throws IOException {
        List<Registration> left;
        synchronized (this) {
            left = registrations;
            registrations = List.of();
            channel.close();
        }
        for (Registration registration : left) {
            registration.proactor.retire(registration);
        }
    }
}
