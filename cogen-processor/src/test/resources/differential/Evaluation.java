package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The order of arguments, receivers, targets and operands. */
@SuppressWarnings({"rawtypes", "unchecked", "divzero", "cast", "lossy-conversions"})
public class Evaluation {
    int field = 10;
    String text = "t";
    int[] numbers = {1, 2, 3};
    static int shared;

    static String join(Object... parts) {
        return Arrays.toString(parts);
    }

    static String three(Object a, Object b, Object c) {
        return a + "/" + b + "/" + c;
    }

    Evaluation self(Log log) {
        log.add("self");
        return this;
    }

    int sum(int a, int b) {
        return field + a * 10 + b;
    }

    @Body(26)
    @Coroutine
    static String argumentsFromLeftToRight(Yielder<Object, Object> out, Log log) {
        return three(log.at("a", 1), out.yield("b"), log.at("c", 3));
    }

    @Body(26)
    @Coroutine
    static String threeYieldsAsArguments(Yielder<Object, Object> out, Log log) {
        return three(out.yield("a"), out.yield("b"), out.yield("c"));
    }

    @Body(26)
    @Coroutine
    static String argumentLocalAssignedFurtherRight(Yielder<Object, Integer> out, Log log) {
        int x = 1;
        String s = three(x, x = out.yield("x is " + x), x);
        return s + x;
    }

    @Body(26)
    @Coroutine
    static String argumentFieldChangedWhileSuspended(Yielder<Object, Object> out, Log log) {
        Evaluation e = new Evaluation();
        String s = three(e.field, out.yield(e.field = 77), e.field);
        return s;
    }

    @Body(26)
    @Coroutine
    static String staticFieldOperandIsReadFirst(Yielder<Object, Integer> out, Log log) {
        shared = 5;
        int r = shared + out.yield(shared = 9) + shared;
        shared += out.yield(r);
        return r + ":" + shared;
    }

    @Body(26)
    @Coroutine
    static String receiverFirst(Yielder<Object, Integer> out, Log log) {
        Evaluation e = new Evaluation();
        return "" + e.self(log).sum(log.at("left", 1), out.yield("right")) + e.self(log).sum(out.yield("l"), log.at("r", 2));
    }

    @Body(26)
    @Coroutine
    static String receiverVariableIsReplacedByAnArgument(Yielder<Object, String> out, Log log) {
        String s = "first";
        return s.concat(s = out.yield(s)) + s;
    }

    @Body(27)
    @Coroutine
    static String nullReceiverFailsAfterTheArguments(Yielder<Object, String> out, Log log) {
        String s = log.at("null", (String) null);
        try {
            return s.concat(out.yield("argument"));
        } catch (NullPointerException e) {
            log.add("npe");
            return "npe after " + out.yield("caught");
        }
    }

    @Body(28)
    @Coroutine
    static int fieldOfNullIsReadBeforeTheYield(Yielder<Object, Integer> out, Log log) {
        Evaluation e = null;
        try {
            return e.field + out.yield("not reached");
        } catch (NullPointerException n) {
            return out.yield("npe first");
        }
    }

    @Body(28)
    @Coroutine
    static int fieldOfNullIsWrittenAfterTheYield(Yielder<Object, Integer> out, Log log) {
        Evaluation e = null;
        try {
            e.field = out.yield("reached");
            return 0;
        } catch (NullPointerException n) {
            return out.yield("npe afterwards");
        }
    }

    @Body(28)
    @Coroutine
    static int fieldTargetIsEvaluatedOnce(Yielder<Object, Integer> out, Log log) {
        Evaluation e = new Evaluation();
        e.self(log).field = out.yield("v");
        e.self(log).field += out.yield("w");
        e.self(log).field = e.self(log).field + out.yield(e.field);
        return e.field;
    }

    @Body(29)
    @Coroutine
    static String arrayTargetAndIndexComeFirst(Yielder<Object, Integer> out, Log log) {
        int[] a = {1, 2, 3};
        int[] b = a;
        int i = 0;
        a[i] = (i = 1) + out.yield(Arrays.toString(a = new int[] {9, 9}));
        return Arrays.toString(a) + Arrays.toString(b) + i;
    }

    @Body(29)
    @Coroutine
    static String arrayChecksComeAfterTheRightSide(Yielder<Object, Integer> out, Log log) {
        int[] none = null;
        int[] one = new int[1];
        Object[] strings = new String[1];
        try {
            none[log.at("i", 0)] = out.yield("null array");
        } catch (NullPointerException e) {
            log.add("npe");
        }
        try {
            one[log.at("i", 5)] = out.yield("bounds");
        } catch (ArrayIndexOutOfBoundsException e) {
            log.add(e.getMessage());
        }
        try {
            strings[0] = out.yield("store");
        } catch (ArrayStoreException e) {
            log.add(e.getMessage());
        }
        return "done";
    }

