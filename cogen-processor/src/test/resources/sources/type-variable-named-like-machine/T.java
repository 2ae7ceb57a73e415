import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T<F> {
    @Coroutine
    F f(F a) {
        Co.yield(Events.pass());
        return a;
    }
}
