package io.cogen.group;

import io.cogen.core.Scheduler;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * News from any thread for subscribers on any schedulers. Publishing never waits.
 *
 * <pre>{@code
 * SharedTopic<Price> prices = new SharedTopic<>();
 * prices.publish(price);                                                     // any thread
 *
 * try (SharedSubscription<Price> mine = prices.subscribe(100, DROP_OLDEST)) { // in a coroutine
 *     Price price = Co.yield(mine.next());
 * }
 * }</pre>
 *
 * <p>Each subscriber gets all that is published behind his {@link #subscribe}, in one and the same order for all, as far as his buffer holds
 * it. A message is there once, however many subscribers and loops there are; a loop that waits is woken once for all that comes until it is
 * awake. A loop that does not come to its turn, because a step takes long, keeps all the messages that it has not yet given to the buffers
 * of its subscribers.
 *
 * @param <M> what is published; never null
 */
public final class SharedTopic<M> {
    /** What becomes of a message for which a subscriber's buffer has no room. */
    public enum Overflow {
        /** The oldest one in the buffer is dropped. */
        DROP_OLDEST,
        /** It is dropped itself. */
        DROP_NEWEST
    }

    /** A message, and the one behind it: what has been published is a list, along which each loop goes at its own pace. */
    static final class Node<M> {
        final @Nullable M message;
        volatile @Nullable Node<M> next;

        Node(@Nullable M message) {
            this.message = message;
        }
    }

    private final AtomicReference<Node<M>> last = new AtomicReference<>(new Node<>(null));

    /** One for each loop that has subscribers. */
    private final List<TopicBranch<M>> branches = new CopyOnWriteArrayList<>();

    /** A topic without subscribers. */
    public SharedTopic() {}

    /**
     * Gives a message to all who have subscribed. Any thread; two who publish at the same time come in some order, the same one for all.
     *
     * @param message not null; who gets it may be on several threads, so it should not change
     */
    public void publish(M message) {
        Node<M> node = new Node<>(Objects.requireNonNull(message, "message"));
        last.getAndSet(node).next = node;
        for (TopicBranch<M> each : branches) {
            if (!each.wake()) {
                remove(each); // its loop is closed
            }
        }
    }

    /**
     * Subscribes to what is published from now on. On a scheduler's thread, to which the subscription belongs.
     *
     * @param buffer for how many messages that nobody has taken yet; 1 or more
     * @param overflow what becomes of more
     * @return to be closed, when it is not wanted any more
     * @throws IllegalArgumentException if {@code buffer} is less than 1
     * @throws IllegalStateException if this thread runs no scheduler
     */
    public SharedSubscription<M> subscribe(int buffer, Overflow overflow) {
        Objects.requireNonNull(overflow, "overflow");
        if (buffer < 1) {
            throw new IllegalArgumentException("the buffer is for less than one message: " + buffer);
        }
        Scheduler scheduler = Scheduler.current();
        if (scheduler == null) {
            throw new IllegalStateException("this thread runs no scheduler; subscribe in a coroutine");
        }
        return branch(scheduler).add(buffer, overflow);
    }

    private TopicBranch<M> branch(Scheduler scheduler) {
        for (TopicBranch<M> each : branches) {
            if (each.scheduler == scheduler) {
                return each;
            }
        }
        TopicBranch<M> branch = new TopicBranch<>(this, scheduler);
        branches.add(branch);
        return branch;
    }

    Node<M> last() {
        return Objects.requireNonNull(last.get());
    }

    void remove(TopicBranch<M> branch) {
        branches.remove(branch);
    }
}
