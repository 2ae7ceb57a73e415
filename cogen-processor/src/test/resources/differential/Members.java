package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.List;

/** Members of the user's class, its nested classes, private ones, and what they are called. */
@SuppressWarnings({"unused", "static-access"})
public class Members {
    private int count = 1;
    private static int total;
    private static final int LIMIT = 3;
    private static final String PREFIX = "pre";
    private final List<String> names = new ArrayList<>(List.of("n"));
    private String text;
    private int[] cells = {1, 2, 3};
    private Integer boxed = 4;
    private byte small = 1;
    private double real = 0.5;
    protected int guarded = 6;
    public int open = 7;
    private Members next;

    private Members() {}

    private Members(int count, String text) {
        this.count = count;
        this.text = text;
    }

    private int add(int n) {
        return count += n;
    }

    private static String decorate(Object... parts) {
        return PREFIX + java.util.Arrays.toString(parts);
    }

    private <T extends Comparable<T>> T larger(T a, T b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private void fails() throws java.io.IOException {
        throw new java.io.IOException("private failure");
    }

    @Body(46)
    @Coroutine
    String instanceFields(Yielder<Object, Integer> out, Log log) {
        open += out.yield(open);
        this.guarded = out.yield(guarded) + this.open;
        open++;
        return open + ":" + this.guarded;
    }

    @Body({46, 28})
    @Coroutine
    String privateFields(Yielder<Object, Integer> out, Log log) {
        count += out.yield(count);
        this.count = this.count + out.yield("again");
        count++;
        ++this.count;
        int old = count-- + --count;
        text = "t" + out.yield(old);
        text += count;
        text += out.yield(text);
        cells[count & 1] += out.yield(cells);
        cells[0]++;
        names.add(text);
        boxed += out.yield(boxed);
        boxed++;
        small += 127;
        small += out.yield(small);
        real *= 3;
        real -= out.yield(real);
        return count + text + cells[0] + cells[1] + names + boxed + small + real;
    }

    @Body({46, 31})
    @Coroutine
    String privateFieldsAsStatements(Yielder<Object, Integer> out, Log log) {
        out.yield("start");
        for (count = 0; count < 2; count++) {
            out.yield(count);
        }
        for (int i = 0; i < 2; count--, --count, i++) out.yield(i);
        if (count++ < 0) small++;
        boxed = null;
        text = null;
        text += "x";
        cells = new int[] {count};
        (count)++;
        return count + text + small + boxed + cells[0]-- + cells[0];
    }

    @Body(46)
    @Coroutine
    static String privateStatics(Yielder<Object, Integer> out, Log log) {
        total = 1;
        total += out.yield(total);
        Members.total++;
        int r = total-- * out.yield(Members.total) + total;
        String s = decorate(total, out.yield("arg"), r) + decorate() + Members.decorate("x", 'y') + LIMIT + PREFIX;
        switch (out.yield("s")) {
            case LIMIT:
                return "limit" + s;
            default:
                return s;
        }
    }

    @Body({46, 26})
    @Coroutine
    String privateMethods(Yielder<Object, Integer> out, Log log) {
        int a = add(out.yield("a")) + this.add(2) + add(out.yield("b"));
        String s = larger("p", "q") + larger(out.yield("c"), 2) + this.larger(1, out.yield("d"));
        try {
            fails();
        } catch (java.io.IOException e) {
            s += e.getMessage() + out.yield("caught");
        }
        return a + s;
    }

    @Body({46, 57})
    @Coroutine
    String privateMethodFailsWithChecked(Yielder<Object, Integer> out, Log log) throws java.io.IOException {
        out.yield("before");
        try {
            this.fails();
        } finally {
            log.add("finally");
        }
        return "not reached";
    }

    @Body({46, 41})
    @Coroutine
    static String privateConstructors(Yielder<Object, Integer> out, Log log) {
        Members a = new Members();
        Members b = new Members(out.yield("count"), "text");
        Members c = new Members(log.at("first", 1), "t" + out.yield("text"));
        return a.count + b.text + b.count + c.text + c.count;
    }

    @Body({46, 27})
    @Coroutine
    static String privateMembersOfOtherObjects(Yielder<Object, Integer> out, Log log) {
        Members m = new Members(1, "one");
        m.next = new Members(2, "two");
        Members after = m.next;
        after.count += out.yield(m.next.count);
        after.count++;
        --after.count;
        m.next.text = m.text + out.yield(m.next.text);
        m.next.add(out.yield("add"));
        Members none = m.next.next;
        try {
            none.count += out.yield("not reached");
        } catch (NullPointerException e) {
            log.add("npe");
        }
        try {
            none.count = out.yield("reached");
        } catch (NullPointerException e) {
            log.add("npe");
        }
        try {
            none.add(out.yield("reached too"));
        } catch (NullPointerException e) {
            log.add("npe");
        }
        return m.next.count + m.next.text + after.count++ + m.next.count;
    }

    @Body({46, 39})
    @Coroutine
    String privateMethodReferences(Yielder<Object, Integer> out, Log log) {
        java.util.function.IntUnaryOperator f = this::add;
        java.util.function.Supplier<Members> g = Members::new;
        java.util.function.Function<Object, String> h = Members::decorate;
        out.yield("made");
        return f.applyAsInt(5) + h.apply("x") + g.get().count;
    }

    static class Nested {
        private String secret = "s";
        int seen;

        private Nested() {}

        private String tell(String to) {
            return secret + to;
        }

        @Body(46)
        @Coroutine
        String inNested(Yielder<Object, String> out, Log log) {
            secret += out.yield(secret);
            Members m = new Members(5, "outer's");
            m.count = m.count + 2;
            return tell(out.yield("to")) + m.text + m.count + decorate(out.yield("d")) + seen++ + seen;
        }

        @Body(46)
        @Coroutine
        static String staticInNested(Yielder<Object, String> out, Log log) {
            Nested n = new Nested();
            n.secret = out.yield(n.secret);
            return n.tell(out.yield(n.secret)) + LIMIT;
        }

        static class Deeper {
            private static int depth = 2;

            @Body(46)
            @Coroutine
            private static String privateCoroutine(Yielder<Object, Integer> out, Log log) {
                return "deep" + out.yield(depth) + new Nested().tell("deeper");
            }
        }
    }

    @Body(46)
    @Coroutine
    static String privateMembersOfNested(Yielder<Object, String> out, Log log) {
        Nested n = new Nested();
        n.secret += out.yield("x");
        return n.tell(out.yield("y")) + n.secret + n.seen;
    }

    class Inner {
        int mine = 1;

        @Body(46)
        @Coroutine
        String inInner(Yielder<Object, Integer> out, Log log) {
            mine += out.yield(mine);
            return "inner" + mine + this.mine;
        }
    }

    class Outer2 {
        int open = 20;

    }

    interface Shape {
        int SIDES = 4;

        int side();

        @Body(46)
        @Coroutine
        default int area(Yielder<Object, Integer> out, Log log) {
            int a = side() * out.yield("side");
            return a + this.side() + SIDES + helper(out.yield("helper"));
        }

        private int helper(int n) {
            return n * side();
        }

        @Body(46)
        @Coroutine
        static String ofSides(Yielder<Object, Integer> out, Log log) {
            return "s" + out.yield(SIDES) + Shape.SIDES + named(out.yield("n"));
        }

        private static String named(int n) {
            return "named" + n;
        }

        class Impl implements Shape {
            @Override
            public int side() {
                return 3;
            }
        }
    }

    enum Planet {
        EARTH(1) {
            @Override
            int weight() {
                return 100;
            }
        },
        MARS(2);

        private final int number;

        Planet(int number) {
            this.number = number;
        }

        int weight() {
            return number * 10;
        }

        @Body(46)
        @Coroutine
        String inEnum(Yielder<Object, Integer> out, Log log) {
            String s = name() + number + weight() + out.yield(this);
            for (Planet p : values()) s += p.ordinal() + out.yield(p.number);
            switch (this) {
                case EARTH:
                    return s + out.yield(MARS);
                default:
                    return s;
            }
        }
    }

    record Point(int x, int y) {
        @Body(46)
        @Coroutine
        String inRecord(Yielder<Object, Integer> out, Log log) {
            Point p = new Point(x + out.yield(x), y());
            return p + "" + out.yield(this.y) + p.equals(this) + x();
        }
    }

    abstract static class Base {
        protected String hello = "hello";

        abstract String who();

        protected static int counted = 5;

        String greet() {
            return hello + who();
        }

        @Body(46)
        @Coroutine
        String inAbstractClass(Yielder<Object, String> out, Log log) {
            hello += out.yield(greet());
            return greet() + counted + out.yield(who());
        }

        static class Impl extends Base {
            @Override
            String who() {
                return "impl";
            }

            @Override
            String greet() {
                return "overridden " + super.greet();
            }

            @Body(46)
            @Coroutine
            String inherited(Yielder<Object, String> out, Log log) {
                hello = "h" + out.yield(hello);
                this.hello += greet();
                counted = 5;
                counted += who().length();
                return hello + counted + out.yield(this.greet());
            }

        }
    }

    @Body({41, 46})
    @Coroutine
    static String qualifiedNames(Yielder<Object, Integer> out, Log log) {
        differential.Members.total = 1;
        differential.Members.Nested n = new differential.Members.Nested();
        java.util.List<java.lang.String> l = new java.util.ArrayList<>();
        l.add(n.secret + out.yield(differential.Members.total));
        return l + "" + java.lang.Integer.valueOf(out.yield(Integer.MAX_VALUE)) + Shape.SIDES + Planet.MARS.number;
    }

    @Body(69)
    @Coroutine
    String membersNamedAsGeneratedOnes(Yielder<Object, Object> out, Log log) {
        Clashes c = new Clashes();
        c.state = 5;
        c.step(2);
        out.yield(c.state);
        return c.run(out.yield(c.self())) + c.failure;
    }

    static class Clashes {
        int state;
        String yielded = "y";
        Object failure = "f";
        static int SOURCE = 3;
        Object self;

        boolean step(int n) {
            state += n;
            return true;
        }

        void clear() {
            state = 0;
        }

        String ends(Object o) {
            return "ends" + o;
        }

        String awaited() {
            return "awaited";
        }

        String source() {
            return "source";
        }

        Object sent() {
            return "sent";
        }

        String self() {
            return "self()";
        }

        String run(Object o) {
            return "run" + o;
        }

        boolean yields(int i) {
            return false;
        }

        @Body(69)
        @Coroutine
        String ownMembersNamedAsGeneratedOnes(Yielder<Object, Object> out, Log log) {
            state = 1;
            step(4);
            self = this;
            out.yield(state);
            String r = ends(out.yield(yielded)) + awaited() + sent() + source() + self() + yields(2) + failure + SOURCE;
            clear();
            out.yield(yielded = "z");
            return r + state + yielded + (self == this);
        }

        @Body(69)
        @Coroutine
        String step(Yielder<Object, Object> out, Log log) {
            return "step" + out.yield(step(1)) + this.state;
        }

        @Body(69)
        @Coroutine
        String clear(Yielder<Object, Object> out, Log log, int state) {
            this.state = state;
            clear();
            return "clear" + out.yield(this.state) + state;
        }

        @Body(69)
        @Coroutine
        static String value(Yielder<Object, Object> out, Log log) {
            return "value" + out.yield("x");
        }

        @Body(69)
        @Coroutine
        static String resume(Yielder<Object, Object> out, Log log, int next, String result) {
            return next + result + out.yield("x") + next;
        }

        @Body(69)
        @Coroutine
        static String close(Yielder<Object, Object> out, Log log, String self, int state, String SOURCE, Object yielded) {
            return self + state + out.yield(SOURCE) + yielded + self;
        }
    }

    @Body({26, 38})
    @Coroutine
    static String overloaded(Yielder<Object, Object> out, Log log) {
        return "none" + out.yield("x");
    }

    @Body({26, 38})
    @Coroutine
    static String overloaded(Yielder<Object, Object> out, Log log, int i) {
        return "int" + i + out.yield("x");
    }

    @Body({26, 38})
    @Coroutine
    static String overloaded(Yielder<Object, Object> out, Log log, Integer i) {
        return "Integer" + i + out.yield("x");
    }

    @Body({26, 38})
    @Coroutine
    static String overloaded(Yielder<Object, Object> out, Log log, Object... all) {
        return "all" + all.length + out.yield(overloaded(v -> v, log));
    }
}
