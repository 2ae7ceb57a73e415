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

    // SH-035
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
        String message = e.getMessage();
        assertTrue(
                message.startsWith("waiting for 'sleep PT1S' would block " + Thread.currentThread()
                        + ", which runs a scheduler; in a coroutine, yield what the generated factory gives"),
                message);
        assertTrue(message.endsWith("Co.yield(io.cogen.core.BlockingTest_InnerCoroutines.method(...))"), message);
        List<String> stack = List.of(e.getStackTrace()).stream()
                .map(StackTraceElement::toString)
                .toList();
        // who blocks, and the coroutine that the loop runs meanwhile
        assertTrue(stack.stream().anyMatch(frame -> frame.contains("BlockingTest$Inner.method")), stack.toString());
        assertTrue(stack.contains("test.Scripts.calls(Scripts.java:10)"), stack.toString());
    }

    @Test
    void theLoopGoesOnAfterSomebodyTriedToBlockIt() throws Exception {
        try (Scheduler scheduler = VirtualTime.scheduler()) {
            Script blocks = Script.of("blocks", v -> Blocking.run(op), v -> "not reached");
            String message = assertThrows(IllegalStateException.class, () -> scheduler.run(blocks))
                    .getMessage();
            assertTrue(message.endsWith("in a coroutine, Co.yield the operation instead of Blocking.run"), message);
            assertEquals("v", scheduler.run(Script.of("other", v -> Events.sleep(ofSeconds(1)), v -> "v")));
            assertEquals("parked", op.toString());
            op.onProcess = () -> op.finish("it has not been yielded: it is good for another try");
        }
        assertEquals("it has not been yielded: it is good for another try", Blocking.run(op));
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
