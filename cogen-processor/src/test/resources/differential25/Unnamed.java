package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.List;
import java.util.function.BiFunction;

/** Unnamed variables and patterns. */
@SuppressWarnings("fallthrough")
public class Unnamed {
    record Pair(Object left, Object right) {}

    @Body({1, 15})
    @Coroutine
    static String everywhere(Yielder<Object, Object> out, Log log) throws Exception {
        var _ = out.yield("var");
        Object _ = out.yield("object");
        int count = 0;
        for (var _ : List.of("a", "b")) {
            out.yield(count++);
        }
        for (int i = 0, _ = count++; i < 2; i++) {
            out.yield(i);
        }
        BiFunction<Integer, Integer, Integer> f = (_, n) -> n + 1;
        try (var _ = log.open("first");
                var _ = log.open("second")) {
            out.yield("opened");
            log.failChecked("checked");
        } catch (java.io.IOException _) {
            out.yield("caught");
        }
        return "" + f.apply(1, count);
    }

    @Body(15)
    @Coroutine
    static String patterns(Yielder<Object, Boolean> out, Log log) {
        String all = "";
        Object[] some = {new Pair(1, "a"), new Pair("b", 2), new Pair(null, null), "text", 5, 2.5, 'c'};
        for (Object o : some) {
            all += switch (o) {
                case Pair(Integer _, String s) when out.yield(s) -> s;
                case Pair(_, Integer n) -> n + "" + out.yield(n);
                case Pair(var _, _) -> out.yield("pair");
                case String _, Double _ when out.yield("both") -> "text or double";
                case Character _ -> "c" + out.yield("char");
                case Object _ when out.yield("guard") -> "object";
                case Object _ -> "rest";
            };
            if (o instanceof Pair(String _, var right) && right != null) {
                out.yield(right);
                all += right;
            }
        }
        return all;
    }

    @Body({11, 15})
    @Coroutine
    static String fallThrough(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Object o : new Object[] {1, "a", 2.5, 'c'}) {
            switch (o) {
                case Integer _:
                    all += out.yield("int");
                case String _:
                    all += out.yield("string");
                case Double _:
                    break;
                case Object _:
                    all += out.yield("object");
            }
        }
        return all;
    }
}
