package io.cogen.benchmarks.peers;

/** The numbers that a workload has beside its size; the same for all systems. */
public final class Shape {
    /** Items that a queue holds. */
    public static final int BOUND = 128;

    /** Children of each coroutine of the spawn tree. */
    public static final int BRANCHES = 10;

    /** How long a sleeper sleeps. */
    public static final long SLEEP_MILLIS = Long.getLong("cogen.sleep", 10_000);

    /** How often each takes the lock. */
    public static final int TURNS = 1_000;

    /** Those who get each message. */
    public static final int SUBSCRIBERS = 1_000;

    private static final int SWITCHES = 1_000_000;

    private Shape() {}

    /**
     * How often each of some coroutines passes, so that the switches are always about the same.
     *
     * @param coroutines how many
     * @return one or more
     */
    public static int turns(int coroutines) {
        return Math.max(1, SWITCHES / coroutines);
    }
}
