package io.cogen.examples;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scope;
import io.cogen.group.SchedulerGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * A computation on all cores: how many primes there are below a number. The range is cut into pieces, the loops of a group count those
 * in their pieces, and a scope gathers the results. If one of them failed, the others would be cancelled, wherever they run.
 */
public final class Primes {
    private static final int PIECE = 20_000;

    private Primes() {}

    /** How many primes there are from a number on, and below another. Lets others go on now and then. */
    @Coroutine
    static int count(int from, int to) {
        int found = 0;
        for (int number = from; number < to; number++) {
            if (isPrime(number)) {
                found++;
            }
            if (number % 1_000 == 0) {
                Co.yield(Events.pass());
            }
        }
        return found;
    }

    private static boolean isPrime(int number) {
        for (int i = 2; i * i <= number; i++) {
            if (number % i == 0) {
                return false;
            }
        }
        return number > 1;
    }

    /** The same on the next loop of a group. */
    @Coroutine
    static int countElsewhere(SchedulerGroup group, int from, int to) {
        return Co.yield(group.call(() -> PrimesCoroutines.count(from, to)));
    }

    /** The same on all loops of a group. */
    @Coroutine
    static int countOnAll(SchedulerGroup group, int below) {
        List<Coro<Integer, RuntimeException>> pieces = new ArrayList<>();
        for (int from = 0; from < below; from += PIECE) {
            pieces.add(PrimesCoroutines.countElsewhere(group, from, Math.min(below, from + PIECE)));
        }
        int found = 0;
        for (int each : Co.yield(Scope.all(pieces))) {
            found += each;
        }
        return found;
    }

    /**
     * Counts the primes below a number.
     *
     * @param args the number; 1,000,000 if there is none
     */
    public static void main(String[] args) {
        int below = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        try (SchedulerGroup group = SchedulerGroup.start()) {
            System.out.println(group.run(PrimesCoroutines.countOnAll(group, below)) + " primes below " + below
                    + ", counted by " + group.size() + " loops");
        }
    }
}
