package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import io.cogen.processor.differential.Ops;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Calls of coroutines of the same class, whose bodies begin without a machine. */
@SuppressWarnings("fallthrough")
public class DirectCalls<E> {
    private int calls;
    private static int total;
    private E kept;

    // ------------------------------------------------------------------ callees

    @Coroutine
    static int fibonacci(int n) {
        if (n < 2) return n;
        return Co.yield(DirectCallsCoroutines.fibonacci(n - 1)) + Co.yield(DirectCallsCoroutines.fibonacci(n - 2));
    }

    @Coroutine
    static int sometimes(Log log, Ops ops, int n) {
        log.add("sometimes " + n);
        if (n % 2 == 1) {
            return n;
        }
        int more = Co.yield(ops.op("some " + n, n));
        log.add("went on " + n);
        return n + more;
    }

    @Coroutine
    static int counted(Log log, Ops ops, int n) {
        if (n == 0) {
            return Co.yield(ops.op("bottom", 1));
        }
        int before = n * 10;
        int below = Co.yield(differential.DirectCallsCoroutines . /* here */ counted (log, ops, n - 1));
        log.add("back in " + n);
        return before + below;
    }

    @Coroutine
    static boolean even(Log log, Ops ops, int n) throws IOException {
        return n == 0 || Co.yield(DirectCallsCoroutines.odd(log, ops, n - 1));
    }

    @Coroutine
    static boolean odd(Log log, Ops ops, int n) throws IOException {
        if (n == 3) {
            log.add("read " + Co.yield(ops.io("three", "x")));
        }
        return n != 0 && Co.yield(DirectCallsCoroutines.even(log, ops, n - 1));
    }

    @Coroutine
    static void nothing(Log log, Ops ops, boolean suspends) {
        log.add("nothing");
        if (!suspends) {
            return;
        }
        Co.yield(ops.op("nothing", 0));
    }

    @Coroutine
    static void deepVoid(Log log, Ops ops, int n) {
        if (n > 0) {
            Co.yield(DirectCallsCoroutines.deepVoid(log, ops, n - 1));
            log.add("void " + n);
        } else {
            Co.yield(DirectCallsCoroutines.nothing(log, ops, true));
        }
    }

    @Coroutine
    static byte aByte(Ops ops, boolean suspends) {
        if (suspends) Co.yield(ops.op("byte", 0));
        return 5;
    }

    @Coroutine
    static short aShort(Ops ops, boolean suspends) {
        if (suspends) Co.yield(ops.op("short", 0));
        return 6;
    }

    @Coroutine
    static char aChar(Ops ops, boolean suspends) {
        if (suspends) Co.yield(ops.op("char", 0));
        return 'c';
    }

    @Coroutine
    static long aLong(Ops ops, boolean suspends) {
        int narrow = 7;
        if (suspends) Co.yield(ops.op("long", 0));
        return narrow;
    }

    @Coroutine
    static float aFloat(Ops ops, boolean suspends) {
        if (suspends) Co.yield(ops.op("float", 0));
        return 1.5f;
    }

    @Coroutine
    static double aDouble(Ops ops, boolean suspends) {
        Integer boxed = 9;
        if (suspends) Co.yield(ops.op("double", 0));
        return boxed;
    }

    @Coroutine
    static boolean aBoolean(Ops ops, boolean suspends) {
        if (suspends) Co.yield(ops.op("boolean", 0));
        return true;
    }

    @Coroutine
    static Integer boxed(Ops ops, boolean suspends, Integer value) {
        if (suspends) Co.yield(ops.op("Integer", 0));
        return value;
    }

    @Coroutine
    static int[] array(Ops ops, boolean suspends) {
        if (suspends) Co.yield(ops.op("array", 0));
        return new int[] {1, 2};
    }

    @Coroutine
    static int unboxes(Ops ops, Integer value) {
        if (value != null && value > 100) Co.yield(ops.op("unboxes", 0));
        return value;
    }

