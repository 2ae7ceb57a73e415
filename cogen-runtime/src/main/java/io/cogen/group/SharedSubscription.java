package io.cogen.group;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.group.SharedTopic.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber of a {@link SharedTopic} has not yet taken. It belongs to the scheduler on which it was made.
 *
 * @param <M> what is published
 */
public final class SharedSubscription<M> implements AutoCloseable {
    private final TopicBranch<M> branch;
    private final int capacity;
    private final SharedTopic.Overflow overflow;
    /** The last message that was published before it came; null once that has gone by. */
    private @Nullable Node<M> after;

    private final Deque<M> buffer = new ArrayDeque<>();
    private final Deque<Next> waiting = new ArrayDeque<>(1);
    private long missed;
    private boolean closed;

    SharedSubscription(TopicBranch<M> branch, int capacity, SharedTopic.Overflow overflow, @Nullable Node<M> after) {
        this.branch = branch;
        this.capacity = capacity;
        this.overflow = overflow;
        this.after = after;
    }

    /**
     * Takes the next message, and waits until there is one.
     *
     * <p><b>Completes</b> with the message.
     *
     * <p><b>Fails</b> with {@link IllegalStateException} if the subscription is closed, also while it waits.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn operation has taken nothing.
     *
     * <p><b>Threads.</b> The scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<M, RuntimeException> next() {
        return new Next();
    }

    /**
     * How many messages were dropped because there was no room. Scheduler's thread.
     *
     * @return zero or more
     */
    public long missed() {
        return missed;
    }

    /**
     * Ends it; who waits fails. Closing it again does nothing. Scheduler's thread.
     *
     * @throws IllegalStateException on another thread
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        branch.remove(this);
        closed = true;
        buffer.clear();
        for (Next each = waiting.poll(); each != null; each = waiting.poll()) {
            each.closed();
        }
    }

    void give(Node<M> node) {
        if (after != null) {
            after = after == node ? null : after;
            return;
        }
        M message = Objects.requireNonNull(node.message);
        Next first = waiting.poll();
        if (first != null) {
            first.gets(message);
            return;
        }
        if (buffer.size() == capacity) {
            missed++;
            if (overflow == SharedTopic.Overflow.DROP_NEWEST) {
                return;
            }
            buffer.remove();
        }
        buffer.add(message);
    }

    private final class Next extends Operation<M, RuntimeException> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            if (scheduler != branch.scheduler) {
                throw new IllegalStateException("a subscription belongs to the scheduler on which it was made");
            }
            M message = buffer.poll();
            if (message != null) {
                complete(message);
                return true;
            }
            if (closed) {
                closed();
                return true;
            }
            keepAlive();
            waiting.add(this);
            return false;
        }

        void gets(M message) {
            complete(message);
        }

        void closed() {
            fail(new IllegalStateException("the subscription is closed"));
        }

        @Override
        protected void cleanup() {
            waiting.remove(this);
        }

        @Override
        public String toString() {
            return "a message of a shared topic";
        }
    }
}
