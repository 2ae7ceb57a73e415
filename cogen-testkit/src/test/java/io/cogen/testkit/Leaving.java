package io.cogen.testkit;

import static java.time.Duration.ofHours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Tests that leave something behind, or do not; {@link LeftBehindTest} runs them. */
@Fixture
final class Leaving {
    static final List<String> LOG = new ArrayList<>();

    @Coroutine
    static void sleepsAnHour() {
        try {
            Co.yield(Events.sleep(ofHours(1)));
        } finally {
            LOG.add("cleaned up");
        }
    }

    @Coroutine
    static void fails(String message) throws IOException {
        Co.yield(Events.pass());
        throw new IOException(message);
    }

    @Coroutine
    static void waits(Operation<String, RuntimeException> operation) {
        Co.yield(operation);
    }

    /** Nobody completes it. */
    private static final class Stuck extends Operation<String, RuntimeException> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            return false;
        }

        @Override
        protected boolean isInternal() {
            return true;
        }
    }

    @BeforeEach
    void hasTheSchedulerThereToo(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.waits(Answer.atOnce()));
        scheduler.run();
    }

    @AfterEach
    void mayRunItThere(TestInfo test, Scheduler scheduler) {
        if (test.getDisplayName().startsWith("leavesToAfterEach")) {
            scheduler.run();
        }
    }

    @CoroutineTest
    void leavesNothing(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.sleepsAnHour());
        scheduler.run();
    }

    @CoroutineTest
    void leavesToAfterEach(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.sleepsAnHour());
    }

    @CoroutineTest
    void endsItsCoroutinesItself(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.sleepsAnHour());
        scheduler.runOnce();
        scheduler.close();
    }

    @CoroutineTest
    void takesItsFailures(Scheduler scheduler, UnseenFailures failures) {
        scheduler.add(LeavingCoroutines.fails("broken"));
        scheduler.run();
        scheduler.add(LeavingCoroutines.fails("again"));
        scheduler.run();
        assertEquals("broken", failures.take(IOException.class).getMessage());
        assertEquals(1, failures.take().size());
    }

    @CoroutineTest
    void aborts(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.sleepsAnHour());
        abort("not today");
    }

    // ------------------------------------------------------------------ what fails

    @CoroutineTest
    @Seed(7)
    void leavesASleeper(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.sleepsAnHour());
        scheduler.runOnce();
    }

    @CoroutineTest
    void leavesOneThatHasNotBegun(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.fails("never begun"));
    }

    @CoroutineTest
    void leavesOneThatIsStuck(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.waits(new Stuck()));
        scheduler.run();
    }

    @CoroutineTest
    @Seed(8)
    void leavesFailures(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.fails("broken"));
        scheduler.run();
        scheduler.post(() -> {
            throw new IllegalArgumentException("posted\nsecond line");
        });
        scheduler.run();
    }

    @CoroutineTest
    void leavesASchedulerThatItBuilt(Scheduler.Builder builder) {
        Scheduler own = builder.budget(1).build();
        own.add(LeavingCoroutines.sleepsAnHour());
        own.runOnce();
    }

    @CoroutineTest
    void leavesASchedulerThatRuns(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.waits(Answer.never()));
        Thread elsewhere = new Thread(scheduler::run);
        elsewhere.start();
        Answer.awaitParked(elsewhere);
    }

    @CoroutineTest
    @Seed(9)
    void failsAndLeavesThings(Scheduler scheduler) {
        scheduler.add(LeavingCoroutines.sleepsAnHour());
        scheduler.add(LeavingCoroutines.fails("broken"));
        scheduler.runOnce();
        scheduler.runOnce();
        fail("by itself");
    }

    @CoroutineTest
    @Seed(-5_000_000_000L)
    void onlyFails() {
        fail("by itself");
    }
}
