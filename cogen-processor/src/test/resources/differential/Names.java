package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import static java.lang.Integer.MAX_VALUE;
import static java.util.Map.Entry.comparingByKey;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Map;
import java.util.function.Supplier;

/** Which name means what: in generated code it must be the same. */
@SuppressWarnings({"unused", "serial"})
public class Names {
    int value = 1;
    static int total = 2;

    int helper() {
        return value + 10;
    }

    String size() {
        return "size of Names";
    }

    static String stat() {
        return "static of Names";
    }

    static class Parent {
        protected int inherited = 3;
        static int inheritedStatic = 4;

        String fromParent() {
            return "fromParent";
        }

        static class OfParent {
            String tell() {
                return "OfParent";
            }
        }

        enum Kind {
            A,
            B
        }

        static final int MINE = 9;
    }

    interface Constants {
        int LIMIT = 6;
        String WORD = "word";
    }

    static class Child extends Parent implements Constants {
        @Body({46, 69})
        @Coroutine
        String inheritedMembers(Yielder<Object, Integer> out, Log log) {
            inherited += out.yield(inherited);
            inheritedStatic = 4;
            inheritedStatic += out.yield(inheritedStatic);
            OfParent o = new OfParent();
            Kind k = Kind.B;
            out.yield(o.tell());
            switch (k) {
                case A:
                    return "A";
                case B:
                    return fromParent() + inherited + inheritedStatic + LIMIT + WORD + MINE + out.yield(k) + stat() + total;
            }
            return "none";
        }

        @Body({46, 69})
        @Coroutine
        static String inheritedStatics(Yielder<Object, Integer> out, Log log) {
            inheritedStatic = out.yield(LIMIT);
            List<OfParent> l = List.of(new OfParent());
            for (OfParent o : l) out.yield(o.tell());
            return inheritedStatic + WORD + Kind.valueOf("A") + Names.stat();
        }
    }

    @Body({22, 46})
    @Coroutine
    String insideAnonymousClasses(Yielder<Object, Object> out, Log log) {
        int local = 5;
        List<Integer> l = new AbstractList<>() {
            int value = 50;

            @Override
            public Integer get(int i) {
                return value + helper() + Names.this.value + local + i + total;
            }

            @Override
            public int size() {
                return 2;
            }

            @Override
            public String toString() {
                return size() + stat() + super.toString() + this.value;
            }
        };
        out.yield(l.toString());
        value++;
        return l + size();
    }

    @Body({3, 22})
    @Coroutine
    static String shadowedInsideAnonymousClasses(Yielder<Object, Object> out, Log log) {
        {
            int x = 1;
            out.yield(x);
        }
        String x = "outer";
        Supplier<String> s = new Supplier<>() {
            String y = x + "field";

            @Override
            public String get() {
                String kept = x;
                String x = "inner";
                for (int y = 0; y < 1; y++) x += y;
                return kept + x + this.y + y;
            }
        };
        out.yield(s.get());
        return s.get() + x;
    }

    @Body({3, 9})
    @Coroutine
    static String renamedInLambdas(Yielder<Object, Object> out, Log log) {
        String r = "";
        {
            int x = 1;
            Supplier<Integer> s = () -> x + 1;
            out.yield(x);
            r += s.get();
        }
        {
            String x = "text";
            Supplier<String> s = () -> x + x.length() + ((Supplier<String>) () -> x.substring(1)).get();
            out.yield(x);
            r += s.get() + "x" + 'x';
        }
        {
            long x = 3;
            out.yield(x);
            Supplier<Names> s = () -> new Names() {
                int x = 9;

                @Override
                int helper() {
                    return this.x + x;
                }
            };
            r += s.get().helper() + x;
        }
        return r;
    }

    /** Types of the user's own with well-known names. */
    static class Known {
        static class Generator {}

        static class Throwable2 extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        static class SourceMap {
            @Override
            public String toString() {
                return "my SourceMap";
            }
        }

        static class GeneratorMachine {
            static String hello() {
                return "hello";
            }
        }

