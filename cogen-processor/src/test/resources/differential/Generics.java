package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Type parameters, wildcards, overloads and inference. */
@SuppressWarnings({"unchecked", "rawtypes", "varargs"})
public class Generics<E extends Comparable<E>> {
    E kept;
    private E hidden;
    final List<E> elements = new ArrayList<>();

    @Body(62)
    @Coroutine
    static <T> T echo(Yielder<T, T> out, Log log) {
        T a = out.yield(null);
        T b = out.yield(a);
        return b == null ? a : b;
    }

    @Body(62)
    @Coroutine
    static <T extends Comparable<T>> T larger(Yielder<Object, Object> out, Log log, T a) {
        T other = a;
        out.yield(a.compareTo(other));
        List<T> list = new ArrayList<>(List.of(a, other));
        for (T t : list) {
            out.yield(t);
            other = t;
        }
        return other;
    }

    @Body(62)
    @Coroutine
    static <K, V extends List<? super K>> Map<K, V> several(Yielder<Object, K> out, Log log, V start) {
        Map<K, V> map = new HashMap<>();
        K key = out.yield("key");
        map.put(key, start);
        start.add(out.yield(map.size()));
        return map;
    }

    @Body(62)
    @Coroutine
    static <X extends Exception> String thrown(Yielder<Object, X> out, Log log) throws X {
        X x = null;
        if (out.yield("x") == x) {
            return "null";
        }
        return "x" + out.yield(x);
    }

    @Body({62, 46})
    @Coroutine
    E ofTheClass(Yielder<E, E> out, Log log) {
        kept = out.yield(kept);
        E local = out.yield(this.kept);
        elements.add(local);
        hidden = local;
        for (E e : elements) out.yield(e);
        return hidden;
    }

    @Body({62, 46})
    @Coroutine
    <F extends E> List<? super F> classAndMethod(Yielder<Object, F> out, Log log) {
        F f = out.yield("f");
        List<E> list = new ArrayList<>();
        list.add(f);
        list.add(out.yield(list));
        return list;
    }

    static class Nested<A, B> {
        A a;
        private B b;

        private static <Q> List<Q> listOf(Q a, Q b) {
            List<Q> l = new ArrayList<>();
            l.add(a);
            l.add(b);
            return l;
        }

        @Body({62, 46})
        @Coroutine
        <C> Map.Entry<A, C> nested(Yielder<Object, B> out, Log log, C c) {
            b = out.yield("b");
            B second = out.yield(b);
            Supplier<C> s = () -> c;
            out.yield(listOf(b, second));
            return new java.util.AbstractMap.SimpleEntry<>(a, s.get());
        }
    }

    @Body({63, 8})
    @Coroutine
    static String wildcards(Yielder<Object, Object> out, Log log, List<? extends Number> numbers, Collection<? super String> sink) {
        sink.add("s" + out.yield("sink"));
        Object first = numbers.get(0);
        for (Object o : numbers) {
            out.yield(o);
        }
        Map<String, ? extends List<?>> map = Map.of("k", List.of(1));
        List<?> inner = map.get("k");
        out.yield(inner.get(0));
        return first + "" + sink + inner;
    }

    static <T> void swap(List<T> list, int i, int j) {
        T t = list.get(i);
        list.set(i, list.get(j));
        list.set(j, t);
    }

    @Body(63)
    @Coroutine
    static String captureHelper(Yielder<Object, Object> out, Log log, List<?> list) {
        out.yield(list);
        swap(list, 0, 1);
        out.yield(list);
        return "" + list;
    }

    static String pick(Object o) {
        return "Object";
    }

    static String pick(CharSequence s) {
        return "CharSequence";
    }

    static String pick(String s) {
        return "String";
    }

    static String pick(int i) {
        return "int";
    }

    static String pick(long i) {
        return "long";
    }

    static String pick(Integer i) {
        return "Integer";
    }

    static String pick(int... i) {
        return "ints";
    }

    static String pick(Object a, Object b) {
        return "OO";
    }

    static String pick(String a, Object b) {
        return "SO";
    }

    static String pick(Object a, String b) {
        return "OS";
    }

    static String pick(long a, int b) {
        return "li";
    }

    static String pick(Integer a, Integer b) {
        return "II";
    }

    static String pick(char a, Integer b) {
        return "cI";
    }

