package io.cogen.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;

/** Many orders, and one of them again. */
@Timeout(60)
final class SeedsTest {
    private static final List<String> ORDERS = Orders.ORDERS;

    @BeforeEach
    void clear() {
        ORDERS.clear();
    }

    private static Events run(Class<?> fixture, Map<String, String> parameters) {
        return Fixture.Run.of(fixture, parameters).testEvents();
    }

    private static Throwable failure(Events events) {
        return events.failed().stream()
                .findFirst()
                .orElseThrow()
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    @Test
    void eachRepetitionHasAnOrderOfItsOwn() {
        Events events = run(Orders.Many.class, Map.of());
        assertEquals(40, events.succeeded().count());
        assertEquals(40, ORDERS.size());
        assertTrue(Set.copyOf(ORDERS).size() > 10, () -> "40 times: " + Set.copyOf(ORDERS));
    }

    @Test
    void itStopsAtTheFirstOrderThatFailsAndTheSeedReplaysIt() {
        Events events = run(Orders.OneIsWrong.class, Map.of());
        assertEquals(1, events.failed().count());
        assertEquals(events.succeeded().count() + 1, ORDERS.size());
        assertEquals("cabd", ORDERS.get(ORDERS.size() - 1));
        Matcher seed = Pattern.compile("-Dcogen\\.seed=(\\d+) ")
                .matcher(failure(events).getSuppressed()[0].toString());
        assertTrue(seed.find());
        assertEquals(
                seed.group(1),
                events.reportingEntryPublished()
                        .map(event -> event.getRequiredPayload(org.junit.platform.engine.reporting.ReportEntry.class)
                                .getKeyValuePairs()
                                .get("cogen.seed"))
                        .findFirst()
                        .orElse("not reported"));
        ORDERS.clear();

        Events again = run(Orders.OneIsWrong.class, Map.of("cogen.seed", seed.group(1)));

        assertEquals(1, again.failed().count());
        assertEquals(List.of("cabd"), ORDERS);
    }

    @Test
    void anAnnotationFixesTheSeed() {
        Events events = run(Orders.Fixed.class, Map.of());
        assertEquals(2, events.succeeded().count());
        assertEquals(2, ORDERS.size());
        assertEquals(1, Set.copyOf(ORDERS).size());
    }

    @Test
    void thePropertyGoesBeforeTheAnnotation() {
        run(Orders.Fixed.class, Map.of("cogen.seed", "1"));
        String one = ORDERS.get(0);
        assertEquals(List.of(one, one), ORDERS);
        run(Orders.Fixed.class, Map.of("cogen.seed", " 2 "));
        assertTrue(!one.equals(ORDERS.get(2)), ORDERS::toString);
    }

    @Test
    void everyLongIsASeed() {
        assertEquals(1, run(Orders.Largest.class, Map.of()).succeeded().count());
    }

    // ------------------------------------------------------------------ bad input

    private static String message(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .findFirst()
                .orElseThrow()
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }

    @Test
    void aSeedThatIsNoNumberIsAClearError() {
        assertEquals(
                "cogen.seed is not a whole number of 64 bits: 'x'",
                message(Fixture.Run.of(Orders.Many.class, Map.of("cogen.seed", "x"))));
    }

    @Test
    void noSeedsAtAllIsAClearError() {
        String message = message(Fixture.Run.of(Orders.None.class, Map.of()));
        assertTrue(message.startsWith("@Seeds is not from 1 to 1,000,000: 0, at "), message);
    }

    @Test
    void aSchedulerInAConstructorIsAClearError() {
        String message = message(Fixture.Run.of(Orders.InAConstructor.class, Map.of()));
        assertTrue(message.contains("Scheduler belongs to one test: have it as a parameter of the test"), message);
    }
}