    @Coroutine
    static <T extends Comparable<? super T>> T larger(Ops ops, T a, T b, boolean suspends) {
        if (suspends) {
            T kept = a;
            Co.yield(ops.op("larger", 0));
            return kept.compareTo(b) > 0 ? kept : b;
        }
        return a.compareTo(b) > 0 ? a : b;
    }

    @Coroutine
    static <K, V> Map<K, List<V>> mapOf(Ops ops, K key, V value, boolean suspends) {
        List<V> values = new ArrayList<>();
        values.add(value);
        if (suspends) Co.yield(ops.op("map", 0));
        return Map.of(key, values);
    }

    @Coroutine
    static String joined(Ops ops, String separator, Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object each : parts) {
            text.append(each).append(separator);
            if (each == null) Co.yield(ops.op("joined", 0));
        }
        return text.toString();
    }

    @Coroutine
    static int overloaded(Ops ops, int n) {
        if (n > 9) Co.yield(ops.op("int", 0));
        return n + 1;
    }

    @Coroutine
    static int overloaded(Ops ops, long n) {
        if (n > 9) Co.yield(ops.op("long", 0));
        return (int) n + 2;
    }

    @Coroutine
    static int overloaded(Ops ops, Object n) {
        if (n == null) Co.yield(ops.op("Object", 0));
        return 3;
    }

    @Coroutine
    private int member(Log log, Ops ops, int n) {
        calls++;
        if (n == 0) {
            Co.yield(ops.op("member", 0));
            return total += calls;
        }
        return Co.yield(DirectCallsCoroutines.member(this, log, ops, n - 1)) + this.calls;
    }

    @Coroutine
    E ofTheClass(Ops ops, E other, boolean suspends) {
        E before = kept;
        kept = other;
        if (suspends) Co.yield(ops.op("kept", 0));
        return before;
    }

    @Coroutine
    static int fails(Log log, Ops ops, int n, int suspendAt) throws IOException {
        if (n == suspendAt) {
            log.add(Co.yield(ops.io("fails", "f")));
        }
        if (n == 0) {
            throw new IOException("at the bottom");
        }
        int below = Co.yield(DirectCallsCoroutines.fails(log, ops, n - 1, suspendAt));
        log.add("never");
        return below + 1;
    }

    @Coroutine
    static int loops(Log log, Ops ops, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            if (i == 5) continue;
            if (i == 9) break;
            sum += Co.yield(DirectCallsCoroutines.sometimes(log, ops, i));
            String text = "";
            while (text.length() < i) {
                text += i;
                if (Co.yield(DirectCallsCoroutines.aBoolean(ops, i == 4))) text += "!";
            }
            log.add(text);
        }
        return sum;
    }

    @Coroutine
    static int captures(Log log, Ops ops, int n) {
        int local = n;
        IntSupplier one = () -> local + 1;
        int assigned;
        if (n > 2) {
            assigned = Co.yield(DirectCallsCoroutines.overloaded(ops, n));
        } else {
            assigned = 0;
        }
        IntSupplier two = () -> assigned + one.getAsInt();
        Co.yield(DirectCallsCoroutines.nothing(log, ops, n == 4));
        return two.getAsInt() + local;
    }

    @Coroutine
    static String redeclares(Log log, Ops ops, int n) {
        String text = "";
        {
            int i = Co.yield(DirectCallsCoroutines.overloaded(ops, n));
            Co.yield(DirectCallsCoroutines.nothing(log, ops, n == 1));
            text += i;
        }
        for (int i = 0; i < 2; i++) {
            text += i;
        }
        {
            long i = Co.yield(DirectCallsCoroutines.aLong(ops, n == 2));
            Co.yield(DirectCallsCoroutines.nothing(log, ops, n == 3));
            text += i;
        }
        IntSupplier last = () -> {
            int i = 4;
            return i;
        };
        return text + last.getAsInt();
    }

    @Coroutine
    static String patterns(Log log, Ops ops, Object o, Object p) {
        String text = "";
        if (n(o) > 0) {
            if (!(o instanceof String s)) {
                return "no " + o;
            }
            text += s + Co.yield(DirectCallsCoroutines.overloaded(ops, s.length()));
        }
        {
            if (!(p instanceof Integer s)) {
                return text + " no " + p;
            }
            text += s + Co.yield(DirectCallsCoroutines.overloaded(ops, s));
        }
        return text + (o instanceof String s && s.length() > 1);
    }

    private static int n(Object o) {
        return o == null ? 0 : 1;
    }

    @Coroutine
    static String chooses(Log log, Ops ops, int n) {
        switch (n) {
            case 1:
                return "one " + Co.yield(DirectCallsCoroutines.sometimes(log, ops, 1));
            case 2:
                log.add("falls");
            case 3: {
                int k = Co.yield(DirectCallsCoroutines.sometimes(log, ops, n));
                return "three " + k;
            }
            default:
                break;
        }
        String text = switch (n) {
            case 4 -> "four " + Co.yield(DirectCallsCoroutines.aChar(ops, true));
            case 5 -> Co.yield(DirectCallsCoroutines.joined(ops, "-", 5, "x"));
            default -> throw new IllegalStateException("no " + n);
        };
        return n > 4 ? text : text + (Co.yield(DirectCallsCoroutines.aBoolean(ops, n == 4)) ? 1 : 2);
    }

    @Coroutine
    static String catchesAtOnce(Log log, int n) {
        try {
            return "" + 10 / n;
        } catch (ArithmeticException e) {
            log.add("caught");
            return "none";
        } finally {
            log.add("finally");
        }
    }

    // ------------------------------------------------------------------ bodies

    @Body({26, 49})
    @Coroutine
    static int noneSuspends(Log log, Ops ops) {
        return Co.yield(DirectCallsCoroutines.fibonacci(12)) * 2 + Co.yield(DirectCallsCoroutines.fibonacci(5));
    }

    @Body({26, 49})
    @Coroutine
    static int someSuspend(Log log, Ops ops) {
        int sum = log.at("first", 1) + Co.yield(DirectCallsCoroutines.sometimes(log, ops, 1))
                + Co.yield(DirectCallsCoroutines.sometimes(log, ops, 2)) * Co.yield(DirectCallsCoroutines.sometimes(log, ops, 3))
                + Co.yield(DirectCallsCoroutines.sometimes(log, ops, Co.yield(DirectCallsCoroutines.sometimes(log, ops, 4))));
        log.add("sum " + sum);
        return sum + Co.yield(differential.DirectCallsCoroutines . /* here */ counted (log, ops, 5));
    }

    @Body({26, 49})
    @Coroutine
    static String mutual(Log log, Ops ops) throws IOException {
        return "" + Co.yield(DirectCallsCoroutines.even(log, ops, 2)) + Co.yield(DirectCallsCoroutines.even(log, ops, 6))
                + Co.yield(DirectCallsCoroutines.odd(log, ops, 1));
    }

    @Body({26, 49})
    @Coroutine
    static void voids(Log log, Ops ops) {
        Co.yield(DirectCallsCoroutines.nothing(log, ops, false));
        log.add("then");
        Co.yield(DirectCallsCoroutines.nothing(log, ops, true));
        Void none = Co.yield(DirectCallsCoroutines.nothing(log, ops, false));
        log.show(none);
        log.show(Co.yield(DirectCallsCoroutines.nothing(log, ops, false)));
        Co.yield(DirectCallsCoroutines.deepVoid(log, ops, 3));
    }

    @Body({26, 49})
    @Coroutine
    static String results(Log log, Ops ops) {
        String text = "";
        for (boolean suspends : new boolean[] {false, true, false}) {
            byte b = Co.yield(DirectCallsCoroutines.aByte(ops, suspends));
            int s = Co.yield(DirectCallsCoroutines.aShort(ops, suspends));
            text += b + s + Co.yield(DirectCallsCoroutines.aChar(ops, suspends));
            text += Co.yield(DirectCallsCoroutines.aChar(ops, suspends)) + b;
            double widened = Co.yield(DirectCallsCoroutines.aLong(ops, suspends));
            text += widened + Co.yield(DirectCallsCoroutines.aFloat(ops, suspends));
            text += Co.yield(DirectCallsCoroutines.aDouble(ops, suspends)).intValue();
            Object o = Co.yield(DirectCallsCoroutines.aBoolean(ops, suspends));
            log.show(o.getClass());
            log.show(Co.yield(DirectCallsCoroutines.aByte(ops, suspends)));
            Integer one = Co.yield(DirectCallsCoroutines.boxed(ops, suspends, 1000));
            log.add("" + (one == Co.yield(DirectCallsCoroutines.boxed(ops, suspends, one))));
            log.show(Co.yield(DirectCallsCoroutines.boxed(ops, suspends, null)));
            text += Co.yield(DirectCallsCoroutines.array(ops, suspends))[1];
            if (!Co.yield(DirectCallsCoroutines.aBoolean(ops, suspends))) text += "wrong";
        }
        return text;
    }

    @Body({26, 49})
    @Coroutine
    static int nullUnboxed(Log log, Ops ops) {
        int n = 0;
        for (Integer each : new Integer[] {1, 101, null}) {
            n += Co.yield(DirectCallsCoroutines.unboxes(ops, each));
            log.show(n);
        }
        return n;
    }

    @Body({62, 49})
    @Coroutine
    static String generics(Log log, Ops ops) {
        String text = "";
        for (boolean suspends : new boolean[] {false, true}) {
            String larger = Co.yield(DirectCallsCoroutines.larger(ops, "a", "b", suspends));
            text += larger + Co.yield(DirectCallsCoroutines.larger(ops, 1, 2, suspends)).intValue();
            Map<String, List<Integer>> map = Co.yield(DirectCallsCoroutines.mapOf(ops, "k", 7, suspends));
            text += map.get("k").get(0) + 1;
            text += Co.yield(DirectCallsCoroutines.<String, Long>mapOf(ops, "l", 8L, suspends)).get("l");
            var inferred = Co.yield(DirectCallsCoroutines.mapOf(ops, List.of("x"), new int[1], suspends));
            text += inferred.keySet().iterator().next().get(0).length();
        }
        return text;
    }

    @Body({62, 49})
    @Coroutine
    static String varargs(Log log, Ops ops) {
        return Co.yield(DirectCallsCoroutines.joined(ops, ",")) + Co.yield(DirectCallsCoroutines.joined(ops, ",", 1, 'b', "c"))
                + Co.yield(DirectCallsCoroutines.joined(ops, ",", new Object[] {"d", null, "e"}))
                + Co.yield(DirectCallsCoroutines.joined(ops, ";", "f", null));
    }

    @Body({62, 49})
    @Coroutine
    static String overloads(Log log, Ops ops) {
        byte small = 3;
        return "" + Co.yield(DirectCallsCoroutines.overloaded(ops, 1)) + Co.yield(DirectCallsCoroutines.overloaded(ops, 1L))
                + Co.yield(DirectCallsCoroutines.overloaded(ops, "x")) + Co.yield(DirectCallsCoroutines.overloaded(ops, small))
                + Co.yield(DirectCallsCoroutines.overloaded(ops, null)) + Co.yield(DirectCallsCoroutines.overloaded(ops, 10))
                + Co.yield(DirectCallsCoroutines.overloaded(ops, Integer.valueOf(1)));
    }

    @Body({46, 49})
    @Coroutine
    int members(Log log, Ops ops) {
        total = 0;
        calls = 0;
        int sum = Co.yield(DirectCallsCoroutines.member(this, log, ops, 4));
        log.add(total + " " + calls);
        return sum + new DirectCalls<String>().calls;
    }

    @Body({46, 62})
    @Coroutine
    String membersOfGenerics(Log log, Ops ops) {
        DirectCalls<String> other = new DirectCalls<>();
        other.kept = "k";
        String a = Co.yield(DirectCallsCoroutines.ofTheClass(other, ops, "l", false));
        String b = Co.yield(DirectCallsCoroutines.ofTheClass(other, ops, "m", true));
        DirectCalls<String> none = null;
        try {
            return a + b + Co.yield(DirectCallsCoroutines.ofTheClass(none, ops, "n", false));
        } catch (NullPointerException e) {
            return a + b + "null";
        }
    }

    @Body({16, 49})
    @Coroutine
    static String failures(Log log, Ops ops) {
        String text = "";
        for (int at = -1; at < 4; at++) {
            try {
                Co.yield(DirectCallsCoroutines.fails(log, ops, 3, at));
            } catch (IOException e) {
                text += at + e.getMessage();
            } finally {
                log.add("finally " + Co.yield(DirectCallsCoroutines.sometimes(log, ops, at + 1)));
            }
        }
        return text;
    }

    @Body({16, 49})
    @Coroutine
    static int uncaught(Log log, Ops ops) throws IOException {
        log.add("before");
        return Co.yield(DirectCallsCoroutines.fails(log, ops, 2, -1));
    }

    @Body({6, 49})
    @Coroutine
    static int loopsAndJumps(Log log, Ops ops) {
        return Co.yield(DirectCallsCoroutines.loops(log, ops, 3, 20));
    }

    @Body({37, 49})
    @Coroutine
    static String capturing(Log log, Ops ops) {
        String text = "";
        for (int i = 1; i < 6; i++) {
            text += Co.yield(DirectCallsCoroutines.captures(log, ops, i)) + " ";
        }
        return text;
    }

    @Body({49})
    @Coroutine
    static String redeclaring(Log log, Ops ops) {
        String text = "";
        for (int i = 0; i < 5; i++) {
            text += Co.yield(DirectCallsCoroutines.redeclares(log, ops, i)) + " ";
        }
        return text + Co.yield(DirectCallsCoroutines.catchesAtOnce(log, 0)) + Co.yield(DirectCallsCoroutines.catchesAtOnce(log, 5));
    }

    @Body({49})
    @Coroutine
    static String matching(Log log, Ops ops) {
        return Co.yield(DirectCallsCoroutines.patterns(log, ops, "a", 1)) + Co.yield(DirectCallsCoroutines.patterns(log, ops, 1, 1))
                + Co.yield(DirectCallsCoroutines.patterns(log, ops, null, null)) + Co.yield(DirectCallsCoroutines.patterns(log, ops, "ten characters", 12));
    }

    @Body({49})
    @Coroutine
    static String choosing(Log log, Ops ops) {
        String text = "";
        for (int i = 1; i < 7; i++) {
            text += Co.yield(DirectCallsCoroutines.chooses(log, ops, i)) + " ";
        }
        return text;
    }

    @Body({49})
    @Coroutine
    static String inTheOrdinaryWay(Log log, Ops ops) {
        Coro<Integer, RuntimeException> made = DirectCallsCoroutines.sometimes(log, ops, 2);
        int a = Co.yield(made);
        int b = Co.yield((DirectCallsCoroutines.sometimes(log, ops, 1)));
        int c = Co.yield(DirectCallsCoroutines.sometimes(log, ops, 4).timeout(Duration.ofMinutes(1)));
        return a + " " + b + " " + c + Co.yield(a > 1 ? DirectCallsCoroutines.aChar(ops, false) : DirectCallsCoroutines.aChar(ops, true));
    }

    @Body({49})
    @Coroutine
    static int argumentsHaveEffects(Log log, Ops ops) {
        int n = 1;
        int sum = Co.yield(DirectCallsCoroutines.overloaded(ops, n++)) + n * Co.yield(DirectCallsCoroutines.overloaded(ops, n += 3))
                + Co.yield(DirectCallsCoroutines.overloaded(ops, log.at("n", n) + Co.yield(DirectCallsCoroutines.overloaded(ops, n--))));
        return sum * 100 + n;
    }

    static class Nested {
        @Body({46, 49})
        @Coroutine
        static int nested(Log log, Ops ops) {
            return Co.yield(DirectCalls_NestedCoroutines.inside(log, ops, 3)) + Co.yield(DirectCallsCoroutines.fibonacci(6));
        }

        @Coroutine
        private static int inside(Log log, Ops ops, int n) {
            if (n == 0) {
                return Co.yield(DirectCallsCoroutines.sometimes(log, ops, 2));
            }
            return n + Co.yield(DirectCalls_NestedCoroutines.inside(log, ops, n - 1));
        }
    }
}
