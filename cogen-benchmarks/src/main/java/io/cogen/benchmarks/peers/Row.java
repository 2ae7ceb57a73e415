package io.cogen.benchmarks.peers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** What is measured: the lines of the table. */
enum Row {
    YIELD(
            "1,000 coroutines pass 1,000 times each, per switch",
            1_000,
            1_000,
            size -> switches(size),
            Reach.kotlin(1 / 3.0)),
    CALL(
            "fib(30) by coroutine calls, none suspends, per call",
            30,
            30,
            size -> 2 * fib(size + 1) - 1,
            Reach.kotlin(0.6)) {
        @Override
        long expected(int size) {
            return fib(size);
        }
    },
    GENERATOR("20 M ints through an iterator, per item", 20_000_000, 20_000_000, size -> size, Reach.kotlin(0.5)) {
        @Override
        long expected(int size) {
            return size * (size - 1L) / 2;
        }
    },
    QUEUE("one producer, one consumer, bound 128, per item", 1_000_000, 1_000_000, size -> size, Reach.both(0.5)) {
        @Override
        long expected(int size) {
            return size * (size - 1L) / 2;
        }
    },
    PINGPONG("rendezvous there and back", 200_000, 200_000, size -> size, Reach.kotlin(1 / 3.0)),
    SPAWN(
            "spawn tree (skynet): 1.1 M coroutines",
            1_000_000,
            1_000_000,
            size -> 1,
            new Reach(1 / 3.0, 1 / 2.0, false, 0)) {
        @Override
        long expected(int size) {
            return size * (size - 1L) / 2;
        }
    },
    MEMORY("1 M coroutines asleep, live heap each", 1_000_000, 200_000, size -> size, new Reach(1, 1, true, 120)),
    TIMEOUT(
            "timeout, armed and disarmed around something that suspends",
            200_000,
            200_000,
            size -> size,
            Reach.kotlin(0.25)),
    SLEEPERS("1 M coroutines sleep 10 s: wall", 1_000_000, 100_000, size -> size, Reach.both(1)),
    SIGNAL("signal, and the wait of its only recipient", 200_000, 200_000, size -> size, Reach.both(1)),
    LOCK(
            "100 coroutines take turns, each passes with the lock held, per turn",
            100,
            100,
            size -> (long) size * Shape.TURNS,
            Reach.both(1)),
    PUBSUB(
            "fan-out to 1,000 subscribers, per delivery",
            1_000,
            1_000,
            size -> (long) size * Shape.SUBSCRIBERS,
            Reach.both(1)),
    SELECT("select of 8 queues, per item", 200_000, 200_000, size -> size, Reach.both(1)),
    CROSSLOOP(
            "queue between two loops on two threads, bound 128, per item",
            500_000,
            500_000,
            size -> size,
            Reach.both(1)) {
        @Override
        long expected(int size) {
            return size * (size - 1L) / 2;
        }
    };

    /** How a figure reads. */
    enum Unit {
        NANOS("ns"),
        MILLIS("ms"),
        BYTES("B");

        final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }
    }

    /**
     * The goal: at most these shares of the peers' figures, and an absolute one; 0 is none.
     *
     * @param kotlin17 of Kotlin's on JDK 17
     * @param kotlin25 of Kotlin's on later ones
     * @param isBelowThreads whether it is to be below virtual threads too
     * @param most absolute
     */
    record Reach(double kotlin17, double kotlin25, boolean isBelowThreads, double most) {
        static Reach kotlin(double share) {
            return new Reach(share, share, false, 0);
        }

        static Reach both(double share) {
            return new Reach(share, share, true, 0);
        }

        double kotlin(int jdk) {
            return jdk < 21 ? kotlin17 : kotlin25;
        }
    }

    final String what;
    final int size;
    final int shortSize;
    final Reach reach;
    private final IntToLongFunction items;

    Row(String what, int size, int shortSize, IntToLongFunction items, Reach reach) {
        this.what = what;
        this.size = size;
        this.shortSize = shortSize;
        this.items = items;
        this.reach = reach;
    }

    static Optional<Row> named(String id) {
        return Arrays.stream(values()).filter(row -> row.id().equals(id)).findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Unit unit() {
        return switch (this) {
            case SPAWN, SLEEPERS -> Unit.MILLIS;
            case MEMORY -> Unit.BYTES;
            default -> Unit.NANOS;
        };
    }

    /** By what a round's figure is divided. */
    long items(int size) {
        return items.applyAsLong(size);
    }

    /** What a round returns. */
    long expected(int size) {
        return items(size);
    }

    /** Whether one round in a fresh JVM is all that is done. */
    boolean isOnce() {
        return this == MEMORY || this == SLEEPERS;
    }

    /** Whether it needs more than one core. */
    boolean isParallel() {
        return this == CROSSLOOP;
    }

    private static long switches(int size) {
        return (long) size * Shape.turns(size);
    }

    private static long fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }
}
