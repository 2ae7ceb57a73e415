package io.cogen.net;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.proactor.Endpoint;
import io.cogen.proactor.Proactor;
import io.cogen.proactor.SelectorProactor;
import io.cogen.proactor.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** An operation on an open socket: tries, and if that would block waits at the scheduler's proactor. */
abstract class SocketOperation<T extends @Nullable Object> extends Operation<T, IOException> implements Submission {
    private @Nullable Proactor waitsAt;

    /** What it works on. */
    abstract Endpoint endpoint();

    /** Where it waits. */
    abstract Slot slot();

    /** Tries on the spot; true when it has ended. */
    abstract boolean attempt() throws IOException;

    /** Begins to wait; true when it has ended nevertheless. */
    abstract boolean submit(Proactor proactor) throws IOException;

    /** It is over without success: puts back what it had got. */
    void giveBack() {}

    /** It was withdrawn. */
    void withdrawn() {
        giveBack();
    }

    @Override
    protected final boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        try {
            slot().requireFree(this);
            Endpoint endpoint = endpoint();
            if (!endpoint.isOpen()) {
                throw new ClosedChannelException();
            }
            if (attempt()) {
                return true;
            }
            Proactor proactor = proactor(scheduler);
            if (proactor.network() != endpoint.network()) {
                throw new IllegalStateException(this + " cannot wait here: the socket belongs to " + endpoint.network()
                        + ", the scheduler to " + proactor.network() + "; open the socket on the scheduler's thread");
            }
            slot().enter(this);
            waitsAt = proactor;
            return submit(proactor);
        } catch (Throwable failure) {
            failed(failure); // whatever it is, the next operation finds its slot free
            return true;
        }
    }

    /** The scheduler's proactor; it gets one when it has none. */
    static Proactor proactor(Scheduler scheduler) throws IOException {
        try {
            return scheduler.poller(Proactor.class, SelectorProactor::new);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    @Override
    protected final void cleanup() {
        Proactor proactor = waitsAt;
        if (proactor != null) {
            leave();
            proactor.withdraw(endpoint(), this);
            withdrawn();
        }
    }

    @Override
    public final void failed(Throwable failure) {
        leave();
        giveBack();
        fail(failure);
    }

    /** Ends it with a result. Always true, for transfers. */
    final boolean succeed(@Nullable T result) {
        leave();
        complete(result);
        return true;
    }

    private void leave() {
        if (waitsAt != null) {
            slot().leave(this);
            waitsAt = null;
        }
    }
}
