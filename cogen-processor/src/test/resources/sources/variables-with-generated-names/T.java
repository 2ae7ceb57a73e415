import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static int f(
            int state,
            int SOURCE,
            int failure,
            int yielded,
            int self,
            int pending,
            int completion,
            int caught,
            int result,
            int operation,
            int source,
            int F) {
        Co.yield(Events.pass());
        int step = state + SOURCE + failure;
        try {
            Co.yield(Events.pass());
            if (step > 3) return pending;
        } catch (RuntimeException e) {
            System.out.println(caught);
        } finally {
            Co.yield(Events.pass());
        }
        return yielded + self + completion + result + operation + source + F;
    }
}
