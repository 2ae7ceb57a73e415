import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    static <A> void p(Function<A, A> a, A b) {}

    @Coroutine
    static void f(Operation<String, RuntimeException> op) {
        p(x -> x, Co.yield(op));
        p(String::trim, Co.yield(op));
        p((String x) -> x.trim(), Co.yield(op));
        Map<String, List<Integer>> m = new HashMap<>();
        m.computeIfAbsent(Co.yield(op), k -> new ArrayList<>()).add(1);
        List<String> l = new ArrayList<>(List.of(Co.yield(op), "a", Co.yield(op)));
        System.out.println(l);
    }
}
