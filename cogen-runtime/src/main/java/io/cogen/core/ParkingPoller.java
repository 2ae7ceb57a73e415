package io.cogen.core;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The poller of a scheduler that does no I/O: parks the thread. */
final class ParkingPoller implements Poller {
    private volatile @Nullable Thread parked;
    private volatile boolean woken;
    /** Whether the last wait ended with the thread's interrupt status set: the scheduler has seen it, and waits all the same. */
    private boolean interruptTold;

    @Override
    public void poll(long nanos) {
        if (nanos != 0) {
            boolean interrupted = Thread.interrupted(); // parking would return at once
            parked = Thread.currentThread();
            if (interrupted) {
                LockSupport.parkNanos(this, 1); // takes the permit that comes with the status
            }
            // Both sides write first and read then, so one of them sees the other; a permit that stays is one early
            // return.
            if (!woken && (!interrupted || interruptTold)) {
                if (nanos < 0) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, nanos);
                }
            }
            parked = null;
            interruptTold = interrupted || Thread.interrupted();
            if (interruptTold) {
                Thread.currentThread().interrupt();
            }
        }
        woken = false;
    }

    @Override
    public void wakeup() {
        woken = true;
        Thread thread = parked;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public boolean isWaiting() {
        return false;
    }

    @Override
    public void close() {}
}
