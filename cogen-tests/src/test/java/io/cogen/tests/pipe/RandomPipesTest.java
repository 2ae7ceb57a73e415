package io.cogen.tests.pipe;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.core.Yielder;
import io.cogen.pipe.Pipe;
import io.cogen.testkit.Seeds;
import io.cogen.testkit.UnseenFailures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pipes put together at random, gone through in random orders, and closed, cancelled, timed out and failing at any point: within a source
 * nothing is lost, doubled or out of order, each finally block runs once, and nobody is left.
 */
final class RandomPipesTest {
    private static final AtomicLong SEEDS = new AtomicLong();

    /** Printed with a failure; the order of the coroutines has a seed of its own. */
    private final long seed = Long.getLong("cogen.pipes.seed", SEEDS.incrementAndGet());

    private final Random random = new Random(seed);
    private final List<Integer> opened = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final List<Integer> seen = new ArrayList<>();
    /** By source. */
    private final int[] made = new int[10];

    private int sources;
    private boolean isPaired;
    private boolean mayFail;

    @Coroutine
    Void source(Yielder<Integer, Void> out, int id, int count, boolean fails) throws IOException {
        opened.add(id);
        try {
            for (int i = 0; i < count; i++) {
                if (random.nextBoolean()) {
                    Co.yield(Events.sleep(ofMillis(random.nextInt(5))));
                }
                made[id]++;
                out.yield(id * 1_000 + i);
            }
            if (fails) {
                throw new IOException("source " + id);
            }
            return null;
        } finally {
            closed.add(id);
            if (random.nextInt(3) == 0) {
                Co.yield(Events.sleep(ofMillis(1)));
            }
        }
    }

    private Pipe<Integer, IOException> source() {
        boolean fails = mayFail && random.nextInt(6) == 0;
        return Pipe.from(RandomPipesTestCoroutines.source(this, sources++, random.nextInt(12), fails));
    }

    private Pipe<Integer, IOException> pipe(Scope scope, int depth) {
        switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1:
                return pipe(scope, depth - 1).buffer(scope, 1 + random.nextInt(3));
            case 2:
                return pipe(scope, depth - 1).map(i -> i);
            case 3:
                return pipe(scope, depth - 1).mapAwait(i -> Pipe.unchecked(RandomPipesTestCoroutines.pass(i)));
            case 4:
                List<Pipe<Integer, IOException>> several = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0 && sources < 6; i--) {
                    several.add(pipe(scope, depth - 1));
                }
                return several.isEmpty() ? source() : Pipe.merge(scope, several);
            case 5:
                isPaired = true;
                return sources > 4 ? source() : pipe(scope, depth - 1).zip(source().buffer(scope, 1), (i, j) -> i);
            default:
                return source();
        }
    }

    @Coroutine
    static int pass(int value) {
        Co.yield(Events.pass());
        return value;
    }

    @Coroutine
    void goThrough(Scope scope, int stopsAfter) throws IOException {
        Pipe<Integer, IOException> pipe = pipe(scope, 3);
        boolean givesUp = random.nextBoolean();
        if (givesUp) {
            pipe = pipe.buffer(scope, 1 + random.nextInt(2));
        }
        try {
            for (int i = 0; i < stopsAfter; ) {
                try {
                    if (!Co.yield(givesUp ? pipe.next().timeout(ofMillis(random.nextInt(3))) : pipe.next())) {
                        break;
                    }
                    i++;
                    seen.add(pipe.value());
                    if (random.nextInt(4) == 0) {
                        Co.yield(Events.sleep(ofMillis(random.nextInt(5))));
                    }
                } catch (OperationTimeoutException late) {
                    Co.yield(Events.sleep(ofMillis(1)));
                }
            }
        } finally {
            Co.yield(pipe.close());
        }
    }

    @Coroutine
    void inScope(int stopsAfter) throws IOException {
        Co.yield(Scope.run(scope -> RandomPipesTestCoroutines.goThrough(this, scope, stopsAfter)));
    }

    @Coroutine
    static void cancelAfter(Coro<?, ?> coro, int millis) {
        Co.yield(Events.sleep(ofMillis(millis)));
        coro.cancel("enough");
    }

    private void check(boolean isWhole) {
        String note = "-Dcogen.pipes.seed=" + seed + ": " + seen;
        assertEquals(opened.stream().sorted().toList(), closed.stream().sorted().toList(), note);
        int[] next = new int[made.length];
        for (int each : seen) {
            assertEquals(next[each / 1_000]++, each % 1_000, note);
        }
        for (int i = 0; isWhole && !isPaired && i < made.length; i++) {
            assertEquals(made[i], next[i], note);
        }
    }

    @Seeds(1_000)
    void allItemsComeOnceAndInOrder(Scheduler scheduler) throws Exception {
        scheduler.run(RandomPipesTestCoroutines.inScope(this, Integer.MAX_VALUE));
        check(true);
    }

    @Seeds(1_000)
    void closedAtAnyPoint(Scheduler scheduler) throws Exception {
        scheduler.run(RandomPipesTestCoroutines.inScope(this, random.nextInt(10)));
        check(false);
    }

    @Seeds(1_000)
    void failingAtAnyPoint(Scheduler scheduler) {
        mayFail = true;
        try {
            scheduler.run(RandomPipesTestCoroutines.inScope(this, random.nextInt(100)));
        } catch (IOException failure) {
            assertTrue(failure.getMessage().startsWith("source"));
        }
        check(false);
    }

    @Seeds(1_000)
    void cancelledAtAnyPoint(Scheduler scheduler, UnseenFailures failures) {
        mayFail = random.nextInt(4) == 0;
        Coro<Void, IOException> coro = scheduler.add(RandomPipesTestCoroutines.inScope(this, Integer.MAX_VALUE));
        scheduler.add(RandomPipesTestCoroutines.cancelAfter(coro, random.nextInt(40)));
        try {
            scheduler.run(coro);
        } catch (Cancelled | IOException expected) {
            // and the rest is checked
        }
        scheduler.run();
        check(false);
    }
}
