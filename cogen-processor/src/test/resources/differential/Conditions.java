package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;

/** Conditions with yields in them. */
@SuppressWarnings("empty")
public class Conditions {
    @Body(32)
    @Coroutine
    static String and(Yielder<Object, Boolean> out, Log log) {
        boolean r = log.at("a", true) && out.yield("b") && log.at("c", true) && out.yield("d");
        return "" + r;
    }

    @Body(32)
    @Coroutine
    static String or(Yielder<Object, Boolean> out, Log log) {
        boolean r = out.yield("a") || log.at("b", false) || out.yield("c");
        return "" + r;
    }

    @Body(32)
    @Coroutine
    static String mixed(Yielder<Object, Boolean> out, Log log) {
        if (out.yield("a") && (out.yield("b") || !out.yield("c")) || out.yield("d") && !(out.yield("e") && out.yield("f"))) {
            return "then";
        } else {
            return "else";
        }
    }

    @Body(32)
    @Coroutine
    static String strictOperators(Yielder<Object, Boolean> out, Log log) {
        boolean r = out.yield("a") & out.yield("b") | log.at("c", true) ^ out.yield("d");
        r &= out.yield("e");
        r |= r ^ out.yield("f");
        return "" + r;
    }

    @Body(32)
    @Coroutine
    static String conditional(Yielder<Object, Boolean> out, Log log) {
        String s = out.yield("c") ? "t" + out.yield("then") : "e" + out.yield("else");
        return s + (out.yield("d") ? log.at("x", "x") : log.at("y", "y"));
    }

    @Body(32)
    @Coroutine
    static String nestedConditional(Yielder<Object, Boolean> out, Log log) {
        return out.yield("1") ? out.yield("2") ? "a" : out.yield("3") ? "b" : "c" : out.yield("4") ? "d" : "e" + out.yield("5");
    }

    @Body(32)
    @Coroutine
    static int conditionalAmongOperands(Yielder<Object, Boolean> out, Log log) {
        int x = 1;
        return x + (out.yield("c") ? x = 10 : (x += 5)) + x + (log.at("d", false) ? 1 : out.yield("e") ? 2 : 3);
    }

    @Body(32)
    @Coroutine
    static String shortCircuitAsArgument(Yielder<Object, Boolean> out, Log log) {
        return String.valueOf(log.at("first", 'f')) + log.at("arg", out.yield("a") && out.yield("b"))
                + log.at("last", !out.yield("c") || out.yield("d"));
    }

    @Body(32)
    @Coroutine
    static String negations(Yielder<Object, Boolean> out, Log log) {
        if (!(!out.yield("a") || out.yield("b"))) {
            log.add("one");
        }
        if (!!out.yield("c")) {
            log.add("two");
        }
        boolean r = !(out.yield("d") != out.yield("e"));
        return r + "";
    }

    @Body(32)
    @Coroutine
    static String assignmentInCondition(Yielder<Object, Boolean> out, Log log) {
        boolean a;
        boolean b = false;
        if ((a = out.yield("a")) && (b = out.yield("b")) == a) {
            return "both " + a + b;
        }
        return a + " " + b;
    }

    @Body({4, 32})
    @Coroutine
    static String definiteAssignmentThroughConditions(Yielder<Object, Boolean> out, Log log) {
        final int x;
        if (out.yield("a") && out.yield("b")) {
            x = 1;
        } else {
            x = out.yield("c") ? 2 : 3;
        }
        int y;
        if (out.yield("d") && (y = x * 10) > 10) {
            return "y" + y;
        }
        boolean z;
        return out.yield("e") && (z = out.yield("f")) ? "z" + z : "x" + x;
    }

