package io.cogen.core;

import org.jspecify.annotations.Nullable;

/**
 * One resumption of an asynchronous generator: the coroutine that runs its body from one yield to the next. Whoever yields it
 * calls it, and so cancels, timeouts, budget, depth, traces and dumps are those of any call. What is its own: it is for one
 * use, it is named after the generator, and a close runs although its caller is cancelled.
 *
 * @param <T> Boolean; Void for a close
 * @param <X> what the generator throws
 */
final class Resumption<T extends @Nullable Object, X extends Throwable> extends Coro<T, X> {
    /** In the place of what is sent: end as a return would. */
    static final Object CLOSE = new Object();

    private static final int UNBEGUN = -1;

    private final AsyncGeneratorMachine<?, ?, ?, ?> generator;

    /** What is sent, until it has begun; or, until it is over, a {@link Raised} or {@link #CLOSE}. */
    private @Nullable Object input;

    Resumption(AsyncGeneratorMachine<?, ?, ?, ?> generator, @Nullable Object input) {
        this.generator = generator;
        this.input = input;
        next = UNBEGUN;
    }

    @Override
    boolean advance(int at) throws Throwable {
        boolean waits = at == UNBEGUN ? begin() : generator.run(this, at);
        if (!waits) {
            awaiting = input == CLOSE ? null : (Boolean) (generator.stage() > 0);
        }
        return waits;
    }

    private boolean begin() throws Throwable {
        Object given = input;
        if (given == CLOSE) {
            Interruptions.inheritCancel(this);
        } else if (!(given instanceof Raised)) {
            input = null;
        }
        return generator.begin(this, given);
    }

    /**
     * Whether a cancelled coroutine may begin it: a close, or else no {@code finally} of the generator would run. It is then
     * cancelled as well, and so does not wait.
     */
    @Override
    boolean defiesCancel() {
        return input == CLOSE;
    }

    /** Whether a failure only passes through: it was refused, or it is what was raised, and so its trace is the caller's. */
    boolean isForeign(Throwable failure) {
        return next == UNBEGUN || input instanceof Raised raised && raised.failure() == failure;
    }

    @Override
    boolean isConfigurable() {
        return (state & LIFE) == NEW;
    }

    @Override
    int at() {
        return next == UNBEGUN ? generator.stage() : next;
    }

    @Override
    Class<?> machine() {
        return generator.getClass();
    }

    @Override
    protected SourceMap source() {
        return generator.source();
    }

    @Override
    void forget() {
        input = null;
    }

    @Override
    public String toString() {
        return generator.toString();
    }
}
