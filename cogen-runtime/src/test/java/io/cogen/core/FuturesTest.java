package io.cogen.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

// CR-09, CR-10, SH-032
@Timeout(20)
final class FuturesTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Throwable> unhandled = new ArrayList<>();
    private final Scheduler scheduler =
            time.builder().onFailure((coro, failure) -> unhandled.add(failure)).build();
    private final CompletableFuture<Object> future = new CompletableFuture<>();
    private final List<Object> log = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        scheduler.close();
        assertEquals(List.of(), unhandled);
        assertEquals(0, scheduler.outside);
        assertEquals(0, scheduler.wheel.size());
    }

    private Object outcome(Script.Step... steps) throws Exception {
        return scheduler.run(Script.of("test", steps).seeingFailures());
    }

    private Script after(long seconds, Script.Step step) {
        return Script.of("other", v -> Events.sleep(ofSeconds(seconds)), step);
    }

    // ------------------------------------------------------------------ a future in a coroutine

    @Test
    void aValueThatIsThereIsTakenAtOnce() throws Exception {
        future.complete("v");
        scheduler.add(Script.of("other", v -> log.add("other")));
        assertEquals("v", scheduler.run(Script.of("test", v -> Futures.await(future), v -> {
            assertEquals(0, scheduler.outside);
            return v;
        })));
        assertEquals(List.of("other"), log);
        assertEquals(0, time.polls());
    }

    @Test
    void aValueThatComesLater() throws Exception {
        scheduler.add(after(3, v -> future.complete("late")));
        assertEquals("late", outcome(v -> Futures.await(future)));
        assertEquals(ofSeconds(3), time.elapsed());
    }

    @Test
    void theLoopWaitsForAnotherThread() throws Exception {
        try (Scheduler real = Scheduler.builder().patience(ZERO).build()) {
            Script coro = Script.of("test", v -> {
                new Thread(() -> future.complete("from outside")).start();
                return Futures.await(future);
            });
            assertEquals("from outside", real.run(coro));
        }
    }

    @Test
    void aFailureIsThrownInItself() throws Exception {
        FileNotFoundException failure = new FileNotFoundException("x");
        CompletableFuture<Object> dependent = future.thenApply(v -> v);
        future.completeExceptionally(new CompletionException(new ExecutionException(failure)));
        assertSame(failure, outcome(v -> Futures.await(dependent)));
        assertSame(failure, outcome(v -> Futures.await(dependent, IOException.class)));
        CompletionException wrapped = assertInstanceOf(
                CompletionException.class, outcome(v -> Futures.await(dependent, InterruptedException.class)));
        assertSame(failure, wrapped.getCause());
    }

    @Test
    void uncheckedFailuresAreThrownWhateverTheClassAndWrappersWithoutACauseAsTheyAre() throws Exception {
        for (Throwable failure : List.of(
                new IllegalStateException("unchecked"),
                new StackOverflowError(),
                new CompletionException("without a cause", null))) {
            CompletableFuture<Object> failed = CompletableFuture.failedFuture(failure);
            assertSame(failure, outcome(v -> Futures.await(failed, RuntimeException.class)));
        }
    }

    @Test
    void theTypesAreThoseThatOneMeans() throws IOException {
        CompletableFuture<String> text = CompletableFuture.completedFuture("v");
        String value = Blocking.run(Futures.await(text, IOException.class).timeout(ofSeconds(1)));
        CharSequence wider = Blocking.run(Futures.<CharSequence, RuntimeException>await(text, RuntimeException.class));
        assertSame(value, wider);
    }

    @Test
    void aFutureThatOthersCancelIsNoCancelOfTheCoroutine() throws Exception {
        scheduler.add(after(1, v -> future.cancel(false)));
        assertInstanceOf(CancellationException.class, outcome(v -> Futures.await(future)));
    }

    @Test
    void aCancelPassesOn() throws Exception {
        Script coro = Script.of("test", v -> Futures.await(future));
        scheduler.add(after(1, v -> {
            coro.cancel("enough");
            return null;
        }));
        assertThrows(Cancelled.class, () -> scheduler.run(coro));
        assertTrue(future.isCancelled());
    }

    @Test
    void aTimeoutPassesOnUnlessTheFutureWasCopied() throws Exception {
        assertInstanceOf(
                OperationTimeoutException.class,
                outcome(v -> Futures.await(future.copy()).timeout(ofSeconds(1))));
        assertFalse(future.isDone());
        assertInstanceOf(
                OperationTimeoutException.class,
                outcome(v -> Futures.await(future).timeout(ofSeconds(1))));
        assertTrue(future.isCancelled());
    }

    @Test
    void aValueOnItsWayBeatsTheCancel() throws Exception {
        Script coro = Script.of("test", v -> Futures.await(future));
        scheduler.add(coro);
        scheduler.runOnce();
        Thread other = new Thread(() -> future.complete("v"));
        other.start();
        other.join();
        coro.cancel("too late");
        assertEquals("v", scheduler.run(coro));
    }

    @Test
    void aStageThatIsNoFuture() throws Exception {
        CompletionStage<Object> minimal = future.minimalCompletionStage();
        assertInstanceOf(
                OperationTimeoutException.class,
                outcome(v -> Futures.await(minimal).timeout(ofSeconds(1))));
        assertFalse(future.isDone());
        future.complete("v");
        assertEquals("v", outcome(v -> Futures.await(minimal)));
        assertEquals("future", Futures.await(minimal).toString());
    }

    @Test
    void aStageThatGivesNoFutureIsLeftAlone() throws Exception {
        CompletionStage<Object> secretive = new CompletableFuture<>() {
            @Override
            public CompletableFuture<Object> toCompletableFuture() {
                throw new UnsupportedOperationException();
            }
        };
        Throwable failure = (Throwable) outcome(v -> Futures.await(secretive).timeout(ofSeconds(1)));
        assertInstanceOf(OperationTimeoutException.class, failure);
        assertEquals(0, failure.getSuppressed().length);
    }

    @Test
    @Tag("slow")
    void theEndOfAProcessIsAFuture() throws Exception { // SH-032
        String java = ProcessHandle.current().info().command().orElse("java");
        try (Scheduler real = new Scheduler()) {
            Script coro = Script.of(
                    "test",
                    v -> Futures.await(new ProcessBuilder(java, "-no-such-option")
                            .redirectErrorStream(true)
                            .start()
                            .onExit()),
                    v -> ((Process) v).exitValue());
            assertEquals(1, real.run(coro));
        }
    }

    // ------------------------------------------------------------------ a coroutine as a future

    @Test
    void aValueCompletesTheFuture() {
        CompletableFuture<Object> result =
                Futures.toFuture(scheduler, Script.of("test", v -> Events.sleep(ofSeconds(1)), v -> "v"));
        assertFalse(result.isDone());
        scheduler.run();
        assertEquals("v", result.join());
    }

    @Test
    void itsFailureIsTheFuturesAndNobodyElsesIsTold() {
        IOException failure = new IOException("broken");
        CompletableFuture<Object> result = Futures.toFuture(scheduler, Script.of("test", v -> {
            throw failure;
        }));
        scheduler.run();
        assertSame(failure, assertThrows(ExecutionException.class, result::get).getCause());
    }

    @Test
    void othersMayJoinTheCoroutineToo() {
        Script coro = Script.of("test", v -> Events.sleep(ofSeconds(1)), v -> "v");
        CompletableFuture<Object> result = Futures.toFuture(scheduler, coro);
        scheduler.add(Script.of("joiner", v -> Events.pass(), v -> coro, v -> log.add(v)));
        scheduler.run();
        assertEquals("v", result.join());
        assertEquals(List.of("v"), log);
    }

    @Test
    void cancellingTheFutureCancelsTheCoroutine() {
        Script coro = Script.of("test", v -> Events.sleep(ofSeconds(9)), v -> log.add("no"))
                .lastly(() -> log.add("finally"))
                .catching(v -> {
                    log.add(((Cancelled) v).reason());
                    throw v instanceof Cancelled cancelled ? cancelled : new AssertionError();
                });
        CompletableFuture<Object> result = Futures.toFuture(scheduler, coro);
        scheduler.add(after(1, v -> result.cancel(false)));
        scheduler.run();
        assertEquals(List.of("its future was cancelled", "finally"), log);
        assertEquals(ofSeconds(1), time.elapsed());
    }

    @Test
    void aFutureThatIsCancelledBeforeTheLoopTurnsEndsACoroutineThatNeverBegins() {
        Script coro = Script.of("test", v -> log.add("no"));
        Futures.toFuture(scheduler, coro).cancel(true);
        scheduler.run();
        assertTrue(coro.isDone());
        assertEquals(List.of(), log);
    }

    @Test
    void aCoroutineThatIsCancelledBeforeTheLoopTurnsCancelsTheFuture() {
        Script coro = Script.of("test", v -> log.add("no"));
        CompletableFuture<Object> result = Futures.toFuture(scheduler, coro);
        coro.cancel("enough");
        scheduler.run();
        assertTrue(result.isCancelled());
        assertEquals(List.of(), log);
    }

    @Test
    void whoeverCompletesTheFutureCancelsTheCoroutine() {
        Script coro = Script.of("test", v -> Events.sleep(ofSeconds(9)));
        CompletableFuture<Object> result = Futures.toFuture(scheduler, coro);
        scheduler.add(after(1, v -> result.complete("by hand")));
        scheduler.run();
        assertTrue(coro.toString().endsWith("was cancelled"), coro.toString());
        assertEquals("by hand", result.join());
    }

    @Test
    void aCoroutineThatIsCancelledCancelsTheFuture() {
        Script coro = Script.of("test", v -> Events.sleep(ofSeconds(9)));
        CompletableFuture<Object> result = Futures.toFuture(scheduler, coro);
        scheduler.add(after(1, v -> {
            coro.cancel("enough");
            return null;
        }));
        scheduler.run();
        assertTrue(result.isCancelled());
        assertThrows(CancellationException.class, result::join);
        // What join() throws is that exception, or since JDK 23 another one around it.
        Throwable failure = result.handle((value, thrown) -> thrown).join();
        assertInstanceOf(CancellationException.class, failure);
        assertEquals(
                "enough", assertInstanceOf(Cancelled.class, failure.getCause()).reason());
    }

    @Test
    void aSchedulerThatShutsDownCancelsTheFuture() {
        CompletableFuture<Object> before = Futures.toFuture(scheduler, Script.of("test", v -> new Parked()));
        List<CompletableFuture<Object>> after = new ArrayList<>();
        Script last = Script.of("last", v -> log.add("no"));
        scheduler.add(Script.of("stops", v -> Events.pass(), v -> {
                    scheduler.shutdown();
                    return Events.sleep(ofSeconds(1));
                })
                .lastly(() -> after.add(Futures.toFuture(scheduler, last))));
        scheduler.run();
        assertTrue(before.isCancelled());
        assertTrue(after.get(0).isCancelled());
        assertTrue(last.isDone());
        assertEquals(List.of(), log);
    }

    @Test
    void aCoroutineThatCannotBeAddedFailsTheFuture() {
        Script coro = scheduler.add(Script.of("test", v -> "v")) instanceof Script script ? script : null;
        CompletableFuture<Object> result = Futures.toFuture(scheduler, coro);
        scheduler.run();
        assertInstanceOf(
                IllegalStateException.class,
                assertThrows(CompletionException.class, result::join).getCause());
    }

    @Test
    void aClosedSchedulerTakesNone() {
        CompletableFuture<Object> neverBegins = Futures.toFuture(scheduler, Script.of("test", v -> "v"));
        scheduler.close();
        assertTrue(neverBegins.isDone());
        assertThrows(IllegalStateException.class, () -> Futures.toFuture(scheduler, Script.of("test", v -> "v")));
    }

    @Test
    void fromAnotherThreadAndRoundTrip() throws Exception {
        try (Scheduler real = new Scheduler();
                Scheduler other = new Scheduler()) {
            Script there = Script.of("there", v -> "from there");
            Script here = Script.of("here", v -> Futures.await(Futures.toFuture(other, there)));
            Script lives = Script.of("lives", v -> Futures.await(future));
            Thread loop = new Thread(() -> {
                other.add(lives);
                other.run();
            });
            loop.start();
            assertEquals("from there", real.run(here));
            future.complete("end");
            loop.join();
        }
    }
}
