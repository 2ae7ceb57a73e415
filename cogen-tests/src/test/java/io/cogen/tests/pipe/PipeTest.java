package io.cogen.tests.pipe;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.AsyncGenerator;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Generator;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.Yielder;
import io.cogen.pipe.Pipe;
import io.cogen.testkit.CoroutineTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Sources, the stages that run nothing ahead, and ends. */
final class PipeTest {
    private final List<Object> log = new ArrayList<>();

    // ------------------------------------------------------------------ sources

    /** Waits a second for each number; has a finally block that waits, too. */
    @Coroutine
    String slowly(Yielder<Integer, Void> out, int count, int failsAt) throws IOException {
        try {
            for (int i = 1; i <= count; i++) {
                Co.yield(Events.sleep(ofSeconds(1)));
                if (i == failsAt) {
                    throw new IOException("at " + i);
                }
                out.yield(i);
            }
            return "returned";
        } finally {
            log.add("closing");
            Co.yield(Events.sleep(ofSeconds(1)));
            log.add("closed");
        }
    }

    @Coroutine
    Void quickly(Yielder<Integer, Void> out, int count) {
        try {
            for (int i = 1; i <= count; i++) {
                out.yield(i);
            }
            return null;
        } finally {
            log.add("closed");
        }
    }

    private Pipe<Integer, IOException> slow(int count) {
        return Pipe.from(PipeTestCoroutines.slowly(this, count, 0));
    }

    private Pipe<Integer, IOException> failing(int at) {
        return Pipe.from(PipeTestCoroutines.slowly(this, at, at));
    }

    private static <Y, X extends Exception> List<Y> items(Scheduler scheduler, Pipe<Y, X> pipe) throws X {
        return scheduler.run(pipe.toList(1_000));
    }

    @CoroutineTest
    void sourcesOfManyKinds(Scheduler scheduler) throws Exception {
        assertEquals(List.of("a", "b"), items(scheduler, Pipe.of(List.of("a", "b"))));
        assertEquals(List.of(), items(scheduler, Pipe.of(List.of())));
        Generator<Integer, Void, Void, RuntimeException> numbers = PipeTestCoroutines.quickly(this, 3);
        assertTrue(numbers.resume());
        assertEquals(List.of(2, 3), items(scheduler, Pipe.from(numbers)));
        assertEquals(List.of(1, 2, 3), items(scheduler, slow(3)));
        Deque<String> lines = new ArrayDeque<>(List.of("one", "two"));
        assertEquals(
                List.of("one", "two"),
                items(
                        scheduler,
                        Pipe.repeat(() -> PipeTestCoroutines.line(lines)).takeWhile(Objects::nonNull)));
    }

    @Coroutine
    static String line(Deque<String> lines) throws IOException {
        Co.yield(Events.pass());
        return lines.poll();
    }

    // CG-140: the end is told apart from any value, null too; each next() goes on to the next item
    @Coroutine
    void anyValueIsAnItem() {
        Pipe<Object, RuntimeException> pipe = Pipe.of(Arrays.asList(null, Boolean.FALSE, log));
        assertThrows(IllegalStateException.class, pipe::value);
        assertTrue(Co.yield(pipe.next()));
        assertEquals(null, pipe.value());
        assertTrue(Co.yield(pipe.next()));
        assertEquals(false, pipe.value());
        assertEquals(false, pipe.value());
        assertTrue(Co.yield(pipe.next()));
        assertSame(log, pipe.value());
        assertFalse(Co.yield(pipe.next()));
        assertFalse(Co.yield(pipe.next()));
        assertThrows(IllegalStateException.class, pipe::value);
    }

    @CoroutineTest
    void theEndIsNoValue(Scheduler scheduler) {
        scheduler.run(PipeTestCoroutines.anyValueIsAnItem(this));
    }

    // CG-141: a source waits for whatever it likes between two items, and so does who asks
    @Coroutine
    Void signalled(Yielder<Object, Void> out) {
        out.yield("first");
        while (true) {
            out.yield(Co.yield(Events.waitForSignal("item")));
        }
    }

    @CoroutineTest
    void aSourceMayWaitForAnything(Scheduler scheduler) {
        Coro<List<Object>, RuntimeException> three = scheduler.add(
                Pipe.from(PipeTestCoroutines.signalled(this)).take(3).toList(3));
        scheduler.add(PipeTestCoroutines.signal("second", "third"));
        assertEquals(List.of("first", "second", "third"), scheduler.run(three));
        scheduler.run();
    }

