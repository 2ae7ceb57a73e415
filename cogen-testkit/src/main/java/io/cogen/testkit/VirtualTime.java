package io.cogen.testkit;

import io.cogen.core.Clock;
import io.cogen.core.Operation;
import io.cogen.core.Poller;
import io.cogen.core.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that stands still while coroutines run, and jumps to the next timer when all of them wait. Hours pass in milliseconds,
 * and a test that waits for two seconds sees two seconds, whatever the machine.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * try (Scheduler scheduler = time.builder().build()) {
 *     scheduler.run(BackupCoroutines.everyNight(31));
 * }
 * assertEquals(ofDays(31), time.elapsed());
 * }</pre>
 *
 * It is a {@link Clock} for schedulers and an {@link InstantSource} for the program that is tested: {@code time.withZone(zone)}
 * is a {@link java.time.Clock}. Several schedulers may share one, as long as they run one after another.
 *
 * <h2>Other threads</h2>
 *
 * What another thread does takes real time. So time does not move while all wait for operations that said {@link
 * Operation#keepAlive()}: the loop then waits in earnest, for ever if need be (give such a test a {@code @Timeout}). If there are
 * timers too, timeouts of these very operations perhaps, the loop waits in earnest for as long as the timer says, but not longer
 * than the {@linkplain #patience(Duration) patience}, and then jumps. A thread of which the scheduler does not know, one that is
 * going to {@linkplain Scheduler#post post} something, is not waited for while there are timers.
 *
 * <p><b>Threads.</b> All methods may be called from any thread.
 */
public final class VirtualTime implements Clock, InstantSource {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

    private final Instant start;
    private final AtomicLong now = new AtomicLong();
    private final List<VirtualPoller> pollers = new CopyOnWriteArrayList<>();
    private volatile long patience = Duration.ofSeconds(1).toNanos();

    /** Begins on 1 January 2000, at midnight UTC. */
    public VirtualTime() {
        this(START);
    }

    /**
     * Begins at a moment.
     *
     * @param start what {@link #instant()} gives first
     */
    public VirtualTime(Instant start) {
        this.start = Objects.requireNonNull(start, "start");
    }

    /**
     * A scheduler's builder with this clock and its poller.
     *
     * @return a new builder; its other options are the defaults
     */
    public Scheduler.Builder builder() {
        return Scheduler.builder().clock(this).poller(this::poller);
    }

    /**
     * A poller that jumps instead of waiting, for {@link Scheduler.Builder#poller(java.util.function.Function)}; {@link
     * #builder()} has one already.
     *
     * @param scheduler the one that is being built
     * @return a new poller, for this scheduler only
     */
    public Poller poller(Scheduler scheduler) {
        VirtualPoller poller = new VirtualPoller(this, Objects.requireNonNull(scheduler, "scheduler"));
        pollers.add(poller);
        return poller;
    }

    /**
     * How long, in real time, a loop waits for other threads before it jumps to the next timer, if there are operations that
     * another thread completes. Default 1 s. It is waited in vain where no thread ever answers, in the test of a timeout for
     * instance; zero never waits.
     *
     * @param realTime zero or more and below 292 years
     * @return this
     * @throws IllegalArgumentException if {@code realTime} is negative or too long
     */
    public VirtualTime patience(Duration realTime) {
        patience = nanos("patience", realTime);
        return this;
    }

    /**
     * Moves time on, as if the program had been busy for so long. Timers that become due fire in the loop's next turn, all of
     * them at once; to watch what happens on the way, let a coroutine sleep instead.
     *
     * @param duration zero or more and below 292 years
     * @throws IllegalArgumentException if {@code duration} is negative or too long
     */
    public void advance(Duration duration) {
        jump(nanos("duration", duration));
        pollers.forEach(VirtualPoller::wakeup);
    }

    /**
     * How much time has passed since this was made.
     *
     * @return zero or more
     */
    public Duration elapsed() {
        return Duration.ofNanos(now.get());
    }

    /**
     * The time of day and year.
     *
     * @return the start and what has {@linkplain #elapsed() elapsed}
     */
    @Override
    public Instant instant() {
        return start.plusNanos(now.get());
    }

    /**
     * {@link #elapsed()} in nanoseconds.
     *
     * @return zero or more
     */
    @Override
    public long nanoTime() {
        return now.get();
    }

    void jump(long nanos) {
        now.addAndGet(nanos);
    }

    long patience() {
        return patience;
    }

    void forget(VirtualPoller poller) {
        pollers.remove(poller);
    }

    private static long nanos(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " is negative: " + duration);
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(what + " is longer than 292 years: " + duration, tooLong);
        }
    }

    /** For messages. */
    @Override
    public String toString() {
        return instant() + ", " + elapsed() + " after the start";
    }
}
