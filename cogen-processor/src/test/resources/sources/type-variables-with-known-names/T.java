import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static <Coro, Operation, Object, String, SourceMap, T> Coro f(
            Coro a, Operation b, Object c, String d, SourceMap e, T g) {
        Co.yield(Events.pass());
        System.out.println("" + b + c + d + e + g);
        return a;
    }
}