    @Coroutine
    static void signal(String... values) {
        for (String each : values) {
            Co.yield(Events.signal("item", each).recipients(1));
        }
    }

    // CG-142: to close runs the source's finally blocks, which may wait and are waited for
    @Coroutine
    void takesOne(Pipe<Integer, IOException> pipe) throws IOException {
        assertTrue(Co.yield(pipe.next()));
        Co.yield(pipe.close());
        log.add("after");
        assertFalse(Co.yield(pipe.next()));
        Co.yield(pipe.close());
    }

    @CoroutineTest
    void closingWaitsForTheSource(Scheduler scheduler) throws Exception {
        scheduler.run(PipeTestCoroutines.takesOne(this, slow(5)));
        assertEquals(List.of("closing", "closed", "after"), log);
    }

    // CG-143: the failure of a source comes out where the item is asked for, and is no end
    @CoroutineTest
    void failuresComeOut(Scheduler scheduler) {
        List<Integer> seen = new ArrayList<>();
        IOException failure = assertThrows(
                IOException.class,
                () -> scheduler.run(failing(3).map(i -> i * 10).forEach(seen::add)));
        assertEquals("at 3", failure.getMessage());
        assertEquals(List.of(10, 20), seen);
        assertEquals(List.of("closing", "closed"), log);
    }

    // ------------------------------------------------------------------ stages, one after the other

    @Coroutine
    static String twice(String word) throws IOException {
        Co.yield(Events.sleep(ofSeconds(1)));
        if (word.equals("bad")) {
            throw new IOException(word);
        }
        return word + word;
    }

    @Coroutine
    static int length(String word) {
        Co.yield(Events.sleep(ofSeconds(1)));
        return word.length();
    }

    @CoroutineTest
    void stagesDoWhatTheySay(Scheduler scheduler) throws Exception {
        assertEquals(List.of(2, 4), items(scheduler, slow(2).map(i -> i * 2)));
        assertEquals(List.of(2, 4), items(scheduler, slow(5).filter(i -> i % 2 == 0)));
        assertEquals(List.of(1, 2), items(scheduler, slow(5).take(2)));
        assertEquals(List.of(1, 2), items(scheduler, slow(2).take(7)));
        assertEquals(List.of(), items(scheduler, slow(2).take(0)));
        assertEquals(List.of(1, 2), items(scheduler, slow(5).takeWhile(i -> i < 3)));
        assertEquals(List.of(4, 5), items(scheduler, slow(5).drop(3)));
        assertEquals(List.of(), items(scheduler, slow(2).drop(3)));
        assertEquals(
                List.of("1a", "2b"),
                items(scheduler, slow(5).zip(letters().throwing(IOException.class), (i, s) -> i + s)));
        assertEquals(
                List.of("a1"),
                items(scheduler, letters().throwing(IOException.class).zip(slow(1), (s, i) -> s + i)));
        assertEquals(
                List.of("aa", "bb"),
                items(scheduler, letters().throwing(IOException.class).mapAwait(PipeTestCoroutines::twice)));
        assertEquals(
                List.of(2, 2),
                items(
                        scheduler,
                        letters()
                                .throwing(IOException.class)
                                .mapAwait(PipeTestCoroutines::twice)
                                .mapAwait(word -> Pipe.unchecked(PipeTestCoroutines.length(word)))));
        assertEquals(List.of(1, 2, 3), items(scheduler, slow(3).timeout(ofMinutes(1))));
    }

    private static Pipe<String, RuntimeException> letters() {
        return Pipe.of(List.of("a", "b"));
    }

    @CoroutineTest
    void aPipeIsAnAsynchronousGenerator(Scheduler scheduler) throws Exception {
        AsyncGenerator<String, Void, Void, IOException> words =
                slow(2).map(i -> "w" + i).generator();
        assertEquals(List.of("w1", "w2"), items(scheduler, Pipe.from(words)));
        scheduler.run(PipeTestCoroutines.raises(this, slow(5).map(i -> i + 1).generator()));
        assertEquals(List.of("closing", "closed", "closing", "closed"), log);
    }

