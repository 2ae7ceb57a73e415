package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Definite assignment, and what the code between two yields leaves behind. */
@SuppressWarnings({"unused", "finally"})
public class Assignments {
    @Body(4)
    @Coroutine
    static String inBranchesThatReturn(Yielder<Object, Boolean> out, Log log) {
        int x;
        String s;
        if (out.yield("a")) {
            x = 1;
            s = "one";
        } else if (out.yield("b")) {
            return "early";
        } else {
            s = "three";
            x = 3;
        }
        out.yield(s);
        return s + x;
    }

    @Body(4)
    @Coroutine
    static String inEndlessLoops(Yielder<Object, Boolean> out, Log log) {
        final int x;
        while (true) {
            if (out.yield("a")) {
                x = 5;
                break;
            }
            log.add("again");
        }
        int y;
        for (; ; ) {
            y = x + 1;
            if (out.yield(y)) break;
        }
        String z;
        do {
            z = "z" + y;
        } while (!out.yield(z));
        return x + y + z;
    }

    @Body(4)
    @Coroutine
    static String inTryWithCatchThatLeaves(Yielder<Object, Boolean> out, Log log) {
        int x;
        try {
            x = out.yield("a") ? 1 : 2;
        } catch (IllegalArgumentException e) {
            return "caught" + out.yield("b");
        }
        String s;
        try {
            s = "s" + x;
            out.yield(s);
        } finally {
            log.add("f");
        }
        return s + x;
    }

    @Body(4)
    @Coroutine
    static String inSwitches(Yielder<Object, Integer> out, Log log) {
        int x;
        switch (out.yield("a")) {
            case 1:
                x = 1;
                break;
            case 2:
                x = out.yield("two");
                break;
            default:
                x = 3;
        }
        String s;
        switch (x) {
            case 1 -> s = "one";
            case 2 -> {
                s = "two";
                out.yield(s);
            }
            default -> throw new IllegalStateException("x" + x);
        }
        int y = switch (x) {
            case 1 -> {
                int z;
                z = out.yield("z");
                yield z;
            }
            default -> x;
        };
        return s + x + y;
    }

    @Body(4)
    @Coroutine
    static String inConditions(Yielder<Object, Boolean> out, Log log) {
        boolean a;
        int n;
        if (out.yield("a") && (n = 5) > 4 && (a = out.yield("b"))) {
            return "n" + n + a;
        }
        int m;
        if (!(out.yield("c") && (m = 7) > 6)) {
            return "none";
        }
        out.yield(m);
        boolean k;
        return "m" + m + (out.yield("d") || (k = out.yield("e")) ? "t" : "f" + k);
    }

    @Body({4, 9})
    @Coroutine
    static String blankFinalIsCaptured(Yielder<Object, Integer> out, Log log) {
        final int k;
        final String s;
        if (out.yield("k") > 1) {
            k = 1;
        } else {
            k = 2;
        }
        s = "s" + k;
        Supplier<String> f = () -> s + k;
        out.yield(f.get());
        final List<String> l;
        l = new ArrayList<>();
        Runnable r = () -> l.add(s);
        out.yield("list");
        r.run();
        return f.get() + l;
    }

    @Body(50)
    @Coroutine
    static String assignedBeforeAThrow(Yielder<Object, Object> out, Log log) {
        int x = 0;
        String s = "start";
        try {
            out.yield("a");
            for (int i = 0; i < 4; i++) {
                x = i * 10;
                s += i;
                if (i == 2) log.fail("in the loop");
            }
        } catch (IllegalStateException e) {
            log.add(x + s);
            out.yield(x);
        } finally {
            x++;
            log.add(x + s);
        }
        try {
            x = 100;
            x /= log.at("zero", 0);
        } catch (ArithmeticException e) {
            log.add("x is " + x);
        }
        out.yield(s);
        return s + x;
    }

    @Body(50)
    @Coroutine
    static String assignmentIsLostWhenItsValueFails(Yielder<Object, Object> out, Log log) {
        String s = "kept";
        int[] a = {1};
        int i = 0;
        try {
            s = out.yield("s") + log.<String>fail("value");
        } catch (IllegalStateException e) {
            log.add(s);
        }
        try {
            a[i++] = log.at("v", 5) + (out.yield("a") == null ? 0 : log.<Integer>fail("element"));
        } catch (IllegalStateException e) {
            log.add(a[0] + " " + i);
        }
        try {
            i += out.yield("i") == null ? 1 : log.<Integer>fail("compound");
        } catch (IllegalStateException e) {
            log.add(i);
        }
        return s + a[0] + i;
    }

    @Body({24, 20})
    @Coroutine
    static String yieldFreeParts(Yielder<Object, Integer> out, Log log) {
        int n = out.yield("n");
        outer:
        for (int i = 0; i < 3; i++) {
            switch (n) {
                case 1:
                    n += 5;
                    continue outer;
                case 2:
                    break outer;
                case 3:
                    return "three";
                default:
                    try {
                        if (n > 5) break;
                        n++;
                    } finally {
                        log.add("finally " + n);
                        if (n == 6) continue;
                    }
            }
            for (; ; ) {
                if (n++ > 7) break outer;
                try {
                    if (n == 7) continue outer;
                    if (n == -5) return "minus five";
                } finally {
                    log.add("inner " + n);
                }
            }
        }
        out.yield(n);
        while (n > 0) {
            n -= 3;
            if (n == 2) return "two";
        }
        return "n" + n + out.yield("end");
    }

    @Body({44, 3})
    @Coroutine
    static String patternVariables(Yielder<Object, Object> out, Log log) {
        Object o = out.yield("o");
        if (o instanceof String s && s.length() > 3) log.add(s + out.yield(s));
        if (o instanceof Integer s && s > 3) log.add(s + 1);
        if (!(o instanceof String s)) {
            out.yield("no string");
            return "no string";
        }
        for (int i = 0; o instanceof String t && i < 2; i++) {
            log.add(t + i + out.yield(t));
        }
        boolean b = o instanceof String u && u.equals(out.yield("u")) && u.length() == 3;
        while (!(o instanceof Integer n)) {
            o = s.length();
            out.yield("turn");
        }
        return s + n + b;
    }

    @Body(68)
    @Coroutine
    static String swapsInLoops(Yielder<Object, Integer> out, Log log) {
        String a = "a", b = "b", c = "c";
        int x = 1, y = 2;
        for (int i = 0; i < 3; i++) {
            String t = a;
            a = b;
            b = c;
            c = t;
            int u = x;
            x = y + out.yield(a + b + c);
            y = u;
        }
        return a + b + c + x + y;
    }

    @Body({6, 68})
    @Coroutine
    static String variablesDeclaredInLoopsStartAnew(Yielder<Object, Integer> out, Log log) {
        String s = "";
        for (int i = 0; i < 3; i++) {
            int fresh = 0;
            String text;
            if (i == 0) {
                text = "first";
            } else {
                text = "later" + out.yield(i);
            }
            fresh += out.yield(fresh);
            fresh++;
            s += text + fresh;
            boolean done = false;
            while (!done) {
                done = out.yield("done?") > 0 || fresh++ > 3;
            }
        }
        return s;
    }
}
