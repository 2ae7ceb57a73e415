package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Lambdas, anonymous classes, method references. */
@SuppressWarnings({"serial", "unused"})
public class Lambdas {
    private int hits = 1;
    int visible = 2;

    @Body(9)
    @Coroutine
    static String localAcrossAYield(Yielder<Object, Object> out, Log log) {
        String s = "local";
        Supplier<String> f = () -> s + "!";
        out.yield(f.get());
        return f.get() + s;
    }

    @Body(9)
    @Coroutine
    static String parameterIsCaptured(Yielder<Object, Object> out, Log log, String text, int number) {
        out.yield("first");
        Supplier<String> f = () -> text + number;
        out.yield("second");
        return f.get();
    }

    @Body({9, 66})
    @Coroutine
    static String allPrimitivesAreCaptured(Yielder<Object, Integer> out, Log log) {
        int v = out.yield("v");
        boolean z = v > 1;
        byte b = (byte) v;
        short s = (short) (v + 1);
        char c = (char) ('a' + v);
        long l = v + 2;
        float f = v / 2f;
        double d = v / 4d;
        out.yield("captured");
        Supplier<String> all = () -> "" + v + z + b + s + c + l + f + d;
        out.yield("called");
        return all.get();
    }

    @Body({9, 45})
    @Coroutine
    static String nestedLambdas(Yielder<Object, Object> out, Log log) {
        String a = "a" + out.yield("a");
        Function<String, Supplier<String>> f = b -> () -> {
            String a2 = a + b;
            return a2 + a;
        };
        String c = "c" + out.yield(a);
        return f.apply(c).get();
    }

    @Body(9)
    @Coroutine
    static String lambdaAsArgumentBesideYield(Yielder<Object, Object> out, Log log) {
        int base = 5;
        return call(() -> base + 1, out.yield("x"), () -> base + 2);
    }

    static String call(IntSupplier a, Object o, IntSupplier b) {
        return a.getAsInt() + "" + o + b.getAsInt();
    }

    @Body({9, 45})
    @Coroutine
    static String lambdaCapturesAYieldedOperandsVariable(Yielder<Object, String> out, Log log) {
        final String s;
        s = out.yield("s");
        Supplier<String> f;
        String r = (f = () -> s + "f").get() + out.yield(f.get()) + f.get();
        return r;
    }

    @Body(9)
    @Coroutine
    static String counterInAnArray(Yielder<Object, Object> out, Log log) {
        int[] n = {0};
        Runnable r = () -> n[0]++;
        r.run();
        out.yield(n[0]);
        r.run();
        r.run();
        out.yield(n[0]);
        return "" + n[0];
    }

    @Body(9)
    @Coroutine
    static String whileBodyLocals(Yielder<Object, Integer> out, Log log) {
        List<IntSupplier> all = new ArrayList<>();
        int i = 0;
        while (i < 3) {
            int square = i * i;
            final int copy = out.yield(square);
            all.add(() -> square + copy);
            i++;
        }
        int sum = 0;
        for (IntSupplier s : all) sum = sum * 100 + s.getAsInt();
        return "" + sum;
    }

    @Body({22, 46})
    @Coroutine
    static String anonymousClass(Yielder<Object, Object> out, Log log) {
        String captured = "captured";
        Comparator<String> c = new Comparator<>() {
            int calls;

            @Override
            public int compare(String a, String b) {
                calls++;
                log.add("compare " + captured + calls);
                return a.compareTo(b);
            }
        };
        out.yield("made");
        List<String> l = new ArrayList<>(List.of("b", "a", "c"));
        l.sort(c);
        out.yield(l);
        return l + "" + c.compare("x", "y");
    }

    @Body({22, 46})
    @Coroutine
    static String anonymousClassWithArgumentsAndInitialiser(Yielder<Object, String> out, Log log) {
        StringBuilder order = new StringBuilder();
        String argument = out.yield("argument");
        Base b = new Base(argument, log.at("second", 2)) {
            final String extra;

            {
                extra = "extra" + name;
                order.append("init;");
            }

            @Override
            String describe() {
                return super.describe() + extra + this.name;
            }
        };
        out.yield(order.toString());
        return b.describe();
    }

    static class Base {
        final String name;
        final int number;

        Base(String name, int number) {
            this.name = name;
            this.number = number;
        }

        String describe() {
            return name + number;
        }
    }

    @Body({22, 65})
    @Coroutine
    static String anonymousObjectUsedAtOnce(Yielder<Object, Object> out, Log log) {
        out.yield("a");
        int n = new Object() {
            int twice(int x) {
                return x * 2;
            }
        }.twice(4);
        out.yield(n);
        return "n" + n;
    }