    @Body(29)
    @Coroutine
    static String yieldsInArrayAndIndexAndValue(Yielder<Object, Object> out, Log log) {
        int[][] grid = {{1, 2}, {3, 4}};
        grid[number(out.yield("row")) & 1][number(out.yield("column")) & 1] = number(out.yield("value"));
        return Arrays.deepToString(grid);
    }

    static int number(Object o) {
        return o instanceof Integer ? (Integer) o : o == null ? 0 : o.toString().length();
    }

    @Body(30)
    @Coroutine
    static String compoundLoadsBeforeTheYield(Yielder<Object, Integer> out, Log log) {
        int[] a = {1, 2, 3};
        a[1] += out.yield(a[1] = 100);
        return Arrays.toString(a);
    }

    @Body(30)
    @Coroutine
    static String compoundChecksBeforeTheYield(Yielder<Object, Integer> out, Log log) {
        int[] none = null;
        int[] one = new int[1];
        Evaluation e = null;
        try {
            none[log.at("i", 0)] += out.yield("not reached");
        } catch (NullPointerException n) {
            log.add("npe");
        }
        try {
            one[log.at("i", 5)] += out.yield("not reached");
        } catch (ArrayIndexOutOfBoundsException n) {
            log.add(n.getMessage());
        }
        try {
            e.field += out.yield("not reached");
        } catch (NullPointerException n) {
            log.add("npe");
        }
        return "done " + out.yield("end");
    }

    @Body(30)
    @Coroutine
    static String compoundOnLocal(Yielder<Object, Integer> out, Log log) {
        int x = 3;
        x += out.yield(x) + (x = 50) + x;
        x *= out.yield(x);
        x -= x + out.yield(x);
        return "" + x;
    }

    @Body(30)
    @Coroutine
    static String compoundNarrows(Yielder<Object, Integer> out, Log log) {
        byte b = 120;
        b += out.yield(b) * 100;
        char c = 'a';
        c += out.yield(c);
        short s = 1;
        s <<= out.yield(s);
        float f = 1.5f;
        f *= out.yield(f);
        long l = 1L << 40;
        l >>>= out.yield(l);
        int i = 7;
        i *= 1.5 * out.yield(i);
        return b + ":" + c + ":" + s + ":" + f + ":" + l + ":" + i;
    }

    @Body(30)
    @Coroutine
    static String compoundOnStringsAndBoxes(Yielder<Object, Integer> out, Log log) {
        String s = "s";
        s += out.yield(s) + 1;
        s += 'c' + out.yield(s);
        Integer n = 4;
        n += out.yield(n);
        Character c = 'x';
        c = (char) (c + out.yield(c));
        Object o = "o";
        o += "p" + out.yield(o);
        return s + n + c + o;
    }

    @Body(30)
    @Coroutine
    static String compoundOnFieldOfCall(Yielder<Object, String> out, Log log) {
        Evaluation e = new Evaluation();
        e.self(log).text += out.yield(e.text = "changed");
        e.self(log).text += log.at("x", "x") + out.yield("again") + e.text;
        return e.text;
    }

    @Body(31)
    @Coroutine
    static String incrementsOnYieldedTargets(Yielder<Object, int[]> out, Log log) {
        int a = out.yield("post")[0]++;
        int b = ++out.yield("pre")[log.at("one", 1)];
        int[] kept = out.yield("minus");
        int c = kept[0]-- - --kept[1];
        return a + ":" + b + ":" + c + Arrays.toString(kept.clone()).length();
    }

    @Body(31)
    @Coroutine
    static String incrementsAmongOperands(Yielder<Object, Integer> out, Log log) {
        int i = 5;
        int r = i++ + out.yield(i) * i-- - ++i;
        Integer boxed = 3;
        r += boxed++ + out.yield(boxed) + --boxed;
        int[] a = {7, 8};
        r += a[0]++ + out.yield(a[0]) + a[0]--;
        byte b = Byte.MAX_VALUE;
        r += b++ + out.yield(b);
        return r + ":" + i + boxed + Arrays.toString(a) + b;
    }

    @Body(31)
    @Coroutine
    static String incrementOfIndexWithYieldInside(Yielder<Object, Integer> out, Log log) {
        int[] a = {1, 2, 3, 4};
        int r = a[(out.yield("i") & 3)]++;
        r += --a[out.yield("j") & 3];
        a[out.yield("k") & 3]++;
        return r + Arrays.toString(a);
    }

    @Body(35)
    @Coroutine
    static String concatenationConvertsBeforeTheNextOperand(Yielder<Object, Object> out, Log log) {
        StringBuilder sb = new StringBuilder("sb");
        return "" + sb + out.yield(sb.append("!")) + sb;
    }

