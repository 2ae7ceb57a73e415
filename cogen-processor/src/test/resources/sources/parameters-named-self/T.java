import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    int x;

    @Coroutine
    int f(int self, int self$) {
        Co.yield(Events.pass());
        return x + self + self$;
    }
}
