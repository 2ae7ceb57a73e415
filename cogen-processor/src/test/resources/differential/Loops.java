package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Loops. */
@SuppressWarnings({"rawtypes", "unchecked", "empty"})
public class Loops {
    @Body(6)
    @Coroutine
    static int whileLoop(Yielder<Object, Integer> out, Log log) {
        int i = 0;
        while (i < 3) {
            log.add(out.yield(i));
            i++;
        }
        return i;
    }

    @Body(6)
    @Coroutine
    static int whileYieldInCondition(Yielder<Object, Boolean> out, Log log) {
        int i = 0;
        while (out.yield(i) && i < 5) {
            i++;
        }
        return i;
    }

    @Body(6)
    @Coroutine
    static int doWhile(Yielder<Object, Integer> out, Log log) {
        int i = 0;
        do {
            if (i == 1) {
                i++;
                continue;
            }
            log.add(out.yield("body " + i));
            i++;
        } while (i < 4 && out.yield("condition") > 0);
        return i;
    }

    @Body(6)
    @Coroutine
    static int forWithYieldsEverywhere(Yielder<Object, Integer> out, Log log) {
        int sum = 0;
        for (int i = out.yield("init"), j = out.yield("init 2"); i < 6 && out.yield("condition") < 7; i++, sum += out.yield("update")) {
            if (i == 3) {
                continue;
            }
            sum += j + i;
            if (sum > 40) {
                break;
            }
        }
        return sum;
    }

    @Body(6)
    @Coroutine
    static int forContinueGoesToTheUpdate(Yielder<Object, Boolean> out, Log log) {
        int n = 0;
        for (int i = 0; i < 4; log.add("update " + i), i++) {
            if (out.yield(i)) {
                continue;
            }
            n += i;
        }
        return n;
    }

    @Body({6, 23})
    @Coroutine
    static int forWithoutParts(Yielder<Object, Integer> out, Log log) {
        int i = 0;
        for (;;) {
            if (i++ > 2) break;
            out.yield(i);
        }
        for (; i < 6; ) i += Math.max(1, out.yield(i));
        for (; ; i--) {
            if (i < 4) return i;
            out.yield("down " + i);
        }
    }

    @Body(6)
    @Coroutine
    static int forWithExpressionInit(Yielder<Object, Integer> out, Log log) {
        int i;
        int j;
        for (i = 0, j = out.yield("init"), log.add("started"); i < 2; i++, j--) {
            out.yield(i * j);
        }
        return i + j;
    }