        static class Integer {
            @Override
            public String toString() {
                return "my Integer";
            }
        }

        static class Void {
            @Override
            public String toString() {
                return "my Void";
            }
        }

        static class Objects {
            static int two() {
                return 2;
            }
        }

        static class MethodHandles {}

        static class Class {}

        @Body(69)
        @Coroutine
        static int ownTypesOfKnownNames(Yielder<Object, java.lang.Integer> out, Log log) {
            Generator g = new Generator();
            SourceMap m = new SourceMap();
            Integer i = new Integer();
            Void v = new Void();
            int n = out.yield(m);
            out.yield(i);
            log.add(i + "" + v + m + GeneratorMachine.hello());
            Object o = new Class();
            out.yield(Objects.two());
            try {
                throw new Throwable2();
            } catch (Throwable2 t) {
                n += out.yield(g != null);
            } finally {
                n++;
                out.yield("f");
            }
            return n;
        }

        @Body(69)
        @Coroutine
        static void voidBesideOwnVoid(Yielder<Integer, Void> out, Log log) {
            Void v = out.yield(null);
            log.add(v + "");
        }
    }

    @Body(69)
    @Coroutine
    static String importsOfManyKinds(Yielder<Object, Object> out, Log log) {
        Entry<String, String> e = Map.entry("k", "v");
        Map.Entry<String, String> f = e;
        out.yield(MAX_VALUE);
        List<Entry<String, String>> l = new ArrayList<>(List.of(f));
        l.sort(comparingByKey());
        java.util.Map.Entry<java.lang.String, String> g = l.get(0);
        out.yield(g.getKey());
        return g.getValue() + e + f.hashCode() * 0;
    }

    @Body(46)
    @Coroutine
    Names returnsThis(Yielder<Object, Object> out, Log log) {
        out.yield(this == this);
        Object me = this;
        log.add(me.equals(this) + "" + (this instanceof Names));
        synchronized (this) {
            value++;
        }
        out.yield(take(this));
        return this;
    }

    static String take(Names n) {
        return "took " + n.value;
    }

    @Override
    public String toString() {
        return "Names" + value;
    }

    @Body(46)
    @Coroutine
    String objectMethods(Yielder<Object, Object> out, Log log) {
        out.yield(toString() + this.toString());
        log.add(hashCode() == this.hashCode());
        log.add(equals(this));
        return getClass().getSimpleName() + out.yield(this.getClass());
    }

    @Body({3, 69})
    @Coroutine
    String parameterNamedLikeTheFields(Yielder<Object, Object> out, Log log, int value, String helper) {
        value += this.value + helper();
        out.yield(value);
        this.value = value;
        return helper + value + this.helper() + out.yield(helper);
    }

    @Body(34)
    @Coroutine
    static String constantsInNestedScopes(Yielder<Object, Integer> out, Log log) {
        final int k = 2;
        String s = "";
        for (int i = 0; i < 2; i++) {
            final int inner = k + 1;
            final int c = 'a' + k;
            switch (out.yield(i)) {
                case k -> s += "k";
                case inner -> s += "inner" + out.yield(inner);
                case c -> s += "c";
                default -> {
                    final String text = "t" + k;
                    byte b = inner;
                    s += out.yield(text == "t2") + text + b;
                }
            }
        }
        final long big = 1L << 40;
        final boolean yes = k > 1;
        if (yes) s += out.yield(big);
        Supplier<String> f = () -> "" + k + big;
        return s + f.get();
    }

    @Body(24)
    @Coroutine
    static void emptyBody(Yielder<Object, Object> out, Log log) {}

    @Body(24)
    @Coroutine
    static String noYield(Yielder<Object, Object> out, Log log) {
        log.add("ran");
        return "end";
    }

    @Body(24)
    @Coroutine
    static String onlyThrows(Yielder<Object, Object> out, Log log) {
        throw new IllegalStateException("at once");
    }

    @Body(24)
    @Coroutine
    static Object onlyOneYield(Yielder<Object, Object> out) {
        return out.yield("x");
    }
}
