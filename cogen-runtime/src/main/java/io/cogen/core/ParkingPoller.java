package io.cogen.core;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The poller of a scheduler that does no I/O: parks the thread. */
final class ParkingPoller implements Poller {
    private volatile @Nullable Thread parked;
    private volatile boolean woken;

    @Override
    public void poll(long nanos) {
        if (nanos != 0) {
            parked = Thread.currentThread();
            // Both sides write first and read then, so one of them sees the other; a permit that stays is one early
            // return.
            if (!woken) {
                if (nanos < 0) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, nanos);
                }
            }
            parked = null;
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
