package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TracesTest {
    private final Scheduler scheduler = VirtualTime.scheduler();

    private List<String> trace(Script script) {
        Throwable failure = assertThrows(Throwable.class, () -> scheduler.run(script));
        return Arrays.stream(failure.getStackTrace())
                .map(f -> f.getMethodName() + " " + f.getFileName() + ":" + f.getLineNumber())
                .toList();
    }

    private static Object helper() throws IOException {
        throw new IOException("broken");
    }

    private static Script called(Script.Step... steps) {
        Script inner = Script.of("inner", steps);
        Script middle = Script.of("middle", v -> Events.pass(), v -> inner);
        return Script.of("outer", v -> middle);
    }

    private static void assertChain(List<String> trace) {
        int inner = indexOf(trace, "inner Scripts.java");
        assertEquals("middle Scripts.java:12", trace.get(inner + 1), trace.toString());
        assertEquals("outer Scripts.java:11", trace.get(inner + 2), trace.toString());
        assertFalse(trace.toString().contains("runStep"), trace.toString());
        assertTrue(trace.toString().contains("TracesTest.java"), trace.toString());
        assertEquals(1, trace.stream().filter(f -> f.startsWith("outer")).count(), trace.toString());
    }

    private static int indexOf(List<String> trace, String start) {
        for (int i = 0; i < trace.size(); i++) {
            if (trace.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError(trace.toString());
    }

    // CG-006
    @Test
    void aFailureOfTheBodyShowsTheChainOfCoroutines() {
        List<String> trace = trace(called(v -> helper()));
        assertTrue(trace.get(0).startsWith("helper TracesTest.java"), trace.toString());
        assertChain(trace);
    }

    @Test
    void aFailureAfterASuspensionToo() {
        List<String> trace = trace(called(v -> Events.sleep(ofSeconds(1)), v -> helper()));
        assertTrue(trace.get(0).startsWith("helper TracesTest.java"), trace.toString());
        assertEquals("inner Scripts.java:11", trace.get(indexOf(trace, "inner")));
        assertChain(trace);
    }

    @Test
    void aTimeoutShowsTheYieldThatTimedOut() {
        List<String> trace = trace(called(v -> null, v -> new Parked().timeout(ofSeconds(1))));
        assertEquals("inner Scripts.java:12", trace.get(indexOf(trace, "inner")));
        assertChain(trace);
    }

    @Test
    void aFailureMadeElsewhereGetsTheChainToo() {
        IOException made = new IOException("made elsewhere");
        Parked op = new Parked();
        scheduler.add(Script.of("fails it", v -> Events.sleep(ofSeconds(1)), v -> {
            op.finishBadly(made);
            return null;
        }));
        assertChain(trace(called(v -> op)));
    }

    @Test
    void aFailureWithATraceOfItsOwnMakingIsThrownAllTheSame() {
        RuntimeException odd = new RuntimeException("odd") {
            private static final long serialVersionUID = 1L;

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException("no trace");
            }
        };
        assertSame(
                odd,
                assertThrows(
                        RuntimeException.class,
                        () -> scheduler.run(called(v -> {
                            throw odd;
                        }))));
    }

    @Test
    void oneWithoutATraceStaysSo() {
        Exception bare = new Exception("bare", null, false, false) {};
        assertEquals(List.of(), trace(called(v -> {
            throw bare;
        })));
    }
}
