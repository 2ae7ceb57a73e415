package io.cogen.group;

import io.cogen.core.Scheduler;
import io.cogen.group.SharedTopic.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A loop's part of a {@link SharedTopic}. Of its thread only, except {@link #wake}. */
final class TopicBranch<M> implements Runnable {
    private static final int MOST_PER_TURN = 1_000;

    final Scheduler scheduler;
    private final SharedTopic<M> topic;
    private final List<SharedSubscription<M>> subscriptions = new ArrayList<>();

    /** The last message that it has seen. */
    private Node<M> at;

    /*
     * No message on the way. Who publishes stores the message and then looks at this; the loop stores this and then looks for messages:
     * volatile accesses have one order, so one of the two sees the other. And of many who publish one sends the message.
     */
    private final AtomicBoolean idle = new AtomicBoolean(true);

    TopicBranch(SharedTopic<M> topic, Scheduler scheduler) {
        this.topic = topic;
        this.scheduler = scheduler;
        at = topic.last();
    }

    /** Any thread. False: the loop is closed. */
    boolean wake() {
        return !idle.get() || !idle.compareAndSet(true, false) || send();
    }

    private boolean send() {
        try {
            scheduler.post(this);
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    @Override
    public void run() {
        int left = MOST_PER_TURN;
        while (true) {
            Node<M> node = at.next;
            if (node != null && left-- == 0) {
                send();
                return;
            } else if (node != null) {
                at = node;
                give(node);
            } else {
                idle.set(true);
                if (at.next == null || !idle.compareAndSet(true, false)) {
                    return;
                }
            }
        }
    }

    private void give(Node<M> node) {
        for (SharedSubscription<M> each : subscriptions) {
            each.give(node);
        }
    }

    SharedSubscription<M> add(int buffer, SharedTopic.Overflow overflow) {
        Node<M> last = topic.last();
        @Nullable Node<M> after = last == at ? null : last;
        SharedSubscription<M> subscription = new SharedSubscription<>(this, buffer, overflow, after);
        subscriptions.add(subscription);
        return subscription;
    }

    void remove(SharedSubscription<M> subscription) {
        if (Scheduler.current() != Objects.requireNonNull(scheduler)) {
            throw new IllegalStateException("a subscription belongs to the scheduler on which it was made");
        }
        subscriptions.remove(subscription);
        if (subscriptions.isEmpty()) {
            topic.remove(this);
        }
    }
}