    @Body(35)
    @Coroutine
    static String concatenationStartsWithNumbers(Yielder<Object, Integer> out, Log log) {
        return 1 + 2 + out.yield("a") + "x" + 1 + 2 + out.yield("b") + 'c' + null + 1.0f;
    }

    @Body(35)
    @Coroutine
    static String concatenationOfCharsAndNulls(Yielder<Object, String> out, Log log) {
        char c = 'q';
        String n = null;
        char[] cs = {'z'};
        return c + n + out.yield(c + "") + c + (c + 1) + cs[0] + out.yield(n);
    }

    @Body(35)
    @Coroutine
    static String concatenationOfNoisyObjects(Yielder<Object, Object> out, Log log) {
        Object a = log.noisy("a");
        Object b = log.noisy("b");
        String s = a + "-" + out.yield("between") + "-" + b;
        return s;
    }

    @Body(36)
    @Coroutine
    static Object unboxingNullFailsBeforeTheRightOperand(Yielder<Object, Integer> out, Log log) {
        Integer none = log.at("none", (Integer) null);
        try {
            return none + out.yield("not reached");
        } catch (NullPointerException e) {
            return out.yield("npe");
        }
    }

    @Body(36)
    @Coroutine
    static Object unboxingOfTheSentValue(Yielder<Object, Integer> out, Log log) {
        try {
            int i = out.yield("a");
            long l = out.yield("b");
            return i + l;
        } catch (NullPointerException e) {
            return "npe";
        } finally {
            log.add("finally");
        }
    }

    @Body(36)
    @Coroutine
    static Object unboxingNullArgumentFailsBeforeTheNextArgument(Yielder<Object, Integer> out, Log log) {
        Integer none = null;
        return new Evaluation().sum(none, out.yield("not reached"));
    }

    static String kind(int i) {
        return "int" + i;
    }

    static String kind(long l) {
        return "long" + l;
    }

    static String kind(Object o) {
        return "object" + o;
    }

    static String kind(double d) {
        return "double" + d;
    }

    static String kind(char c) {
        return "char" + c;
    }

    @Body(37)
    @Coroutine
    static String promotionPicksTheOverload(Yielder<Object, Integer> out, Log log) {
        byte b = 3;
        char c = 'a';
        short s = 2;
        return kind(b + out.yield("b")) + kind(c + out.yield("c")) + kind(s * 2L + out.yield("s"))
                + kind(out.yield("i") + 1f) + kind(out.yield("o")) + kind((char) (c + out.yield("cast")));
    }

    @Body(37)
    @Coroutine
    static String shiftsAndRemainders(Yielder<Object, Integer> out, Log log) {
        long l = -17;
        int i = -17;
        return "" + (l >>> out.yield("a")) + (i >> out.yield("b")) + (i >>> out.yield("c")) + (i % (out.yield("d") | 1))
                + (i << out.yield("e") << 1L) + ~out.yield("f") + -out.yield("g") + +out.yield("h");
    }

    @Body(47)
    @Coroutine
    static String chainedAssignments(Yielder<Object, Integer> out, Log log) {
        int[] a = new int[2];
        int b;
        long c;
        c = b = a[log.at("i", 1)] = out.yield("v");
        double d = a[0] = b = (int) (c + out.yield("w"));
        return Arrays.toString(a) + b + ":" + c + ":" + d;
    }

    @Body(47)
    @Coroutine
    static String assignmentGivesTheConvertedValue(Yielder<Object, Integer> out, Log log) {
        byte b;
        Object o;
        String s = kind(b = (byte) (int) out.yield("v"));
        s += kind(o = out.yield("o"));
        long l;
        s += kind(l = out.yield("l"));
        return s + b + o + l;
    }

    @Body(48)
    @Coroutine
    static Object divisionByZeroBetweenYields(Yielder<Object, Integer> out, Log log) {
        int zero = 0;
        try {
            return out.yield("a") / zero + out.yield("not reached");
        } catch (ArithmeticException e) {
            return e.getMessage() + out.yield("b") + (out.yield("c") / out.yield("d"));
        }
    }

    @Body(48)
    @Coroutine
    static Object boundsBetweenYields(Yielder<Object, Integer> out, Log log) {
        int[] a = {1};
        return out.yield("a") + a[out.yield("i")] + out.yield("b");
    }

    @Body(49)
    @Coroutine
    static Object nestedYields(Yielder<Object, Object> out, Log log) {
        return out.yield(out.yield(out.yield(out.yield(4))));
    }

    @Body(49)
    @Coroutine
    static Object yieldAsReceiver(Yielder<Object, String> out, Log log) {
        return out.yield("a").concat(out.yield("b")).length() + out.yield("c").substring(out.yield("d").length() - 1);
    }

