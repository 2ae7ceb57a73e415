import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static int f(int a) {
        return a + 1;
    }

    @Coroutine
    static void g() {}

    @Coroutine
    static void h() {
        throw new IllegalStateException();
    }

    @Coroutine
    static int k() {
        while (true) {}
    }
}
