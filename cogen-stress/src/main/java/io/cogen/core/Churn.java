package io.cogen.core;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A coroutine that does a few things at random, and one of those that the {@link Soak} keeps alive. */
final class Churn extends CoroutineMachine<Object, Exception> {
    private static final SourceMap SOURCE = SourceMap.of("io.cogen.core.Churn", "churn", "Churn.java");
    private static final int DEEPEST = 4;

    private final Soak soak;
    private final Random random;
    private final int depth;
    private int left;
    private boolean begun;
    /** Weight, so that what leaks is seen. */
    private final byte[] ballast = new byte[256];

    Churn(Soak soak, int depth) {
        this.soak = soak;
        this.random = soak.random;
        this.depth = depth;
        left = 1 + random.nextInt(5);
    }

    static final class Expected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Expected() {
            super("expected", null, true, false);
        }
    }

    @Override
    protected boolean step(int state) throws Throwable {
        if (state == 0) {
            begun = true;
            soak.begun++;
        } else {
            take();
        }
        while (left-- > 0) {
            Operation<?, ?> operation = act();
            if (operation != null) {
                if (awaits(1, operation)) {
                    return true;
                }
                take();
            }
        }
        return ends(null);
    }

    private void take() throws Throwable {
        try {
            this.<@Nullable Object>awaited();
        } catch (OperationTimeoutException timeout) {
            soak.timeouts++;
        } catch (Cancelled cancelled) {
            soak.cancels++;
            if (random.nextInt(4) != 0) {
                throw cancelled;
            }
            // Goes on, and is cancelled again where it suspends, unless that has a shield.
        } catch (CoroutineCancelledException ofAnother) {
            if (random.nextBoolean()) {
                throw ofAnother;
            }
        } catch (Expected expected) {
            soak.raises++;
            if (random.nextBoolean()) {
                throw expected;
            }
        }
    }

    private @Nullable Operation<?, ?> act() {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3:
                return limited(Events.sleep(upTo(2_000)));
            case 4:
                return Events.pass();
            case 5, 6:
                return depth == DEEPEST ? null : limited(child());
            case 7:
                // Two may join each other, so never without an end.
                Coro<?, ?> other = soak.any();
                return other == this ? null : limited(other).timeout(upTo(2_000));
            case 8, 9, 10:
                return limited(soak.parked()).timeout(upTo(2_000));
            case 11:
                soak.any().cancel("soak");
                return null;
            case 12:
                soak.any().kill("soak");
                return null;
            case 13:
                soak.any().raise(new Expected());
                return null;
            case 14:
                return depth == DEEPEST ? null : limited(scope());
            default:
                soak.replaceAny();
                return null;
        }
    }

    private Churn child() {
        return new Churn(soak, depth + 1);
    }

    private Operation<?, ?> scope() {
        List<Supplier<Coro<Object, Exception>>> children = List.of(this::child, this::child);
        return switch (random.nextInt(3)) {
            case 0 ->
                Scope.<Object, Exception>run(scope -> {
                    scope.start(child());
                    scope.startDaemon(child());
                    return child();
                });
            case 1 -> Scope.all(children.stream().map(Supplier::get).toList());
            default -> Scope.race(children.stream().map(Supplier::get).toList());
        };
    }

    private Operation<?, ?> limited(Operation<?, ?> operation) {
        return switch (random.nextInt(6)) {
            case 0 -> operation.timeout(upTo(2_000));
            case 1 -> operation.idleTimeout(upTo(2_000));
            case 2 -> operation.shield(upTo(1_000));
            case 3 -> operation.priority(Priority.FIRST);
            default -> operation;
        };
    }

    private Duration upTo(int micros) {
        return Duration.ofNanos(random.nextInt(micros * 1_000));
    }

    @Override
    protected SourceMap source() {
        return SOURCE;
    }

    @Override
    protected void clear() {
        if (begun) {
            soak.ended += ballast.length / 256;
        }
    }

    /** Waits for another thread, which mostly sees to it. */
    static final class Parked extends Operation<Object, Exception> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            keepAlive();
            return false;
        }

        void finish() {
            if (System.identityHashCode(this) % 4 == 0) {
                fail(new Expected());
            } else {
                complete("value");
            }
        }
    }
}
