package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Private members in less common places. */
@SuppressWarnings({"unused", "static", "fallthrough", "rawtypes", "unchecked", "try", "lossy-conversions"})
public class Privates<E> {
    private int count;
    private long wide = 5;
    private char letter = 'a';
    private boolean flag;
    private float single = 1.5f;
    private short little = 3;
    private String text = "t";
    private int[] cells = {1, 2, 3};
    private int[][] grid = {{1}, {2, 3}};
    private List<E> elements = new ArrayList<>();
    private Map<String, ? extends List<? super E>> map = new TreeMap<>();
    private Privates<E> next;
    private E one;
    private static List<String> names = new ArrayList<>();
    private static int counter;
    private final Supplier<Integer> ready = () -> count;
    private volatile int shared;
    private transient Object any;

    private int calls(int... all) {
        count++;
        return all.length;
    }

    private String over(Object o) {
        return "object";
    }

    private String over(String s) {
        return "string";
    }

    private String over(int i) {
        return "int";
    }

    private String over(long l) {
        return "long";
    }

    private <T> T id(T t) {
        return t;
    }

    private static <T extends Exception> void sneak(Exception e) throws T {
        throw (T) e;
    }

    private Privates<E> me(Log log) {
        log.add("me");
        return this;
    }

    private void nothing() {
        count += 100;
    }

    @Body({30, 46})
    @Coroutine
    String compoundOfEachType(Yielder<Object, Integer> out, Log log) {
        wide += out.yield(wide);
        wide <<= 2;
        letter += 1;
        letter += out.yield(letter);
        letter++;
        flag |= out.yield(flag) > 0;
        flag ^= true;
        single /= 2;
        single *= out.yield(single);
        little -= 5;
        little >>= 1;
        --little;
        shared %= 7;
        shared += out.yield(shared) * 3.7;
        any = "any";
        any += "more" + out.yield(any);
        return "" + wide + letter + flag + single + little + shared + any;
    }

    @Body({29, 46})
    @Coroutine
    String arrays(Yielder<Object, Integer> out, Log log) {
        cells[0] = out.yield(cells.length);
        this.cells[1]++;
        cells[cells[1] & 1] += cells[2] + out.yield(cells);
        grid[1][out.yield("i") & 1] = cells[0];
        grid[0] = new int[] {out.yield("x")};
        for (int c : cells) count += c;
        for (int[] row : this.grid) for (int c : row) count += out.yield(c);
        cells = new int[out.yield("size") & 3];
        return count + ":" + cells.length + grid[0][0] + grid[1][1];
    }

    @Body({46, 62})
    @Coroutine
    String genericFields(Yielder<Object, E> out, Log log) {
        one = out.yield("one");
        elements.add(this.one);
        this.elements.add(out.yield(elements));
        for (E e : elements) log.show(e);
        E again = id(one);
        one = elements.get(out.yield("index") == null ? 0 : 1);
        map = Map.of("k", elements);
        List<? super E> l = map.get("k");
        l.add(again);
        next = new Privates<>();
        next.one = again;
        Privates<E> n = this.next;
        return "" + elements + (n.one == again) + (next.next == null) + ready.get();
    }

    @Body({38, 46})
    @Coroutine
    String overloads(Yielder<Object, Integer> out, Log log) {
        byte b = 1;
        Object o = "o";
        return over(out.yield("Integer")) + over("s") + over(o) + over(b) + over(b + 1L) + over((int) out.yield("int")) + over((Integer) 3)
                + over('c') + over(out.yield("x") + "") + over(null == o ? 1 : 2L);
    }

    @Body({40, 46})
    @Coroutine
    String varargs(Yielder<Object, Integer> out, Log log) {
        int a = calls() + calls(1) + calls(1, out.yield("2")) + calls(cells) + this.calls(new int[] {1, 2});
        nothing();
        this.nothing();
        return a + ":" + count + calls(out.yield("a"), out.yield("b"), calls());
    }

    @Body({46, 57})
    @Coroutine
    String sneaky(Yielder<Object, Integer> out, Log log) {
        try {
            out.yield("before");
            Privates.sneak(new java.io.IOException("sneaked"));
            return "not reached";
        } catch (Exception e) {
            return e.getMessage() + out.yield("caught");
        }
    }

