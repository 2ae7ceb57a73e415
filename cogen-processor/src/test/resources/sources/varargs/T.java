import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @SafeVarargs
    @Coroutine
    static <A> List<A> f(A... a) {
        Co.yield(Events.pass());
        List<A> l = new ArrayList<>();
        for (A x : a) l.add(x);
        return l;
    }

    @Coroutine
    static void g() {
        List<String> s = Co.yield(TCoroutines.f("a", "b"));
        System.out.println(s);
    }
}
