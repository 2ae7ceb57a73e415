package io.cogen.pubsub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages that several subscribers read, each stored once, and the subscribers. Confined to the scheduler's thread. */
final class Log<M> {
    /*
     * Messages are numbered; the ring has those from `first` to before `next`. A subscriber is a position: the number of the message
     * that it reads next. So what a publish costs does not depend on how many subscribers there are, but on how many of them wait:
     *
     *   - A fetch takes all there is, so that a position that moves becomes the highest one. A chain in which whoever moves goes to the
     *     end is therefore sorted, and the slowest is its first. Who waits in a fetch has read everything, and is in another chain.
     *   - SUSPEND: one such chain for each limit. The log is full if the first of a chain has as many unread messages as it may.
     *   - DROP_OLDEST, CONFLATE, FAIL: nothing is done at a publish. What was lost is known from position and limit at the fetch.
     *   - DROP_NEWEST: the same; but the oldest messages are the ones that it gets, and these leave the ring when it is full. Then they
     *     are set aside for the subscriber, once, until it fetches.
     */

    /** Those that have the same limit, and whose positions count; the slowest of those that do not wait is first in the chain. */
    static final class Sorted<M> {
        private final int limit;
        private Chain<Subscription<M>> chain = new Chain<>();
        private int members;

        private Sorted(int limit) {
            this.limit = limit;
        }
    }

    private static final int SMALLEST = 16;
    private static final Comparator<Subscription<?>> BY_POSITION = Comparator.comparingLong(each -> each.position);

    final int capacity;
    /** Whether messages that everybody has read are kept for newcomers. */
    private final boolean history;

    final Set<Subscription<M>> subscriptions = new LinkedHashSet<>();
    /** Those in a fetch, in the order in which they came; all of them have read everything. */
    private Chain<Subscription<M>> waiting = new Chain<>();
    /** The lines of publishers that found this log full. While it is not full, there are none. */
    final Chain<Line<M>> lines = new Chain<>();

    private final List<Sorted<M>> suspending = new ArrayList<>(1);
    private final Sorted<M> droppingNewest = new Sorted<>(0);

    private @Nullable Object[] ring = new Object[SMALLEST];
    private long first;
    private long next;
    /** How many subscribers have something to read, or to be told that they have lost. */
    private int behind;

    /** The messages that were asked for last; many subscribers ask for the same. */
    private @Nullable List<M> slice;

    private long sliceFrom;
    private long sliceTo;

    Log(int capacity, boolean history) {
        this.capacity = capacity;
        this.history = history;
    }

    long first() {
        return first;
    }

    long next() {
        return next;
    }

    int size() {
        return (int) (next - first);
    }

    // ------------------------------------------------------------------ subscribers

    void add(Subscription<M> subscription) {
        subscriptions.add(subscription);
        if (subscription.overflow == Overflow.SUSPEND) {
            subscription.sorted = join(subscription.limit);
        } else if (subscription.overflow == Overflow.DROP_NEWEST) {
            subscription.sorted = droppingNewest;
            droppingNewest.members++;
        }
        if (subscription.position < next) {
            behind++;
        }
        if (subscription.sorted != null) { // one that begins with the history may be slower than others
            subscription.sorted.chain.addSorted(subscription.place, BY_POSITION);
        }
    }

    private Sorted<M> join(int limit) {
        Sorted<M> same = null;
        for (Sorted<M> each : suspending) {
            if (each.limit == limit) {
                same = each;
            }
        }
        if (same == null) {
            same = new Sorted<>(limit);
            suspending.add(same);
        }
        same.members++;
        return same;
    }

    void remove(Subscription<M> subscription) {
        subscriptions.remove(subscription);
        subscription.place.unlink();
        if (subscription.sorted != null && --subscription.sorted.members == 0) {
            suspending.remove(subscription.sorted);
        }
        if (subscription.position < next) {
            caughtUp();
        }
    }

