import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T$X {
    static class Y$ {
        @Coroutine
        static int f(int a$) {
            Co.yield(Events.pass());
            int $ = a$;
            Co.yield(Events.pass());
            return $;
        }
    }
}
