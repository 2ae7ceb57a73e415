package demo;

import io.cogen.annotations.AtOnce;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.LinkedList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/** Operations of somebody's own. It counts how often one is made, and how often one is attempted. */
public final class Box<T> {
    public static int made;
    public static int tried;

    private final Queue<Object> items = new LinkedList<>();

    @SafeVarargs
    public Box(T... all) {
        for (T each : all) items.add(each);
    }

    public int size() {
        return items.size();
    }

    /** As if with a side effect. */
    private class Take extends Operation<T, RuntimeException> {
        Take() {
            made++;
        }

        @Override
        @SuppressWarnings("unchecked")
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            if (items.isEmpty()) fail(new IllegalStateException("empty"));
            else complete((T) items.poll());
            return true;
        }
    }

    private class Add extends Operation<Void, RuntimeException> {
        private final Object item;

        Add(Object item) {
            made++;
            this.item = item;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            items.add(item);
            return true;
        }
    }

    @AtOnce("takeAtOnce")
    public Operation<T, RuntimeException> take() {
        return new Take();
    }

    public Object takeAtOnce(Scheduler scheduler) {
        tried++;
        if (scheduler == null || items.isEmpty()) {
            return take();
        }
        Object item = items.poll();
        return item instanceof Operation ? Events.ready(item) : item;
    }

    @AtOnce("addAtOnce")
    public Operation<Void, RuntimeException> add(T item, int times) {
        return new Add(item);
    }

    public Object addAtOnce(T item, int times, Scheduler scheduler) {
        tried++;
        if (scheduler == null) {
            return add(item, times);
        }
        items.add(item);
        return null;
    }

    @AtOnce("oneAtOnce")
    public static Operation<Integer, RuntimeException> one() {
        return new Box<>(1).take();
    }

    public static Object oneAtOnce(Scheduler scheduler) {
        tried++;
        return scheduler == null ? one() : 1;
    }

    // ------------------------------------------------------------ methods whose annotation does nothing

    @AtOnce("keepAtOnce")
    public static <A, B> Operation<Function<A, B>, RuntimeException> keep(Function<A, B> function) {
        return new Box<>(function).take();
    }

    public static <A, B> Object keepAtOnce(Function<A, B> function, Scheduler scheduler) {
        tried++;
        return scheduler == null ? keep(function) : function;
    }

    @AtOnce("allAtOnce")
    public Operation<List<Object>, RuntimeException> all(Object... more) {
        return new Box<>(List.of(more)).take();
    }

    public Object allAtOnce(Object[] more, Scheduler scheduler) {
        tried++;
        return List.of(more);
    }

    @AtOnce("nowhere")
    public Operation<T, RuntimeException> missing() {
        return take();
    }

    @AtOnce("wrongAtOnce")
    public Operation<T, RuntimeException> wrong(int n) {
        return take();
    }

    public Object wrongAtOnce(long n, Scheduler scheduler) {
        tried++;
        return take();
    }

    @AtOnce("typedAtOnce")
    public Operation<T, RuntimeException> typed() {
        return take();
    }

    public void typedAtOnce(Scheduler scheduler) {
        tried++;
    }

    @AtOnce("hiddenAtOnce")
    public Operation<T, RuntimeException> hidden() {
        return take();
    }

    Object hiddenAtOnce(Scheduler scheduler) {
        tried++;
        return take();
    }

    @AtOnce("severalAtOnce")
    public Operation<T, RuntimeException> several(Object any) {
        return take();
    }

    public Object severalAtOnce(Object any, Scheduler scheduler) {
        tried++;
        return take();
    }

    public Object severalAtOnce(String text, Scheduler scheduler) {
        throw new AssertionError(text);
    }

    /** Anybody may override one of the two. */
    public static class Open {
        @AtOnce("openAtOnce")
        public Operation<Integer, RuntimeException> open() {
            return new Box<>(1).take();
        }

        public Object openAtOnce(Scheduler scheduler) {
            tried++;
            return 1;
        }

        @AtOnce("statAtOnce")
        public static Operation<Integer, RuntimeException> stat() {
            return new Box<>(1).take();
        }

        public static Object statAtOnce(Scheduler scheduler) {
            tried++;
            return 1;
        }

        @AtOnce("shutAtOnce")
        public final Operation<Integer, RuntimeException> shut() {
            return new Box<>(1).take();
        }

        public final Object shutAtOnce(Scheduler scheduler) {
            tried++;
            return scheduler == null ? shut() : 1;
        }
    }
}
