package io.cogen.sync;

/**
 * What an acquire gives: a lock, or some permits, until it is closed.
 *
 * <pre>{@code
 * try (Held held = Co.yield(lock.acquire())) {
 *     ...
 * }
 * }</pre>
 *
 * <p>A scope may {@linkplain io.cogen.core.Scope#own own} it, and closes it at its end at the latest. Scheduler's thread.
 */
public interface Held extends AutoCloseable {
    /**
     * Releases it, whichever coroutine calls; a second time nothing happens. Never suspends. Either close it or call the {@code release} of
     * what it was acquired from, not both.
     */
    @Override
    void close();
}
