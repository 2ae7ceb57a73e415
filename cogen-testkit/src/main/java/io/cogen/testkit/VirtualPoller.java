package io.cogen.testkit;

import io.cogen.core.Poller;
import io.cogen.core.Scheduler;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Jumps where others wait, and waits in earnest where only another thread can help. */
final class VirtualPoller implements Poller {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final VirtualTime time;
    private final Scheduler scheduler;
    private volatile @Nullable Thread parked;
    private volatile boolean woken;
    private boolean interruptSeen;

    VirtualPoller(VirtualTime time, Scheduler scheduler) {
        this.time = time;
        this.scheduler = scheduler;
    }

    @Override
    public void poll(long nanos) {
        if (nanos != 0 && !isNewInterrupt()) {
            boolean jumps = nanos > 0;
            if (!jumps || mayBeWoken()) {
                jumps &= park(jumps ? Math.min(nanos, time.patience()) : FOR_EVER);
            }
            if (jumps && !woken) {
                time.jump(nanos);
            }
        }
        woken = false;
    }

    /** An interrupt is for the loop to see, once. After that its run ends, and what it still waits for is waited for. */
    private boolean isNewInterrupt() {
        boolean seen = interruptSeen;
        interruptSeen = Thread.currentThread().isInterrupted();
        return interruptSeen && !seen;
    }

    /** Whether another thread may have something to say: it said so, or the loop, without any timer, waits out of patience. */
    private boolean mayBeWoken() {
        return scheduler.outsideOperations() > 0 || scheduler.timers() == 0;
    }

    /** Waits in real time, at most so long. False: the thread was interrupted meanwhile. */
    private boolean park(long nanos) {
        boolean interrupted = Thread.interrupted();
        long begin = System.nanoTime();
        parked = Thread.currentThread();
        // Both sides write first and read then, so one of them sees the other.
        while (!woken && !Thread.currentThread().isInterrupted()) {
            if (nanos == FOR_EVER) {
                LockSupport.park(this);
                continue;
            }
            long left = nanos - (System.nanoTime() - begin);
            if (left <= 0) {
                break;
            }
            LockSupport.parkNanos(this, left);
        }
        parked = null;
        boolean undisturbed = !Thread.currentThread().isInterrupted();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return undisturbed;
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
    public void close() {
        time.forget(this);
    }
}
