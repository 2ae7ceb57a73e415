package io.cogen.core;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations from code that is no coroutine. */
public final class Blocking {
    private static final Set<String> DOORS = Set.of(Blocking.class.getName(), Co.class.getName());

    private Blocking() {}

    /**
     * Waits for an operation, blocking the thread: a private scheduler of the thread runs until it is done, and is closed then.
     *
     * <p><b>Interrupts.</b> If the thread is, or gets, interrupted while it has to wait, the operation is withdrawn and {@link
     * Cancelled} thrown; the interrupt status stays set, so that each further call that has to wait throws again. This is what a
     * cancel does to a coroutine.
     *
     * @param <T> the operation's value
     * @param <X> the operation's failure
     * @param operation fresh
     * @return the operation's value
     * @throws X the operation's failure
     * @throws IllegalStateException if this thread runs a scheduler, which must not be blocked; or if nothing can ever complete the
     *     operation
     */
    public static <T extends @Nullable Object, X extends Throwable> T run(Operation<T, X> operation) throws X {
        Objects.requireNonNull(operation, "operation");
        if (Scheduler.current() != null) {
            throw new IllegalStateException(onSchedulersThread());
        }
        try (Scheduler scheduler = new Scheduler()) {
            return scheduler.run(new Waiting<>(operation));
        }
    }

    private static String onSchedulersThread() {
        String factory = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !DOORS.contains(frame.getClassName()))
                        .findFirst()
                        .map(frame -> factory(frame.getClassName()) + "." + frame.getMethodName() + "(...)")
                        .orElse("XCoroutines.method(...)"));
        return "this would block a thread that runs a scheduler; in a coroutine, yield what the generated factory gives"
                + " instead of calling the annotated method itself: Co.yield(" + factory + ")";
    }

    /** The generated class for a user's class, by their binary names. */
    private static String factory(String className) {
        int dot = className.lastIndexOf('.') + 1;
        return className.substring(0, dot) + className.substring(dot).replace('$', '_') + "Coroutines";
    }

    /** The coroutine that stands for the blocked thread. */
    static final class Waiting<T extends @Nullable Object, X extends Throwable> extends CoroutineMachine<T, X> {
        private static final SourceMap SOURCE = SourceMap.of("io.cogen.core.Blocking", "run", "Blocking.java");

        private @Nullable Operation<T, X> operation;

        Waiting(Operation<T, X> operation) {
            this.operation = operation;
        }

        @Override
        @SuppressWarnings("fallthrough")
        protected boolean step(int state) {
            switch (state) {
                case 0:
                    if (awaits(1, operation)) {
                        return true;
                    }
                default:
                    return ends(this.<T>awaited());
            }
        }

        @Override
        public String name() {
            return "thread " + Thread.currentThread().getName();
        }

        @Override
        protected SourceMap source() {
            return SOURCE;
        }

        @Override
        protected void clear() {
            operation = null;
        }
    }
}
