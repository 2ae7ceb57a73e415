package io.cogen.core;

import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first parameter of a generator method: {@code S sent = out.yield(value)} hands a value to whoever resumes the
 * generator and gives what that one sends. The processor compiles it away; a method called directly, as ordinary code, gets
 * a lambda.
 *
 * @param <Y> what the generator yields
 * @param <S> what is sent into it
 */
@FunctionalInterface
public interface Yielder<Y extends @Nullable Object, S extends @Nullable Object> {
    /**
     * Hands over a value and waits to be resumed; gives what was sent, or throws what was raised.
     *
     * @param value what to hand over
     * @return what was sent
     */
    S yield(Y value);

    /**
     * Yields each of the values; what is sent meanwhile is dropped.
     *
     * @param values gone through once
     */
    default void yieldAll(Iterable<? extends Y> values) {
        Iterator<? extends Y> iterator = values.iterator();
        while (iterator.hasNext()) {
            this.yield(iterator.next());
        }
    }

    /**
     * Yields what a generator yields, to its end: what is sent goes to it, what is raised is raised in it.
     *
     * @param <R> the generator's result
     * @param <X> what the generator throws
     * @param generator fresh, or at a yield whose value has been seen
     * @return the generator's result
     * @throws X what the generator throws
     */
    default <R extends @Nullable Object, X extends Throwable> R yieldAll(
            Generator<? extends Y, ? super S, R, X> generator) throws X {
        Objects.requireNonNull(generator, "generator");
        boolean more = generator.resume();
        while (more) {
            S sent;
            try {
                sent = this.yield(generator.value());
            } catch (Throwable raised) {
                more = generator.raise(raised);
                continue;
            }
            more = generator.resume(sent);
        }
        return generator.result();
    }
}
