package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Coroutines that call, join, wait, time out, run scopes and shields, and resume asynchronous generators at random, while others
 * cancel, kill, raise and complete at random.
 */
@Timeout(60)
final class ChaosTest {
    private static final int SCHEDULES = 1_000;

    private Random random = new Random();
    private final List<Script> all = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final List<AsyncScript> generators = new ArrayList<>();
    private final List<Running> scopes = new ArrayList<>();
    private String hint = "";
    private Scheduler scheduler = VirtualTime.scheduler();

    @Test
    void nothingIsLostWhateverHappens() {
        long seed = System.nanoTime();
        System.out.println("ChaosTest: seeds from " + seed);
        for (int i = 0; i < SCHEDULES; i++) {
            oneSchedule(seed + i);
        }
    }

    private void oneSchedule(long seed) {
        hint = "seed " + seed;
        random = new Random(seed);
        all.clear();
        parked.clear();
        generators.clear();
        scopes.clear();
        List<Throwable> unhandled = new ArrayList<>();
        VirtualTime time = new VirtualTime();
        Scheduler.Builder builder =
                time.builder().budget(1 + random.nextInt(5)).onFailure((coro, failure) -> unhandled.add(failure));
        if (random.nextInt(4) > 0) {
            builder.randomOrder(seed);
        }
        scheduler = builder.build();
        for (int i = 0; i < 8; i++) {
            scheduler.add(coroutine(0));
        }
        scheduler.run();
        scheduler.close();

        checkScopes(hint);
        for (Running each : scopes) {
            assertTrue(each.scope().scheduler == null || each.scope().isDone(), () -> hint + ": " + each.scope());
        }
        for (Script coro : all) {
            if (coro.scheduler != null) {
                assertTrue(coro.isDone(), () -> hint + ": " + coro);
                assertEquals(1, coro.cleared, () -> hint + ": " + coro);
            }
        }
        for (AsyncScript generator : generators) {
            assertTrue(generator.isDone() || generator.stage() >= 0, () -> hint + ": " + generator);
            assertEquals(generator.isDone() ? 1 : 0, generator.cleared, () -> hint + ": " + generator);
        }
        assertEquals(0, scheduler.wheel.size(), hint);
        assertEquals(0, scheduler.outside, hint);
        assertTrue(scheduler.roots.isEmpty(), hint);
        for (Parked op : parked) {
            int life = op.state & Operation.LIFE;
            assertTrue(life == Operation.NEW || life >= Operation.DONE, () -> hint + ": " + life);
            assertTrue(op.cleanups <= 1, hint);
            assertEquals(life == Operation.WITHDRAWN, op.cleanups == 1, hint);
        }
        for (Throwable failure : unhandled) {
            if (!(failure instanceof Expected
                    || failure instanceof CoroutineCancelledException
                    || failure instanceof OperationTimeoutException
                    || failure instanceof ScopeCancelledException
                    || failure instanceof IllegalStateException)) {
                throw new AssertionError(hint, failure);
            }
        }
    }

    private static final class Expected extends Exception {
        private static final long serialVersionUID = 1L;

        Expected() {
            super("expected", null, true, false);
        }
    }

    private Script coroutine(int depth) {
        Script.Step[] steps = new Script.Step[1 + random.nextInt(5)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = v -> act(depth);
        }
        Script script = Script.of("c" + all.size(), steps);
        if (random.nextBoolean()) {
            script.seeingFailures();
        }
        all.add(script);
        return script;
    }

    private AsyncScript generator(int depth) {
        Script.Step[] steps = new Script.Step[1 + random.nextInt(5)];
        for (int i = 0; i < steps.length; i++) {
            boolean yields = random.nextInt(3) == 0;
            steps[i] = v -> yields ? AsyncScript.out("v") : act(depth);
        }
        AsyncScript generator = AsyncScript.of("g" + generators.size(), steps).lastly(v -> act(depth));
        if (random.nextBoolean()) {
            generator.seeingFailures();
        }
        generators.add(generator);
        return generator;
    }

