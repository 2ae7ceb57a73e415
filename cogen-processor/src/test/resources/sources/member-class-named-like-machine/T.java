import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    static class F {
        int v;
    }

    static class Step {}

    @Coroutine
    static int f(F f) {
        Co.yield(Events.pass());
        return f.v;
    }
}
