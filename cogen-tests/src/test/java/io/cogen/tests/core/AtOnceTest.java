package io.cogen.tests.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cogen.annotations.AtOnce;
import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations that are attempted before they are made, of somebody's own. */
final class AtOnceTest {
    /** Tickets with numbers, as long as there are any. */
    static final class Tickets {
        private final int last;
        private int given;
        int made;
        int tried;
        int lastWanted;

        Tickets(int last) {
            this.last = last;
        }

        @AtOnce("ticketAtOnce")
        Operation<Integer, RuntimeException> ticket() {
            made++;
            return new Ticket();
        }

        Object ticketAtOnce(Scheduler scheduler) {
            tried++;
            if (tried == lastWanted) {
                Coro.current().root().cancel("no more tickets for this one");
            }
            return scheduler == null || given == last ? ticket() : Integer.valueOf(++given);
        }

        private final class Ticket extends Operation<Integer, RuntimeException> {
            @Override
            protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
                complete(++given);
                return true;
            }
        }
    }

    private final Scheduler scheduler =
            Scheduler.builder().budget(2).timeSlice(Duration.ofDays(1)).build();
    private final List<String> log = new ArrayList<>();
    private final Tickets tickets = new Tickets(9);

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Coroutine
    int two() {
        return Co.yield(tickets.ticket()) * 10 + Co.yield(tickets.ticket());
    }

    @Coroutine
    void call(String who, int times) {
        for (int i = 0; i < times; i++) {
            log.add(who + Co.yield(AtOnceTestCoroutines.two(this)));
        }
    }

    @Test
    void whatIsReadyIsNotMade() {
        assertEquals(12, scheduler.run(AtOnceTestCoroutines.two(this)));

        assertEquals(0, tickets.made);
        assertEquals(2, tickets.tried);
    }

    /** The budget is for two operations; the call takes a part of it. */
    @Test
    void whoseBudgetIsUsedUpGetsTheValueInItsTurn() {
        scheduler.add(AtOnceTestCoroutines.call(this, "a", 2));
        scheduler.add(AtOnceTestCoroutines.call(this, "b", 2));
        scheduler.run();

        assertEquals(0, tickets.made);
        assertEquals(List.of("a12", "b34", "a56", "b78"), log);
    }

    @Test
    void whoIsTracedMakesTheOperation() {
        scheduler.run(AtOnceTestCoroutines.two(this).trace(log::add));

        assertEquals(2, tickets.made);
        assertEquals(
                2, log.stream().filter(each -> each.endsWith("yields Ticket")).count());
    }

    @Coroutine
    void takeAfterTheEnd() {
        try {
            Coro.current().cancel("enough");
            Co.yield(tickets.ticket());
        } finally {
            log.add(tickets.given + " given");
            Co.yield(tickets.ticket());
        }
    }

    @Coroutine
    void shielded() {
        try {
            Co.yield(Events.sleep(Duration.ofDays(1)));
        } finally {
            log.add("shielded " + Co.yield(tickets.ticket().shield(Duration.ofSeconds(1))));
        }
    }

    @Test
    void whoIsCancelledGetsNothing() {
        assertThrows(Throwable.class, () -> scheduler.run(AtOnceTestCoroutines.takeAfterTheEnd(this)));

        assertEquals(List.of("0 given"), log);
        assertEquals(0, tickets.given);
        assertEquals(2, tickets.made);
    }

    @Test
    void unlessItIsShielded() {
        Coro<?, ?> coro = scheduler.add(AtOnceTestCoroutines.shielded(this));
        scheduler.runOnce();
        coro.cancel("later", Duration.ofSeconds(1));
        scheduler.run();

        assertEquals(List.of("shielded 1"), log);
    }

    @Coroutine
    int take() {
        int ticket = Co.yield(tickets.ticket());
        log.add("got " + ticket);
        return ticket;
    }

    @Coroutine
    void takeThree(boolean calls) {
        for (int i = 0; i < 3; i++) {
            int ticket = calls ? Co.yield(AtOnceTestCoroutines.take(this)) : Co.yield(tickets.ticket());
            log.add("ticket " + ticket);
        }
    }

    @Test
    void whatAnAttemptHasGivenIsDeliveredThoughItCancelsAndTheBudgetIsUsedUp() {
        tickets.lastWanted = 2;
        scheduler.add(AtOnceTestCoroutines.takeThree(this, false));
        scheduler.run();
        assertEquals(List.of("ticket 1", "ticket 2"), log);

        log.clear();
        tickets.lastWanted = tickets.tried + 2;
        scheduler.add(AtOnceTestCoroutines.takeThree(this, true));
        scheduler.run();
        assertEquals(List.of("got 3", "ticket 3", "got 4"), log.subList(0, 3));
    }

    private String cancelled() {
        Coro.current().root().cancel("while an argument is evaluated");
        return "late";
    }

    @Coroutine
    void putLate(Queue<String> queue) {
        queue.offer("early");
        try {
            Co.yield(queue.put(cancelled()));
        } catch (Cancelled c) {
            log.add("cancelled");
            throw c;
        }
    }

    @Coroutine
    void callPutLate(Queue<String> queue) {
        Co.yield(AtOnceTestCoroutines.putLate(this, queue));
    }

    @Test
    void aCancelWhileTheArgumentsAreEvaluatedComesFirst() {
        Queue<String> queue = new Queue<>();
        scheduler.add(AtOnceTestCoroutines.putLate(this, queue));
        scheduler.add(AtOnceTestCoroutines.callPutLate(this, queue));
        scheduler.run();

        assertEquals(List.of("early", "early"), queue.drain());
        assertEquals(List.of("cancelled", "cancelled"), log);
    }

    @Coroutine
    Object passOn(Queue<Object> queue, Object element) {
        Co.yield(queue.put(element));
        return Co.yield(queue.get());
    }

    @Test
    void anElementThatIsAnOperationIsNotWaitedFor() {
        Queue<Object> queue = new Queue<>();
        Coro<Integer, RuntimeException> coro = AtOnceTestCoroutines.two(this);
        Operation<Void, RuntimeException> pass = Events.pass();

        assertSame(coro, scheduler.run(AtOnceTestCoroutines.passOn(this, queue, coro)));
        assertSame(pass, scheduler.run(AtOnceTestCoroutines.passOn(this, queue, pass)));
        assertEquals(0, tickets.given);
    }

    @Test
    void aQueueOfAnotherSchedulerThatRestsGoesOver() {
        Queue<Object> queue = new Queue<>();
        assertEquals("a", scheduler.run(AtOnceTestCoroutines.passOn(this, queue, "a")));
        try (Scheduler other = new Scheduler()) {
            assertEquals("b", other.run(AtOnceTestCoroutines.passOn(this, queue, "b")));
        }
        assertEquals("c", scheduler.run(AtOnceTestCoroutines.passOn(this, queue, "c")));
    }
}
