package io.cogen.core;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;

/**
 * Runs a jcstress test with more actors than the machine has processors, which jcstress leaves out: in rounds, with a thread for each
 * actor. Far fewer rounds, and no tricks with the compiler; but something.
 */
final class Rounds {
    static final int FEWEST = 500;

    private final TestInfo test;
    private final Class<?> type;
    private final List<Method> actors;
    private final Method arbiter;
    private final Class<?> resultType;

    private volatile Object[] table = new Object[0]; // the state of the round, its result
    private volatile int round;
    private volatile Throwable failure;
    private final AtomicInteger coming = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    Rounds(TestInfo test) throws ReflectiveOperationException {
        this.test = test;
        type = Class.forName(test.binaryName());
        actors = test.actorNames().stream().map(this::method).toList();
        arbiter = Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Arbiter.class))
                .findFirst()
                .orElseThrow();
        resultType = arbiter.getParameterTypes()[0];
    }

    private Method method(String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * How often each outcome came. It takes the time that is given; and up to ten times as long until there are enough rounds, or
     * until a forbidden outcome has come if that is what we look for.
     */
    Map<String, Long> run(long nanos, boolean untilForbidden) throws ReflectiveOperationException {
        Map<String, Long> outcomes = new TreeMap<>();
        for (Method actor : actors.subList(1, actors.size())) {
            Thread thread = new Thread(() -> actorThread(actor), actor.getName());
            thread.setDaemon(true);
            thread.start();
        }
        long start = System.nanoTime();
        boolean broken = false;
        for (int rounds = 0; failure == null; rounds++) {
            long time = System.nanoTime() - start;
            boolean enough = rounds >= FEWEST && (broken || !untilForbidden);
            if (time > nanos && enough || time > 10 * nanos) {
                break;
            }
            Object state = type.getConstructor().newInstance();
            Object result = resultType.getConstructor().newInstance();
            table = new Object[] {state, result};
            coming.set(actors.size());
            left.set(actors.size() - 1);
            round = round + 1;
            act(actors.get(0), state, result);
            while (left.get() > 0) {
                Thread.yield();
            }
            arbiter.invoke(state, result);
            outcomes.merge(result.toString(), 1L, Long::sum);
            broken |= untilForbidden && grade(result.toString()).expect() == Expect.FORBIDDEN;
        }
        round = -1;
        if (failure != null) {
            throw new AssertionError(test.name(), failure);
        }
        return outcomes;
    }

    private void actorThread(Method actor) {
        int last = 0;
        while (true) {
            int now = round;
            if (now < 0) {
                return;
            }
            if (now == last) {
                Thread.yield();
                continue;
            }
            last = now;
            Object[] onTable = table;
            try {
                act(actor, onTable[0], onTable[1]);
            } catch (ReflectiveOperationException | RuntimeException | Error thrown) {
                failure = thrown;
            }
            left.decrementAndGet();
        }
    }

    private void act(Method actor, Object state, Object result) throws ReflectiveOperationException {
        // Who comes last sets those off that have a processor, and wait for this.
        coming.decrementAndGet();
        for (int i = 1; coming.get() > 0; i++) {
            if (i % 1_000 == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        for (int i = ThreadLocalRandom.current().nextInt(100); i > 0; i--) {
            Thread.onSpinWait();
        }
        if (actor.getParameterCount() == 0) {
            actor.invoke(state);
        } else {
            actor.invoke(state, result);
        }
    }

    StateCase grade(String outcome) {
        return test.cases().stream()
                .filter(each -> each.matchesExactly(outcome))
                .findFirst()
                .orElse(test.unmatched());
    }
}
