package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import io.cogen.processor.differential.Ops;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What the fuzzer has found, made small: a body for each defect. */
@SuppressWarnings({"unused", "fallthrough", "try", "static", "cast", "finally"})
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

    static Character letter = 'a';
    private static Character privateLetter = 'c';
    private byte privateByte = 1;
    private Short privateShort = 2;

    @Body({38, 36})
    @Coroutine
    String constantForPrivateField(Log log, Ops ops, boolean yes) {
        privateLetter = 98;
        privateByte = (7);
        log.show(privateByte = 'x');
        privateShort = switch (Co.yield(ops.op("n", 1))) {
            case 1 -> 3;
            default -> {
                if (yes) {
                    yield null;
                }
                yield (byte) 4;
            }
        };
        log.show(privateShort = yes ? null : (short) 5);
        privateShort = yes ? (short) 6 : Co.yield(ops.op("m", (short) 7));
        return "" + privateLetter + privateByte + privateShort;
    }

    @Body({38, 22})
    @Coroutine
    static String appendToObject(Yielder<Integer, Object> out, Log log) {
        Object o = "o";
        List<Integer> list = new ArrayList<>();
        Object both = out.yield(1) == null ? (o += "x" + out.yield(2)) : log.at("o", o += kind(out.yield(3)));
        Comparable<?> c = "c";
        log.add(kind(c += "d" + out.yield(4)));
        log.add(kind(o += "d" + out.yield(5)));
        return kind(both) + o + c;
    }

    @Body({14, 38})
    @Coroutine
    static int returnOfConditional(Log log, Ops ops, boolean yes, Integer n) {
        if (yes && n > 3) {
            return yes ? n : log.at("n", (Short) (short) 1);
        } else if (Co.yield(ops.op("a", n)) == null) return n;
        if (!yes)
            return switch (n) {
                case 1:
                    yield (short) 2;
                case 2:
                    yield Co.yield(ops.op("b", 'c'));
                default:
                    yield 'd';
            };
        return yes ? (Short) (short) (int) Co.yield(ops.op("c", 7)) : log.at("30", (Short) (short) 1);
    }

    @Body({14, 40})
    @Coroutine
    static short returnOfSwitch(Yielder<Integer, Object> out, Log log, byte b) {
        try {
            if (b > 100) {
                return b;
            }
            return switch (log.at("b", b)) {
                case 1:
                    yield b;
                case 2:
                    out.yield(2);
                default:
                    yield (byte) 1;
            };
        } finally {
            out.yield(1);
        }
    }

    @Body({14, 40})
    @Coroutine
    static Object returnOfNull(Log log, Ops ops, Integer n) {
        try {
            return unboxed(n);
        } finally {
            Co.yield(ops.op("a", n));
        }
    }

    static int unboxed(Integer n) {
        return n;
    }

    @Body({14, 46})
    @Coroutine
    static int returnUnboxes(Log log, Ops ops, Integer n) {
        try {
            if (Co.yield(ops.op("a", 1)) > 0) {
                return n;
            }
            return Co.yield(ops.op("b", n));
        } catch (NullPointerException e) {
            log.add("null");
            return -1;
        }
    }

    @Body({22, 30})
    @Coroutine
    static Object swallowedJumps(Yielder<Object, Object> out, Log log, int n) {
        outer:
        {
            try {
                log.add("try");
            } catch (ClassCastException e) {
                break outer;
            } finally {
                log.add("finally");
                if (true) {
                    throw new IllegalStateException(String.valueOf(out.yield(n)));
                }
            }
        }
        return "end";
    }

    @Body({22, 30})
    @Coroutine
    static Object swallowedBreak(Yielder<Object, Object> out, Log log, int n) {
        while (true) {
            switch (n) {
                case -1:
                    do {
                        for (int a : new int[] {1, 2}) {
                            log.show(a);
                            continue;
                        }
                        return "o";
                    } while (log.at("again", false));
                case 0:
                    outer:
                    while (true) {
                        try {
                            break outer;
                        } finally {
                            if (log.at("odd", n == 0)) {
                                n++;
                                continue outer;
                            } else {
                                return "continued" + n;
                            }
                        }
                    }
                case 1:
                    inner:
                    do {
                        try {
                            continue inner;
                        } finally {
                            throw new IllegalArgumentException("finally");
                        }
                    } while (true);
                default:
                    again:
                    do {
                        log.add("again");
                        n--;
                        continue again;
                    } while (log.at("n", n > 0));
                    out.yield("behind");
                    n = -1;
            }
        }
    }

    static class Index {
        final Integer boxed;

        Index(Log log, int n) {
            log.add("index " + n);
            boxed = n;
        }
    }

    @Body({38, 20})
    @Coroutine
    static Object locationEvaluatedOnce(Yielder<Object, Integer> out, Log log) {
        int[][] a = {{1, 2}, {3, 4}};
        a[out.yield(3)][new Index(log, 1).boxed & 1] /= out.yield(2);
        log.show(new Integer[] {1, out.yield(1)}[new Index(log, 1).boxed & 1] /= out.yield(2));
        return a[0][1] + " " + a[1][1];
    }

    static final boolean YES = true;
    private static final boolean NO = false;

    @Body({22, 30})
    @Coroutine
    static int constantConditions(Yielder<Integer, Object> out, Log log, int n) {
        int i = n;
        switch (i < 0 ? -i : i) {
            case 0:
                out.yield(i);
                while (1 < 2) {
                    if (i++ > 0) {
                        return i;
                    }
                }
            case 1:
                while (!false) {
                    if (i++ > 1) {
                        return i;
                    }
                }
            case 2:
                while (YES & true) {
                    if (i++ > 2) {
                        return i;
                    }
                }
            case 3:
                while (NO ^ true) {
                    if (i++ > 3) {
                        return i;
                    }
                }
            case 4:
                while (Found.YES || NO) {
                    if (i++ > 4) {
                        return i;
                    }
                }
            case 5:
                while (('a' + 1) == 'b') {
                    if (i++ > 5) {
                        return i;
                    }
                }
            case 6:
                while ((byte) 300 == 44) {
                    if (i++ > 6) {
                        return i;
                    }
                }
            case 7:
                while ((int) 3e10 == Integer.MAX_VALUE) {
                    if (i++ > 7) {
                        return i;
                    }
                }
            case 8:
                while (-7 / 2 * 2 - 7 % 2 == -7) {
                    if (i++ > 8) {
                        return i;
                    }
                }
            case 9:
                while (1 << 33 == 2) {
                    if (i++ > 9) {
                        return i;
                    }
                }
            case 10:
                while (-1 >>> 28 == 15 && -1L >>> 60 == 15L && -16 >> 2 == -4) {
                    if (i++ > 10) {
                        return i;
                    }
                }
            case 11:
                while ((~5 | 1 & 3 ^ 2) < 0) {
                    if (i++ > 11) {
                        return i;
                    }
                }
            case 12:
                while (16777217L == 16777216f) {
                    if (i++ > 12) {
                        return i;
                    }
                }
            case 13:
                while (0.1f + 0.2f > 0.3 && +0.5 >= .5f) {
                    if (i++ > 13) {
                        return i;
                    }
                }
            case 14:
                while ((1 + "a" + 'b' + YES + 2L) == "1abtrue2") {
                    if (i++ > 14) {
                        return i;
                    }
                }
            case 15:
                while ((YES ? 1 : 2L) <= 1) {
                    if (i++ > 15) {
                        return i;
                    }
                }
            case 16:
                while ((NO ? "x" : "y") != "x") {
                    if (i++ > 16) {
                        return i;
                    }
                }
            case 17:
                while (Integer.MAX_VALUE + 1 < 0) {
                    if (i++ > 17) {
                        return i;
                    }
                }
            case 18:
                while (9_000_000_000L * 2 > Integer.MAX_VALUE) {
                    if (i++ > 18) {
                        return i;
                    }
                }
            case 19:
                while (5.5 % 2 == 1.5) {
                    if (i++ > 19) {
                        return i;
                    }
                }
            case 20:
                while ((char) 98 == 'b' && (short) 70000 != 70000 && -(-'b') == 98) {
                    if (i++ > 20) {
                        return i;
                    }
                }
            case 21:
                do {
                    i += 2;
                    if (i > 9) {
                        return i;
                    }
                } while (2 > 1);
            default:
                for (; 1.0 == 1; ) {
                    out.yield(i++);
                    if (i > 12) {
                        return i;
                    }
                }
        }
    }

    @Body(49)
    @Coroutine
    static int localEnumOfAnInitialiser(Yielder<Object, Object> out, Log log, int n) {
        var a = new Object() {
            int b = switch (n) {
                case 1 -> {
                    enum Local {
                        ONE,
                        TWO
                    }
                    yield Local.values().length;
                }
                default -> {
                    class Local {
                        int x = 3;

                        class Member {
                            int y = x;
                        }

                        Member member() {
                            return new Member();
                        }
                    }
                    yield new Local().member().y;
                }
            };
        };
        out.yield(a.b);
        return a.b;
    }

    static class Task {
        final Object name;

        Task(Object name) {
            this.name = name;
        }

        Object run(Object argument) {
            return argument;
        }
    }

    @Body(43)
    @Coroutine
    static Object anonymousClassThatAwaitsItself(Yielder<Object, Object> out, Log log) {
        return new Task(out.yield(1)) {
            @Override
            Object run(Object argument) {
                return name + " runs " + argument;
            }
        }.run(out.yield(2));
    }

    @Body({42, 44})
    @Coroutine
    static void swallowedYieldInALock(Yielder<Object, Object> out, Log log) {
        for (int n = 0; n < 6; n++) {
            try {
                log.show(switch (n) {
                    case 1, 5:
                        synchronized (log) {
                            if (n > 4) {
                                try {
                                    log.add("a");
                                } catch (IndexOutOfBoundsException e) {
                                    yield "b";
                                } finally {
                                    throw new IllegalStateException("c");
                                }
                            }
                            throw new IllegalArgumentException("d");
                        }
                    case 2:
                        out.yield(1);
                        yield "e";
                    case 3:
                        synchronized (log) {
                            try {
                                yield "f";
                            } finally {
                                throw new IllegalStateException("g");
                            }
                        }
                    default:
                        synchronized (log) {
                            try {
                                yield "h";
                            } finally {
                                log.add("i");
                            }
                        }
                });
            } catch (IllegalStateException | IllegalArgumentException e) {
                log.show(e);
            }
        }
    }

    interface Throwing<X extends Exception> {
        void run() throws X;

        static <X extends Exception> void run(Throwing<X> body) throws X {
            body.run();
        }
    }

    static class Source implements AutoCloseable {
        private final int n;
        private boolean isDone;

        Source(int n) {
            this.n = n;
        }

        void read() throws InterruptedException {
            if (n == 1) {
                throw new InterruptedException("read");
            }
        }

        @Override
        public void close() throws IOException {
            if (n == 2 && isDone) {
                throw new FileNotFoundException("close");
            }
        }
    }

    @Body({45, 47})
    @Coroutine
    static void rethrownByALambda(Yielder<Object, Object> out, Log log) {
        for (int n = 0; n < 5; n++) {
            try {
                try (Source source = new Source(n)) {
                    out.yield(1);
                    source.read();
                    try {
                        if (n == 3) {
                            throw new TimeoutException("inner");
                        } else if (n == 4) {
                            throw new ArithmeticException("unchecked");
                        }
                        out.yield(2);
                    } catch (Exception inner) {
                        throw inner;
                    }
                    source.isDone = true;
                } catch (IOException | ArithmeticException e) {
                    Throwing<IOException> again = () -> {
                        throw e;
                    };
                    out.yield(3);
                    again.run();
                } catch (Exception e) {
                    out.yield(4);
                    Throwing.<InterruptedException>run(() -> {
                        try {
                            throw e;
                        } catch (TimeoutException expected) {
                            log.add("expected");
                        } catch (InterruptedException expected) {
                            log.add("interrupted");
                            throw expected;
                        }
                    });
                }
            } catch (FileNotFoundException | InterruptedException | ArithmeticException caught) {
                log.show(caught);
            } catch (IOException caught) {
                log.add("impossible");
            }
        }
    }

    @Body(44)
    @Coroutine
    static <X extends Exception> void rethrownByALocalClass(Yielder<Object, Object> out, Log log, Throwing<X> p, int n)
            throws X {
        try {
            out.yield(1);
            p.run();
        } catch (final Exception e) {
            class Again {
                void run() throws X {
                    throw (e);
                }
            }
            log.add("caught");
            out.yield(2);
            new Again().run();
        }
    }

    private static Integer missing = null;

    @Body(30)
    @Coroutine
    static void unboxedBeforeTheOperand(Yielder<Object, Object> out, Log log) {
        try {
            missing += log.at("not evaluated", 1);
        } catch (NullPointerException e) {
            log.add("null");
        }
        out.yield(1);
        try {
            missing += (Integer) log.at("nor here", 1) + (out.yield(2) == null ? 1 : 2);
        } catch (NullPointerException e) {
            log.add("null");
        }
    }

    private static Integer thousand = 1000;

    @Body({30, 31})
    @Coroutine
    static void updateOfABoxGivesABox(Yielder<Object, Object> out, Log log) {
        thousand = 1000;
        log.add(kind(thousand += out.yield(1) == null ? 1 : 2));
        Long local = 3L;
        log.add(kind(local >>= out.yield(2) == null ? 1 : 2));
        log.add((thousand ^= out.yield(3) == null ? 1 : 2) != null);
        Integer[] array = {3};
        log.add((array[0] += out.yield(4) == null ? 1 : 2) != null);
    }

    @Body({22, 66})
    @Coroutine
    static void anonymousClassThatUsesALocalEnum(Yielder<Object, Object> out, Log log) {
        {
            enum Local {
                ONE,
                TWO;

                int get() {
                    return ordinal();
                }
            }
            {
                var c = new Object() {
                    int d = Local.TWO.get();
                };
                log.add(c.d);
            }
        }
        out.yield(1);
    }

    @Body({22, 13})
    @Coroutine
    static int anonymousTypeInAnArm(Yielder<Object, Object> out, Log log) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            switch (i) {
                case 1 -> {
                    var a = new Object() {
                        int b = 1;
                    };
                    out.yield(a.b);
                    sum += a.b;
                }
                case 2 -> {
                    try {
                        var a = new Object() {
                            int b = 2;
                        };
                        out.yield(a.b);
                        sum += a.b;
                    } catch (IllegalStateException e) {
                        var a = new Object() {
                            int b = 3;
                        };
                        out.yield(a.b);
                        sum += a.b;
                    }
                }
                default -> sum++;
            }
        }
        return sum;
    }

    @Body({32, 33})
    @Coroutine
    static void nothingButNull(Yielder<Object, Object> out, Log log) {
        Task a = out.yield(1) == null ? null : null;
        log.add(a);
        Task b;
        b = (switch (log.at("selector", 2)) {
            case 1 -> null;
            default -> {
                out.yield(2);
                yield null;
            }
        });
        log.add(b);
        log.add(join(out.yield(3) == null ? null : null, out.yield(4)));
        int[] c = {1};
        c = out.yield(5) == null ? null : (null);
        log.add(c);
    }
}
