package n;

import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

public class T {
    public static class A {
        public static class B {
            @Coroutine
            public void f() {
                Co.yield(Events.pass());
            }
        }

        @Coroutine
        static void g() {
            Co.yield(T_A_BCoroutines.f(new B()));
        }
    }

    interface I {
        @Coroutine
        static void h() {
            Co.yield(Events.pass());
        }
    }

    enum E {
        X,
        Y;

        @Coroutine
        int o() {
            Co.yield(Events.pass());
            return ordinal();
        }
    }

    record R(int a, String b) {
        @Coroutine
        int s() {
            Co.yield(Events.pass());
            return a + b().length() + this.a;
        }
    }

    @interface An {}
}
