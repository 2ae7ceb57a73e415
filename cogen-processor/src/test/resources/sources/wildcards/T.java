import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void f(List<?> l, Map<? extends Number, ? super String> m, Class<?>[] cs) {
        Object o = l.get(0);
        Co.yield(Events.pass());
        var x = m.entrySet().iterator().next();
        Co.yield(Events.pass());
        System.out.println(x.getKey().intValue() + "" + x.getValue() + o);
        for (Class<?> c : cs) {
            Co.yield(Events.pass());
            System.out.println(c);
        }
        for (var e : m.entrySet()) {
            Co.yield(Events.pass());
            System.out.println(e.getKey());
        }
    }
}
