package io.cogen.tests.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import io.cogen.core.Select;
import io.cogen.queue.Queue;
import io.cogen.queue.QueueClosedException;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import io.cogen.testkit.UnseenFailures;
import io.cogen.testkit.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The first of several operations, and nothing of the others. */
final class SelectTest {
    private final Queue<String> a = new Queue<String>(2).named("a");
    private final Queue<String> b = new Queue<String>(2).named("b");
    private final List<Object> log = new ArrayList<>();

    @Coroutine
    <T> T select(Select<T, RuntimeException> select) {
        T value = Co.yield(select);
        log.add(String.valueOf(value));
        return value;
    }

    private Select<String, RuntimeException> both() {
        return Select.of(a.get(), each -> "a " + each).or(b.get(), each -> "b " + each);
    }

    private Coro<String, RuntimeException> waiting(Scheduler scheduler, Select<String, RuntimeException> select) {
        Coro<String, RuntimeException> coro = scheduler.add(SelectTestCoroutines.select(this, select));
        scheduler.runOnce();
        scheduler.runOnce();
        return coro;
    }

    private void nobodyWaits() {
        for (Queue<String> each : List.of(a, b)) {
            assertEquals(0, each.statistics().waitingGets() + each.statistics().waitingPuts());
        }
    }

    // ------------------------------------------------------------------ one takes effect

    @CoroutineTest
    void oneIsTakenAndTheOthersAreWithdrawnAtOnce(Scheduler scheduler) {
        Coro<?, ?> coro = waiting(scheduler, both());
        assertEquals(1, a.statistics().waitingGets());
        assertTrue(b.offer("x"));
        nobodyWaits(); // though the coroutine has not gone on yet
        assertTrue(a.offer("y"));
        scheduler.run();
        assertEquals(List.of("b x"), log);
        assertEquals("y", a.poll());
        assertTrue(coro.isDone());
    }

    @CoroutineTest
    void whatIsReadyIsTakenWithoutWaiting(Scheduler scheduler) {
        b.offer("x");
        assertEquals("b x", scheduler.run(SelectTestCoroutines.select(this, both())));
        nobodyWaits();
    }

    @CoroutineTest
    void putsAreSelectedAsWell(Scheduler scheduler) {
        a.offer("1");
        a.offer("2");
        b.offer("1");
        b.offer("2");
        waiting(scheduler, Select.of(a.put("x"), nothing -> "into a").or(b.put("y"), nothing -> "into b"));
        assertEquals("1", b.poll());
        nobodyWaits();
        scheduler.run();
        assertEquals(List.of("into b"), log);
        assertEquals(List.of("1", "2"), a.drain());
        assertEquals(List.of("2", "y"), b.drain());
    }

    @CoroutineTest
    void ofOneSelectAPutDoesNotServeAGet(Scheduler scheduler) {
        Queue<String> r = Queue.rendezvous();
        waiting(scheduler, Select.of(r.get(), each -> "got " + each).or(r.put("x"), nothing -> "put"));
        assertEquals(List.of(), log);
        Coro<String, RuntimeException> other =
                waiting(scheduler, Select.of(r.put("y"), nothing -> "put").or(r.get(), each -> "got " + each));
        scheduler.run();
        assertEquals(2, log.size());
        assertTrue(log.contains("put"), log::toString);
        assertTrue(other.isDone());
        assertEquals(0, r.statistics().waitingGets() + r.statistics().waitingPuts());
    }

    // ------------------------------------------------------------------ signals and time

    @CoroutineTest
    void signalsAndQueues(Scheduler scheduler) {
        waiting(
                scheduler,
                Select.of(a.get(), each -> each)
                        .or(Events.waitForSignal("stop", String.class), each -> "stopped " + each)
                        .or(Events.waitForSignal("stop"), each -> "stopped " + each));
        assertEquals(1, scheduler.run(SelectTestCoroutines.send(this, "stop", "now")));
        scheduler.run();
        assertEquals(List.of("stopped now"), log);
        nobodyWaits();
        assertEquals(0, scheduler.run(SelectTestCoroutines.send(this, "stop", "again")));
    }

