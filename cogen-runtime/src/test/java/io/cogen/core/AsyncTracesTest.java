package io.cogen.core;

import static io.cogen.core.AsyncScript.all;
import static io.cogen.core.AsyncScript.out;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What traces and dumps say of asynchronous generators. */
@Timeout(20)
final class AsyncTracesTest extends AsyncFixture {
    private static final Set<String> HIDDEN = Stream.of(
                    AsyncGeneratorMachine.class,
                    Calls.class,
                    Coro.class,
                    CoroutineMachine.class,
                    Delegation.class,
                    GeneratorMachine.class,
                    Loop.class,
                    Resumption.class,
                    Scheduler.class,
                    Trunk.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    private static Object helper() throws IOException {
        throw new IOException("broken");
    }

    /** The top of the trace of what a coroutine throws that yields the operations and is called by another. */
    private List<String> trace(Script.Step... steps) {
        Script consumer = Script.of("consumer", steps);
        return trace(assertInstanceOf(Throwable.class, uncaught(Script.of("main", v -> consumer))));
    }

    private static List<String> trace(Throwable failure) {
        List<StackTraceElement> trace = Arrays.stream(failure.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("org.junit"))
                .limit(12)
                .toList();
        for (StackTraceElement frame : trace) {
            assertFalse(HIDDEN.contains(frame.getClassName()), trace::toString);
            assertFalse(frame.getMethodName().equals("step"), trace::toString);
        }
        List<String> words = trace.stream()
                .map(f -> f.getMethodName() + " " + f.getFileName() + ":" + f.getLineNumber())
                .toList();
        assertTrue(words.toString().contains("uncaught AsyncTracesTest.java"), trace::toString);
        return words;
    }

    private Object uncaught(Script script) {
        try {
            return scheduler.run(script);
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** The frames follow each other, and there are no others of machines. */
    private static void assertChain(List<String> trace, String... frames) {
        assertEquals(
                List.of(frames),
                trace.stream()
                        .filter(frame -> frame.matches("\\w+ (Async|Scripts|Numbers).java:.*"))
                        .toList(),
                trace::toString);
        int first = trace.indexOf(frames[0]);
        assertEquals(List.of(frames), trace.subList(first, first + frames.length), trace::toString);
    }

    @Test
    void aFailureOfTheBodyShowsTheGeneratorAndWhoResumesIt() {
        AsyncScript failing = AsyncScript.of("failing", v -> helper());

        List<String> trace = trace(v -> failing.resume());

        assertTrue(trace.get(0).startsWith("helper AsyncTracesTest.java"), trace::toString);
        assertChain(trace, "failing Async.java:20", "consumer Scripts.java:11", "main Scripts.java:11");
    }

    @Test
    void aFailureBehindAYieldShowsItsLine() {
        AsyncScript failing = AsyncScript.of("failing", v -> out("a"), v -> helper());
        assertChain(
                trace(v -> failing.resume(), v -> failing.resume()),
                "failing Async.java:21",
                "consumer Scripts.java:12",
                "main Scripts.java:11");
    }

    @Test
    void aFailureBehindAWaitShowsItsLine() {
        AsyncScript failing = AsyncScript.of("failing", v -> out("a"), v -> Events.sleep(ofSeconds(1)), v -> helper());
        assertChain(
                trace(v -> failing.resume(), v -> failing.resume()),
                "failing Async.java:22",
                "consumer Scripts.java:12",
                "main Scripts.java:11");
    }

    @Test
    void aGeneratorThatAnotherOneResumesIsInTheChain() {
        AsyncScript inner = AsyncScript.of("inner", v -> Events.sleep(ofSeconds(1)), v -> helper());
        AsyncScript outer = AsyncScript.of("outer", v -> out("a"), v -> inner.resume());
        assertChain(
                trace(v -> outer.resume(), v -> outer.resume()),
                "inner Async.java:21",
                "outer Async.java:22",
                "consumer Scripts.java:12",
                "main Scripts.java:11");
    }

    /** Yields 1, then sleeps and ends; cannot be closed. Its suspension points are where generated code has them, in step itself. */
    private static final class Plain extends AsyncGeneratorMachine<Integer, Void, Void, RuntimeException> {
        @Override
        protected boolean step(int state) {
            switch (state) {
                case 0:
                    return yields(1);
                case 1:
                    sent();
                    return awaits(2, Events.sleep(ofSeconds(5)));
                case 2:
                    return ends(this.<Void>awaited());
                default:
                    throw new IllegalStateException("in finally");
            }
        }

        @Override
        protected int closing(int state) {
            return 3;
        }

        @Override
        protected Integer yielded() {
            return 1;
        }

        @Override
        protected SourceMap source() {
            return SourceMap.of("test.Async", "plain", "Async.java", 30, 31, 32, 33);
        }
    }

    @Test
    void aCancelShowsWhereTheBodyWaited() {
        Plain plain = new Plain();
        Script consumer = Script.of("consumer", v -> plain.resume(), v -> plain.resume());
        scheduler.add(Script.of("canceller", v -> Events.sleep(ofSeconds(1)), v -> {
            consumer.cancel("why");
            return null;
        }));

        Throwable seen =
                assertInstanceOf(CoroutineCancelledException.class, uncaught(Script.of("main", v -> consumer)));

        List<String> trace = trace(seen.getCause());
        assertEquals(
                List.of("plain Async.java:32", "consumer Scripts.java:12", "main Scripts.java:11"),
                trace.subList(0, 3),
                trace::toString);
        assertTrue(
                Arrays.stream(seen.getStackTrace())
                        .anyMatch(f -> f.getMethodName().equals("main")),
                seen::toString);
    }

    @Test
    void aFailureInAFinallyShowsItsLineAndWhoCloses() {
        Plain plain = new Plain();
        assertEquals(
                List.of("plain Async.java:33", "consumer Scripts.java:12", "main Scripts.java:11"),
                trace(v -> plain.resume(), v -> plain.close()).subList(0, 3));
    }

    @Test
    void aFailureOfAGeneratorThatItDelegatesToShowsBoth() {
        Numbers numbers = new Numbers(3);
        AsyncScript outer = AsyncScript.of("outer", v -> out("a"), v -> all(numbers));
        numbers.body = AsyncTracesTest::helper;
        assertChain(
                trace(v -> outer.resume(), v -> outer.resume()),
                "numbers Numbers.java:68",
                "outer Async.java:22",
                "consumer Scripts.java:12",
                "main Scripts.java:11");
    }

    @Test
    void itsFailureWhileItIsClosedToo() {
        Numbers numbers = new Numbers(3);
        AsyncScript outer = AsyncScript.of("outer", v -> all(numbers)).lastly(v -> Events.pass());
        numbers.lastly = AsyncTracesTest::helper;
        assertChain(
                trace(v -> outer.resume(), v -> outer.close()),
                "numbers Numbers.java:62",
                "outer Async.java:22",
                "consumer Scripts.java:12",
                "main Scripts.java:11");
    }

    @Test
    void whatIsRaisedKeepsTheTraceOfWhoMadeIt() {
        AsyncScript outer = AsyncScript.of("outer", v -> out("a")).lastly(v -> Events.sleep(ofSeconds(1)));

        List<String> trace = trace(v -> outer.resume(), v -> outer.raise(new IOException("raised")));

        assertChain(trace, "consumer Scripts.java:12", "main Scripts.java:11");
        assertFalse(trace.toString().contains("Async.java"), trace::toString);
    }

    @Test
    void aRefusalShowsTheYieldThatWasRefused() {
        AsyncScript waiting = AsyncScript.of("waiting", v -> Events.sleep(ofSeconds(1)));
        scheduler.add(Script.of("first", v -> waiting.resume()));
        scheduler.runOnce();

        List<String> trace = trace(v -> waiting.resume());

        assertEquals("consumer Scripts.java:11", trace.get(0), trace::toString);
        assertEquals("main Scripts.java:11", trace.get(1), trace::toString);
    }

    @Test
    void theDumpShowsTheGeneratorWhereItWaits() {
        AsyncScript inner = AsyncScript.of("inner", v -> Events.sleep(ofSeconds(5)));
        AsyncScript outer = AsyncScript.of("outer", v -> out("a"), v -> inner.resume());
        start(v -> outer.resume(), v -> outer.resume());
        time.pass(ofSeconds(2));
        scheduler.runOnce();

        assertEquals("""
                test.Scripts.consumer (Scripts.java:12) calls test.Async.outer, for PT2S
                  test.Async.outer (Async.java:22) calls test.Async.inner, for PT2S
                    test.Async.inner (Async.java:21) waits for sleep PT5S, for PT2S
                """, scheduler.dump());
        assertEquals("test.Async.inner (Async.java:21) waits for sleep PT5S", inner.toString());
    }

    @Test
    void anOperationIsInWordsWhatItsGeneratorIs() throws Exception {
        AsyncScript outer = AsyncScript.of("outer", v -> out("a"));
        Operation<Boolean, Exception> resumption = outer.resume();

        assertEquals("test.Async.outer (Async.java:20) has not begun", resumption.toString());
        this.yield(resumption);
        assertEquals("test.Async.outer (Async.java:21) is at a yield", resumption.toString());
        assertEquals(
                "test.Async.outer (Async.java:21) is at a yield", outer.close().toString());
    }
}
