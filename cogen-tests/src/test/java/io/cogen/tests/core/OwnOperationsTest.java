package io.cogen.tests.core;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** What core gives to those who write operations of their own, used from another package. */
final class OwnOperationsTest {
    private final List<Object> log = new ArrayList<>();

    /** Everybody waits here until somebody opens it. */
    static final class Gate {
        private final Deque<Pass> waiting = new ArrayDeque<>();

        final class Pass extends Operation<String, RuntimeException> {
            private boolean twice;

            Pass twice() {
                requireNew();
                twice = true;
                return this;
            }

            @Override
            protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
                waiting.add(this);
                return false;
            }

            void go(boolean first) {
                complete(twice ? "in, in" : "in", first);
            }

            @Override
            protected void cleanup() {
                waiting.remove(this);
            }

            @Override
            protected boolean isInternal() {
                return true;
            }
        }

        final class Open extends Operation<Integer, RuntimeException> {
            private final boolean headFirst;
            private final boolean openerFirst;

            Open(boolean headFirst, boolean openerFirst) {
                this.headFirst = headFirst;
                this.openerFirst = openerFirst;
            }

            @Override
            protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
                int woken = waiting.size();
                if (openerFirst) {
                    requeue(true);
                }
                scheduler.inOrder(() -> {
                    for (Pass each : waiting) {
                        each.go(headFirst);
                    }
                    if (!openerFirst) {
                        requeue(false);
                    }
                });

