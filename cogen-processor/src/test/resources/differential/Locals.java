package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Locals: declarations, scopes, var, shadowing, the primitive types. */
@SuppressWarnings({"rawtypes", "unchecked", "unused", "cast"})
public class Locals {
    int x = 100;
    String name = "field";
    static String shadowed = "static";

    @Body(1)
    @Coroutine
    static String severalDeclarators(Yielder<Object, Integer> out, Log log) {
        int a = 1, b = out.yield(a), c, d[] = {a, b}, e[][] = new int[2][];
        c = out.yield(b);
        e[0] = d;
        int f[] = {c, c + 1}, g = d[1];
        String[] h = {"h"}, i[] = {h, null};
        out.yield(f);
        return a + b + c + Arrays.toString(d) + Arrays.deepToString(e) + f[1] + g + i[0][0];
    }

    @Body(1)
    @Coroutine
    static String arrayInitialisersWithoutYields(Yielder<Object, Object> out, Log log) {
        int[] a = {};
        String[][] b = {{"x"}, {}, null};
        out.yield(b);
        long[] c = {1, 'c', (byte) 3};
        double d[] = {1, 2f};
        out.yield(a);
        return Arrays.toString(a) + Arrays.deepToString(b) + Arrays.toString(c) + Arrays.toString(d);
    }

    @Body(2)
    @Coroutine
    static String vars(Yielder<Object, String> out, Log log) {
        var s = out.yield("s");
        var list = new ArrayList<Map<String, ? extends Number>>();
        list.add(Map.of("k", 1));
        var n = 1;
        var c = 'c';
        var arr = new int[] {1};
        var nothing = (String) null;
        out.yield("between");
        c++;
        for (var m : list) {
            for (var e : m.entrySet()) {
                s += e.getKey() + e.getValue().intValue() + out.yield(e.getKey());
            }
        }
        return s + n + c + arr[0] + nothing;
    }

    @Body(3)
    @Coroutine
    static String siblingScopes(Yielder<Object, Integer> out, Log log) {
        String r = "";
        {
            int x = out.yield("int");
            r += x;
            out.yield(x);
            r += x;
        }
        {
            String x = "s" + out.yield("string");
            out.yield(x);
            r += x;
        }
        for (boolean x = true; x; x = false) r += x + "" + out.yield(x);
        {
            long x = 7;
            {
                long y = x;
                out.yield(y);
                r += y;
            }
            double y = 2.5;
            out.yield(y);
            r += x + y;
        }
        return r;
    }

    @Body(3)
    @Coroutine
    String localsShadowFields(Yielder<Object, Object> out, Log log) {
        String r = x + name;
        int x = 1;
        this.x++;
        String name = "local" + out.yield(x);
        String shadowed = name + Locals.shadowed;
        this.name = name + this.name;
        out.yield(shadowed);
        x += 5;
        return r + x + this.x + name + this.name + shadowed;
    }

    @Body({3, 67})
    @Coroutine
    String parametersShadowFields(Yielder<Object, Object> out, Log log, int x, String name) {
        x++;
        out.yield(x + this.x);
        this.x = x;
        name = name + this.name;
        out.yield(name);
        return x + name + this.x;
    }

    @Body(4)
    @Coroutine
    static String blankFinals(Yielder<Object, Integer> out, Log log) {
        final int a;
        final String b;
        if (out.yield("a") > 1) {
            a = 1;
            b = "b" + out.yield("b");
        } else {
            b = "c";
            a = out.yield("c");
        }
        final List<String> list;
        switch (a) {
            case 1:
                list = List.of(b);
                break;
            default:
                list = List.of();
        }
        out.yield(list);
        return a + b + list;
    }

    @Body(4)
    @Coroutine
    static String assignedLate(Yielder<Object, Integer> out, Log log) {
        int a;
        String s;
        boolean done = false;
        do {
            a = out.yield("a");
            s = "s" + a;
            if (a > 2) done = true;
            if (a <= 0) break;
        } while (!done && a < 3);
        return a + s + done;
    }