    @Body(39)
    @Coroutine
    static String methodReferences(Yielder<Object, Object> out, Log log) {
        Function<Object, String> a = String::valueOf;
        Supplier<List<String>> b = ArrayList::new;
        Function<Integer, int[]> c = int[]::new;
        Function<String, Integer> d = String::length;
        Function<String, Base> e = Lambdas::base;
        out.yield("made");
        List<String> list = b.get();
        list.add(a.apply(out.yield("x")));
        return list + "" + c.apply(3).length + d.apply("four") + e.apply("n").describe();
    }

    static Base base(String s) {
        return new Base(s, 1);
    }

    @Body({39, 46})
    @Coroutine
    String thisInLambdas(Yielder<Object, Object> out, Log log) {
        Supplier<Integer> a = () -> visible + this.visible;
        Supplier<Integer> b = this::next;
        out.yield(a.get());
        Runnable r = () -> {
            visible++;
            this.visible *= 2;
        };
        r.run();
        out.yield(visible);
        return a.get() + ":" + b.get() + b.get();
    }

    int next() {
        return ++visible;
    }

    @Body({39, 46})
    @Coroutine
    String privateMembersInLambdas(Yielder<Object, Integer> out, Log log) {
        Supplier<Integer> a = () -> hits + secret(1);
        out.yield(a.get());
        Runnable r = () -> hits += 5;
        r.run();
        out.yield(hits);
        Runnable s = () -> this.hits++;
        s.run();
        return a.get() + ":" + hits;
    }

    private int secret(int n) {
        return n + 100;
    }

    @Body(9)
    @Coroutine
    static String catchAndPatternAndResourceVariables(Yielder<Object, Object> out, Log log) {
        List<Supplier<String>> all = new ArrayList<>();
        try {
            log.fail("x");
        } catch (IllegalStateException e) {
            all.add(() -> e.getMessage());
            out.yield("catch");
        }
        Object o = "text";
        if (o instanceof String s) {
            out.yield("pattern");
            all.add(() -> s + s.length());
        }
        try (Log.Resource r = log.open("r")) {
            out.yield("resource");
            all.add(r::name);
        } catch (java.io.IOException e) {
            all.add(e::toString);
        }
        String r = "";
        for (Supplier<String> f : all) r += f.get();
        return r;
    }

    @Body({9, 3})
    @Coroutine
    static String lambdaParametersNamedAsLaterLocals(Yielder<Object, Object> out, Log log) {
        Function<Integer, Integer> f = x -> {
            int y = x + 1;
            return y;
        };
        out.yield(f.apply(1));
        int x = 10;
        int y = f.apply(x);
        out.yield(y);
        {
            String z = "z";
            log.add(z);
        }
        Function<String, String> g = z -> z + x;
        return g.apply("p" + y);
    }

    @Body(9)
    @Coroutine
    static String streams(Yielder<Object, Object> out, Log log) {
        String prefix = "p";
        List<String> l = List.of("a", "b").stream().map(s -> prefix + s).toList();
        for (String s : l) out.yield(s);
        int sum = java.util.stream.IntStream.range(0, l.size())
                .map(i -> i * 2)
                .filter(i -> i >= 0)
                .sum();
        return l + "" + sum + out.yield(l.stream().mapToInt(String::length).sum());
    }

    @Body({9, 68})
    @Coroutine
    static String capturedThenOutOfScope(Yielder<Object, Integer> out, Log log) {
        Supplier<String> f = null;
        for (int i = 0; i < 2; i++) {
            int[] big = new int[2];
            big[0] = out.yield(i);
            int j = i;
            if (f != null) log.add(f.get());
            f = () -> j + "" + big[0];
        }
        out.yield(f.get());
        return f.get();
    }

    @Body({22, 9})
    @Coroutine
    static String anonymousInLoopCapturesEach(Yielder<Object, Object> out, Log log) {
        List<Object> all = new ArrayList<>();
        for (String s : List.of("a", "b")) {
            Object yielded = out.yield(s);
            all.add(new Object() {
                @Override
                public String toString() {
                    return s + yielded;
                }
            });
        }
        out.yield(all.toString());
        return all.toString();
    }

    @Body({9, 22})
    @Coroutine
    static String recursiveAnonymous(Yielder<Object, Object> out, Log log) {
        Function<Integer, Integer> factorial = new Function<>() {
            @Override
            public Integer apply(Integer n) {
                return n < 2 ? 1 : n * this.apply(n - 1);
            }
        };
        out.yield(factorial.apply(5));
        return "" + factorial.apply(6);
    }
}