    private Operation<?, ?> resumption(int depth) {
        AsyncScript generator = generators.isEmpty() || random.nextInt(3) == 0 && depth < 5
                ? generator(depth + 1)
                : generators.get(random.nextInt(generators.size()));
        return switch (random.nextInt(6)) {
            case 0 -> generator.close();
            case 1 -> generator.raise(new Expected());
            case 2 -> generator.resume("sent");
            default -> generator.resume();
        };
    }

    /** A scope with children, of which none is left when it is over. */
    private Operation<?, ?> scope(int depth) {
        List<Script> members = new ArrayList<>();
        int children = 1 + random.nextInt(3);
        Operation<?, ?> run;
        if (random.nextInt(3) == 0) {
            for (int i = 0; i < children; i++) {
                members.add(coroutine(depth + 1));
            }
            run = switch (random.nextInt(3)) {
                case 0 -> Scope.all(members);
                case 1 -> Scope.race(members);
                default -> Scope.any(members);
            };
        } else {
            Function<Scope, Script> body = scope -> {
                for (int i = 0; i < children; i++) {
                    members.add(child(scope, depth));
                }
                Script made = coroutine(depth + 1);
                members.add(made);
                if (random.nextInt(4) == 0) {
                    scope.timeout(Duration.ofNanos(random.nextInt(1_000_000)));
                }
                if (random.nextInt(8) == 0) {
                    scope.cancel("chaos inside");
                }
                return made;
            };
            run = random.nextBoolean() ? Scope.run(body) : Scope.supervise((child, failure) -> {}, body);
        }
        scopes.add(new Running((ScopeRun<?, ?>) run, members));
        return run;
    }

    private Script child(Scope scope, int depth) {
        Script child = coroutine(depth + 1);
        return random.nextInt(4) == 0 ? (Script) scope.startDaemon(child) : (Script) scope.start(child);
    }

    private record Running(ScopeRun<?, ?> scope, List<Script> members) {}

    private void checkScopes(String hint) {
        for (Running each : scopes) {
            if (each.scope().isDone()) {
                for (Script member : each.members()) {
                    assertTrue(member.scheduler == null || member.isDone(), () -> hint + ": left behind: " + member);
                }
            }
        }
    }

    private @Nullable Object act(int depth) throws Expected {
        checkScopes(hint);
        switch (random.nextInt(19)) {
            case 15, 16, 17:
                return depth > 4 ? null : limited(scope(depth));
            case 18:
                if (random.nextBoolean()) {
                    any().kill("chaos");
                } else {
                    any().cancel("chaos", Duration.ofNanos(random.nextInt(1_000_000)));
                }
                return null;
            case 0, 1:
                return limited(Events.sleep(Duration.ofNanos(random.nextInt(1_000_000))));
            case 2:
                return Events.pass();
            case 3, 4:
                return depth > 4 ? null : limited(coroutine(depth + 1));
            case 5:
                return limited(any());
            case 6, 7:
                Parked op = new Parked();
                op.done = random.nextInt(4) == 0;
                parked.add(op);
                return limited(op);
            case 8:
                any().cancel("chaos");
                return null;
            case 9:
                any().raise(new Expected());
                return null;
            case 10:
                for (Parked each : parked) {
                    if (each.scheduler != null && random.nextBoolean()) {
                        each.finish("v");
                    }
                }
                return null;
            case 11, 12, 13:
                return limited(resumption(depth));
            default:
                if (random.nextInt(3) == 0) {
                    throw new Expected();
                }
                scheduler.add(coroutine(depth + 2));
                return null;
        }
    }

    private Script any() {
        return all.get(random.nextInt(all.size()));
    }

    private Operation<?, ?> limited(Operation<?, ?> unlimited) {
        Operation<?, ?> operation = unlimited;
        Duration limit = Duration.ofNanos(random.nextInt(1_000_000));
        if (random.nextInt(4) == 0) {
            operation = operation.shield(Duration.ofNanos(random.nextInt(1_000_000)));
        }
        return switch (random.nextInt(5)) {
            case 0 -> operation.timeout(limit);
            case 1 -> operation.idleTimeout(limit);
            case 2 -> operation.priority(Priority.FIRST);
            default -> operation;
        };
    }
}
