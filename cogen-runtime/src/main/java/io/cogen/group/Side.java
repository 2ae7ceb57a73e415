package io.cogen.group;

import io.cogen.core.Scheduler;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait at one side of a {@link SharedQueue}: for an element, or for room. Each loop has a {@link Station} of its own for its
 * coroutines; what loops share is a list of the stations that want to be told.
 */
class Side {
    /*
     * No wakeup is lost. A station puts itself into `calling`, and then looks whether there is something for it (its `available`, which reads
     * the indices of the ring). Who changes an index does so first, by a compare-and-set, and then looks whether somebody is calling. All four
     * are volatile accesses, which have one order, so one of the two sees the other. A station that sees something takes itself out of the
     * list; if it is not there any more, the one who took it out has sent it a message.
     *
     * Wakeups are coalesced: a station is in the list, or a message is on the way to it, or neither; never both, and never two messages.
     *
     * Nor does it matter that a loop tells others at the end of its turn: until then the station stays in the list, and if what was there
     * has been taken by then, there is nothing to tell.
     *
     * No wakeup is wasted: a station that was called and has nobody left who waits passes it on, as long as there is something.
     */
    private final IntSupplier available;
    private final Runnable wakeAsMany = this::wakeAsMany;
    private final Queue<Station> calling = new ConcurrentLinkedQueue<>();

    /** Stations at which somebody waits. A loop asks this about its own, whose changes it sees in any case. */
    private final AtomicInteger crowded = new AtomicInteger();

    /** Of each loop the one that is in use; weak, because loops come and go. */
    private final List<WeakReference<Station>> stations = new CopyOnWriteArrayList<>();

    /** @param available how many may find what they wait for; more than 0 for good once the queue is closed */
    Side(IntSupplier available) {
        this.available = available;
    }

    boolean isReady() {
        return available.getAsInt() > 0;
    }

    // ------------------------------------------------------------------ any thread

    /** There is something for one more. */
    void wakeOne() {
        if (!calling.isEmpty()) {
            wake();
        }
    }

    /**
     * There is something for one more, who is told when the turn ends: to wake a thread takes longer than dozens of elements, and the first
     * alone is not worth it. Scheduler's thread.
     */
    void wakeSoon(Scheduler scheduler) {
        if (!calling.isEmpty()) {
            scheduler.whenTurnEnds(wakeAsMany);
        }
    }

    private void wakeAsMany() {
        for (int left = available.getAsInt(); left > 0 && !calling.isEmpty(); left--) {
            wake();
        }
    }

    private void wake() {
        Station station;
        do {
            station = calling.poll();
        } while (station != null && !station.send()); // a loop that is closed has nobody waiting
    }

    void wakeAll() {
        for (Station station = calling.poll(); station != null; station = calling.poll()) {
            station.send();
        }
    }

    /** What one had been told of is there still: for another one. */
    void passOn() {
        if (isReady()) {
            wakeOne();
        }
    }

    // ------------------------------------------------------------------ a loop, about its own station

    boolean waits(Scheduler scheduler) {
        if (crowded.get() == 0) {
            return false;
        }
        Station station = find(scheduler);
        return station != null && !station.isEmpty();
    }

    Station station(Scheduler scheduler) {
        Station station = find(scheduler);
        if (station == null) {
            station = new Station(this, scheduler);
            stations.removeIf(each -> each.get() == null);
            stations.add(new WeakReference<>(station));
        }
        return station;
    }

    private @Nullable Station find(Scheduler scheduler) {
        for (WeakReference<Station> each : stations) {
            Station station = each.get();
            if (station != null && station.scheduler == scheduler) {
                return station;
            }
        }
        return null;
    }

    void call(Station station) {
        calling.add(station);
    }

    /** False: somebody has taken it out, and a message is on the way. */
    boolean callOff(Station station) {
        return calling.remove(station);
    }

    void crowd(int change) {
        crowded.addAndGet(change);
    }
}
