package io.cogen.core;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class BlockingTest {
    private final Parked op = new Parked();

    @Test
    void anOperationOnAPlainThread() throws Exception {
        op.onProcess = () -> op.finish("v");
        assertEquals("v", Co.yield(op));
        assertNull(Scheduler.current());
    }

    @Test
    void aFailureIsThrownWithTheCallersFramesInItsTrace() {
        op.onProcess = () -> op.finishBadly(new IOException("broken"));
        IOException e = assertThrows(IOException.class, () -> Blocking.run(op));
        assertTrue(List.of(e.getStackTrace()).stream()
                .anyMatch(f -> f.getClassName().equals(BlockingTest.class.getName())));
    }

    @Test
    void aCoroutineIsRunToItsEnd() throws Exception {
        assertEquals("v", Co.yield(Script.of("coro", v -> Events.sleep(ofMillis(1)), v -> "v")));
    }

    @Test
    void anotherThreadMayCompleteIt() throws Exception {
        op.onProcess = () -> new Thread(() -> op.finish("from outside")).start();
        assertEquals("from outside", Blocking.run(op));
    }

    @Test
    void timeoutsWork() {
        assertThrows(OperationTimeoutException.class, () -> Blocking.run(op.timeout(ofMillis(1))));
        assertEquals(1, op.cleanups);
    }

    @Test
    void whatNothingCanEverWakeIsAClearErrorAndIsWithdrawn() {
        Script[] self = new Script[1];
        self[0] = Script.of("self", v -> Events.pass(), v -> Script.of("callee", w -> self[0]));
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Blocking.run(self[0]));
        assertTrue(e.getMessage().contains("nothing can ever wake"), e.getMessage());
        assertTrue(self[0].isDone());
    }

    @Test
    void anInterruptWithdrawsTheOperationAndStaysSet() throws Exception {
        Thread.currentThread().interrupt();
        Cancelled e = assertThrows(Cancelled.class, () -> Blocking.run(op));
        assertEquals("the thread was interrupted", e.reason());
        assertEquals(1, op.cleanups);
        assertThrows(Cancelled.class, () -> Blocking.run(new Parked()));
        Parked ready = new Parked();
        ready.onProcess = () -> ready.finish("a result beats an interrupt");
        assertEquals("a result beats an interrupt", Blocking.run(ready));
        assertTrue(Thread.interrupted());
    }

    @Test
    void anInterruptWakesAThreadThatWaits() {
        Thread thread = Thread.currentThread();
        op.onProcess = () -> {
            op.keepAlive();
            new Thread(thread::interrupt).start();
        };
        assertThrows(Cancelled.class, () -> Blocking.run(op));
        assertTrue(Thread.interrupted());
    }

    @Test
    void anInterruptWakesAThreadThatWaitsForNobodyKnown() {
        Thread thread = Thread.currentThread();
        op.onProcess = () -> new Thread(thread::interrupt).start();
        assertThrows(Cancelled.class, () -> Blocking.run(op));
        assertTrue(Thread.interrupted());
        assertEquals(1, op.cleanups);
    }

    @Test
    void whatNobodyCompletesIsAnErrorThatNamesThreadAndOperation() {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName("plain");
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Blocking.run(op));
        thread.setName(name);
        assertEquals(
                "nothing can ever wake it: thread plain waits for parked",
                e.getMessage().lines().findFirst().get());
    }

    @Test
    void onASchedulersThreadItIsAnErrorThatNamesTheFactory() {
        List<Throwable> unhandled = new ArrayList<>();
        try (Scheduler scheduler = new VirtualTime()
                .builder()
                .onFailure((coro, failure) -> unhandled.add(failure))
                .build()) {
            scheduler.add(Script.of("calls", v -> {
                Inner.method();
                return null;
            }));
            scheduler.run();
        }
        IllegalStateException e = (IllegalStateException) unhandled.get(0);
        assertTrue(
                e.getMessage().endsWith("Co.yield(io.cogen.core.BlockingTest_InnerCoroutines.method(...))"),
                e.getMessage());
    }

    private static final class Inner {
        static void method() {
            Co.yield(Events.sleep(ofSeconds(1)));
        }
    }

    @Test
    void refusesNull() {
        assertThrows(NullPointerException.class, () -> Co.yield(null));
    }
}
