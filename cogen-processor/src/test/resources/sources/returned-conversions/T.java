import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static long f(Operation<Integer, RuntimeException> i) {
        return Co.yield(i);
    }

    @Coroutine
    static double g(char c) {
        Co.yield(Events.pass());
        return c;
    }

    @Coroutine
    static byte h() {
        Co.yield(Events.pass());
        return 3;
    }

    @Coroutine
    static Character k() {
        Co.yield(Events.pass());
        return 'a';
    }

    @Coroutine
    static Byte l() {
        Co.yield(Events.pass());
        return 3;
    }

    @Coroutine
    static Object m(int n) {
        Co.yield(Events.pass());
        return n;
    }

    @Coroutine
    static Long n(boolean b) {
        Co.yield(Events.pass());
        if (b) return null;
        return 4L;
    }

    @Coroutine
    static int o(Integer b) {
        Co.yield(Events.pass());
        return b;
    }

    @Coroutine
    static Runnable p() {
        Co.yield(Events.pass());
        return () -> {
            return;
        };
    }

    @Coroutine
    static List<String> q() {
        Co.yield(Events.pass());
        return List.of();
    }

    @Coroutine
    static float r(boolean b) {
        Co.yield(Events.pass());
        return b ? 1 : 'c';
    }

    @Coroutine
    static Function<String, Integer> s() {
        Co.yield(Events.pass());
        return String::length;
    }

    @Coroutine
    static int[] t() {
        Co.yield(Events.pass());
        return new int[] {1};
    }

    @Coroutine
    static <A> Supplier<A> u(A a) {
        Co.yield(Events.pass());
        return () -> a;
    }

    @Coroutine
    static short v() {
        final short z = 3;
        Co.yield(Events.pass());
        return z;
    }
}