    @Coroutine
    void raises(AsyncGenerator<Integer, Void, Void, IOException> numbers) throws IOException {
        assertTrue(Co.yield(numbers.resume()));
        IOException raised = new IOException("raised");
        try {
            Co.yield(numbers.raise(raised));
            throw new AssertionError();
        } catch (IOException thrown) {
            assertSame(raised, thrown);
        }
    }

    @CoroutineTest
    void endsDoWhatTheySay(Scheduler scheduler) throws Exception {
        scheduler.run(slow(3).forEach(log::add));
        assertEquals(List.of(1, 2, 3, "closing", "closed"), log);
        assertEquals(10, scheduler.<Integer, IOException>run(slow(4).fold(0, Integer::sum)));
        assertEquals(1, scheduler.run(slow(4).first()));
        assertThrows(
                NoSuchElementException.class,
                () -> scheduler.run(slow(4).drop(4).first()));
        log.clear();
        scheduler.run(slow(2).forEachAwait(i -> Pipe.unchecked(PipeTestCoroutines.logs(this, i))));
        assertEquals(List.of(1, 2, "closing", "closed"), log);
        assertEquals(List.of(1, 2), scheduler.run(slow(2).toList(2)));
        assertThrows(IllegalStateException.class, () -> scheduler.run(slow(3).toList(2)));
    }

    @Coroutine
    void logs(Object what) {
        Co.yield(Events.sleep(ofSeconds(3)));
        log.add(what);
    }

    // ------------------------------------------------------------------ failures

    @CoroutineTest
    void aStageThatFailsClosesTheSource(Scheduler scheduler) {
        List<Function<Pipe<Integer, IOException>, Coro<?, IOException>>> chains = List.of(
                pipe -> pipe.map(i -> i / 0).first(),
                pipe -> pipe.filter(i -> i / 0 == 0).first(),
                pipe -> pipe.takeWhile(i -> i / 0 == 0).first(),
                pipe -> pipe.<Integer>mapAwait(i -> {
                            throw new ArithmeticException();
                        })
                        .first(),
                pipe -> pipe.zip(slow(1), (i, j) -> i / 0).first(),
                pipe -> pipe.fold(0, (i, j) -> i / 0),
                pipe -> pipe.forEach(i -> {
                    throw new ArithmeticException();
                }),
                pipe -> pipe.forEachAwait(i -> {
                    throw new ArithmeticException();
                }));
        for (Function<Pipe<Integer, IOException>, Coro<?, IOException>> each : chains) {
            log.clear();
            Coro<?, IOException> end = each.apply(slow(3).map(i -> i));
            assertThrows(ArithmeticException.class, () -> scheduler.run(end));
            assertEquals(List.of("closing", "closed"), log.subList(0, 2));
        }
        log.clear();
        assertThrows(
                NullPointerException.class,
                () -> scheduler.run(slow(3).mapAwait(i -> null).first()));
        assertThrows(NullPointerException.class, () -> scheduler.run(slow(3).forEachAwait(i -> null)));
        assertEquals(List.of("closing", "closed", "closing", "closed"), log);
    }

    @CoroutineTest
    void zipClosesBoth(Scheduler scheduler) {
        assertThrows(
                IOException.class,
                () -> scheduler.run(failing(2).zip(slow(9), Integer::sum).toList(9)));
        assertEquals(List.of("closing", "closed", "closing", "closed"), log);
        log.clear();
        assertThrows(
                IOException.class,
                () -> scheduler.run(slow(9).zip(failing(2), Integer::sum).toList(9)));
        assertEquals(List.of("closing", "closed", "closing", "closed"), log);
    }

    @Coroutine
    Void failsToClose(Yielder<Integer, Void> out, String name) throws IOException {
        try {
            out.yield(1);
            out.yield(2);
            return null;
        } finally {
            log.add(name);
            Co.yield(Events.pass());
            if (log != null) {
                throw new IOException(name);
            }
        }
    }

    @CoroutineTest
    void allAreClosedAlsoIfOneCannotBe(Scheduler scheduler) {
        Pipe<Integer, IOException> one = Pipe.from(PipeTestCoroutines.failsToClose(this, "one"));
        Pipe<Integer, IOException> two = Pipe.from(PipeTestCoroutines.failsToClose(this, "two"));
        IOException failure = assertThrows(
                IOException.class,
                () -> scheduler.run(one.zip(two, Integer::sum).first()));
        assertEquals("one", failure.getMessage());
        assertEquals("two", failure.getSuppressed()[0].getMessage());
        assertEquals(List.of("one", "two"), log);
    }

