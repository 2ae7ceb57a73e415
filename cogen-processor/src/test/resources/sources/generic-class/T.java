import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T<A, B extends Comparable<B>> {
    A a;

    @Coroutine
    <C> Map<A, List<? super C>> f(B b, C c, List<? extends A> l) {
        Co.yield(Events.pass());
        A x = l.get(0);
        Map<A, List<? super C>> m = new HashMap<>();
        Co.yield(Events.pass());
        a = x;
        m.put(a, new ArrayList<>(List.of(c)));
        System.out.println(b);
        return m;
    }

    @Coroutine
    static <D extends Number & Comparable<D>> D max(Collection<D> ds) {
        D best = null;
        for (D d : ds) {
            Co.yield(Events.pass());
            if (best == null || d.compareTo(best) > 0) best = d;
        }
        return best;
    }
}
