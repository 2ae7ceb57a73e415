package io.cogen.pubsub;

import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where messages come in, go to logs, and wait for room in them. What is common to a queue and to topics. */
abstract class Hub<M> {
    final int capacity;
    /** Whether messages come from other threads. */
    final boolean fromOutside;

    /** Who waits to publish, by topic, in the order in which the first of each came. */
    private final Map<Object, Line<M>> lines = new LinkedHashMap<>();

    /** Of those who wait; they all are of one. */
    private @Nullable Scheduler scheduler;

    private int waits;
    private long waitNumber;
    private int waitingPublishers;
    private long published;
    private boolean closed;
    private @Nullable Throwable closedFor;

    Hub(int capacity, boolean fromOutside) {
        if (capacity < 1 || capacity > 1 << 30) {
            throw new IllegalArgumentException("capacity is not from 1 to 1,073,741,824: " + capacity);
        }
        this.capacity = capacity;
        this.fromOutside = fromOutside;
    }

    /** Messages of one topic stay in order. */
    abstract Object topic(M message);

    /** Those whom the message concerns, as of now. */
    abstract List<Log<M>> logs(M message);

    abstract Collection<Log<M>> allLogs();

    /** For messages. */
    abstract String what();

    // ------------------------------------------------------------------ those who wait

    /** Somebody begins to wait; gives his number. */
    long beginsToWait(Scheduler on) {
        if (scheduler != on) {
            requireNobodyWaits();
            scheduler = on;
        }
        waits++;
        return waitNumber++;
    }

    void endsToWait() {
        waits--;
    }

    /** What lets coroutines go on has to be on their thread. */
    void requireThread() {
        if (waits > 0 && Scheduler.current() != scheduler) {
            requireNobodyWaits();
        }
    }

    private void requireNobodyWaits() {
        if (waits > 0) {
            throw new IllegalStateException(
                    what() + " belongs to the scheduler on which others wait for it; from outside"
                            + " use scheduler.post(...)");
        }
    }

    // ------------------------------------------------------------------ publishing

    /** Whether a message has to wait: for its topic, or for slow subscribers. */
    boolean isInTheWay(M message, List<Log<M>> logs) {
        return !lines.isEmpty() && lines.containsKey(topic(message)) || full(logs) != null;
    }

    private static <M> @Nullable Log<M> full(List<Log<M>> logs) {
        for (int i = 0; i < logs.size(); i++) {
            if (logs.get(i).isFull()) {
                return logs.get(i);
            }
        }
        return null;
    }

    /** Publishes without waiting, if it can. */
    boolean offer(M message) {
        requireOpen();
        List<Log<M>> logs = logs(message);
        if (isInTheWay(message, logs)) {
            return false;
        }
        requireThread();
        Scheduler s = scheduler;
        if (waits > 0 && s != null) {
            s.inOrder(() -> deliver(logs, message));
        } else {
            deliver(logs, message);
        }
        return true;
    }

    void lineUp(Scheduler on, Chain.Node<Publication<M>> publication, List<Log<M>> logs) {
        beginsToWait(on);
        waitingPublishers++;
        Object topic = topic(publication.owner.message());
        Line<M> line = lines.get(topic);
        if (line == null) {
            line = new Line<>(topic);
            lines.put(topic, line);
            Objects.requireNonNull(full(logs)).lines.add(line.place);
        }
        line.publications.add(publication);
    }

    /** A publisher that waits is withdrawn. */
    void leaveLine(Chain.Node<Publication<M>> publication) {
        if (!publication.isLinked()) {
            return; // its turn has come, or there is none any more
        }
        endsToWait();
        waitingPublishers--;
        publication.unlink();
        Line<M> line = lines.get(topic(publication.owner.message()));
        if (line != null && line.publications.isEmpty()) {
            line.place.unlink();
            lines.remove(line.topic);
        }
    }

    /** Gives the message to all logs, and to those who wait; gives their number. */
    int deliver(List<Log<M>> logs, M message) {
        published++;
        if (logs.size() == 1) {
            Log<M> log = logs.get(0);
            int woken = log.waiting();
            log.store(message);
            if (woken > 0) {
                log.giveToWaiting(List.of(message));
            }
            return woken;
        }
        return deliverToMany(logs, message);
    }

    private int deliverToMany(List<Log<M>> logs, M message) {
        List<Subscription<M>> woken = new ArrayList<>();
        for (Log<M> log : logs) {
            log.store(message);
            for (Subscription<M> each = log.pollWaiting(); each != null; each = log.pollWaiting()) {
                log.moved(each, log.next());
                woken.add(each);
            }
        }
        if (!woken.isEmpty()) {
            woken.sort(Comparator.comparingLong(each -> each.waitNumber));
            List<M> batch = List.of(message);
            woken.forEach(each -> each.give(batch));
        }
        return woken.size();
    }

    /** A log may have room again: publishers whose turn it is go on. */
    void letIn(Log<M> log) {
        if (log.lines.isEmpty()) {
            return;
        }
        Scheduler s = Objects.requireNonNull(scheduler);
        if (Scheduler.current() == s) {
            s.inOrder(() -> letAllIn(log));
        } else {
            s.post(() -> letIn(log));
        }
    }

    private void letAllIn(Log<M> log) {
        while (!log.isFull()) {
            Line<M> line = log.lines.first();
            if (line == null) {
                return;
            }
            line.place.unlink();
            Publication<M> publication = Objects.requireNonNull(line.publications.first());
            List<Log<M>> logs = logs(publication.message());
            Log<M> full = full(logs);
            if (full != null) {
                full.lines.add(line.place);
                continue;
            }
            line.publications.poll();
            waitingPublishers--;
            endsToWait();
            if (line.publications.isEmpty()) {
                lines.remove(line.topic);
            } else {
                log.lines.add(line.place); // behind other topics
            }
            publication.publish(logs);
        }
    }

    // ------------------------------------------------------------------ the end

    boolean isClosed() {
        return closed;
    }

    PubSubClosedException closedException() {
        return new PubSubClosedException(
                what() + " is closed" + (closedFor == null ? "" : " because of " + closedFor), closedFor);
    }

    void requireOpen() {
        if (closed) {
            throw closedException();
        }
    }

    void close(@Nullable Throwable failure) {
        if (closed) {
            return;
        }
        closed = true;
        closedFor = failure;
        Scheduler s = scheduler;
        if (s != null && Scheduler.current() == s) {
            s.inOrder(this::endWaits);
        } else {
            endWaits();
        }
    }

    private void endWaits() {
        List<Subscription<M>> waiting = new ArrayList<>();
        for (Log<M> log : allLogs()) {
            for (Subscription<M> each = log.pollWaiting(); each != null; each = log.pollWaiting()) {
                waiting.add(each);
            }
        }
        waiting.sort(Comparator.comparingLong(each -> each.waitNumber));
        waiting.forEach(each -> each.refuse(closedException()));
        for (Line<M> line : lines.values()) {
            line.place.unlink();
            for (Publication<M> each = line.publications.poll(); each != null; each = line.publications.poll()) {
                waitingPublishers--;
                endsToWait();
                each.refuse(closedException());
            }
        }
        lines.clear();
    }

    PubSubStatistics statistics() {
        long retained = 0;
        List<SubscriptionStatistics> subscriptions = new ArrayList<>();
        for (Log<M> log : allLogs()) {
            retained += log.size();
            log.subscriptions.forEach(each -> subscriptions.add(each.statistics()));
        }
        return new PubSubStatistics(published, retained, waitingPublishers, closed, List.copyOf(subscriptions));
    }
}
