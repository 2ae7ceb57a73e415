package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GeneratorTest {
    private final Numbers numbers = new Numbers(3);

    private void assertOver() throws Exception {
        assertTrue(numbers.isDone());
        assertEquals(1, numbers.cleared);
        assertFalse(numbers.resume());
        assertFalse(numbers.resume("x"));
        assertFalse(numbers.hasNext());
        assertThrows(NoSuchElementException.class, numbers::next);
        assertThrows(IllegalStateException.class, numbers::value);
        numbers.close();
        assertEquals(1, numbers.cleared);
    }

    @Test
    void resumeGoesFromYieldToYield() throws Exception {
        assertTrue(numbers.resume());
        assertEquals(1, numbers.value());
        assertEquals(1, numbers.value());
        assertTrue(numbers.resume());
        assertEquals(2, numbers.value());
        assertTrue(numbers.resume());
        assertFalse(numbers.isDone());
        assertFalse(numbers.resume());
        assertEquals(3, numbers.result());
        assertOver();
        assertEquals(3, numbers.result());
    }

    @Test
    void nothingRunsBeforeTheFirstResume() {
        assertEquals(List.of(), numbers.log);
        assertFalse(numbers.isDone());
        assertEquals("test.Numbers.numbers (Numbers.java:3) has not begun", numbers.toString());
    }

    // SH-002
    @Test
    void whatIsSentComesOutOfTheYieldAndTheFirstIsDropped() throws Exception {
        numbers.resume("dropped");
        numbers.resume("a");
        numbers.resume();
        numbers.resume("c");
        assertEquals(List.of("sent a", "sent null", "sent c", "finally"), numbers.log);
        assertOver();
    }

    @Test
    void valueAndResultAreForTheirStatesOnly() throws Exception {
        assertThrows(IllegalStateException.class, numbers::value);
        assertThrows(IllegalStateException.class, numbers::result);
        numbers.resume();
        IllegalStateException e = assertThrows(IllegalStateException.class, numbers::result);
        assertTrue(e.getMessage().contains("is at a yield"), e.getMessage());
    }

    // SH-006
    @Test
    void raiseThrowsAtTheYield() throws Exception {
        IOException failure = new IOException("raised");
        numbers.resume();
        assertSame(failure, assertThrows(IOException.class, () -> numbers.raise(failure)));
        assertEquals(List.of("caught raised", "finally"), numbers.log);
        assertOver();
        assertThrows(IllegalStateException.class, numbers::result);
    }

    @Test
    void raiseIntoAFreshOneEndsItAtOnce() throws Exception {
        IOException failure = new IOException("raised");
        assertSame(failure, assertThrows(IOException.class, () -> numbers.raise(failure)));
        assertEquals(List.of(), numbers.log);
        assertOver();
    }

    @Test
    void raiseIntoOneThatHasEndedThrowsToo() throws Exception {
        numbers.close();
        assertThrows(IOException.class, () -> numbers.raise(new IOException()));
        assertOver();
        assertThrows(NullPointerException.class, () -> numbers.raise(null));
    }

    @Test
    void aFailureOfTheBodyEndsIt() throws Exception {
        numbers.resume();
        numbers.body = () -> {
            throw new IOException("broken");
        };
        assertThrows(IOException.class, numbers::resume);
        assertOver();
    }

    @Test
    void anErrorEndsItToo() throws Exception {
        numbers.body = () -> {
            throw new StackOverflowError();
        };
        assertThrows(StackOverflowError.class, numbers::resume);
        assertOver();
    }

    // ------------------------------------------------------------------ close

    // SH-005
    @Test
    void closeRunsFinallyAndNoCatch() throws Exception {
        numbers.resume();
        numbers.close();
        assertEquals(List.of("finally"), numbers.log);
        assertOver();
        IllegalStateException e = assertThrows(IllegalStateException.class, numbers::result);
        assertTrue(e.getMessage().contains("was closed"), e.getMessage());
    }

    @Test
    void closingAFreshOneRunsNothing() throws Exception {
        numbers.close();
        assertEquals(List.of(), numbers.log);
        assertOver();
    }

    @Test
    void aYieldWhileClosingIsAnErrorAtThatYield() throws Exception {
        numbers.resume();
        numbers.yieldsInFinally = true;
        IllegalStateException e = assertThrows(IllegalStateException.class, numbers::close);
        assertTrue(e.getMessage().contains("yield while the generator is being closed"), e.getMessage());
        assertOver();
    }

    @Test
    void whatFinallyThrowsComesOutOfClose() throws Exception {
        numbers.resume();
        IOException failure = new IOException("in finally");
        numbers.lastly = () -> {
            throw failure;
        };
        assertSame(
                failure,
                assertThrows(UncheckedIOException.class, numbers::close).getCause());
        assertOver();
    }

    // ------------------------------------------------------------------ re-entrance

    @ParameterizedTest
    @ValueSource(strings = {"resume", "send", "raise", "close", "hasNext", "next", "value", "result"})
    void aRunningOneRefusesEverything(String what) throws Exception {
        List<String> refusals = new ArrayList<>();
        numbers.body = () -> {
            try {
                switch (what) {
                    case "resume" -> numbers.resume();
                    case "send" -> numbers.resume("x");
                    case "raise" -> numbers.raise(new IOException());
                    case "close" -> numbers.close();
                    case "hasNext" -> numbers.hasNext();
                    case "next" -> numbers.next();
                    case "value" -> numbers.value();
                    default -> numbers.result();
                }
            } catch (IllegalStateException e) {
                refusals.add(e.getMessage());
            }
        };
        assertTrue(numbers.resume());
        assertEquals(1, refusals.size());
        assertFalse(numbers.isDone());
        assertEquals(1, numbers.value());
    }

    // ------------------------------------------------------------------ iterator

    @Test
    void goesThroughAForLoop() {
        List<Integer> seen = new ArrayList<>();
        for (int n : numbers) {
            seen.add(n);
        }
        assertEquals(List.of(1, 2, 3), seen);
        assertSame(numbers, numbers.iterator());
        for (int n : numbers) {
            seen.add(n);
        }
        assertEquals(3, seen.size());
    }

    @Test
    void hasNextAdvancesOnce() {
        assertTrue(numbers.hasNext());
        assertTrue(numbers.hasNext());
        assertEquals(1, numbers.value());
        assertEquals(1, numbers.next());
        assertEquals(2, numbers.next());
        assertEquals(2, numbers.value());
    }

    @Test
    void anUnreadLookAheadIsNotLost() throws Exception {
        numbers.hasNext();
        assertThrows(IllegalStateException.class, numbers::resume);
        assertThrows(IllegalStateException.class, () -> numbers.resume("x"));
        assertThrows(IllegalStateException.class, () -> numbers.raise(new IOException()));
        assertEquals(1, numbers.next());
        assertTrue(numbers.resume());
        assertEquals(2, numbers.value());
        assertEquals(3, numbers.next());
    }

    @Test
    void anUnreadLookAheadMayBeClosed() throws Exception {
        numbers.hasNext();
        numbers.close();
        assertEquals(List.of("finally"), numbers.log);
        assertOver();
    }

    @Test
    void checkedFailuresAreWrappedOnTheWayThroughNext() throws Exception {
        numbers.body = () -> {
            throw new IOException("io");
        };
        assertEquals(
                "io",
                assertThrows(UncheckedIOException.class, numbers::next)
                        .getCause()
                        .getMessage());
        assertOver();
        Numbers checked = new Numbers(1);
        checked.body = () -> {
            throw new InterruptedException("checked");
        };
        assertEquals(
                "checked",
                assertThrows(UndeclaredThrowableException.class, checked::hasNext)
                        .getCause()
                        .getMessage());
        Numbers unchecked = new Numbers(1);
        unchecked.body = () -> {
            throw new IllegalArgumentException("unchecked");
        };
        assertThrows(IllegalArgumentException.class, unchecked::hasNext);
    }

    @Test
    void asAStream() {
        try (Stream<Integer> stream = numbers.stream()) {
            assertEquals(List.of(2, 4), stream.map(n -> 2 * n).limit(2).toList());
        }
        assertEquals("finally", numbers.log.get(numbers.log.size() - 1));
        assertTrue(numbers.isDone());
    }

    // ------------------------------------------------------------------ yieldAll of the original

    @Test
    void yieldAllOfTheOriginalGoesThroughAnIterable() {
        List<Integer> seen = new ArrayList<>();
        Yielder<Integer, String> out = value -> {
            seen.add(value);
            return "dropped";
        };
        out.yieldAll(List.of(4, 5));
        assertEquals(List.of(4, 5), seen);
    }

    @Test
    void yieldAllOfTheOriginalSendsAndGivesTheResult() throws Exception {
        Yielder<Object, String> out = value -> "reply " + value;
        int result = out.yieldAll(numbers);
        assertEquals(3, result);
        assertEquals(List.of("sent reply 1", "sent reply 2", "sent reply 3", "finally"), numbers.log);
    }

    @Test
    void yieldAllOfTheOriginalRaisesWhatYieldThrows() {
        Yielder<Object, String> out = value -> {
            throw new IllegalArgumentException("at " + value);
        };
        assertThrows(IllegalArgumentException.class, () -> out.yieldAll(numbers));
        assertEquals(List.of("caught at 1", "finally"), numbers.log);
    }

    @Test
    void yieldAllOfTheOriginalRefusesNull() {
        Yielder<Object, String> out = value -> "";
        assertThrows(
                NullPointerException.class, () -> out.yieldAll((Generator<Object, String, Object, Exception>) null));
    }

    @Test
    void aTraceShowsTheUsersMethodAndNoMachine() {
        numbers.body = () -> {
            throw new IOException("broken");
        };
        IOException failure = assertThrows(IOException.class, numbers::resume);
        List<String> trace = Arrays.stream(failure.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList();
        assertTrue(trace.contains(numbers.source().toString()), trace.toString());
        assertFalse(trace.contains(Numbers.class.getName() + ".step"), trace.toString());
        assertFalse(trace.contains(GeneratorMachine.class.getName() + ".advance"), trace.toString());
        assertTrue(trace.toString().contains("aTraceShowsTheUsersMethodAndNoMachine"), trace.toString());
    }
}
