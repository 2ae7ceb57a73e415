import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T<S extends T<S>> {
    S s;

    @Coroutine
    <E extends Enum<E>> S f(E e, Class<E> c) {
        Co.yield(Events.pass());
        E first = c.getEnumConstants()[0];
        Co.yield(Events.pass());
        System.out.println(first == e);
        return s;
    }
}
