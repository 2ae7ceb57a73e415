package io.cogen.core;

import static io.cogen.core.AsyncScript.all;
import static io.cogen.core.AsyncScript.out;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An asynchronous generator that hands over to an iterable or to a generator that does not wait. */
@Timeout(60)
final class AsyncDelegationTest extends AsyncFixture {
    private final Numbers numbers = new Numbers(2);

    /** Waits, delegates to the numbers, waits, and returns what they returned; all in a try with a finally that waits. */
    private final AsyncScript outer = delegating(numbers);

    private AsyncScript delegating(Object source) {
        return AsyncScript.of(
                        "outer",
                        v -> Events.sleep(ofSeconds(1)),
                        v -> all(source),
                        v -> Script.of("next", w -> Events.sleep(ofSeconds(1)), w -> v))
                .lastly(v -> Events.sleep(ofSeconds(1)), v -> log.add("outer finally"));
    }

    /** All that a generator yields from where it is. */
    private List<Object> values(AsyncScript generator) throws Exception {
        List<Object> values = new ArrayList<>();
        while (Boolean.TRUE.equals(this.yield(generator.resume()))) {
            values.add(generator.value());
        }
        return values;
    }

    @Test
    void itYieldsWhatTheOtherYieldsAndGetsItsResult() throws Exception {
        assertEquals(List.of(1, 2), values(outer));
        assertEquals(2, outer.result());
        assertEquals(1, numbers.cleared);
        assertEquals(ofSeconds(3), time.elapsed());
        assertEquals(List.of("outer finally"), log);
    }

    @Test
    void itYieldsTheElementsOfAnIterable() throws Exception {
        assertEquals(List.of("a", "b"), values(delegating(List.of("a", "b"))));
        assertEquals(List.of(), values(delegating(List.of())));
    }

    @Test
    void whileItIsClosedItMayDelegateToWhatYieldsNothing() throws Exception {
        AsyncScript closed = AsyncScript.of("closed", v -> out("a"))
                .lastly(
                        v -> all(List.of()),
                        v -> all(new Numbers(0)),
                        v -> Events.sleep(ofSeconds(1)),
                        v -> log.add("all of it"));
        this.yield(closed.resume());

        assertNull(this.yield(closed.close()));
        assertEquals(List.of("all of it"), log);
    }

    @Test
    void whileItIsClosedADelegateThatYieldsIsRefused() throws Exception {
        AsyncScript closed = AsyncScript.of("closed", v -> out("a")).lastly(v -> all(numbers));
        this.yield(closed.resume());

        IllegalStateException e = assertInstanceOf(IllegalStateException.class, this.yield(closed.close()));
        assertTrue(e.getMessage().startsWith("yield while the generator is being closed"), e.getMessage());
        assertEquals(1, numbers.cleared);
    }

    @Test
    void whatIsSentGoesToTheOther() throws Exception {
        this.yield(outer.resume("dropped"));
        this.yield(outer.resume("a"));
        this.yield(outer.resume("b"));

        assertEquals(List.of("sent a", "sent b", "finally"), numbers.log);
    }

    @Test
    void whatIsRaisedGoesToTheOther() throws Exception {
        IOException failure = new IOException("raised");
        this.yield(outer.resume());

        assertSame(failure, this.yield(outer.raise(failure)));
        assertEquals(List.of("caught raised", "finally"), numbers.log);
        assertEquals(List.of("outer finally"), log);
    }

    @Test
    void aFailureOfTheOtherIsThrownAtTheDelegation() throws Exception {
        AsyncScript catching = AsyncScript.of("catching", v -> all(numbers)).catching(failure -> failure);
        IOException failure = new IOException("broken");
        this.yield(catching.resume());
        numbers.body = () -> {
            throw failure;
        };

        assertEquals(false, this.yield(catching.resume()));
        assertSame(failure, catching.result());
        assertTrue(numbers.isDone());
    }

    @Test
    void closingClosesTheOtherFirst() throws Exception {
        numbers.lastly = () -> log.add("inner finally");
        this.yield(outer.resume());

        assertNull(this.yield(outer.close()));
        assertEquals(List.of("inner finally", "outer finally"), log);
        assertEquals(1, numbers.cleared);
        assertEquals(1, outer.cleared);
        assertTrue(outer.toString().endsWith("was closed"), outer.toString());
    }

    @Test
    void whatTheCloseOfTheOtherThrowsIsRaisedInTheBody() throws Exception {
        IOException failure = new IOException("in the inner finally");
        numbers.lastly = () -> {
            throw failure;
        };
        this.yield(outer.resume());

        assertSame(failure, this.yield(outer.close()));
        assertEquals(List.of("outer finally"), log);
        assertTrue(outer.isDone());
    }