    @Coroutine
    int send(String name, String value) {
        return Co.yield(Events.signal(name, value));
    }

    @CoroutineTest
    void aSignalThatWaitsForRecipients(Scheduler scheduler) {
        waiting(
                scheduler,
                Select.of(Events.signal("go", "x").recipients(1), woken -> "woke " + woken)
                        .or(a.get(), each -> each));
        scheduler.run(SelectTestCoroutines.select(this, Select.of(Events.waitForSignal("go"), String::valueOf)));
        scheduler.run();
        assertEquals(2, log.size());
        assertTrue(log.containsAll(List.of("x", "woke 1")));
        nobodyWaits();
    }

    @Seeds(20)
    void theFirstSleepEndsIt(Scheduler scheduler, VirtualTime time) {
        Select<String, RuntimeException> select = Select.of(Events.sleep(ofSeconds(9)), nothing -> "nine");
        select.or(Events.sleep(ofSeconds(3)), nothing -> "three")
                .or(Events.sleepUntil(time.instant().plusSeconds(5)), nothing -> "five")
                .or(a.get(), each -> each);
        assertEquals("three", scheduler.run(SelectTestCoroutines.select(this, select)));
        assertEquals(ofSeconds(3), time.elapsed());
        assertEquals(0, scheduler.timers());
        nobodyWaits();
    }

    @CoroutineTest
    void aQueueBeatsASleepAndItsTimerIsDisarmed(Scheduler scheduler) {
        waiting(
                scheduler,
                Select.of(Events.sleep(ofSeconds(9)), nothing -> "late").or(a.get(), each -> each));
        assertEquals(1, scheduler.timers());
        assertTrue(scheduler.dump().contains("waits for first of (sleep PT9S, get from queue a), for PT0S"));
        a.offer("x");
        scheduler.run();
        assertEquals(List.of("x"), log);
        assertEquals(0, scheduler.timers());
    }

    @CoroutineTest
    void whatIsOverAlreadyIsReady(Scheduler scheduler) {
        for (Operation<Void, RuntimeException> now :
                List.of(Events.pass(), Events.sleep(ZERO), Events.sleepUntil(Instant.EPOCH))) {
            assertEquals(
                    "now",
                    scheduler.run(SelectTestCoroutines.select(
                            this, Select.of(a.get(), each -> each).or(now, nothing -> "now"))));
        }
        nobodyWaits();
    }

    // ------------------------------------------------------------------ which one

    @Coroutine
    int countFirst(boolean inOrder, int rounds) {
        int first = 0;
        for (int i = 0; i < rounds; i++) {
            a.offer("x");
            b.offer("y");
            Select<String, RuntimeException> select = both();
            String chosen = Co.yield(inOrder ? select.inOrder() : select);
            first += chosen.equals("a x") ? 1 : 0;
        }
        return first;
    }

    @Seeds(20)
    void noClauseStarves(Scheduler scheduler) {
        int first = scheduler.run(SelectTestCoroutines.countFirst(this, false, 1000));
        assertTrue(first > 400 && first < 600, () -> first + " of 1000");
    }

    @CoroutineTest
    void inOrderTheFirstIsPreferred(Scheduler scheduler) {
        assertEquals(100, scheduler.run(SelectTestCoroutines.countFirst(this, true, 100)));
    }

    private List<Object> draws(Scheduler.Builder builder) {
        log.clear();
        try (Scheduler scheduler = builder.build()) {
            for (int i = 0; i < 40; i++) {
                a.offer("x");
                b.offer("y");
                scheduler.run(SelectTestCoroutines.select(this, both()));
            }
        }
        a.drain();
        b.drain();
        return List.copyOf(log);
    }

    @Test
    void theSeedSaysWhichIsDrawn() {
        assertEquals(
                draws(Scheduler.builder().randomOrder(1)),
                draws(Scheduler.builder().randomOrder(1)));
        assertNotEquals(
                draws(Scheduler.builder().randomOrder(1)),
                draws(Scheduler.builder().randomOrder(2)));
        assertEquals(draws(Scheduler.builder()), draws(Scheduler.builder()));
    }

    @Coroutine
    void say(String word) {
        log.add(word);
    }

