package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What is captured in the very code that assigns it; arguments of anonymous classes. */
@SuppressWarnings("serial")
public class Captures {
    static int sum(int n, IntSupplier f) {
        return n + f.getAsInt();
    }

    static boolean test(int n, IntSupplier f) {
        return sum(n, f) > 6;
    }

    static RuntimeException failure(int n, IntSupplier f) {
        return new IllegalStateException("sum " + sum(n, f));
    }

    @Body({9, 45})
    @Coroutine
    static String inOneExpression(Yielder<Object, Integer> out, Log log) {
        final int n;
        int s = sum(n = 1, () -> n);
        out.yield(s);
        int m;
        sum(m = out.yield("m"), () -> m);
        out.yield(m);
        int k;
        s += sum(k = 3, () -> k + n + m) + out.yield("s");
        IntSupplier f = () -> k + n;
        out.yield("last");
        return "" + s + n + m + k + f.getAsInt();
    }

    @Body({9, 45})
    @Coroutine
    static String inStatements(Yielder<Object, Integer> out, Log log) {
        List<IntSupplier> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            final int n;
            if (out.yield(i) > 1) {
                n = i;
                all.add(() -> n);
            } else {
                n = -i;
            }
            out.yield(n);
            int m;
            if (i == 1) {
                m = 5;
                all.add(() -> m);
                continue;
            }
            m = 7;
            out.yield(m);
            all.add(() -> n + m);
        }
        String s = "";
        for (IntSupplier f : all) s += f.getAsInt() + ",";
        return s;
    }

    @Body({9, 32, 45})
    @Coroutine
    static String inConditions(Yielder<Object, Boolean> out, Log log) {
        String all = "";
        for (int i = 0; i < 8; i++) {
            int n;
            if (test(n = i, () -> n)) {
                out.yield("yes");
                all += n;
            }
            int m;
            if (out.yield(n) && test(m = i + 1, () -> m)) {
                out.yield(m);
                all += m;
            } else {
                out.yield("no");
            }
            int k;
            boolean b = i > 3 && test(k = i, () -> k) && k + out.yield("k").hashCode() != 0 && k > 1;
            all += b;
            int l;
            while (test(l = i, () -> l) && out.yield("loop")) {
                all += l;
                break;
            }
        }
        return all;
    }

    @Body({9, 11, 45})
    @Coroutine
    static String inOtherPlaces(Yielder<Object, Integer> out, Log log) {
        int n;
        switch (sum(n = 1, () -> n)) {
            case 2:
                out.yield("two" + n);
                break;
            default:
                out.yield("default");
        }
        int m;
        out.yield(sum(m = 3, () -> m + n));
        out.yield(m);
        try {
            int k;
            if (out.yield("throw") > 2) throw failure(k = 3, () -> k);
            int l;
            return "" + sum(l = 4, () -> l + m);
        } finally {
            out.yield("finally" + m);
        }
    }

    abstract static class Base {
        final String made;

        Base(int n, Object o) {
            made = "int" + n + o;
        }

        Base(long n, String... rest) {
            made = "long" + n + rest.length;
        }

        abstract String get();
    }

    @Body({22, 26, 38})
    @Coroutine
    static String argumentsOfAnonymousClasses(Yielder<Object, Integer> out, Log log) {
        String text = "text";
        int captured = out.yield("captured");
        Base b =
                new Base(log.at("first", 1), out.yield("object")) {
                    private final String more = text + captured;

                    @Override
                    String get() {
                        return made + more;
                    }
                };
        out.yield(b.get());
        String s =
                new Base(out.yield("long"), log.at("a", "a"), "b" + out.yield("b")) {
                    @Override
                    String get() {
                        return made + text;
                    }
                }.get();
        return b.get() + s;
    }

    class Inner {
        final String made;

        Inner(Object o) {
            made = o + "" + field;
        }
    }

    private int field = 7;

    @Body({22, 42})
    @Coroutine
    String anonymousInner(Yielder<Object, Object> out, Log log) {
        Captures other = new Captures();
        other.field = 8;
        Supplier<String> a =
                new Inner(out.yield("a")) {
                    String get() {
                        return made + field;
                    }
                }::get;
        Inner b = log.at("other", other).new Inner(out.yield("b")) {
            @Override
            public String toString() {
                return made + field;
            }
        };
        out.yield(b);
        return a.get() + b;
    }

    @Body({22, 42})
    @Coroutine
    String localSubclassOfInner(Yielder<Object, Object> out, Log log) {
        String all = "";
        {
            class One extends Inner {
                One() {
                    super("one");
                }

                One(int n) {
                    super("n" + n);
                }

                One(String s) {
                    this(s.length());
                }
            }
            all += new One().made + new One(2).made + new One("abc").made;
        }
        out.yield(all);
        {
            class Two extends Plain {}
            all += new Two().made;
        }
        {
            class Three extends Plain {
                final int x;

                Three() {
                    x = 5;
                }
            }
            all += new Three().made + new Three().x;
        }
        return all;
    }

    class Plain {
        final String made = "plain" + field;
    }

    static class Loud {
        static final List<String> LOG = new ArrayList<>();

        static {
            LOG.add("initialised");
        }

        Loud(Object o) {}
    }

    static final List<String> ORDER = new ArrayList<>();

    static class Initialised {
        static {
            ORDER.add("initialised");
        }

        Initialised(Object o) {}
    }

    @Body(value = {41}, fresh = true)
    @Coroutine
    static String initialisedBeforeArguments(Yielder<Object, Object> out, Log log) {
        new Initialised(out.yield("" + ORDER)) {};
        return ORDER + "";
    }
}
