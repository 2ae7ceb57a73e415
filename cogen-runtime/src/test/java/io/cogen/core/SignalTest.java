package io.cogen.core;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
final class SignalTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Throwable> unhandled = new ArrayList<>();
    private Scheduler scheduler =
            time.builder().onFailure((coro, failure) -> unhandled.add(failure)).build();
    private final List<Object> log = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        assertEquals(0, scheduler.signals.size());
        scheduler.close();
        assertEquals(List.of(), unhandled);
        assertTrue(scheduler.roots.isEmpty());
        assertEquals(0, scheduler.wheel.size());
    }

    private Script waiter(Object name) {
        Script waiter = Script.of(String.valueOf(name), v -> Events.waitForSignal("s"), v -> log.add(name + "=" + v))
                .catching(failure -> log.add(name + " " + failure.getClass().getSimpleName()));
        scheduler.add(waiter);
        return waiter;
    }

    private Script signaller(Object name, Script.Step signal) {
        Script signaller = Script.of(String.valueOf(name), signal, v -> log.add(name + "=" + v))
                .catching(failure -> log.add(name + " " + failure.getClass().getSimpleName()));
        scheduler.add(signaller);
        return signaller;
    }

    private void other(String name) {
        scheduler.add(Script.of(name, v -> log.add(name)));
    }

    // ------------------------------------------------------------------ results

    // SH-012, CG-045, CG-046: the value goes to all that wait, the signaller learns how many they were
    @Test
    void wakesAllThatWaitAndSaysHowManyTheyWere() {
        waiter(1);
        waiter(2);
        signaller("sig", v -> Events.signal("s", "value"));
        scheduler.run();

        assertEquals(List.of("1=value", "2=value", "sig=2"), log);
    }

    // CG-046: signals are lost when nobody waits, and the signaller goes on at once
    @Test
    void aSignalIsNotKept() throws Exception {
        signaller("sig", v -> Events.signal("s"));
        other("other");
        scheduler.run();
        Script late = waiter("late");
        scheduler.runOnce();
        scheduler.runOnce();

        assertEquals(List.of("sig=0", "other"), log);
        assertFalse(late.isDone());
        late.cancel("end of the test");
        scheduler.run();
    }

    // CG-045: names are compared by equals, and each is a world of its own
    @Test
    void namesAreComparedByEquals() {
        Object odd = List.of("a", 1);
        scheduler.add(Script.of("1", v -> Events.waitForSignal(odd), v -> log.add("1=" + v)));
        scheduler.add(Script.of("2", v -> Events.waitForSignal(new String("s")), v -> log.add("2=" + v)));
        signaller("x", v -> Events.signal(List.of("a", 2), 1));
        signaller("y", v -> Events.signal(new ArrayList<>(List.of("a", 1)), 2));
        signaller("z", v -> Events.signal("s", 3));
        scheduler.run();

        assertEquals(List.of("x=0", "1=2", "y=1", "2=3", "z=1"), log);
    }

    @Test
    void aTypedWaitRefusesOtherValuesAndOthersDoNotMind() {
        Script typed = Script.of("typed", v -> Events.waitForSignal("s", Integer.class));
        scheduler.add(typed.seeingFailures());
        waiter(2);
        scheduler.add(Script.of("3", v -> Events.waitForSignal("s", Number.class), v -> log.add("3=" + v)));
        signaller("sig", v -> Events.signal("s", 1.5));
        scheduler.run();

        assertEquals(List.of("2=1.5", "3=1.5", "sig=3"), log);
        assertEquals(
                "signal s brought a java.lang.Double, and a java.lang.Integer was waited for",
                assertInstanceOf(ClassCastException.class, typed.slot).getMessage());
    }

    @Test
    void nullIsAValueOfEveryType() throws Exception {
        scheduler.add(Script.of("sig", v -> Events.pass(), v -> Events.signal("s", null)));
        assertNull(scheduler.run(Script.of("typed", v -> Events.waitForSignal("s", String.class))));
        scheduler.run();
    }

    @Test
    void refusesNonsense() throws Exception {
        assertThrows(NullPointerException.class, () -> Events.signal(null));
        assertThrows(NullPointerException.class, () -> Events.waitForSignal(null));
        assertThrows(NullPointerException.class, () -> Events.waitForSignal("s", null));
        assertThrows(IllegalArgumentException.class, () -> Events.waitForSignal("s", int.class));
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> Events.signal("s").recipients(-1))
                .getMessage()
                .startsWith("recipients is negative: -1"));
        Signal used = Events.signal("s");
        scheduler.run(Script.of("test", v -> used));
        assertThrows(IllegalStateException.class, () -> used.recipients(1));
    }

    // ------------------------------------------------------------------ orders

    // CG-020, CG-046: the orders for three that wait, with others in the queue that no order concerns
    @ParameterizedTest
    @CsvSource({
        "LAST, other 1=v 2=v 3=v sig=3",
        "CORO, sig=3 other 1=v 2=v 3=v",
        "OP, 3=v 2=v 1=v other sig=3",
        "FIRST, sig=3 3=v 2=v 1=v other"
    })
    void ordersOfASignalThatNeedNotWait(Priority priority, String expected) {
        waiter(1);
        waiter(2);
        waiter(3);
        scheduler.runOnce();
        signaller("sig", v -> Events.signal("s", "v").recipients(3).priority(priority));
        other("other");
        scheduler.run();

        assertEquals(List.of(expected.split(" ")), log);
    }

    // CG-046: and if the signaller waits for the third, which does not overtake the others
    @ParameterizedTest
    @CsvSource({
        "LAST, other 1=v 2=v 3=v sig=3",
        "CORO, sig=3 other 1=v 2=v 3=v",
        "OP, 3=v 2=v 1=v other sig=3",
        "FIRST, sig=3 3=v 2=v 1=v other"
    })
    void ordersOfASignalThatWaited(Priority priority, String expected) {
        waiter(1);
        waiter(2);
        signaller("sig", v -> Events.signal("s", "v").recipients(3).priority(priority));
        scheduler.runOnce();
        waiter(3);
        other("other");
        scheduler.run();

        assertEquals(List.of(expected.split(" ")), log);
    }

    // CG-040, CG-101: the scheduler's default counts for signals, and not once more for those that they wake
    @ParameterizedTest
    @CsvSource({"LAST, 1=v 2=v sig=2", "CORO, sig=2 1=v 2=v", "OP, 2=v 1=v sig=2", "FIRST, sig=2 2=v 1=v"})
    void theDefaultPriorityCountsToo(Priority priority, String expected) {
        scheduler = time.builder().defaultPriority(priority).build();
        waiter(1);
        waiter(2);
        scheduler.runOnce();
        signaller("sig", v -> Events.signal("s", "v"));
        scheduler.run();

        assertEquals(List.of(expected.split(" ")), log);
    }

    @Test
    void aWaiterMayAskToGoFirst() {
        waiter(1);
        scheduler.add(Script.of("2", v -> Events.waitForSignal("s").priority(Priority.FIRST), v -> log.add("2=" + v)));
        waiter(3);
        signaller("sig", v -> Events.signal("s", "v"));
        scheduler.run();

        assertEquals(List.of("2=v", "1=v", "3=v", "sig=3"), log);
    }

    @Test
    void theLastOneThatASignallerWaitedForMayBeCalled() {
        signaller("sig", v -> Events.signal("s", "v").recipients(2));
        waiter(1);
        scheduler.runOnce();
        Script callee = Script.of("callee", v -> Events.waitForSignal("s"));
        scheduler.add(Script.of("caller", v -> callee, v -> log.add("caller=" + v)));
        scheduler.run();

        assertEquals(List.of("1=v", "caller=v", "sig=2"), log);
    }

    // ------------------------------------------------------------------ recipients

    // CG-046: it waits for so many, and wakes all
    @Test
    void waitsForEnoughRecipients() {
        signaller("sig", v -> Events.signal("s", "v").recipients(2));
        waiter(1);
        scheduler.runOnce();
        scheduler.runOnce();
        assertEquals(List.of(), log);
        waiter(2);
        scheduler.run();

        assertEquals(List.of("1=v", "2=v", "sig=2"), log);
    }

    // CG-046: two signallers of one name are both served, the first one first
    @Test
    void signallersOfOneNameAreServedInTurn() {
        signaller("a", v -> Events.signal("s", "a").recipients(1));
        signaller("b", v -> Events.signal("s", "b").recipients(1));
        signaller("c", v -> Events.signal("s", "c").recipients(1));
        for (int i = 1; i <= 3; i++) {
            waiter(i);
            scheduler.runOnce();
            scheduler.runOnce();
        }
        scheduler.run();

        assertEquals(List.of("1=a", "a=1", "2=b", "b=1", "3=c", "c=1"), log);
    }

    @Test
    void aSignallerThatWantsManyDoesNotHoldUpOneThatWantsFew() {
        signaller("many", v -> Events.signal("s", "many").recipients(2));
        signaller("few", v -> Events.signal("s", "few").recipients(1));
        waiter(1);
        scheduler.runOnce();
        scheduler.runOnce();
        assertEquals(List.of("1=few", "few=1"), log);
        waiter(2);
        signaller("any", v -> Events.signal("s", "any"));
        scheduler.runOnce();
        scheduler.runOnce();
        waiter(3);
        waiter(4);
        scheduler.run();

        assertEquals(List.of("1=few", "few=1", "2=any", "any=1", "3=many", "4=many", "many=2"), log);
    }

    @Test
    void aSignallerNoticesThatWaitersLeave() {
        signaller("sig", v -> Events.signal("s", "v").recipients(2));
        Script leaves = waiter(1);
        scheduler.runOnce();
        leaves.cancel("leaves");
        waiter(2);
        scheduler.runOnce();
        assertEquals(List.of("1 Cancelled"), log);
        waiter(3);
        scheduler.run();

        assertEquals(List.of("1 Cancelled", "2=v", "3=v", "sig=2"), log);
    }

    @Test
    void aSignallerThatTimesOutHasWokenNobody() {
        signaller("sig", v -> Events.signal("s", "v").recipients(2).timeout(ofSeconds(5)));
        Script waits = waiter(1);
        while (!log.contains("sig OperationTimeoutException")) {
            assertTrue(time.elapsed().compareTo(ofHours(1)) < 0);
            time.pass(ofSeconds(1));
            scheduler.runOnce();
        }
        waiter(2);
        scheduler.runOnce();
        assertFalse(waits.isDone());
        signaller("next", v -> Events.signal("s", "w"));
        scheduler.run();

        assertEquals(List.of("sig OperationTimeoutException", "1=w", "2=w", "next=2"), log);
    }

    @Test
    void aSignallerThatIsCancelledLeavesTheOthersInOrder() {
        Script a = signaller("a", v -> Events.signal("s", "a").recipients(1));
        signaller("b", v -> Events.signal("s", "b").recipients(1));
        scheduler.runOnce();
        a.cancel("leaves");
        waiter(1);
        scheduler.run();

        assertEquals(List.of("a Cancelled", "1=b", "b=1"), log);
    }

    // ------------------------------------------------------------------ races

    // SEEDS 4.4: interrupt, then grant: the signal goes to those that are left
    @ParameterizedTest
    @EnumSource(Priority.class)
    void aCancelledWaiterIsNotCounted(Priority priority) {
        Script cancelled = waiter(1);
        waiter(2);
        scheduler.runOnce();
        scheduler.add(Script.of(
                "sig",
                v -> {
                    cancelled.cancel("before the signal");
                    return Events.signal("s", "v").priority(priority);
                },
                v -> log.add("sig=" + v)));
        scheduler.run();

        assertTrue(log.containsAll(List.of("1 Cancelled", "2=v", "sig=1")), log.toString());
    }

    // SEEDS 4.4: grant, then interrupt in the same turn: the value is delivered
    @Test
    void aSignalBeatsACancelThatComesLater() {
        Script woken = waiter(1);
        scheduler.runOnce();
        scheduler.add(Script.of("sig", v -> Events.signal("s", "v").priority(Priority.CORO), v -> {
            woken.cancel("too late");
            return log.add("sig=" + v);
        }));
        scheduler.run();

        assertEquals(List.of("sig=1", "1=v"), log);
        assertEquals(Operation.DONE, woken.state);
    }

    @Test
    void aWaiterThatTimesOutIsForgotten() throws Exception {
        Object seen =
                scheduler.run(Script.of("test", v -> Events.waitForSignal("s").timeout(ofSeconds(3)))
                        .seeingFailures());

        assertEquals(
                "signal s was not done within PT3S",
                assertInstanceOf(OperationTimeoutException.class, seen).getMessage());
    }

    // SEEDS 4.5: a timeout that has lost the race never fires
    @Test
    void aWokenWaiterDoesNotTimeOut() throws Exception {
        scheduler.add(Script.of("sig", v -> Events.sleep(ofSeconds(3)), v -> Events.signal("s", "v")));
        assertEquals(
                "v",
                scheduler.run(Script.of(
                        "test",
                        v -> Events.waitForSignal("s").timeout(ofSeconds(4)),
                        v -> log.add(v),
                        v -> Events.sleep(ofSeconds(9)),
                        v -> log.get(0))));
    }

    // CG-011: who can never be woken is told of, at once
    @Test
    void waitersThatNobodyCanWakeAreReported() {
        Script stuck = waiter(1);
        scheduler.run();

        assertEquals(0, time.elapsed().toNanos());
        assertTrue(unhandled.remove(0).getMessage().contains("waits for signal s"));
        stuck.cancel("end of the test");
        scheduler.run();
    }

    /** Any mix of waits, signals and cancels: nobody is lost, nobody is woken twice, all counts add up. */
    @Test
    void randomMixes() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            try {
                randomMix(new Random(seed));
            } catch (Throwable failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        }
    }

    private void randomMix(Random random) {
        int[] woken = {0};
        int[] counted = {0};
        List<Script> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String name = "s" + random.nextInt(2);
            Priority priority = Priority.values()[random.nextInt(4)];
            int many = random.nextInt(4);
            int kind = random.nextInt(3);
            Script script = Script.of(
                    kind + "-" + i,
                    v -> Events.sleep(ofSeconds(random.nextInt(5))),
                    v -> {
                        Operation<?, ?> op =
                                kind == 0 ? Events.signal(name, "v").recipients(many) : Events.waitForSignal(name);
                        return random.nextBoolean() ? op.priority(priority) : op.timeout(ofSeconds(many));
                    },
                    v -> {
                        if (kind == 0) {
                            counted[0] += (Integer) v;
                        } else {
                            assertEquals("v", v);
                            woken[0]++;
                        }
                        if (random.nextBoolean()) {
                            all.get(random.nextInt(all.size())).cancel("at random");
                        }
                        return null;
                    });
            all.add(script.catching(failure -> failure instanceof AssertionError ? throwIt(failure) : null));
            scheduler.add(script);
        }
        scheduler.run();
        unhandled.clear();
        for (Script script : all) {
            script.cancel("end");
        }
        scheduler.run();
        assertEquals(0, scheduler.signals.size());
        assertEquals(List.of(), unhandled);
        assertEquals(counted[0], woken[0]);
    }

    private static Object throwIt(Object failure) {
        throw (AssertionError) failure;
    }
}
