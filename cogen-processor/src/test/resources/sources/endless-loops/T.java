import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void f() {
        while (true) {
            Co.yield(Events.pass());
        }
    }

    @Coroutine
    static int g() {
        for (; ; ) Co.yield(Events.pass());
    }

    @Coroutine
    static int h() {
        do {
            Co.yield(Events.pass());
        } while (true);
    }
}
