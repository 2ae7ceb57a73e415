package io.cogen.sync;

/**
 * A {@link Semaphore} that never has more permits than at the start: to release what nobody has acquired is an error. For what there is a
 * fixed number of, such as connections.
 *
 * <p><b>Threads.</b> Scheduler's thread.
 */
public final class BoundedSemaphore extends Semaphore {
    /**
     * One without a name.
     *
     * @param permits how many there are at the start and at most, one or more
     * @throws IllegalArgumentException if {@code permits} is less than one
     */
    public BoundedSemaphore(int permits) {
        super("semaphore", check(permits), permits);
    }

    /**
     * One with a name.
     *
     * @param name for dumps and messages; not blank
     * @param permits how many there are at the start and at most, one or more
     * @throws IllegalArgumentException if {@code permits} is less than one or {@code name} blank
     */
    public BoundedSemaphore(String name, int permits) {
        super(Names.label("semaphore", name), check(permits), permits);
    }

    private static int check(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("a bounded semaphore has one permit or more, not " + permits);
        }
        return permits;
    }
}