                waiting.clear();
                complete(woken);
                return true;
            }
        }
    }

    private final Gate gate = new Gate();

    @Coroutine
    void pass(int number) {
        Co.yield(gate.new Pass());
        log.add(number);
    }

    @Coroutine
    void open(boolean headFirst, boolean openerFirst) {
        log.add(Co.yield(gate.new Open(headFirst, openerFirst)) + " woken");
    }

    private List<Object> order(Scheduler scheduler, boolean headFirst, boolean openerFirst) {
        for (int i = 1; i <= 3; i++) {
            scheduler.add(OwnOperationsTestCoroutines.pass(this, i));
            scheduler.runOnce();
        }
        scheduler.add(OwnOperationsTestCoroutines.open(this, headFirst, openerFirst));
        scheduler.run();
        return log;
    }

    @CoroutineTest
    void whoIsWokenGoesFirst(Scheduler scheduler) {
        assertEquals(List.of(1, 2, 3, "3 woken"), order(scheduler, false, false));
    }

    @CoroutineTest
    void theHeadOfTheQueueTurnsTheOrderRound(Scheduler scheduler) {
        assertEquals(List.of(3, 2, 1, "3 woken"), order(scheduler, true, false));
    }

    @CoroutineTest
    void whoWakesMayGoFirst(Scheduler scheduler) {
        assertEquals(List.of("3 woken", 1, 2, 3), order(scheduler, false, true));
    }

    @Seeds(50)
    void wakesInOrderStayInOrderWhateverTheSeed(Scheduler scheduler) {
        scheduler.add(OwnOperationsTestCoroutines.twentyPass(this));
        scheduler.run();
        assertEquals(IntStream.range(0, 20).boxed().toList(), log);
    }

    @Coroutine
    void twentyPass() {
        Scheduler scheduler = Scheduler.current();
        for (int i = 0; i < 20; i++) {
            scheduler.add(OwnOperationsTestCoroutines.pass(this, i));
            Co.yield(Events.sleep(ofMillis(1))); // one after the other, so that they come in this order
        }

        Co.yield(gate.new Open(false, false));
    }

    @Coroutine
    void misuse() {
        Gate.Pass pass = gate.new Pass().twice();
        assertThrows(IllegalStateException.class, () -> pass.go(true)); // not yielded
        Scheduler.current().post(() -> pass.go(false));
        assertEquals("in, in", Co.yield(pass));
        assertThrows(IllegalStateException.class, pass::twice);
    }

    @CoroutineTest
    void configuringAndCompletingHaveTheirTimes(Scheduler scheduler) {
        scheduler.run(OwnOperationsTestCoroutines.misuse(this));
    }

    // ------------------------------------------------------------------ roots and ends

    @Coroutine
    Coro<?, ?> rootThroughACall() {
        return Co.yield(OwnOperationsTestCoroutines.ownRoot());
    }

    @Coroutine
    static Coro<?, ?> ownRoot() {
        Co.yield(Events.pass());
        return Coro.current().root();
    }

    @Coroutine
    void roots() {
        Coro<?, ?> here = Coro.current();
        assertEquals(here, Co.yield(OwnOperationsTestCoroutines.rootThroughACall(this)));
        assertEquals(here, Co.yield(Scope.run(scope -> OwnOperationsTestCoroutines.ownRoot())));
        Coro<Coro<?, ?>, RuntimeException> added =
                Co.yield(Events.<Coro<?, ?>, RuntimeException>add(OwnOperationsTestCoroutines.ownRoot()));
        assertEquals(added, Co.yield(added));
    }

    @CoroutineTest
    void theRootIsTheOneThatWasAdded(Scheduler scheduler) {
        scheduler.run(OwnOperationsTestCoroutines.roots(this));
    }

    @Coroutine
    void waits(boolean fails) {
        try {
            Co.yield(Events.suspend());
            if (fails) {
                throw new IllegalArgumentException("as it should");
            }
        } finally {
            log.add("finally");
        }
    }

    @CoroutineTest
    void whatIsToBeDoneInTheEndIsDoneInOrder(Scheduler scheduler) {
        Runnable never = () -> log.add("never");
        Coro<Void, RuntimeException> coro = OwnOperationsTestCoroutines.waits(this, false)
                .whenDone(() -> log.add("one"))
                .whenDone(never)
                .whenDone(() -> log.add("two"));
        assertTrue(coro.removeWhenDone(never));
        scheduler.add(coro);
        scheduler.runOnce();
        coro.cancel("enough");
        scheduler.run();
        assertEquals(List.of("finally", "one", "two"), log);
        coro.whenDone(() -> log.add("at once"));
        assertEquals("at once", log.get(3));
    }

    // ------------------------------------------------------------------ what a scope owns

    record Thing(String name, List<Object> log) implements AutoCloseable {
        @Override
        public void close() {
            log.add(name + " closed");
            if (name.equals("bad")) {
                throw new IllegalStateException("bad");
            }
        }
    }

    @Coroutine
    String owner(Scope scope, String second) {
        scope.own(new Thing("first", log));
        scope.own(new Thing(second, log));
        scope.start(OwnOperationsTestCoroutines.child(this));
        return "done";
    }

    @Coroutine
    void child() {
        Co.yield(Events.pass());
        log.add("child");
    }

    @Coroutine
    String ownThings(String second) {
        return Co.yield(Scope.run(scope -> OwnOperationsTestCoroutines.owner(this, scope, second)));
    }

    @CoroutineTest
    void aScopeClosesWhatItOwnsBehindItsChildrenTheLastFirst(Scheduler scheduler) {
        assertEquals("done", scheduler.run(OwnOperationsTestCoroutines.ownThings(this, "second")));
        assertEquals(List.of("child", "second closed", "first closed"), log);
    }

    @CoroutineTest
    void whatCannotBeClosedIsAFailureOfTheScope(Scheduler scheduler) {
        Coro<String, RuntimeException> owner = OwnOperationsTestCoroutines.ownThings(this, "bad");
        assertEquals(
                "bad",
                assertThrows(IllegalStateException.class, () -> scheduler.run(owner))
                        .getMessage());
        assertEquals(List.of("child", "bad closed", "first closed"), log);
    }

    @Coroutine
    Scope escape(Scope scope) {
        return scope;
    }

    @CoroutineTest
    void aScopeThatIsOverClosesWhatItIsGivenAtOnce(Scheduler scheduler) {
        Scope over = scheduler.run(OwnOperationsTestCoroutines.escaped(this));
        assertThrows(IllegalStateException.class, () -> over.own(new Thing("late", log)));
        assertEquals(List.of("late closed"), log);
    }

    @Coroutine
    Scope escaped() {
        return Co.yield(Scope.run(scope -> OwnOperationsTestCoroutines.escape(this, scope)));
    }
}
