import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    static class Object {}

    static class String {}

    static class SourceMap {}

    static class Operation {}

    static class Coro {}

    static class CoroutineMachine {}

    static class Override {}

    @Coroutine
    static void f(Object o, String s) {
        Co.yield(Events.pass());
        System.out.println(o);
        System.out.println(s);
    }
}
