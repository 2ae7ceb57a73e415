import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

public class T {
    @Deprecated(since = "1")
    @Coroutine
    public static final void f() {
        Co.yield(Events.pass());
    }

    @Coroutine
    protected final double g(final double d) {
        Co.yield(Events.pass());
        return d * 2;
    }
}
