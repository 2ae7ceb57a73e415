package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import io.cogen.processor.differential.Ops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Classes that a method declares, with names and without. */
@SuppressWarnings({"unused", "serial", "this-escape", "static", "varargs", "unchecked", "fallthrough"})
public class LocalTypes {
    private int secret = 3;
    int open = 4;

    class Member {
        final String made;

        Member() {
            made = "member" + secret;
        }

        Member(Object o) {
            made = "member" + o + open;
        }

        String get() {
            return made;
        }
    }

    @Body(22)
    @Coroutine
    static String oneInstanceAnIteration(Yielder<Object, Integer> out, Log log) {
        List<Supplier<String>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int copy = i;
            int sent = out.yield(i);
            class Each implements Supplier<String> {
                private int calls;

                @Override
                public String get() {
                    return copy + ":" + sent + ":" + calls++;
                }
            }
            Each each = new Each();
            out.yield(each.get());
            all.add(each);
            all.add(new Each());
        }
        String s = "";
        for (Supplier<String> each : all) s += each.get() + ",";
        return s;
    }

    @Body(22)
    @Coroutine
    static String whatItCapturesDoesNotChange(Yielder<Object, Integer> out, Log log, int[] numbers) {
        String s = "";
        for (int n : numbers) {
            class Keeps {
                final int twice = n * 2;

                int n() {
                    return n;
                }
            }
            Keeps a = new Keeps();
            out.yield(a.twice);
            Keeps b = new Keeps();
            s += a.n() + b.twice;
        }
        return s;
    }

    @Body({22, 3})
    @Coroutine
    static String sameNamesInOtherBlocks(Yielder<Object, Object> out, Log log) {
        String s = "";
        {
            class Local {
                int f = 1;
            }
            Local l = new Local();
            out.yield(l.f);
            s += l.f;
        }
        {
            record Local(String f) {}
            Local l = new Local("two");
            out.yield(l);
            s += l.f();
        }
        for (int i = 0; i < 2; i++) {
            int k = i;
            class Local {
                String f() {
                    return "three" + k;
                }
            }
            out.yield(new Local().f());
            s += new Local().f();
        }
        return s;
    }

    @Body({22, 46})
    @Coroutine
    String hierarchy(Yielder<Object, Integer> out, Log log) {
        int a = out.yield("a");
        interface Shape {
            int area();

            default String show() {
                return getClass().getSimpleName() + area();
            }

            static Shape unit() {
                return () -> 1;
            }
        }
        abstract class Base implements Shape {
            final String name;

            Base(String name) {
                this.name = name + a + secret;
                log.add("base " + describe());
            }

            String describe() {
                return name;
            }
        }
        int b = out.yield("b");
        class Square extends Base {
            private final int side;

            Square(int side) {
                super("square" + b);
                this.side = side;
            }

            Square() {
                this(b);
            }

            @Override
            public int area() {
                return side * side + open;
            }

            @Override
            String describe() {
                return super.describe() + "/" + b + side;
            }
        }
        class Big extends Square {
            Big() {
                super(a + b);
            }

            Shape more() {
                return new Square(7);
            }
        }
        Shape s = new Square();
        out.yield(s.area());
        Big big = new Big();
        Shape lambda = () -> a * 100;
        out.yield(big.more().area());
        Base anonymous = new Base("anonymous") {
            @Override
            public int area() {
                return b + a;
            }
        };
        out.yield(anonymous.describe());
        return s.show() + big.describe() + lambda.area() + Shape.unit().area() + anonymous.area()
                + new Square().side;
    }

    @Body(22)
    @Coroutine
    static String enumsAndRecords(Yielder<Object, Integer> out, Log log) {
        enum Color {
            RED,
            GREEN {
                @Override
                int code() {
                    return 20;
                }
            };

            static int count;

            int code() {
                return 10 + count++;
            }
        }
        record Point(int x, int y) {
            static final Point ORIGIN = new Point(0, 0);

            Point {
                if (x < 0) throw new IllegalArgumentException("negative");
            }

            Point(int both) {
                this(both, both);
            }

            Point moved(int d) {
                return new Point(x + d, y);
            }
        }
        Color c = out.yield("color") > 1 ? Color.GREEN : Color.RED;
        Point p = new Point(out.yield("x"));
        String s = "";
        switch (c) {
            case RED:
                s += "red" + out.yield(c);
                break;
            case GREEN:
                s += "green";
            default:
                out.yield(p);
        }
        s += switch (c) {
            case RED -> p.moved(2).x();
            case GREEN -> out.yield("green");
        };
        for (Color each : Color.values()) {
            s += each.code() + "" + out.yield(each);
        }
        Function<Integer, Point> make = Point::new;
        out.yield(make.apply(3));
        return s + p + Point.ORIGIN + Color.valueOf("RED").ordinal() + Color.count;
    }

    @Body({22, 62})
    @Coroutine
    <A extends Comparable<A>> String genericMethod(Yielder<Object, Object> out, Log log, A first, List<A> more) {
        class Node<T> {
            final T value;
            final Node<T> next;
            final A key = first;

            Node(T value, Node<T> next) {
                this.value = value;
                this.next = next;
            }

            boolean isBefore(A other) {
                return key.compareTo(other) < 0;
            }
        }
        Node<A> list = null;
        for (A each : more) {
            list = new Node<>(each, list);
            out.yield(list.value);
        }
        Node<String> strings = new Node<String>("a", new Node<>("b", null));
        Node<?>[] array = new Node<?>[2];
        array[0] = strings;
        out.yield(strings.next.value);
        array[1] = new Node<Object>(1, null);
        Object o = list;
        String s = "";
        for (Node<A> n = list; n != null; n = n.next) s += n.value;
        out.yield(s);
        BiFunction<A, Node<A>, Node<A>> make = Node::new;
        Function<Integer, Node<?>[]> arrays = Node<?>[]::new;
        return s + array[1].value + (o instanceof Node<?>) + (o instanceof Node<?> n ? n.value : "")
                + make.apply(first, list).next.value + arrays.apply(3).length + list.isBefore(first);
    }

    public static class Generic<E> {
        private E element;
        private List<E> all = new ArrayList<>();

        @Body({22, 62})
        @Coroutine
        <A extends Comparable<A>> String generics(Yielder<Object, Object> out, Log log, A first, List<A> more) {
            class Node<T> {
                final T value;
                final Node<T> next;
                final A key = first;

                Node(T value, Node<T> next) {
                    this.value = value;
                    this.next = next;
                }

                boolean isBefore(A other) {
                    return key.compareTo(other) < 0;
                }

                E element() {
                    return element;
                }
            }
            Node<A> list = null;
            for (A each : more) {
                list = new Node<>(each, list);
                out.yield(list.value);
            }
            Node<String> strings = new Node<String>("a", new Node<>("b", null));
            out.yield(strings.next.value);
            Object o = list;
            String s = "";
            for (Node<A> n = list; n != null; n = n.next) s += n.value;
            out.yield(s);
            BiFunction<A, Node<A>, Node<A>> make = Node::new;
            return s + (o == list)
                    + make.apply(first, list).next.value + list.isBefore(first) + list.element();
        }

    }

    @Body({22, 51})
    @Coroutine
    static String exceptions(Yielder<Object, Integer> out, Log log) {
        int base = out.yield("base");
        class Failure extends Exception {
            final int code;

            Failure(int code) {
                super("failure " + code + base);
                this.code = code;
            }
        }
        class Worse extends Failure {
            Worse() {
                super(99);
            }
        }
        String s = "";
        for (int i = 0; i < 3; i++) {
            try {
                int n = out.yield(i);
                if (n > 2) throw new Failure(n);
                if (n > 1) throw new Worse();
                s += "fine";
            } catch (Worse e) {
                s += "worse" + out.yield(e.code);
            } catch (Failure e) {
                s += e.getMessage() + out.yield(e.code);
            }
        }
        return s;
    }

    @Body({22, 46})
    @Coroutine
    String extendsAMember(Yielder<Object, Object> out, Log log) {
        Object captured = out.yield("captured");
        class One extends Member {
            One() {
                super("one" + captured);
            }

            One(int n) {
                log.add("n" + n);
            }

            One(String s) {
                this(s.length());
            }
        }
        class Two extends Member {}
        class Three extends Two {
            @Override
            String get() {
                return super.get() + captured + LocalTypes.this.open;
            }
        }
        Member a = new One();
        out.yield(a.made);
        Member b = new One("abc");
        Two c = new Three();
        out.yield(b.made);
        return a.get() + b.get() + c.get() + new Two().get();
    }

    @Body({22, 9, 45})
    @Coroutine
    String nestedInside(Yielder<Object, Integer> out, Log log) {
        int x = out.yield("x");
        String text = "text";
        class Outer {
            int y = x + 1;

            class Inner {
                int z = x + y + secret;

                Supplier<String> f() {
                    return () -> text + x + y + z + open;
                }
            }

            static class Nested {
                static int count = 5;

                int twice() {
                    return 2 * count;
                }
            }

            Supplier<Integer> later() {
                return new Supplier<>() {
                    int w = x;

                    @Override
                    public Integer get() {
                        class Deepest {
                            int v = w + y + x;
                        }
                        return new Deepest().v + secret;
                    }
                };
            }
        }
        Outer o = new Outer();
        Outer.Inner i = o.new Inner();
        out.yield(i.z);
        Outer.Nested n = new Outer.Nested();
        Supplier<Integer> later = o.later();
        out.yield(n.twice());
        Outer.Nested.count++;
        secret++;
        return i.f().get() + later.get() + n.twice() + o.y;
    }

    @Body({22, 17, 44, 60})
    @Coroutine
    String capturesAllKindsOfVariables(Yielder<Object, Object> out, Log log, Object parameter) throws IOException {
        String s = "";
        if (!(out.yield("o") instanceof String bound)) {
            return "no string";
        }
        try (Log.Resource resource = log.open("r")) {
            for (String each : List.of("a", "b")) {
                try {
                    if (each.equals("b")) log.failChecked("b");
                    class InLoop {
                        String get() {
                            return bound + parameter + resource.name() + each + secret;
                        }
                    }
                    InLoop a = new InLoop();
                    out.yield(a.get());
                    s += a.get();
                } catch (IOException e) {
                    class InCatch {
                        String get() {
                            return e.getMessage() + each;
                        }
                    }
                    out.yield("caught");
                    s += new InCatch().get();
                }
            }
        }
        final int blank;
        if (out.yield("blank") == null) {
            blank = 1;
        } else {
            blank = 2;
        }
        final int constant = 5;
        class Last {
            int get() {
                switch (blank) {
                    case constant:
                        return -1;
                    default:
                        return blank * constant;
                }
            }
        }
        out.yield("last");
        return s + new Last().get();
    }

    @Body({22, 11, 14})
    @Coroutine
    static String inSwitches(Yielder<Object, Integer> out, Log log) {
        String s = "";
        for (int i = 0; i < 3; i++) {
            int k = i;
            switch (out.yield(i)) {
                case 1:
                    class InGroup {
                        int get() {
                            return k + 10;
                        }
                    }
                    s += new InGroup().get() + out.yield("one");
                    InGroup later = new InGroup();
                    out.yield("between");
                    s += later.get();
                case 2:
                    out.yield("two");
                    break;
                default:
                    class Other {
                        int get() {
                            return k + 20;
                        }
                    }
                    out.yield("default");
                    s += new Other().get();
            }
            s += switch (out.yield("value")) {
                case 1, 2 -> {
                    record Pair(int a, int b) {}
                    Pair p = new Pair(k, out.yield("pair"));
                    yield p.a() + p.b();
                }
                default -> k;
            };
        }
        return s;
    }

    @Body({22, 46})
    @Coroutine
    String subclassesElsewhere(Yielder<Object, Integer> out, Log log) {
        int n = out.yield("n");
        class Base {
            final int m;

            Base(int m) {
                this.m = m + n + secret;
            }

            Base() {
                this(1);
            }
        }
        out.yield(new Base().m);
        int f;
        {
            class Sub extends Base {
                Sub() {
                    super(n * 10);
                }
            }
            class Plain extends Base {}
            class Late extends Base {
                int x;

                Late() {
                    x = m;
                }
            }
            f = new Sub().m + new Plain().m + new Late().x;
        }
        out.yield(f);
        Object o =
                new Base(5) {
                    @Override
                    public String toString() {
                        return "anonymous" + m + n;
                    }
                };
        IntFunction<Base> make = Base::new;
        Supplier<Base> none = Base::new;
        out.yield("" + o);
        return "" + f + o + make.apply(3).m + none.get().m;
    }

    @Body(65)
    @Coroutine
    String anonymousVariables(Yielder<Object, Integer> out, Log log) {
        int n = out.yield("n");
        var counter =
                new Object() {
                    int count = n;

                    int next() {
                        return count++ + secret;
                    }
                };
        out.yield(counter.next());
        counter.count += out.yield("more");
        var comparing =
                new Comparator<String>() {
                    int calls;

                    @Override
                    public int compare(String a, String b) {
                        calls++;
                        return b.compareTo(a) * (n < 0 ? -1 : 1);
                    }
                };
        List<String> list = new ArrayList<>(List.of("a", "c", "b"));
        list.sort(comparing);
        out.yield(list);
        var member =
                new Member("arg" + out.yield("arg")) {
                    final String more = made + n;

                    @Override
                    String get() {
                        return super.get() + more + secret;
                    }
                };
        out.yield(member.more);
        var ofOther =
                log.at("other", new LocalTypes()).new Member(log.at("argument", "o")) {
                    int extra = 7;
                };
        out.yield(ofOther.made);
        var array = new Object[] {new Object() {}};
        var inList = List.of(new Object() {
            String s = "list" + n;
        });
        out.yield(array.length);
        String all = "";
        for (var each : inList) {
            all += each.s + out.yield(each.s);
        }
        return all + counter.next() + (comparing.calls > 0) + member.get() + ofOther.extra + list;
    }

    static class Varied {
        final String s;

        Varied(String s, Object... more) {
            this.s = s + more.length;
        }

        Varied(int n) throws IOException {
            if (n == 0) throw new IOException("zero");
            s = "n" + n;
        }
    }

    @Body({65, 40, 41})
    @Coroutine
    static String anonymousWithConstructors(Yielder<Object, Integer> out, Log log) {
        var a = new Varied("a", 1, out.yield("2"), 3) {
            int x = 1;
        };
        out.yield(a.s);
        var b = new Varied("b") {
            int x = 2;
        };
        out.yield(b.s + b.x);
        try {
            var c = new Varied(out.yield("c")) {
                int x;

                {
                    x = 5;
                    if (x == 6) throw new IOException("initialiser");
                }
            };
            out.yield(c.s);
            return a.s + c.x;
        } catch (IOException e) {
            return b.s + e.getMessage() + out.yield("caught");
        }
    }

    @Body({65, 26, 49})
    @Coroutine
    String anonymousOperands(Yielder<Object, Object> out, Log log) {
        int k = 3;
        String s =
                new Object() {
                            String join(Object a, Object b) {
                                return a + "" + b + k + secret;
                            }
                        }
                        .join(out.yield("a"), out.yield("b"));
        s += new Object() {
            int field = k;
        }.field + "" + out.yield("c");
        return s + same(new Object() {
            final String deep = "deep" + k;
        }, out.yield("d")).deep;
    }

    static <T> T same(T value, Object other) {
        return value;
    }

    @Body({22, 39, 40})
    @Coroutine
    static String references(Yielder<Object, Integer> out, Log log) throws Exception {
        int n = out.yield("n");
        class Made {
            final String s;

            Made(int a, String... more) {
                s = "spread" + a + more.length + n;
            }

            <T extends Number> Made(T t, List<T> list) throws IOException {
                if (t.intValue() == 5) throw new IOException("five");
                s = "generic" + t + list + n;
            }

            String show() {
                return s;
            }

            static String statically(Object o) {
                return "static" + o;
            }
        }
        interface Maker {
            Made make(Integer t, List<Integer> list) throws IOException;
        }
        IntFunction<Made> one = Made::new;
        BiFunction<Integer, String[], Made> spread = Made::new;
        Maker generic = Made::new;
        Function<Made, String> show = Made::show;
        Function<Object, String> statically = Made::statically;
        IntFunction<Made[]> array = Made[]::new;
        out.yield(one.apply(1).s);
        String s = show.apply(spread.apply(2, new String[] {"x", "y"})) + generic.make(3, List.of(4)).s;
        try {
            generic.make(5, List.of());
        } catch (IOException e) {
            s += e.getMessage() + out.yield("five");
        }
        Class<?> type = Made.class;
        Made[] some = {one.apply(6), new Made(7)};
        Made[][] grid = new Made[2][out.yield("grid") == 2 ? 1 : 2];
        return s + statically.apply("!") + array.apply(4).length + some[1].s + grid[1].length
                + type.getSimpleName().length();
    }

    @Body({22, 49})
    @Coroutine
    static String inACoroutine(Log log, Ops ops) {
        int n = Co.yield(ops.op("n", 4));
        class Counter {
            int count = n;

            Counter add(int m) {
                count += m + n;
                return this;
            }
        }
        Counter c = new Counter().add(Co.yield(ops.op("m", 1)));
        return "" + new Counter().add(Co.yield(ops.op("k", 2))).add(c.count).count + Co.yield(ops.op("c", c)).count;
    }

    @Body(22)
    @Coroutine
    static String untouchedInOnePiece(Yielder<Object, Integer> out, Log log) {
        int n = out.yield("n");
        String s = "";
        {
            class Local {
                int twice() {
                    return 2 * n;
                }
            }
            s += new Local().twice();
        }
        out.yield(s);
        return s;
    }
}
