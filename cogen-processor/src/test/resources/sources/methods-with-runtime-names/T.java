import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    static int awaited() {
        return 1;
    }

    static boolean awaits(int n, Operation<?, ?> o) {
        return true;
    }

    static boolean ends(Object o) {
        return false;
    }

    static String name() {
        return "";
    }

    static SourceMap source() {
        return null;
    }

    static void clear() {}

    static boolean step(int n) {
        return true;
    }

    static int find$() {
        return 1;
    }

    static int sneak$;

    @Coroutine
    static void f() {
        awaited();
        awaits(1, null);
        Co.yield(Events.pass());
        ends(null);
        name();
        source();
        clear();
        step(1);
        find$();
    }

    @Coroutine
    static void awaited2() {
        Co.yield(Events.pass());
    }
}
