package io.cogen.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations from code that blocks, and code that blocks from coroutines. */
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
            throw new IllegalStateException(onSchedulersThread(operation));
        }
        // Whoever waits here has no loop to share, so no step is too long for it.
        try (Scheduler scheduler = Scheduler.builder().longStep(Duration.ZERO).build()) {
            return scheduler.run(new Waiting<>(operation));
        }
    }

    /**
     * Runs something that blocks, file access, JDBC or a lock, on another thread, while the loop goes on.
     *
     * <pre>{@code
     * String text = Co.yield(Blocking.call(() -> Files.readString(path)).timeout(ofSeconds(5)));
     * }</pre>
     *
     * <p>All such calls of the process share a pool of 40 threads: virtual ones on JDK 24 and later, else daemon threads that end
     * after ten idle seconds. Further calls wait in line. {@link BlockingCall#on} names another executor.
     *
     * <p><b>Completes</b> with what the task gives, null included.
     *
     * <p><b>Fails</b> with what the task throws; and with what the executor throws when it takes no more.
     *
     * <p><b>Cancellation.</b> A task that has not begun never begins. One that runs is interrupted, and the coroutine waits until
     * it has ended, so that nothing runs on behind its back; {@link BlockingCall#abandonOnCancel()} chooses otherwise. A value
     * that it gives all the same is delivered, as a result beats a cancel and a timeout. If it throws, the yield throws {@link
     * Cancelled}, or the timeout, with the task's exception among the suppressed ones. A task that ignores interrupts therefore
     * holds back cancel, kill, timeout and {@link Scheduler#close()} for as long as it takes.
     *
     * <p><b>Threads.</b> To be yielded on a scheduler's thread, as any operation. The task runs on another; what it uses of the
     * coroutine's it has to itself until it ends.
     *
     * @param <T> what the task gives
     * @param <X> the checked exception that it throws; {@code RuntimeException} if none
     * @param task runs once at most
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object, X extends Throwable> BlockingCall<T, X> call(Task<T, X> task) {
        return new BlockingCall<>(task);
    }

    /**
     * Something that blocks: a {@link java.util.concurrent.Callable} whose checked exception keeps its type.
     *
     * @param <T> what it gives
     * @param <X> the checked exception that it throws
     */
    @FunctionalInterface
    public interface Task<T extends @Nullable Object, X extends Throwable> {
        /**
         * Does it.
         *
         * @return the value of the yield
         * @throws X what the yield throws
         */
        T run() throws X;
    }

    private static String onSchedulersThread(Operation<?, ?> operation) {
        String factory = StackWalker.getInstance().walk(Blocking::factory);
        return "waiting for '" + Dump.words(operation) + "' would block " + Thread.currentThread()
                + ", which runs a scheduler; "
                + (factory == null
                        ? "in a coroutine, Co.yield the operation instead of Blocking.run"
                        : "in a coroutine, yield what the generated factory gives instead of calling the annotated method itself:"
                                + " Co.yield(" + factory + ")");
    }

    /** The factory of the method that says Co.yield and runs as it is written; null if it is another one, that blocks. */
    private static @Nullable String factory(Stream<StackWalker.StackFrame> frames) {
        boolean yields = false;
        for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
            if (!DOORS.contains(frame.getClassName())) {
                return yields ? factory(frame.getClassName()) + "." + frame.getMethodName() + "(...)" : null;
            }
            yields = frame.getClassName().equals(Co.class.getName());
        }
        return null;
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
