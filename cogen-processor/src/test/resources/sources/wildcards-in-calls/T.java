import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    static <A> void swap(List<A> l) {
        l.set(0, l.get(0));
    }

    static <A> A first(List<A> l, Object o) {
        return l.get(0);
    }

    @Coroutine
    static Object f(List<?> l, Operation<List<? extends Number>, RuntimeException> op) {
        swap(l);
        Number n = first(Co.yield(op), Co.yield(op));
        Co.yield(Events.pass());
        swap(l);
        swap(Co.yield(op));
        return n;
    }
}
