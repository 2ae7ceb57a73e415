package io.cogen.tests.sync;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.sync.Condition;
import io.cogen.sync.Event;
import io.cogen.sync.Latch;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one waits for until somebody says so: events, latches, conditions. SH-074, SH-076, SH-012. */
final class EventTest {
    final List<Object> log = new ArrayList<>();
    final Event event = new Event("ready");
    final Latch<String> latch = new Latch<>("answer");
    final Condition<String> condition = new Condition<>("news");

    @Coroutine
    void waits(int number, Supplier<Operation<?, RuntimeException>> operation) {
        try {
            Object got = Co.yield(operation.get());
            log.add(got == null ? number : number + " " + got);
        } catch (Exception thrown) {
            log.add(number + " " + thrown.getMessage());
        }
    }

    @Coroutine
    void some(int count, Supplier<Operation<?, RuntimeException>> operation, Runnable then) {
        Scheduler scheduler = Scheduler.current();
        for (int i = 0; i < count; i++) {
            scheduler.add(EventTestCoroutines.waits(this, i, operation));
            Co.yield(Events.sleep(ofMillis(1))); // so that they come in this order
        }
        then.run();
    }

    private void some(
            Scheduler scheduler, int count, Supplier<Operation<?, RuntimeException>> operation, Runnable then) {
        scheduler.run(EventTestCoroutines.some(this, count, operation, then));
        scheduler.run();
    }

    // ------------------------------------------------------------------ events

    @Seeds(20)
    void allGoOnInOrderAndNobodyWaitsUntilItIsCleared(Scheduler scheduler) {
        some(scheduler, 9, event::await, () -> {
            assertEquals(9, event.statistics().waiting());
            assertTrue(Scheduler.current().dump().contains("waits for event ready, not set"));
            assertTrue(event.set());
            assertFalse(event.set());
            assertTrue(event.clear()); // those that were woken go on
            assertFalse(event.clear());
            event.set();
        });
        assertEquals(IntStream.range(0, 9).boxed().toList(), log);
        some(scheduler, 1, event::await, () -> assertEquals(10, log.size()));
        assertEquals(new Event.Statistics(true, 0, 2), event.statistics());
        event.clear();
        some(scheduler, 1, event::await, () -> {
            assertEquals(10, log.size());
            event.set();
        });
        assertEquals(11, log.size());
        assertEquals("event ready, set", event.toString());
    }

    @CoroutineTest
    void anotherThreadPosts(Scheduler scheduler) throws Exception {
        scheduler.add(EventTestCoroutines.waits(this, 1, event::await));
        scheduler.runOnce();
        assertThrows(IllegalStateException.class, event::set); // not on the loop
        assertFalse(event.isSet());
        Thread thread = new Thread(() -> scheduler.post(event::set));
        thread.start();
        scheduler.run();
        thread.join();
        assertEquals(List.of(1), log);
    }

    // ------------------------------------------------------------------ latches: SH-076

    @Seeds(20)
    void aLatchOpensOnceWithAValueForAll(Scheduler scheduler) {
        some(scheduler, 4, latch::await, () -> {
            assertTrue(latch.open("yes"));
            assertFalse(latch.open("no"));
            assertFalse(latch.fail(new IOException("no")));
        });
        some(scheduler, 1, latch::await, () -> {});
        assertEquals(List.of("0 yes", "1 yes", "2 yes", "3 yes", "0 yes"), log);
        assertEquals(new Latch.Statistics(true, 0), latch.statistics());
        assertEquals("latch answer, open", latch.toString());
    }

    @CoroutineTest
    void orWithAFailure(Scheduler scheduler) {
        some(scheduler, 2, latch::await, () -> assertTrue(latch.fail(new IOException("broken"))));
        some(scheduler, 1, latch::await, () -> {});
        assertEquals(List.of("0 broken", "1 broken", "0 broken"), log);
        Latch<@Nullable Void> empty = new Latch<>();
        some(scheduler, 1, empty::await, () -> empty.open(null));
        assertEquals(0, log.get(3));
    }

    // ------------------------------------------------------------------ conditions: SH-074, SH-012

    @Seeds(20)
    void oneSomeOrAllWithAValue(Scheduler scheduler) {
        assertFalse(condition.wakeOne("nobody")); // SH-012: no waiter
        some(scheduler, 6, condition::await, () -> {
            assertEquals(6, condition.waiting());
            assertTrue(Scheduler.current().dump().contains("waits for condition news, 6 waiting"));
            assertTrue(condition.wakeOne("one"));
            assertEquals(2, condition.wake(2, "two"));
            assertEquals(0, condition.wake(0, "none"));
            assertEquals(3, condition.wakeAll("rest"));
            assertEquals(0, condition.wakeAll("nobody"));
        });
        assertEquals(6, log.size());
        assertEquals(
                List.of("1 two", "2 two"),
                log.stream().filter(each -> each.toString().endsWith("two")).toList());
        assertEquals(
                List.of("3 rest", "4 rest", "5 rest"),
                log.stream().filter(each -> each.toString().endsWith("rest")).toList());
        assertTrue(log.contains("0 one"));
        assertEquals(new Condition.Statistics(0, 6, 6), condition.statistics());
        assertThrows(IllegalArgumentException.class, () -> condition.wake(-1, "some"));
    }

    @CoroutineTest
    void raiseIntoAll(Scheduler scheduler) {
        some(scheduler, 3, condition::await, () -> assertEquals(3, condition.raiseAll(new IOException("gone"))));
        assertEquals(List.of("0 gone", "1 gone", "2 gone"), log);
    }

    @CoroutineTest
    void whoComesAfterAWakeWaitsForTheNext(Scheduler scheduler) {
        condition.wakeAll("too early");
        some(scheduler, 1, () -> condition.await().timeout(ofMillis(5)), () -> {});
        assertEquals(1, log.size());
        assertTrue(log.get(0).toString().contains("condition news"), log::toString);
        assertEquals(0, condition.waiting());
    }
}
