package e;

import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

public class T {
    @io.cogen.annotations.Coroutine
    public int f(int n) {
        java.util.function.Supplier<Integer> s = () -> n;
        io.cogen.core.Co.yield(io.cogen.core.Events.pass());
        return n + s.get();
    }

    private int q;

    @io.cogen.annotations.Coroutine
    public int g(io.cogen.core.Yielder<Integer, Void> out) {
        q = 3;
        out.yield(q);
        return 3;
    }
}