    @Body(49)
    @Coroutine
    static Object argumentOfTheYieldFails(Yielder<Object, Object> out, Log log) {
        try {
            out.yield(out.yield("first") + log.<String>fail("argument"));
        } catch (IllegalStateException e) {
            log.add("caught");
        }
        out.yield(log.fail("second"));
        return "not reached";
    }

    @Body(49)
    @Coroutine
    static void ignoredResults(Yielder<Object, Object> out, Log log) {
        out.yield(1);
        out.yield(null);
        (out).yield("in parentheses");
        out.yield(((2)));
        ;
    }

    @Body(43)
    @Coroutine
    static String arrayCreation(Yielder<Object, Integer> out, Log log) {
        int[][] grid = new int[log.at("a", 2)][out.yield("dimension") & 3];
        Object[] o = {log.at("x", "x"), out.yield("y"), log.at("z", 'z')};
        int[][] nested = {{out.yield("n"), 2}, {}, {3, out.yield("m")}};
        String[] s = new String[] {"s" + out.yield("s"), "t"};
        return Arrays.deepToString(grid) + Arrays.toString(o) + Arrays.deepToString(nested) + s[0] + s.length;
    }

    @Body(43)
    @Coroutine
    static String negativeDimensionFailsAfterAllDimensions(Yielder<Object, Integer> out, Log log) {
        try {
            int[][] grid = new int[log.at("minus", -1)][out.yield("dimension")];
            return "" + grid.length;
        } catch (NegativeArraySizeException e) {
            return e.getMessage();
        }
    }

    @Body(44)
    @Coroutine
    static String casts(Yielder<Object, Object> out, Log log) {
        try {
            String s = (String) out.yield("cast") + out.yield("after");
            return s;
        } catch (ClassCastException e) {
            return "cce" + (int) 3.7 + (char) 98 + (long) 1.0f;
        }
    }

    @Body(40)
    @Coroutine
    static String varargs(Yielder<Object, Object> out, Log log) {
        return join() + join(out.yield("one")) + join(log.at("a", 1), out.yield("two"), "b") + join((Object) null)
                + join("x", out.yield("y")) + join(new Object[] {out.yield("z")});
    }

    @Body(42)
    @Coroutine
    static String innerCreationChecksTheOuterFirst(Yielder<Object, Object> out, Log log) {
        Evaluation e = null;
        try {
            return e.new Inner(out.yield("not reached")).toString();
        } catch (NullPointerException n) {
            e = new Evaluation();
            return e.self(log).new Inner(out.yield("npe")).toString();
        }
    }

    class Inner {
        final Object value;

        Inner(Object value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return field + "/" + value;
        }
    }

    @Body(39)
    @Coroutine
    static String methodReferenceReceiverOnce(Yielder<Object, Object> out, Log log) {
        Evaluation e = new Evaluation();
        java.util.function.IntBinaryOperator f = e.self(log)::sum;
        out.yield("made");
        e = null;
        java.util.function.Supplier<String> g = String.valueOf(out.yield("receiver"))::trim;
        out.yield("again");
        return f.applyAsInt(1, 2) + g.get();
    }

    @Body(39)
    @Coroutine
    static String methodReferenceOfNull(Yielder<Object, String> out, Log log) {
        String none = null;
        try {
            List<java.util.function.Supplier<Integer>> l = new ArrayList<>();
            l.add(none::length);
            out.yield("not reached");
            return l.toString();
        } catch (NullPointerException e) {
            return "npe" + out.yield("x");
        }
    }

    @Body(34)
    @Coroutine
    static String constantVariables(Yielder<Object, Integer> out, Log log) {
        final int k = 3;
        final String text = "k";
        final byte small = k;
        out.yield(text + k);
        byte b = k;
        char c = k + 'a';
        boolean same = (text + k) == "k3";
        switch (out.yield(same)) {
            case k:
                return "k" + b;
            case k + 1:
                return "k+1" + c;
            default:
                return "other" + small + same;
        }
    }

    @Body(33)
    @Coroutine
    static Object conditionalIsPromoted(Yielder<Object, Integer> out, Log log) {
        boolean yes = out.yield("c") > 0;
        Object a = yes ? out.yield("int") : 2.0;
        Object b = yes ? 'a' : out.yield("char");
        Object c = yes ? (Object) out.yield("object") : 2.0;
        Integer none = null;
        Object d = yes ? out.yield("last") : (Integer) 5;
        log.show(a);
        log.show(b);
        log.show(c);
        log.show(d);
        return yes ? none : out.yield("boxed");
    }

    @Body(33)
    @Coroutine
    static Object conditionalUnboxesNull(Yielder<Object, Boolean> out, Log log) {
        Integer none = null;
        int i = out.yield("c") ? none : 1;
        return i;
    }
}
