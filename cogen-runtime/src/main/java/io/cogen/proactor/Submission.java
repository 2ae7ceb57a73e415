package io.cogen.proactor;

/**
 * Something that waits at a {@link Proactor}. The proactor ends it with exactly one call, on the scheduler's thread;
 * after {@link Proactor#withdraw} with none.
 */
public interface Submission {
    /**
     * It will not succeed.
     *
     * @param failure why; {@link java.nio.channels.AsynchronousCloseException} when the connection or listener was
     *     closed meanwhile
     */
    void failed(Throwable failure);
}
