import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

public class T {
    @Coroutine
    public static int f(int a, String b) {
        Co.yield(Events.pass());
        return a + b.length();
    }

    @Coroutine
    static int g(int a) {
        return Co.yield(TCoroutines.f(a, "x"));
    }

    @Coroutine
    private static void h() {
        Co.yield(Events.pass());
    }

    @Coroutine
    protected static void k() {
        Co.yield(Events.pass());
    }
}
