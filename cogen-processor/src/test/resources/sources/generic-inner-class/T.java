import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T<A> {
    class I<B> {
        B b;

        @Coroutine
        <C extends A> B f(A a, C c) {
            B r = b;
            Co.yield(Events.pass());
            System.out.println(a);
            System.out.println(c);
            return r;
        }
    }
}
