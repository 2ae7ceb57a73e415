import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void f() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void f(int a) {
        Co.yield(TCoroutines.f());
        System.out.println(a);
    }

    @Coroutine
    static void f(String... a) {
        Co.yield(TCoroutines.f(1));
        System.out.println(a.length);
    }

    @Coroutine
    void f(long a) {
        Co.yield(TCoroutines.f("a", "b"));
        System.out.println(a);
    }
}
