import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void p(Yielder<Integer, Void> out) {
        out.yield(1);
        out.yield(2);
    }

    @Coroutine
    static void boxed(Yielder<Integer, Void> out, Integer i) {
        out.yield(1);
        out.yield(i);
    }

    @Coroutine
    static <A> void g(Yielder<A, List<? super A>> o, A a) {
        List<? super A> l = o.yield(a);
        l.add(a);
    }

    @Coroutine
    static void chars(Yielder<Character, Void> out) {
        for (char c = 'a'; c < 'z'; c++) out.yield(c);
    }

    @Coroutine
    static void none(Yielder<String, Void> out) {}

    @Coroutine
    static int[] arr(Yielder<int[], long[][]> out) {
        long[][] l = out.yield(new int[] {1});
        return new int[] {(int) l[0][0]};
    }

    @Coroutine
    static void lng(Yielder<Long, Void> out) {
        out.yield(1L);
        out.yield((long) 2);
    }

    @Coroutine
    static void dbl(Yielder<Double, Void> out, float f) {
        out.yield(1d);
        out.yield(1.0 * f);
    }

    @Coroutine
    static void obj(Yielder<Object, Void> out) {
        out.yield(1);
        out.yield("a");
    }

    @Coroutine
    static void bool(Yielder<Boolean, Boolean> out) {
        while (out.yield(true)) {
            out.yield(!out.yield(false));
        }
    }

    @Coroutine
    static void byt(Yielder<Byte, Void> out) {
        out.yield((byte) 1);
    }
}
