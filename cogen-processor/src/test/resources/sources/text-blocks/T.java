import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static String f(int a) {
        String s = """
            a
              b\tc
            "quoted" \
            joined
            """;
        Co.yield(Events.pass());
        char c = '"'; /* comment " */ // other '
        return s + c + """
              x
            """.strip();
    }
}
