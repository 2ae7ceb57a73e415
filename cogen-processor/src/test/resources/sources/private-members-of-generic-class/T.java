import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T<A> {
    private A a;
    private List<A> l;

    private void set(A x, List<? super A> y) {}

    @Coroutine
    A f(A n) {
        A o = a;
        a = n;
        Co.yield(Events.pass());
        set(a, l);
        l.add(a);
        return o;
    }

    @Coroutine
    static int g(T<String> t) {
        Co.yield(Events.pass());
        t.a = "x";
        return t.a.length();
    }
}
