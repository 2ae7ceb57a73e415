package io.cogen.core;

import java.util.function.BooleanSupplier;

/**
 * A loop that has nothing to do looks for a moment whether another thread sends something, before its own thread is parked: where two
 * loops hand something back and forth, the answer comes sooner than a thread is woken. Only where answers have come that soon before, so
 * that a loop that waits for clients takes no time of a processor. Of the scheduler's thread.
 */
final class Spin {
    /** Nanoseconds; about what it takes to park a thread and to wake it. */
    static final long LONGEST = 20_000;

    /** A message that came so soon, seen by a thread that was parked until then, would have been worth a look. */
    private static final long SOON = 3 * LONGEST;

    /** So often in a row it may be in vain. */
    private static final int PATIENCE = 8;

    private static final boolean IS_POSSIBLE = Runtime.getRuntime().availableProcessors() > 1;

    private int chances;

    /** Whether to look at all. */
    boolean isWorthwhile() {
        return chances > 0;
    }

    /**
     * Looks.
     *
     * @param longest nanoseconds
     * @return whether something has come
     */
    boolean look(BooleanSupplier hasCome, long longest) {
        long begin = System.nanoTime();
        do {
            for (int i = 0; i < 50; i++) {
                if (hasCome.getAsBoolean()) {
                    chances = PATIENCE;
                    return true;
                }
                Thread.onSpinWait();
            }
            Thread.yield(); // the one who is to send something may need this processor
        } while (System.nanoTime() - begin < longest);
        chances--;
        return false;
    }

    /**
     * The thread was parked.
     *
     * @param nanos how long
     * @param hasCome whether something had come then
     */
    void slept(long nanos, boolean hasCome) {
        if (IS_POSSIBLE && hasCome && nanos < SOON) {
            chances = PATIENCE;
        }
    }
}
