package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Values of several types at once. */
@SuppressWarnings({"serial", "varargs"})
public class Intersections {
    interface Named {
        String name();
    }

    interface Coded {
        int code();
    }

    static class First extends Exception implements Named, Coded {
        @Override
        public String name() {
            return "first";
        }

        @Override
        public int code() {
            return 1;
        }
    }

    static class Second extends Exception implements Coded, Named {
        @Override
        public String name() {
            return "second";
        }

        @Override
        public int code() {
            return 2;
        }
    }

    static <T> T either(boolean first, T a, T b) {
        return first ? a : b;
    }

    static <T extends Named & Coded> String both(T value) {
        return value.name() + value.code();
    }

    static String kind(Serializable s, Object o) {
        return "serializable";
    }

    static String kind(Object s, Object o) {
        return "object";
    }

    static String kind(Comparable<?> s, String o) {
        return "comparable";
    }

    @Body(64)
    @Coroutine
    static String variable(Yielder<Object, Boolean> out, Log log) {
        var value = either(out.yield("which"), new First(), new Second());
        out.yield(value.name());
        String s = value.name() + value.code() + both(value) + value.getMessage();
        Supplier<String> f = () -> value.name() + both(value);
        out.yield(s);
        return f.get();
    }

    @Body(64)
    @Coroutine
    static String assignedAgain(Yielder<Object, Boolean> out, Log log) {
        var value = either(true, new First(), new Second());
        value = either(out.yield(value.code()), new First(), new Second());
        out.yield("between");
        return value.name() + value.code();
    }

    @Body({64, 38})
    @Coroutine
    static String operands(Yielder<Object, Boolean> out, Log log) {
        return either(true, new First(), new Second()).name()
                + kind(either(false, 1, "a"), out.yield("k"))
                + either(out.yield("a"), new Second(), new First()).code();
    }

    @Body({64, 33})
    @Coroutine
    static String conditional(Yielder<Object, Boolean> out, Log log) {
        var chosen = out.yield("choose") ? new First() : new Second();
        out.yield("chosen");
        var other = (out.yield("other") ? 1 : "one");
        out.yield(other);
        return chosen.name() + chosen.code() + other;
    }

    @Body({64, 14})
    @Coroutine
    static String switched(Yielder<Object, Integer> out, Log log) {
        var chosen =
                switch (out.yield("choose")) {
                    case 1 -> new First();
                    case 2 -> {
                        out.yield("second");
                        yield new Second();
                    }
                    default -> out.yield("null") > 1 ? null : new First();
                };
        out.yield("chosen");
        return chosen.name() + chosen.code();
    }

    @Body({64, 8})
    @Coroutine
    static String loops(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (var each : List.of(new First(), new Second())) {
            out.yield(each.name());
            all += each.code() + both(each);
        }
        var list = Arrays.asList(new Second(), new First());
        out.yield("list");
        for (var each : list) all += each.name() + each.code();
        return all + list.get(0).code();
    }

    @Body({63, 64})
    @Coroutine
    static String typeArguments(Yielder<Object, Object> out, Log log) {
        var list = new ArrayList<>(List.of(new First(), new Second()));
        out.yield("made");
        list.set(0, list.get(1));
        list.add(either(false, new First(), new Second()));
        list.add(list.size(), new First());
        list.addAll(List.of(new Second()));
        var one = list.get(0);
        out.yield(one.name());
        if (log.at("set", true)) one = list.get(2);
        if (log.at("chosen", true)) {
            Supplier<String> f = () -> list.get(0).name();
            one = either(f.get().isEmpty(), one, new First());
        }
        out.yield(list.stream().map(each -> each.name() + each.code()).toList());
        String all = "";
        for (var each : list) all += each.code();
        var array = pick(new First(), new Second());
        array[1] = new First();
        out.yield(array.length);
        for (var each : array) {
            all += each.name() + out.yield(each.code());
        }
        return all + one.name() + array[0].code();
    }

    @SafeVarargs
    static <T> T[] pick(T... values) {
        return values;
    }

    @Body({64, 51})
    @Coroutine
    static String multiCatch(Yielder<Object, Boolean> out, Log log) {
        try {
            if (out.yield("throw")) throw new First();
            throw new Second();
        } catch (First | Second e) {
            out.yield(e.name());
            return e.name() + e.code() + both(e) + e.getMessage();
        }
    }

    @Body({64, 62})
    @Coroutine
    static <T extends First & Serializable> String bounded(Yielder<Object, Object> out, Log log, List<T> list) {
        out.yield("start");
        for (T each : list) {
            out.yield(each);
        }
        return "" + list.size();
    }

    @Body({63, 64})
    @Coroutine
    static String hiddenTypes(Yielder<Object, Boolean> out, Log log) {
        var builder = out.yield("which") ? new StringBuilder("a") : new StringBuffer("b"); // both extend a hidden class
        out.yield(builder);
        var list = List.of(builder, builder);
        out.yield(list);
        CharSequence text = builder;
        return text.length() + "" + list + text.charAt(0);
    }

    @Body({64, 44})
    @Coroutine
    static String castToSeveral(Yielder<Object, Object> out, Log log) {
        Supplier<String> f = (Supplier<String> & Serializable) () -> "f";
        out.yield(f instanceof Serializable);
        var both = (Named & Coded) (Object) either(true, new First(), new Second());
        out.yield(both.name());
        return f.get() + both.code() + both(both);
    }

    @Body({63, 64})
    @Coroutine
    static int argumentOfACapturedType(Yielder<Object, Boolean> out, Log log) {
        var value = out.yield("which") ? 1 : "text";
        out.yield(value);
        Runnable captured = () -> value.compareTo(null);
        Runnable own = () -> {
            var each = log == null ? 2 : "other";
            each.compareTo(null);
        };
        for (Runnable each : List.of(captured, own, () -> List.of(3, "third").get(0).compareTo(null))) {
            try {
                each.run();
            } catch (NullPointerException e) {
                log.add("null");
            }
        }
        return value.compareTo(null);
    }
}
