import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

interface T {
    int v();

    @Coroutine
    default int f() {
        Co.yield(Events.pass());
        return v();
    }

    @Coroutine
    private int g() {
        Co.yield(Events.pass());
        return v();
    }
}
