import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void f(final int a, @SuppressWarnings("unused") final String b) {
        final int c = a;
        Co.yield(Events.pass());
        @SuppressWarnings("unused")
        final int d = c;
        Co.yield(Events.pass());
        System.out.println(a + d + b);
    }
}
