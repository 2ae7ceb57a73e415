import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void clear() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void step() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void source() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void ends() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void name() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void f() {
        Co.yield(TCoroutines.clear());
        Co.yield(TCoroutines.step());
    }
}
