package io.cogen.group;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A thread without a scheduler that waits for the end of a coroutine. */
final class ThreadJoiner<T extends @Nullable Object> implements Joiner<T> {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Outcome<? extends T> outcome;

    @Override
    public boolean claim() {
        return true;
    }

    @Override
    public boolean deliver(Outcome<? extends T> outcome) {
        this.outcome = outcome;
        done.countDown();
        return true;
    }

    /** @param cancel what an interrupt does, the first */
    Outcome<? extends T> await(Runnable cancel) {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                if (!interrupted) {
                    cancel.run();
                }
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return Objects.requireNonNull(outcome);
    }
}