    @Test
    void aPriorityOfAClauseOrOfTheSelectCounts() {
        for (Select<String, RuntimeException> each : List.of(
                Select.of(a.get(), x -> "select " + x).or(b.get().priority(Priority.CORO), x -> "select " + x),
                (Select<String, RuntimeException>) Select.of(a.get(), x -> "select " + x)
                        .or(b.get(), x -> "select " + x)
                        .priority(Priority.FIRST))) {
            log.clear();
            try (Scheduler scheduler = new Scheduler()) {
                scheduler.add(SelectTestCoroutines.select(this, each));
                scheduler.runOnce();
                scheduler.add(SelectTestCoroutines.say(this, "other"));
                b.offer("x");
                scheduler.run();
            }
            assertEquals(List.of("select x", "other"), log);
        }
    }

    // ------------------------------------------------------------------ ends

    @CoroutineTest
    void aTimeoutWithdrawsAll(Scheduler scheduler) {
        Operation<String, RuntimeException> select = both().timeout(ofSeconds(1));
        OperationTimeoutException late = assertThrows(
                OperationTimeoutException.class,
                () -> scheduler.run(SelectTestCoroutines.select(this, (Select<String, RuntimeException>) select)));
        assertTrue(late.getMessage().contains("first of (get from queue a, get from queue b)"), late::getMessage);
        nobodyWaits();
    }

    @CoroutineTest
    void aSleepAndATimeout(Scheduler scheduler, VirtualTime time) {
        Select<String, RuntimeException> select = both().or(Events.sleep(ofSeconds(2)), nothing -> "slept");
        select.timeout(ofSeconds(5));
        assertEquals("slept", scheduler.run(SelectTestCoroutines.select(this, select)));
        Select<String, RuntimeException> longer = both().or(Events.sleep(ofSeconds(7)), nothing -> "slept");
        longer.timeout(ofSeconds(5));
        assertThrows(OperationTimeoutException.class, () -> scheduler.run(SelectTestCoroutines.select(this, longer)));
        assertEquals(ofSeconds(7), time.elapsed());
    }

    @Test
    void aSleepAmongTheClausesIsATimeoutOfItsOwn() {
        VirtualTime time = new VirtualTime();
        try (Scheduler scheduler = time.builder().defaultTimeout(ofSeconds(5)).build()) {
            assertThrows(
                    OperationTimeoutException.class, () -> scheduler.run(SelectTestCoroutines.select(this, both())));
            Select<String, RuntimeException> sleeps = both().or(Events.sleep(ofSeconds(9)), nothing -> "slept");
            assertEquals("slept", scheduler.run(SelectTestCoroutines.select(this, sleeps)));
        }
    }

    @CoroutineTest
    void aResultBeatsACancel(Scheduler scheduler) {
        Coro<String, RuntimeException> victim = waiting(scheduler, both());
        Coro<String, RuntimeException> survivor = waiting(scheduler, both());
        b.offer("x");
        victim.cancel("test");
        survivor.kill("test");
        assertEquals("b x", scheduler.run(victim));
        assertThrows(Cancelled.class, () -> scheduler.run(survivor));
        nobodyWaits();
    }

    @CoroutineTest
    void aCancelWithdrawsAllAndTheNextGetsAll(Scheduler scheduler, UnseenFailures failures) {
        List<Coro<String, RuntimeException>> all = new ArrayList<>();
        IntStream.range(0, 3).forEach(i -> all.add(waiting(scheduler, both())));
        all.get(0).cancel("test");
        all.get(1).raise(new IllegalArgumentException("test"));
        a.offer("x");
        b.offer("y");
        assertEquals("a x", scheduler.run(all.get(2)));
        assertThrows(Cancelled.class, () -> scheduler.run(all.get(0)));
        scheduler.run();
        failures.take(IllegalArgumentException.class);
        assertEquals("y", b.poll());
    }

    @CoroutineTest
    void aFailureOfTheFirstIsTheSelects(Scheduler scheduler) {
        b.close();
        assertThrows(QueueClosedException.class, () -> scheduler.run(SelectTestCoroutines.select(this, both())));
        nobodyWaits();
        Coro<String, RuntimeException> waits =
                waiting(scheduler, Select.of(a.get(), x -> x).or(Events.waitForSignal("n"), x -> "n"));
        a.close();
        assertThrows(QueueClosedException.class, () -> scheduler.run(waits));
    }