    /** A subscriber has read everything. */
    void moved(Subscription<M> subscription, long before) {
        subscription.position = next;
        if (subscription.sorted != null) {
            subscription.sorted.chain.add(subscription.place);
        }
        if (before < next) {
            caughtUp();
        }
    }

    // ------------------------------------------------------------------ those who wait

    int waiting() {
        return waiting.size();
    }

    void awaits(Subscription<M> subscription) {
        waiting.add(subscription.place);
    }

    @Nullable
    Subscription<M> pollWaiting() {
        return waiting.poll();
    }

    /** Gives the last message to all who wait. */
    void giveToWaiting(List<M> batch) {
        Subscription<M> one = waiting.first();
        if (one != null
                && one.sorted != null
                && one.sorted.chain.isEmpty()
                && one.sorted.members == subscriptions.size()) {
            // All were waiting, and all are alike: then they are sorted where they are, and nobody moves.
            Chain<Subscription<M>> all = waiting;
            waiting = one.sorted.chain;
            one.sorted.chain = all;
            for (Chain.Node<Subscription<M>> each = all.firstNode(); each != null; each = each.next()) {
                each.owner.position = next;
                each.owner.give(batch);
            }
            return;
        }
        Chain.Node<Subscription<M>> each = waiting.takeAll();
        while (each != null) {
            Chain.Node<Subscription<M>> after = each.takeNext();
            moved(each.owner, next);
            each.owner.give(batch);
            each = after;
        }
    }

    private void caughtUp() {
        behind--;
        if (behind == 0 && !history) {
            dropUntil(next);
        }
    }

    // ------------------------------------------------------------------ messages

    /** Whether a subscriber makes publishers wait. */
    boolean isFull() {
        for (Sorted<M> each : suspending) {
            Subscription<M> slowest = each.chain.first();
            if (slowest != null && next - slowest.position >= each.limit) {
                return true;
            }
        }
        return false;
    }

    /** Takes a message in; who waits is to be given it at once. */
    void store(M message) {
        behind = subscriptions.size() - waiting.size();
        slice = null;
        if (behind == 0 && !history) {
            first = ++next;
            return;
        }
        int size = size();
        if (size == capacity) {
            setAside();
            ring[index(first++)] = null;
        } else if (size == ring.length) {
            grow();
        }
        ring[index(next++)] = message;
        slice = null;
    }

    /** The first message is about to go. */
    private void setAside() {
        for (Subscription<M> slowest = droppingNewest.chain.first();
                slowest != null && slowest.position <= first;
                slowest = droppingNewest.chain.first()) {
            slowest.place.unlink();
            slowest.setAside(slice(slowest.position, slowest.position + slowest.limit));
        }
    }

    /** Those from a number to before another, as they are now and for good. */
    @SuppressWarnings("unchecked") // only messages are stored
    List<M> slice(long from, long to) {
        List<M> present = slice;
        if (present == null || from != sliceFrom || to != sliceTo) {
            Object[] copy = new Object[(int) (to - from)];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = ring[index(from + i)];
            }
            present = copy.length == 1
                    ? List.of((M) copy[0])
                    : Collections.unmodifiableList((List<M>) Arrays.asList(copy));
            slice = present;
            sliceFrom = from;
            sliceTo = to;
        }
        return present;
    }

    /** Drops what everybody has read; gives the number. */
    int compact() {
        long needed = next;
        for (Subscription<M> each : subscriptions) {
            needed = Math.min(needed, each.needs());
        }
        int removed = (int) (needed - first);
        dropUntil(needed);
        return removed;
    }

    private void dropUntil(long end) {
        slice = null;
        while (first < end) {
            ring[index(first++)] = null;
        }
        if (first == next && ring.length > SMALLEST) {
            ring = new Object[SMALLEST];
        }
    }

    private int index(long number) {
        return (int) number & ring.length - 1;
    }

    private void grow() {
        @Nullable Object[] old = ring;
        ring = new Object[old.length * 2];
        for (long number = first; number < next; number++) {
            ring[index(number)] = old[(int) number & old.length - 1];
        }
    }
}
