package io.cogen.tests.sync;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What every primitive owes to those who wait when some of them are interrupted (SEEDS 4.4): whoever is not is served exactly once, in the
 * order of arrival, and what was granted is delivered or passes on. Written once, run on each by {@link HandOffTest}.
 */
abstract class HandOffContract {
    enum Fate {
        NONE,
        CANCEL,
        KILL,
        RAISE,
        TIMEOUT
    }

    static final class Boom extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final List<Integer> arrived = new ArrayList<>();
    private final List<Integer> served = new ArrayList<>();
    private final List<Integer> interrupted = new ArrayList<>();
    private final List<Coro<Void, RuntimeException>> waiters = new ArrayList<>();
    private int inside;
    private int mostInside;
    private boolean granted;

    // ------------------------------------------------------------------ the primitive

    /** In a coroutine: sees to it that who waits has to wait. Once or more. */
    abstract void occupy();

    abstract Operation<?, RuntimeException> waits();

    /** In the same coroutine: ends that. */
    abstract void grant();

    /** In a coroutine that was served: the next one's turn. */
    abstract void passOn(@Nullable Object got);

    /** Whether all are served at once, and not one after the other. */
    abstract boolean servesAll();

    /** How many wait, by its own account, and then whether it is as it was before anybody came. */
    abstract String rest();

    /** What {@link #rest} says if all is well. */
    String calm() {
        return "0 true";
    }

    // ------------------------------------------------------------------ who waits

    @Coroutine
    void waiter(int number, @Nullable Integer timeout, int hold) {
        arrived.add(number);
        Object got;
        try {
            got = Co.yield(limited(waits(), timeout));
        } catch (OperationTimeoutException | Boom stopped) {
            interrupted.add(number);
            return;
        } catch (Cancelled stopped) {
            interrupted.add(number);
            throw stopped;
        }
        served.add(number);
        mostInside = Math.max(mostInside, ++inside);
        try {
            Co.yield(Events.sleep(ofMillis(hold)));
        } catch (Boom late) {
            // it was raised behind the grant
        } finally {
            inside--;
            passOn(got);
        }
    }

    private static Operation<?, RuntimeException> limited(
            Operation<?, RuntimeException> operation, @Nullable Integer timeout) {
        return timeout == null ? operation : operation.timeout(ofMillis(timeout));
    }

    private void strike(int number, Fate fate) {
        switch (fate) {
            case CANCEL -> waiters.get(number).cancel("struck");
            case KILL -> waiters.get(number).kill("struck");
            case RAISE -> waiters.get(number).raise(new Boom());
            default -> {}
        }
    }

    private void add(Scheduler scheduler, int number, @Nullable Integer timeout, int hold) {
        waiters.add(scheduler.add(HandOffContractCoroutines.waiter(this, number, timeout, hold)));
    }

    private List<Integer> inOrderOfArrival(List<Integer> chosen) {
        return arrived.stream().filter(chosen::contains).toList();
    }

    private void checkRest() {
        assertEquals(served, inOrderOfArrival(served));
        assertEquals(waiters.size(), served.size() + interrupted.size());
        assertTrue(servesAll() || mostInside <= 1, "inside at once: " + mostInside);
        assertEquals(calm(), rest());
    }

    // ------------------------------------------------------------------ in one order, and in the other

    /** Six wait; victims are struck before or behind the grant, in any order. */
    @Coroutine
    void sixWait(List<Fate> fates, List<Integer> order, boolean grantFirst) {
        Scheduler scheduler = Scheduler.current();
        occupy();
        for (int i = 0; i < fates.size(); i++) {
            add(scheduler, i, fates.get(i) == Fate.TIMEOUT ? 100 : null, 1_000);
        }
        Co.yield(Events.sleep(ofMillis(50)));
        assertEquals(fates.size(), arrived.size());
        assertEquals(List.of(), served);
        if (grantFirst) {
            grant();
        }
        order.forEach(number -> strike(number, fates.get(number)));
        if (!grantFirst) {
            Co.yield(Events.sleep(ofMillis(100))); // timeouts
            grant();
        }
        Co.yield(Events.sleep(ofSeconds(60)));
    }

