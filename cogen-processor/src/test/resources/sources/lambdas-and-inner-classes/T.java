import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    int x;

    @Coroutine
    List<Supplier<Integer>> f(int n) {
        List<Supplier<Integer>> l = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int k = i;
            Co.yield(Events.pass());
            l.add(() -> k + x + this.x + n);
            Supplier<Integer> own = new Supplier<>() {
                int x = 3;

                @Override
                public Integer get() {
                    return x + this.x + T.this.x + k;
                }
            };
            l.add(own);
        }
        l.forEach(s -> {
            class L {
                int y = s.get();
            }
            System.out.println(new L().y);
        });
        Co.yield(Events.pass());
        return l;
    }
}
