package io.cogen.group;

import io.cogen.core.Cancelled;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scope;
import io.cogen.core.SourceMap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A coroutine that does a few things at random, on its loop and with the other one; see {@link GroupSoak}. */
final class GroupChurn extends CoroutineMachine<Object, Exception> {
    private static final SourceMap SOURCE = SourceMap.of("io.cogen.group.GroupChurn", "churn", "GroupChurn.java");
    private static final int DEEPEST = 3;

    private final GroupSoak soak;
    private final int depth;
    private int left = 1 + random().nextInt(5);
    private boolean begun;
    private boolean gets;
    /** Weight, so that what leaks is seen. */
    private final byte[] ballast = new byte[256];

    GroupChurn(GroupSoak soak, int depth) {
        this.soak = soak;
        this.depth = depth;
    }

    private static ThreadLocalRandom random() {
        return ThreadLocalRandom.current();
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
            soak.begun.increment();
        } else {
            take();
        }
        while (left-- > 0) {
            if (awaits(1, act())) {
                return true;
            }
            take();
        }
        return ends(null);
    }

    private void take() throws Throwable {
        boolean got = gets;
        gets = false;
        try {
            Object value = this.<@Nullable Object>awaited();
            if (got) {
                soak.got((Long) value);
            }
        } catch (OperationTimeoutException timeout) {
            soak.timeouts.increment();
        } catch (Cancelled cancelled) {
            soak.cancels.increment();
            if (random().nextInt(4) != 0) {
                throw cancelled;
            }
        } catch (CancellationException | Expected expected) {
            if (random().nextBoolean()) {
                throw expected;
            }
        }
    }

    private Operation<?, ?> act() {
        switch (random().nextInt(12)) {
            case 0, 1:
                return limited(Events.sleep(upTo(1_000)));
            case 2:
                return Events.pass();
            case 3, 4, 5:
                return limited(soak.put()).timeout(upTo(1_000));
            case 6, 7:
                gets = true;
                return soak.queue.get().timeout(upTo(1_000));
            case 8, 9:
                soak.calls.increment();
                return depth == DEEPEST ? Events.pass() : limited(soak.group.call(this::child));
            case 10:
                // Goes on if nobody waits for it any more, and fails perhaps.
                return depth == DEEPEST
                        ? Events.pass()
                        : soak.group.start(this::child).join().timeout(upTo(1_000));
            default:
                if (random().nextInt(3) == 0) {
                    throw new Expected();
                }
                return depth == DEEPEST ? Events.pass() : Scope.all(List.of(child(), child()));
        }
    }

    private GroupChurn child() {
        return new GroupChurn(soak, depth + 1);
    }

    private static Operation<?, ?> limited(Operation<?, ?> operation) {
        return switch (random().nextInt(5)) {
            case 0 -> operation.timeout(upTo(1_000));
            case 1 -> operation.shield(upTo(500));
            default -> operation;
        };
    }

    private static Duration upTo(int micros) {
        return Duration.ofNanos(random().nextInt(micros * 1_000));
    }

    @Override
    protected SourceMap source() {
        return SOURCE;
    }

    @Override
    protected void clear() {
        if (begun) {
            soak.ended.add(ballast.length / 256);
        }
    }
}