    @Body(66)
    @Coroutine
    static String allPrimitivesLiveAcross(Yielder<Object, Object> out, Log log) {
        boolean z = true;
        byte b = (byte) 200;
        short s = (short) 70000;
        char c = '\uffff';
        int i = Integer.MIN_VALUE;
        long l = Long.MAX_VALUE;
        float f = Float.MIN_VALUE;
        double d = -0.0;
        out.yield("one");
        z = !z;
        b++;
        s--;
        c += 2;
        i -= 1;
        l++;
        f /= 3;
        d *= -1;
        out.yield("two");
        return "" + z + b + s + (int) c + i + l + f + d + 1 / d;
    }

    @Body({66, 36})
    @Coroutine
    static String yieldedPrimitivesOfEachType(Yielder<Object, Object> out, Log log) {
        byte b = 1;
        short s = 2;
        out.yield(b);
        out.yield(s);
        out.yield('c');
        out.yield(4);
        out.yield(5L);
        out.yield(6f);
        out.yield(7d);
        out.yield(true);
        out.yield(b + s);
        out.yield((byte) (b + s));
        return "end";
    }

    @Body(66)
    @Coroutine
    static long yieldsLongs(Yielder<Long, Long> out, Log log) {
        long sum = 0;
        for (long i = 1L << 33; sum < 20; i++) {
            sum += out.yield(i) + 3;
        }
        return sum;
    }

    @Body(66)
    @Coroutine
    static double yieldsDoubles(Yielder<Double, Double> out, Log log) {
        double d = out.yield(0.5);
        d += out.yield(d / 3) * 2;
        return out.yield(Double.NaN) + d;
    }

    @Body(66)
    @Coroutine
    static float yieldsFloats(Yielder<Float, Float> out, Log log) {
        return out.yield(1.5f) + out.yield(Float.MAX_VALUE * 2);
    }

    @Body(66)
    @Coroutine
    static char yieldsChars(Yielder<Character, Character> out, Log log) {
        char c = out.yield('a');
        c++;
        switch (out.yield(c)) {
            case 'b':
                return out.yield('B');
            default:
                return c;
        }
    }

    @Body(66)
    @Coroutine
    static byte yieldsBytes(Yielder<Byte, Byte> out, Log log) {
        byte b = out.yield((byte) 1);
        b += out.yield(b);
        return (byte) (b + out.yield(b++));
    }

    @Body(66)
    @Coroutine
    static short yieldsShorts(Yielder<Short, Short> out, Log log) {
        short s = out.yield((short) -1);
        s <<= 15;
        return s > 0 ? out.yield(s) : s;
    }

    @Body(66)
    @Coroutine
    static boolean yieldsBooleans(Yielder<Boolean, Boolean> out, Log log) {
        boolean a = out.yield(true);
        boolean b = !out.yield(!a);
        return out.yield(a ^ b) ? a : b;
    }

    @Body(66)
    @Coroutine
    static int yieldsInts(Yielder<Integer, Integer> out, Log log) {
        int i = out.yield(Integer.MAX_VALUE);
        out.yield(i == 0 ? null : i);
        return i << out.yield(i + 1);
    }

    @Body(66)
    @Coroutine
    static Integer boxedResultMayBeNull(Yielder<Integer, Integer> out, Log log) {
        Integer i = out.yield(null);
        return i;
    }

    @Body(66)
    @Coroutine
    static int[] yieldsArrays(Yielder<int[], int[]> out, Log log) {
        int[] a = out.yield(new int[] {1});
        int[] b = out.yield(a);
        return a.length > 0 ? new int[] {a[0], b.length} : null;
    }

    @Body(67)
    @Coroutine
    static String parametersAreReassigned(Yielder<Object, Object> out, Log log, int n, String text, int[] array, List<String> list) {
        n += 2;
        out.yield(n);
        text = text + n;
        array = array.clone();
        array[0] = 50;
        out.yield(array);
        list = new ArrayList<>(list);
        list.add(text);
        return n + text + array[0] + list;
    }

