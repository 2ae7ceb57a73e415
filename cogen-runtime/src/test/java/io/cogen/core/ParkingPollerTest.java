package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ParkingPollerTest {
    /** An interrupt leaves a permit as well, which ends one wait more; and a poller may always return early. */
    private static final int EARLY_RETURNS = 10;

    private final ParkingPoller poller = new ParkingPoller();

    @Test
    void anInterruptEndsOneWaitAndIsPutByInTheNext() {
        Thread thread = Thread.currentThread();
        thread.interrupt();
        poller.poll(-1);
        assertTrue(thread.isInterrupted());

        AtomicBoolean seenWaiting = new AtomicBoolean();
        new Thread(() -> {
                    while (thread.getState() != Thread.State.WAITING && !seenWaiting.get()) {
                        Thread.onSpinWait();
                    }
                    seenWaiting.set(true);
                    poller.wakeup();
                })
                .start();
        for (int i = 0; i < EARLY_RETURNS && !seenWaiting.get(); i++) {
            poller.poll(-1);
        }
        assertTrue(seenWaiting.getAndSet(true), "it waited although the status was set");
        assertTrue(Thread.interrupted());
    }

    @Test
    void anInterruptOfAThreadThatWaitsEndsTheWait() {
        Thread thread = Thread.currentThread();
        new Thread(thread::interrupt).start();
        while (!thread.isInterrupted()) {
            poller.poll(-1);
        }
        assertTrue(Thread.interrupted());
    }
}