    @Body(5)
    @Coroutine
    static String ifs(Yielder<Object, Boolean> out, Log log) {
        if (out.yield("a"))
            if (out.yield("b")) log.add("b");
            else log.add("not b");
        if (out.yield("c")) ;
        else if (out.yield("d")) log.add("d");
        else {
        }
        if (false) {
            out.yield("never");
        }
        if (true) log.add(out.yield("always"));
        return "end";
    }

    @Body(5)
    @Coroutine
    static String constantConditions(Yielder<Object, Boolean> out, Log log) {
        boolean a = true || out.yield("never");
        boolean b = false && out.yield("never");
        boolean c = true ? out.yield("c") : out.yield("never");
        boolean d = false ? out.yield("never") : false || out.yield("d");
        int i = 1 < 2 ? 5 : out.yield("never") ? 1 : 2;
        return "" + a + b + c + d + i;
    }

    @Body(32)
    @Coroutine
    static Object conditionalThrows(Yielder<Object, Boolean> out, Log log) {
        return out.yield("a") ? log.fail("then") : log.at("else", out.yield("b") ? out.yield("x") : log.fail("other"));
    }

    @Body({32, 36})
    @Coroutine
    static String boxedConditions(Yielder<Object, Boolean> out, Log log) {
        Boolean none = null;
        try {
            return none && out.yield("not reached") ? "t" : "f";
        } catch (NullPointerException e) {
            return "npe" + (out.yield("after") ? 1 : 0);
        }
    }

    @Body({32, 49})
    @Coroutine
    static String comparisonsOfYields(Yielder<Object, Integer> out, Log log) {
        return "" + (out.yield("a") < out.yield("b")) + (out.yield("c") == 2) + (out.yield("d") != out.yield("e"))
                + (out.yield("f") >= 2 ? out.yield("g") : out.yield("h") + 0.5f);
    }

    @Body({32, 44})
    @Coroutine
    static String instanceOfPatterns(Yielder<Object, Object> out, Log log) {
        Object o = out.yield("o");
        if (o instanceof String s && out.yield(s) != null) {
            return "string " + s + out.yield(s.length());
        }
        if (!(o instanceof Integer n)) {
            return "neither " + out.yield("x");
        }
        out.yield(n + 1);
        return "number " + n;
    }

    @Body({32, 44})
    @Coroutine
    static String patternsOnYieldedValues(Yielder<Object, Object> out, Log log) {
        if (out.yield("a") instanceof String s) {
            out.yield("in " + s);
            return s + 1;
        } else if (out.yield("b") instanceof Integer i && i > 1) {
            return "big " + out.yield(i);
        }
        while (!(out.yield("loop") instanceof String last)) {
            log.add("again");
        }
        return last + out.yield(last);
    }

    @Body({32, 44})
    @Coroutine
    static String patternInConditional(Yielder<Object, Object> out, Log log) {
        Object o = out.yield("o");
        String r = o instanceof String s ? s + out.yield("then") : o instanceof Integer i ? "i" + (i + 1) + out.yield(i) : "else";
        return r + (o instanceof CharSequence c && c.length() == 3 && out.yield("c") instanceof String d ? c + d : "no");
    }

    @Body(32)
    @Coroutine
    static boolean returnedConditions(Yielder<Object, Boolean> out, Log log) {
        return out.yield("a") ? out.yield("b") || out.yield("c") : out.yield("d") && !out.yield("e");
    }

    @Body(32)
    @Coroutine
    static String loopsOverConditions(Yielder<Object, Boolean> out, Log log) {
        int n = 0;
        while (n++ < 4 && (out.yield(n) || n == 1 && out.yield("first"))) {
            log.add("turn " + n);
        }
        do {
            n--;
        } while (n > 0 && !out.yield("again " + n));
        return "n" + n;
    }

    @Body(32)
    @Coroutine
    static String conditionalOfLambdas(Yielder<Object, Boolean> out, Log log) {
        java.util.function.Supplier<String> f = out.yield("which") ? () -> "one" : () -> "two";
        out.yield("between");
        return f.get();
    }
}
