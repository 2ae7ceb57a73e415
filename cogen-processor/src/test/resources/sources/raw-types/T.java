import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

@SuppressWarnings({"rawtypes", "unchecked"})
class T {
    @Coroutine
    static List f(List l, Map m) {
        Co.yield(Events.pass());
        l.add(m);
        for (Object o : l) {
            Co.yield(Events.pass());
            System.out.println(o);
        }
        List<String> s = l;
        Co.yield(Events.pass());
        return s;
    }
}