    @Body({22, 46})
    @Coroutine
    String anonymousClassUsesThem(Yielder<Object, Integer> out, Log log) {
        Supplier<String> s = new Supplier<>() {
            private int count = 50;

            @Override
            public String get() {
                count++;
                this.count += 2;
                wide++;
                cells[0]++;
                nothing();
                return count + text + wide + over(1);
            }
        };
        out.yield(s.get());
        return s.get() + count + cells[0];
    }

    @Body({9, 46})
    @Coroutine
    String lambdasUseThem(Yielder<Object, Integer> out, Log log) {
        Runnable a = () -> count++;
        Runnable b = () -> --this.count;
        Runnable c = () -> {
            count += 5;
            text += count;
            nothing();
        };
        Supplier<Integer> d = () -> count++;
        Supplier<String> e = () -> text = "assigned" + count;
        Runnable f = this::nothing;
        Runnable g = () -> nothing();
        Supplier<Integer> h = () -> calls(1, count);
        out.yield("made");
        a.run();
        b.run();
        c.run();
        f.run();
        g.run();
        return d.get() + e.get() + text + h.get() + count + out.yield(ready.get());
    }

    @Body({41, 46})
    @Coroutine
    String staticsThroughThisAndType(Yielder<Object, Integer> out, Log log) {
        counter = 1;
        this.counter += out.yield(Privates.counter);
        Privates.counter++;
        differential.Privates.counter += 2;
        names = new ArrayList<>();
        names.add("n" + out.yield(names));
        for (String n : names) log.add(n + out.yield(n));
        return counter + "" + names;
    }

    @Body({3, 46})
    @Coroutine
    String shadowed(Yielder<Object, Integer> out, Log log, int count) {
        this.count = count + out.yield(this.count);
        count++;
        String text = this.text + out.yield(count);
        this.text = text + this.text;
        {
            int wide = (int) this.wide;
            wide += out.yield(wide);
            this.wide += wide;
        }
        wide++;
        return this.count + ":" + count + text + this.text + wide;
    }

    @Body({32, 46})
    @Coroutine
    String inConditions(Yielder<Object, Boolean> out, Log log) {
        if (flag || (flag = out.yield("flag")) && count++ == 0) log.add("then" + count);
        while (count < 3 && (out.yield(count) || ++count > 1)) count++;
        int r = flag ? count-- : count++;
        String s = text != null && text.length() == 1 ? text : "long";
        switch (count) {
            case 3:
                s += out.yield("three");
            default:
                s += count;
        }
        return s + r + (flag == !flag) + (any instanceof String t ? t : "");
    }

    @Body({26, 46})
    @Coroutine
    String evaluationOrder(Yielder<Object, Integer> out, Log log) {
        String s = count + "" + (count = 5) + out.yield(count = 7) + count++ + ++count + count;
        int r = count + (count += out.yield(count)) + count;
        s += me(log).count = out.yield("target");
        s += text + (text = "u") + out.yield(text = "v") + text;
        calls(count, count = 9, out.yield(count), count);
        return s + r + count;
    }

    @Body({27, 46})
    @Coroutine
    String otherObjects(Yielder<Object, Integer> out, Log log, String unused) {
        Privates<String> p = new Privates<>();
        p.count = out.yield(p.count);
        p.text += p.one;
        p.letter++;
        p.cells[0] += out.yield(p.cells);
        p.nothing();
        p.elements.add("e" + out.yield(p.id("x")));
        String s = p.elements.get(0).substring(1);
        List<Privates<String>> list = List.of(p);
        for (Privates<String> q : list) q.count += out.yield(q.count);
        return s + p.count + p.text + p.letter + p.cells[0] + list.get(0).count + list.get(0).over("s");
    }

    private static final class Hidden {
        final int n;

        Hidden(int n) {
            this.n = n;
        }
    }

    private enum Mode {
        ON,
        OFF
    }

    private static final int CONSTANT = 3;
    private static final String NAME = "name" + CONSTANT;
    private static final long[] TABLE = {1, 2, 3};
    private static final Integer BOXED = 4;

    @Body({34, 46})
    @Coroutine
    static String constants(Yielder<Object, Integer> out, Log log) {
        byte b = CONSTANT;
        char c = CONSTANT + 'a';
        boolean interned = NAME == "name3";
        out.yield(interned);
        switch (out.yield(NAME)) {
            case CONSTANT:
                return "constant" + b;
            case CONSTANT - 1:
                return "less" + c;
            default:
                TABLE[0] += out.yield(TABLE[1]);
                TABLE[0] = 1;
                return NAME + BOXED + TABLE[CONSTANT - 1] + interned;
        }
    }
}
