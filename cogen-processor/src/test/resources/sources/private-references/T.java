import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import java.util.function.Function;
import java.util.function.Supplier;

class T {
    private int x;

    private T() {}

    private T(int x) {
        this.x = x;
    }

    private int m() {
        return x;
    }

    private static int twice(int n) {
        return 2 * n;
    }

    @Coroutine
    int f(T other, T[] all) {
        Supplier<T> none = T::new;
        Function<Integer, T> one = T::new;
        Supplier<Integer> bound = this::m;
        Function<T, Integer> unbound = T::m;
        Function<Integer, Integer> twice = T::twice;
        Co.yield(Events.pass());
        other.x++;
        --other.x;
        other.x *= 2;
        Co.yield(Events.pass());
        return none.get().x + one.apply(bound.get()).x + unbound.apply(other) + twice.apply(all[0].m());
    }
}
