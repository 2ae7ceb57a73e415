package io.cogen.benchmarks.scale;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;

/**
 * A number of things that exist at once, and what is done among them.
 *
 * @param scheduler where all of them are
 * @param perTurn how many operations a turn has
 * @param turns what is done
 * @param done counts the operations
 */
record World(Scheduler scheduler, int perTurn, Turns turns, Counter done) {
    /** What is done, as a coroutine. */
    @FunctionalInterface
    interface Turns {
        Coro<Void, RuntimeException> take(int times);
    }

    /** What all coroutines of a world count together. */
    static final class Counter {
        long count;
    }

    /** So that all those that were added have come to where they wait. */
    void settle() {
        scheduler.run(WorldCoroutines.once(Events.pass()));
    }

    /**
     * Does so many operations, or a turn.
     *
     * @return how many it did
     */
    long round(int operations) {
        int times = Math.max(1, operations / perTurn);
        long before = done.count;
        scheduler.run(turns.take(times));
        long did = done.count - before;
        // In the last turn others may be ahead of the one who counts the turns, or behind.
        if (did < (long) (times - 1) * perTurn || did == 0) {
            throw new IllegalStateException("only " + did + " done in " + times + " turns of " + perTurn);
        }
        return did;
    }

    @Coroutine
    static void once(Operation<Void, RuntimeException> operation) {
        Co.yield(operation);
    }
}
