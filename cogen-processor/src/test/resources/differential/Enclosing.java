package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Members of enclosing instances, of superclasses, and private ones in all their forms. */
@SuppressWarnings({"unused", "serial", "static", "this-escape", "varargs"})
public class Enclosing {
static class Above {
    static final int CONSTANT = 9;
    static int STATIC = 4;
    int count = 1;

    String name() {
        return "above";
    }

    int sum(int... all) {
        int sum = all.length;
        for (int each : all) sum += each;
        return sum;
    }

    <T> T pick(T a, T b) {
        return b == null ? a : b;
    }

    Object same(Object o) {
        return o;
    }

    static int statically(int n) {
        return n;
    }

    void fails(Object o) throws java.io.IOException {
        throw new java.io.IOException("failed " + o);
    }
}

public static class Outer<A> extends Above {
    private int secret = 1;
    int open = 2;
    private static int shared = 3;
    private A held;
    private String text = "t";
    private short[] cells = {1, 2, 3};

    private int twice(int n) {
        return 2 * n + secret;
    }

    String greet(Object o) {
        return "hi " + o + secret;
    }

    @Override
    String name() {
        return "enclosing";
    }

    public class Inner extends Above {
        int secret = 100;
        private long own = 5;

        @Override
        String name() {
            return "inner";
        }

        @Body(46)
        @Coroutine
        String members(Yielder<Object, Integer> out, Log log) {
            String all = open + "" + Outer.this.secret + secret + shared;
            out.yield(all);
            open += out.yield("open");
            Outer.this.secret = out.yield("secret");
            Outer.this.secret += 3;
            Outer.this.secret *= out.yield("times");
            all += twice(out.yield("twice")) + greet(out.yield("greet")) + Outer.this.greet(1);
            text += out.yield("text");
            text += 'c';
            Outer.this.cells[out.yield("i") % 3] += 2;
            cells[1]++;
            shared++;
            Outer<A> outer = Outer.this;
            all += outer.open + outer.secret + outer.text + outer.cells[0] + outer.cells[1] + cells[2];
            shared--;
            return all + name() + Outer.this.name();
        }

        @Body({46, 9})
        @Coroutine
        String inLambdasAndClasses(Yielder<Object, Integer> out, Log log) {
            Supplier<String> f = () -> secret + "," + Outer.this.secret + twice(2) + name();
            out.yield(f.get());
            Object o =
                    new Object() {
                        int mine = secret + open;

                        @Override
                        public String toString() {
                            Outer.this.secret++;
                            return mine + greet("you") + Outer.this.name() + super.hashCode() * 0;
                        }
                    };
            out.yield("" + o);
            Function<Integer, Integer> g = Outer.this::twice;
            IntFunction<String> h = Outer.this::greet;
            out.yield(g.apply(1));
            return h.apply(2) + o + f.get();
        }

        @Body({46, 42, 39})
        @Coroutine
        String creations(Yielder<Object, Integer> out, Log log) {
            Other a = new Other(out.yield("a"));
            Other b = Outer.this.new Other(out.yield("b"));
            Outer<String> else_ = new Outer<>();
            Outer<String>.Other c = else_.new Other(out.yield("c"));
            Function<Integer, Other> make = Other::new;
            Function<Integer, Hidden> hidden = Hidden::new;
            out.yield(make.apply(4).n);
            Hidden d = new Hidden(out.yield("d"));
            Hidden e = Outer.this.new Hidden(out.yield("e"));
            Supplier<Inner> inner = Inner::new;
            Other f = new Other(5) {
                @Override
                public String toString() {
                    return "f" + n + twice(1);
                }
            };
            out.yield("" + f);
            return "" + a + b + c + d + e + f + hidden.apply(6) + inner.get().own + new Inner().secret;
        }

        class Deep {
            int secret = 1000;

