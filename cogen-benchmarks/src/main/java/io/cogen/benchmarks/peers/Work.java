package io.cogen.benchmarks.peers;

/** One system's way to do the work of a {@link Row}. */
@FunctionalInterface
public interface Work {
    /**
     * One round.
     *
     * @param size how much; what it counts is the row's
     * @return what the row's check expects, so that nobody gets away with doing less
     * @throws Exception for whatever reason; ends the fork
     */
    long run(int size) throws Exception;
}
