import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    private int x;
    private static long y;
    private final String z = "q";
    private static final int K = 3;

    private int m(int a) throws IOException {
        return a;
    }

    private static <A> A id(A a) {
        return a;
    }

    private T(int a) {}

    @Coroutine
    int f() throws IOException {
        x = m(1);
        x += 2;
        x++;
        ++x;
        y++;
        this.x = 4;
        Co.yield(Events.pass());
        int r = x++ + this.x + (int) y + z.length() + K + T.K + id(3) + this.m(4) + new T(3).m(2);
        x += Co.yield(op());
        return r;
    }

    static Operation<Integer, RuntimeException> op() {
        return null;
    }

    @Coroutine
    static void sw(int a) {
        switch (a) {
            case K:
                Co.yield(Events.pass());
                break;
            default:
        }
    }
}
