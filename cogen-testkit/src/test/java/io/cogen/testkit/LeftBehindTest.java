package io.cogen.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What a test leaves behind makes it fail, with a dump and the seed. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeftBehindTest {
    private static final Pattern LINE = Pattern.compile("Leaving\\.java:(\\d+)");

    private final Map<String, TestExecutionResult> results = new TreeMap<>();

    @BeforeAll
    void runThem() {
        Leaving.LOG.clear();
        EngineExecutionResults run = Fixture.Run.of(Leaving.class, Map.of());
        run.testEvents().finished().stream()
                .forEach(event -> results.put(
                        event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", ""),
                        event.getRequiredPayload(TestExecutionResult.class)));
    }

    private Throwable failureOf(String test) {
        TestExecutionResult result = results.get(test);
        assertEquals(Status.FAILED, result.getStatus(), test);
        return result.getThrowable().orElseThrow();
    }

    private String messageOf(String test) {
        return LINE.matcher(String.valueOf(failureOf(test).getMessage())).replaceAll("Leaving.java:n");
    }

    @Test
    void whoLeavesNothingPasses() {
        for (String test :
                List.of("leavesNothing", "leavesToAfterEach", "endsItsCoroutinesItself", "takesItsFailures")) {
            assertEquals(Status.SUCCESSFUL, results.get(test).getStatus(), () -> test + ": " + results.get(test));
        }
    }

    @Test
    void whoAbortsIsNotFailed() {
        assertEquals(Status.ABORTED, results.get("aborts").getStatus());
    }

    @Test
    void aSleeperIsShownWithItsLineAndTheSeed() {
        List<String> lines = messageOf("leavesASleeper").lines().toList();
        assertEquals("the test left behind 1 coroutine that has not ended, 1 armed timer", lines.get(0));
        assertTrue(
                lines.get(1).startsWith("    io.cogen.testkit.Leaving.sleepsAnHour (Leaving.java:n) "),
                lines::toString);
        assertTrue(lines.get(1).contains("PT1H"), lines::toString);
        assertEquals("seed 7: run the test in this order again with -Dcogen.seed=7 or @Seed(7)", lines.get(2));
        assertEquals(3, lines.size());
        Matcher line = LINE.matcher(String.valueOf(failureOf("leavesASleeper").getMessage()));
        assertTrue(line.find() && Integer.parseInt(line.group(1)) > 1);
    }

    @Test
    void whatIsLeftIsEndedSoThatItDoesNotReachIntoTheNextTest() {
        // In six tests one slept, which got to its finally block; in the one that aborted it had not begun.
        assertEquals(6, Leaving.LOG.size());
    }

    @Test
    void oneThatHasNotBegunIsLeftToo() {
        String message = messageOf("leavesOneThatHasNotBegun");
        assertTrue(message.startsWith("the test left behind 1 coroutine that has not ended\n"), message);
        assertTrue(message.contains("Leaving.fails (Leaving.java:n) is about to begin"), message);
    }

    @Test
    void oneThatIsStuckIsSaidToBe() {
        String message = messageOf("leavesOneThatIsStuck");
        assertTrue(
                message.startsWith("the test left behind 1 coroutine that has not ended, 1 failure that nobody saw\n"),
                message);
        assertTrue(message.contains("Leaving.waits (Leaving.java:n) waits for Stuck"), message);
        assertTrue(message.contains("IllegalStateException: nothing can ever wake what is left\n"), message);
    }

    @Test
    void failuresThatNobodySawComeWithTheirStackTraces() {
        assertEquals("""
                the test left behind 2 failures that nobody saw
                    io.cogen.testkit.Leaving.fails: java.io.IOException: broken
                    a posted task: java.lang.IllegalArgumentException: posted
                seed 8: run the test in this order again with -Dcogen.seed=8 or @Seed(8)""", messageOf("leavesFailures"));
        Throwable failure = failureOf("leavesFailures");
        assertInstanceOf(IOException.class, failure.getCause());
        assertInstanceOf(IllegalArgumentException.class, failure.getSuppressed()[0]);
        assertEquals(1, failure.getSuppressed().length);
    }

    @Test
    void schedulersThatTheTestBuiltAreLookedAtToo() {
        String message = messageOf("leavesASchedulerThatItBuilt");
        assertTrue(message.startsWith("the test left behind 1 coroutine that has not ended, 1 armed timer\n"), message);
    }

    @Test
    void aSchedulerThatRunsOnAnotherThreadIsFoundAndStopped() {
        String message = messageOf("leavesASchedulerThatRuns");
        assertTrue(message.startsWith("the test left behind 1 scheduler that still runs, "), message);
    }

    @Test
    void aTestThatFailsByItselfHasTheRestAsASuppressedException() {
        Throwable failure = failureOf("failsAndLeavesThings");
        assertEquals("by itself", failure.getMessage());
        Throwable note = failure.getSuppressed()[0];
        String text = note.toString();
        assertTrue(
                text.startsWith("the test left behind 1 coroutine that has not ended, 1 armed timer, 1 failure"), text);
        assertTrue(text.endsWith("-Dcogen.seed=9 or @Seed(9)"), text);
        assertInstanceOf(IOException.class, note.getSuppressed()[0]);
    }

    @Test
    void aTestThatOnlyFailsIsToldItsSeed() {
        Throwable failure = failureOf("onlyFails");
        assertEquals("by itself", failure.getMessage());
        assertNull(failure.getCause());
        assertEquals(
                "seed -5000000000: run the test in this order again with -Dcogen.seed=-5000000000 or @Seed(-5000000000L)",
                failure.getSuppressed()[0].toString());
    }
}