    @Body({6, 9})
    @Coroutine
    static String innerLoops(Yielder<Object, Integer> out, Log log) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                s.append(i).append(j).append(out.yield(i * j)).append(' ');
            }
            int k = 0;
            while (k < i) {
                k++;
            }
            s.append(k);
        }
        return s.toString();
    }

    @Body(7)
    @Coroutine
    static int overIntArray(Yielder<Object, Integer> out, Log log) {
        int[] a = {1, 2, 3};
        int sum = 0;
        for (int x : a) {
            a = new int[] {100};
            sum += x * out.yield(x);
            x = 50;
            sum += x;
        }
        return sum + a[0];
    }

    @Body(7)
    @Coroutine
    static String overArrayWithConversions(Yielder<Object, Integer> out, Log log) {
        StringBuilder s = new StringBuilder();
        Integer[] boxed = {1, 2, null};
        char[] chars = {'a', 'b'};
        byte[] bytes = {-1, 1};
        for (long x : chars) {
            s.append(x).append(out.yield(x));
        }
        for (double x : bytes) {
            s.append(x).append(out.yield(x));
        }
        for (Object x : chars) {
            s.append(x).append(out.yield(x));
        }
        try {
            for (int x : boxed) {
                s.append(x).append(out.yield(x));
            }
        } catch (NullPointerException e) {
            s.append("npe");
        }
        return s.toString();
    }

    @Body(7)
    @Coroutine
    static String overYieldedArray(Yielder<Object, int[]> out, Log log) {
        String s = "";
        for (int x : out.yield("array")) {
            s += x;
            s += Arrays.toString(out.yield(x));
            if (s.length() > 60) break;
        }
        return s;
    }

    @Body(7)
    @Coroutine
    static String overNullArray(Yielder<Object, Object> out, Log log) {
        String[] none = null;
        try {
            for (String s : none) {
                out.yield(s);
            }
        } catch (NullPointerException e) {
            out.yield("npe");
        }
        for (String s : new String[0]) out.yield(s);
        return "end";
    }

    @Body(7)
    @Coroutine
    static String overMatrix(Yielder<Object, Object> out, Log log) {
        String s = "";
        for (int[] row : new int[][] {{1, 2}, {}, {3}}) for (final int x : row) s += x + "" + out.yield(x);
        return s;
    }

    @Body(8)
    @Coroutine
    static int overList(Yielder<Object, Integer> out, Log log) {
        int sum = 0;
        for (int x : List.of(1, 2, 3)) {
            sum += x;
            sum += out.yield(x);
        }
        return sum;
    }

    @Body(8)
    @Coroutine
    static String listChangedWhileSuspended(Yielder<Object, Boolean> out, Log log) {
        List<String> list = new ArrayList<>(List.of("a", "b", "c"));
        try {
            for (String s : list) {
                if (out.yield(s)) {
                    list.add("d");
                }
            }
        } catch (java.util.ConcurrentModificationException e) {
            log.add("cme");
        }
        return list.toString();
    }

    @Body(8)
    @Coroutine
    static String iteratorIsAskedInOrder(Yielder<Object, Object> out, Log log) {
        Iterable<String> noisy = () -> {
            log.add("iterator()");
            return new Iterator<String>() {
                int i;

                @Override
                public boolean hasNext() {
                    log.add("hasNext");
                    return i < 2;
                }

                @Override
                public String next() {
                    log.add("next");
                    return "e" + i++;
                }
            };
        };
        for (String s : noisy) {
            log.add(out.yield(s));
        }
        return "end";
    }

    @Body(8)
    @Coroutine
    static String overRawAndWildcards(Yielder<Object, Object> out, Log log) {
        List raw = new ArrayList(List.of(1, "x"));
        List<?> wild = raw;
        List<? extends Number> numbers = List.of(1, 2.5);
        List<? super Integer> supers = new ArrayList<Object>(List.of("s"));
        String s = "";
        for (Object o : raw) s += o + "" + out.yield(o);
        for (Object o : wild) s += o + "" + out.yield(o);
        for (Number n : numbers) s += n.intValue() + "" + out.yield(n);
        for (Object o : supers) s += o + "" + out.yield(o);
        for (var n : numbers) s += n.doubleValue() + "" + out.yield(n);
        for (var o : wild) s += o + "" + out.yield(o);
        return s;
    }

    @Body({2, 8})
    @Coroutine
    static String overMapEntries(Yielder<Object, Object> out, Log log) {
        Map<String, List<Integer>> map = new TreeMap<>(Map.of("a", List.of(1, 2), "b", List.of()));
        String s = "";
        for (var entry : map.entrySet()) {
            for (var n : entry.getValue()) {
                s += entry.getKey() + (n + 1) + out.yield(n);
            }
            out.yield(entry.getKey());
        }
        for (Map.Entry<String, List<Integer>> entry : map.entrySet()) s += out.yield(entry.getValue().size());
        return s;
    }

    @Body(8)
    @Coroutine
    static String unboxingNullElement(Yielder<Object, Integer> out, Log log) {
        List<Integer> list = Arrays.asList(1, null);
        long sum = 0;
        for (long x : list) {
            sum += x + out.yield(x);
        }
        return "" + sum;
    }

    @Body(8)
    @Coroutine
    static String failingIterator(Yielder<Object, Object> out, Log log) {
        try {
            for (String s : (Iterable<String>) () -> log.fail("iterator")) {
                out.yield(s);
            }
        } catch (IllegalStateException e) {
            out.yield("caught");
        }
        return "end";
    }

    @Body(9)
    @Coroutine
    static String lambdasCaptureEachIteration(Yielder<Object, Object> out, Log log) {
        List<java.util.function.Supplier<String>> all = new ArrayList<>();
        for (String s : List.of("a", "b", "c")) {
            all.add(() -> s);
            out.yield(s);
        }
        for (int i = 0; i < 3; i++) {
            int copy = i;
            all.add(() -> "i" + copy);
            out.yield(i);
        }
        for (int x : new int[] {7, 8}) {
            out.yield(x);
            all.add(() -> "x" + x);
        }
        String r = "";
        for (var f : all) r += f.get();
        return r;
    }

    @Body(10)
    @Coroutine
    static String labelledContinue(Yielder<Object, Integer> out, Log log) {
        String s = "";
        outer:
        for (int i = 0; i < 4; i++) {
            for (int j = 0; ; j++) {
                if (j == 2) continue outer;
                if (i == 2) continue outer;
                if (i == 3) break outer;
                s += i + "" + j + out.yield(i * 10 + j) + " ";
            }
        }
        return s;
    }

    @Body(10)
    @Coroutine
    static String labelledWhileAndDo(Yielder<Object, Boolean> out, Log log) {
        int i = 0;
        a:
        while (i < 5) {
            i++;
            b:
            do {
                if (out.yield(i)) continue a;
                if (i == 3) break a;
                if (i == 2) continue b;
                log.add("body");
            } while (i++ < 4 && out.yield("condition"));
            log.add("after");
        }
        return "i" + i;
    }

    @Body(10)
    @Coroutine
    static String breakOutOfBlocks(Yielder<Object, Boolean> out, Log log) {
        block:
        {
            log.add("in");
            if (out.yield("leave?")) break block;
            inner:
            if (out.yield("if")) {
                if (out.yield("leave inner?")) break inner;
                log.add("rest of if");
            } else {
                break block;
            }
            log.add("rest");
        }
        one: two: for (;;) {
            if (out.yield("one?")) break one;
            break two;
        }
        alone: break alone;
        x: y: { if (out.yield("x")) break x; log.add("y"); }
        return "end";
    }

    @Body(10)
    @Coroutine
    static String sameLabelTwice(Yielder<Object, Boolean> out, Log log) {
        loop:
        for (int i = 0; i < 2; i++) {
            if (out.yield(i)) continue loop;
            log.add("first");
        }
        loop:
        for (String s : new String[] {"a", "b"}) {
            if (out.yield(s)) break loop;
            log.add("second");
        }
        return "end";
    }

    @Body({10, 24})
    @Coroutine
    static String endlessLoopLeftByReturn(Yielder<Object, Integer> out, Log log) {
        while (true) {
            int v = out.yield("v");
            if (v > 4) return "v" + v;
            for (;;) {
                if (v++ > 3) break;
            }
            do {
                if (v == 5) return "five";
            } while (true && out.yield("w") > 100);
        }
    }

    @Body(10)
    @Coroutine
    static int loopsWithoutYieldsAreJumpedOutOf(Yielder<Object, Integer> out, Log log) {
        int n = 0;
        outer:
        while (n < 10) {
            n += Math.max(1, out.yield(n));
            for (int i = 0; i < 5; i++) {
                if (i + n == 7) break outer;
                if (i + n == 5) continue outer;
                if (i + n == 12) return -1;
            }
            n++;
        }
        return n;
    }

    @Body({3, 6})
    @Coroutine
    static String loopVariablesOfTheSameName(Yielder<Object, Integer> out, Log log) {
        String s = "";
        for (int i = 0; i < 2; i++) s += out.yield(i);
        for (long i = 5; i < 7; i++) s += out.yield(i);
        for (String i : List.of("p")) s += out.yield(i);
        {
            char i = 'c';
            s += out.yield(i);
            s += i;
        }
        return s;
    }

    @Body({6, 68})
    @Coroutine
    static int fibonacci(Yielder<Object, Object> out, Log log) {
        int a = 0, b = 1;
        for (int i = 0; i < 10; i++) {
            out.yield(a);
            int t = a + b;
            a = b;
            b = t;
        }
        return a;
    }
}
