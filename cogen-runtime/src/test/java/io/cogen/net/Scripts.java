package io.cogen.net;

import io.cogen.core.Coro;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.Operation;
import io.cogen.core.SourceMap;
import java.io.IOException;

/** Coroutines put together by hand, in the shape of generated ones. */
final class Scripts {
    /** What comes next, given what the last operation brought; null ends the coroutine with that. */
    interface Step {
        Operation<?, ?> after(Object last) throws Exception;
    }

    private static final SourceMap SOURCE = SourceMap.of("Scripts", "script", "Scripts.java", 1);

    private Scripts() {}

    /** Awaits an operation and returns what it brings. */
    static <T> Coro<T, IOException> await(Operation<T, IOException> operation) {
        return new CoroutineMachine<>() {
            @Override
            protected boolean step(int state) {
                return state == 0 && awaits(1, operation) || ends(this.<T>awaited());
            }

            @Override
            protected SourceMap source() {
                return SOURCE;
            }
        };
    }

    /** Awaits an operation and returns what it brings, its failure for instance. */
    static Coro<Object, IOException> outcome(Operation<?, ?> operation) {
        return new CoroutineMachine<>() {
            @Override
            protected boolean step(int state) {
                try {
                    return state == 0 && awaits(1, operation) || ends(awaited());
                } catch (Throwable failure) {
                    return ends(failure);
                }
            }

            @Override
            protected SourceMap source() {
                return SOURCE;
            }
        };
    }

    /** One step after the other; returns what the last operation brings. */
    static Coro<Object, IOException> steps(Step... steps) {
        return new CoroutineMachine<>() {
            @Override
            protected boolean step(int state) throws Exception {
                int next = state;
                Object last = next == 0 ? null : awaited();
                while (next < steps.length) {
                    Operation<?, ?> operation = steps[next++].after(last);
                    if (operation == null) {
                        return ends(last);
                    }
                    if (awaits(next, operation)) {
                        return true;
                    }
                    last = awaited();
                }
                return ends(last);
            }

            @Override
            protected SourceMap source() {
                return SOURCE;
            }
        };
    }

    /** The same step again and again. */
    static Coro<Object, IOException> loop(Step step) {
        return new CoroutineMachine<>() {
            @Override
            protected boolean step(int state) throws Exception {
                Object last = state == 0 ? null : awaited();
                while (true) {
                    Operation<?, ?> operation = step.after(last);
                    if (operation == null) {
                        return ends(last);
                    }
                    if (awaits(1, operation)) {
                        return true;
                    }
                    last = awaited();
                }
            }

            @Override
            protected SourceMap source() {
                return SOURCE;
            }
        };
    }
}
