package io.cogen.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written asynchronous generator that goes through a list of steps. A step that gives an operation awaits it, {@link #out}
 * yields, {@link #all} delegates; the next step gets the outcome, or whatever else the step gave. The last one's is the
 * result. As the processor would make it of
 *
 * <pre>{@code
 * try { steps } catch (Exception e) { catching } finally { lastly }
 * }</pre>
 */
final class AsyncScript extends AsyncGeneratorMachine<Object, Object, Object, Exception> {
    private static final int LASTLY = 1_000;

    private record Out(@Nullable Object value) {}

    private record All(Object source) {}

    private final String name;
    private final List<Script.Step> steps = new ArrayList<>();
    private final int body;
    private Script.@Nullable Step catching;
    int cleared;

    private boolean seesFailures;
    private boolean inLastly;
    private @Nullable Object waitsFor;
    private @Nullable Object result;
    private @Nullable Throwable pending;

    private AsyncScript(String name, Script.Step... steps) {
        this.name = name;
        this.steps.addAll(List.of(steps));
        body = steps.length;
    }

    static AsyncScript of(String name, Script.Step... steps) {
        return new AsyncScript(name, steps);
    }

    static Object out(@Nullable Object value) {
        return new Out(value);
    }

    static Object all(Object source) {
        return new All(source);
    }

    /** As if each suspension were in a try: the next step gets the failure as the value. */
    AsyncScript seeingFailures() {
        seesFailures = true;
        return this;
    }

    /** What the step gives is the result. */
    AsyncScript catching(Script.Step step) {
        catching = step;
        return this;
    }

    AsyncScript lastly(Script.Step... block) {
        steps.addAll(List.of(block));
        return this;
    }

    @Override
    protected boolean step(int state) throws Throwable {
        inLastly |= state == LASTLY;
        try {
            if (goesOn(state == LASTLY ? body : state, state > 0 && state != LASTLY)) {
                return true;
            }
        } catch (Throwable failure) {
            if (inLastly) {
                throw failure;
            }
            if (catching != null && failure instanceof Exception) {
                result = catching.apply(failure);
            } else {
                pending = failure;
            }
            inLastly = true;
            if (goesOn(body, false)) {
                return true;
            }
        }
        if (pending != null) {
            throw pending;
        }
        return ends(result);
    }

    /** True: suspended; false: all steps are done. */
    private boolean goesOn(int from, boolean resumed) throws Throwable {
        Object value = resumed ? outcome() : null;
        for (int i = from; ; i++) {
            if (i == body && !inLastly) {
                inLastly = true;
                result = value;
            }
            if (i == steps.size()) {
                return false;
            }
            value = steps.get(i).apply(value);
            waitsFor = value;
            if (suspends(i + 1, value)) {
                return true;
            }
            if (value instanceof Operation || value instanceof All) {
                value = outcome();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private boolean suspends(int next, @Nullable Object given) {
        if (given instanceof Operation<?, ?> operation) {
            return awaits(next, operation);
        } else if (given instanceof Out) {
            return yields(next);
        } else if (given instanceof All all) {
            return all.source() instanceof Generator<?, ?, ?, ?> generator
                    ? delegates(next, (Generator<Object, Object, ?, ?>) generator)
                    : delegates(next, (Iterable<Object>) all.source());
        }
        return false;
    }

    private @Nullable Object outcome() {
        try {
            return waitsFor instanceof Operation ? this.<@Nullable Object>awaited() : sent();
        } catch (Throwable failure) {
            if (seesFailures) {
                return failure;
            }
            throw failure;
        }
    }

    @Override
    protected int closing(int state) {
        return inLastly || body == steps.size() ? -1 : LASTLY;
    }

    @Override
    protected Object yielded() {
        return Objects.requireNonNull(((Out) Objects.requireNonNull(waitsFor)).value());
    }

    @Override
    protected void clear() {
        cleared++;
        waitsFor = null;
    }

    @Override
    protected SourceMap source() {
        return SourceMap.of("test.Async", name, "Async.java", 20, 21, 22, 23, 24, 25);
    }
}
