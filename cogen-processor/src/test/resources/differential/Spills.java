package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operands of difficult types that wait for a yield further right. */
@SuppressWarnings({"unchecked", "rawtypes", "serial", "unused", "cast", "lossy-conversions"})
public class Spills {
    private static final class Secret {
        @Override
        public String toString() {
            return "secret";
        }
    }

    static String all(Object... parts) {
        return Arrays.deepToString(parts);
    }

    static <T> List<T> two(T a, T b) {
        return Arrays.asList(a, b);
    }

    static <T extends Comparable<? super T>> T best(List<? extends T> l, Comparator<? super T> c, Object ignored) {
        return Collections.max(l, c);
    }

    static String run(Supplier<?> s, Object o, Function<? super Integer, ?> f) {
        return s.get() + "" + o + f.apply(4);
    }

    static <A, B, C> C combine(A a, B b, BiFunction<? super A, ? super B, ? extends C> f) {
        return f.apply(a, b);
    }

    @Body({35, 38})
    @Coroutine
    static String builderChains(Yielder<Object, Object> out, Log log) {
        return new StringBuilder()
                .append(out.yield("a"))
                .append(1)
                .append('c')
                .append(out.yield("b"))
                .reverse()
                .insert(0, "i")
                .append(log.at("x", 2.5f))
                .toString();
    }

    @Body({38, 63})
    @Coroutine
    static String wildcardOperands(Yielder<Object, Integer> out, Log log) {
        List<?> wild = new ArrayList<>(List.of("w", 2));
        List<? extends Number> numbers = List.of(1, 2.5);
        Map<?, ? extends List<? super Integer>> map = Map.of("k", new ArrayList<Number>(List.of(3)));
        Class<?> type = String.class;
        Optional<? extends CharSequence> o = Optional.of("optional");
        String s = all(wild.get(0), numbers.get(1), map.get("k"), map.keySet(), type, o.get(), out.yield("right"));
        s += numbers.get(0).intValue() + out.yield("n") + numbers.get(1).doubleValue();
        s += o.get().length() + out.yield("o");
        s += type.cast("cast") + "" + out.yield("c");
        return s + numbers.indexOf(out.yield("i")) + map.get("k").get(out.yield("j") & 0);
    }

    @Body({38, 63})
    @Coroutine
    static String streamsOfWildcards(Yielder<Object, Integer> out, Log log, List<? extends Number> numbers) {
        List<? extends Comparable<?>> l = List.of(3, 1, 2);
        String s = l.stream().map(x -> "m" + x).skip(out.yield("skip") & 1).collect(Collectors.joining(","));
        Map<String, Long> m = Stream.of("a", "b", "a")
                .filter(x -> x != null)
                .limit(Math.abs(out.yield("limit")))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        List<? extends Map.Entry<String, ? extends Number>> entries = new ArrayList<>(m.entrySet());
        s += entries.stream().map(e -> e.getValue().intValue()).skip(out.yield("e") & 1).toList();
        return s + m + numbers.stream().map(Object::toString).peek(x -> log.add(x)).skip(out.yield("p") & 1).count();
    }

    @Body({38, 45})
    @Coroutine
    static String polyExpressions(Yielder<Object, Integer> out, Log log) {
        boolean yes = out.yield("yes") > 0;
        int k = out.yield("k");
        String s = run(yes ? () -> "t" : () -> "e", out.yield("1"), x -> x + k);
        s += run((() -> "in parentheses"), out.yield("2"), yes ? x -> x : x -> -x);
        s += run((Supplier<String> & Serializable) () -> "cast", out.yield("3"), String::valueOf);
        s += run(ArrayList::new, out.yield("4"), new HashMap<Integer, String>(Map.of(4, "four"))::get);
        s += run(switch (k) {
            case 1 -> () -> "one";
            default -> () -> "other" + k;
        }, out.yield("5"), x -> {
            int y = x * 2;
            return y + k;
        });
        s += best(List.of("a", "ccc", "bb"), Comparator.comparing(String::length), out.yield("6"));
        s += best(two(1, out.yield("7")), Comparator.reverseOrder(), out.yield("8"));
        s += combine("a", out.yield("9"), (a, b) -> a.length() + b);
        s += combine(new ArrayList<String>(), out.yield("10"), (a, b) -> a.add("x" + b) ? a : null);
        return s + two(yes ? "x" : "y", "z" + out.yield("11")).get(0).length();
    }

    @Body({38, 22})
    @Coroutine
    static String anonymousOperands(Yielder<Object, Integer> out, Log log) {
        int k = out.yield("k");
        return all(
                new Object() {
                    @Override
                    public String toString() {
                        return "anonymous" + k;
                    }
                },
                out.yield("right"),
                new Comparator<String>() {
                    @Override
                    public int compare(String a, String b) {
                        return k;
                    }
                }.compare("a", "b"));
    }

    @Body({38, 43})
    @Coroutine
    static String arrayOperands(Yielder<Object, Integer> out, Log log) {
        int[] a = {1, 2};
        String s = all(new int[] {1, a[0]}, new String[2][1], new int[][] {{1}, a}, a.clone(), int[].class, out.yield("1"), a.length);
        s += all(new int[] {out.yield("2"), 2}, new Object[] {a, out.yield("3")}, out.yield("4"));
        List<String>[] lists = new List[] {List.of("g")};
        s += lists[0].get(0) + out.yield("5") + lists[0].size();
        Object[] objects = a.length > 1 ? new String[] {"s"} : new Integer[] {1};
        return s + objects[0] + out.yield("6") + objects.length;
    }