    @Test
    void aBodyThatCatchesThatIsClosedAllTheSame() throws Exception {
        numbers.lastly = () -> {
            throw new IOException("in the inner finally");
        };
        AsyncScript catching = AsyncScript.of("catching", v -> all(numbers))
                .catching(failure -> log.add(failure.getClass()))
                .lastly(v -> Events.sleep(ofSeconds(1)), v -> log.add("outer finally"));
        this.yield(catching.resume());

        assertNull(this.yield(catching.close()));
        assertEquals(List.of(IOException.class, "outer finally"), log);
        assertThrows(IllegalStateException.class, catching::result);
        assertNull(catching.slot);
    }

    @Test
    void oneThatWasBegunByHandGoesOnAtItsYield() throws Exception {
        numbers.resume();

        assertEquals(List.of(2), values(outer));
        assertEquals(List.of("sent null", "sent null", "finally"), numbers.log);
    }

    @Test
    void oneThatHasReturnedGivesItsResultAtOnce() throws Exception {
        numbers.forEachRemaining(n -> {});

        assertEquals(List.of(), values(outer));
        assertEquals(2, outer.result());
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "looked ahead", "delegated to"})
    void oneThatIsNotFreeIsAnErrorAtTheDelegation(String what) throws Exception {
        switch (what) {
            case "closed" -> numbers.close();
            case "looked ahead" -> numbers.hasNext();
            default -> this.yield(delegating(numbers).resume());
        }
        assertInstanceOf(IllegalStateException.class, this.yield(outer.resume()));
        assertTrue(outer.isDone());
    }

    @Test
    void theOtherCannotBeResumedByHandMeanwhile() throws Exception {
        this.yield(outer.resume());

        assertEquals(
                "another generator delegates to it: test.Numbers.numbers",
                assertThrows(IllegalStateException.class, numbers::resume).getMessage());
        assertEquals(1, outer.value());
    }

    @Test
    void aCancelAtAYieldOfTheOtherMovesNothing() throws Exception {
        Script consumer = start(v -> Events.sleep(ofSeconds(10)), v -> outer.resume(), v -> log.add(words(v)));
        this.yield(outer.resume());

        consumer.cancel("why");
        scheduler.run();

        assertEquals(List.of("Cancelled"), log);
        assertEquals(1, outer.value());
        assertEquals(List.of(2), values(outer));
    }

    @Test
    void theBodyIsRefusedItselfWhileTheOtherRuns() throws Exception {
        List<String> refusals = new ArrayList<>();
        numbers.body = () -> refusals.add(
                assertThrows(IllegalStateException.class, outer::value).getMessage());
        this.yield(outer.resume());

        assertEquals(List.of("not at a yield: test.Async.outer (Async.java:22) runs"), refusals);
    }

    // ------------------------------------------------------------------ deep

    /** Delegates to another of its kind, n deep, and yields at the bottom what is sent there, for ever. */
    private final class Down extends GeneratorMachine<Object, Object, Object, IOException> {
        private final int n;
        private Object yielded = "begun";

        Down(int n) {
            this.n = n;
        }

        @Override
        protected boolean step(int state) {
            if (state == 2) {
                return ends(n + this.<Integer>delegated());
            } else if (n > 0) {
                return delegates(2, new Down(n - 1));
            } else if (state == 1) {
                Object sent = sent();
                if (sent.equals("end")) {
                    return ends(0);
                }
                yielded = sent;
            }
            return yields(1);
        }

        @Override
        protected int closing(int state) {
            log.add(n);
            return -1;
        }

        @Override
        protected Object yielded() {
            return yielded;
        }

        @Override
        protected SourceMap source() {
            return SourceMap.of("test.Deep", "down", "Deep.java", 5, 6, 7);
        }
    }

    private static final int DEEP = 100_000;

    @Test
    void aHundredThousandGeneratorsBelowNeedNoStack() throws Exception {
        AsyncScript root = delegating(new Down(DEEP));

        assertEquals(true, this.yield(root.resume()));
        assertEquals("begun", root.value());
        assertEquals(true, this.yield(root.resume("x")));
        assertEquals("x", root.value());
        assertEquals(false, this.yield(root.resume("end")));
        assertEquals((int) (DEEP * (DEEP + 1L) / 2), root.result());
    }

    @Test
    void aFailureGoesThroughAHundredThousand() throws Exception {
        AsyncScript root = delegating(new Down(DEEP));
        IOException failure = new IOException("raised");
        this.yield(root.resume());

        assertSame(failure, this.yield(root.raise(failure)));
        assertEquals(List.of("outer finally"), log);
    }

    @Test
    void aHundredThousandAreClosedFromTheInnermostOut() throws Exception {
        AsyncScript root = delegating(new Down(DEEP));
        this.yield(root.resume());

        assertNull(this.yield(root.close()));
        assertEquals(DEEP + 2, log.size());
        assertEquals(List.of(0, 1, 2), log.subList(0, 3));
        assertEquals(List.of(DEEP, "outer finally"), log.subList(DEEP, DEEP + 2));
    }

    @Test
    void afterTheDelegationItYieldsItself() throws Exception {
        AsyncScript two = AsyncScript.of("two", v -> all(List.of("a")), v -> out("b"), v -> all(numbers));
        assertEquals(List.of("a", "b", 1, 2), values(two));
    }
}
