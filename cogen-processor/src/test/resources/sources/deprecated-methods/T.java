import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Deprecated
    static void old() {}

    @SuppressWarnings("deprecation")
    @Coroutine
    static void f() {
        Co.yield(Events.pass());
        new java.util.Date(1, 1, 1);
        old();
    }

    @Deprecated
    @Coroutine
    static void g() {
        Co.yield(Events.pass());
    }
}