    @Body(38)
    @Coroutine
    static String overloadsBesideAYield(Yielder<Object, Integer> out, Log log) {
        byte b = 1;
        String s = "s";
        Object o = s;
        CharSequence c = s;
        return pick(s, out.yield("1")) + pick(o, out.yield("2") + "") + pick(b, (int) out.yield("3")) + pick((Integer) 1, out.yield("4"))
                + pick('c', out.yield("5")) + pick(c, out.yield("6")) + pick(1, (int) out.yield("7")) + pick(out.yield("8")) + pick((int) out.yield("9"))
                + pick(b + out.yield("10")) + pick(out.yield("11") + 1L) + pick(o, out.yield("12"));
    }

    @Body(38)
    @Coroutine
    static String overloadsOfTypedYields(Yielder<Object, String> out, Log log) {
        return pick(out.yield("a")) + pick((Object) out.yield("b")) + pick(out.yield("c"), out.yield("d").length())
                + pick(null, out.yield("e"), 0);
    }

    static String pick(Object a, String b, int c) {
        return "OSi";
    }

    static String pick(List<String> a, String b, int c) {
        return "LSi";
    }

    static <T> T same(T t, Object ignored) {
        return t;
    }

    static <A, B> B apply(A a, Function<? super A, ? extends B> f, Object ignored) {
        return f.apply(a);
    }

    @Body({38, 45})
    @Coroutine
    static String inferenceAcrossAYield(Yielder<Object, Integer> out, Log log) {
        List<String> a = same(new ArrayList<>(), out.yield("diamond"));
        a.add("x");
        List<Integer> b = same(List.of(), out.yield("generic"));
        int c = apply("four", String::length, out.yield("reference"));
        int d = apply("five!", s -> s.length() + 1, out.yield("lambda"));
        String e = same(c > d ? "c" : "d", out.yield("conditional"));
        Supplier<String> f = same(() -> "supplied", out.yield("poly"));
        String g = Generics.<String, String>apply("w", s -> s + s, out.yield("witness"));
        Function<Integer, Integer> h = same(x -> x + c, out.yield("capturing"));
        return a + "" + b + c + d + e + f.get() + g + h.apply(1);
    }

    @Body({38, 45})
    @Coroutine
    static String genericChains(Yielder<Object, Integer> out, Log log) {
        List<String> l = List.of("b", "a", "c");
        String r = l.stream()
                .map(s -> s + "!")
                .skip(out.yield("skip") & 1)
                .sorted()
                .limit(Math.abs(out.yield("limit")))
                .reduce("", String::concat);
        Map<String, List<Integer>> m = new HashMap<>();
        m.computeIfAbsent("k", k -> new ArrayList<>()).add(out.yield("add"));
        m.computeIfAbsent("k" + out.yield("key"), k -> new ArrayList<>(List.of(k.length()))).add(1);
        return r + new java.util.TreeMap<>(m);
    }

    @Body(38)
    @Coroutine
    static String genericArrayAndCasts(Yielder<Object, Object> out, Log log) {
        List<String>[] lists = new List[] {List.of("x"), null};
        lists[1] = (List<String>) (List<?>) List.of(out.yield("element"));
        Object o = lists;
        out.yield(((List<?>[]) o).length);
        return lists[0].get(0) + ((List) lists[1]).get(0);
    }

    @SafeVarargs
    static <T> List<T> listOf(T... all) {
        return new ArrayList<>(java.util.Arrays.asList(all));
    }

    @Body({38, 40})
    @Coroutine
    static <T> List<T> genericVarargs(Yielder<Object, T> out, Log log, T seed) {
        List<T> l = listOf(seed, out.yield("a"), seed, out.yield("b"));
        l.addAll(listOf());
        l.addAll(listOf(out.yield("single")));
        List<? extends T> wild = l;
        T first = wild.get(0);
        out.yield(first);
        return l;
    }

    @Body({38, 37})
    @Coroutine
    static String parametersWiden(Yielder<Object, Integer> out, Log log) {
        byte b = 100;
        char c = 'c';
        Integer boxed = 5;
        return wide(b, out.yield("1")) + wide(c, out.yield("2")) + wide(boxed, out.yield("3")) + box(c, out.yield("4")) + box(7, out.yield("5"));
    }

    static String wide(double d, long l) {
        return d + ":" + l + ";";
    }

    static String box(Object o, Number n) {
        return o.getClass().getSimpleName() + n.getClass().getSimpleName();
    }

    @Body({38, 41})
    @Coroutine
    static String diamondWithYieldedArguments(Yielder<Object, String> out, Log log) {
        Map.Entry<String, Integer> e = new java.util.AbstractMap.SimpleEntry<>(out.yield("key"), 1);
        Nested<String, List<Integer>> n = new Nested<>();
        n.a = out.yield("a");
        var list = new ArrayList<>(List.of(out.yield("x") + "", "y"));
        return e.getKey() + e.getValue() + n.a + list.get(0).length();
    }
}
