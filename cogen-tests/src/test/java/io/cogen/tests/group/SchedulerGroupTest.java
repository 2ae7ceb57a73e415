package io.cogen.tests.group;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.group.Remote;
import io.cogen.group.SchedulerGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class SchedulerGroupTest {
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> unseen = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private final SchedulerGroup group = SchedulerGroup.builder()
            .loops(2)
            .name("test")
            .onFailure((coro, failure) -> {
                unseen.add(failure);
                told.countDown();
            })
            .start();

    @AfterEach
    void close() {
        group.close();
        assertEquals(List.of(), List.copyOf(unseen));
    }

    @Coroutine
    static String where() {
        Co.yield(Events.pass());
        return Thread.currentThread().getName();
    }

    @Coroutine
    static String fails(String message) throws IOException {
        Co.yield(Events.pass());
        throw new IOException(message);
    }

    /** Waits for ever, and takes a moment to end. */
    @Coroutine
    void waits() {
        begun.countDown();
        try {
            Co.yield(Events.suspend());
        } finally {
            Co.yield(Events.sleep(ofMillis(1)).shield(ofSeconds(10)));
            log.add("ended");
            ended.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ------------------------------------------------------------------ loops

    @Test
    void eachLoopHasAThreadAndStaysOnIt() {
        assertEquals(2, group.size());
        assertEquals("test-0", group.run(SchedulerGroupTestCoroutines.where()));
        assertEquals("test-1", group.run(SchedulerGroupTestCoroutines.where()));
        assertEquals("test-0", group.run(SchedulerGroupTestCoroutines.where())); // and is there when it was idle
        assertSame(group.scheduler(1), group.next());
        assertNotSame(group.scheduler(0), group.scheduler(1));
        assertThrows(IndexOutOfBoundsException.class, () -> group.scheduler(2));
    }

    @Coroutine
    void visits(List<String> seen) {
        seen.add(Thread.currentThread().getName());
        seen.add(Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.where())));
        seen.add(Co.yield(group.call(0, () -> SchedulerGroupTestCoroutines.where())));
        seen.add(Thread.currentThread().getName());
    }

    @Test
    void aCoroutineIsCalledThereAndTheCallerStaysHere() {
        List<String> seen = new ArrayList<>();
        group.run(SchedulerGroupTestCoroutines.visits(this, seen));
        assertEquals(List.of("test-0", "test-1", "test-0", "test-0"), seen);
    }

    @Test
    void aShutdownOfOneSchedulerEndsWhatRunsOnItAndNotTheLoop() {
        Coro<Void, RuntimeException> coro = group.submit(0, SchedulerGroupTestCoroutines.waits(this));
        await(begun);
        group.scheduler(0).shutdown();
        await(ended);
        String name = "";
        while (!name.equals("test-0")) {
            try {
                name = group.run(SchedulerGroupTestCoroutines.where());
            } catch (CancellationException theShutdownIsNotOver) {
                name = "";
            }
        }
        assertTrue(coro.isDone());
    }

    // ------------------------------------------------------------------ failures

    @Coroutine
    String callsWhatFails() throws IOException {
        return Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.fails("there")));
    }

    @Test
    void aFailureComesAsItIsWithTheLinesOfBothSides() {
        IOException failure =
                assertThrows(IOException.class, () -> group.run(SchedulerGroupTestCoroutines.callsWhatFails(this)));
        assertEquals("there", failure.getMessage());
        List<String> methods = new ArrayList<>();
        for (StackTraceElement each : failure.getStackTrace()) {
            methods.add(each.getMethodName());
        }
        assertTrue(methods.containsAll(List.of("fails", "callsWhatFails")), methods::toString);
    }

    @Test
    void aFailureThatNobodyWaitsForIsReported() {
        group.start(1, () -> SchedulerGroupTestCoroutines.fails("unseen"));
        await(told);
        assertEquals("unseen", unseen.remove().getMessage());
    }

    @Coroutine
    String joins(Remote<String, IOException> remote) {
        try {
            return Co.yield(remote.join());
        } catch (IOException expected) {
            return String.valueOf(expected.getMessage());
        }
    }

    @Coroutine
    List<String> joinsAll(Remote<String, IOException> remote) {
        List<Coro<String, RuntimeException>> joining = List.of(
                SchedulerGroupTestCoroutines.joins(this, remote),
                SchedulerGroupTestCoroutines.joinsFrom1(this, remote));
        return Co.yield(Scope.all(joining));
    }

    @Coroutine
    String joinsFrom1(Remote<String, IOException> remote) {
        return Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.joins(this, remote)));
    }

    @Coroutine
    static String after(CountDownLatch latch, String message) throws IOException {
        while (latch.getCount() > 0) {
            Co.yield(Events.pass());
        }
        return Co.yield(SchedulerGroupTestCoroutines.fails(message));
    }

    @Coroutine
    List<String> starts(CountDownLatch latch) {
        Remote<String, IOException> remote = group.start(1, () -> SchedulerGroupTestCoroutines.after(latch, "for all"));
        Coro<List<String>, RuntimeException> joining = Co.yield(
                Events.<List<String>, RuntimeException>add(SchedulerGroupTestCoroutines.joinsAll(this, remote)));
        Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.where()));
        Co.yield(group.call(
                1, () -> SchedulerGroupTestCoroutines.where())); // behind the joins, which are sent to loop 1
        latch.countDown();
        List<String> outcomes = new ArrayList<>(Co.yield(joining));
        outcomes.add(Co.yield(SchedulerGroupTestCoroutines.joins(this, remote))); // too late, and gets it all the same
        assertTrue(remote.isDone());
        return outcomes;
    }

    @Test
    void anyNumberOfLoopsJoin() {
        assertEquals(
                List.of("for all", "for all", "for all"),
                group.run(SchedulerGroupTestCoroutines.starts(this, new CountDownLatch(1))));
    }

    // ------------------------------------------------------------------ cancels

    @Coroutine
    void callsWhatWaits() {
        try {
            Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.waits(this)));
        } finally {
            log.add("caller");
        }
    }

    @Test
    void aCancelOfTheCallerPassesOnAndHeWaitsForTheEnd() {
        Coro<Void, RuntimeException> caller = SchedulerGroupTestCoroutines.callsWhatWaits(this);
        Remote<Void, RuntimeException> remote = group.start(0, () -> caller);
        await(begun);
        remote.cancel("enough");
        await(ended);
        assertThrows(CancellationException.class, () -> group.run(SchedulerGroupTestCoroutines.joinsVoid(remote)));
        assertEquals(List.of("ended", "caller"), List.copyOf(log));
    }

    @Coroutine
    static void joinsVoid(Remote<Void, RuntimeException> remote) {
        Co.yield(remote.join());
    }

    @Test
    void aKillPassesOnAsAKill() {
        Remote<Void, RuntimeException> remote =
                group.start(0, () -> SchedulerGroupTestCoroutines.callsWhatHoldsOut(this));
        await(begun);
        remote.cancel("has no effect for an hour");
        group.run(SchedulerGroupTestCoroutines.visits(this, new ArrayList<>()));
        assertFalse(remote.isDone());
        remote.kill("enough");
        assertThrows(CancellationException.class, () -> group.run(SchedulerGroupTestCoroutines.joinsVoid(remote)));
        assertEquals(List.of("let go"), List.copyOf(log));
    }

    @Coroutine
    void callsWhatHoldsOut() {
        Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.holdsOut(this)));
    }

    @Coroutine
    void holdsOut() {
        begun.countDown();
        try {
            Co.yield(Events.sleep(ofHours(1)).shield(ofHours(1)));
        } finally {
            log.add("let go");
        }
    }

    @Coroutine
    void cancelsItself() {
        try {
            Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.waits(this)));
        } catch (CancellationException expected) {
            log.add(expected.getMessage() + " by "
                    + expected.getCause().getClass().getSimpleName());
        }
    }

    @Test
    void aCancelOfTheCalleeIsAFailureForTheCaller() {
        Remote<Void, RuntimeException> caller = group.start(0, () -> SchedulerGroupTestCoroutines.cancelsItself(this));
        await(begun);
        group.scheduler(1).post(() -> {
            for (Coro<?, ?> each : group.scheduler(1).coroutines()) {
                if (each.name().contains("start")) {
                    each.cancel("not any more");
                }
            }
        });
        group.run(SchedulerGroupTestCoroutines.joinsVoid(caller));
        assertEquals(List.of("ended", "not any more by Cancelled"), List.copyOf(log));
    }

    @Coroutine
    void timesOut() {
        try {
            Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.waits(this))
                    .timeout(ofMillis(1)));
        } catch (OperationTimeoutException expected) {
            log.add("timeout");
        }
    }

    @Test
    void aTimeoutCancelsAndWaitsForTheEnd() {
        group.run(SchedulerGroupTestCoroutines.timesOut(this));
        // Perhaps before it had begun.
        assertTrue(List.of(List.of("ended", "timeout"), List.of("timeout")).contains(List.copyOf(log)), log::toString);
    }

    @Coroutine
    void isRaisedInto(CountDownLatch waiting) {
        try {
            waiting.countDown();
            Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.waits(this)));
        } catch (IllegalArgumentException raised) {
            log.add(String.valueOf(raised.getMessage()));
        }
    }

    @Test
    void whatIsRaisedIsThrownWhenTheOtherHasEnded() {
        Coro<Void, RuntimeException> coro = SchedulerGroupTestCoroutines.isRaisedInto(this, new CountDownLatch(1));
        Remote<Void, RuntimeException> remote = group.start(0, () -> coro);
        await(begun);
        coro.raise(new IllegalArgumentException("raised"));
        group.run(SchedulerGroupTestCoroutines.joinsVoid(remote));
        assertEquals(List.of("ended", "raised"), List.copyOf(log));
    }

    @Coroutine
    void joinsForAMoment(Remote<Void, RuntimeException> remote) {
        try {
            Co.yield(remote.join().timeout(ofMillis(1)));
        } catch (OperationTimeoutException expected) {
            log.add("timeout");
        }
    }

    @Test
    void aJoinThatGivesUpOnlyStopsWaiting() {
        Remote<Void, RuntimeException> remote = group.start(1, () -> SchedulerGroupTestCoroutines.waits(this));
        await(begun);
        group.run(SchedulerGroupTestCoroutines.joinsForAMoment(this, remote));
        assertFalse(remote.isDone());
        assertEquals(List.of("timeout"), List.copyOf(log));
    }

    @Test
    void whoWaitsOnAThreadAndIsInterruptedCancels() throws InterruptedException {
        AtomicReference<Object> seen = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                group.run(SchedulerGroupTestCoroutines.waits(this));
            } catch (CancellationException expected) {
                seen.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        await(begun);
        thread.interrupt();
        thread.join();
        assertEquals(true, seen.get());
        assertEquals(List.of("ended"), List.copyOf(log));
    }

    // ------------------------------------------------------------------ scopes

    @Coroutine
    String onLoop(int loop) {
        return Co.yield(group.call(loop, () -> SchedulerGroupTestCoroutines.where()));
    }

    @Coroutine
    List<String> everywhere() {
        return Co.yield(Scope.all(
                List.of(SchedulerGroupTestCoroutines.onLoop(this, 0), SchedulerGroupTestCoroutines.onLoop(this, 1))));
    }

    @Test
    void aScopeMayHaveChildrenOnOtherLoops() {
        assertEquals(List.of("test-0", "test-1"), group.run(SchedulerGroupTestCoroutines.everywhere(this)));
    }

    @Coroutine
    Void waitsThere() {
        return Co.yield(group.call(1, () -> SchedulerGroupTestCoroutines.waits(this)));
    }

    @Coroutine
    Void failsWhenTheOtherWaits() throws IOException {
        while (begun.getCount() > 0) {
            Co.yield(Events.pass());
        }
        throw new IOException("one of them");
    }

    @Coroutine
    List<Void> oneFails() throws IOException {
        List<Coro<Void, ? extends Exception>> children = new ArrayList<>();
        children.add(SchedulerGroupTestCoroutines.waitsThere(this));
        children.add(SchedulerGroupTestCoroutines.failsWhenTheOtherWaits(this));
        try {
            return Co.yield(Scope.<Void, Exception>all(children));
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception none) {
            throw new AssertionError(none);
        }
    }

    @Test
    void theFailureOfOneEndsTheOthersWhereverTheyAre() {
        assertEquals(
                "one of them",
                assertThrows(IOException.class, () -> group.run(SchedulerGroupTestCoroutines.oneFails(this)))
                        .getMessage());
        assertEquals(List.of("ended"), List.copyOf(log));
    }

    // ------------------------------------------------------------------ misuse

    @Coroutine
    void waitsAsAThread() {
        assertThrows(IllegalStateException.class, () -> group.run(SchedulerGroupTestCoroutines.where()));
        assertThrows(IllegalStateException.class, group::close);
        assertThrows(IllegalStateException.class, () -> group.awaitEnd(ofSeconds(1)));
    }

    @Test
    void aLoopCannotWaitAsAThreadDoes() {
        group.run(SchedulerGroupTestCoroutines.waitsAsAThread(this));
    }

    @Test
    void aCoroutineOfAnotherLoopCannotBeJoinedDirectly() {
        Coro<Void, RuntimeException> other = group.submit(1, SchedulerGroupTestCoroutines.waits(this));
        await(begun);
        group.run(SchedulerGroupTestCoroutines.joinsDirectly(other));
    }

    @Coroutine
    static void joinsDirectly(Coro<Void, RuntimeException> other) {
        try {
            Co.yield(other);
            throw new AssertionError();
        } catch (IllegalStateException expected) {
            assertTrue(expected.getMessage().contains("another scheduler"));
        }
    }

    @Coroutine
    void swallows() {
        try {
            Co.yield(Events.suspend());
        } catch (Cancelled swallowed) {
            log.add("swallowed");
        }
    }

    @Test
    void whoEndsAllTheSameHasReturned() {
        Remote<Void, RuntimeException> remote = group.start(1, () -> SchedulerGroupTestCoroutines.swallows(this));
        Scheduler scheduler = remote.scheduler();
        assertSame(group.scheduler(1), scheduler);
        remote.cancel("swallow this");
        try {
            group.run(SchedulerGroupTestCoroutines.joinsVoid(remote));
            assertEquals(List.of("swallowed"), List.copyOf(log));
        } catch (CancellationException neverBegun) {
            assertEquals(List.of(), List.copyOf(log));
        }
    }
}