    @CoroutineTest
    void otherCheckedExceptionsComeInACompletionException(Scheduler scheduler) {
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> scheduler.run(
                        failing(1).throwing(InterruptedException.class).first()));
        assertEquals("at 1", failure.getCause().getMessage());
        assertThrows(
                IOException.class,
                () -> scheduler.run(failing(1)
                        .throwing(Exception.class)
                        .throwing(IOException.class)
                        .first()));
    }

    // ------------------------------------------------------------------ timeouts

    @CoroutineTest
    void anItemThatIsLateEndsThePipe(Scheduler scheduler) {
        List<Integer> seen = new ArrayList<>();
        Pipe<Integer, IOException> pipe = slow(5).mapAwait(
                        i -> Pipe.unchecked(PipeTestCoroutines.takes(ofSeconds(i), i)))
                .timeout(ofSeconds(4).plusMillis(1));
        assertThrows(OperationTimeoutException.class, () -> scheduler.run(pipe.forEach(seen::add)));
        assertEquals(List.of(1, 2, 3), seen);
        assertEquals(List.of("closing"), log); // a timeout is a cancel, under which a finally block cannot wait
    }

    @Coroutine
    static int takes(Duration time, int value) {
        Co.yield(Events.sleep(time));
        return value;
    }

    @Coroutine
    void timesOut(Pipe<Integer, IOException> pipe) throws IOException {
        try {
            Co.yield(pipe.next().timeout(Duration.ofMillis(100)));
            throw new AssertionError();
        } catch (OperationTimeoutException late) {
            log.add("late");
        }
        assertFalse(Co.yield(pipe.next()));
    }

    @CoroutineTest
    void aTimeoutOfNextEndsThePipeToo(Scheduler scheduler) throws Exception {
        scheduler.run(PipeTestCoroutines.timesOut(this, slow(5).map(i -> i).drop(1)));
        assertEquals(List.of("closing", "late"), log); // under a cancel a finally block cannot wait
    }

    // ------------------------------------------------------------------ closing and cancelling

    /** A pipe through all stages that run nothing ahead. */
    private Pipe<Integer, IOException> long_(Pipe<Integer, IOException> source) {
        return source.map(i -> i)
                .filter(i -> i > 0)
                .take(1_000)
                .takeWhile(i -> i < 1_000)
                .drop(1)
                .mapAwait(i -> Pipe.unchecked(PipeTestCoroutines.takes(ofSeconds(1), i)))
                .timeout(ofMinutes(1))
                .throwing(Exception.class)
                .throwing(IOException.class);
    }

    @CoroutineTest
    void closingGoesThroughAllStages(Scheduler scheduler) throws Exception {
        scheduler.run(PipeTestCoroutines.takesOne(this, long_(slow(9))));
        assertEquals(List.of("closing", "closed", "after"), log);
    }

    @Coroutine
    void closesUnbegun(AsyncGenerator<Integer, Void, String, IOException> begun) throws IOException {
        assertTrue(Co.yield(begun.resume()));
        Co.yield(long_(Pipe.from(begun)).close());
        assertTrue(begun.isDone());
        Co.yield(long_(slow(9)).close());
    }

    @CoroutineTest
    void aPipeThatHasNotBegunClosesASourceThatHas(Scheduler scheduler) throws Exception {
        scheduler.run(PipeTestCoroutines.closesUnbegun(this, PipeTestCoroutines.slowly(this, 9, 0)));
        assertEquals(List.of("closing", "closed"), log);

        log.clear();
        Generator<Integer, Void, Void, RuntimeException> numbers = PipeTestCoroutines.quickly(this, 3);
        assertTrue(numbers.resume());
        scheduler.run(PipeTestCoroutines.close(Pipe.from(numbers)));
        assertEquals(List.of("closed"), log);
    }

    @Coroutine
    static void close(Pipe<?, RuntimeException> pipe) {
        Co.yield(pipe.close());
    }

    @Coroutine
    void goesThrough(Pipe<Integer, IOException> pipe) throws IOException {
        try {
            while (Co.yield(pipe.next())) {
                log.add(pipe.value());
                Co.yield(Events.sleep(ofSeconds(1)));
            }
        } finally {
            Co.yield(pipe.close());
        }
    }

    /** Cancelled after so many seconds and a half, be it in the pipe or outside. */
    private void cancelled(Scheduler scheduler, Coro<Void, ?> coro, int seconds) {
        log.clear();
        scheduler.add(coro);
        Coro<?, ?> killer = scheduler.add(PipeTestCoroutines.cancelAfter(coro, ofSeconds(seconds)));
        scheduler.run();
        assertTrue(coro.isDone() && killer.isDone());
        assertTrue(log.contains("closing") || seconds == 0, "not closed when cancelled after " + seconds);
        assertEquals(log.indexOf("closing"), log.lastIndexOf("closing"));
    }

    @Coroutine
    static void cancelAfter(Coro<?, ?> coro, Duration time) {
        Co.yield(Events.sleep(time.plusMillis(500)));
        coro.cancel("enough");
    }

    @CoroutineTest
    void aCancelAnywhereClosesAll(Scheduler scheduler) {
        for (int seconds = 0; seconds < 30; seconds++) {
            cancelled(scheduler, PipeTestCoroutines.goesThrough(this, long_(slow(9))), seconds);
            cancelled(scheduler, (Coro<Void, ?>) long_(slow(9)).forEach(log::add), seconds);
            cancelled(
                    scheduler,
                    long_(slow(9)).forEachAwait(i -> Pipe.unchecked(PipeTestCoroutines.logs(this, i))),
                    seconds);
        }
    }

    @CoroutineTest
    void aGeneratorAsASourceIsClosedInACancelledCoroutine(Scheduler scheduler) {
        Coro<Void, IOException> end = scheduler.add(Pipe.from(PipeTestCoroutines.quickly(this, 3))
                .throwing(IOException.class)
                .forEachAwait(i -> Pipe.unchecked(PipeTestCoroutines.takes(ofSeconds(5), i))));
        scheduler.add(PipeTestCoroutines.cancelAfter(end, ofSeconds(1)));
        assertThrows(Cancelled.class, () -> scheduler.run(end));
        assertEquals(List.of("closed"), log);
        scheduler.run();
    }

    @CoroutineTest
    void aValueThatIsThereBeatsACancel(Scheduler scheduler) {
        // Cancelled in the turn in which the signal came: the item goes through all stages that do not wait.
        Coro<Void, RuntimeException> end = scheduler.add(PipeTestCoroutines.firstOf(
                this, Pipe.from(PipeTestCoroutines.signalled(this)).drop(1).map(i -> "<" + i + ">")));
        scheduler.add(PipeTestCoroutines.signalAndCancel(end));
        assertThrows(Cancelled.class, () -> scheduler.run(end));
        assertEquals(List.of("<it>"), log);
    }

    @Coroutine
    void firstOf(Pipe<String, RuntimeException> pipe) {
        try {
            assertTrue(Co.yield(pipe.next()));
            log.add(pipe.value());
            Co.yield(Events.pass());
        } finally {
            Co.yield(pipe.close());
        }
    }

    @Coroutine
    static void signalAndCancel(Coro<?, ?> end) {
        Co.yield(Events.sleep(ofSeconds(1)));
        Co.yield(Events.signal("item", "it").priority(io.cogen.core.Priority.CORO));
        end.cancel("enough");
    }

    // ------------------------------------------------------------------ misuse

    @Test
    void aPipeIsPartOfOneOtherOnly() {
        Pipe<String, RuntimeException> pipe = letters();
        Pipe<String, RuntimeException> other = pipe.map(s -> s);
        assertThrows(IllegalStateException.class, () -> pipe.filter(s -> true));
        assertThrows(IllegalStateException.class, pipe::next);
        assertThrows(IllegalStateException.class, pipe::value);
        assertThrows(IllegalStateException.class, pipe::close);
        assertThrows(IllegalStateException.class, () -> other.zip(other, String::concat));
    }

    @Test
    void badArguments() {
        assertThrows(IllegalArgumentException.class, () -> letters().take(-1));
        assertThrows(IllegalArgumentException.class, () -> letters().drop(-1));
        assertThrows(IllegalArgumentException.class, () -> letters().toList(-1));
        assertThrows(IllegalArgumentException.class, () -> letters().timeout(ofSeconds(-1)));
        assertThrows(NullPointerException.class, () -> letters().map(null));
        assertThrows(NullPointerException.class, () -> letters().filter(null));
        assertThrows(NullPointerException.class, () -> Pipe.of(null));
    }
}
