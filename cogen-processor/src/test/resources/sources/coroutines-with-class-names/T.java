import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void tCoroutines() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void string() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void object() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void coroutineMachine() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void sourceMap() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void override() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void throwable() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void coro() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void t() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void Foo() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void foo() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void FOO() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void assertionError() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void void_() {
        Co.yield(Events.pass());
    }
}
