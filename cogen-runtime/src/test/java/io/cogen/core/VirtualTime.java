package io.cogen.core;

import java.time.Duration;
import java.time.Instant;

/** A clock and the poller that moves it: waiting is jumping. */
final class VirtualTime implements Clock, Poller {
    private final long start;
    private long now;
    private boolean closed;
    private int polls;
    Runnable onPoll = () -> {};
    boolean polledInterrupted;

    VirtualTime() {
        this(0);
    }

    VirtualTime(long start) {
        this.start = start;
        this.now = start;
    }

    static Scheduler scheduler() {
        return new VirtualTime().builder().build();
    }

    Scheduler.Builder builder() {
        return Scheduler.builder().clock(this).poller(scheduler -> this);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plus(elapsed());
    }

    @Override
    public void poll(long nanos) {
        polls++;
        polledInterrupted |= Thread.currentThread().isInterrupted();
        if (nanos < 0) {
            throw new AssertionError("would wait for ever");
        }
        now += nanos;
        onPoll.run();
    }

    void pass(Duration duration) {
        now += duration.toNanos();
    }

    Duration elapsed() {
        return Duration.ofNanos(now - start);
    }

    int polls() {
        return polls;
    }

    @Override
    public void wakeup() {}

    @Override
    public boolean isWaiting() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