    private void six(Scheduler scheduler, boolean grantFirst) {
        Random dice = Dice.of(scheduler);
        List<Fate> fates = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        List<Integer> survivors = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            fates.add(Fate.values()[dice.nextInt(Fate.values().length)]);
            order.add(i);
        }
        fates.set(dice.nextInt(6), Fate.NONE);
        for (int i = 0; i < 6; i++) {
            if (fates.get(i) == Fate.NONE) {
                survivors.add(i);
            }
        }
        Collections.shuffle(order, dice);
        scheduler.run(HandOffContractCoroutines.sixWait(this, fates, order, grantFirst));
        if (!grantFirst) {
            assertEquals(inOrderOfArrival(survivors), served, fates::toString);
        } else if (servesAll()) {
            assertEquals(arrived, served, fates::toString);
        } else {
            List<Integer> expected = new ArrayList<>(survivors);
            expected.add(arrived.get(0)); // a result beats what comes after
            Fate first = fates.get(arrived.get(0));
            if (first != Fate.NONE && first != Fate.TIMEOUT) {
                // It passes on at once, before anybody times out.
                arrived.stream()
                        .skip(1)
                        .filter(each -> fates.get(each) == Fate.NONE || fates.get(each) == Fate.TIMEOUT)
                        .findFirst()
                        .ifPresent(expected::add);
            }
            assertEquals(inOrderOfArrival(expected), served, fates::toString);
        }
        checkRest();
    }

    @Seeds(50)
    void whoIsInterruptedBeforeTheGrantTakesNothingFromTheSurvivors(Scheduler scheduler) {
        six(scheduler, false);
    }

    @Seeds(50)
    void whoIsInterruptedBehindTheGrantHasGotItAndPassesItOn(Scheduler scheduler) {
        six(scheduler, true);
    }

    // ------------------------------------------------------------------ at random

    @Coroutine
    void strikeAt(int number, Fate fate, int time) {
        Co.yield(Events.sleep(ofMillis(time)));
        strike(number, fate);
    }

    @Coroutine
    void anyTime(Random dice, List<Integer> survivors) {
        Scheduler scheduler = Scheduler.current();
        occupy();
        for (int i = 0; i < 8; i++) {
            Fate fate = Fate.values()[dice.nextInt(Fate.values().length)];
            add(scheduler, i, fate == Fate.TIMEOUT ? 1 + dice.nextInt(12) : null, dice.nextInt(4));
            if (fate == Fate.NONE) {
                survivors.add(i);
            } else {
                scheduler.add(HandOffContractCoroutines.strikeAt(this, i, fate, 1 + dice.nextInt(12)));
            }
        }
        Co.yield(Events.sleep(ofMillis(1 + dice.nextInt(6))));
        grant();
        granted = true;
        Co.yield(Events.sleep(ofSeconds(60)));
    }

    /** A thousand schedules: to draw several from one seed is cheaper than to set up a test for each. */
    @Seeds(100)
    void atAnyTimeInAnyOrder(Scheduler scheduler) {
        Random dice = Dice.of(scheduler);
        for (int i = 0; i < 10; i++) {
            List.of(arrived, served, interrupted, waiters).forEach(List::clear);
            granted = false;
            List<Integer> survivors = new ArrayList<>();
            scheduler.run(HandOffContractCoroutines.anyTime(this, dice, survivors));
            assertTrue(granted);
            assertTrue(served.containsAll(survivors), () -> survivors + " survived, and were served: " + served);
            checkRest();
        }
    }

    /** Without anybody who waits the grant is no trouble, and who comes later is served as the primitive says. */
    @CoroutineTest
    void nobodyNeedsToWait(Scheduler scheduler) {
        scheduler.run(HandOffContractCoroutines.sixWait(this, List.of(), List.of(), false));
        checkRest();
    }
}
