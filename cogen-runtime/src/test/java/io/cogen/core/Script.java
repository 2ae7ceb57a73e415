package io.cogen.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written machine that goes through a list of steps. A step that gives an operation awaits it; the next step gets the
 * outcome, or whatever else the step gave. The last one's is the result.
 */
final class Script extends CoroutineMachine<Object, Exception> {
    interface Step {
        @Nullable
        Object apply(@Nullable Object previous) throws Throwable;
    }

    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Step afterFailure;
    private boolean seesFailures;
    private Runnable lastly = () -> {};
    int cleared;
    boolean ran;

    private Script(String name, Step... steps) {
        this.name = name;
        this.steps.addAll(List.of(steps));
    }

    static Script of(String name, Step... steps) {
        return new Script(name, steps);
    }

    /** As if each yield were in a try: the next step gets the failure as the value. */
    Script seeingFailures() {
        seesFailures = true;
        return this;
    }

    /** A catch around all: what the step gives is the result. */
    Script catching(Step step) {
        afterFailure = step;
        return this;
    }

    /** A finally around all. */
    Script lastly(Runnable block) {
        lastly = block;
        return this;
    }

    /** The steps over and over again, for ever. */
    Script forever() {
        Step again = v -> this;
        steps.add(again);
        return this;
    }

    @Override
    protected boolean step(int state) throws Throwable {
        boolean suspended = false;
        ran = true;
        try {
            Object value = state == 0 ? null : outcome();
            for (int i = state; ; ) {
                if (i == steps.size()) {
                    return ends(value);
                }
                Object given = steps.get(i).apply(value);
                i++;
                if (given == this) {
                    i = 0;
                    given = null;
                }
                if (given instanceof Operation<?, ?> operation && i > 0) {
                    suspended = awaits(i, operation);
                    if (suspended) {
                        return true;
                    }
                    given = outcome();
                }
                value = given;
            }
        } catch (Throwable failure) {
            if (afterFailure != null) {
                return ends(afterFailure.apply(failure));
            }
            throw failure;
        } finally {
            if (!suspended) {
                lastly.run();
            }
        }
    }

    private @Nullable Object outcome() {
        if (!seesFailures) {
            return this.<@Nullable Object>awaited();
        }
        try {
            return this.<@Nullable Object>awaited();
        } catch (Throwable failure) {
            return failure;
        }
    }

    @Override
    protected SourceMap source() {
        return SourceMap.of("test.Scripts", name, "Scripts.java", 10, 11, 12, 13, 14, 15);
    }

    @Override
    protected void clear() {
        cleared++;
    }
}
