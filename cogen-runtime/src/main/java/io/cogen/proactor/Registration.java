package io.cogen.proactor;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint at one selector, and who waits there: one for the inward side (read, accept), one for the outward side
 * (write, connect). Used on its proactor's thread only.
 *
 * <p>Interest in the inward side stays registered when its waiter leaves, and is taken back by the first event that
 * nobody waits for: the usual connection reads again and again, and saves two changes each time. The outward side is
 * nearly always ready, so that interest in it ends with the wait. A connection whose interest is empty costs nothing,
 * not even when the peer hangs up: the JDK takes it out of the system's set.
 */
final class Registration {
    final SelectorProactor proactor;
    final SelectorEndpoint endpoint;
    final SelectionKey key;

    private @Nullable Submission inward;
    private @Nullable Submission outward;
    private int interest;
    private boolean retired;

    /** The endpoint's next one, for another selector; the endpoint sees to it. */
    @Nullable
    volatile Registration next;

    Registration(SelectorProactor proactor, SelectorEndpoint endpoint, SelectionKey key) {
        this.proactor = proactor;
        this.endpoint = endpoint;
        this.key = key;
    }

    /** False when the endpoint was closed. Throws {@link CancelledKeyException} when it is just being closed. */
    boolean await(boolean inwards, Submission submission) {
        if (retired) {
            return false;
        }
        require(interest | endpoint.operation(inwards));
        if (inwards) {
            inward = submission;
        } else {
            outward = submission;
        }
        proactor.waiting++;
        return true;
    }

    void withdraw(Submission submission) {
        if (inward == submission) {
            inward = null;
            proactor.waiting--;
        } else if (outward == submission) {
            outward = null;
            proactor.waiting--;
            ignoreOutward();
        }
    }

    /** The selector says that something can be done. */
    void ready() {
        int ready;
        try {
            ready = key.readyOps();
        } catch (CancelledKeyException closed) {
            return; // the endpoint's close() sees to who waits
        }
        if ((ready & endpoint.operation(true)) != 0) {
            Submission submission = inward;
            if (submission == null) {
                requireIfOpen(interest & ~endpoint.operation(true));
            } else {
                inward = null;
                if (isEnded(submission, true)) {
                    proactor.waiting--;
                } else {
                    inward = submission;
                }
            }
        }
        Submission submission = outward;
        if (submission != null && (ready & endpoint.operation(false)) != 0) {
            outward = null;
            // asked first: the operation of a connection changes from connect to write by this
            int operation = endpoint.operation(false);
            if (isEnded(submission, false)) {
                proactor.waiting--;
                if (outward == null) {
                    requireIfOpen(interest & ~operation);
                }
            } else {
                outward = submission;
            }
        }
    }

    private boolean isEnded(Submission submission, boolean inwards) {
        try {
            return endpoint.proceed(submission, inwards);
        } catch (Throwable failure) {
            // Throwable: one transfer's defect is that transfer's failure and not the loop's.
            submission.failed(failure instanceof ClosedChannelException ? closedMeanwhile(failure) : failure);
            return true;
        }
    }

    /** Whoever waits fails, because the endpoint was closed; true when somebody did. */
    boolean retire() {
        retired = true;
        Submission reader = inward;
        Submission writer = outward;
        inward = null;
        outward = null;
        if (reader != null) {
            proactor.waiting--;
            reader.failed(new AsynchronousCloseException());
        }
        if (writer != null) {
            proactor.waiting--;
            writer.failed(new AsynchronousCloseException());
        }
        return reader != null || writer != null;
    }

    private static AsynchronousCloseException closedMeanwhile(Throwable failure) {
        AsynchronousCloseException closed = new AsynchronousCloseException();
        closed.addSuppressed(failure);
        return closed;
    }

    private void ignoreOutward() {
        requireIfOpen(interest & ~endpoint.operation(false));
    }

    private void requireIfOpen(int operations) {
        try {
            require(operations);
        } catch (CancelledKeyException closed) {
            // closed on another thread just now: nothing left to be interested in
        }
    }

    private void require(int operations) {
        if (operations != interest) {
            key.interestOps(operations);
            interest = operations;
        }
    }
}