    @Body({38, 44})
    @Coroutine
    static String castsAndLiterals(Yielder<Object, Integer> out, Log log) {
        Object o = "o";
        String s = all((CharSequence) o, (Comparable<String>) o, null, 'c', 1L, 2f, true, String.class, (byte) 3, out.yield("1"));
        s += all((Object) null, (String) o + 1, -1, +2, ~3, !true, out.yield("2"));
        s += ((Comparable<String>) o).compareTo("p" + out.yield("3"));
        return s + ((List<String>) (List) List.of("x")).get(0).concat(out.yield("4") + "");
    }

    @Body({38, 46})
    @Coroutine
    static String valuesOfPrivateTypes(Yielder<Object, Integer> out, Log log) {
        return all(secret(), out.yield("1")) + visible(secret(), out.yield("2"));
    }

    static Object secret() {
        return new Secret();
    }

    static String visible(Object o, int n) {
        return o + "" + n;
    }

    @Body({37, 38})
    @Coroutine
    static String primitivesAndBoxes(Yielder<Object, Integer> out, Log log) {
        byte b = 1;
        short sh = 2;
        char c = 'c';
        long l = 4;
        float f = 5;
        Integer boxed = 6;
        Character ch = 'h';
        String s = all(b, sh, c, l, f, boxed, ch, b + c, b == 1, out.yield("1"), c++, b += 5, l <<= 2);
        s += "" + (b < out.yield("2")) + (c == out.yield("3")) + (l >= out.yield("4")) + (boxed == out.yield("5"));
        s += b * out.yield("6") + (c - out.yield("7")) + l / (out.yield("8") | 1) + f * out.yield("9");
        s += (ch + out.yield("10")) + (boxed - out.yield("11")) + (b << out.yield("12")) + (l >> out.yield("13"));
        return s + (char) (c + out.yield("14")) + (c > 'a' ? c : out.yield("15")) + (true ? boxed : out.yield("16"));
    }

    @Body({33, 38})
    @Coroutine
    static String mixedConditionals(Yielder<Object, Integer> out, Log log) {
        boolean yes = out.yield("yes") > 1;
        short sh = 7;
        Object[] r = {
            yes ? sh : 'x',
            yes ? (byte) 1 : sh,
            yes ? 1 : (Object) "s",
            yes ? null : 0,
            yes ? 'a' : 98,
            yes ? 1 : 2L,
            yes ? Integer.valueOf(1) : Double.valueOf(2)
        };
        String s = Arrays.toString(r);
        Object o = yes ? sh : out.yield("short");
        s += o.getClass().getSimpleName();
        o = yes ? out.yield("or char") : 'x';
        s += o.getClass().getSimpleName() + o;
        o = yes ? out.yield("or long") : 2L;
        s += o.getClass().getSimpleName() + o;
        o = yes ? out.yield("or text") : "text";
        s += o;
        List<? extends Serializable> l = yes ? List.of(out.yield("list")) : new ArrayList<>(List.of("else" + out.yield("e")));
        return s + l;
    }

    @Body({38, 62})
    @Coroutine
    static <T extends Comparable<T>, L extends List<? super T>> String typeVariableOperands(Yielder<Object, T> out, Log log, T a, L l) {
        String s = all(a, l, a.compareTo(a), l.size(), out.yield("1"));
        l.add(a);
        s += two(a, out.yield("2")).get(0);
        s += l.add(out.yield("3"));
        T b = combine(a, out.yield("4"), (x, y) -> x);
        Function<T, T> id = t -> t;
        return s + id.apply(b).compareTo(id.andThen(x -> a).apply(out.yield("5"))) + l;
    }

    @Body({38, 45})
    @Coroutine
    static String predicatesAndCurrying(Yielder<Object, Integer> out, Log log) {
        Predicate<String> p = String::isEmpty;
        String s = "" + p.negate().or(x -> x == null).test("a" + out.yield("1"));
        Function<Integer, Function<Integer, Integer>> add = x -> y -> x + y;
        s += add.apply(out.yield("2")).apply(out.yield("3"));
        s += add.apply(1).andThen(x -> x * 2).compose((Integer x) -> x + 1).apply(out.yield("4"));
        Supplier<Supplier<String>> nested = () -> () -> "nested";
        return s + nested.get().get() + out.yield("5");
    }

    @Body({26, 29, 30})
    @Coroutine
    static String targetsAndValuesEverywhere(Yielder<Object, Integer> out, Log log) {
        int[][] g = {{1, 2, 3}, {4, 5, 6}};
        g[out.yield("r") & 1][out.yield("c") & 1] += out.yield("v") * g[0][0]++;
        g[0][g[1][0] & 1] = g[1][1] = out.yield("w");
        g[0] = g[out.yield("s") & 1];
        g[0][0] += g[0][0] += g[0][0] = out.yield("t");
        long[] l = {1};
        l[0] += out.yield("l") + 0.9;
        l[0] <<= out.yield("shift");
        String[] s = {"s", null};
        s[0] += s[1] += out.yield("string");
        Integer[] b = {1, 2};
        b[0] += b[1]++ + out.yield("boxed");
        char[] c = {'a'};
        c[0] += out.yield("char");
        c[0]++;
        return Arrays.deepToString(g) + l[0] + s[0] + s[1] + b[0] + b[1] + c[0];
    }
}
