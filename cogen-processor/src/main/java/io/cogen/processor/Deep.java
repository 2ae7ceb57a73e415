package io.cogen.processor;

import org.jspecify.annotations.Nullable;

/**
 * Runs what goes deep into expressions on a stack that is large enough. javac itself manages sums of thousands of operands on its
 * own; what looks at each of them more closely needs more.
 */
final class Deep {
    /** Reserved, and used as far as needed. */
    private static final long STACK_BYTES = 256L << 20;

    private Deep() {}

    /** Runs something on a thread of its own, and waits for it. */
    static void run(Runnable work) {
        Throwable[] failure = {null};
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        work.run();
                    } catch (Throwable thrown) {
                        failure[0] = thrown;
                    }
                },
                "cogen",
                STACK_BYTES);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow(failure[0]);
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