    @Body({66, 67})
    @Coroutine
    static String parametersOfAllTypes(Yielder<Object, Object> out, Log log, boolean z, byte b, short s, char c, int i, long l, float f, double d) {
        out.yield("one");
        return "" + z + b + s + c + i + l + f + d;
    }

    @Body({67, 40})
    @Coroutine
    static String unusedParameters(Yielder<Object, Object> out, Log log, int unused, Object... rest) {
        return "r" + out.yield("x");
    }

    @Body({67, 40})
    @Coroutine
    static String varargsParameter(Yielder<Object, Object> out, Log log, String... rest) {
        for (int i = 0; i < rest.length; i++) {
            rest[i] += out.yield(rest[i]);
        }
        return String.join(",", rest);
    }

    @Body(68)
    @Coroutine
    static String manyLocalsOfShortLives(Yielder<Object, Object> out, Log log) {
        String a = "a" + out.yield(1);
        String b = a + out.yield(2);
        a = null;
        String c = b + out.yield(3);
        String d = c + out.yield(4);
        String e = c + d;
        c = e;
        out.yield(e);
        return c + d;
    }

    @Body(69)
    @Coroutine
    static String namesOfGeneratedMembers(Yielder<Object, Object> out, Log log) {
        int state = 1;
        Throwable failure = null;
        String yielded = "yielded";
        String awaited = "awaited";
        Object self = "self";
        String SOURCE = "source";
        int completion = 3, pending = 4, caught = 5, result = 6, next = 7, slot = 8;
        out.yield(state);
        String ends = "ends", step = "step", clear = "clear", sent = "sent", yields = "yields", source = "src", closing = "cl";
        out.yield(yielded + awaited);
        try {
            out.yield(self);
            state++;
        } catch (RuntimeException caught$) {
            failure = caught$;
            out.yield(failure.getMessage());
        } finally {
            completion++;
            out.yield(completion);
        }
        return state + "" + failure + yielded + awaited + self + SOURCE + completion + pending + caught + result + next + slot
                + ends + step + clear + sent + yields + source + closing;
    }

    @Body(69)
    @Coroutine
    static String dollarsAndUnicodeNames(Yielder<Object, Object> out, Log log) {
        int $ = 1;
        int x$1 = 2;
        int x = 3;
        int operand$1 = 4;
        int \u00fcber = 5;
        int größe = 6;
        String 名 = "名";
        out.yield($ + x);
        {
            int x$2 = 7;
            out.yield(x$2);
        }
        return "" + $ + x$1 + x + operand$1 + über + größe + 名 + out.yield("\u0041\t\"") + '\u0042' + '\'';
    }

    @Body(70)
    @Coroutine
    static String annotatedLocals(Yielder<Object, Object> out, Log log) {
        @SuppressWarnings("unchecked")
        List<String> l = (List<String>) (List) List.of("a");
        final int n = 2;
        for (@SuppressWarnings("unused") String s : l) out.yield(s);
        out.yield(n);
        return l + "" + n;
    }

    @Body({3, 69})
    @Coroutine
    static String localsNamedAsTypesAndMethods(Yielder<Object, Object> out, Log log) {
        String String = "String";
        int Locals = 1;
        Object Object = out.yield(String);
        int valueOf = Locals + 1;
        out.yield(valueOf);
        return java.lang.String.valueOf(valueOf) + String + Locals + Object;
    }

    @Body({2, 63})
    @Coroutine
    static String varOfWildcards(Yielder<Object, Object> out, Log log) {
        List<?> wild = List.of(1, "a");
        var first = wild.get(0);
        var copy = wild;
        Class<? extends Number> type = Integer.class;
        var cast = type.cast(3);
        out.yield(first);
        out.yield(cast.intValue());
        return "" + first + copy + cast + type.getSimpleName();
    }

}
