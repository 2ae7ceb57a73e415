import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    static class A extends IOException {
        private static final long serialVersionUID = 1;
    }

    static class B extends A {
        private static final long serialVersionUID = 1;
    }

    @Coroutine
    static void none() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void unchecked() throws IllegalStateException, Error {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void one() throws IOException {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void two() throws FileNotFoundException, A {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void far() throws InterruptedException, A {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void thr() throws Throwable {
        Co.yield(Events.pass());
    }

    @Coroutine
    static <X extends Exception> void var(X x) throws X {
        Co.yield(Events.pass());
        if (x != null) throw x;
    }

    @Coroutine
    static <X extends Exception> void varAnd(X x) throws X, IOException {
        Co.yield(Events.pass());
        if (x != null) throw x;
    }

    @Coroutine
    static <X extends RuntimeException> void varUn(X x) throws X {
        Co.yield(Events.pass());
        if (x != null) throw x;
    }

    @Coroutine
    static void mixed() throws IllegalArgumentException, IOException {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void calls() throws IOException {
        Co.yield(TCoroutines.one());
        Co.yield(TCoroutines.none());
        Co.yield(TCoroutines.two());
        Co.yield(TCoroutines.var(new IOException()));
    }
}
