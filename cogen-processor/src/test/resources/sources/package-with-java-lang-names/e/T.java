package e;

import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

public class T {
    @Coroutine
    public java.lang.String f(java.lang.Object o, Object p, String s, java.util.List<java.lang.Integer> l) {
        java.lang.String x = "" + o + p + s;
        io.cogen.core.Co.yield(io.cogen.core.Events.pass());
        java.lang.Integer n = 3;
        Integer m = new Integer();
        io.cogen.core.Co.yield(io.cogen.core.Events.pass());
        return x + n + m + l;
    }
}
