import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class t {
    @Coroutine
    static void t() {
        Co.yield(Events.pass());
    }

    @Coroutine
    static void T() {
        Co.yield(Events.pass());
    }
}