    @Coroutine
    String mapsHere() {
        Coro<?, ?> here = Coro.current();
        return Co.yield(Select.of(a.get(), each -> {
            assertSame(here, Coro.current());
            throw new IllegalArgumentException(each);
        }));
    }

    @CoroutineTest
    void theFunctionRunsInTheCoroutineThatSelects(Scheduler scheduler) {
        Coro<String, RuntimeException> coro = scheduler.add(SelectTestCoroutines.mapsHere(this));
        scheduler.runOnce();
        a.offer("x");
        assertEquals(
                "x",
                assertThrows(IllegalArgumentException.class, () -> scheduler.run(coro))
                        .getMessage());
    }

    @CoroutineTest
    void aTraceTellsTheValue(Scheduler scheduler) {
        List<String> lines = new ArrayList<>();
        a.offer("x");
        scheduler.run(SelectTestCoroutines.select(this, both()).trace(lines::add));
        assertTrue(lines.get(1).endsWith("yields first of (get from queue a, get from queue b)"), lines::toString);
        assertTrue(lines.get(2).endsWith("goes on with x"), lines::toString);
    }

    // ------------------------------------------------------------------ what cannot be selected

    /** Completes in cleanup, though it says that it can be withdrawn. */
    private static final class Stubborn extends Operation<String, RuntimeException> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            return false;
        }

        @Override
        protected void cleanup() {
            complete("stubborn");
        }

        @Override
        protected boolean isSelectable() {
            return true;
        }
    }

    @CoroutineTest
    void whoBreaksTheRulesIsToldOf(Scheduler scheduler, UnseenFailures failures) {
        waiting(scheduler, Select.of(a.get(), x -> x).or(new Stubborn(), x -> x));
        a.offer("x");
        scheduler.run();
        assertEquals(List.of("x"), log);
        String message = failures.take(IllegalStateException.class).getMessage();
        assertTrue(message.contains("two operations took effect"), message);
        Coro<String, RuntimeException> cancelled =
                waiting(scheduler, Select.of(a.get(), x -> x).or(new Stubborn(), x -> x));
        cancelled.cancel("test");
        assertEquals("stubborn", scheduler.run(cancelled));
        nobodyWaits();
    }

    private static String refused(Operation<?, RuntimeException> operation) {
        return assertThrows(IllegalArgumentException.class, () -> Select.of(operation, x -> x))
                .getMessage();
    }

    @CoroutineTest
    void whatCannotBeSelectedIsRefused(Scheduler scheduler) {
        assertTrue(refused(SelectTestCoroutines.send(this, "x", "y")).contains("Scope.race"));
        assertTrue(refused(Events.suspend()).contains("cannot be selected"));
        assertTrue(refused(a.get().timeout(ofSeconds(1))).contains("give it to the Select"));
        assertTrue(refused(a.get().noTimeout()).contains("give it to the Select"));
        assertTrue(refused(a.get().shield(ofSeconds(1))).contains("give it to the Select"));
        assertTrue(refused(both()).contains("cannot be selected"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Select.of(Events.signal("x"), x -> x).or(Events.waitForSignal("x"), x -> 1));
        assertNull(a.poll());
    }

    @CoroutineTest
    void eachOperationIsForOneUse(Scheduler scheduler) {
        Operation<String, RuntimeException> used = a.get();
        a.offer("x");
        assertEquals("x", scheduler.run(SelectTestCoroutines.select(this, Select.of(used, x -> x))));
        a.offer("y");
        Select<String, RuntimeException> again = Select.of(a.get(), x -> x).or(used, x -> x);
        assertThrows(IllegalStateException.class, () -> scheduler.run(SelectTestCoroutines.select(this, again)));
        assertThrows(IllegalStateException.class, () -> again.or(b.get(), x -> x));
        assertThrows(IllegalStateException.class, again::inOrder);
        assertEquals("y", a.poll());
    }
}
