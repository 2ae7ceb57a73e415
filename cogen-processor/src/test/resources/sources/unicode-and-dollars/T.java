import io.cogen.annotations.Coroutine;
import io.cogen.core.*;

class T {
    @Coroutine
    static String f(int größe) {
        Co.yield(Events.pass());
        String \u0061b = "\u00e4$\\";
        Co.yield(Events.pass());
        return ab + größe + '$' + "$L $T $$" + \u0061b;
    }
}