            @Body(46)
            @Coroutine
            String threeLevels(Yielder<Object, Integer> out, Log log) {
                out.yield(secret + Inner.this.secret + Outer.this.secret);
                Outer.this.secret += out.yield("a");
                Inner.this.secret = own > 0 ? out.yield("b") : 0;
                own += out.yield("own");
                own++;
                open--;
                Deep other = new Deep();
                other.secret = out.yield("other");
                Supplier<Deep> make = Deep::new;
                return "" + secret + Inner.this.secret + Outer.this.secret + own + open + other.secret
                        + make.get().secret + new Other(3) + Inner.super.name() + Outer.super.name();
            }
        }
    }

    public class Other {
        final int n;

        Other(int n) {
            this.n = n + secret;
        }

        @Override
        public String toString() {
            return "other" + n;
        }
    }

    public class Hidden {
        final int n;

        private Hidden(int n) {
            this.n = n * 10 + open;
        }

        private <T> Hidden(T one, List<? extends T> more) {
            this.n = more.size();
        }

        @Override
        public String toString() {
            return "hidden" + n;
        }
    }

    @Body(46)
    @Coroutine
    String throughSuper(Yielder<Object, Object> out, Log log) throws Exception {
        String all = super.name() + name();
        out.yield(all);
        all += super.sum(1, 2, 3) + super.sum() + super.sum(new int[] {5});
        all += super.name() + super.pick("a", out.yield("b")) + super.<Object>pick("c", 4);
        super.count = 7;
        super.count += 2;
        super.count++;
        out.yield(super.count);
        all += super.count + super.STATIC + super.statically(3) + ((Above) this).count;
        Supplier<String> f = super::name;
        Supplier<String> g = () -> super.name() + super.count;
        Function<Object, Object> h = super::same;
        out.yield(f.get());
        try {
            super.fails(out.yield("fails"));
        } catch (java.io.IOException e) {
            all += e.getMessage();
        }
        Object o =
                new Object() {
                    @Override
                    public String toString() {
                        return Outer.super.name() + Outer.this.name() + super.equals(this);
                    }
                };
        out.yield("" + o);
        return all + f.get() + g.get() + h.apply("x") + o + (super.hashCode() == System.identityHashCode(this));
    }

    interface Left {
        default String hello(Object o) {
            return "left " + o;
        }
    }

    interface Right {
        default String hello(Object o) {
            return "right " + o;
        }
    }

    static class Both implements Left, Right {
        @Override
        public String hello(Object o) {
            return "both";
        }

        @Body(46)
        @Coroutine
        String choose(Yielder<Object, Object> out, Log log) {
            String all = Left.super.hello(out.yield("l")) + Right.super.hello(out.yield("r")) + hello(1);
            Function<Object, String> f = Left.super::hello;
            out.yield(f.apply("f"));
            Supplier<String> g = () -> Right.super.hello(2);
            return all + f.apply(3) + g.get() + super.toString().startsWith("differential");
        }
    }

    interface Third extends Left, Right {
        @Override
        default String hello(Object o) {
            return "third";
        }

        @Body(46)
        @Coroutine
        default String inInterface(Yielder<Object, Object> out, Log log) {
            return Left.super.hello(out.yield("l")) + Right.super.hello(out.yield("r")) + hello(1) + hidden(2);
        }

        private String hidden(int n) {
            return "hidden" + n;
        }

        class Impl implements Third {}
    }

    static class Protected extends AbstractList<String> {
        final List<String> list = new ArrayList<>(List.of("a", "b", "c", "d"));

        @Override
        public String get(int i) {
            return list.get(i);
        }

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public String remove(int i) {
            return list.remove(i);
        }

