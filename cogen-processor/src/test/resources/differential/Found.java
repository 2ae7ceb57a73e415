package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import io.cogen.processor.differential.Ops;
import java.util.ArrayList;
import java.util.List;

/** What the fuzzer has found, made small: a body for each defect. */
@SuppressWarnings({"unused", "fallthrough", "try", "static", "cast"})
public class Found {
    record Cell(String text) {}

    enum Color {
        RED,
        BLUE
    }

    static final List<String> NOTES = new ArrayList<>();

    static String note(String text) {
        NOTES.add(text);
        return text;
    }

    static String kind(Object o) {
        return "object " + o;
    }

    static String kind(Integer o) {
        return "integer " + o;
    }

    static String kind(int o) {
        return "int " + o;
    }

    static String kind(Number o) {
        return "number " + o;
    }

    static String kind(String o) {
        return "string " + o;
    }

    static String join(Object... all) {
        return all.length + "";
    }

    @Body({38, 40})
    @Coroutine
    static String awaitedObjectAsAnArgument(Log log, Ops ops) {
        return join(Co.yield(ops.op("a", (Object) "o"))) + kind(Co.yield(ops.op("b", (Object) "p")));
    }

    static class Initialised {
        static final String TEXT = note("initialised");

        private Initialised(Object o) {
            note("made");
        }

        private Initialised() {}

        class Inner {
            private Inner(Object o) {}
        }
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String classWithAPrivateConstructorIsInitialisedFirst(Yielder<Object, Object> out, Log log) {
        Object a = new Initialised(note("argument"));
        out.yield("" + NOTES);
        return "" + NOTES;
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String andBeforeAYield(Yielder<Object, Object> out, Log log) {
        Object a = new Initialised(out.yield("" + NOTES));
        return "" + NOTES;
    }

    private Integer boxed = 1;

    @Body({31, 38})
    @Coroutine
    String updateOfAPrivateBoxIsABox(Yielder<Object, Object> out, Log log) {
        String s = kind(boxed--) + kind(++boxed) + kind(boxed += 2);
        out.yield(s);
        return s + kind(boxed++);
    }

    private final boolean constant = false;

    static Found made(Log log) {
        log.add("made");
        return new Found();
    }

    @Body({28, 34})
    @Coroutine
    static String objectOfAConstantIsEvaluated(Yielder<Object, Boolean> out, Log log) {
        return "" + (made(log).constant != out.yield("yield"));
    }

    @Body(17)
    @Coroutine
    static String existingVariableIsTheFirstResource(Yielder<Object, Object> out, Log log) throws Exception {
        Log.Resource b = log.open("b");
        try (b; var c = log.open("c")) {
            log.add("body");
        }
        out.yield("between");
        try (b; Log.Resource c = log.open("c"); b) {
            out.yield("body");
        }
        return "end";
    }

    public static class Same<T extends Comparable<T>> {
        private T held;

        private <T> List<T> twice(T value) {
            return List.of(value, value);
        }

        @Body(62)
        @Coroutine
        <T extends CharSequence> String typeParameterHidesThatOfTheClass(Yielder<Object, Object> out, Log log, List<T> list) {
            var own = held;
            out.yield(own);
            for (T each : list) out.yield(each.length());
            held = own;
            return "" + held + list + twice(list.get(0)) + this.<Integer>twice(3);
        }

        public class Inner<T> {
            @Body(62)
            @Coroutine
            String typeParameterHidesThatOfAClassAround(Yielder<Object, Object> out, Log log, List<T> list) {
                out.yield(Same.this.held);
                for (T each : list) out.yield(each);
                return "" + held + list;
            }
        }
    }

    @Body({13, 24})
    @Coroutine
    static String rulesThatEnd(Yielder<Object, Object> out, Log log) {
        for (Color c : Color.values()) {
            switch (c) {
                case RED -> {
                    out.yield("red");
                }
                case BLUE -> {
                    throw new IllegalArgumentException("blue");
                }
            }
        }
        return "end";
    }

    @Body({14, 24})
    @Coroutine
    static String rulesOfAnExpressionThatEnd(Yielder<Object, Integer> out, Log log) {
        return "" + switch (out.yield("n")) {
            case 1 -> {
                throw new IllegalArgumentException("one");
            }
            case 2 -> {
                while (true) {
                    log.add("loop");
                    if (log.at("x", true)) throw new IllegalStateException("two");
                }
            }
            default -> out.yield("default");
        };
    }

    @Body(44)
    @Coroutine
    static String patternWithAYieldOnItsLeft(Yielder<Object, Object> out, Log log) {
        if (out.yield("a") instanceof String s) {}
        if (out.yield("b") instanceof String s && s.length() > 1) log.add("long");
        boolean c = out.yield("c") instanceof Integer i;
        return "" + ((log.at("x", true) ? out.yield("d") : "o") instanceof Number n ? 1 : 2) + c;
    }

    @Body({8, 44})
    @Coroutine
    static String loopOverACast(Yielder<Object, Object> out, Log log) {
        String s = "";
        for (Object c : (List<?>) (out.yield("o") != null ? (Object) List.of(1, 2) : List.of())) s += c;
        for (Object c : (List<?>) (Object) List.of(3)) s += c + "" + out.yield(c);
        return s;
    }

    @Body({3, 11, 44})
    @Coroutine
    static String namesOfPatternVariables(Yielder<Object, Integer> out, Log log) {
        Object o = new Cell("cell");
        switch (out.yield("n")) {
            case 2:
                out.yield("two");
            default:
                while (!(o instanceof Cell e)) {
                    log.add("x");
                }
        }
        if (log.at("if", true)) {
            final Integer e = 1;
            log.add(e);
        }
        do {
            if (!(o instanceof Cell b)) {
                out.yield("no cell");
                break;
            }
            out.yield("cell");
        } while (log.at("while", switch ("t") {
            case "t" -> {
                Object b = 1;
                yield false;
            }
            default -> false;
        }));
        if (log.at("o", o) instanceof Cell a && a.text().isEmpty()) {
            return out.yield("empty") > 1 ? a.text() : "1";
        }
        try (var a = log.open("s" + switch (1) {
            case 1 -> {
                out.yield("one");
                yield false;
            }
            default -> false;
        })) {
            log.add(a.name());
        } catch (Exception failed) {
            log.add("failed");
        }
        String x = "field";
        out.yield(x.length());
        if (!(o instanceof Cell y)) {
            return out.yield("none") + x;
        }
        out.yield("between");
        Integer z = 5;
        {
            if (o instanceof Cell w && out.yield("w") > 1) {
                out.yield(w);
            }
        }
        Object w = "w";
        return x + y + z + w;
    }

    @Body({44, 4})
    @Coroutine
    static String finalPatternVariable(Yielder<Object, Object> out, Log log) {
        try {
            String a = "s";
            out.yield("a");
            log.add(a);
        } finally {
            if ((Object) new Cell("c") instanceof final Cell a) {
                out.yield("b");
                log.add(a);
            }
        }
        return "end";
    }
}
