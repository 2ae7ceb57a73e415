import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @SuppressWarnings("try")
    @Coroutine
    static int f(Yielder<Integer, Void> out, AutoCloseable c) throws Exception {
        int i = 0;
        try (c;
                AutoCloseable d = c) {
            out.yield(i);
            for (; ; ) {
                try {
                    out.yield(i++);
                    if (i > 3) break;
                    if (i > 2) continue;
                    return i;
                } finally {
                    out.yield(-1);
                }
            }
        } catch (IOException | IllegalStateException e) {
            out.yield(e.hashCode());
        } finally {
            System.out.println(i);
        }
        return 4;
    }
}
