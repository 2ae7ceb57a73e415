import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void notify(int x) {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void wait(String x) {
        Co.yield(Events.pass());
        System.out.println(x);
    }

    @Coroutine
    void getClass(int n) {
        Co.yield(Events.pass());
    }
}
