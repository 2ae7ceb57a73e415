import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static int f(Object o, Operation<Object, RuntimeException> op) {
        if (o instanceof String s && s.length() > 2) {
            Co.yield(op);
            return s.length();
        }
        if (!(o instanceof Integer i)) {
            Co.yield(op);
            return 1;
        }
        Co.yield(op);
        if (Co.yield(op) instanceof Long l && l > i) {
            return (int) (l + i);
        }
        while (!(Co.yield(op) instanceof Short z)) {
            Co.yield(op);
        }
        return i + z;
    }
}
