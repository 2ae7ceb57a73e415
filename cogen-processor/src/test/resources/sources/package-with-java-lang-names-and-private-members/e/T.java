package e;

import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

public class T {
    private int x;
    private static long y;

    private void m(int a) throws IOException {}

    @io.cogen.annotations.Coroutine
    public void f() throws IOException {
        x = 3;
        io.cogen.core.Co.yield(io.cogen.core.Events.pass());
        m(x);
        y = x;
        for (java.lang.String s : java.util.List.of("a")) {
            io.cogen.core.Co.yield(io.cogen.core.Events.pass());
            System.out.println(s);
        }
        try {
            io.cogen.core.Co.yield(io.cogen.core.Events.pass());
        } catch (java.lang.RuntimeException e) {
            System.out.println(e);
        } finally {
            System.out.println();
        }
    }
}
