package io.cogen.core;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks at the loops of the process from a thread of its own, one for all, and tells of steps that do not end. */
final class Watchdog {
    /*
     * It looks at each loop a few times in the shortest limit. A process whose loops all wait is not to be woken for that:
     * then the watchdog dozes, and the first loop that has waited wakes it. A loop says that it is up and then looks whether
     * the watchdog dozes; the watchdog says that it dozes and then looks whether a loop is up. Both are volatile, so one of
     * them sees the other. Once awake it looks at its usual pace, so that a loop pays for a wakeup now and then only.
     */

    static final Watchdog SHARED = new Watchdog();

    private static final int LOOKS_PER_LIMIT = 4;
    private static final long SHORTEST_PAUSE = 1_000_000;
    /** How long it dozes at most: schedulers that nobody closed are to be forgotten some day. */
    private static final long DOZE = 60_000_000_000L;

    /** Weak: a scheduler that is forgotten without a close does not stay for this. */
    private final List<WeakReference<Watch>> watches = new ArrayList<>();

    private @Nullable Thread thread;
    volatile boolean dozing;

    synchronized void add(Watch watch) {
        know(watch);
        if (thread == null) {
            Thread dog = new Thread(this::run, "cogen-watchdog");
            dog.setDaemon(true);
            thread = dog;
            try {
                dog.start();
            } catch (OutOfMemoryError noThread) {
                thread = null; // a loop without a watchdog is better than none
            }
        }
    }

    synchronized void know(Watch watch) {
        watches.add(new WeakReference<>(watch));
    }

    synchronized void remove(Watch watch) {
        watches.removeIf(each -> each.refersTo(watch) || each.refersTo(null));
        if (watches.isEmpty()) {
            wake();
        }
    }

    /** Any thread. */
    void wake() {
        if (dozing) {
            dozing = false;
            LockSupport.unpark(thread());
        }
    }

    synchronized @Nullable Thread thread() {
        return thread;
    }

    boolean isDozing() {
        return dozing;
    }

    private void run() {
        Clock clock = Clock.system();
        long last = clock.nanoTime();
        for (long pause = pause(); pause >= 0; pause = pause()) {
            LockSupport.parkNanos(this, pause);
            dozing = false;
            long now = clock.nanoTime();
            // If it has overslept by much, the whole process was stopped, and no step took that long.
            look(Math.min(now - last, 2 * pause));
            last = now;
        }
    }

    /** How long to wait until the next look; negative: there is nothing left to look at. */
    private synchronized long pause() {
        watches.removeIf(each -> each.refersTo(null));
        if (watches.isEmpty()) {
            thread = null;
            return -1;
        }
        if (dozesOff()) {
            return DOZE;
        }
        long shortest = Long.MAX_VALUE;
        for (Watch watch : present()) {
            shortest = Math.min(shortest, watch.limit / LOOKS_PER_LIMIT);
        }
        return Math.min(DOZE, Math.max(SHORTEST_PAUSE, shortest));
    }

    /** If no loop is up, lets the next that has waited wake it. */
    boolean dozesOff() {
        if (allRest()) {
            dozing = true;
            if (allRest()) {
                return true;
            }
            dozing = false;
        }
        return false;
    }

    boolean allRest() {
        return present().stream().allMatch(Watch::isResting);
    }

    private void look(long nanos) {
        for (Watch watch : present()) {
            watch.look(nanos); // without the lock: a handler may take its time, or close a scheduler
        }
    }

    private synchronized List<Watch> present() {
        List<Watch> present = new ArrayList<>(watches.size());
        for (WeakReference<Watch> each : watches) {
            Watch watch = each.get();
            if (watch != null) {
                present.add(watch);
            }
        }
        return present;
    }
}