        @Body(46)
        @Coroutine
        String ofAnotherPackage(Yielder<Object, Integer> out, Log log) throws Exception {
            out.yield(modCount);
            modCount += 5;
            modCount++;
            this.modCount = modCount + out.yield("mod");
            Protected other = new Protected();
            other.modCount = 3;
            other.modCount += out.yield("other");
            removeRange(0, 1);
            out.yield(size());
            super.removeRange(0, 1);
            Runnable r = () -> removeRange(0, 1);
            BiFunction<Integer, Integer, Object> f =
                    (a, b) -> {
                        super.removeRange(a, b);
                        return super.modCount + this.modCount;
                    };
            r.run();
            out.yield(size());
            return "" + f.apply(0, 0) + other.modCount + modCount-- + --super.modCount + size();
        }
    }

    private <T extends Comparable<T>> T larger(T a, T b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    @SafeVarargs
    private static <T> List<T> listOf(T... all) {
        return new ArrayList<>(List.of(all));
    }

    private Outer<A> self() {
        return this;
    }

    private int key(String s) {
        return -s.length() + secret * 0;
    }

    private Outer(String text, int... more) {
        this.text = text + more.length;
    }

    public Outer() {}

    @Body({46, 39, 38})
    @Coroutine
    String references(Yielder<Object, Object> out, Log log) {
        Outer<A> other = new Outer<>("other");
        Function<Integer, Integer> a = other::twice;
        Function<Integer, Integer> b = log.at("receiver", other)::twice;
        BiFunction<Outer<A>, Integer, Integer> c = Outer::twice;
        Comparator<String> order = Comparator.comparing(this::key).reversed();
        Function<String, Outer<A>> make = Outer::new;
        Function<int[], Outer<String>> spread = n -> new Outer<String>("n", n);
        other.secret = 50;
        other = null;
        out.yield(a.apply(1));
        List<String> sorted = new ArrayList<>(List.of("aaa", "b", "cc"));
        sorted.sort(order);
        out.yield(sorted);
        try {
            Outer<A> none = null;
            Supplier<Outer<A>> f = none::self;
            out.yield("never" + f);
        } catch (NullPointerException e) {
            out.yield("npe");
        }
        return b.apply(2) + "" + c.apply(this, 3) + make.apply("m").text + spread.apply(new int[2]).text;
    }

    @Body({46, 38})
    @Coroutine
    String typeArguments(Yielder<Object, Object> out, Log log) {
        String all = this.<Integer>larger(1, 2) + "" + Outer.<Object>listOf("a", 1);
        out.yield(all);
        Outer<A> other = new Outer<A>("x", 1, 2);
        all += log.at("other", other).<String>larger("a", "b") + self().<Integer>larger(4, 3);
        out.yield(all);
        List<Object> list = Outer.<Object>listOf("a");
        list.add(1);
        return all + list + other.text;
    }

    @Body({30, 31, 46})
    @Coroutine
    String updates(Yielder<Object, Integer> out, Log log) {
        List<Outer<A>> list = new ArrayList<>();
        list.add(new Outer<>("list"));
        Outer<?>[] array = {new Outer<>("array"), null};
        list.get(log.at("i", 0)).secret += log.at("v", 5);
        list.get(log.at("i", 0)).secret++;
        int old = array[0].secret-- + --array[0].secret + array[0].secret++;
        out.yield(old + list.get(0).secret);
        array[0].secret <<= out.yield("shift");
        array[out.yield("index") == 1 ? 0 : 1].secret += out.yield("plus") + log.at("more", 1);
        array[0].text += array[0].secret;
        array[0].text += null;
        array[0].text += 'c';
        array[0].text += 1.5f;
        self().text += log.noisy("noisy");
        self().secret ^= 0x55;
        self().secret >>>= 1;
        self().self().secret %= 7;
        log.at("static", this).shared += log.at("s", 2);
        log.at("static", this).shared -= 2;
        int read = log.at("read", this).shared;
        log.at("write", this).shared = read;
        Runnable r = () -> self().secret += array[0].secret++;
        r.run();
        out.yield(array[0].text + text);
        return "" + secret + array[0].secret + text + old + read;
    }
}
}
