package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;

/**
 * Where a number of coroutines wait for each other: when the last one has come all go on, and the barrier is as new. For work in rounds.
 *
 * <p>If one of those who wait is cancelled or times out, the round cannot be completed: all others who wait, and all who come, get a
 * {@link BarrierBrokenException}, until somebody calls {@link #reset()}.
 *
 * <p><b>Threads.</b> Scheduler's thread.
 */
public final class Barrier {
    private final String label;
    private final int parties;
    private final WaitQueue<Await> waiting = new WaitQueue<>();
    private boolean broken;
    private long rounds;

    /**
     * One without a name.
     *
     * @param parties how many wait for each other, one or more
     * @throws IllegalArgumentException if {@code parties} is less than one
     */
    public Barrier(int parties) {
        this.label = "barrier";
        this.parties = check(parties);
    }

    /**
     * One with a name.
     *
     * @param name for dumps and messages; not blank
     * @param parties how many wait for each other, one or more
     * @throws IllegalArgumentException if {@code parties} is less than one or {@code name} blank
     */
    public Barrier(String name, int parties) {
        this.label = Names.label("barrier", name);
        this.parties = check(parties);
    }

    private static int check(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("one coroutine or more meet at a barrier, not " + parties);
        }
        return parties;
    }

    /**
     * Waits until all have come.
     *
     * <p><b>Completes</b> with how many came before: 0 for the first, {@code parties - 1} for the last, which does not wait. The others go on in
     * the order in which they came.
     *
     * <p><b>Fails</b> with {@link BarrierBrokenException} if the barrier is broken, or breaks or is reset while this waits.
     *
     * <p><b>Cancellation.</b> Who is cancelled or timed out while it waits breaks the barrier. If all had come before that, it goes on as the others
     * do, and nothing is broken.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<Integer, RuntimeException> await() {
        return new Await(this);
    }

    /** Begins a new round, whether the barrier is broken or not; those who wait get a {@link BarrierBrokenException}. Never suspends. */
    public void reset() {
        waiting.checkThread(label);
        broken = false;
        failAll(" was reset");
    }

    /**
     * Whether it is broken.
     *
     * @return whether all who come get an exception
     */
    public boolean isBroken() {
        return broken;
    }

    /**
     * How it is used.
     *
     * @return as of now
     */
    public Statistics statistics() {
        return new Statistics(parties, waiting.size(), broken, rounds);
    }

    private void failAll(String what) {
        waiting.wakeAll((waiter, first) -> waiter.failWith(new BarrierBrokenException(label + what), first));
    }

    /** What it is, and how many have come. */
    @Override
    public String toString() {
        return label + (broken ? ", broken" : ", " + waiting.size() + " of " + parties + " have come");
    }

    /**
     * How a barrier is used.
     *
     * @param parties how many wait for each other
     * @param waiting how many have come and wait
     * @param isBroken whether it is broken
     * @param rounds how often all had come
     */
    public record Statistics(int parties, int waiting, boolean isBroken, long rounds) {}

    private static final class Await extends Waiter<Integer> {
        private final Barrier barrier;
        private int before;

        Await(Barrier barrier) {
            this.barrier = barrier;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            if (barrier.broken) {
                throw new BarrierBrokenException(barrier.label
                        + " is broken: one that waited there was cancelled or timed out; reset() begins anew");
            }
            before = barrier.waiting.size();
            if (before + 1 < barrier.parties) {
                barrier.waiting.add(barrier.label, this, scheduler);
                return false;
            }
            barrier.waiting.checkScheduler(barrier.label, scheduler);
            barrier.rounds++;
            barrier.waiting.wakeAll((waiter, first) -> waiter.succeed(waiter.before, first));
            complete(before);
            return true;
        }

        @Override
        protected void cleanup() {
            leave();
            barrier.broken = true;
            barrier.failAll(" broke: another one that waited there was cancelled or timed out");
        }

        @Override
        public String toString() {
            return barrier.toString();
        }
    }
}
