package io.cogen.tests.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import io.cogen.core.Select;
import io.cogen.queue.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who goes first, first come, first served: the order is the contract, so no seed shuffles it. */
final class WakeOrderTest {
    private final Scheduler scheduler = new Scheduler();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        scheduler.run();
        assertEquals(List.of(), scheduler.coroutines());
        scheduler.close();
    }

    @Coroutine
    void get(Queue<String> queue, int number, Priority priority) {
        log.add("(" + number + "," + Co.yield(queue.get().priority(priority)) + ")");
    }

    @Coroutine
    void putAll(Queue<String> queue, Priority priority, List<String> elements) {
        for (String each : elements) {
            Co.yield(queue.put(each).priority(priority));
            log.add("put " + each);
        }
    }

    @Coroutine
    void other() {
        log.add("other");
    }

    private List<String> twoGettersAndTwoPuts(Priority priority) {
        Queue<String> queue = new Queue<>();
        scheduler.add(WakeOrderTestCoroutines.get(this, queue, 1, Priority.LAST));
        scheduler.add(WakeOrderTestCoroutines.get(this, queue, 2, Priority.LAST));
        scheduler.runOnce();
        scheduler.add(WakeOrderTestCoroutines.putAll(this, queue, priority, List.of("A", "B")));
        scheduler.run();
        return log;
    }

    // CG-123
    @Test
    void ofLastPriorityAPutterGoesOnAndTheGettersFollow() {
        assertEquals(List.of("put A", "put B", "(1,A)", "(2,B)"), twoGettersAndTwoPuts(Priority.LAST));
    }

    // CG-123
    @ParameterizedTest
    @EnumSource(value = Priority.class, names = "LAST", mode = EnumSource.Mode.EXCLUDE)
    void ofAnyOtherPriorityTheGetterGoesFirst(Priority priority) {
        assertEquals(List.of("(1,A)", "put A", "(2,B)", "put B"), twoGettersAndTwoPuts(priority));
    }

    // CG-123: the putter is queued behind the getter, at the head if CORO says so
    @ParameterizedTest
    @EnumSource(value = Priority.class, names = "LAST", mode = EnumSource.Mode.EXCLUDE)
    void thePutterComesBehindOthersUnlessItsPriorityFavoursIt(Priority priority) {
        Queue<String> queue = new Queue<>();
        scheduler.add(WakeOrderTestCoroutines.get(this, queue, 1, Priority.LAST));
        scheduler.runOnce();
        scheduler.add(WakeOrderTestCoroutines.putAll(this, queue, priority, List.of("A")));
        scheduler.add(WakeOrderTestCoroutines.other(this));
        scheduler.run();
        assertEquals(
                priority.favoursCoro() ? List.of("(1,A)", "put A", "other") : List.of("(1,A)", "other", "put A"), log);
    }

    @Test
    void aGetterOfPriorityGoesToTheHead() {
        Queue<String> queue = new Queue<>();
        scheduler.add(WakeOrderTestCoroutines.get(this, queue, 1, Priority.CORO));
        scheduler.runOnce();
        scheduler.add(WakeOrderTestCoroutines.putAll(this, queue, Priority.LAST, List.of("A", "B")));
        scheduler.add(WakeOrderTestCoroutines.other(this));
        scheduler.run();
        assertEquals(List.of("put A", "put B", "(1,A)", "other"), log);
    }

    /** Room for one, X is in it, and a put of Y waits. */
    private List<String> aGetThatFreesRoom(Priority ofPut, Priority ofGet) {
        Queue<String> queue = new Queue<>(1);
        queue.offer("X");
        scheduler.add(WakeOrderTestCoroutines.putAll(this, queue, ofPut, List.of("Y")));
        scheduler.runOnce();
        scheduler.add(WakeOrderTestCoroutines.get(this, queue, 1, ofGet));
        scheduler.add(WakeOrderTestCoroutines.other(this));
        scheduler.run();
        assertEquals("Y", queue.poll());
        return log;
    }

    // CG-124
    @Test
    void theGetterGoesOnAndThePutterFollows() {
        assertEquals(List.of("(1,X)", "other", "put Y"), aGetThatFreesRoom(Priority.LAST, Priority.LAST));
    }

    // CG-124
    @Test
    void aPutterOfPriorityGoesAheadOfTheGetter() {
        assertEquals(List.of("put Y", "other", "(1,X)"), aGetThatFreesRoom(Priority.CORO, Priority.LAST));
    }

    // CG-124
    @Test
    void behindItTheGetterMayBeAtTheHead() {
        assertEquals(List.of("put Y", "(1,X)", "other"), aGetThatFreesRoom(Priority.FIRST, Priority.CORO));
    }

    @Test
    void aGetMayFavourThePutter() {
        assertEquals(List.of("put Y", "other", "(1,X)"), aGetThatFreesRoom(Priority.LAST, Priority.OP));
    }

    @Test
    void inARendezvousItIsTheSame() {
        Queue<String> queue = Queue.rendezvous();
        scheduler.add(WakeOrderTestCoroutines.putAll(this, queue, Priority.CORO, List.of("Y")));
        scheduler.runOnce();
        scheduler.add(WakeOrderTestCoroutines.get(this, queue, 1, Priority.LAST));
        scheduler.run();
        assertEquals(List.of("put Y", "(1,Y)"), log);
    }

    @Coroutine
    void getTwo(Queue<String> queue) {
        log.add("got " + Co.yield(queue.getAll().priority(Priority.LAST)));
        log.add("then " + Co.yield(queue.get()));
    }

    @Test
    void aBatchQueuesUpOnceHoweverManyItLetsGoOn() {
        Queue<String> queue = Queue.rendezvous();
        scheduler.add(WakeOrderTestCoroutines.putAll(this, queue, Priority.FIRST, List.of("Y")));
        scheduler.add(WakeOrderTestCoroutines.putAll(this, queue, Priority.FIRST, List.of("Z")));
        scheduler.runOnce();
        scheduler.add(WakeOrderTestCoroutines.getTwo(this, queue));
        scheduler.runOnce();
        scheduler.runOnce();
        assertTrue(queue.offer("X"));
        scheduler.run();
        assertEquals(List.of("put Y", "put Z", "got [Y, Z]", "then X"), log);
    }

    @Coroutine
    void put(Queue<String> queue, String element, Priority priority) {
        Co.yield(queue.put(element).priority(priority));
        log.add("put " + element);
    }

    @Coroutine
    void getAll(Queue<String> queue, Priority priority) {
        log.add("all " + Co.yield(queue.getAll().priority(priority)));
    }

    @Coroutine
    void end(Queue<String> queue, int number, Priority priority) {
        Co.yield(queue.next().priority(priority));
        log.add("end " + number);
    }

    @Coroutine
    void join(Queue<String> queue, int number, Priority priority) {
        Co.yield(queue.join().priority(priority));
        log.add("joined " + number);
    }

    private Queue<String> fullWithThreePuts(Priority priority) {
        Queue<String> queue = new Queue<>(3);
        for (String each : List.of("A", "B", "C")) {
            queue.offer(each);
        }
        for (String each : List.of("D", "E", "F")) {
            scheduler.add(WakeOrderTestCoroutines.put(this, queue, each, priority));
        }
        scheduler.runOnce();
        scheduler.add(WakeOrderTestCoroutines.other(this));
        return queue;
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void putsThatOneDrainLetsInKeepTheirOrder(Priority priority) {
        Queue<String> queue = fullWithThreePuts(priority);
        scheduler.post(queue::drain);
        scheduler.run();
        assertEquals(
                List.of("put D", "put E", "put F"),
                log.stream().filter(each -> each.startsWith("put")).toList());
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void andThoseThatOneGetLetsIn(Priority priority) {
        for (Priority ofGet : Priority.values()) {
            log.clear();
            Queue<String> queue = fullWithThreePuts(priority);
            scheduler.add(WakeOrderTestCoroutines.getAll(this, queue, ofGet));
            scheduler.run();
            assertEquals(
                    List.of("put D", "put E", "put F"),
                    log.stream().filter(each -> each.startsWith("put")).toList(),
                    "get all with " + ofGet);
            assertTrue(log.contains("all [A, B, C, D, E, F]"), log::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void getsThatACloseEndsKeepTheirOrder(Priority priority) {
        Queue<String> queue = new Queue<>();
        for (int i = 1; i <= 3; i++) {
            scheduler.add(WakeOrderTestCoroutines.end(this, queue, i, priority));
        }
        scheduler.runOnce();
        queue.close();
        scheduler.run();
        assertEquals(List.of("end 1", "end 2", "end 3"), log);
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void thoseWhoJoinKeepTheirOrder(Priority priority) {
        Queue<String> queue = new Queue<>();
        queue.offer("A");
        for (int i = 1; i <= 3; i++) {
            scheduler.add(WakeOrderTestCoroutines.join(this, queue, i, priority));
        }
        scheduler.runOnce();
        queue.poll();
        queue.taskDone();
        scheduler.run();
        assertEquals(List.of("joined 1", "joined 2", "joined 3"), log);
    }

    @Coroutine
    void putOrGetAll(Queue<String> queue) {
        log.add("selected "
                + Co.yield(Select.of(queue.put("mine"), none -> "put").or(queue.getAll(), Object::toString)));
    }

    /** Its own put is there when it begins to take, but is not for itself; somebody else may take it later. */
    @Test
    void aGetOfAllThatFindsOnlyItsRivalLeavesItToOthers() {
        for (int i = 0; i < 20; i++) { // the clauses begin in an order drawn by lot
            log.clear();
            Queue<String> queue = Queue.rendezvous();
            scheduler.add(WakeOrderTestCoroutines.putOrGetAll(this, queue));
            scheduler.runOnce();
            scheduler.add(WakeOrderTestCoroutines.get(this, queue, 1, Priority.LAST));
            scheduler.run();
            assertEquals(Set.of("(1,mine)", "selected put"), Set.copyOf(log));
        }
    }
}
