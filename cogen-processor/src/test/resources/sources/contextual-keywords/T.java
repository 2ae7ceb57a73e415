import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static int f(int record, int var, int sealed, int permits, int when) {
        Co.yield(Events.pass());
        return record + var + sealed + permits + when;
    }

    @Coroutine
    static void record() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void var() {
        Co.yield(Events.pass());
    }
}
