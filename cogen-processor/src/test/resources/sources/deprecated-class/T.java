import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

@SuppressWarnings("deprecation")
class T {
    @Coroutine
    static D f(D d) {
        Co.yield(Events.pass());
        return new D();
    }
}
